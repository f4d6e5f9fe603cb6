import type { Work } from "../platform/work.ts";
import { followTicket } from "../reservations/actions.ts";
import { reservationById } from "../reservations/queries.ts";
import type { ReservationId, ReservationState } from "../reservations/reservation.ts";
import { ticketsOf } from "./reserved-store.ts";
import { isOver, type FinishedTicket, type Ticket } from "./ticket.ts";

/** What an undo needs to put a reservation back (Q5). */
export interface Followed {
  readonly id: ReservationId;
  readonly before: "arrived" | "due";
}

/**
 * B7, B15: a ticket ends in `state` (whether its row says so already or not), and its reservation follows once no other ticket
 * of it is open: served if any of them was, else missed if any was. Null when nothing followed.
 */
export async function followReservation(
  work: Work,
  ticket: Ticket,
  state: FinishedTicket["state"],
): Promise<Followed | null> {
  const id = ticket.reservationId;
  if (id === null) return null;
  const others = (await ticketsOf(work, id)).filter((other) => other.id !== ticket.id);
  if (!others.every(isOver)) return null;
  const before = (await reservationById(work, id))?.state;
  if (!hasCome(before)) return null;
  await followTicket(work, id, weightiest([state, ...others.map((other) => other.state)]));
  return { id, before };
}

/** Q5: a ticket was put back by an undo, so its reservation is not over, whichever of its tickets had ended it. */
export async function reopenReservation(work: Work, reservationId: ReservationId): Promise<void> {
  const reservation = await reservationById(work, reservationId);
  if (reservation === null || !REOPENED.includes(reservation.state)) return;
  if ((await ticketsOf(work, reservationId)).every(isOver)) return;
  await followTicket(work, reservationId, reservation.window === null ? "due" : "arrived");
}

const REOPENED: readonly ReservationState[] = ["served", "missed", "withdrawn"];

/** Served and missed weigh more than what no counter did, so that what a counter did can be taken back (B7, Q5). */
const WEIGHT = ["served", "missed", "unserved", "withdrawn"] as const;

const weightiest = (states: readonly Ticket["state"][]): FinishedTicket["state"] =>
  WEIGHT.find((state) => states.includes(state)) ?? "withdrawn";

const hasCome = (state: ReservationState | undefined): state is Followed["before"] =>
  state === "arrived" || state === "due";
