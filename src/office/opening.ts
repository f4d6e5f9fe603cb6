import { isTimeOfDay, minutesOfDay, timeAtMinutes, weekdayOf, type Day, type TimeOfDay } from "../platform/civil.ts";
import type { Location } from "./office-file.ts";

/** A part of a day in the location's own time; the start is inside, the end outside (T3). */
export interface TimeRange {
  readonly from: TimeOfDay;
  readonly to: TimeOfDay;
}

/** The opening hours of one day, earliest first; none on a closure, and none on a holiday not opened (B2). */
export function openRanges(location: Location, on: Day, isHoliday: boolean): TimeRange[] {
  if (isHoliday && !location.openOnHolidays.includes(on)) return [];
  if (closureOn(location, on) !== null) return [];
  return rangesOf(location.hours[weekdayOf(on)] ?? []);
}

/** The closure that covers the day, both its ends inside. */
export const closureOn = (location: Location, on: Day): Location["closures"][number] | null =>
  location.closures.find(({ from, to }) => from <= on && on <= to) ?? null;

/** Whether the time lies within the ranges: at the start it does, at the end no more (T3). */
export const isOpenAt = (ranges: readonly TimeRange[], time: TimeOfDay): boolean =>
  ranges.some(({ from, to }) => from <= time && time < to);

/** Whether the location is open at a time of a day. */
export const isOpen = (
  location: Location,
  at: { readonly on: Day; readonly time: TimeOfDay },
  isHoliday: boolean,
): boolean => isOpenAt(openRanges(location, at.on, isHoliday), at.time);

/** When the kiosk gives tickets on a day (K3): its own hours or the opening hours, and not just before closing. */
export function issuingRanges(location: Location, on: Day, isHoliday: boolean): TimeRange[] {
  const closing = lastClosing(location, on, isHoliday);
  if (closing === null) return [];
  const { hours, untilMinutesBeforeClosing } = location.issuing;
  const ranges = hours === null ? openRanges(location, on, isHoliday) : rangesOf(hours[weekdayOf(on)] ?? []);
  return untilMinutesBeforeClosing === 0 ? ranges : endingBy(ranges, minutesOfDay(closing) - untilMinutesBeforeClosing);
}

/** The end of the day's last opening hours; null when it does not open. */
export const lastClosing = (location: Location, on: Day, isHoliday: boolean): TimeOfDay | null =>
  openRanges(location, on, isHoliday).at(-1)?.to ?? null;

/** Ranges as the office file writes them, "08:00-17:00", earliest first. */
export const rangesOf = (texts: readonly string[]): TimeRange[] =>
  texts
    .map(rangeOf)
    .filter((range) => range !== null)
    .toSorted((a, b) => minutesOfDay(a.from) - minutesOfDay(b.from));

function rangeOf(text: string): TimeRange | null {
  const [from = "", to = ""] = text.split("-");
  return isTimeOfDay(from) && isTimeOfDay(to) ? { from, to } : null;
}

const endingBy = (ranges: readonly TimeRange[], minutes: number): TimeRange[] =>
  ranges
    .map(({ from, to }) => ({
      from,
      to: timeAtMinutes(Math.max(minutesOfDay(from), Math.min(minutesOfDay(to), minutes))),
    }))
    .filter(({ from, to }) => from < to);
