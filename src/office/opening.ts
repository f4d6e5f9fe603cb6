import { isTimeOfDay, minutesOfDay, timeAtMinutes, weekdayOf, type Day, type TimeOfDay } from "../platform/civil.ts";
import type { Closure, Location } from "./office-file.ts";

/** A part of a day in the location's own time; the start is inside, the end outside (T3). */
export interface TimeRange {
  readonly from: TimeOfDay;
  readonly to: TimeOfDay;
}

/** The opening hours of one day, earliest first, without the hours a closure takes; none on a holiday not opened (B2, B12). */
export function openRanges(location: Location, on: Day, isHoliday: boolean): TimeRange[] {
  if (isHoliday && !location.openOnHolidays.includes(on)) return [];
  return outsideClosures(location, on, rangesOf(location.hours[weekdayOf(on)] ?? []));
}

/**
 * B12: whether a closure takes a time of a day from a service. Its days have both ends inside, its hours the start only (T3);
 * one that names no service closes the location for all.
 */
export const closes = (
  closure: Pick<Closure, "from" | "to" | "hours"> & { readonly services: readonly string[] | null },
  at: { readonly on: Day; readonly time: TimeOfDay; readonly serviceId: string },
): boolean =>
  isOn(closure, at.on) &&
  (closure.services === null || closure.services.includes(at.serviceId)) &&
  (closure.hours === null || isOpenAt(rangesOf([closure.hours]), at.time));

/** B12: whether any closure of the location takes a time of a day from a service. */
export const isClosedFor = (
  location: Location,
  at: { readonly on: Day; readonly time: TimeOfDay; readonly serviceId: string },
): boolean => location.closures.some((closure) => closes(closure, at));

const isOn = ({ from, to }: Pick<Closure, "from" | "to">, on: Day): boolean => from <= on && on <= to;

/** What the closures of the location itself leave of a day's hours. */
const outsideClosures = (location: Location, on: Day, ranges: TimeRange[]): TimeRange[] =>
  location.closures
    .filter((closure) => closure.services === null && isOn(closure, on))
    .reduce((left, { hours }) => (hours === null ? [] : rangesOf([hours]).reduce(without, left)), ranges);

const without = (ranges: TimeRange[], gone: TimeRange): TimeRange[] =>
  ranges
    .flatMap(({ from, to }) => [
      { from, to: to < gone.from ? to : gone.from },
      { from: from > gone.to ? from : gone.to, to },
    ])
    .filter(({ from, to }) => from < to);

/** Whether the time lies within the ranges: at the start it does, at the end no more (T3). */
export const isOpenAt = (ranges: readonly TimeRange[], time: TimeOfDay): boolean =>
  ranges.some(({ from, to }) => from <= time && time < to);

/** When the kiosk gives tickets on a day (K3): its own hours or the opening hours, and not just before closing. */
export function issuingRanges(location: Location, on: Day, isHoliday: boolean): TimeRange[] {
  const closing = lastClosing(location, on, isHoliday);
  if (closing === null) return [];
  const { hours, untilMinutesBeforeClosing } = location.issuing;
  const ranges =
    hours === null
      ? openRanges(location, on, isHoliday)
      : outsideClosures(location, on, rangesOf(hours[weekdayOf(on)] ?? []));
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
