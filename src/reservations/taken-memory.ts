import { instant, type Instant } from "../platform/clock.ts";
import type { Reader } from "../platform/work.ts";
import { slotKey, type TakenSlots } from "./availability.ts";
import { lastEvent, nextDeadline, readTaken } from "./place-store.ts";

/** What is taken, as read at an instant: true until the next event or until the next deadline of a held place, whichever is sooner. */
interface Kept {
  readonly event: number;
  readonly from: Instant;
  readonly until: Instant;
  readonly taken: TakenSlots;
}

const MOST_KEPT = 100;

/**
 * What is taken of the plans in a range of instants: one query for it all, and while nothing happens not even that, as pages of
 * free times ask for the same again and again. A place whose deadline has come is free at once all the same (T4).
 */
export async function takenIn(
  reader: Reader,
  planIds: readonly string[],
  range: { from: Instant; to: Instant },
): Promise<TakenSlots> {
  const event = await lastEvent(reader);
  const name = `taken ${planIds.join(" ")} ${range.from} ${range.to}`;
  const shelf = shelfOf(reader);
  const kept = shelf.get(name);
  if (kept?.event === event && kept.from <= reader.now && reader.now < kept.until) return kept.taken;
  const rows = await readTaken(reader, planIds, range);
  const taken = new Map(rows.map((each) => [slotKey(each.planId, each.startsAt), each]));
  const until = (await nextDeadline(reader)) ?? instant(Infinity);
  if (shelf.size >= MOST_KEPT) shelf.clear();
  shelf.set(name, { event, from: reader.now, until, taken });
  return taken;
}

/** Of one reader's memory only: a work has a shelf of its own, as what it read of its own changes may be rolled back. */
function shelfOf(reader: Reader): Map<string, Kept> {
  const known = reader.memory.get(SHELF) as { of: Reader["memory"]; shelf: Map<string, Kept> } | undefined;
  if (known?.of === reader.memory) return known.shelf;
  const shelf = new Map<string, Kept>();
  reader.memory.set(SHELF, { of: reader.memory, shelf });
  return shelf;
}

const SHELF = "reservations: taken";
