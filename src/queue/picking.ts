import { serviceOf } from "../office/office.ts";
import { newId } from "../platform/id.ts";
import { present, Refusal } from "../platform/refusal.ts";
import type { Work } from "../platform/work.ts";
import { call } from "./calling.ts";
import { chosen, noteAt, type Doing, type Done } from "./doing.ts";
import { walkInDue } from "./due-time.ts";
import { join } from "./joining.ts";
import { drawDirect } from "./issuing-store.ts";
import type { PickReason } from "./reasons.ts";
import { serve } from "./steps.ts";
import { changeTicket, findTicket } from "./store.ts";

/**
 * Q2: a ticket called by hand with a reason, whatever its turn: also a parked, postponed or missing one, or one before its slot. The
 * client of now is finished first, as by *Další*. Throws Refusals counterClosed, and ticketMoved when another counter was faster (Q3).
 */
export async function pickIt(work: Work, doing: Doing, what: { ticketId: string; reason: PickReason }): Promise<Done> {
  mustBeOpen(doing);
  const ticket = await chosen(work, doing, what.ticketId);
  if (ticket.state !== "waiting" && ticket.state !== "parked") throw new Refusal("conflict", "ticketMoved");
  await finishNow(work, doing);
  const called = await call(work, doing, ticket, { reason: "picked", pick: what.reason });
  if (called === null) throw new Refusal("conflict", "ticketMoved");
  return { event: called.event, kind: "ticket-picked" };
}

/**
 * Q5a: somebody who stands at the counter without a ticket is served at once. It is never called, so no board shows its number,
 * which no series gives ("#3") and nobody needs to hear.
 */
export async function serveDirectly(work: Work, doing: Doing, serviceId: string): Promise<Done> {
  mustBeOpen(doing);
  const { office, location, counter, day } = doing.standing;
  const service = serviceOf(office, serviceId);
  await finishNow(work, doing);
  const ticketId = await join(work, {
    locationId: location.id,
    day,
    number: await drawDirect(work, location.id, day),
    serviceId: service.id,
    source: "clerk",
    due: walkInDue(location, null, work.now),
    token: newId(),
    language: office.office.languages[0] ?? "cs",
    staffId: doing.staffId,
  });
  const ticket = present(await findTicket(work, { id: ticketId }));
  const now = { state: "serving", counter_id: counter.id, called_at: work.now, serving_at: work.now } as const;
  if (!(await changeTicket(work, ticket, now))) throw new Refusal("conflict", "ticketMoved");
  doing.undo.madeId = ticketId;
  return noteAt(work, doing, ticket, { kind: "ticket-served-directly" });
}

function mustBeOpen({ standing }: Doing): void {
  if (standing.stood.state !== "open") throw new Refusal("conflict", "counterClosed");
}

async function finishNow(work: Work, doing: Doing): Promise<void> {
  if (doing.standing.current !== null) await serve(work, doing, { outcome: null });
}
