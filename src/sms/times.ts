import { minutesOfDay, type Day, type TimeOfDay } from "../platform/civil.ts";
import type { Instant } from "../platform/clock.ts";
import type { Language } from "../platform/language.ts";
import { tellBriefDay, tellTime } from "../platform/telling.ts";

/** A time that can be booked now. */
export interface FreeTime {
  readonly day: Day;
  readonly time: TimeOfDay;
  readonly startsAt: Instant;
  readonly planId: string;
  readonly locationId: string;
}

/** `út 24.11. 8:00` */
export const timeSaid = (day: Day, time: TimeOfDay, language: Language): string =>
  `${tellBriefDay(day, language)} ${tellTime(time)}`;

/** `út 24.11. 8:00, 8:30, st 25.11. 9:00`: each day once. */
export function timesSaid(times: readonly FreeTime[], language: Language): string {
  const days = Map.groupBy(times, ({ day }) => day);
  return [...days]
    .map(([day, on]) => `${tellBriefDay(day, language)} ${on.map(({ time }) => tellTime(time)).join(", ")}`)
    .join(", ");
}

/** Of a day's times at most so many, spread over it: the first and the last are among them. */
function spread(times: readonly FreeTime[], most: number): FreeTime[] {
  if (times.length <= most) return [...times];
  if (most <= 1) return times.slice(0, most);
  const step = (times.length - 1) / (most - 1);
  return Array.from({ length: most }, (_, index) => times[Math.round(index * step)]).filter(
    (time) => time !== undefined,
  );
}

/** The times nearest to the wished one, in their order. */
export const around = (times: readonly FreeTime[], wished: TimeOfDay, most: number): FreeTime[] =>
  times
    .toSorted((a, b) => away(a, wished) - away(b, wished))
    .slice(0, most)
    .toSorted((a, b) => a.startsAt - b.startsAt);

const away = ({ time }: FreeTime, wished: TimeOfDay): number => Math.abs(minutesOfDay(time) - minutesOfDay(wished));

/** At most so many of several days' times: of each day about as many, and more of it where others have few. */
export function fewOf(days: readonly (readonly FreeTime[])[], most: number): FreeTime[] {
  const few: FreeTime[] = [];
  for (const [index, times] of days.entries()) {
    const left = most - few.length;
    few.push(...spread(times, Math.min(left, Math.ceil(left / (days.length - index)))));
  }
  return few;
}
