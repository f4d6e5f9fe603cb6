import Holidays from "date-holidays";
import type { Day } from "../platform/civil.ts";

export type Country = "CZ" | "PL" | "SK";

/** Whether the law closes offices of the country on this day (B2); days merely observed do not count. */
export function isPublicHoliday(country: Country, on: Day): boolean {
  const year = on.slice(0, 4);
  const key = `${country} ${year}`;
  const known = kept.get(key) ?? publicHolidays(country, Number(year));
  kept.set(key, known);
  return known.has(on);
}

/** A year's holidays never change while the program runs. */
const kept = new Map<string, ReadonlySet<string>>();

const publicHolidays = (country: Country, year: number): ReadonlySet<string> =>
  new Set(
    new Holidays(country)
      .getHolidays(year)
      .filter((holiday) => holiday.type === "public")
      .map((holiday) => holiday.date.slice(0, 10)),
  );
