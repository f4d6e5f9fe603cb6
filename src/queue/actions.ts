import type { Instant } from "../platform/clock.ts";
import type { Language } from "../platform/language.ts";
import type { Work } from "../platform/work.ts";
import type { CurrentTicket, TicketId } from "./ticket.ts";

export interface Issued {
  readonly ticketId: TicketId;
  readonly number: string;
  /** Opens the e-ticket; known only now, the table keeps its hash. */
  readonly token: string;
}

export interface Touch {
  readonly locationId: string;
  readonly language: Language;
  /** Of the screen that was touched: the same one sent again finds its ticket, and its number (K3, C6). */
  readonly touchId: string;
  /** The kiosk that prints it; null for none (a phone, a clerk). */
  readonly kioskId: string | null;
}

/** A walk-in ticket (K1–K3). Throws Refusals issuingClosed, capacityUsed, notServedHere, outOfNumbers. Queues its paper in the same work. */
export function issueTicket(
  _work: Work,
  _touch: Touch & { serviceId: string; classId: string | null },
): Promise<Issued> {
  throw new Error("not built");
}

export type CheckIn =
  | { readonly kind: "ticket"; readonly ticket: Issued }
  | { readonly kind: "early"; readonly from: Instant }
  | { readonly kind: "late"; readonly serviceId: string }
  | { readonly kind: "unknown" };

/** A reservation's code at the kiosk (B8). */
export function checkIn(
  _work: Work,
  _touch: Touch & { code: string },
): Promise<CheckIn> {
  throw new Error("not built");
}

/** A clerk at a counter. `seen` is the number of the last deed the clerk's screen showed (0: none); a press made on an
 * older screen changes nothing and gets the present one (Q3, C6). Null: whatever was seen. */
export interface Press {
  readonly counterId: string;
  readonly staffId: string;
  readonly seen: number | null;
}

/** Finishes whom the counter serves, if anybody, and calls the next by the calling order; null when nobody may be called. */
export function callNext(
  _work: Work,
  _press: Press,
): Promise<CurrentTicket | null> {
  throw new Error("not built");
}

/** The same call shown and announced again; no new call (Q5). */
export function callAgain(_work: Work, _press: Press): Promise<void> {
  throw new Error("not built");
}

/** "Nedostavil se" (Q4): back to waiting for its recall, or missed after the last allowed call. */
export function absent(_work: Work, _press: Press): Promise<void> {
  throw new Error("not built");
}

/** The client has come, where that is a press of its own (Q1). */
export function came(_work: Work, _press: Press): Promise<void> {
  throw new Error("not built");
}

/** "Hotovo". */
export function finish(
  _work: Work,
  _press: Press & { outcome: string | null },
): Promise<void> {
  throw new Error("not built");
}

/** Takes the counter's last deed back, whole or not at all, within ten seconds (Q5). */
export function undo(_work: Work, _press: Press): Promise<void> {
  throw new Error("not built");
}

export function openCounter(_work: Work, _press: Press): Promise<void> {
  throw new Error("not built");
}

export function pauseCounter(_work: Work, _press: Press): Promise<void> {
  throw new Error("not built");
}

export function closeCounter(_work: Work, _press: Press): Promise<void> {
  throw new Error("not built");
}

/** Q8: every open ticket of the day becomes unserved. Refuses while a counter serves. */
export function closeDay(
  _work: Work,
  _locationId: string,
  _staffId: string | null,
): Promise<void> {
  throw new Error("not built");
}

/** The client gives the ticket up (V4). */
export function withdrawTicket(_work: Work, _token: string): Promise<void> {
  throw new Error("not built");
}

/** Reservations with automatic arrival join the queue when their time has come (B8, T4). Cheap when none is due. */
export function settleQueue(_work: Work): Promise<number> {
  return Promise.resolve(0);
}
