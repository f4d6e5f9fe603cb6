import { after, HOUR, instant, type Instant } from "../platform/clock.ts";
import type { Reader } from "../platform/work.ts";
import { slotKey, type Taken, type TakenSlots } from "./availability.ts";
import { changedSince, lastEvent, placesFrom, placesOf, readTaken, takenOf, type Held } from "./place-store.ts";

/** Every held place to come, as the database says after an event. The database stays the truth: this can be read again any time. */
interface Kept {
  /** The newest event that is counted in. */
  event: number;
  /** Slots from here on are kept. */
  readonly from: Instant;
  readonly bySlot: Map<string, Held[]>;
  readonly slotsOf: Map<string, Set<string>>;
  /** A slot put together, as it stands until the next deadline of its held places. */
  readonly told: Map<string, { readonly from: Instant; readonly until: Instant; readonly taken: Taken | undefined }>;
}

const OLDEST = 48 * HOUR;
const SLACK = 24 * HOUR;
const MOST_CHANGED = 500;

/**
 * What is taken of the plans in a range of instants. Pages of free times ask for it all the time, so the places are kept, and after
 * a change only the reservations that changed are read: nothing is booked, freed or moved without an event of its own (Q9). A place
 * whose deadline has come is free at once all the same (T4). A work reads the tables, as what it changed may be rolled back.
 */
export async function takenIn(
  reader: Reader,
  planIds: readonly string[],
  range: { from: Instant; to: Instant },
): Promise<TakenSlots> {
  if (range.from < reader.now - SLACK || "announce" in reader) return fromTables(reader, planIds, range);
  const kept = await upToDate(reader);
  const { now } = reader;
  return { get: (key) => toldOf(kept, key, now) };
}

async function fromTables(
  reader: Reader,
  planIds: readonly string[],
  range: { from: Instant; to: Instant },
): Promise<TakenSlots> {
  const rows = await readTaken(reader, planIds, range);
  return new Map(rows.map((each) => [slotKey(each.planId, each.startsAt), each]));
}

async function upToDate(reader: Reader): Promise<Kept> {
  const event = await lastEvent(reader);
  const kept = reader.memory.get(SHELF) as Kept | undefined;
  if (kept === undefined || event < kept.event || isOutside(kept, reader.now)) return readAll(reader, event);
  if (kept.event === event) return kept;
  const ids = await changedSince(reader, kept.event, MOST_CHANGED);
  if (ids === null) return readAll(reader, event);
  const held = await placesOf(reader, ids, kept.from);
  for (const id of ids) forget(kept, id);
  for (const each of held) keep(kept, each);
  kept.event = event;
  return kept;
}

/** The clock was moved back before what is kept, or so far on that much of it is over. */
const isOutside = ({ from }: Kept, now: Instant): boolean => from > now - SLACK || from < now - OLDEST - SLACK;

async function readAll(reader: Reader, event: number): Promise<Kept> {
  const from = after(reader.now, -OLDEST);
  const kept: Kept = { event, from, bySlot: new Map(), slotsOf: new Map(), told: new Map() };
  for (const each of await placesFrom(reader, from)) keep(kept, each);
  reader.memory.set(SHELF, kept);
  return kept;
}

function keep(kept: Kept, held: Held): void {
  const key = slotKey(held.planId, held.startsAt);
  const there = kept.bySlot.get(key);
  if (there === undefined) kept.bySlot.set(key, [held]);
  else there.push(held);
  const slots = kept.slotsOf.get(held.reservationId);
  if (slots === undefined) kept.slotsOf.set(held.reservationId, new Set([key]));
  else slots.add(key);
  kept.told.delete(key);
}

function forget(kept: Kept, reservationId: string): void {
  for (const key of kept.slotsOf.get(reservationId) ?? []) {
    const left = (kept.bySlot.get(key) ?? []).filter((held) => held.reservationId !== reservationId);
    if (left.length === 0) kept.bySlot.delete(key);
    else kept.bySlot.set(key, left);
    kept.told.delete(key);
  }
  kept.slotsOf.delete(reservationId);
}

function toldOf(kept: Kept, key: string, now: Instant): Taken | undefined {
  const told = kept.told.get(key);
  if (told !== undefined && told.from <= now && now < told.until) return told.taken;
  const held = kept.bySlot.get(key);
  if (held === undefined) return undefined;
  const living = held.filter(({ confirmBy }) => confirmBy === null || confirmBy > now);
  const [taken] = takenOf(living);
  const until = instant(Math.min(Infinity, ...living.flatMap(({ confirmBy }) => confirmBy ?? [])));
  const from = instant(
    Math.max(0, ...held.flatMap(({ confirmBy }) => (confirmBy !== null && confirmBy <= now ? confirmBy : []))),
  );
  kept.told.set(key, { from, until, taken });
  return taken;
}

const SHELF = "reservations: taken";
