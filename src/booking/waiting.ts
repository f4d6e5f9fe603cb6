import { addresses } from "../platform/addresses.ts";
import type { DeskNeeds } from "../platform/desk-needs.ts";
import { isDay } from "../platform/civil.ts";
import { seeOther, type Visit } from "../platform/http.ts";
import { Refusal } from "../platform/refusal.ts";
import { joinWaitlist, leaveWaitlist } from "../reservations/actions.ts";
import { isOnWaitlistOpen } from "../reservations/queries.ts";
import { sceneOf, wantedOf } from "./choosing.ts";
import { openStamp, type Stamp } from "./form-seal.ts";
import { EMPTY, readDetails, type Details, type FieldError } from "./form.ts";
import { botErrors, limitContact, newStamp, nextStamp, numeralsFor, sealed, type Guards } from "./guards.ts";
import { draw, tokenOf } from "./own.ts";
import { endedView } from "./own-pages.ts";
import { bookable, type Scene } from "./scene.ts";
import {
  askedWaiting,
  joinedPage,
  leavePage,
  leaveView,
  leftPage,
  waitingPage,
  waitingView,
  type Wished,
} from "./waiting-pages.ts";

/** The waiting list of a full day (B14): one asks to be told, and leaves by the link of the message. */

export async function showWaiting(needs: DeskNeeds, visit: Visit) {
  const { scene, wished, open } = await wishedBy(needs, visit);
  if (!open) return toTimes(visit, wished);
  return form(needs, scene, wished, { details: EMPTY, errors: [], stamp: newStamp(needs) });
}

export async function join(needs: DeskNeeds, guards: Guards, visit: Visit) {
  const fields = await visit.form();
  const { scene, wished, open } = await wishedBy(needs, visit);
  if (!open) return toTimes(visit, wished);
  const { service, booking, locationId, day } = wished;
  const stamp = openStamp(needs.key, fields.text("form"));
  const { typed, details, errors } = readDetails(fields, askedWaiting(booking), scene.office.office.country);
  const wrong = [...errors, ...botErrors(needs, guards, visit, { fields, stamp, order: { booking } })];
  if (wrong.length > 0)
    return form(needs, scene, wished, { details: typed, errors: wrong, stamp: nextStamp(needs, stamp, wrong) }, 422);
  limitContact(guards, visit, details);
  const { name, email, phone } = details;
  const { language } = visit;
  const token = await needs.works.write((work) =>
    joinWaitlist(work, { serviceId: service.id, locationId, day, language, name, email, phone }),
  );
  return seeOther(visit.link(`${addresses.waitlist("", token)}?joined=1`));
}

interface Typed {
  readonly details: Details;
  readonly errors: readonly FieldError[];
  readonly stamp: Stamp;
}

function form(needs: DeskNeeds, scene: Scene, wished: Wished, { details, errors, stamp }: Typed, status = 200) {
  const numerals = numeralsFor(needs, scene, wished.booking, stamp);
  const filled = { details, errors, stamp: sealed(needs, stamp), numerals, answer: "" };
  return draw(needs, waitingView, waitingPage(scene, wished, filled), status);
}

/** The service, place and day of the address, and whether one may wait for it. Throws notFound. */
async function wishedBy(needs: DeskNeeds, visit: Visit) {
  return needs.works.read(async (reader) => {
    const scene = await sceneOf(needs, reader, visit);
    const wanted = wantedOf(scene.office, visit);
    const { service, booking } = bookable(scene.office, wanted.serviceId);
    const day = visit.url.searchParams.get("day") ?? "";
    if (!isDay(day) || booking.waitlistMinutes === null) throw new Refusal("not-found", "notFound");
    const wished: Wished = { service, booking, locationId: wanted.locationId, day };
    return { scene, wished, open: await isOnWaitlistOpen(reader, wanted, day) };
  });
}

/** Something is free there after all, or the day is over. */
const toTimes = (visit: Visit, { service, locationId, day }: Wished) =>
  seeOther(visit.link(`/booking/${service.id}/${locationId}?day=${day}`));

/** A page with a button, as scanners open links; it looks the same whether the link still leads anywhere or not (S4). */
export async function askToLeave(needs: DeskNeeds, visit: Visit) {
  const scene = await needs.works.read((reader) => sceneOf(needs, reader, visit));
  const { searchParams } = visit.url;
  if (searchParams.has("done")) return draw(needs, endedView, leftPage(scene));
  const model = searchParams.has("joined") ? joinedPage : leavePage;
  return draw(needs, leaveView, model(scene, addresses.waitlist("", tokenOf(visit))));
}

export async function leave(needs: DeskNeeds, visit: Visit) {
  await needs.works.write((work) => leaveWaitlist(work, tokenOf(visit)));
  return seeOther(visit.link(`${addresses.waitlist("", tokenOf(visit))}?done=1`));
}
