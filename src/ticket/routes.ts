import { frameOf } from "../office/frame.ts";
import { officeZone } from "../office/office.ts";
import { currentOffice } from "../office/queries.ts";
import type { DeskNeeds } from "../platform/desk-needs.ts";
import { get, html, post, seeOther, STATUS, type Desk, type Visit } from "../platform/http.ts";
import { Refusal } from "../platform/refusal.ts";
import { takeBackWithdrawal, withdrawTicket } from "../queue/actions.ts";
import { follow, holderOf, poll } from "./following.ts";
import { besideOf, followingOf } from "./keeping-up.ts";
import { nearRoutes } from "./near-routes.ts";
import {
  canBook,
  giveUpView,
  goneView,
  mayGiveUp,
  ticketModel,
  ticketView,
  type GiveUpModel,
  type GoneModel,
  type PageModel,
} from "./pages.ts";
import { see } from "./seeing.ts";
import { takingRoutes } from "./taking.ts";

/** The ticket on a phone (V4): its address is unguessable, works without script, and is dead when its day is over (S4). */
export function ticketDesk(needs: DeskNeeds): Desk {
  return {
    name: "ticket",
    routes: [
      ...takingRoutes(needs),
      get("/ticket/:token", "anyone", (visit) => show(needs, visit)),
      get("/ticket/:token/now", "anyone", (visit) => poll(needs, visit)),
      get("/ticket/:token/stream", "anyone", (visit) => follow(needs, visit)),
      get("/ticket/:token/withdrawal", "anyone", (visit) => ask(needs, visit)),
      post("/ticket/:token/withdrawal", "anyone", (visit) => deed(needs, visit, withdrawTicket)),
      post("/ticket/:token/return", "anyone", (visit) => deed(needs, visit, takeBackWithdrawal)),
      ...nearRoutes(needs, (visit) => gone(needs, visit)),
    ],
  };
}

const PRIVATE = { "x-robots-tag": "noindex", "cache-control": "no-store" };

async function show(needs: DeskNeeds, visit: Visit): Promise<Response> {
  const holder = holderOf(visit);
  const model = await needs.works.read(async (reader): Promise<PageModel | null> => {
    const seen = await see(reader, holder.token);
    if (seen === null) return null;
    const { office, location } = seen.line;
    const ticket = ticketModel(holder, seen);
    const frame = frameOf(office, visit, ticket.pageTitle, needs.trialFrame(visit, location.timeZone));
    return { ...ticket, frame, following: followingOf(holder, seen, ticket) };
  });
  if (model === null) return gone(needs, visit);
  return html(needs.renderer.render(ticketView, model), 200, PRIVATE);
}

/** A wrong, an old and an erased address get this one answer. */
async function gone(needs: DeskNeeds, visit: Visit): Promise<Response> {
  const model = await needs.works.read(async (reader): Promise<GoneModel> => {
    const office = await currentOffice(reader);
    const t = visit.words.ticket;
    const trial = needs.trialFrame(visit, officeZone(office));
    return {
      frame: frameOf(office, visit, t.goneTitle, trial),
      t,
      book: canBook(office) ? visit.link("/booking") : "",
    };
  });
  return html(needs.renderer.render(goneView, model), STATUS["not-found"], PRIVATE);
}

async function ask(needs: DeskNeeds, visit: Visit): Promise<Response> {
  const holder = holderOf(visit);
  const seen = await needs.works.read((reader) => see(reader, holder.token));
  if (seen === null) return gone(needs, visit);
  const { office, location } = seen.line;
  const { ticket } = seen.now;
  const path = `/ticket/${holder.token}`;
  if (!mayGiveUp(ticket)) return seeOther(visit.link(path));
  const model: GiveUpModel = {
    frame: frameOf(office, visit, visit.words.ticket.giveUp, needs.trialFrame(visit, location.timeZone)),
    t: visit.words.ticket,
    number: ticket.number,
    action: visit.link(`${path}/withdrawal`),
    back: visit.link(path),
    following: besideOf(holder, seen),
  };
  return html(needs.renderer.render(giveUpView, model), 200, PRIVATE);
}

/** What a rule says no to has changed meanwhile, so the ticket as it stands is the answer. */
async function deed(needs: DeskNeeds, visit: Visit, verb: typeof withdrawTicket): Promise<Response> {
  const { token } = holderOf(visit);
  if ((await needs.works.read((reader) => see(reader, token))) === null) return gone(needs, visit);
  try {
    await needs.works.write((work) => verb(work, token));
  } catch (error) {
    if (!(error instanceof Refusal) || error.kind !== "conflict") throw error;
  }
  return seeOther(visit.link(`/ticket/${token}`));
}
