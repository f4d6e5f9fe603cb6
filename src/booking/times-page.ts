import { locationOf, locationsFor, planOf, told } from "../office/office.ts";
import type { Service } from "../office/office-file.ts";
import { addDays, dayOf, weekdayOf, WEEKDAYS, type Day } from "../platform/civil.ts";
import { view } from "../platform/render.ts";
import { tellDay, tellShortDay, tellTime, tellWeekday } from "../platform/telling.ts";
import type { BookableDay, BookableTime } from "../reservations/queries.ts";
import { backToMatter } from "./pages.ts";
import {
  matterOf,
  page,
  placeOf,
  stepLine,
  tellWhen,
  type Matter,
  type Page,
  type Place,
  type Scene,
} from "./scene.ts";

/** One day of the strip; `href` is empty where nothing can be chosen. */
export interface DayCell {
  readonly weekday: string;
  readonly date: string;
  readonly says: string;
  readonly href: string;
  readonly chosen: boolean;
  readonly past: boolean;
}

/** One time of the chosen day; `href` is empty when it is taken. `value` names it in a form. */
export interface TimeRow {
  readonly time: string;
  readonly says: string;
  readonly number: string;
  readonly rooms: string;
  readonly href: string;
  readonly value: string;
}

export interface TimesModel extends Page {
  readonly step: string;
  readonly back: { readonly href: string; readonly label: string };
  readonly matter: Matter;
  readonly place: Place;
  /** What went wrong before, else empty. */
  readonly notice: string;
  readonly nearest: { readonly href: string; readonly label: string };
  readonly nothingFree: string;
  readonly wholeWeek: boolean;
  /** Nothing in the strip can be chosen, so the strip itself takes the focus to be scrolled by keyboard. */
  readonly noChoice: boolean;
  readonly weeks: readonly {
    readonly label: string;
    readonly days: readonly DayCell[];
  }[];
  readonly earlier: string;
  readonly later: string;
  readonly until: string;
  readonly heading: string;
  readonly count: string;
  readonly rows: readonly TimeRow[];
  /** A checked form that only needs another time, sealed, and where to send it; else empty. */
  readonly draft: string;
  readonly action: string;
}
export const timesView = view<TimesModel>("booking/times");

/** What the page of times is made from, all of one moment. */
export interface Choice {
  readonly service: Service;
  readonly locationId: string;
  readonly days: readonly BookableDay[];
  readonly chosen: Day;
  readonly times: readonly BookableTime[];
  readonly nearest: { readonly day: Day; readonly time: BookableTime } | null;
  readonly last: Day;
  readonly notice: string;
  readonly draft: string;
}

/** Two weeks of days are shown at once. */
export const SHOWN_DAYS = 14;

export const mondayOf = (on: Day): Day => addDays(on, -WEEKDAYS.indexOf(weekdayOf(on)));

/** The first day of the strip: this week's Monday, unless a later strip is asked for or needed for the chosen day. */
export function stripStart(today: Day, wanted: Day | null): Day {
  const first = mondayOf(today);
  return wanted === null || wanted < addDays(first, SHOWN_DAYS) ? first : mondayOf(wanted);
}

/** The day whose times are shown: the asked one, else the nearest free, else the first free of the strip. */
export function chosenDay(days: readonly BookableDay[], asked: Day | null, nearest: Day | null): Day | null {
  const shown = (on: Day | null) => on !== null && days.some(({ day }) => day === on);
  if (asked !== null && shown(asked)) return asked;
  if (nearest !== null && shown(nearest)) return nearest;
  const free = days.find(({ state }) => state === "free");
  return free?.day ?? days.find(({ state }) => state !== "past")?.day ?? null;
}

export function timesPage(scene: Scene, choice: Choice): TimesModel {
  const { t, language, office } = scene;
  const { service, locationId, days, chosen, times, last } = choice;
  const base = baseOf(choice);
  const zone = locationOf(office, locationId).timeZone;
  const today = dayOf(scene.now, zone);
  const first = days[0]?.day ?? today;
  const end = addDays(first, SHOWN_DAYS);
  const free = times.filter(isFree).length;
  return {
    ...page(scene, t.timesTitle),
    step: stepLine(scene, service.id, "time"),
    back: backFrom(scene, service),
    matter: matterOf(scene, service),
    place: placeOf(scene, locationId, onlyPlan(times)),
    notice: choice.notice,
    nearest: nearestOf(scene, choice),
    nothingFree: choice.nearest === null ? t.nothingFree(tellShortDay(last, language)) : "",
    wholeWeek: openAtWeekend(days),
    noChoice: !days.some(({ state }) => state === "free"),
    weeks: weeksOf(scene, choice, today),
    earlier: first > mondayOf(today) ? scene.link(`${base}?from=${addDays(first, -SHOWN_DAYS)}`) : "",
    later: last >= end ? scene.link(`${base}?from=${end}`) : "",
    until: t.bookableUntil(tellShortDay(last, language)),
    heading: tellDay(chosen, language),
    count: free > 0 ? t.freeTimes(free) : "",
    rows: times.map((time) => timeRow(scene, choice, time)),
    draft: choice.draft,
    action: scene.link(`${base}/details`),
  };
}

const baseOf = ({ service, locationId }: Choice): string => `/booking/${service.id}/${locationId}`;

const isFree = (time: BookableTime): boolean => time.open && time.free > 0;

const detailsLink = (scene: Scene, choice: Choice, time: BookableTime) =>
  scene.link(`${baseOf(choice)}/details?plan=${time.planId}&at=${time.startsAt}`);

const onlyPlan = (times: readonly BookableTime[]): string | null => {
  const plans = new Set(times.map(({ planId }) => planId));
  const [only] = plans;
  return plans.size === 1 && only !== undefined ? only : null;
};

function backFrom(scene: Scene, service: Service): TimesModel["back"] {
  if (locationsFor(scene.office, service.id).length > 1)
    return {
      href: scene.link(`/booking/${service.id}`),
      label: scene.t.backToPlace,
    };
  return { href: backToMatter(scene), label: scene.t.backToMatter };
}

function nearestOf(scene: Scene, choice: Choice): TimesModel["nearest"] {
  const { nearest } = choice;
  if (nearest === null) return { href: "", label: "" };
  const zone = locationOf(scene.office, choice.locationId).timeZone;
  return {
    href: detailsLink(scene, choice, nearest.time),
    label: tellWhen(scene, nearest.day, nearest.time.time, zone),
  };
}

/** Saturday and Sunday have their columns only where there is something to choose on them. */
const openAtWeekend = (days: readonly BookableDay[]): boolean =>
  days.some(({ day, state }) => isWeekend(day) && (state === "free" || state === "full"));

const isWeekend = (on: Day): boolean => WEEKDAYS.indexOf(weekdayOf(on)) >= 5;

function weeksOf(scene: Scene, choice: Choice, today: Day) {
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
    href: each.state === "free" ? `${link(`${baseOf(choice)}?day=${each.day}`)}#chosen` : "",
    chosen: each.day === choice.chosen,
    past: each.day !== choice.chosen && isOver(each, today),
  };
}

/** Of no use to anybody any more: a narrow screen leaves it out. */
const isOver = ({ day, state }: BookableDay, today: Day): boolean =>
  day < today || (day === today && state !== "free" && state !== "full");

function sayDay({ t }: Scene, each: BookableDay, today: Day): string {
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

function timeRow(scene: Scene, choice: Choice, time: BookableTime): TimeRow {
  const { t, office, language } = scene;
  const free = isFree(time);
  const { rooms } = planOf(office, time.planId);
  return {
    time: tellTime(time.time),
    says: free ? sayFree(scene, time) : time.open ? t.full : t.tooLate,
    number: time.number === null || !free ? "" : t.number(time.number),
    rooms: rooms === null || onlyPlan(choice.times) !== null ? "" : told(office, rooms, language),
    href: free ? detailsLink(scene, choice, time) : "",
    value: `${time.planId}~${time.startsAt}`,
  };
}

const sayFree = ({ t }: Scene, time: BookableTime): string => (time.places > 1 ? t.freeOf(time.free) : t.free);
