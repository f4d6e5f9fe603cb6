import { isPublicHoliday } from "../office/holidays.ts";
import type { Location } from "../office/office-file.ts";
import type { Office } from "../office/office.ts";
import { isOpenAt, openRanges } from "../office/opening.ts";
import { addDays, dayOf, daysFrom, timeOf, type Day, type TimeOfDay } from "../platform/civil.ts";
import type { Instant } from "../platform/clock.ts";

/** Whether a place is open now and until when, else when it opens next. */
export type Opening =
  | { readonly state: "open"; readonly until: TimeOfDay }
  | { readonly state: "closed"; readonly opens: { readonly day: Day; readonly time: TimeOfDay } | null };

const DAYS_AHEAD = 60;

/** By opening hours, holidays and closures (B2, B12). `opens` is null where nothing opens within sixty days. */
export function openingAt(office: Office, location: Location, now: Instant): Opening {
  const today = dayOf(now, location.timeZone);
  const time = timeOf(now, location.timeZone);
  const rangesOn = (day: Day) => openRanges(location, day, isPublicHoliday(office.office.country, day));
  const running = rangesOn(today).find((range) => isOpenAt([range], time));
  if (running !== undefined) return { state: "open", until: running.to };
  for (const day of daysFrom(today, addDays(today, DAYS_AHEAD))) {
    const next = rangesOn(day).find(({ from }) => day > today || from > time);
    if (next !== undefined) return { state: "closed", opens: { day, time: next.from } };
  }
  return { state: "closed", opens: null };
}
