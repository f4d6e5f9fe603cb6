import type { Instant } from "../platform/clock.ts";
import type { Reader } from "../platform/work.ts";
import type { Placed } from "./calling-order.ts";
import type { CurrentTicket, ParkedTicket, Ticket } from "./ticket.ts";

/** Minutes, both ends inside; from Q6. */
export interface WaitRange {
  readonly from: number;
  readonly to: number;
}

/** One clerk's screen at one instant. */
export interface CounterNow {
  readonly counterId: string;
  readonly state: "open" | "paused" | "closed";
  readonly staffId: string | null;
  readonly services: readonly string[];
  readonly current: CurrentTicket | null;
  /** In calling order, those this counter serves (Q2). */
  readonly line: readonly Placed[];
  readonly parked: readonly ParkedTicket[];
  /** The counter's last deed; `undoUntil` null when it can no longer be taken back. */
  readonly deed: {
    readonly number: number;
    readonly kind: string;
    readonly ticketNumber: string | null;
    readonly undoUntil: Instant | null;
  } | null;
}

export function counterNow(
  _reader: Reader,
  _counterId: string,
): Promise<CounterNow> {
  throw new Error("not built");
}

/** Of each service of a location: who waits, how long it will take, whether an open counter serves it (K1). */
export interface ServiceNow {
  readonly serviceId: string;
  readonly waiting: number;
  readonly range: WaitRange | null;
  readonly served: boolean;
  /** Null while tickets are given, else why not (K3). */
  readonly stopped: "closed" | "capacity" | "stopped" | null;
}

export function servicesNow(
  _reader: Reader,
  _locationId: string,
): Promise<ServiceNow[]> {
  throw new Error("not built");
}

/** A call as a board shows it (V1). `event` numbers it: the same call announced again has a higher one. */
export interface BoardCall {
  readonly event: number;
  readonly at: Instant;
  readonly ticketNumber: string;
  readonly counterId: string;
  readonly again: boolean;
}

/** The last calls of today at these counters, the newest first, each ticket once; calls taken back are gone. */
export function boardCalls(
  _reader: Reader,
  _at: { locationId: string; counterIds: readonly string[]; most: number },
): Promise<BoardCall[]> {
  throw new Error("not built");
}

/** The number of the last event, from which a live follower goes on (Q9). */
export function lastEvent(_reader: Reader): Promise<number> {
  throw new Error("not built");
}

/** The ticket with this e-ticket address, its place in line and its wait (V4, Q6). */
export interface TicketNow {
  readonly ticket: Ticket;
  readonly ahead: number;
  readonly range: WaitRange | null;
  /** Counters that may call it. */
  readonly counterIds: readonly string[];
}

export function ticketByToken(
  _reader: Reader,
  _token: string,
): Promise<TicketNow | null> {
  throw new Error("not built");
}

/** The same by id, for paper and staff. */
export function ticketById(
  _reader: Reader,
  _id: string,
): Promise<TicketNow | null> {
  throw new Error("not built");
}

/** Paper waiting to be printed at a kiosk, oldest first, and the printer's fault as last known (K5). */
export interface PaperNow {
  readonly fault: string | null;
  readonly waiting: number;
}

export function paperNow(_reader: Reader, _kioskId: string): Promise<PaperNow> {
  throw new Error("not built");
}
