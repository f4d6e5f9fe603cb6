import type { Day } from "../platform/civil.ts";
import type { Instant } from "../platform/clock.ts";
import type { Language } from "../platform/language.ts";
import type { ReservationId } from "../reservations/reservation.ts";

export type TicketId = string & { readonly __brand: "TicketId" };

interface TicketBase {
  readonly id: TicketId;
  readonly version: number;
  readonly locationId: string;
  readonly day: Day;
  readonly number: string;
  readonly serviceId: string;
  /** Services still to be done in this visit, in their order (B15); none: left out. */
  readonly furtherServices?: readonly string[];
  readonly reservationId: ReservationId | null;
  readonly source: "kiosk" | "phone" | "clerk" | "reservation";
  readonly classId: string | null;
  readonly persons: number;
  readonly language: Language;
  readonly issuedAt: Instant;
  /** Q2: fixed when it joins the queue. */
  readonly dueAt: Instant;
  /** A reservation's slot time. */
  readonly slotAt: Instant | null;
  /** Calls since it last left a counter where the client had come; the same call announced again is not counted (Q4, Q5). */
  readonly calls: number;
  readonly calledAt: Instant | null;
}

/** In the queue. */
export interface WaitingTicket extends TicketBase {
  readonly state: "waiting";
  /** Not to be called sooner: postponed, or a reservation due at its slot. */
  readonly notBefore: Instant | null;
  readonly front: boolean;
  readonly forCounterId: string | null;
  /** A no-show that waits to be called again (Q4). */
  readonly recall: {
    readonly counterId: string;
    readonly ready: boolean;
  } | null;
}

/** At a counter. */
export interface CurrentTicket extends TicketBase {
  readonly state: "called" | "serving";
  readonly counterId: string;
  readonly calledAt: Instant;
  readonly servingAt: Instant | null;
}

export interface ParkedTicket extends TicketBase {
  readonly state: "parked";
  readonly forCounterId: string;
}

export interface FinishedTicket extends TicketBase {
  readonly state: "served" | "missed" | "withdrawn" | "unserved";
  readonly endedAt: Instant;
}

export type Ticket = WaitingTicket | CurrentTicket | ParkedTicket | FinishedTicket;

/** Whether it has left the queue for good (Q1). */
export const isOver = (ticket: Ticket): ticket is FinishedTicket =>
  ticket.state === "served" || ticket.state === "missed" || ticket.state === "withdrawn" || ticket.state === "unserved";
