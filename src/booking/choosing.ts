import { namedServices } from "../office/asked-by-text.ts";
import { currentOffice } from "../office/queries.ts";
import { locationOf, locationsFor, plansFor, officeZone } from "../office/office.ts";
import { addDays, dayOf, isDay, type Day } from "../platform/civil.ts";
import type { Instant } from "../platform/clock.ts";
import type { DeskNeeds } from "../platform/desk-needs.ts";
import { html, seeOther, type Visit } from "../platform/http.ts";
import { present, Refusal } from "../platform/refusal.ts";
import { frameOf } from "../office/frame.ts";
import type { Office } from "../office/office.ts";
import type { Reader } from "../platform/work.ts";
import {
  bookableDays,
  bookableTimes,
  lastBookableDay,
  nearestFree,
  type BookableDay,
} from "../reservations/queries.ts";
import type { Reservation } from "../reservations/reservation.ts";
import { byTextPage, byTextView } from "./by-text.ts";
import { mondayOf } from "./day-strip.ts";
import { lastOfMonth, monthOf, monthPage, monthView } from "./month-page.ts";
import { agendasPage, agendasView, placesPage, placesView } from "./pages.ts";
import { bookable, bookableServices, type Scene } from "./scene.ts";
import { chosenDay, isFree, SHOWN_DAYS, stripStart, timesPage, timesView } from "./times-page.ts";
import { areTogether } from "./together.ts";
import { alsoIn, type Way } from "./way.ts";

/** Matter, place, day and time (B1). */

/** What the pages are built from, at the reader's instant. */
export async function sceneOf(needs: DeskNeeds, reader: Reader, visit: Visit): Promise<Scene> {
  const office = await currentOffice(reader);
  const zone = officeZone(office);
  return {
    office,
    language: visit.language,
    t: visit.words.booking,
    texting: visit.words.sms,
    now: reader.now,
    frame: (title) => frameOf(office, visit, title, needs.trialFrame(visit, zone)),
    link: visit.link,
  };
}

/** What is booked, at what place; both exist and belong together, else notFound. */
export interface Wanted {
  readonly serviceId: string;
  readonly locationId: string;
  /** Done in the same visit after it (B15). */
  readonly furtherServices: readonly string[];
}

export function wantedOf(office: Office, visit: Visit): Wanted {
  const { service: serviceId = "", location: locationId = "" } = visit.params;
  const furtherServices = alsoIn(visit.url.searchParams);
  bookable(office, serviceId, furtherServices);
  if (!areTogether(office, locationId, [serviceId, ...furtherServices])) throw new Refusal("not-found", "notFound");
  return { serviceId, locationId, furtherServices };
}

export async function showAgendas(needs: DeskNeeds, visit: Visit) {
  const scene = await needs.works.read((reader) => sceneOf(needs, reader, visit));
  const services = bookableServices(scene.office);
  const [only] = services;
  if (services.length === 1 && only !== undefined) return seeOther(visit.link(`/booking/${only.id}`));
  return html(needs.renderer.render(agendasView, agendasPage(scene)));
}

/** How to book by text message, with a time that is free now where there is one (S1). */
export async function showByText(needs: DeskNeeds, visit: Visit) {
  const model = await needs.works.read(async (reader) => {
    const scene = await sceneOf(needs, reader, visit);
    const [service] = namedServices(scene.office);
    const [location] = service === undefined ? [] : locationsFor(scene.office, service.id);
    if (service === undefined || location === undefined) return null;
    const nearest = await nearestFree(reader, { serviceId: service.id, locationId: location.id, furtherServices: [] });
    const when = nearest === null ? undefined : { day: nearest.day, time: nearest.time.time };
    return byTextPage(scene, { serviceId: service.id, when });
  });
  return html(needs.renderer.render(byTextView, present(model)));
}

/** The choice of a place, or, where there is one only, its times at once (B1). */
export async function showService(needs: DeskNeeds, visit: Visit) {
  return needs.works.read(async (reader) => {
    const scene = await sceneOf(needs, reader, visit);
    const furtherServices = alsoIn(visit.url.searchParams);
    const what = bookable(scene.office, visit.params["service"] ?? "", furtherServices);
    const { id: serviceId } = what.service;
    const [first, second] = locationsFor(scene.office, serviceId).filter(({ id }) =>
      areTogether(scene.office, id, [serviceId, ...furtherServices]),
    );
    if (first === undefined) throw new Refusal("not-found", "notFound");
    if (second === undefined)
      return timesOrMonth(needs, reader, visit, {
        scene,
        wanted: { serviceId, locationId: first.id, furtherServices },
      });
    return html(needs.renderer.render(placesView, placesPage(scene, what)));
  });
}

export async function showTimes(needs: DeskNeeds, visit: Visit) {
  return needs.works.read(async (reader) => {
    const scene = await sceneOf(needs, reader, visit);
    return timesOrMonth(needs, reader, visit, { scene, wanted: wantedOf(scene.office, visit) });
  });
}

/** What is chosen from: for a new reservation, or where one is being moved, for that. */
export interface Choosing {
  readonly scene: Scene;
  readonly wanted: Wanted;
  readonly moving?: { readonly base: string; readonly reservation: Reservation };
}

/** The page of times, or with `?month=YYYY-MM` the month with what is free on each day (B1). */
export async function timesOrMonth(needs: DeskNeeds, reader: Reader, visit: Visit, choosing: Choosing) {
  const month = monthOf(visit.url.searchParams.get("month") ?? "");
  const way = wayOf(visit, choosing);
  if (month === null) return timesAt(needs, reader, choosing, { ...askedIn(visit), way });
  const { scene, wanted } = choosing;
  const { service, further } = bookable(scene.office, wanted.serviceId, wanted.furtherServices);
  const today = dayOf(reader.now, locationOf(scene.office, wanted.locationId).timeZone);
  const days = await daysOf(reader, wanted, way, { from: month, to: lastOfMonth(month) });
  const last = await lastBookableDay(reader, wanted);
  return html(needs.renderer.render(monthView, monthPage(scene, { service, further, way, days, month, today, last })));
}

function wayOf(visit: Visit, { scene, wanted, moving }: Choosing): Way {
  const plan = visit.url.searchParams.get("rooms") ?? "";
  const plans = plansFor(scene.office, wanted.serviceId, wanted.locationId);
  return {
    base: moving?.base ?? `/booking/${wanted.serviceId}/${wanted.locationId}`,
    moving: moving?.reservation ?? null,
    rooms: plans.some(({ id }) => id === plan) ? plan : "",
    further: wanted.furtherServices,
  };
}

export interface Again {
  readonly wanted: Wanted;
  /** The time that cannot be had. */
  readonly at: Instant;
  /** Another day, or the first of another strip, as asked for. */
  readonly day?: string;
  readonly from?: string;
  readonly notice: string;
  readonly draft: string;
  readonly moving?: Choosing["moving"];
}

/** The page of times again, with what went wrong on top; `draft` keeps what was typed for another time. */
export async function showTimesAgain(needs: DeskNeeds, visit: Visit, again: Again, status: number) {
  return needs.works.read(async (reader) => {
    const { wanted, at, notice, draft, moving } = again;
    const choosing: Choosing = {
      scene: await sceneOf(needs, reader, visit),
      wanted,
      ...(moving === undefined ? {} : { moving }),
    };
    const { day = "", from = "" } = again;
    const lost = dayOf(at, locationOf(choosing.scene.office, wanted.locationId).timeZone);
    const days = isDay(from) ? { day: null, from } : { day: isDay(day) ? day : lost, from: null };
    const asked = { ...days, notice, draft, way: wayOf(visit, choosing) };
    return timesAt(needs, reader, choosing, asked, status);
  });
}

interface Asked {
  readonly day: Day | null;
  readonly from: Day | null;
  readonly notice: string;
  readonly draft: string;
  readonly way: Way;
}

function askedIn(visit: Visit): Omit<Asked, "way"> {
  const read = (name: string) => {
    const text = visit.url.searchParams.get(name) ?? "";
    return isDay(text) ? text : null;
  };
  return { day: read("day"), from: read("from"), notice: "", draft: "" };
}

async function timesAt(needs: DeskNeeds, reader: Reader, { scene, wanted }: Choosing, asked: Asked, status = 200) {
  const { day, from, notice, draft, way } = asked;
  const { service, further } = bookable(scene.office, wanted.serviceId, wanted.furtherServices);
  const zone = locationOf(scene.office, wanted.locationId).timeZone;
  const today = dayOf(reader.now, zone);
  const last = await lastBookableDay(reader, wanted);
  const nearest = await nearestFree(reader, wanted);
  const within = (on: Day | null) => (on !== null && on >= mondayOf(today) && on <= last ? on : null);
  const start = stripStart(today, within(from) ?? within(day) ?? nearest?.day ?? null);
  const days = await daysOf(reader, wanted, way, { from: start, to: lastShown(start, last) });
  const chosen = chosenDay(days, within(day), within(from) === null ? (nearest?.day ?? null) : null) ?? today;
  const times = await bookableTimes(reader, wanted, chosen);
  const model = timesPage(scene, {
    service,
    further,
    locationId: wanted.locationId,
    days,
    chosen,
    times: times.filter(({ planId }) => way.rooms === "" || planId === way.rooms),
    nearest,
    last,
    notice,
    draft,
    way,
  });
  return html(needs.renderer.render(timesView, model), status);
}

/** The days as they stand for all plans, or for the one looked at. */
async function daysOf(reader: Reader, wanted: Wanted, way: Way, { from, to }: { from: Day; to: Day }) {
  const days = await bookableDays(reader, wanted, from, to);
  if (way.rooms === "") return days;
  const alone: BookableDay[] = [];
  for (const each of days) alone.push(each.state === "free" ? await aloneOn(reader, wanted, way.rooms, each) : each);
  return alone;
}

async function aloneOn(reader: Reader, wanted: Wanted, planId: string, each: BookableDay): Promise<BookableDay> {
  const times = (await bookableTimes(reader, wanted, each.day)).filter((time) => time.planId === planId);
  if (times.length === 0) return { ...each, state: "closed", free: 0 };
  const free = times.filter(isFree).reduce((sum, time) => sum + time.free, 0);
  return free === 0 ? { ...each, state: "full", free } : { ...each, free: Math.min(free, each.free) };
}

const lastShown = (start: Day, last: Day): Day => {
  const end = addDays(start, SHOWN_DAYS - 1);
  return end <= last ? end : last;
};
