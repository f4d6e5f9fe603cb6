import type { Office } from "../office/office.ts";
import { currentOffice } from "../office/queries.ts";
import { hrefOf } from "../office/office-page.ts";
import type { DeskNeeds } from "../platform/desk-needs.ts";
import { get, html, post, seeOther, type Route, type Visit } from "../platform/http.ts";
import { view } from "../platform/render.ts";
import {
  bookForCaller,
  callerSteps,
  readCallerForm,
  refusedCaller,
  type CallerTyped,
} from "../reservations/caller-form.ts";
import type { CallerSteps, CallerTelling } from "../reservations/caller-steps.ts";
import { staffOf } from "./reservations-one-routes.ts";
import { OFFICE_WATCH, sceneFor, tellingOf, type AdminPage } from "./scene.ts";

export interface CallerModel extends AdminPage, CallerSteps {}
const callerView = view<CallerModel>("admin/booking-for");

/** B13: the office books for somebody who calls or stands at the window, with or without e-mail; confirmed at once. */
export function bookingForRoutes(needs: DeskNeeds): Route[] {
  return [
    get("/admin/reservations/new", OFFICE_WATCH, (visit) => show(needs, visit, null)),
    post("/admin/reservations", OFFICE_WATCH, (visit) => bookFor(needs, visit)),
  ];
}

/** How the form is told at this desk, and where it leads. */
export const callerTelling = (office: Office, visit: Visit): CallerTelling => ({
  ...tellingOf({ office, visit }),
  form: (query) => hrefOf(visit, "/admin/reservations/new", query),
  answer: (query) => hrefOf(visit, "/admin/reservations", query),
});

async function show(needs: DeskNeeds, visit: Visit, typed: CallerTyped | null, status = 200): Promise<Response> {
  const model = await needs.works.read(async (reader): Promise<CallerModel> => {
    const office = await currentOffice(reader);
    const scene = sceneFor(needs, office, visit, { title: visit.words.admin.reserving.caller.title, room: "caller" });
    const steps = await callerSteps(reader, callerTelling(office, visit), visit.url.searchParams, typed);
    return { ...scene.page, ...steps };
  });
  return html(needs.renderer.render(callerView, model), status);
}

async function bookFor(needs: DeskNeeds, visit: Visit): Promise<Response> {
  const form = await visit.form();
  const office = await needs.works.read(currentOffice);
  const typed = readCallerForm(form, tellingOf({ office, visit }));
  if (typed.errors.length > 0) return show(needs, visit, typed, 422);
  const serviceId = visit.url.searchParams.get("service") ?? "";
  const by = { serviceId, language: visit.language, staffId: staffOf(visit) };
  try {
    const reservation = await needs.works.write((work) => bookForCaller(work, typed, by));
    return seeOther(visit.link(`/admin/reservations/${reservation.id}?done=booked`));
  } catch (error) {
    return show(needs, visit, refusedCaller(typed, error, visit.words.refusals), 409);
  }
}
