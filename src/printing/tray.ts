import type { Instant } from "../platform/clock.ts";
import type { Reader, Work } from "../platform/work.ts";
import { decode, toPng } from "./decoder.ts";

/** The paper tray of the trial office: what a printer would have got, kept as bytes and shown by decoding those very bytes. */
export interface TrayPaper {
  readonly kioskId: string;
  readonly number: string;
  /** The e-ticket's address, which the square on the paper says. */
  readonly link: string;
}

export interface KeptPaper extends TrayPaper {
  readonly id: number;
  readonly printedAt: Instant;
}

const MOST_KEPT = 500;

export async function keepPaper(work: Work, paper: TrayPaper, bytes: Uint8Array): Promise<void> {
  const { id } = await work.db
    .insertInto("tray_paper")
    .values({ kiosk_id: paper.kioskId, number: paper.number, link: paper.link, bytes, printed_at: work.now })
    .returning("id")
    .executeTakeFirstOrThrow();
  await work.db
    .deleteFrom("tray_paper")
    .where("id", "<=", id - MOST_KEPT)
    .execute();
}

/** Newest first. */
export async function keptPapers(reader: Reader): Promise<KeptPaper[]> {
  const rows = await reader.db
    .selectFrom("tray_paper")
    .select(["id", "kiosk_id", "number", "link", "printed_at"])
    .orderBy("id", "desc")
    .execute();
  return rows.map((row) => ({
    id: row.id,
    kioskId: row.kiosk_id,
    number: row.number,
    link: row.link,
    printedAt: row.printed_at as Instant,
  }));
}

/** The bytes as they would lie on paper, a PNG; null when there is no such paper. */
export async function paperPicture(reader: Reader, id: number): Promise<Uint8Array<ArrayBuffer> | null> {
  const row = await reader.db.selectFrom("tray_paper").select("bytes").where("id", "=", id).executeTakeFirst();
  return row === undefined ? null : new Uint8Array(toPng(await decode(row.bytes)));
}
