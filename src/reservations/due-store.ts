import type { Day } from "../platform/civil.ts";
import type { Instant } from "../platform/clock.ts";
import { keptQuery } from "../platform/kept-query.ts";
import type { Reader, Work } from "../platform/work.ts";
import type { ReservationId } from "./reservation.ts";
import { idOf } from "./store.ts";

/** The ids of what time has ended by now (T4): pending ones at their deadline or past it, confirmed ones whose window is over. */
export async function overdue(
  reader: Reader,
  windowOverUpTo: Instant,
): Promise<{ expired: ReservationId[]; lapsed: ReservationId[] }> {
  const expired = await pendingUpTo(reader, { now: reader.now });
  const lapsed = await closedUpTo(reader, { to: windowOverUpTo });
  return { expired: expired.rows.map(idOf), lapsed: lapsed.rows.map(idOf) };
}

const pendingUpTo = keptQuery((db, at: { now: Instant }) =>
  db
    .selectFrom("reservation")
    .select("id")
    .where("state", "=", "pending")
    .where("confirm_by", "<=", at.now)
    .orderBy("confirm_by"),
);

const closedUpTo = keptQuery((db, window: { to: Instant }) =>
  db
    .selectFrom("reservation")
    .select("id")
    .where("state", "=", "confirmed")
    .where("window_to", "is not", null)
    .where("window_to", "<=", window.to)
    .orderBy("window_to"),
);

/** Confirmed ones that nobody has to check in, whose slot time has come (B8); in order of time. */
export async function fallen(reader: Reader): Promise<ReservationId[]> {
  const { rows } = await joiningUpTo(reader, { now: reader.now });
  return rows.map(idOf);
}

const joiningUpTo = keptQuery((db, at: { now: Instant }) =>
  db
    .selectFrom("reservation")
    .select("id")
    .where("state", "=", "confirmed")
    .where("window_to", "is", null)
    .where("starts_at", "<=", at.now)
    .orderBy("starts_at")
    .orderBy("created_at"),
);

/** Ids of reservations whose stored instant has come, the longest due first. */
export async function dueBy(reader: Reader, column: "remind_at" | "erase_at", most: number): Promise<ReservationId[]> {
  const rows = await reader.db
    .selectFrom("reservation")
    .select("id")
    .where(column, "is not", null)
    .where(column, "<=", reader.now)
    .orderBy(column)
    .limit(most)
    .execute();
  return rows.map(idOf);
}

/** The reminder is about to be written. False when that was done already. */
export async function clearReminder(work: Work, id: ReservationId): Promise<boolean> {
  const result = await work.db
    .updateTable("reservation")
    .set({ remind_at: null })
    .where("id", "=", id)
    .where("remind_at", "is not", null)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

/** A4: what in the reservation's own row still led to a person; the hash of a lapsed code stays until its day ends. */
export async function forgetPerson(work: Work, ids: readonly ReservationId[]): Promise<void> {
  await work.db
    .updateTable("reservation")
    .set({ erase_at: null, remind_at: null, code: null })
    .where("id", "in", ids)
    .execute();
}

/**
 * P3: on the client's word even the hash of the code goes. The reservation stays due to be erased, so that the next round finds it
 * and has the file's log emptied (P1).
 */
export async function forgetCode(work: Work, id: ReservationId): Promise<void> {
  await work.db.updateTable("reservation").set({ code_hash: null, erase_at: work.now }).where("id", "=", id).execute();
}

interface LocationDay {
  readonly locationId: string;
  readonly today: Day;
}

export async function hasSpentCode(reader: Reader, at: LocationDay): Promise<boolean> {
  const row = await reader.db
    .selectFrom("reservation")
    .select("id")
    .where("location_id", "=", at.locationId)
    .where("day", "<", at.today)
    .where("code_hash", "is not", null)
    .where("code", "is", null)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

export async function dropSpentCodes(work: Work, at: LocationDay): Promise<number> {
  const result = await work.db
    .updateTable("reservation")
    .set({ code_hash: null })
    .where("location_id", "=", at.locationId)
    .where("day", "<", at.today)
    .where("code_hash", "is not", null)
    .where("code", "is", null)
    .executeTakeFirst();
  return Number(result.numUpdatedRows);
}

/** Whether a reservation with automatic arrival waits to fall due (B8); one row of an index, for each work asks it (T4). */
export const isAnyFalling = async (reader: Reader): Promise<boolean> =>
  (await reader.db
    .selectFrom("reservation")
    .select("id")
    .where("state", "=", "confirmed")
    .where("window_to", "is", null)
    .where("starts_at", "<=", reader.now)
    .limit(1)
    .executeTakeFirst()) !== undefined;
