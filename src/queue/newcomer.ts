import { dayOf } from "../platform/civil.ts";
import { after, type Instant } from "../platform/clock.ts";
import type { TicketId, WaitingTicket } from "./ticket.ts";

export const newcomerId = (serviceId: string): string => `new ${serviceId}`;

/** The ticket of somebody who might come, to ask the line how long they would wait (Q6). It is never stored. */
export const newcomer = (of: {
  serviceId: string;
  now: Instant;
  dueAt: Instant;
  notBefore: Instant | null;
}): WaitingTicket => ({
  id: newcomerId(of.serviceId) as TicketId,
  state: "waiting",
  version: 1,
  locationId: "",
  day: dayOf(of.now, "UTC"),
  number: "",
  serviceId: of.serviceId,
  reservationId: null,
  source: "kiosk",
  classId: null,
  persons: 1,
  language: "cs",
  issuedAt: after(of.now, 1), // behind whoever took a ticket this very instant
  dueAt: of.dueAt,
  slotAt: null,
  calls: 0,
  calledAt: null,
  notBefore: of.notBefore,
  front: false,
  forCounterId: null,
  recall: null,
});

/** The ticket of somebody who has booked and not come yet: due at their slot. */
export const bookedOne = (of: {
  id: string;
  serviceId: string;
  furtherServices: readonly string[];
  startsAt: Instant;
  persons: number;
}): WaitingTicket => ({
  ...newcomer({ serviceId: of.serviceId, now: of.startsAt, dueAt: of.startsAt, notBefore: of.startsAt }),
  id: `booked ${of.id}` as TicketId,
  source: "reservation",
  slotAt: of.startsAt,
  persons: of.persons,
  ...(of.furtherServices.length === 0 ? {} : { furtherServices: of.furtherServices }),
});
