import { reservationDue } from "../../src/queue/due-time.ts";
import { callingOrder, type Caller } from "../../src/queue/calling-order.ts";
import type { TicketId, WaitingTicket } from "../../src/queue/ticket.ts";
import { after, MINUTE, type Instant } from "../../src/platform/clock.ts";
import type { Day } from "../../src/platform/civil.ts";
import { at } from "./clock.ts";

type Some = Partial<WaitingTicket>;

/** Tickets in memory, for the pure rules. `allowance` in minutes. */
export function walkIn(
  number: string,
  { issued, allowance, ...more }: { issued: Instant; allowance: number } & Some,
): WaitingTicket {
  return { ...ticket(number, issued), dueAt: after(issued, allowance * MINUTE), ...more };
}

export function booked(
  number: string,
  {
    slot,
    checkedIn,
    due = "slot-or-check-in",
    ...more
  }: { slot: Instant; checkedIn: Instant; due?: "check-in" | "slot-or-check-in" } & Some,
): WaitingTicket {
  return {
    ...ticket(number, checkedIn),
    source: "reservation",
    slotAt: slot,
    ...reservationDue(due, slot, { at: checkedIn, windowFrom: null }),
    ...more,
  };
}

const ticket = (number: string, issuedAt: Instant): WaitingTicket => ({
  id: `${number} ${issuedAt}` as TicketId,
  state: "waiting",
  version: 1,
  locationId: "naves",
  day: "2026-11-24" as Day,
  number,
  serviceId: "op",
  reservationId: null,
  source: "kiosk",
  classId: null,
  persons: 1,
  language: "cs",
  issuedAt,
  dueAt: issuedAt,
  slotAt: null,
  calls: 0,
  calledAt: null,
  notBefore: null,
  front: false,
  forCounterId: null,
  recall: null,
});

/** Counter 1 of Lhota, with both counters open and a pause of two minutes. */
export const caller = (more: Partial<Caller> = {}): Caller => ({
  counterId: "c1",
  services: ["op", "pas"],
  now: at("2026-11-24T08:00"),
  openCounters: ["c1", "c2"],
  callEarly: true,
  recallPauseMs: 2 * MINUTE,
  ...more,
});

/** The numbers that may be called now, in order. */
export const numbers = (line: readonly WaitingTicket[], more: Partial<Caller>): string[] =>
  callingOrder(line, caller(more))
    .filter(({ obstacle }) => obstacle === null)
    .map((placed) => placed.ticket.number);
