import { instant, type Instant } from "./clock.ts";

/** A civil day, `YYYY-MM-DD`, in some location's zone (T1). */
export type Day = string & { readonly __brand: "Day" };
/** A civil time of day, `HH:MM`, 00:00–23:59, and `24:00` only as the end of a range. */
export type TimeOfDay = string & { readonly __brand: "TimeOfDay" };
/** An IANA zone name such as `Europe/Prague`. */
export type Zone = string;

export const WEEKDAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;
export type Weekday = (typeof WEEKDAYS)[number];

export const day = (text: string): Day => Temporal.PlainDate.from(text).toString() as Day;

/** Whether the text is a day that exists. */
export function isDay(text: string): text is Day {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  try {
    Temporal.PlainDate.from(text, { overflow: "reject" });
    return true;
  } catch {
    return false;
  }
}

export const isTimeOfDay = (text: string): text is TimeOfDay =>
  /^([01]\d|2[0-3]):[0-5]\d$/.test(text) || text === "24:00";

export const dayOf = (at: Instant, zone: Zone): Day => zoned(at, zone).toPlainDate().toString() as Day;

export const timeOf = (at: Instant, zone: Zone): TimeOfDay =>
  zoned(at, zone).toPlainTime().toString({ smallestUnit: "minute" }) as TimeOfDay;

/**
 * The instant of a civil time. A time the spring night skips is the one as far after the gap; of a time the autumn
 * night repeats it is the first (T1). `24:00` is the start of the next day.
 */
export function instantOf(on: Day, time: TimeOfDay, zone: Zone): Instant {
  const date = Temporal.PlainDate.from(on);
  const at =
    time === "24:00"
      ? date.add({ days: 1 }).toZonedDateTime({ timeZone: zone })
      : date.toZonedDateTime({ timeZone: zone, plainTime: time });
  return instant(at.epochMilliseconds);
}

/** The first instant of a civil day. */
export const startOfDay = (on: Day, zone: Zone): Instant =>
  instant(Temporal.PlainDate.from(on).toZonedDateTime({ timeZone: zone }).epochMilliseconds);

export const addDays = (on: Day, days: number): Day => Temporal.PlainDate.from(on).add({ days }).toString() as Day;

/** A calendar month on: from 31 January the last of February (T3). */
export const addMonths = (on: Day, months: number): Day =>
  Temporal.PlainDate.from(on).add({ months }, { overflow: "constrain" }).toString() as Day;

export function weekdayOf(on: Day): Weekday {
  return WEEKDAYS[Temporal.PlainDate.from(on).dayOfWeek - 1] ?? "mon";
}

/** Minutes since midnight on the dial (not elapsed: a day with a clock change has the same dial). */
export const minutesOfDay = (time: TimeOfDay): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));

/** The dial time of so many minutes after midnight, 0–1440. */
export const timeAtMinutes = (minutes: number): TimeOfDay =>
  `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}` as TimeOfDay;

/** All days from the first to the last, both inside. */
export function daysFrom(first: Day, last: Day): Day[] {
  const days: Day[] = [];
  for (let on = first; on <= last; on = addDays(on, 1)) days.push(on);
  return days;
}

const zoned = (at: Instant, zone: Zone) => Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone);
