import { minutesOfDay, timeAtMinutes, WEEKDAYS, type TimeOfDay } from "../platform/civil.ts";
import type { Plan, PlanRow } from "./office-file.ts";

type TimesRow =
  | { readonly times: readonly TimeOfDay[] }
  | { readonly from: TimeOfDay; readonly to: TimeOfDay; readonly every: number };

/** The times a row of a plan makes on a day, earliest first; none begins at its end or later (B2). */
export function timesOfRow(row: TimesRow): TimeOfDay[] {
  if ("times" in row) return row.times.toSorted();
  const times: TimeOfDay[] = [];
  for (let minute = minutesOfDay(row.from); minute < minutesOfDay(row.to); minute += row.every)
    times.push(timeAtMinutes(minute));
  return times;
}

/** Whether there is a day on which both rows hold; their validity includes both its ends. */
export const holdTogether = (a: PlanRow, b: PlanRow): boolean =>
  a.days.some((weekday) => b.days.includes(weekday)) &&
  !isBefore(a.validTo, b.validFrom) &&
  !isBefore(b.validTo, a.validFrom);

/** The most places a plan can have on one day, which is how many slot numbers it needs (B9). */
export function mostPlacesADay(plan: Plan): number {
  const weekly = WEEKDAYS.flatMap((weekday) => {
    const rows = plan.weekly.filter((row) => row.days.includes(weekday));
    // Only rows that hold together add up; each day's fullest company has some row's first day as its beginning.
    return rows.map((row) =>
      rows.filter((other) => holdOn(other, row.validFrom)).reduce((sum, other) => sum + placesOf(other), 0),
    );
  });
  const exceptions = plan.exceptions.map((exception) =>
    "rows" in exception ? exception.rows.reduce((sum, row) => sum + placesOf(row), 0) : 0,
  );
  return Math.max(0, ...weekly, ...exceptions);
}

const placesOf = (row: TimesRow & { readonly places: number }): number => timesOfRow(row).length * row.places;

/** Whether the row holds on the day from which another does; null is the first day of all. */
const holdOn = (row: PlanRow, first: PlanRow["validFrom"]): boolean =>
  first === null ? row.validFrom === null : (row.validFrom ?? first) <= first && !isBefore(row.validTo, first);

const isBefore = (last: string | null, first: string | null): boolean =>
  last !== null && first !== null && last < first;
