import type { Caller, Placed } from "./calling-order.ts";
import { callingOrder } from "./calling-order.ts";
import type { WaitingTicket } from "./ticket.ts";

/** Minutes, both ends inside; from Q6. */
export interface WaitRange {
  readonly from: number;
  readonly to: number;
}

/** How far the work ahead may turn out shorter or longer than the office thinks. */
const SHORTEST = 0.8;
const LONGEST = 1.3;
const GRAIN = 5;

/** An honest range for so many minutes of work ahead, shared by so many open counters, in steps of five minutes. Null without a counter. */
export function waitRange(minutesAhead: number, openCounters: number): WaitRange | null {
  if (openCounters < 1) return null;
  const wait = minutesAhead / openCounters;
  return {
    from: Math.floor((wait * SHORTEST) / GRAIN) * GRAIN,
    to: Math.ceil((wait * LONGEST) / GRAIN) * GRAIN,
  };
}

/**
 * Who would be called before a ticket by the counters that serve it, reservations due by then counted (Q6): those that
 * go before it in the order of any of them.
 */
export function aheadOf(
  ticket: WaitingTicket,
  waiting: readonly WaitingTicket[],
  callers: readonly Caller[],
): WaitingTicket[] {
  const before = new Map<string, WaitingTicket>();
  for (const caller of callers) {
    const line = callingOrder(waiting, caller);
    const own = line.findIndex((placed) => placed.ticket.id === ticket.id);
    for (const [index, placed] of line.entries())
      if (own >= 0 && goesBefore(placed, index, { own, ticket })) before.set(placed.ticket.id, placed.ticket);
  }
  return [...before.values()];
}

function goesBefore(
  placed: Placed,
  index: number,
  mine: { readonly own: number; readonly ticket: WaitingTicket },
): boolean {
  if (index === mine.own) return false;
  if (placed.obstacle === null) return index < mine.own;
  return placed.obstacle.kind === "before-slot" && placed.ticket.dueAt < mine.ticket.dueAt;
}

/** Minutes of work these tickets are, persons counted. */
export const minutesOf = (tickets: readonly WaitingTicket[], minutesOfService: (serviceId: string) => number): number =>
  tickets.reduce((sum, ticket) => sum + minutesOfService(ticket.serviceId) * ticket.persons, 0);
