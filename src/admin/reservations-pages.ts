import { told } from "../office/office.ts";
import { hrefOf } from "../office/office-page.ts";
import { addDays, type Day } from "../platform/civil.ts";
import { view } from "../platform/render.ts";
import { tellFullDay, tellShortDay, tellTime, tellWeekday } from "../platform/telling.ts";
import type { BookableTime } from "../reservations/queries.ts";
import type { Reservation } from "../reservations/reservation.ts";
import { rowOf, type ReservationRow } from "./reservations-rows.ts";
import type { AdminPage, Scene } from "./scene.ts";

interface Link {
  readonly href: string;
  readonly label: string;
}

export interface DayModel extends AdminPage {
  readonly title: string;
  readonly counted: string;
  readonly action: string;
  readonly day: string;
  readonly location: string;
  readonly places: readonly { readonly id: string; readonly name: string; readonly here: boolean }[];
  readonly before: string;
  readonly next: string;
  readonly today: string;
  readonly week: string;
  readonly search: string;
  readonly outside: { readonly says: string; readonly href: string };
  readonly rows: readonly ReservationRow[];
}
export const dayView = view<DayModel>("admin/reservations-day");

/** The chosen day, of one location or (null) of all. */
export interface DayAsked {
  readonly day: Day;
  readonly today: Day;
  readonly locationId: string | null;
}

export function dayModel(
  scene: Scene,
  asked: DayAsked,
  found: { reservations: readonly Reservation[]; outside: number },
): DayModel {
  const { visit, page, office } = scene;
  const to = (day: Day) => hrefOf(visit, "/admin/reservations", { day, location: asked.locationId ?? "" });
  const title = tellFullDay(asked.day, visit.language);
  return {
    ...page,
    title: title.charAt(0).toUpperCase() + title.slice(1),
    counted: page.r.day.count(found.reservations.length),
    action: "/admin/reservations",
    day: asked.day,
    location: asked.locationId ?? "",
    places: placesOf(scene, asked.locationId),
    before: to(addDays(asked.day, -1)),
    next: to(addDays(asked.day, 1)),
    today: to(asked.today),
    week: hrefOf(visit, "/admin/reservations", {
      week: asked.day,
      location: asked.locationId ?? office.locations[0]?.id ?? "",
    }),
    search: visit.link("/admin/reservations/search"),
    outside: {
      says: found.outside === 0 ? "" : page.r.outside.says(found.outside),
      href: visit.link("/admin/reservations/outside"),
    },
    rows: found.reservations.map((reservation) => rowOf(scene, reservation)),
  };
}

/** The choice of a location; nothing to choose where there is one. */
const placesOf = ({ office, visit }: Scene, chosen: string | null) =>
  office.locations.length < 2
    ? []
    : office.locations.map((location) => ({
        id: location.id,
        name: told(office, location.name, visit.language),
        here: location.id === chosen,
      }));

export interface ListModel extends AdminPage {
  readonly title: string;
  readonly lead: string;
  readonly nothing: string;
  readonly warning: string;
  /** Empty where there is nothing to search. */
  readonly search: string;
  readonly text: string;
  readonly back: Link;
  readonly rows: readonly ReservationRow[];
}
export const listView = view<ListModel>("admin/reservations-list");

const MOST_FOUND = 50;
/** Shorter than this finds half of the town. */
export const LEAST_SEARCHED = 3;

/** What a search found (B13). The asked text stands in the form only: it is personal data and in no address (P2). */
export function foundModel(scene: Scene, text: string, found: readonly Reservation[]): ListModel {
  const { r } = scene.page;
  const short = text.trim().length < LEAST_SEARCHED;
  return {
    ...scene.page,
    title: r.found.title,
    lead: r.found.lead,
    nothing: text === "" ? "" : short ? r.found.short : found.length === 0 ? r.found.none : "",
    warning: found.length >= MOST_FOUND ? r.found.most : "",
    search: scene.visit.link("/admin/reservations/search"),
    text,
    back: { href: scene.visit.link("/admin/reservations"), label: r.one.back },
    rows: found.map((reservation) => rowOf(scene, reservation)),
  };
}

/** Living reservations that no plan of today carries any more: told, never lost (B2). */
export function outsideModel(scene: Scene, outside: readonly Reservation[]): ListModel {
  const { r } = scene.page;
  return {
    ...scene.page,
    title: r.outside.title,
    lead: outside.length === 0 ? "" : r.outside.lead,
    nothing: outside.length === 0 ? r.outside.none : "",
    warning: "",
    search: "",
    text: "",
    back: { href: scene.visit.link("/admin/reservations"), label: r.one.back },
    rows: outside.map((reservation) => rowOf(scene, reservation)),
  };
}

export interface WeekModel extends AdminPage {
  readonly title: string;
  readonly before: string;
  readonly next: string;
  readonly day: string;
  readonly places: readonly { readonly href: string; readonly name: string; readonly here: boolean }[];
  readonly tables: readonly {
    readonly name: string;
    readonly days: readonly {
      readonly href: string;
      readonly name: string;
      readonly date: string;
      readonly sum: string;
    }[];
    readonly rows: readonly {
      readonly time: string;
      readonly cells: readonly { readonly says: string; readonly free: string; readonly full: boolean }[];
    }[];
  }[];
}
export const weekView = view<WeekModel>("admin/reservations-week");

/** One plan's times of each day of the week, as staff may book them. */
export interface PlanWeek {
  readonly name: string;
  readonly days: readonly { readonly day: Day; readonly times: readonly BookableTime[] }[];
}

export function weekModel(
  scene: Scene,
  asked: { monday: Day; locationId: string },
  plans: readonly PlanWeek[],
): WeekModel {
  const { visit, page, office } = scene;
  const to = (week: Day, location = asked.locationId) => hrefOf(visit, "/admin/reservations", { week, location });
  const { language } = visit;
  return {
    ...page,
    title: `${page.r.week.title} ${tellShortDay(asked.monday, language)} – ${tellShortDay(addDays(asked.monday, 6), language)}`,
    before: to(addDays(asked.monday, -7)),
    next: to(addDays(asked.monday, 7)),
    day: hrefOf(visit, "/admin/reservations", { day: asked.monday, location: asked.locationId }),
    places:
      office.locations.length < 2
        ? []
        : office.locations.map(({ id, name }) => ({
            href: to(asked.monday, id),
            name: told(office, name, language),
            here: id === asked.locationId,
          })),
    tables: plans.filter(hasTimes).map((plan) => tableOf(scene, asked.locationId, plan)),
  };
}

const hasTimes = (plan: PlanWeek): boolean => plan.days.some(({ times }) => times.length > 0);

function tableOf(scene: Scene, location: string, plan: PlanWeek): WeekModel["tables"][number] {
  const { visit, page } = scene;
  const { week } = page.r;
  const shown = plan.days.filter(({ times }, index) => times.length > 0 || index < 5);
  const hours = [...new Set(shown.flatMap(({ times }) => times.map(({ time }) => time)))].toSorted();
  return {
    name: plan.name,
    days: shown.map(({ day, times }) => {
      const places = times.reduce((sum, each) => sum + each.places, 0);
      const free = times.reduce((sum, each) => sum + each.free, 0);
      return {
        href: hrefOf(visit, "/admin/reservations", { day, location }),
        name: tellWeekday(day, visit.language),
        date: tellShortDay(day, visit.language),
        sum: times.length === 0 ? week.closed : week.taken(places - free, places),
      };
    }),
    rows: hours.map((hour) => ({
      time: tellTime(hour),
      cells: shown.map(({ times }) =>
        cellOf(
          scene,
          times.filter(({ time }) => time === hour),
        ),
      ),
    })),
  };
}

function cellOf({ page }: Scene, times: readonly BookableTime[]) {
  const places = times.reduce((sum, each) => sum + each.places, 0);
  const free = times.reduce((sum, each) => sum + each.free, 0);
  if (places === 0) return { says: "", free: "", full: false };
  const { week } = page.r;
  return {
    says: week.taken(places - free, places),
    free: free === 0 ? week.full : week.free(free),
    full: free === 0,
  };
}
