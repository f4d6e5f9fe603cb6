import { serviceTitle, told, type Office, officeZone } from "../office/office.ts";
import { currentOffice } from "../office/queries.ts";
import { addDays, dayOf, daysFrom, isDay, weekdayOf, WEEKDAYS, type Day } from "../platform/civil.ts";
import type { DeskNeeds } from "../platform/desk-needs.ts";
import { get, html, post, type Route, type Visit } from "../platform/http.ts";
import type { Reader } from "../platform/work.ts";
import { bookableTimes, findReservations, outsideThePlans, reservationsBetween } from "../reservations/queries.ts";
import {
  dayModel,
  dayView,
  foundModel,
  LEAST_SEARCHED,
  listView,
  outsideModel,
  weekModel,
  weekView,
  type PlanWeek,
} from "./reservations-pages.ts";
import { OFFICE_WATCH, sceneFor } from "./scene.ts";

/** The day and the week of reservations, search, and those a change of plan left outside (B13, B2). */
export function reservationsRoutes(needs: DeskNeeds): Route[] {
  return [
    get("/admin/reservations", OFFICE_WATCH, (visit) =>
      visit.url.searchParams.has("week") ? week(needs, visit) : day(needs, visit),
    ),
    get("/admin/reservations/outside", OFFICE_WATCH, (visit) => outside(needs, visit)),
    get("/admin/reservations/search", OFFICE_WATCH, (visit) => search(needs, visit, "")),
    post("/admin/reservations/search", OFFICE_WATCH, async (visit) =>
      search(needs, visit, (await visit.form()).text("text").trim().slice(0, 100)),
    ),
  ];
}

async function day(needs: DeskNeeds, visit: Visit): Promise<Response> {
  const model = await needs.works.read(async (reader) => {
    const office = await currentOffice(reader);
    const today = dayOf(reader.now, officeZone(office));
    const on = dayAsked(visit, "day") ?? today;
    const locationId = locationAsked(office, visit);
    const reservations = await reservationsBetween(reader, { locationId, from: on, to: on });
    const scene = sceneFor(needs, office, visit, {
      title: visit.words.admin.reserving.nav.reservations,
      room: "reservations",
    });
    const left = await outsideThePlans(reader);
    return dayModel(scene, { day: on, today, locationId }, { reservations, outside: left.length });
  });
  return html(needs.renderer.render(dayView, model));
}

async function week(needs: DeskNeeds, visit: Visit): Promise<Response> {
  const model = await needs.works.read(async (reader) => {
    const office = await currentOffice(reader);
    const on = dayAsked(visit, "week") ?? dayOf(reader.now, officeZone(office));
    const monday = addDays(on, -WEEKDAYS.indexOf(weekdayOf(on)));
    const locationId = locationAsked(office, visit) ?? office.locations[0]?.id ?? "";
    const plans = await weekOf(reader, { office, visit, locationId, monday });
    const scene = sceneFor(needs, office, visit, {
      title: visit.words.admin.reserving.week.title,
      room: "reservations",
    });
    return weekModel(scene, { monday, locationId }, plans);
  });
  return html(needs.renderer.render(weekView, model));
}

/** Each plan is read through one of its services: its places are shared by all of them (B2). */
async function weekOf(
  reader: Reader,
  asked: { office: Office; visit: Visit; locationId: string; monday: Day },
): Promise<PlanWeek[]> {
  const { office, visit, locationId, monday } = asked;
  const weeks: PlanWeek[] = [];
  for (const plan of office.plans.filter(({ location }) => location === locationId)) {
    const services = office.services.filter(({ id, booking }) => booking !== null && plan.services.includes(id));
    const [service] = services;
    if (service === undefined) continue;
    const days = [];
    for (const on of daysFrom(monday, addDays(monday, 6))) {
      const times = await bookableTimes(reader, { serviceId: service.id, locationId }, on, "staff");
      days.push({ day: on, times: times.filter(({ planId }) => planId === plan.id) });
    }
    const titles = services.map((each) => serviceTitle(office, each, visit.language)).join(", ");
    weeks.push({ name: plan.name === null ? titles : told(office, plan.name, visit.language), days });
  }
  return weeks;
}

async function search(needs: DeskNeeds, visit: Visit, text: string): Promise<Response> {
  const model = await needs.works.read(async (reader) => {
    const office = await currentOffice(reader);
    const found = text.length < LEAST_SEARCHED ? [] : await findReservations(reader, text);
    const scene = sceneFor(needs, office, visit, {
      title: visit.words.admin.reserving.found.title,
      room: "reservations",
    });
    return foundModel(scene, text, found);
  });
  return html(needs.renderer.render(listView, model));
}

async function outside(needs: DeskNeeds, visit: Visit): Promise<Response> {
  const model = await needs.works.read(async (reader) => {
    const office = await currentOffice(reader);
    const scene = sceneFor(needs, office, visit, {
      title: visit.words.admin.reserving.outside.title,
      room: "reservations",
    });
    return outsideModel(scene, await outsideThePlans(reader));
  });
  return html(needs.renderer.render(listView, model));
}

function dayAsked(visit: Visit, name: string): Day | null {
  const asked = visit.url.searchParams.get(name) ?? "";
  return isDay(asked) ? asked : null;
}

function locationAsked(office: Office, visit: Visit): string | null {
  const asked = visit.url.searchParams.get("location");
  return office.locations.find(({ id }) => id === asked)?.id ?? null;
}
