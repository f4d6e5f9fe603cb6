import { instant, type Instant } from "../platform/clock.ts";
import { newId } from "../platform/id.ts";
import type { Reader, Work } from "../platform/work.ts";
import type { PrintJob } from "./paper.ts";

export async function insertPrintJob(
  work: Work,
  job: { kioskId: string; ticketId: string; link: string },
): Promise<string> {
  const id = newId<string>();
  await work.db
    .insertInto("print_job")
    .values({
      id,
      kiosk_id: job.kioskId,
      ticket_id: job.ticketId,
      state: "queued",
      created_at: work.now,
      ended_at: null,
      fault: null,
      link: job.link,
      handed_at: null,
    })
    .execute();
  return id;
}

/** Paper that waits or is being printed, the oldest first. */
export async function readPrintJobs(reader: Reader, kioskId: string): Promise<PrintJob[]> {
  const rows = await reader.db
    .selectFrom("print_job")
    .innerJoin("ticket", "ticket.id", "print_job.ticket_id")
    .select(["print_job.id", "print_job.ticket_id", "print_job.link"])
    .select(["print_job.state", "print_job.created_at", "print_job.handed_at"])
    .select("ticket.state as ticket_state")
    .where("kiosk_id", "=", kioskId)
    .where("print_job.state", "in", ["queued", "printing"])
    .orderBy("print_job.created_at")
    .orderBy("print_job.id")
    .execute();
  return rows.map((row) => ({
    id: row.id,
    ticketId: row.ticket_id,
    link: row.link ?? "",
    state: row.state === "printing" ? "printing" : "queued",
    createdAt: instant(row.created_at),
    handedAt: row.handed_at === null ? null : instant(row.handed_at),
    ticketState: row.ticket_state,
  }));
}

/** Moves a print job on if it is still in the state it was seen in. Paper that is out or given up keeps no address. */
export async function movePrintJob(
  work: Work,
  job: { id: string; from: "queued" | "printing" },
  to: {
    state: "queued" | "printing" | "printed" | "dropped" | "cut-off";
    fault?: string | null;
    handedAt?: Instant;
  },
): Promise<boolean> {
  const isOver = to.state !== "queued" && to.state !== "printing";
  const result = await work.db
    .updateTable("print_job")
    .set({
      state: to.state,
      fault: to.fault ?? null,
      handed_at: to.handedAt ?? null,
      ...(isOver ? { ended_at: work.now, link: null } : {}),
    })
    .where("id", "=", job.id)
    .where("state", "=", job.from)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

export const findPrintJob = (reader: Reader, id: string) =>
  reader.db
    .selectFrom("print_job")
    .select(["id", "kiosk_id", "ticket_id", "state"])
    .where("id", "=", id)
    .executeTakeFirst();

export async function readPrinterFault(
  reader: Reader,
  kioskId: string,
): Promise<{ fault: string | null; since: Instant } | null> {
  const row = await reader.db
    .selectFrom("printer_state")
    .select(["fault", "since"])
    .where("kiosk_id", "=", kioskId)
    .executeTakeFirst();
  return row === undefined ? null : { fault: row.fault, since: instant(row.since) };
}

export async function savePrinterFault(work: Work, kioskId: string, fault: string | null): Promise<void> {
  const row = { fault, since: work.now };
  await work.db
    .insertInto("printer_state")
    .values({ kiosk_id: kioskId, ...row })
    .onConflict((conflict) => conflict.column("kiosk_id").doUpdateSet(row))
    .execute();
}
