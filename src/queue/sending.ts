import { counterOf, serviceOf } from "../office/office.ts";
import { after, MINUTE, type Instant } from "../platform/clock.ts";
import { Refusal } from "../platform/refusal.ts";
import type { Work } from "../platform/work.ts";
import { change, chosen, must, noteAt, type Doing, type Done } from "./doing.ts";
import { callersAt } from "./standing.ts";
import type { CurrentTicket, WaitingTicket } from "./ticket.ts";

/** Where a ticket is sent: to a service, a counter, the front of the line, or the front there (Q5a). */
export interface Destination {
  readonly serviceId?: string;
  readonly counterId?: string;
  readonly front?: boolean;
}

const LONGEST = 120;

/** Q5a: not to be called for so many minutes; the due time stays, so then it goes by that. Throws Refusal notUnderstood. */
export async function postponeIt(
  work: Work,
  doing: Doing,
  what: { ticketId: string | null; minutes: number },
): Promise<Done> {
  const { minutes } = what;
  if (!Number.isInteger(minutes) || minutes < 1 || minutes > LONGEST)
    throw new Refusal("not-understood", "notUnderstood");
  const ticket = await movable(work, doing, what.ticketId);
  const until = after(work.now, minutes * MINUTE);
  const recall = ticket.state === "waiting" ? {} : NO_RECALL;
  await must(
    change(work, doing, ticket, {
      ...leaving(ticket),
      ...recall,
      not_before: Math.max(until, slotAhead(ticket, work.now)),
    }),
  );
  return noteAt(work, doing, ticket, { kind: "ticket-postponed", minutes });
}

/** Q5a: kept for this counter and never called by itself, until it is called back or picked. */
export async function parkIt(work: Work, doing: Doing, ticketId: string | null): Promise<Done> {
  const ticket = await movable(work, doing, ticketId);
  await must(
    change(work, doing, ticket, {
      ...leaving(ticket),
      ...NO_RECALL,
      state: "parked",
      for_counter_id: doing.standing.counter.id,
    }),
  );
  return noteAt(work, doing, ticket, { kind: "ticket-parked" });
}

/** Back into the line by its own due time; one whose service is not served here still waits for this counter. */
export async function unparkIt(work: Work, doing: Doing, ticketId: string): Promise<Done> {
  const ticket = await chosen(work, doing, ticketId);
  if (ticket.state !== "parked") throw new Refusal("conflict", "ticketMoved");
  const { services, counter } = doing.standing;
  const forCounter = services.includes(ticket.serviceId) ? null : counter.id;
  await must(change(work, doing, ticket, { state: "waiting", for_counter_id: forCounter }));
  return noteAt(work, doing, ticket, { kind: "ticket-unparked" });
}

/**
 * Q1, Q5a: the ticket waits elsewhere; its due time stays (Q2). Sent to a counter that is not open, it is called by its service
 * (Q7). Throws Refusals notUnderstood and notServedHere.
 */
export async function transferIt(
  work: Work,
  doing: Doing,
  what: { ticketId: string | null; to: Destination },
): Promise<Done> {
  const to = await understood(work, doing, what.to);
  const ticket = await movable(work, doing, what.ticketId);
  const serviceId = to.serviceId ?? ticket.serviceId;
  const further = (ticket.furtherServices ?? []).filter((id) => id !== serviceId);
  await must(
    change(work, doing, ticket, {
      ...leaving(ticket),
      ...NO_RECALL,
      ...(to.front ? { front: 1, not_before: null } : { front: 0 }),
      service_id: serviceId,
      further_services: JSON.stringify(further),
      for_counter_id: to.counterId ?? (to.serviceId === undefined ? waitsFor(ticket) : null),
    }),
  );
  return noteAt(work, doing, ticket, {
    kind: "ticket-transferred",
    toService: to.serviceId ?? null,
    toCounter: to.counterId ?? null,
    front: to.front ? 1 : 0,
  });
}

async function understood(work: Work, doing: Doing, to: Destination): Promise<Destination & { front: boolean }> {
  const { office, location } = doing.standing;
  const { serviceId, counterId, front = false } = to;
  if (serviceId === undefined && counterId === undefined && !front)
    throw new Refusal("not-understood", "notUnderstood");
  if (counterId !== undefined && counterOf(office, counterId).location !== location.id)
    throw new Refusal("not-understood", "notUnderstood");
  if (serviceId !== undefined) {
    const { all } = await callersAt(work, office, location);
    const wanted = serviceOf(office, serviceId).id;
    if (!all.some(({ services }) => services.includes(wanted))) throw new Refusal("conflict", "notServedHere");
  }
  return { ...to, front };
}

/** Q1: what waits or is at this counter moves; a parked one comes back first. */
async function movable(work: Work, doing: Doing, ticketId: string | null): Promise<WaitingTicket | CurrentTicket> {
  const ticket = await chosen(work, doing, ticketId);
  if (ticket.state === "parked") throw new Refusal("conflict", "ticketMoved");
  return ticket;
}

const NO_RECALL = { recall_counter_id: null, recall_ready: 0 } as const;

/** Whoever came to a counter is no no-show, so its calls count anew (Q4); a postponement that was called through is over. */
function leaving(ticket: WaitingTicket | CurrentTicket) {
  if (ticket.state === "waiting") return { state: "waiting" } as const;
  const calls = ticket.state === "serving" ? { calls: 0 } : {};
  return {
    state: "waiting",
    serving_at: null,
    not_before: ticket.slotAt === null ? null : ticket.dueAt,
    ...calls,
  } as const;
}

const waitsFor = (ticket: WaitingTicket | CurrentTicket): string | null =>
  ticket.state === "waiting" ? ticket.forCounterId : null;

/** A reservation before its slot waits for that too (Q2); the moment more makes it a postponed one, which is not called early. */
const slotAhead = (ticket: WaitingTicket | CurrentTicket, now: Instant): number =>
  ticket.slotAt !== null && ticket.dueAt > now ? ticket.dueAt + 1 : now;
