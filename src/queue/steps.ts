import { note } from "../platform/event.ts";
import { Refusal } from "../platform/refusal.ts";
import type { Work } from "../platform/work.ts";
import { followTicket } from "../reservations/actions.ts";
import { reservationById } from "../reservations/queries.ts";
import type { ReservationId } from "../reservations/reservation.ts";
import { callingOrder } from "./calling-order.ts";
import { saveCounter } from "./counter-store.ts";
import type { CounterStood, Undo } from "./deed.ts";
import { callerAt, type Standing } from "./standing.ts";
import { changeTicket, readTicketRow, readWaiting, readyRecalls, type TicketRow } from "./store.ts";
import type { CurrentTicket, Ticket } from "./ticket.ts";

/** What a step did: its event, by whose number and kind the deed is known. */
export interface Done {
  readonly event: number;
  readonly kind: string;
}

/** One press at a counter may be several steps; each keeps in `undo` how it was before (Q5). */
export interface Doing {
  readonly standing: Standing;
  readonly staffId: string;
  readonly undo: Undo<TicketRow>;
}

const MOST_RACES = 20;

/**
 * Calls the first of the calling order; null when nobody may be called. A call that lost the race gets the next ticket
 * (Q3).
 */
export async function callFirst(work: Work, doing: Doing): Promise<Done | null> {
  const { standing } = doing;
  const caller = await callerAt(work, standing);
  for (let race = 0; race < MOST_RACES; race += 1) {
    const waiting = await readWaiting(work, standing.location.id, standing.day);
    const next = callingOrder(waiting, caller)[0];
    if (next === undefined || next.obstacle !== null) return null;
    const comes = standing.location.coming === "with-call";
    const called = await change(work, doing, next.ticket, {
      state: comes ? "serving" : "called",
      counter_id: standing.counter.id,
      called_at: work.now,
      serving_at: comes ? work.now : null,
      calls: next.ticket.calls + 1,
      front: 0,
      recall_counter_id: null,
      recall_ready: 0,
    });
    if (!called) continue;
    doing.undo.calledId = next.ticket.id;
    return noteAt(work, doing, next.ticket, {
      kind: "ticket-called",
      call: next.ticket.calls + 1,
      reason: next.reason.kind,
    });
  }
  return null;
}

/** "Hotovo", or the *Další* that follows: the client was served, and whoever is missing here may be called again (Q4). */
export async function serve(work: Work, doing: Doing, outcome: string | null): Promise<Done> {
  const ticket = currentOf(doing);
  await follow(work, doing, ticket, "served");
  await must(
    change(work, doing, ticket, {
      state: "served",
      ended_at: work.now,
      outcome,
    }),
  );
  await letRecall(work, doing, ticket);
  return noteAt(work, doing, ticket, { kind: "ticket-served", outcome });
}

/** Q4: back into the line to be called again here, or, after the last allowed call, gone. */
export async function miss(work: Work, doing: Doing): Promise<Done> {
  const ticket = currentOf(doing);
  const { location, counter } = doing.standing;
  if (ticket.state === "serving" && location.coming === "press") throw new Refusal("conflict", "ticketMoved");
  const call = ticket.calls;
  if (call < location.calls) {
    await must(
      change(work, doing, ticket, {
        state: "waiting",
        serving_at: null,
        recall_counter_id: counter.id,
        recall_ready: 0,
      }),
    );
    return noteAt(work, doing, ticket, { kind: "ticket-absent", call });
  }
  await follow(work, doing, ticket, "missed");
  await must(change(work, doing, ticket, { state: "missed", ended_at: work.now }));
  await letRecall(work, doing, ticket);
  return noteAt(work, doing, ticket, { kind: "ticket-missed", call });
}

/** The client came; said twice it is said once (C6). */
export async function come(work: Work, doing: Doing): Promise<Done | null> {
  const ticket = currentOf(doing);
  if (ticket.state === "serving") return null;
  await must(change(work, doing, ticket, { state: "serving", serving_at: work.now }));
  return noteAt(work, doing, ticket, { kind: "ticket-came" });
}

/** Q7: the counter opens, pauses or closes; null when it stands so already. Throws Refusals counterClosed and counterBusy. */
export async function stand(work: Work, doing: Doing, state: CounterStood["state"]): Promise<Done | null> {
  const { stood, counter, current } = doing.standing;
  const staffId = state === "closed" ? null : doing.staffId;
  if (stood.state === state && stood.staffId === staffId) return null;
  if (state === "paused" && stood.state === "closed") throw new Refusal("conflict", "counterClosed");
  if (state === "closed" && current !== null) throw new Refusal("conflict", "counterBusy");
  doing.undo.counter = stood;
  const services = state === "closed" ? null : stood.services;
  const now = { state, staffId, since: work.now, services };
  await saveCounter(work, counter.id, now);
  const kind = state === "open" ? "counter-opened" : `counter-${state}`;
  return noteAt(work, doing, null, { kind });
}

/** Appends what happened at this counter. No personal data: numbers and words from lists. */
export async function noteAt(
  work: Work,
  doing: Doing,
  ticket: Ticket | null,
  what: { kind: string } & Record<string, string | number | null>,
): Promise<Done> {
  const { kind, ...detail } = what;
  const event = await note(work, {
    kind,
    locationId: doing.standing.location.id,
    serviceId: ticket?.serviceId ?? null,
    counterId: doing.standing.counter.id,
    ticketId: ticket?.id ?? null,
    reservationId: ticket?.reservationId ?? null,
    staffId: doing.staffId,
    detail,
  });
  return { event, kind };
}

async function change(
  work: Work,
  doing: Doing,
  ticket: Ticket,
  to: Parameters<typeof changeTicket>[2],
): Promise<boolean> {
  const before = await readTicketRow(work, ticket.id);
  if (before === undefined || !(await changeTicket(work, ticket, to))) return false;
  doing.undo.tickets.push({ before, version: ticket.version + 1 });
  return true;
}

async function must(changed: Promise<boolean>): Promise<void> {
  if (!(await changed)) throw new Refusal("conflict", "ticketMoved");
}

function currentOf(doing: Doing): CurrentTicket {
  const { current } = doing.standing;
  if (current === null) throw new Refusal("conflict", "nobodyHere");
  return current;
}

async function letRecall(work: Work, doing: Doing, ticket: Ticket): Promise<void> {
  const { id } = doing.standing.counter;
  doing.undo.readied.push(...(await readyRecalls(work, id, ticket.id)));
}

/** B7: a reservation's last states follow its ticket. */
async function follow(work: Work, doing: Doing, ticket: Ticket, state: "served" | "missed"): Promise<void> {
  const id: ReservationId | null = ticket.reservationId;
  if (id === null) return;
  const before = (await reservationById(work, id))?.state;
  if (before !== "arrived" && before !== "due") return;
  doing.undo.reservations.push({ id, state: before });
  await followTicket(work, id, state);
}
