import { locationOf, locationsFor, serviceOf } from "../office/office.ts";
import { dayOf, isDay } from "../platform/civil.ts";
import type { Fields, Visit } from "../platform/http.ts";
import { newId } from "../platform/id.ts";
import { Refusal } from "../platform/refusal.ts";
import type { Reader, Work } from "../platform/work.ts";
import { book } from "./actions.ts";
import { NOBODY_YET, readCaller, type Caller, type CallerFault } from "./caller.ts";
import { placeStep, serviceStep, timeStep, type CallerSteps, type CallerTelling } from "./caller-steps.ts";
import type { Reservation } from "./reservation.ts";
import { readTarget, targetIn, type StaffTelling } from "./staff-choices.ts";
import { staffDays, stripOf } from "./staff-days.ts";

/** What staff typed; where it did not do, it is shown again, all of it kept. */
export interface CallerTyped {
  readonly caller: Caller;
  readonly to: string;
  readonly formId: string;
  readonly errors: readonly CallerFault[];
}

/** The step of the form that the query of its address leads to. Throws notFound for a service there is not. */
export async function callerSteps(
  reader: Reader,
  telling: CallerTelling,
  query: URLSearchParams,
  typed: CallerTyped | null,
): Promise<CallerSteps> {
  const { office } = telling;
  const serviceId = query.get("service");
  if (serviceId === null) return serviceStep(telling);
  const places = locationsFor(office, serviceOf(office, serviceId).id);
  const asked = places.length === 1 ? places[0]?.id : query.get("location");
  const location = places.find(({ id }) => id === asked);
  if (location === undefined) return placeStep(telling, serviceId);
  const wish = { serviceId, locationId: location.id };
  const strip = stripOf(query.get("from"), dayOf(reader.now, locationOf(office, location.id).timeZone));
  const days = await staffDays(reader, wish, strip.from);
  const free = days.find(({ times }) => times.some((time) => time.open && time.free > 0));
  const wanted = query.get("day") ?? "";
  const { caller, to, formId, errors } = typed ?? { caller: NOBODY_YET, to: "", formId: newId(), errors: [] };
  return timeStep(telling, {
    wish,
    ...strip,
    day: isDay(wanted) ? wanted : (free?.day ?? null),
    days,
    caller,
    to,
    formId,
    errors,
  });
}

/** What the form sent, and what is wrong with it. */
export function readCallerForm(form: Fields, { office, words }: StaffTelling): CallerTyped {
  const { caller, errors } = readCaller(form, office, words.caller);
  const [to, formId] = [form.text("to"), form.text("form").slice(0, 64)];
  if (readTarget(to) === null) errors.push({ field: "times", says: words.moving.chooseTime });
  return { caller, to, formId, errors };
}

/** The form after a rule said no: told at its times, all of it kept. What is not there at all, and any fault, is thrown on. */
export function refusedCaller(typed: CallerTyped, error: unknown, words: Visit["words"]["refusals"]): CallerTyped {
  if (!(error instanceof Refusal) || error.kind === "not-found") throw error;
  return { ...typed, errors: [{ field: "times", says: words[error.key] }] };
}

/** B13: books for a caller, with or without e-mail; confirmed at once. The same form sent twice is one reservation. */
export async function bookForCaller(
  work: Work,
  { caller, to, formId }: CallerTyped,
  by: { serviceId: string; language: Reservation["language"]; staffId: string },
): Promise<Reservation> {
  const { persons, ...who } = caller;
  const { reservation } = await book(work, {
    serviceId: by.serviceId,
    ...targetIn(to),
    persons,
    language: by.language,
    source: "staff",
    client: { ...who, company: "", answers: {} },
    formId: formId === "" ? null : formId,
    staffId: by.staffId,
  });
  return reservation;
}
