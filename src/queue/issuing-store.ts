import { sql } from "kysely";
import type { Day } from "../platform/civil.ts";
import type { Instant } from "../platform/clock.ts";
import { Refusal } from "../platform/refusal.ts";
import type { Reader, Work } from "../platform/work.ts";
import { ticketOf } from "./store.ts";
import type { Ticket } from "./ticket.ts";

/** How many walk-in tickets of a day were given, by service (K3); whoever was served without one took none. */
export async function countIssued(reader: Reader, locationId: string, on: Day): Promise<Map<string, number>> {
  const rows = await reader.db
    .selectFrom("ticket")
    .select(["service_id", (row) => row.fn.countAll<number>().as("issued")])
    .where("location_id", "=", locationId)
    .where("day", "=", on)
    .where("source", "<>", "reservation")
    .where("number", "not like", "#%")
    .groupBy("service_id")
    .execute();
  return new Map(rows.map((row) => [row.service_id, row.issued]));
}

interface SeriesOfDay {
  readonly locationId: string;
  readonly day: Day;
  readonly series: string;
}

/** The highest running number a series has given at a location on a day, or passed over after a restore; 0 for none (K2). */
export async function lastRunning(reader: Reader, of: SeriesOfDay): Promise<number> {
  const row = await reader.db
    .selectFrom("number")
    .select((number) => number.fn.max("running").as("last"))
    .where("location_id", "=", of.locationId)
    .where("day", "=", of.day)
    .where("series", "=", of.series)
    .executeTakeFirst();
  return row?.last ?? 0;
}

/** No series is called so, as an id has no colon. */
const DIRECT = "direct:";

/** The next label of the day for somebody without a ticket; a series' label has a blank behind its letter, so no two are alike. */
export async function drawDirect(work: Work, locationId: string, day: Day): Promise<string> {
  const running = (await lastRunning(work, { locationId, day, series: DIRECT })) + 1;
  const label = `#${running}`;
  if (!(await takeNumber(work, { location_id: locationId, day, label, series: DIRECT, running })))
    throw new Refusal("unavailable", "outOfNumbers");
  return label;
}

/** Takes a number for the day; false when it is already given there, to whomever (B9, K2). */
export async function takeNumber(
  work: Work,
  number: {
    location_id: string;
    day: Day;
    label: string;
    series: string;
    running: number;
  },
): Promise<boolean> {
  const result = await work.db
    .insertInto("number")
    .values(number)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return result.numInsertedOrUpdatedRows === 1n;
}

export async function findTouch(reader: Reader, tokenHash: string): Promise<Ticket | null> {
  const row = await reader.db
    .selectFrom("touch")
    .innerJoin("ticket", "ticket.id", "touch.ticket_id")
    .selectAll("ticket")
    .where("touch.token_hash", "=", tokenHash)
    .executeTakeFirst();
  return row === undefined ? null : ticketOf(row);
}

/** Which of the touches have a ticket already; by the hashes of their ids. */
export async function touchesAmong(reader: Reader, hashes: readonly string[]): Promise<Set<string>> {
  if (hashes.length === 0) return new Set();
  const rows = await reader.db.selectFrom("touch").select("token_hash").where("token_hash", "in", hashes).execute();
  return new Set(rows.map((row) => row.token_hash));
}

export async function insertTouch(work: Work, tokenHash: string, ticketId: string): Promise<void> {
  await work.db.insertInto("touch").values({ token_hash: tokenHash, ticket_id: ticketId, at: work.now }).execute();
}

export const hasTouchesBefore = async (reader: Reader, before: Instant): Promise<boolean> =>
  (await reader.db
    .selectFrom("touch")
    .select(sql<number>`1`.as("one"))
    .where("at", "<", before)
    .limit(1)
    .executeTakeFirst()) !== undefined;

export async function forgetTouches(work: Work, before: Instant): Promise<number> {
  const result = await work.db.deleteFrom("touch").where("at", "<", before).executeTakeFirst();
  return Number(result.numDeletedRows);
}

/** Whether the day was closed (Q8). */
export const isDayClosed = async (reader: Reader, locationId: string, on: Day): Promise<boolean> =>
  (await reader.db
    .selectFrom("closed_day")
    .select("closed_at")
    .where("location_id", "=", locationId)
    .where("day", "=", on)
    .executeTakeFirst()) !== undefined;

/** The clerk's words for each service whose tickets are stopped today; '' is the whole location (K3). */
export async function readStops(reader: Reader, locationId: string, on: Day): Promise<Map<string, string>> {
  const rows = await reader.db
    .selectFrom("issuing_stop")
    .select(["service_id", "text"])
    .where("location_id", "=", locationId)
    .where("day", "=", on)
    .execute();
  return new Map(rows.map((row) => [row.service_id, row.text]));
}

export async function saveStop(
  work: Work,
  stop: { location_id: string; service_id: string; day: Day; text: string },
): Promise<void> {
  await work.db
    .insertInto("issuing_stop")
    .values(stop)
    .onConflict((conflict) => conflict.columns(["location_id", "service_id", "day"]).doUpdateSet({ text: stop.text }))
    .execute();
}

export async function deleteStop(
  work: Work,
  stop: { locationId: string; serviceId: string; day: Day },
): Promise<boolean> {
  const result = await work.db
    .deleteFrom("issuing_stop")
    .where("location_id", "=", stop.locationId)
    .where("service_id", "=", stop.serviceId)
    .where("day", "=", stop.day)
    .executeTakeFirst();
  return result.numDeletedRows > 0n;
}

export async function markDayClosed(work: Work, locationId: string, on: Day): Promise<void> {
  await work.db
    .insertInto("closed_day")
    .values({ location_id: locationId, day: on, closed_at: work.now })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
