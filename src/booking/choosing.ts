import { currentOffice } from "../office/queries.ts";
import { locationOf, locationsFor, plansFor } from "../office/office.ts";
import { addDays, dayOf, isDay, type Day } from "../platform/civil.ts";
import type { DeskNeeds } from "../platform/desk-needs.ts";
import { html, seeOther, type Visit } from "../platform/http.ts";
import { Refusal } from "../platform/refusal.ts";
import { frameOf } from "../office/frame.ts";
import type { Office } from "../office/office.ts";
import type { Reader } from "../platform/work.ts";
import { bookableDays, bookableTimes, lastBookableDay, nearestFree } from "../reservations/queries.ts";
import { agendasPage, agendasView, placesPage, placesView } from "./pages.ts";
import { bookable, bookableServices, type Scene } from "./scene.ts";
import {
  chosenDay,
  mondayOf,
  SHOWN_DAYS,
  stripStart,
  timesPage,
  timesView,
  type Choice,
  type TimesModel,
} from "./times-page.ts";

/** Matter, place, day and time (B1). */

/** What the pages are built from, at the reader's instant. */
export async function sceneOf(needs: DeskNeeds, reader: Reader, visit: Visit): Promise<Scene> {
  const office = await currentOffice(reader);
  const zone = office.locations[0]?.timeZone ?? "UTC";
  return {
    office,
    language: visit.language,
    t: visit.words.booking,
    now: reader.now,
    frame: (title) => frameOf(office, visit, title, needs.trialFrame(visit, zone)),
    link: visit.link,
  };
}

/** What is booked, at what place; both exist and belong together, else notFound. */
export interface Wanted {
  readonly serviceId: string;
  readonly locationId: string;
}

export function wantedOf(office: Office, visit: Visit): Wanted {
  const { service: serviceId = "", location: locationId = "" } = visit.params;
  bookable(office, serviceId);
  if (plansFor(office, serviceId, locationId).length === 0) throw new Refusal("not-found", "notFound");
  return { serviceId, locationId };
}

export async function showAgendas(needs: DeskNeeds, visit: Visit) {
  const scene = await needs.works.read((reader) => sceneOf(needs, reader, visit));
  const services = bookableServices(scene.office);
  const [only] = services;
  if (services.length === 1 && only !== undefined) return seeOther(visit.link(`/booking/${only.id}`));
  return html(needs.renderer.render(agendasView, agendasPage(scene)));
}

/** The choice of a place, or, where there is one only, its times at once (B1). */
export async function showService(needs: DeskNeeds, visit: Visit) {
  return needs.works.read(async (reader) => {
    const scene = await sceneOf(needs, reader, visit);
    const { service } = bookable(scene.office, visit.params["service"] ?? "");
    const [first, second] = locationsFor(scene.office, service.id);
    if (first !== undefined && second === undefined) {
      const wanted = { serviceId: service.id, locationId: first.id };
      const model = await timesModel(reader, scene, wanted, asked(visit));
      return html(needs.renderer.render(timesView, model));
    }
    return html(needs.renderer.render(placesView, placesPage(scene, service)));
  });
}

export async function showTimes(needs: DeskNeeds, visit: Visit) {
  return needs.works.read(async (reader) => {
    const scene = await sceneOf(needs, reader, visit);
    const wanted = wantedOf(scene.office, visit);
    const model = await timesModel(reader, scene, wanted, asked(visit));
    return html(needs.renderer.render(timesView, model));
  });
}

/** The page of times again, with what went wrong on top; `draft` keeps what was typed for another time of that day. */
export async function showTimesAgain(
  needs: DeskNeeds,
  visit: Visit,
  again: { wanted: Wanted; at: Choice["times"][number]["startsAt"]; notice: string; draft: string },
  status: number,
) {
  return needs.works.read(async (reader) => {
    const scene = await sceneOf(needs, reader, visit);
    const zone = locationOf(scene.office, again.wanted.locationId).timeZone;
    const model = await timesModel(reader, scene, again.wanted, {
      day: dayOf(again.at, zone),
      from: null,
      notice: again.notice,
      draft: again.draft,
    });
    return html(needs.renderer.render(timesView, model), status);
  });
}

interface Asked {
  readonly day: Day | null;
  readonly from: Day | null;
  readonly notice: string;
  readonly draft: string;
}

function asked(visit: Visit): Asked {
  const read = (name: string) => {
    const text = visit.url.searchParams.get(name) ?? "";
    return isDay(text) ? text : null;
  };
  return { day: read("day"), from: read("from"), notice: "", draft: "" };
}

async function timesModel(
  reader: Reader,
  scene: Scene,
  wanted: Wanted,
  { day, from, notice, draft }: Asked,
): Promise<TimesModel> {
  const { service } = bookable(scene.office, wanted.serviceId);
  const zone = locationOf(scene.office, wanted.locationId).timeZone;
  const today = dayOf(reader.now, zone);
  const last = await lastBookableDay(reader, wanted);
  const nearest = await nearestFree(reader, wanted);
  const within = (on: Day | null) => (on !== null && on >= mondayOf(today) && on <= last ? on : null);
  const start = stripStart(today, within(from) ?? within(day) ?? nearest?.day ?? null);
  const days = await bookableDays(reader, wanted, start, lastShown(start, last));
  const chosen = chosenDay(days, within(day), within(from) === null ? (nearest?.day ?? null) : null) ?? today;
  return timesPage(scene, {
    service,
    locationId: wanted.locationId,
    days,
    chosen,
    times: await bookableTimes(reader, wanted, chosen),
    nearest,
    last,
    notice,
    draft,
  });
}

const lastShown = (start: Day, last: Day): Day => {
  const end = addDays(start, SHOWN_DAYS - 1);
  return end <= last ? end : last;
};
