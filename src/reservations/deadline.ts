import type { Outage } from "../office/outages.ts";
import { instant, MINUTE, type Instant } from "../platform/clock.ts";

/** T3: the full minute at or after an instant; what a deadline is announced as. */
export const fullMinute = (at: Instant): Instant => instant(Math.ceil(at / MINUTE) * MINUTE);

/**
 * B7, T3: until when a booking must be confirmed; itself outside. Counted in minutes from booking, rounded up to the
 * full minute, and never later than the slot's start.
 */
export const deadlineOf = (bookedAt: Instant, withinMinutes: number, startsAt: Instant): Instant =>
  instant(Math.min(fullMinute(instant(bookedAt + withinMinutes * MINUTE)), startsAt));

/**
 * T4: when a window that ran from `start` to `end` ends, given the times in which the product was down: later by the part
 * of each outage that fell after its start. An outage that began after the end, or was over by the start, changes nothing.
 */
export function endAfterOutages(start: Instant, end: Instant, outages: readonly Outage[]): Instant {
  let later: number = end;
  for (const outage of outages.toSorted((a, b) => a.from - b.from))
    if (outage.from < later && outage.to > start) later += outage.to - Math.max(outage.from, start);
  return instant(later);
}
