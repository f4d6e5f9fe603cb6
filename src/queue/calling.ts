import type { Work } from "../platform/work.ts";
import { callingOrder } from "./calling-order.ts";
import { change, noteAt, type Doing, type Done } from "./doing.ts";
import { callerAt } from "./standing.ts";
import { readWaiting } from "./waiting-store.ts";
import type { ParkedTicket, WaitingTicket } from "./ticket.ts";

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
    const called = await call(work, doing, next.ticket, { reason: next.reason.kind });
    if (called !== null) return called;
  }
  return null;
}

/** One ticket is called to this counter (Q1); null when it has moved. `why` goes into the event, from lists. */
export async function call(
  work: Work,
  doing: Doing,
  ticket: WaitingTicket | ParkedTicket,
  why: Readonly<Record<string, string>>,
): Promise<Done | null> {
  const { location, counter } = doing.standing;
  const comes = location.coming === "with-call";
  const calls = ticket.calls + 1;
  const called = await change(work, doing, ticket, {
    state: comes ? "serving" : "called",
    counter_id: counter.id,
    called_at: work.now,
    serving_at: comes ? work.now : null,
    calls,
    front: 0,
    recall_counter_id: null,
    recall_ready: 0,
  });
  if (!called) return null;
  doing.undo.calledId = ticket.id;
  return noteAt(work, doing, ticket, { kind: "ticket-called", call: calls, ...why });
}
