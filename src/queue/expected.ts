import type { Location } from "../office/office-file.ts";
import { countersAt, type Office } from "../office/office.ts";
import type { Day } from "../platform/civil.ts";
import { after, HOUR } from "../platform/clock.ts";
import type { Reader } from "../platform/work.ts";
import { reservationsOn } from "../reservations/queries.ts";
import { readLearned } from "./learned-store.ts";
import type { LearnedRow } from "./learned.ts";
import { bookedOne } from "./newcomer.ts";
import { readCurrent } from "./store.ts";
import type { CurrentTicket, WaitingTicket } from "./ticket.ts";

/** What the wait depends on beside the line (Q6): who stands at the counters, who has booked, and what was learned. */
export interface Expected {
  readonly atCounters: readonly CurrentTicket[];
  readonly booked: readonly WaitingTicket[];
  readonly learned: readonly LearnedRow[];
}

export const NOBODY: Expected = { atCounters: [], booked: [], learned: [] };

export async function readExpected(
  reader: Reader,
  office: Office,
  on: { location: Location; day: Day },
): Promise<Expected> {
  const atCounters: CurrentTicket[] = [];
  for (const { id } of countersAt(office, on.location.id)) {
    const current = await readCurrent(reader, id);
    if (current !== null) atCounters.push(current);
  }
  return {
    atCounters,
    booked: await readBooked(reader, on),
    learned: await readLearned(reader, on.location.id, on.day),
  };
}

/** Confirmed and not here: those who may still come, as far ahead as anybody waits. */
async function readBooked(reader: Reader, on: { location: Location; day: Day }): Promise<WaitingTicket[]> {
  const reservations = await reservationsOn(reader, on.location.id, on.day);
  const horizon = after(reader.now, HORIZON_MS);
  return reservations
    .filter(({ state, startsAt }) => state === "confirmed" && startsAt < horizon)
    .filter(({ window, startsAt }) => reader.now <= (window?.to ?? startsAt))
    .map(bookedOne);
}

const HORIZON_MS = 5 * HOUR;
