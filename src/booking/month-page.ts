import type { Service } from "../office/office-file.ts";
import { addDays, addMonths, daysFrom, isDay, type Day } from "../platform/civil.ts";
import { view } from "../platform/render.ts";
import { tellBriefWeekday, tellDay, tellMonth, tellWeekday } from "../platform/telling.ts";
import type { BookableDay } from "../reservations/queries.ts";
import { canBeChosen, mondayOf, sayDay } from "./day-strip.ts";
import { matterOf, page, type Page, type Scene } from "./scene.ts";
import { daysPath, type Way } from "./way.ts";

/** A day of the month's table; one of another month is empty, `href` is empty where nothing can be chosen. */
export interface MonthCell {
  readonly date: string;
  /** How many places are free; a dash where there is nothing to choose. */
  readonly count: string;
  /** The whole day in words, for those who do not see in which column it stands. */
  readonly named: string;
  readonly href: string;
}

export interface MonthModel extends Page {
  readonly service: string;
  readonly caption: string;
  readonly weekdays: readonly { readonly short: string; readonly long: string }[];
  readonly weeks: readonly (readonly MonthCell[])[];
  readonly earlier: string;
  readonly later: string;
  readonly byWeeks: string;
}
export const monthView = view<MonthModel>("booking/month");

export interface MonthChoice {
  readonly service: Service;
  readonly further: readonly Service[];
  readonly way: Way;
  readonly days: readonly BookableDay[];
  /** The first of the month shown. */
  readonly month: Day;
  readonly today: Day;
  readonly last: Day;
}

/** The first day of `2026-11`, or null. */
export function monthOf(text: string): Day | null {
  const first = `${text}-01`;
  return /^2\d{3}-\d{2}$/.test(text) && isDay(first) ? first : null;
}

export const lastOfMonth = (month: Day): Day => addDays(addMonths(month, 1), -1);

/** A month at one look: a real table, so that it can be read in lynx and by a screen reader too (B1). */
export function monthPage(scene: Scene, choice: MonthChoice): MonthModel {
  const { t, language, link } = scene;
  const { service, further, way, month, today, last } = choice;
  const next = addMonths(month, 1);
  const at = (on: Day) => link(daysPath(way, { month: on.slice(0, 7) }));
  return {
    ...page(scene, way.moving === null ? t.timesTitle : t.moveTitle),
    service: matterOf(scene, service, further).title,
    caption: `${tellMonth(month, language)} ${month.slice(0, 4)}`,
    weekdays: daysFrom(mondayOf(month), addDays(mondayOf(month), 6)).map((day) => ({
      short: tellBriefWeekday(day, language).slice(0, 3),
      long: tellWeekday(day, language),
    })),
    weeks: weeksOf(scene, choice),
    earlier: month > today ? at(addMonths(month, -1)) : "",
    later: next <= last ? at(next) : "",
    byWeeks: link(daysPath(way, {})),
  };
}

function weeksOf(scene: Scene, choice: MonthChoice): MonthCell[][] {
  const { month } = choice;
  const end = addDays(mondayOf(lastOfMonth(month)), 6);
  const cells = daysFrom(mondayOf(month), end).map((day) => cellOf(scene, choice, day));
  return Array.from({ length: cells.length / 7 }, (_, week) => cells.slice(week * 7, week * 7 + 7));
}

const NOBODY: MonthCell = { date: "", count: "", named: "", href: "" };

function cellOf(scene: Scene, choice: MonthChoice, day: Day): MonthCell {
  const found = choice.days.find((each) => each.day === day);
  if (found === undefined) return NOBODY;
  return {
    date: String(Number(day.slice(8))),
    count: found.state === "free" || found.state === "full" ? String(found.free) : "–",
    named: `${tellDay(day, scene.language)}: ${sayDay(scene, found, choice.today)}`,
    href: canBeChosen(choice, found.state) ? `${scene.link(daysPath(choice.way, { day }))}#chosen` : "",
  };
}
