import { note, type EventNote } from "../platform/event.ts";
import { Refusal } from "../platform/refusal.ts";
import type { Work } from "../platform/work.ts";
import { settleNote } from "./noting.ts";
import { followReservation } from "./reservation-following.ts";
import { changeTicket } from "./store.ts";
import type { Ticket } from "./ticket.ts";

/**
 * A ticket ends without having been dealt with at a counter: its reservation follows (B7), its note goes in its time (A4), and
 * the history says so, with `more`. Throws Refusal ticketMoved.
 */
export async function endTicket(
  work: Work,
  ticket: Ticket,
  state: "withdrawn" | "unserved",
  more: Pick<EventNote, "counterId" | "staffId" | "detail">,
): Promise<void> {
  const isChanged = await changeTicket(work, ticket, { state, ended_at: work.now });
  if (!isChanged) throw new Refusal("conflict", "ticketMoved");
  await followReservation(work, ticket, state);
  await settleNote(work, ticket);
  await noteOf(work, ticket, { kind: `ticket-${state}`, ...more });
}

/** Appends what happened to a ticket away from any counter. */
export async function noteOf(
  work: Work,
  ticket: Ticket,
  what: Omit<EventNote, "locationId" | "serviceId" | "ticketId" | "reservationId">,
): Promise<void> {
  const { id, locationId, serviceId, reservationId } = ticket;
  await note(work, { locationId, serviceId, ticketId: id, reservationId, ...what });
}
