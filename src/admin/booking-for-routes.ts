import { locationOf, locationsFor, serviceOf } from "../office/office.ts";
import { currentOffice } from "../office/queries.ts";
import { dayOf, isDay } from "../platform/civil.ts";
import type { DeskNeeds } from "../platform/desk-needs.ts";
import { get, html, post, seeOther, type Route, type Visit } from "../platform/http.ts";
import { newId } from "../platform/id.ts";
import { Refusal } from "../platform/refusal.ts";
import { book } from "../reservations/actions.ts";
import { NOBODY_YET, readCaller, type Caller } from "./booking-for-form.ts";
import { callerView, placeStep, serviceStep, timeStep, type CallerModel } from "./booking-for-pages.ts";
import type { FieldError } from "./form.ts";
import { readTarget, staffDays, stripOf, targetIn } from "./reservations-days.ts";
import { staffOf } from "./reservations-one-routes.ts";
import { OFFICE_WATCH, sceneFor } from "./scene.ts";

/** B13: the office books for somebody who calls or stands at the window, with or without e-mail; confirmed at once. */
export function bookingForRoutes(needs: DeskNeeds): Route[] {
  return [
    get("/admin/reservations/new", OFFICE_WATCH, (visit) => show(needs, visit, null)),
    post("/admin/reservations", OFFICE_WATCH, (visit) => bookFor(needs, visit)),
  ];
}

/** What was typed and did not do: shown again, all of it kept. */
interface Typed {
  readonly caller: Caller;
  readonly to: string;
  readonly formId: string;
  readonly errors: readonly FieldError[];
  readonly status: number;
}

async function show(needs: DeskNeeds, visit: Visit, typed: Typed | null): Promise<Response> {
  return html(needs.renderer.render(callerView, await modelOf(needs, visit, typed)), typed?.status ?? 200);
}

const modelOf = (needs: DeskNeeds, visit: Visit, typed: Typed | null): Promise<CallerModel> =>
  needs.works.read(async (reader) => {
    const office = await currentOffice(reader);
    const query = visit.url.searchParams;
    const scene = sceneFor(needs, office, visit, { title: visit.words.admin.reserving.caller.title, room: "caller" });
    const serviceId = query.get("service");
    if (serviceId === null) return serviceStep(scene);
    const places = locationsFor(office, serviceOf(office, serviceId).id);
    const asked = places.length === 1 ? places[0]?.id : query.get("location");
    const location = places.find(({ id }) => id === asked);
    if (location === undefined) return placeStep(scene, serviceId);
    const wish = { serviceId, locationId: location.id };
    const strip = stripOf(query.get("from"), dayOf(reader.now, locationOf(office, location.id).timeZone));
    const days = await staffDays(reader, wish, strip.from);
    const free = days.find(({ times }) => times.some((time) => time.open && time.free > 0));
    const wanted = query.get("day") ?? "";
    const { caller, to, formId, errors } = typed ?? { caller: NOBODY_YET, to: "", formId: newId(), errors: [] };
    return timeStep(scene, {
      wish,
      ...strip,
      day: isDay(wanted) ? wanted : (free?.day ?? null),
      days,
      caller,
      to,
      formId,
      errors,
    });
  });

async function bookFor(needs: DeskNeeds, visit: Visit): Promise<Response> {
  const { words, url } = visit;
  const form = await visit.form();
  const office = await needs.works.read(currentOffice);
  const { caller, errors } = readCaller(form, office, words.admin.reserving.caller);
  const [to, formId] = [form.text("to"), form.text("form").slice(0, 64)];
  if (readTarget(to) === null) errors.push({ field: "times", says: words.admin.reserving.moving.chooseTime });
  const typed = { caller, to, formId, errors };
  if (errors.length > 0) return show(needs, visit, { ...typed, status: 422 });
  try {
    const { persons, ...who } = caller;
    const { reservation } = await needs.works.write((work) =>
      book(work, {
        serviceId: url.searchParams.get("service") ?? "",
        ...targetIn(to),
        persons,
        language: visit.language,
        source: "staff",
        client: { ...who, company: "", answers: {} },
        formId: formId === "" ? null : formId,
        staffId: staffOf(visit),
      }),
    );
    return seeOther(visit.link(`/admin/reservations/${reservation.id}?done=booked`));
  } catch (error) {
    if (!(error instanceof Refusal) || error.kind === "not-found") throw error;
    const says = words.refusals[error.key];
    return show(needs, visit, { ...typed, errors: [{ field: "times", says }], status: 409 });
  }
}
