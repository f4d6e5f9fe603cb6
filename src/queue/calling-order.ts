import { after, type Instant } from "../platform/clock.ts";
import type { WaitingTicket } from "./ticket.ts";

/** Why a ticket stands where it stands, for the clerk to read (Q2). */
export type Reason =
  | {
      readonly kind: "recall";
      /** Which call it will be: 2 for the first recall. */
      readonly call: number;
      readonly missedAt: Instant;
    }
  | { readonly kind: "front" }
  | { readonly kind: "reservation"; readonly slotAt: Instant }
  | { readonly kind: "priority"; readonly classId: string }
  | { readonly kind: "early"; readonly slotAt: Instant } // nobody else may be called, so it goes before its time
  | { readonly kind: "walk-in"; readonly since: Instant };

/** Why a ticket may not be called now. */
export type Obstacle =
  | { readonly kind: "before-slot"; readonly until: Instant }
  | { readonly kind: "postponed"; readonly until: Instant }
  | { readonly kind: "recall-turn"; readonly counterId: string } // waits until another client was served there
  | { readonly kind: "recall-pause"; readonly until: Instant }
  | { readonly kind: "other-counter"; readonly counterId: string }
  | { readonly kind: "together"; readonly counterId: string }; // that one serves all services of the visit

export interface Placed {
  readonly ticket: WaitingTicket;
  readonly reason: Reason;
  /** Null: may be called now. */
  readonly obstacle: Obstacle | null;
}

/** What the order depends on beside the tickets. */
export interface Caller {
  readonly counterId: string;
  readonly services: readonly string[];
  readonly now: Instant;
  readonly openCounters: readonly string[];
  /** What each open counter serves, in the office's order; needed only for visits of several services (B15). */
  readonly openServices?: ReadonlyMap<string, readonly string[]>;
  readonly callEarly: boolean;
  readonly recallPauseMs: number;
}

/**
 * All tickets the counter could ever call, in the order it would call them; the first without obstacle is next (Q2, Q4).
 *
 * Ahead go the missing whose turn has come, the longest missing first, then those sent to the front; of all others the
 * one with the lowest due time. Those that may not be called now follow, by when that ends.
 */
export function callingOrder(tickets: readonly WaitingTicket[], caller: Caller): Placed[] {
  const placed = tickets.filter((ticket) => isEligible(ticket, caller)).map((ticket) => place(ticket, caller));
  const allowed = letSomebodyThrough(placed, caller);
  const callable = allowed.filter(({ obstacle }) => obstacle === null);
  const held = allowed.filter(({ obstacle }) => obstacle !== null);
  return [
    ...callable.toSorted(byTurn),
    ...held.toSorted((a, b) => endOf(a, caller) - endOf(b, caller) || byDue(a.ticket, b.ticket)),
  ];
}

/**
 * Whom a press of *Další* calls. That press first finishes the client of now, if there is one, so whoever is missing at this
 * counter no longer waits for another client (Q4). Null: nobody may be called.
 */
export function nextFor(tickets: readonly WaitingTicket[], caller: Caller, isServing: boolean): Placed | null {
  const after = isServing ? tickets.map((ticket) => readyAt(ticket, caller.counterId)) : tickets;
  const first = callingOrder(after, caller)[0];
  return first === undefined || first.obstacle !== null ? null : first;
}

const readyAt = (ticket: WaitingTicket, counterId: string): WaitingTicket =>
  ticket.recall?.counterId === counterId ? { ...ticket, recall: { counterId, ready: true } } : ticket;

/** Whether the counter serves the ticket at all. Sent to a counter that is not open, it falls back to its service (Q7). */
export function isEligible(ticket: WaitingTicket, caller: Caller): boolean {
  return (
    caller.services.includes(ticket.serviceId) ||
    ticket.forCounterId === caller.counterId ||
    ticket.recall?.counterId === caller.counterId
  );
}

function place(ticket: WaitingTicket, caller: Caller): Placed {
  return {
    ticket,
    reason: reasonOf(ticket),
    obstacle:
      elsewhere(ticket, caller) ??
      atOneCounter(ticket, caller) ??
      tooSoon(ticket, caller) ??
      recallWaits(ticket, caller),
  };
}

function reasonOf(ticket: WaitingTicket): Reason {
  if (ticket.recall !== null)
    return {
      kind: "recall",
      call: ticket.calls + 1,
      missedAt: ticket.calledAt ?? ticket.issuedAt,
    };
  if (ticket.front) return { kind: "front" };
  if (ticket.classId !== null) return { kind: "priority", classId: ticket.classId };
  if (ticket.slotAt !== null) return { kind: "reservation", slotAt: ticket.slotAt };
  return { kind: "walk-in", since: ticket.issuedAt };
}

function elsewhere(ticket: WaitingTicket, caller: Caller): Obstacle | null {
  const wanted = ticket.forCounterId;
  return wanted !== null && isOtherOpen(wanted, caller) ? { kind: "other-counter", counterId: wanted } : null;
}

/** B15: where some open counter serves all that is left of a visit, only such a counter calls it. */
function atOneCounter(ticket: WaitingTicket, caller: Caller): Obstacle | null {
  const { furtherServices = [], serviceId } = ticket;
  if (furtherServices.length === 0 || ticket.forCounterId === caller.counterId) return null;
  const all = [serviceId, ...furtherServices];
  const servesAll = (services: readonly string[]) => all.every((id) => services.includes(id));
  if (servesAll(caller.services)) return null;
  const able = [...(caller.openServices ?? [])].find(([, services]) => servesAll(services));
  return able === undefined ? null : { kind: "together", counterId: able[0] };
}

function tooSoon(ticket: WaitingTicket, caller: Caller): Obstacle | null {
  const until = ticket.notBefore;
  if (until === null || until <= caller.now) return null;
  return ticket.slotAt !== null && until === ticket.dueAt
    ? { kind: "before-slot", until }
    : { kind: "postponed", until };
}

/** Q4: its own counter, as long as that is open, after another client there; never sooner than the pause. */
function recallWaits(ticket: WaitingTicket, caller: Caller): Obstacle | null {
  if (ticket.recall === null) return null;
  const { counterId, ready } = ticket.recall;
  if (isOtherOpen(counterId, caller)) return { kind: "recall-turn", counterId };
  if (counterId === caller.counterId && !ready) return { kind: "recall-turn", counterId };
  const until = pauseEnds(ticket, caller);
  return until > caller.now ? { kind: "recall-pause", until } : null;
}

/**
 * When nobody may be called: a missing client does not wait for others to be served who are not there (Q4), and after
 * that the earliest reservation that has checked in goes before its time, where the office lets it (Q2).
 */
function letSomebodyThrough(placed: readonly Placed[], caller: Caller): readonly Placed[] {
  if (placed.some(({ obstacle }) => obstacle === null)) return placed;
  const alone = placed.map((one) => withoutOthers(one, caller));
  if (alone.some(({ obstacle }) => obstacle === null) || !caller.callEarly) return alone;
  const early = alone.filter(waitsForSlot).toSorted(bySlot)[0];
  return alone.map((one) => (one === early ? goneEarly(one) : one));
}

function withoutOthers(placed: Placed, caller: Caller): Placed {
  const { ticket, obstacle } = placed;
  const mine = obstacle?.kind === "recall-turn" && obstacle.counterId === caller.counterId;
  if (!mine) return placed;
  const until = pauseEnds(ticket, caller);
  return {
    ...placed,
    obstacle: until > caller.now ? { kind: "recall-pause", until } : null,
  };
}

/** Whoever did not come when called early is not called again before the time that was promised. */
const waitsForSlot = ({ ticket, obstacle }: Placed): boolean =>
  obstacle?.kind === "before-slot" && ticket.recall === null;

function goneEarly(placed: Placed): Placed {
  const slotAt = slotOf(placed.ticket);
  return { ...placed, reason: { kind: "early", slotAt }, obstacle: null };
}

const slotOf = (ticket: WaitingTicket): Instant => ticket.slotAt ?? ticket.dueAt;

const bySlot = (a: Placed, b: Placed): number => slotOf(a.ticket) - slotOf(b.ticket) || byDue(a.ticket, b.ticket);

const isOtherOpen = (counterId: string, caller: Caller): boolean =>
  counterId !== caller.counterId && caller.openCounters.includes(counterId);

const pauseEnds = (ticket: WaitingTicket, caller: Caller): Instant =>
  after(ticket.calledAt ?? ticket.issuedAt, caller.recallPauseMs);

function byTurn(a: Placed, b: Placed): number {
  const rank = rankOf(a.ticket) - rankOf(b.ticket);
  if (rank !== 0) return rank;
  const missing = a.ticket.recall === null ? 0 : (a.ticket.calledAt ?? 0) - (b.ticket.calledAt ?? 0);
  return missing || byDue(a.ticket, b.ticket);
}

const rankOf = (ticket: WaitingTicket): number => (ticket.recall !== null ? 0 : ticket.front ? 1 : 2);

/** Equal due times: a reservation first, then by issue, then by number (Q2). */
const byDue = (a: WaitingTicket, b: WaitingTicket): number =>
  a.dueAt - b.dueAt ||
  Number(b.slotAt !== null) - Number(a.slotAt !== null) ||
  a.issuedAt - b.issuedAt ||
  BY_NUMBER.compare(a.number, b.number);

/** "A 9" before "A 47". */
const BY_NUMBER = new Intl.Collator("en", { numeric: true });

/** When a held ticket may be called; those that wait for another counter come last. */
function endOf({ ticket, obstacle }: Placed, caller: Caller): number {
  switch (obstacle?.kind) {
    case undefined:
      return caller.now;
    case "before-slot":
    case "postponed":
    case "recall-pause":
      return obstacle.until;
    case "recall-turn":
      return obstacle.counterId === caller.counterId
        ? Math.max(caller.now, pauseEnds(ticket, caller))
        : Number.POSITIVE_INFINITY;
    case "other-counter":
    case "together":
      return Number.POSITIVE_INFINITY;
  }
}
