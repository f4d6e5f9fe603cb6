import { isDay, addDays, daysFrom, type Day } from "../platform/civil.ts";
import { instant } from "../platform/clock.ts";
import { Refusal } from "../platform/refusal.ts";
import type { Reader } from "../platform/work.ts";
import type { Target } from "../reservations/actions.ts";
import { bookableTimes, type Wish } from "../reservations/queries.ts";
import type { StaffDay } from "./reservations-choices.ts";

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

/** The place a form names, or null when it names none. */
export function readTarget(words: string): Target | null {
  const [at = "", planId = ""] = words.split(" ");
  const startsAt = Number(at);
  return planId === "" || !Number.isSafeInteger(startsAt) ? null : { planId, startsAt: instant(startsAt) };
}

/** The place a form must name. Throws notUnderstood. */
export function targetIn(words: string): Target {
  const target = readTarget(words);
  if (target === null) throw new Refusal("not-understood", "notUnderstood");
  return target;
}
