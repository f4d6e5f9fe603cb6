import type { ExpressionBuilder } from "kysely";
import type { Day } from "../platform/civil.ts";
import { after, instant, type Instant } from "../platform/clock.ts";
import { keptQuery } from "../platform/kept-query.ts";
import type { Reader, Work } from "../platform/work.ts";
import type { NearWishTable, Schema } from "../schema.ts";
import { UNDO_MS } from "./deed.ts";
import type { NearWish, OpenWish } from "./near.ts";

export async function readWish(reader: Reader, ticketId: string): Promise<(NearWish & { to: string }) | null> {
  const row = await reader.db
    .selectFrom("near_wish")
    .selectAll()
    .where("ticket_id", "=", ticketId)
    .where("dropped", "=", 0)
    .executeTakeFirst();
  return row === undefined ? null : { ...wishOf(row), to: row.recipient ?? "" };
}

/** All wishes of a location's tickets, by ticket; those of tickets that are over may be among them for a second. */
export async function readWishesAt(
  reader: Reader,
  locationId: string,
): Promise<Map<string, NearWish & { to: string }>> {
  const rows = await reader.db
    .selectFrom("near_wish")
    .selectAll()
    .where("location_id", "=", locationId)
    .where("dropped", "=", 0)
    .execute();
  return new Map(rows.map((row) => [row.ticket_id, { ...wishOf(row), to: row.recipient ?? "" }]));
}

/** Replaces the ticket's wish that was not told yet; false when it was told. */
export async function saveWish(work: Work, wish: OpenWish & { locationId: string }): Promise<boolean> {
  const { ticketId, locationId, toldAt, ...open } = wish;
  const row = { ...open, told_at: toldAt, dropped: 0 } as const;
  const saved = await work.db
    .insertInto("near_wish")
    .values({ ticket_id: ticketId, location_id: locationId, ...row })
    .onConflict((conflict) => conflict.column("ticket_id").doUpdateSet(row).where("near_wish.told_at", "is", null))
    .executeTakeFirst();
  return (saved.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

/** Not told any more; a job deletes it, so that nothing of it stays in the file's log either (A4). */
export async function dropWish(work: Work, ticketId: string): Promise<boolean> {
  const dropped = await work.db
    .updateTable("near_wish")
    .set({ dropped: 1 })
    .where("ticket_id", "=", ticketId)
    .where("told_at", "is", null)
    .where("dropped", "=", 0)
    .executeTakeFirst();
  return dropped.numUpdatedRows > 0n;
}

/** Whether anybody at a location wished to be told, whatever became of it; asked after each deed that changed something. */
export const isAnyWishAt = async (reader: Reader, locationId: string): Promise<boolean> =>
  (await wishAt(reader, { locationId })).rows.length > 0;

const wishAt = keptQuery((db, at: { locationId: string }) =>
  db.selectFrom("near_wish").select("ticket_id").where("location_id", "=", at.locationId).limit(1),
);

/** Those of a location's tickets that wait and were not told yet. */
export async function readOpenWishes(reader: Reader, locationId: string): Promise<OpenWish[]> {
  const rows = await reader.db
    .selectFrom("near_wish")
    .innerJoin("ticket", "ticket.id", "near_wish.ticket_id")
    .selectAll("near_wish")
    .where("near_wish.location_id", "=", locationId)
    .where("near_wish.told_at", "is", null)
    .where("near_wish.dropped", "=", 0)
    .where("ticket.state", "=", "waiting")
    .execute();
  return rows.map((row) => ({ ...wishOf(row), recipient: row.recipient ?? "" }));
}

/** Where anybody wants to be told. */
export async function locationsWithWishes(reader: Reader): Promise<string[]> {
  const rows = await reader.db
    .selectFrom("near_wish")
    .select("location_id")
    .distinct()
    .where("told_at", "is", null)
    .where("dropped", "=", 0)
    .execute();
  return rows.map((row) => row.location_id);
}

/** Tickets of a location told since an instant, inside, that wait no more. */
export async function readToldAndCalled(reader: Reader, locationId: string, since: Instant): Promise<string[]> {
  const rows = await reader.db
    .selectFrom("near_wish")
    .innerJoin("ticket", "ticket.id", "near_wish.ticket_id")
    .select("near_wish.ticket_id")
    .where("near_wish.location_id", "=", locationId)
    .where("near_wish.told_at", ">=", since)
    .where("ticket.state", "<>", "waiting")
    .execute();
  return rows.map((row) => row.ticket_id);
}

/** Told once: the contact goes in the same work (A4). False when it was told meanwhile. */
export async function saveTold(work: Work, ticketId: string): Promise<boolean> {
  const told = await work.db
    .updateTable("near_wish")
    .set({ told_at: work.now, recipient: null })
    .where("ticket_id", "=", ticketId)
    .where("told_at", "is", null)
    .executeTakeFirst();
  return told.numUpdatedRows > 0n;
}

const ENDED = ["served", "missed", "unserved"] as const;

/** One given up comes back as it was as long as it can be had back, its wish too (V4). */
const goneSince = (reader: Reader): Instant => after(reader.now, -UNDO_MS);

export const isAnyWishOver = async (reader: Reader, before: Day): Promise<boolean> =>
  (await reader.db
    .selectFrom("near_wish")
    .select("ticket_id")
    .where(isOver(reader, before))
    .limit(1)
    .executeTakeFirst()) !== undefined;

export async function deleteWishesOver(work: Work, before: Day): Promise<number> {
  const gone = await work.db.deleteFrom("near_wish").where(isOver(work, before)).executeTakeFirst();
  return Number(gone.numDeletedRows);
}

const isOver = (reader: Reader, before: Day) => (is: ExpressionBuilder<Schema, "near_wish">) =>
  is.or([
    is("dropped", "=", 1),
    is(
      "ticket_id",
      "in",
      is
        .selectFrom("ticket")
        .select("id")
        .whereRef("ticket.id", "=", "near_wish.ticket_id")
        .where((of) =>
          of.or([
            of("state", "in", ENDED),
            of.and([of("state", "=", "withdrawn"), of("ended_at", "<=", goneSince(reader))]),
            of("day", "<", before),
          ]),
        ),
    ),
  ]);

const wishOf = (row: Omit<NearWishTable, "dropped">): NearWish => ({
  ticketId: row.ticket_id,
  before: row.before,
  channel: row.channel,
  language: row.language,
  toldAt: row.told_at === null ? null : instant(row.told_at),
});
