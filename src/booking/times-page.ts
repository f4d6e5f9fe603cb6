import { locationOf, locationsFor, planOf, plansFor, told } from "../office/office.ts";
import type { Service } from "../office/office-file.ts";
import { addDays, dayOf, type Day } from "../platform/civil.ts";
import { view } from "../platform/render.ts";
import { tellDay, tellDayAndTime, tellShortDay, tellTime } from "../platform/telling.ts";
import type { BookableDay, BookableTime } from "../reservations/queries.ts";
import { hintForTimes, type TextHint } from "./by-text.ts";
import { backToMatter } from "./pages.ts";
import { canBeChosen, mondayOf, openAtWeekend, weeksOf, type DayCell } from "./day-strip.ts";
import { togetherOf, type Together } from "./together.ts";
import { alsoWith, daysPath, pickPath, type Way } from "./way.ts";
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

/** One time of the chosen day; `href` is empty when it is taken. `value` names it in a form. */
export interface TimeRow {
  readonly time: string;
  readonly says: string;
  readonly number: string;
  readonly rooms: string;
  readonly href: string;
  readonly value: string;
  /** The reservation that is being moved stands here now. */
  readonly own: boolean;
}

export interface TimesModel extends Page {
  readonly step: string;
  readonly back: { readonly href: string; readonly label: string };
  readonly matter: Matter;
  /** What is done in the same visit, and what can be added to it (B15). */
  readonly together: Together;
  readonly place: Place;
  /** What is being moved: "Teď máte: úterý 24. listopadu v 8:00"; empty when a new time is booked. */
  readonly moving: string;
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
  /** The first days of the strips before and after, for a form that keeps what was typed. */
  readonly earlierFrom: Day;
  readonly laterFrom: Day;
  readonly month: string;
  /** All the places of the plans, or one (B1, Vizovice); none where there is nothing to choose. */
  readonly rooms: readonly { readonly label: string; readonly href: string; readonly chosen: boolean }[];
  /** Where one asks to be told when a place of the full day frees up (B14); empty where that is not offered. */
  readonly waiting: string;
  readonly until: string;
  /** How to book, or to ask, by text message; null where that is not to be said. */
  readonly byText: TextHint | null;
  readonly heading: string;
  readonly count: string;
  readonly rows: readonly TimeRow[];
  /** A checked form that only needs another time, sealed, and where to send it; else empty. */
  readonly draft: string;
  readonly action: string;
  readonly somethingElse: string;
}
export const timesView = view<TimesModel>("booking/times");

/** What the page of times is made from, all of one moment. */
export interface Choice {
  readonly service: Service;
  readonly further: readonly Service[];
  readonly locationId: string;
  readonly days: readonly BookableDay[];
  readonly chosen: Day;
  readonly times: readonly BookableTime[];
  readonly nearest: { readonly day: Day; readonly time: BookableTime } | null;
  readonly last: Day;
  readonly notice: string;
  readonly draft: string;
  readonly way: Way;
}

/** Two weeks of days are shown at once. */
export const SHOWN_DAYS = 14;

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
  const zone = locationOf(office, locationId).timeZone;
  const today = dayOf(scene.now, zone);
  const first = days[0]?.day ?? today;
  const end = addDays(first, SHOWN_DAYS);
  const free = times.filter(isFree).length;
  return {
    ...page(scene, choice.way.moving === null ? t.timesTitle : t.moveTitle),
    step: choice.way.moving === null ? stepLine(scene, service.id, "time") : "",
    back: backFrom(scene, choice),
    moving: movingLine(scene, choice),
    matter: matterOf(scene, service, choice.further),
    together:
      choice.way.moving !== null || choice.draft !== ""
        ? NOTHING
        : togetherOf(scene, { serviceId: service.id, locationId, further: choice.way.further }),
    place: placeOf(scene, locationId, onlyPlan(times)),
    notice: choice.notice,
    nearest: nearestOf(scene, choice),
    nothingFree: choice.nearest === null ? t.nothingFree(tellShortDay(last, language)) : "",
    wholeWeek: openAtWeekend(days),
    noChoice: !days.some(({ state }) => canBeChosen(choice, state)),
    weeks: weeksOf(scene, choice, today),
    earlier: first > mondayOf(today) ? scene.link(daysPath(choice.way, { from: addDays(first, -SHOWN_DAYS) })) : "",
    later: last >= end ? scene.link(daysPath(choice.way, { from: end })) : "",
    earlierFrom: addDays(first, -SHOWN_DAYS),
    laterFrom: end,
    month: scene.link(daysPath(choice.way, { month: chosen.slice(0, 7) })),
    rooms: roomsOf(scene, choice),
    waiting: waitingOf(scene, choice),
    until: t.bookableUntil(tellShortDay(last, language)),
    byText: hintForTimes(scene, choice),
    heading: tellDay(chosen, language),
    count: free > 0 ? t.freeTimes(free) : "",
    rows: times.map((time) => timeRow(scene, choice, time)),
    draft: choice.draft,
    action: scene.link(`/booking/${service.id}/${locationId}/details${alsoWith(choice.way.further, "?")}`),
    somethingElse: choice.way.moving === null && backToMatter(scene) !== "" ? scene.link("/booking") : "",
  };
}

const NOTHING: Together = { added: [], more: [] };

export const isFree = (time: BookableTime): boolean => time.open && time.free > 0;

const detailsLink = (scene: Scene, choice: Choice, time: BookableTime) => scene.link(pickPath(choice.way, time));

const onlyPlan = (times: readonly BookableTime[]): string | null => {
  const plans = new Set(times.map(({ planId }) => planId));
  const [only] = plans;
  return plans.size === 1 && only !== undefined ? only : null;
};

function backFrom(scene: Scene, { service, way }: Choice): TimesModel["back"] {
  if (way.moving !== null) return { href: scene.link(way.base), label: scene.t.backToOwn };
  if (locationsFor(scene.office, service.id).length > 1)
    return {
      href: scene.link(`/booking/${service.id}${alsoWith(way.further, "?")}`),
      label: scene.t.backToPlace,
    };
  return { href: backToMatter(scene), label: scene.t.backToMatter };
}

function movingLine(scene: Scene, { way }: Choice): string {
  if (way.moving === null) return "";
  const { day, time } = way.moving;
  return scene.t.movingFrom(tellDayAndTime(day, time, scene.language));
}

/** Where several plans of a location have rooms of their own, one of them can be looked at alone. */
function roomsOf(scene: Scene, choice: Choice): TimesModel["rooms"] {
  const { t, office, language } = scene;
  const plans = plansFor(office, choice.service.id, choice.locationId);
  const named = plans.flatMap(({ id, rooms }) =>
    rooms === null ? [] : [{ id, label: told(office, rooms, language) }],
  );
  if (plans.length < 2 || named.length < plans.length) return [];
  return [{ id: "", label: t.allRooms }, ...named].map(({ id, label }) => ({
    label,
    href: scene.link(daysPath({ ...choice.way, rooms: id }, { day: choice.chosen })),
    chosen: choice.way.rooms === id,
  }));
}

/** B14: a day on which there is nothing free any more, though it could still be booked. */
function waitingOf(scene: Scene, choice: Choice): string {
  const { service, locationId, times, chosen, way, draft } = choice;
  const open = times.filter((time) => time.open);
  const offered = service.booking !== null && service.booking.waitlistMinutes !== null;
  if (!offered || way.moving !== null || way.further.length > 0 || way.rooms !== "" || draft !== "") return "";
  if (open.length === 0 || open.some(isFree)) return "";
  return scene.link(`/booking/${service.id}/${locationId}/waiting?day=${chosen}`);
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

function timeRow(scene: Scene, choice: Choice, time: BookableTime): TimeRow {
  const { t, office, language } = scene;
  const free = isFree(time);
  const own = isOwn(choice.way, time);
  const { rooms } = planOf(office, time.planId);
  return {
    time: tellTime(time.time),
    says: own ? t.ownTime : free ? sayFree(scene, time) : time.open ? t.full : t.tooLate,
    number: time.number === null || !free || own ? "" : t.number(time.number),
    rooms: rooms === null || onlyPlan(choice.times) !== null ? "" : told(office, rooms, language),
    href: free && !own ? detailsLink(scene, choice, time) : "",
    value: `${time.planId}~${time.startsAt}`,
    own,
  };
}

const isOwn = ({ moving }: Way, time: BookableTime): boolean =>
  moving !== null && moving.planId === time.planId && moving.startsAt === time.startsAt;

const sayFree = ({ t }: Scene, time: BookableTime): string => (time.places > 1 ? t.freeOf(time.free) : t.free);
