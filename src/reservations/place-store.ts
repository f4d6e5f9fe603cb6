import { instant, type Instant } from "../platform/clock.ts";
import { keptQuery } from "../platform/kept-query.ts";
import { Refusal } from "../platform/refusal.ts";
import type { Reader, Work } from "../platform/work.ts";
import type { PlaceTable } from "../schema.ts";
import { slotKey, type Taken } from "./availability.ts";
import type { ReservationId } from "./reservation.ts";
import { furtherIn } from "./store.ts";

/** A place as it is held: by whom, for what, and until when it must be confirmed; null: it is. */
export interface Held {
  readonly reservationId: string;
  readonly planId: string;
  readonly startsAt: Instant;
  readonly place: number;
  readonly services: readonly string[];
  readonly byStaff: boolean;
  readonly confirmBy: Instant | null;
}

/** What is taken of the plans' slots that begin from `from` (inside) to `to` (outside), but for one reservation's own: a query a plan. */
export async function readTaken(
  reader: Reader,
  planIds: readonly string[],
  range: { from: Instant; to: Instant; except?: ReservationId },
): Promise<Taken[]> {
  const { from, to, except } = range;
  const places: Held[] = [];
  for (const planId of new Set(planIds)) {
    const { rows } = await takenOfPlan(reader, { planId, from, to, now: reader.now });
    places.push(...rows.map(heldOf));
  }
  return takenOf(places.filter(({ reservationId }) => reservationId !== except));
}

const takenOfPlan = keptQuery((db, asked: { planId: string; from: Instant; to: Instant; now: Instant }) =>
  held({ db })
    .where("place.plan_id", "=", asked.planId)
    .where("place.starts_at", ">=", asked.from)
    .where("place.starts_at", "<", asked.to)
    .where((row) => row.or([row("reservation.state", "<>", "pending"), row("reservation.confirm_by", ">", asked.now)])),
);

/** The places of all plans from an instant on, also those whose deadline has come and that nobody has freed yet. */
export async function placesFrom(reader: Reader, from: Instant): Promise<Held[]> {
  const rows = await held(reader).where("place.starts_at", ">=", from).execute();
  return rows.map(heldOf);
}

export async function placesOf(reader: Reader, ids: readonly string[], from: Instant): Promise<Held[]> {
  if (ids.length === 0) return [];
  const rows = await held(reader)
    .where("place.reservation_id", "in", ids)
    .where("place.starts_at", ">=", from)
    .execute();
  return rows.map(heldOf);
}

/** Whether a reservation still has its places, so that nobody else was offered them (B14). */
export const hasPlaces = async (reader: Reader, id: string): Promise<boolean> =>
  (await reader.db.selectFrom("place").select("place").where("reservation_id", "=", id).limit(1).executeTakeFirst()) !==
  undefined;

/** The reservations that anything happened to after an event; null when more happened than that. */
export async function changedSince(reader: Reader, event: number, most: number): Promise<string[] | null> {
  const rows = await reader.db
    .selectFrom("event")
    .select("reservation_id")
    .where("number", ">", event)
    .orderBy("number")
    .limit(most)
    .execute();
  return rows.length < most ? [...new Set(rows.flatMap(({ reservation_id }) => reservation_id ?? []))] : null;
}

/** The places put together by slot. */
export function takenOf(places: readonly Held[]): Taken[] {
  const bySlot = new Map<
    string,
    { planId: string; startsAt: Instant; places: number[]; byClients: Record<string, number> }
  >();
  for (const { planId, startsAt, place, services, byStaff } of places) {
    const key = slotKey(planId, startsAt);
    const slot = bySlot.get(key) ?? { planId, startsAt, places: [], byClients: {} };
    slot.places.push(place);
    if (!byStaff) for (const id of services) slot.byClients[id] = (slot.byClients[id] ?? 0) + 1;
    bySlot.set(key, slot);
  }
  return [...bySlot.values()];
}

const held = (reader: Pick<Reader, "db">) =>
  reader.db
    .selectFrom("place")
    .innerJoin("reservation", "reservation.id", "place.reservation_id")
    .select([
      "place.reservation_id",
      "place.plan_id",
      "place.starts_at",
      "place.place",
      "reservation.service_id",
      "reservation.further_services",
      "reservation.source",
      "reservation.state",
      "reservation.confirm_by",
    ]);

type Row = Awaited<ReturnType<ReturnType<typeof held>["execute"]>>[number];

const heldOf = (row: Row): Held => ({
  reservationId: row.reservation_id,
  planId: row.plan_id,
  startsAt: instant(row.starts_at),
  place: row.place,
  services: row.further_services === "[]" ? [row.service_id] : [row.service_id, ...furtherIn(row.further_services)],
  byStaff: row.source === "staff",
  confirmBy: row.state === "pending" && row.confirm_by !== null ? instant(row.confirm_by) : null,
});

/** Gives a place. The key and the CHECK of the table refuse a place given twice or above the slot's number (B4): slotTaken. */
export async function givePlace(
  work: Work,
  given: { planId: string; startsAt: Instant; place: number; places: number },
  to: ReservationId,
): Promise<void> {
  try {
    await insert(work, {
      plan_id: given.planId,
      starts_at: given.startsAt,
      place: given.place,
      places: given.places,
      reservation_id: to,
    });
  } catch (error) {
    if (isConstraint(error)) throw new Refusal("conflict", "slotTaken");
    throw error;
  }
}

const insert = keptQuery((db, place: PlaceTable) => db.insertInto("place").values(place));

export async function freePlaces(work: Work, id: ReservationId): Promise<void> {
  await work.db.deleteFrom("place").where("reservation_id", "=", id).execute();
}

/** Whether the database refused what a rule of its own forbids. */
const isConstraint = (error: unknown): boolean =>
  error instanceof Error && "code" in error && String(error.code).startsWith("SQLITE_CONSTRAINT");

/** The number of the newest event: nothing is booked, freed or moved without one (Q9). */
export async function lastEvent(reader: Reader): Promise<number> {
  const { rows } = await newest(reader, {});
  return rows[0]?.number ?? 0;
}

const newest = keptQuery((db) =>
  db.selectFrom("event").select((row) => row.fn.max<number | null>("number").as("number")),
);

/** How many places a reservation holds in each of its slots, earliest first (B15). */
export async function widthsOf(reader: Reader, id: ReservationId): Promise<{ startsAt: Instant; places: number }[]> {
  const rows = await reader.db
    .selectFrom("place")
    .select((row) => ["starts_at", row.fn.countAll<number>().as("places")])
    .where("reservation_id", "=", id)
    .groupBy("starts_at")
    .orderBy("starts_at")
    .execute();
  return rows.map((row) => ({ startsAt: instant(row.starts_at), places: row.places }));
}
