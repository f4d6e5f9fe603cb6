import { addDays, daysFrom, isDay, type Day } from "../platform/civil.ts";
import type { Reader } from "../platform/work.ts";
import { bookableTimes, type BookableTime, type Wish } from "./queries.ts";

/** What staff may book on one day. */
export interface StaffDay {
  readonly day: Day;
  readonly times: readonly BookableTime[];
}

const SHOWN = 14;

/** The days of the strip staff choose from, with all that is free for them, places kept for the office too (B13). */
export async function staffDays(reader: Reader, wish: Wish, from: Day): Promise<StaffDay[]> {
  const days: StaffDay[] = [];
  for (const day of daysFrom(from, addDays(from, SHOWN - 1)))
    days.push({ day, times: await bookableTimes(reader, wish, day, "staff") });
  return days.filter(({ times }) => times.length > 0);
}

/** Where the strip begins: today or any later day that was asked for, and the strips beside it. */
export function stripOf(asked: string | null, today: Day): { from: Day; before: Day | null; after: Day } {
  const from = asked !== null && isDay(asked) && asked > today ? asked : today;
  const back = addDays(from, -SHOWN);
  return { from, before: from === today ? null : back < today ? today : back, after: addDays(from, SHOWN) };
}
