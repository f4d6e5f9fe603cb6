import { frameOf } from "../office/frame.ts";
import { currentOffice } from "../office/queries.ts";
import { addresses } from "../platform/addresses.ts";
import { MINUTE, type Elapsed } from "../platform/clock.ts";
import type { DeskNeeds } from "../platform/desk-needs.ts";
import { get, html, post, seeOther, STATUS, type Fields, type Route, type Visit } from "../platform/http.ts";
import { newToken, seal, unseal } from "../platform/id.ts";
import type { Limiter } from "../platform/limiter.ts";
import { present, Refusal } from "../platform/refusal.ts";
import type { Reader } from "../platform/work.ts";
import { issueTicket } from "../queue/actions.ts";
import { isRoomCode, roomCode } from "../queue/phone-tickets.ts";
import { servicesNow } from "../queue/queries.ts";
import {
  askModel,
  inLanguages,
  isGivenAt,
  posterModel,
  posterView,
  scanAgain,
  takeModel,
  takeNoticeView,
  takeView,
  type Lookout,
} from "./taking-pages.ts";

/** A lobby sits behind one address (L6), so an address may take many; a browser takes one a form. */
const MOST_TICKETS = 60;
const WITHIN = 10 * MINUTE;
/** Time to choose in, once the code was right. */
const FORM_AGE = 5 * MINUTE;
const GONE = 410;

/** A lobby without a kiosk (K6): the code of the room opens the list, one press is one ticket. */
export function takingRoutes(needs: DeskNeeds): Route[] {
  const taking: Taking = { needs, given: needs.limiter(MOST_TICKETS, WITHIN), touches: needs.limiter(1, FORM_AGE) };
  return [
    get("/ticket/new", "anyone", (visit) => offer(taking, visit)),
    post("/ticket/new", "anyone", (visit) => take(taking, visit)),
    get("/admin/posters/:location", { staff: ["supervisor", "admin"], desk: "admin" }, (visit) =>
      poster(taking, visit),
    ),
  ];
}

interface Taking {
  readonly needs: DeskNeeds;
  /** Tickets of each address. */
  readonly given: Limiter;
  /** Whether a touch has been counted. */
  readonly touches: Limiter;
}

/** What a page carries, signed: the lobby it is of, the touch it will be (K3), and when it was given out. */
interface Pass {
  readonly locationId: string;
  readonly touchId: string;
  readonly at: Elapsed;
}

async function offer(taking: Taking, visit: Visit): Promise<Response> {
  const { works, key, clocks } = taking.needs;
  const open = visit.url.searchParams.get("pass") ?? "";
  if (open !== "") return offerAgain(taking, visit, passOf(taking, open));
  const locationId = visit.url.searchParams.get("location") ?? "";
  const code = visit.url.searchParams.get("c") ?? "";
  const { lookout, isHere } = await works.read(async (reader) => {
    const lookout = await lookAt(taking, reader, visit, locationId);
    return { lookout, isHere: isRoomCode(key, lookout.location, code, reader.now) };
  });
  if (!isHere) return again(taking, lookout);
  const pass: Pass = { locationId, touchId: newToken(), at: clocks.elapsed() };
  return list(taking, visit, pass, "");
}

/** The list somebody has open, in another language: the same touch, as long as it may be chosen from. */
async function offerAgain(taking: Taking, visit: Visit, pass: Pass | null): Promise<Response> {
  if (pass === null) throw new Refusal("not-understood", "notUnderstood");
  const lookout = await taking.needs.works.read((reader) => lookAt(taking, reader, visit, pass.locationId));
  return isOld(taking, pass) ? again(taking, lookout) : list(taking, visit, pass, "");
}

const isOld = ({ needs }: Taking, { at }: Pass): boolean => needs.clocks.elapsed() - at > FORM_AGE;

async function take(taking: Taking, visit: Visit): Promise<Response> {
  const { works } = taking.needs;
  const form = await visit.form();
  const pass = passOf(taking, form.text("pass"));
  if (pass === null) throw new Refusal("not-understood", "notUnderstood");
  const asked = { serviceId: form.text("service"), classId: form.text("class"), pass: form.text("pass") };
  const { lookout, now } = await works.read(async (reader) => ({
    lookout: await lookAt(taking, reader, visit, pass.locationId),
    now: (await servicesNow(reader, pass.locationId)).find(({ serviceId }) => serviceId === asked.serviceId),
  }));
  if (isOld(taking, pass)) return again(taking, lookout);
  if (!isGivenAt(lookout.office, lookout.location, asked.serviceId)) throw new Refusal("not-found", "notServedHere");
  if (now?.served !== true && form.text("sure") !== "1")
    return html(taking.needs.renderer.render(takeNoticeView, askModel(inLanguages(lookout, asked.pass), asked)));
  return give(taking, visit, form, pass);
}

/** A rule's no is said above the list, which goes on with the same touch. */
async function give(taking: Taking, visit: Visit, form: Fields, pass: Pass): Promise<Response> {
  count(taking, visit, pass.touchId);
  const wanted = { serviceId: form.text("service"), classId: form.text("class") === "" ? null : form.text("class") };
  const { locationId, touchId } = pass;
  try {
    const issued = await taking.needs.works.write((work) =>
      issueTicket(work, { locationId, touchId, language: visit.language, kioskId: null, ...wanted }),
    );
    return seeOther(visit.link(`/ticket/${issued.token}`));
  } catch (error) {
    if (!(error instanceof Refusal) || error.kind !== "unavailable") throw error;
    const isClerks = error.key === "issuingClosed" && error.detail !== "";
    return list(taking, visit, pass, isClerks ? error.detail : visit.words.refusals[error.key]);
  }
}

/** L6: a form sent again is the same deed and counts once. Throws a Refusal. */
function count({ given, touches }: Taking, { address }: Visit, touchId: string): void {
  if (!touches.allow(touchId) || given.allow(address)) return;
  touches.forgive(touchId);
  throw new Refusal("too-many", "tooMany");
}

async function list(taking: Taking, visit: Visit, pass: Pass, wrong: string): Promise<Response> {
  const { works, renderer, key } = taking.needs;
  const model = await works.read(async (reader) => {
    const lookout = await lookAt(taking, reader, visit, pass.locationId);
    const services = await servicesNow(reader, pass.locationId);
    const sealed = seal(key, "phone-ticket", JSON.stringify(pass));
    return takeModel(inLanguages(lookout, sealed), services, { pass: sealed, wrong });
  });
  return html(renderer.render(takeView, model), wrong === "" ? 200 : STATUS.unavailable, NOT_KEPT);
}

async function poster(taking: Taking, visit: Visit): Promise<Response> {
  const { works, renderer, key, publicAddress } = taking.needs;
  const model = await works.read(async (reader) => {
    const locationId = visit.params["location"] ?? "";
    const lookout = await lookFor(taking, reader, visit, locationId);
    const code = lookout.location.phoneTickets === "poster" ? roomCode(key, lookout.location, reader.now) : null;
    return posterModel(lookout, code === null ? null : addresses.phoneTicket(publicAddress, locationId, code));
  });
  return html(renderer.render(posterView, model));
}

const NOT_KEPT = { "cache-control": "no-store", "x-robots-tag": "noindex" };

const again = ({ needs }: Taking, { frame, visit }: Lookout): Response =>
  html(needs.renderer.render(takeNoticeView, scanAgain(frame, visit.words.ticket.take)), GONE, NOT_KEPT);

/** A lobby where phones take tickets. Throws a Refusal. */
async function lookAt(taking: Taking, reader: Reader, visit: Visit, locationId: string): Promise<Lookout> {
  const lookout = await lookFor(taking, reader, visit, locationId);
  if (lookout.location.phoneTickets === "off") throw new Refusal("not-found", "notFound");
  return lookout;
}

async function lookFor({ needs }: Taking, reader: Reader, visit: Visit, locationId: string): Promise<Lookout> {
  const office = await currentOffice(reader);
  const location = present(office.locations.find(({ id }) => id === locationId));
  const trial = needs.trialFrame(visit, location.timeZone);
  return { office, location, visit, frame: frameOf(office, visit, visit.words.ticket.take.title, trial) };
}

function passOf({ needs }: Taking, sealed: string): Pass | null {
  const text = unseal(needs.key, "phone-ticket", sealed);
  return text === null ? null : (JSON.parse(text) as Pass);
}
