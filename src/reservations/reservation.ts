import type { Day, TimeOfDay } from "../platform/civil.ts";
import type { Instant } from "../platform/clock.ts";
import type { Language } from "../platform/language.ts";

export type ReservationId = string & { readonly __brand: "ReservationId" };

/** B7. The last seven are finished and never change; the first four hold a place. */
export type ReservationState =
  | "pending"
  | "confirmed"
  | "due"
  | "arrived"
  | "served"
  | "missed"
  | "withdrawn"
  | "unserved"
  | "expired"
  | "cancelled"
  | "lapsed";

/** What a client told about themselves; erased when its time comes (A4). Empty strings mean "not given". */
export interface Client {
  readonly name: string;
  readonly company: string;
  readonly email: string;
  readonly phone: string;
  /** Answers to the service's own questions, by question id (B5). */
  readonly answers: Readonly<Record<string, string>>;
}

/** One client's place in a slot, as it truly stands at the reader's instant (T4): a pending one past its deadline reads as expired. */
export interface Reservation {
  readonly id: ReservationId;
  readonly state: ReservationState;
  readonly planId: string;
  readonly serviceId: string;
  readonly locationId: string;
  readonly day: Day;
  readonly time: TimeOfDay;
  readonly startsAt: Instant;
  readonly persons: number;
  readonly language: Language;
  readonly source: "web" | "staff" | "sms";
  readonly createdAt: Instant;
  /** The deadline while pending, a full minute; itself outside (T3). */
  readonly confirmBy: Instant | null;
  /** The arrival window, both ends inside to the whole second (T3, B8); null with automatic arrival. */
  readonly window: { readonly from: Instant; readonly to: Instant } | null;
  /** What the board will show, where it is known before arrival (B9). */
  readonly number: string | null;
  /** Of the other tickets of persons side by side, where the number is known before arrival (B15). */
  readonly furtherNumbers: readonly string[];
  /** What is done in the same visit after `serviceId`, in this order (B15). */
  readonly furtherServices: readonly string[];
  /** The arrival code; null until confirmed and after the end. Only for its own client and never in a log (B9). */
  readonly code: string | null;
  /** Grows with each move; the calendar entry's SEQUENCE (B11). */
  readonly sequence: number;
  /** Null once erased. */
  readonly client: Client | null;
}

/** All numbers the board will show for it, as far as they are known (B9, B15). */
export const numbersOf = ({ number, furtherNumbers }: Pick<Reservation, "number" | "furtherNumbers">): string[] =>
  number === null ? [] : [number, ...furtherNumbers];
