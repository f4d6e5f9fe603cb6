import type { Office } from "../office/office.ts";
import type { Day } from "../platform/civil.ts";
import { instant } from "../platform/clock.ts";
import type { Visit } from "../platform/http.ts";
import type { Language } from "../platform/language.ts";
import { Refusal } from "../platform/refusal.ts";
import { tellShortDay, tellTime, tellWeekday } from "../platform/telling.ts";
import type { Target } from "./moving.ts";
import type { BookableTime } from "./queries.ts";
import type { StaffDay } from "./staff-days.ts";

/** In whose words staff are told about reservations: several desks book, in the same ones. */
export interface StaffTelling {
  readonly office: Office;
  readonly language: Language;
  readonly words: Visit["words"]["admin"]["reserving"];
}

/** A day of the strip: its address where it can be chosen, empty where nothing is free. */
export interface DayChoice {
  readonly href: string;
  readonly name: string;
  readonly says: string;
  readonly here: boolean;
}

/** The strip of days for staff, with what is free for so many persons. */
export function dayChoices(
  { language, words: { moving } }: StaffTelling,
  days: readonly StaffDay[],
  asked: { chosen: Day | null; persons: number; href: (day: Day) => string },
): DayChoice[] {
  return days.map(({ day, times }) => {
    const free = times.filter((time) => isFor(time, asked.persons)).reduce((sum, each) => sum + each.free, 0);
    return {
      href: free === 0 ? "" : asked.href(day),
      name: `${tellWeekday(day, language)} ${tellShortDay(day, language)}`,
      says: free > 0 ? moving.free(free) : times.length > 0 ? moving.full : moving.closed,
      here: day === asked.chosen,
    };
  });
}

export interface TimeChoice {
  readonly value: string;
  readonly time: string;
  readonly says: string;
}

/** The free times of a day, each with the words a form sends back. */
export const timeChoices = ({ words }: StaffTelling, times: readonly BookableTime[], persons: number): TimeChoice[] =>
  times
    .filter((time) => isFor(time, persons))
    .map((time) => ({ value: targetWords(time), time: tellTime(time.time), says: words.moving.free(time.free) }));

const isFor = ({ open, free }: BookableTime, persons: number): boolean => open && free >= persons;

/** A place to go to as a form field: the instant, then the plan. */
export const targetWords = ({ planId, startsAt }: { planId: string; startsAt: number }): string =>
  `${startsAt} ${planId}`;

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
