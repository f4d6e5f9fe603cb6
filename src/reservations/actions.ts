import type { Instant } from "../platform/clock.ts";
import type { Language } from "../platform/language.ts";
import type { Work } from "../platform/work.ts";
import type { Client, Reservation, ReservationId } from "./reservation.ts";

export interface Order {
  readonly serviceId: string;
  readonly planId: string;
  readonly startsAt: Instant;
  readonly persons: number;
  readonly language: Language;
  readonly source: "web" | "staff" | "sms";
  readonly client: Client;
  /** Of the signed form, so that the same form sent twice makes one reservation (C6); null when staff book. */
  readonly formId: string | null;
  readonly staffId: string | null;
}

/** `heldToken` opens the page that says until when the place is held; null when nothing is to be confirmed or when the
 * same form was sent again and the token is only known to the first answer. */
export interface Booked {
  readonly reservation: Reservation;
  readonly heldToken: string;
}

/** Takes a place or throws a Refusal (B3, B4): slotTaken, slotUnknown, tooLate, tooFar, dayFull, tooManyReservations. Writes the message in the same work. */
export function book(_work: Work, _order: Order): Promise<Booked> {
  throw new Error("not built");
}

/** B7: the state it finds or makes; a link used twice is no error. Throws notFound for a wrong or dead token. */
export function confirmByLink(
  _work: Work,
  _token: string,
): Promise<Reservation> {
  throw new Error("not built");
}

export type CodeAnswer =
  | { readonly right: true; readonly reservation: Reservation }
  | { readonly right: false; readonly triesLeft: number };

/** The one-time code from the mail typed on the page still open. Five tries in all. */
export function confirmByCode(
  _work: Work,
  _heldToken: string,
  _code: string,
): Promise<CodeAnswer> {
  throw new Error("not built");
}

/** By the cancel link. Irreversible; the place is free at once; a notice is written. Twice finds "cancelled". */
export function cancelByLink(
  _work: Work,
  _token: string,
): Promise<Reservation> {
  throw new Error("not built");
}

/** From the held page ("Termín už nechci"). */
export function letGo(_work: Work, _heldToken: string): Promise<Reservation> {
  throw new Error("not built");
}

/** By the form "Zrušit objednávku" with code + e-mail or phone (Kostelec). Wrong pairs all get the same notFound. */
export function cancelByCode(
  _work: Work,
  _given: { code: string; contact: string },
): Promise<Reservation> {
  throw new Error("not built");
}

/** Sends the confirmation mail again, to a corrected address if one is given; three times at most, the deadline stays (B7). */
export function sendAgain(
  _work: Work,
  _heldToken: string,
  _email: string | null,
): Promise<Reservation> {
  throw new Error("not built");
}

/** What a code typed at a kiosk finds (B8). */
export type Arrival =
  | { readonly kind: "welcome"; readonly reservation: Reservation }
  | {
      readonly kind: "early";
      readonly from: Instant;
      readonly reservation: Reservation;
    }
  | { readonly kind: "late"; readonly serviceId: string }
  | { readonly kind: "unknown" };

/** Looks a code up at a location at the work's instant and, when it is welcome, marks the reservation arrived. */
export function arrive(
  _work: Work,
  _at: { locationId: string; code: string },
): Promise<Arrival> {
  throw new Error("not built");
}

/** The states that follow the reservation's ticket (B7). `arrived` is only for an undo. */
export function followTicket(
  _work: Work,
  _id: ReservationId,
  _state: "served" | "missed" | "withdrawn" | "unserved" | "arrived" | "due",
): Promise<void> {
  throw new Error("not built");
}

/** Confirmed reservations with automatic arrival whose slot time has come: marks them due and returns them (B8). */
export function fallDue(_work: Work): Promise<Reservation[]> {
  throw new Error("not built");
}

/** Makes true in the tables what time alone changed: expires the pending, lapses those whose window closed (T4). Cheap when nothing is due. */
export function settleReservations(_work: Work): Promise<number> {
  return Promise.resolve(0);
}
