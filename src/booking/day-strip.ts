import { addDays, weekdayOf, WEEKDAYS, type Day } from "../platform/civil.ts";
import { tellShortDay, tellWeekday } from "../platform/telling.ts";
import type { BookableDay } from "../reservations/queries.ts";
import type { Scene } from "./scene.ts";
import type { Choice } from "./times-page.ts";
import { daysPath } from "./way.ts";

/** Two weeks of days with what is free on each (B1). */

/** One day of the strip; `href` is empty where nothing can be chosen. */
export interface DayCell {
  readonly weekday: string;
  readonly date: string;
  readonly says: string;
  readonly href: string;
  /** The day itself, for a form that keeps what was typed. */
  readonly value: Day;
  readonly chosen: boolean;
  readonly past: boolean;
  readonly full: boolean;
}

export const mondayOf = (on: Day): Day => addDays(on, -WEEKDAYS.indexOf(weekdayOf(on)));

/** A full day can be looked at too, where one may ask to be told when a place frees up (B14). */
export const canBeChosen = (
  { service, way, draft = "" }: Pick<Choice, "service" | "way"> & { readonly draft?: string },
  state: BookableDay["state"],
): boolean =>
  state === "free" ||
  (state === "full" &&
    draft === "" &&
    way.moving === null &&
    way.further.length === 0 &&
    (service.booking?.waitlistMinutes ?? null) !== null);

/** Saturday and Sunday have their columns only where there is something to choose on them. */
export const openAtWeekend = (days: readonly BookableDay[]): boolean =>
  days.some(({ day, state }) => isWeekend(day) && (state === "free" || state === "full"));

const isWeekend = (on: Day): boolean => WEEKDAYS.indexOf(weekdayOf(on)) >= 5;

export function weeksOf(scene: Scene, choice: Choice, today: Day) {
  const wholeWeek = openAtWeekend(choice.days);
  const shown = choice.days.filter(({ day }) => wholeWeek || !isWeekend(day));
  const weeks: { label: string; days: DayCell[] }[] = [];
  let current = "";
  for (const each of shown) {
    const monday = mondayOf(each.day);
    if (monday !== current) weeks.push({ label: weekLabel(scene, monday, today), days: [] });
    current = monday;
    weeks.at(-1)?.days.push(dayCell(scene, choice, each, today));
  }
  return weeks;
}

function weekLabel(scene: Scene, monday: Day, today: Day): string {
  const { t, language } = scene;
  if (monday === mondayOf(today)) return t.thisWeek;
  if (monday === mondayOf(addDays(today, 7))) return t.nextWeek;
  return `${tellShortDay(monday, language)} – ${tellShortDay(addDays(monday, 6), language)}`;
}

function dayCell(scene: Scene, choice: Choice, each: BookableDay, today: Day): DayCell {
  const { language, link } = scene;
  return {
    weekday: tellWeekday(each.day, language),
    date: tellShortDay(each.day, language),
    says: sayDay(scene, each, today),
    href: canBeChosen(choice, each.state) ? `${link(daysPath(choice.way, { day: each.day }))}#chosen` : "",
    value: each.day,
    full: each.state === "full",
    chosen: each.day === choice.chosen,
    past: each.day !== choice.chosen && isOver(each, today),
  };
}

/** Of no use to anybody any more: a narrow screen leaves it out. */
const isOver = ({ day, state }: BookableDay, today: Day): boolean =>
  day < today || (day === today && state !== "free" && state !== "full");

export function sayDay({ t }: Scene, each: BookableDay, today: Day): string {
  switch (each.state) {
    case "free":
      return t.freePlaces(each.free);
    case "full":
      return t.full;
    case "closed":
      return t.closed;
    case "past":
      return each.day === today ? t.todayOver : t.past;
    case "too-late":
      return each.day === today ? t.todayOver : t.tooLate;
    default:
      return each.state satisfies never;
  }
}
