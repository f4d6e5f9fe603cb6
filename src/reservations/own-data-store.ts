import { sql } from "kysely";
import { instant, type Instant } from "../platform/clock.ts";
import type { Reader, Work } from "../platform/work.ts";
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

export async function keptTexts(reader: Reader): Promise<Kept> {
  const row = await reader.db
    .selectFrom("arrival_sms")
    .select((row) => [row.fn.countAll<number>().as("kept"), row.fn.max<number | null>("erase_at").as("until")])
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

/** Letters about the reservation and its tickets, and what else was written to the client's contacts about no reservation. */
export async function lettersOf(reader: Reader, id: ReservationId, contacts: readonly string[]) {
  const letters = reader.db
    .selectFrom("message")
    .select(["id", "kind", "channel", "recipient", "subject", "body", "created_at"])
    .where("recipient", "is not", null);
  const about = await letters
    .where((is) => is.or([is("reservation_id", "=", id), is("ticket_id", "in", ticketsOf(reader, id))]))
    .execute();
  const besides =
    contacts.length === 0
      ? []
      : await letters.where("recipient", "in", contacts).where("reservation_id", "is", null).execute();
  const known = new Set(about.map((row) => row.id));
  const all = [...about, ...besides.filter((row) => !known.has(row.id))];
  const byTime = all.toSorted((one, other) => one.created_at - other.created_at || (one.id < other.id ? -1 : 1));
  return byTime.map((row) => ({
    kind: row.kind,
    channel: row.channel,
    recipient: row.recipient ?? "",
    subject: row.subject ?? "",
    body: row.body ?? "",
    writtenAt: instant(row.created_at),
  }));
}

/** V4: where the person's tickets are to be told that they are near, and other tickets by their contact; those told are among the letters. */
export async function nearWishesOf(reader: Reader, id: ReservationId, contacts: readonly string[]) {
  const wishes = reader.db
    .selectFrom("near_wish")
    .select(["ticket_id", "before", "channel", "recipient"])
    .where("recipient", "is not", null);
  const own = await wishes.where("ticket_id", "in", ticketsOf(reader, id)).execute();
  const others = contacts.length === 0 ? [] : await wishes.where("recipient", "in", contacts).execute();
  const besides = others.filter((row) => !own.some((each) => each.ticket_id === row.ticket_id));
  const rows = [...own, ...besides];
  return rows.map((row) => ({ before: row.before, channel: row.channel, recipient: row.recipient ?? "" }));
}

const ticketsOf = (reader: Reader, id: ReservationId) =>
  reader.db.selectFrom("ticket").select("id").where("reservation_id", "=", id);

/** What clerks wrote down of the visits (Q5a). */
export async function visitNotesOf(reader: Reader, id: ReservationId): Promise<string[]> {
  const notes = reader.db.selectFrom("ticket_note").select("note").where("ticket_id", "in", ticketsOf(reader, id));
  return (await notes.execute()).map(({ note }) => note);
}

/** The same go with the client's row by itself; here also what was written after that was erased. */
export async function deleteAtTickets(work: Work, id: ReservationId): Promise<void> {
  for (const table of ["ticket_note", "near_wish"] as const)
    await work.db.deleteFrom(table).where("ticket_id", "in", ticketsOf(work, id)).execute();
}

/** Wishes of other tickets to be told at these contacts (V4). */
export async function deleteNearTo(work: Work, contacts: readonly string[]): Promise<void> {
  if (contacts.length > 0) await work.db.deleteFrom("near_wish").where("recipient", "in", contacts).execute();
}

export async function keptVisitNotes(reader: Reader): Promise<Kept> {
  const row = await reader.db
    .selectFrom("ticket_note")
    .select((row) => [row.fn.countAll<number>().as("kept"), row.fn.max<number | null>("erase_at").as("until")])
    .executeTakeFirst();
  return keptOf(row);
}

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
