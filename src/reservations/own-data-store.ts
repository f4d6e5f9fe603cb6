import { sql } from "kysely";
import { instant, type Instant } from "../platform/clock.ts";
import type { Reader } from "../platform/work.ts";
import type { ReservationId } from "./reservation.ts";

interface Kept {
  readonly kept: number;
  readonly until: Instant | null;
}

const keptOf = (row: { kept: number; until: number | null } | undefined): Kept => ({
  kept: row?.kept ?? 0,
  until: row?.until == null ? null : instant(row.until),
});

/** Rows that hold what clients told, and when the last of them must be gone (A4). */
export async function keptClients(reader: Reader): Promise<Kept> {
  const row = await reader.db
    .selectFrom("client")
    .innerJoin("reservation", "reservation.id", "client.reservation_id")
    .select((row) => [row.fn.countAll<number>().as("kept"), row.fn.max<number | null>("erase_at").as("until")])
    .executeTakeFirst();
  return keptOf(row);
}

export async function keptNotes(reader: Reader): Promise<Kept> {
  const row = await reader.db
    .selectFrom("client")
    .innerJoin("reservation", "reservation.id", "client.reservation_id")
    .select((row) => [row.fn.countAll<number>().as("kept"), row.fn.max<number | null>("erase_at").as("until")])
    .where("client.note", "is not", null)
    .where("client.note", "<>", "")
    .executeTakeFirst();
  return keptOf(row);
}

export async function keptMessages(reader: Reader): Promise<Kept> {
  const row = await reader.db
    .selectFrom("message")
    .select((row) => [row.fn.countAll<number>().as("kept"), row.fn.max<number | null>("erase_at").as("until")])
    .where("recipient", "is not", null)
    .executeTakeFirst();
  return keptOf(row);
}

export async function keptLinks(reader: Reader): Promise<Kept> {
  const row = await reader.db
    .selectFrom("link")
    .innerJoin("reservation", "reservation.id", "link.reservation_id")
    .select((row) => [row.fn.countAll<number>().as("kept"), row.fn.max<number | null>("erase_at").as("until")])
    .executeTakeFirst();
  return keptOf(row);
}

export async function keptWishes(reader: Reader): Promise<Kept> {
  const row = await reader.db
    .selectFrom("waiting_wish")
    .select((row) => [row.fn.countAll<number>().as("kept"), row.fn.max<number | null>("erase_at").as("until")])
    .executeTakeFirst();
  return keptOf(row);
}

/** When how many were erased, the newest first; an index of its own finds them among all events. */
export async function erasings(reader: Reader, most: number): Promise<{ at: Instant; count: number }[]> {
  const rows = await reader.db
    .selectFrom("event")
    .select(["at", sql<number>`json_extract(detail, '$.count')`.as("count")])
    .where("kind", "=", sql.lit("reservations-erased"))
    .orderBy("at", "desc")
    .limit(most)
    .execute();
  return rows.map((row) => ({ at: instant(row.at), count: row.count }));
}

export async function lettersOf(reader: Reader, id: ReservationId) {
  const rows = await reader.db
    .selectFrom("message")
    .select(["kind", "channel", "recipient", "subject", "body", "created_at"])
    .where((is) => is.or([is("reservation_id", "=", id), is("ticket_id", "in", ticketsOf(reader, id))]))
    .where("recipient", "is not", null)
    .orderBy("created_at")
    .orderBy("id")
    .execute();
  return rows.map((row) => ({
    kind: row.kind,
    channel: row.channel,
    recipient: row.recipient ?? "",
    subject: row.subject ?? "",
    body: row.body ?? "",
    writtenAt: instant(row.created_at),
  }));
}

/** V4: where the person's tickets are to be told that they are near; those told already are among the letters. */
export async function nearWishesOf(reader: Reader, id: ReservationId) {
  const rows = await reader.db
    .selectFrom("near_wish")
    .select(["before", "channel", "recipient"])
    .where("ticket_id", "in", ticketsOf(reader, id))
    .where("recipient", "is not", null)
    .execute();
  return rows.map((row) => ({ before: row.before, channel: row.channel, recipient: row.recipient ?? "" }));
}

const ticketsOf = (reader: Reader, id: ReservationId) =>
  reader.db.selectFrom("ticket").select("id").where("reservation_id", "=", id);

export async function keptNear(reader: Reader): Promise<Kept> {
  const row = await reader.db
    .selectFrom("near_wish")
    .select((row) => row.fn.countAll<number>().as("kept"))
    .where("recipient", "is not", null)
    .executeTakeFirst();
  return keptOf(row === undefined ? undefined : { kept: row.kept, until: null });
}

export async function eraseAtOf(reader: Reader, id: ReservationId): Promise<Instant | null> {
  const row = await reader.db.selectFrom("reservation").select("erase_at").where("id", "=", id).executeTakeFirst();
  return row?.erase_at == null ? null : instant(row.erase_at);
}
