import type { Day } from "../platform/civil.ts";
import { tellShortDay, tellTime, tellWeekday } from "../platform/telling.ts";
import type { BookableTime } from "../reservations/queries.ts";
import type { Scene } from "./scene.ts";

/** A day of the strip: its address where it can be chosen, empty where nothing is free. */
export interface DayChoice {
  readonly href: string;
  readonly name: string;
  readonly says: string;
  readonly here: boolean;
}

/** What staff may book on one day. */
export interface StaffDay {
  readonly day: Day;
  readonly times: readonly BookableTime[];
}

/** The strip of days for staff, with what is free for so many persons. */
export function dayChoices(
  { visit, page }: Scene,
  days: readonly StaffDay[],
  asked: { chosen: Day | null; persons: number; href: (day: Day) => string },
): DayChoice[] {
  const { moving } = page.r;
  return days.map(({ day, times }) => {
    const free = times.filter((time) => isFor(time, asked.persons)).reduce((sum, each) => sum + each.free, 0);
    return {
      href: free === 0 ? "" : asked.href(day),
      name: `${tellWeekday(day, visit.language)} ${tellShortDay(day, visit.language)}`,
      says: free > 0 ? moving.free(free) : times.length > 0 ? moving.full : moving.closed,
      here: day === asked.chosen,
    };
  });
}

/** The free times of a day, each with the words a form sends back. */
export const timeChoices = ({ page }: Scene, times: readonly BookableTime[], persons: number) =>
  times
    .filter((time) => isFor(time, persons))
    .map((time) => ({
      value: targetWords(time),
      time: tellTime(time.time),
      says: page.r.moving.free(time.free),
    }));

const isFor = ({ open, free }: BookableTime, persons: number): boolean => open && free >= persons;

/** A place to go to as a form field: the instant, then the plan. */
export const targetWords = ({ planId, startsAt }: { planId: string; startsAt: number }): string =>
  `${startsAt} ${planId}`;
