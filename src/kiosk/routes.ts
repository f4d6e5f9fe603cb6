import { serviceOf } from "../office/office.ts";
import { currentOffice } from "../office/queries.ts";
import { addresses } from "../platform/addresses.ts";
import type { DeskNeeds } from "../platform/desk-needs.ts";
import { get, html, post, seeOther, STATUS, type Desk, type Visit, type Who } from "../platform/http.ts";
import { newToken } from "../platform/id.ts";
import type { Limiter } from "../platform/limiter.ts";
import { present, Refusal } from "../platform/refusal.ts";
import type { Reader } from "../platform/work.ts";
import { checkIn, issueTicket, type CheckIn, type Touch } from "../queue/actions.ts";
import { lobbyToJoin, stoppedFor } from "../queue/lobby.ts";
import { paperNow, servicesNow, ticketByToken } from "../queue/queries.ts";
import { awayRoutes } from "./away-routes.ts";
import { classOf, codeOf, touchOf, typedOf } from "./form.ts";
import { nextIssuing } from "./issuing.ts";
import { nudge } from "./jobs.ts";
import { pullRoutes } from "./pull-routes.ts";
import { keypadModel, keypadView } from "./keypad.ts";
import {
  askNotice,
  earlyNotice,
  lateNotice,
  stoppedNotice,
  triesNotice,
  unknownNotice,
  noticeModel,
  noticeView,
  refusalNotice,
  saidBy,
  type Notice,
} from "./notices.ts";
import { nowView, offerOf, startModel, startView, type Lobby } from "./pages.ts";
import { glanceOf, ownStart, within, type Glance } from "./screen.ts";
import { startFileRoutes } from "./start-file-routes.ts";
import { familyQuery, ticketModel, ticketNowView, ticketPart, ticketView, type TicketLook } from "./ticket-screen.ts";

const KIOSK: Who = { fixture: "kiosk" };
const TRIES = 5;
const MOST_OTHERS = 20;
const A_MINUTE = 60_000;

/** The screen in the lobby: a touch gives a ticket, a code makes an arrival. Every answer, a "no" too, is a screen that returns by itself. */
export function kioskDesk(needs: DeskNeeds): Desk {
  const kiosk = { needs, tries: needs.limiter(TRIES, A_MINUTE) };
  const calm =
    (handle: (kiosk: Kiosk, visit: Visit) => Promise<Response>) =>
    async (visit: Visit): Promise<Response> => {
      try {
        return await handle(kiosk, visit);
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        const glance = await needs.works.read((reader) => look(reader, visit));
        return say(kiosk, glance, refusalNotice(glance, saidBy(error, visit)), STATUS[error.kind]);
      }
    };
  return {
    name: "kiosk",
    routes: [
      ...startFileRoutes(needs),
      ...awayRoutes(needs),
      get("/kiosk/:kiosk", KIOSK, calm(start)),
      get("/kiosk/:kiosk/now", KIOSK, calm(startNow)),
      get("/kiosk/:kiosk/ask/:service", KIOSK, calm(ask)),
      post("/kiosk/:kiosk/tickets", KIOSK, calm(take)),
      get("/kiosk/:kiosk/ticket/:token", KIOSK, calm(showTicket)),
      get("/kiosk/:kiosk/code", KIOSK, calm(keypad)),
      post("/kiosk/:kiosk/code", KIOSK, calm(press)),
      post("/kiosk/:kiosk/arrivals", KIOSK, calm(arrive)),
      ...pullRoutes(needs),
    ],
  };
}

interface Kiosk {
  readonly needs: DeskNeeds;
  /** Failed codes of each kiosk (S7). */
  readonly tries: Limiter;
}

const look = async (reader: Reader, visit: Visit): Promise<Glance> =>
  glanceOf(await currentOffice(reader), visit, reader.now, newToken());

async function lobbyOf({ needs }: Kiosk, visit: Visit): Promise<{ glance: Glance; lobby: Lobby }> {
  return needs.works.read(async (reader) => {
    const glance = await look(reader, visit);
    const lobby = {
      services: await servicesNow(reader, glance.location.id),
      opens: nextIssuing(glance),
      publicAddress: needs.publicAddress,
    };
    return { glance, lobby };
  });
}

async function start(kiosk: Kiosk, visit: Visit): Promise<Response> {
  const { glance, lobby } = await lobbyOf(kiosk, visit);
  const own = ownStart(glance);
  if (own !== null) return seeOther(own);
  const model = startModel(glance, lobby, trialOf(kiosk, glance));
  return html(kiosk.needs.renderer.render(startView, model));
}

async function startNow(kiosk: Kiosk, visit: Visit): Promise<Response> {
  const { glance, lobby } = await lobbyOf(kiosk, visit);
  return html(kiosk.needs.renderer.render(nowView, offerOf(glance, lobby)));
}

async function ask(kiosk: Kiosk, visit: Visit): Promise<Response> {
  const { works, publicAddress } = kiosk.needs;
  const serviceId = visit.params["service"] ?? "";
  const { glance, stopped } = await works.read(async (reader) => {
    const glance = await look(reader, visit);
    const service = serviceOf(glance.office, offered(glance, serviceId));
    return { glance, stopped: stoppedFor(await lobbyToJoin(reader, glance.location.id), service) };
  });
  if (stopped !== null) return say(kiosk, glance, stoppedNotice(glance, serviceId, { stopped, publicAddress }));
  return say(kiosk, glance, askNotice(glance, serviceId));
}

/** K3: the touch names the screen that was touched, so one touch, however often it is sent, is one ticket. */
async function take(kiosk: Kiosk, visit: Visit): Promise<Response> {
  const { works } = kiosk.needs;
  const form = await visit.form();
  const touchId = touchOf(form);
  const issued = await works.write(async (work) => {
    const glance = await look(work, visit);
    const serviceId = offered(glance, form.text("service"));
    const touch = touched(glance, touchId);
    return {
      glance,
      ticket: await issueTicket(work, { ...touch, serviceId, classId: classOf(form) }),
    };
  });
  nudge(works, issued.glance.kiosk.id);
  return seeOther(within(issued.glance, `/ticket/${issued.ticket.token}`));
}

async function showTicket(kiosk: Kiosk, visit: Visit): Promise<Response> {
  const { works, renderer, publicAddress } = kiosk.needs;
  const token = visit.params["token"] ?? "";
  const { glance, now, fault, others } = await works.read(async (reader) => {
    const glance = await look(reader, visit);
    return {
      glance,
      now: present(await ticketByToken(reader, token)),
      fault: (await paperNow(reader, glance.kiosk.id)).fault,
      others: await familyOf(reader, visit, glance.location.id),
    };
  });
  if (now.ticket.locationId !== glance.location.id) throw new Refusal("not-found", "notFound");
  const link = addresses.ticket(publicAddress, token);
  const shown = { now, fault, link, token, others };
  if (visit.partial) return html(renderer.render(ticketNowView, ticketPart(glance, shown)));
  const model = ticketModel(glance, trialOf(kiosk, glance), shown);
  return html(renderer.render(ticketView, model));
}

/** The rest of a family as the address names it, by unguessable tokens (B15). */
async function familyOf(reader: Reader, visit: Visit, locationId: string): Promise<TicketLook["others"]> {
  const tokens = (visit.url.searchParams.get("with") ?? "").split(",", MOST_OTHERS).filter((token) => token !== "");
  const found = await Promise.all(tokens.map(async (token) => ({ token, now: await ticketByToken(reader, token) })));
  return found.flatMap(({ token, now }) =>
    now?.ticket.locationId === locationId ? [{ number: now.ticket.number, token }] : [],
  );
}

async function keypad(kiosk: Kiosk, visit: Visit): Promise<Response> {
  const glance = await kiosk.needs.works.read((reader) => look(reader, visit));
  return keys(kiosk, glance, { typed: "", wrong: "" });
}

/** A press without script: the keypad again with one digit more; the sixth is the code. No code is ever in an address. */
async function press(kiosk: Kiosk, visit: Visit): Promise<Response> {
  const form = await visit.form();
  const typed = typedOf(form);
  if (typed.length === 6) return arrivalOf(kiosk, visit, typed, touchOf(form));
  const glance = await kiosk.needs.works.read((reader) => look(reader, visit));
  return keys(kiosk, glance, { typed, wrong: "" });
}

async function arrive(kiosk: Kiosk, visit: Visit): Promise<Response> {
  const form = await visit.form();
  const touchId = touchOf(form);
  const code = codeOf(form);
  if (code !== null) return arrivalOf(kiosk, visit, code, touchId);
  const glance = await kiosk.needs.works.read((reader) => look(reader, visit));
  const wrong = visit.words.kiosk.codeShort;
  return keys(kiosk, glance, { typed: "", wrong }, 422);
}

/** B8, S7: the try is counted before it is looked at, so that no number of posts at once gets past five; success gives it back. */
async function arrivalOf(kiosk: Kiosk, visit: Visit, code: string, touchId: string): Promise<Response> {
  const { works } = kiosk.needs;
  const device = visit.fixtureId ?? "";
  if (!kiosk.tries.allow(device)) {
    const glance = await works.read((reader) => look(reader, visit));
    return say(kiosk, glance, triesNotice(glance), STATUS["too-many"]);
  }
  const { glance, answer } = await works.write(async (work) => {
    const glance = await look(work, visit);
    return {
      glance,
      answer: await checkIn(work, { ...touched(glance, touchId), code }),
    };
  });
  if (answer.kind !== "ticket") return declined(kiosk, glance, answer);
  kiosk.tries.forgive(device);
  nudge(works, glance.kiosk.id);
  const shown = within(glance, `/ticket/${answer.ticket.token}`);
  const family = familyQuery(answer.others);
  return seeOther(family === "" ? shown : `${shown}${shown.includes("?") ? "&" : "?"}${family}`);
}

function declined(kiosk: Kiosk, glance: Glance, answer: Exclude<CheckIn, { kind: "ticket" }>): Response {
  switch (answer.kind) {
    case "early":
      return say(kiosk, glance, earlyNotice(glance, answer.from));
    case "late":
      return say(kiosk, glance, lateNotice(glance, answer.serviceId, answer.touchId));
    case "unknown":
      return say(kiosk, glance, unknownNotice(glance));
    default:
      answer satisfies never;
      throw new Error("an answer nobody knows");
  }
}

const touched = (glance: Glance, touchId: string): Touch => ({
  locationId: glance.location.id,
  language: glance.visit.language,
  touchId,
  kioskId: glance.kiosk.id,
});

/** The service if this kiosk offers it (K1). Throws a Refusal. */
function offered({ kiosk }: Glance, serviceId: string): string {
  if (!kiosk.services.includes(serviceId)) throw new Refusal("not-allowed", "notServedHere");
  return serviceId;
}

const trialOf = ({ needs }: Kiosk, { visit, location }: Glance) => needs.trialFrame(visit, location.timeZone);

const say = (kiosk: Kiosk, glance: Glance, notice: Notice, status = 200): Response =>
  html(kiosk.needs.renderer.render(noticeView, noticeModel(glance, trialOf(kiosk, glance), notice)), status);

const keys = (kiosk: Kiosk, glance: Glance, now: { typed: string; wrong: string }, status = 200): Response =>
  html(kiosk.needs.renderer.render(keypadView, keypadModel(glance, trialOf(kiosk, glance), now)), status);
