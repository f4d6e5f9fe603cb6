import { type Office, officeZone } from "../office/office.ts";
import { currentOffice } from "../office/queries.ts";
import { HOUR } from "../platform/clock.ts";
import type { DeskNeeds } from "../platform/desk-needs.ts";
import { get, html, post, seeOther, type Route, type Visit, type Who } from "../platform/http.ts";
import { present, Refusal } from "../platform/refusal.ts";
import {
  bookForCaller,
  callerSteps,
  readCallerForm,
  refusedCaller,
  type CallerTyped,
} from "../reservations/caller-form.ts";
import { callerTold } from "../reservations/caller-told.ts";
import { reservationById } from "../reservations/queries.ts";
import {
  callerAddress,
  callerFormView,
  callerPage,
  callerTelling,
  callerToldView,
  type CallerFormModel,
  type CallerToldModel,
} from "./caller-page.ts";

const CLERK: Who = { staff: ["clerk", "supervisor", "admin"], desk: "counter" };

/** B13: a clerk books for who calls or stands at the counter, without the administration and without leaving the desk. */
export function callerRoutes(needs: DeskNeeds): Route[] {
  return [
    get("/counter/booking", CLERK, (visit) => show(needs, visit, null)),
    post("/counter/booking", CLERK, (visit) => bookFor(needs, visit)),
    get("/counter/booking/:reservation", CLERK, (visit) => tell(needs, visit)),
  ];
}

const pageOf = (needs: DeskNeeds, office: Office, visit: Visit) =>
  callerPage(office, visit, present(visit.person), needs.trialFrame(visit, officeZone(office)));

async function show(needs: DeskNeeds, visit: Visit, typed: CallerTyped | null, status = 200): Promise<Response> {
  const model = await needs.works.read(async (reader): Promise<CallerFormModel> => {
    const office = await currentOffice(reader);
    const steps = await callerSteps(reader, callerTelling(office, visit), visit.url.searchParams, typed);
    return { ...pageOf(needs, office, visit), ...steps };
  });
  return html(needs.renderer.render(callerFormView, model), status);
}

async function bookFor(needs: DeskNeeds, visit: Visit): Promise<Response> {
  const form = await visit.form();
  const office = await needs.works.read(currentOffice);
  const typed = readCallerForm(form, callerTelling(office, visit));
  if (typed.errors.length > 0) return show(needs, visit, typed, 422);
  const serviceId = visit.url.searchParams.get("service") ?? "";
  const by = { serviceId, language: visit.language, staffId: present(visit.person).staffId };
  try {
    const { id } = await needs.works.write((work) => bookForCaller(work, typed, by));
    return seeOther(callerAddress(visit, `/counter/booking/${id}`));
  } catch (error) {
    return show(needs, visit, refusedCaller(typed, error, visit.words.refusals), 409);
  }
}

/** How long what to tell the caller can be looked at again: as long as the talk may last. */
const TOLD_MS = HOUR;

/** What to tell the caller; of any other reservation the counter shows nothing here (P2). */
async function tell(needs: DeskNeeds, visit: Visit): Promise<Response> {
  const model = await needs.works.read(async (reader): Promise<CallerToldModel> => {
    const office = await currentOffice(reader);
    const reservation = present(await reservationById(reader, visit.params["reservation"] ?? ""));
    const isFresh = reservation.source === "staff" && reader.now - reservation.createdAt <= TOLD_MS;
    if (!isFresh) throw new Refusal("not-found", "notFound");
    return { ...pageOf(needs, office, visit), told: callerTold(callerTelling(office, visit), reservation) };
  });
  return html(needs.renderer.render(callerToldView, model));
}
