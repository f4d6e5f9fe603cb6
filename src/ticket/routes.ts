import { frameOf } from "../office/frame.ts";
import { countersAt, locationOf } from "../office/office.ts";
import { currentOffice } from "../office/queries.ts";
import type { DeskNeeds } from "../platform/desk-needs.ts";
import { get, html, post, seeOther, type Desk, type Visit } from "../platform/http.ts";
import { present } from "../platform/refusal.ts";
import { withdrawTicket } from "../queue/actions.ts";
import { boardCalls, ticketByToken } from "../queue/queries.ts";
import { giveUpView, ticketModel, ticketView } from "./pages.ts";
import { takingRoutes } from "./taking.ts";

/** The ticket on a phone (V4): its address is unguessable and works without script. */
export function ticketDesk(needs: DeskNeeds): Desk {
  return {
    name: "ticket",
    routes: [
      ...takingRoutes(needs),
      get("/ticket/:token", "anyone", (visit) => show(needs, visit)),
      get("/ticket/:token/withdrawal", "anyone", (visit) => ask(needs, visit)),
      post("/ticket/:token/withdrawal", "anyone", (visit) => giveUp(needs, visit)),
    ],
  };
}

const tokenOf = (visit: Visit): string => visit.params["token"] ?? "";
const NOT_INDEXED = { "x-robots-tag": "noindex" };

async function show(needs: DeskNeeds, visit: Visit): Promise<Response> {
  const model = await needs.works.read(async (reader) => {
    const now = present(await ticketByToken(reader, tokenOf(visit)));
    const office = await currentOffice(reader);
    const { locationId } = now.ticket;
    const counterIds = countersAt(office, locationId).map(({ id }) => id);
    const calls = await boardCalls(reader, { locationId, counterIds, most: 3 });
    const trial = needs.trialFrame(visit, locationOf(office, locationId).timeZone);
    const frame = frameOf(office, visit, visit.words.ticket.title, trial);
    return ticketModel(office, visit, frame, {
      now,
      calls,
      path: `/ticket/${tokenOf(visit)}`,
    });
  });
  const refresh: Record<string, string> = model.again ? { refresh: "10" } : {};
  return html(needs.renderer.render(ticketView, model), 200, {
    ...NOT_INDEXED,
    ...refresh,
  });
}

async function ask(needs: DeskNeeds, visit: Visit): Promise<Response> {
  const model = await needs.works.read(async (reader) => {
    const { ticket } = present(await ticketByToken(reader, tokenOf(visit)));
    const office = await currentOffice(reader);
    const trial = needs.trialFrame(visit, locationOf(office, ticket.locationId).timeZone);
    const frame = frameOf(office, visit, visit.words.ticket.title, trial);
    const path = `/ticket/${tokenOf(visit)}`;
    return {
      frame,
      t: visit.words.ticket,
      number: ticket.number,
      action: visit.link(`${path}/withdrawal`),
      back: visit.link(path),
    };
  });
  return html(needs.renderer.render(giveUpView, model), 200, NOT_INDEXED);
}

async function giveUp(needs: DeskNeeds, visit: Visit): Promise<Response> {
  await needs.works.write((work) => withdrawTicket(work, tokenOf(visit)));
  return seeOther(visit.link(`/ticket/${tokenOf(visit)}`));
}
