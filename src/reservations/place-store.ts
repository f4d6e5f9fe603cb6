import { instant, type Instant } from "../platform/clock.ts";
import { Refusal } from "../platform/refusal.ts";
import type { Reader, Work } from "../platform/work.ts";
import { slotKey, type Taken } from "./availability.ts";
import type { ReservationId } from "./reservation.ts";

/** What is taken of the plans' slots that begin from `from` (inside) to `to` (outside), but for one reservation's own: one query. */
export async function readTaken(
  reader: Reader,
  planIds: readonly string[],
  range: { from: Instant; to: Instant; except?: ReservationId },
): Promise<Taken[]> {
  const { except } = range;
  const rows = await reader.db
    .selectFrom("place")
    .innerJoin("reservation", "reservation.id", "place.reservation_id")
    .select((row) => [
      "place.plan_id",
      "place.starts_at",
      "reservation.service_id",
      row.fn<string>("group_concat", ["place.place"]).as("places"),
      row.fn.sum<number>(row.case().when("reservation.source", "=", "staff").then(0).else(1).end()).as("by_clients"),
    ])
    .where("place.plan_id", "in", planIds)
    .where("place.starts_at", ">=", range.from)
    .where("place.starts_at", "<", range.to)
    .where((row) => row.or([row("reservation.state", "<>", "pending"), row("reservation.confirm_by", ">", reader.now)]))
    .$if(except !== undefined, (query) => query.where("place.reservation_id", "<>", except ?? ""))
    .groupBy(["place.plan_id", "place.starts_at", "reservation.service_id"])
    .execute();
  const bySlot = new Map<string, Taken>();
  for (const row of rows) {
    const startsAt = instant(row.starts_at);
    const key = slotKey(row.plan_id, startsAt);
    const same = bySlot.get(key);
    bySlot.set(key, {
      planId: row.plan_id,
      startsAt,
      places: [...(same?.places ?? []), ...row.places.split(",").map(Number)],
      byClients: { ...same?.byClients, [row.service_id]: row.by_clients },
    });
  }
  return [...bySlot.values()];
}

/** Gives a place. The key and the CHECK of the table refuse a place given twice or above the slot's number (B4): slotTaken. */
export async function givePlace(
  work: Work,
  given: { planId: string; startsAt: Instant; place: number; places: number },
  to: ReservationId,
): Promise<void> {
  try {
    await work.db
      .insertInto("place")
      .values({
        plan_id: given.planId,
        starts_at: given.startsAt,
        place: given.place,
        places: given.places,
        reservation_id: to,
      })
      .execute();
  } catch (error) {
    if (isConstraint(error)) throw new Refusal("conflict", "slotTaken");
    throw error;
  }
}

export async function freePlaces(work: Work, id: ReservationId): Promise<void> {
  await work.db.deleteFrom("place").where("reservation_id", "=", id).execute();
}

/** Whether the database refused what a rule of its own forbids. */
export const isConstraint = (error: unknown): boolean =>
  error instanceof Error && "code" in error && String(error.code).startsWith("SQLITE_CONSTRAINT");

/** The number of the newest event: nothing is booked, freed or moved without one (Q9). */
export async function lastEvent(reader: Reader): Promise<number> {
  const row = await reader.db
    .selectFrom("event")
    .select((row) => row.fn.max<number | null>("number").as("number"))
    .executeTakeFirst();
  return row?.number ?? 0;
}

/** When the next held place runs out; null when none is held. */
export async function nextDeadline(reader: Reader): Promise<Instant | null> {
  const row = await reader.db
    .selectFrom("reservation")
    .select("confirm_by")
    .where("state", "=", "pending")
    .where("confirm_by", ">", reader.now)
    .orderBy("confirm_by")
    .limit(1)
    .executeTakeFirst();
  return row?.confirm_by == null ? null : instant(row.confirm_by);
}
