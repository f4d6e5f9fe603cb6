import type { Booking } from "../office/office-file.ts";
import { MINUTE, type Instant } from "../platform/clock.ts";
import { addDays, addMonths, dayOf, instantOf, type Day, type Zone } from "../platform/civil.ts";

/**
 * B3, T3: the last bookable civil day, inside and whole: today + N days, or so many calendar months on (31 January → the
 * last of February). The newest day opens only from the hour `newDayAt`; before it the horizon is yesterday's.
 */
export function lastDay(booking: Booking, now: Instant, zone: Zone): Day {
  const today = dayOf(now, zone);
  const opened = now >= instantOf(today, booking.newDayAt, zone);
  const base = opened ? today : addDays(today, -1);
  return "days" in booking.ahead ? addDays(base, booking.ahead.days) : addMonths(base, booking.ahead.months);
}

/** B3: whether it is too late to book a slot: its minutes before the start are reached (that instant is too late), or its day has come. */
export const isTooLate = (
  booking: Booking,
  slot: { readonly startsAt: Instant; readonly day: Day },
  now: Instant,
  today: Day,
): boolean =>
  booking.latest === "day-before" ? today >= slot.day : now >= slot.startsAt - booking.latest.minutesBefore * MINUTE;

/** Places of a service taken by clients themselves on one day, by the dial hour of their slot (B3). */
export interface DayUse {
  readonly all: number;
  readonly byHour: ReadonlyMap<string, number>;
}

/** B3: how many places the quotas of the day and the hour still leave to booking; Infinity where there are none. */
export const quotaLeft = (booking: Booking, use: DayUse, hour: string): number =>
  Math.max(
    0,
    Math.min((booking.dayQuota ?? Infinity) - use.all, (booking.hourQuota ?? Infinity) - (use.byHour.get(hour) ?? 0)),
  );
