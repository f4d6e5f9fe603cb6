import type { Day, TimeOfDay } from "../platform/civil.ts";
import type { Instant } from "../platform/clock.ts";
import type { Reader } from "../platform/work.ts";
import type { Reservation } from "./reservation.ts";

export interface Wish {
  readonly serviceId: string;
  readonly locationId: string;
}

/** A day as the strip shows it (B1). */
export interface BookableDay {
  readonly day: Day;
  readonly state: "free" | "full" | "closed" | "past" | "too-late";
  readonly free: number;
}

/** A time of the chosen day; taken ones stay in the list with `free` 0. */
export interface BookableTime {
  readonly planId: string;
  readonly time: TimeOfDay;
  readonly startsAt: Instant;
  readonly places: number;
  readonly free: number;
  /** Whether it can still be booked by the clock (B3), apart from its places. */
  readonly open: boolean;
  /** The slot-bound number the next booking of it would get, where the office shows it (B1, Vizovice). */
  readonly number: string | null;
}

/** The days from `from` to `to`, both inside, as they stand at the reader's instant. */
export function bookableDays(
  _reader: Reader,
  _wish: Wish,
  _from: Day,
  _to: Day,
): Promise<BookableDay[]> {
  throw new Error("not built");
}

export function bookableTimes(
  _reader: Reader,
  _wish: Wish,
  _day: Day,
): Promise<BookableTime[]> {
  throw new Error("not built");
}

/** The first free time from now on, or null when there is none up to the last bookable day. */
export function nearestFree(
  _reader: Reader,
  _wish: Wish,
): Promise<{ day: Day; time: BookableTime } | null> {
  throw new Error("not built");
}

/** The last bookable civil day of a service at a location, inside (T3). */
export function lastBookableDay(_reader: Reader, _wish: Wish): Promise<Day> {
  throw new Error("not built");
}

/** The reservation a link leads to, or null: wrong, dead and erased links are all the same (S4). */
export function reservationBehind(
  _reader: Reader,
  _token: string,
  _purpose: "held" | "confirm" | "cancel" | "show" | "move",
): Promise<Reservation | null> {
  throw new Error("not built");
}

/** Reservations of a location's day in order of time, for staff. */
export function reservationsOn(
  _reader: Reader,
  _locationId: string,
  _day: Day,
): Promise<Reservation[]> {
  throw new Error("not built");
}

export function reservationById(
  _reader: Reader,
  _id: string,
): Promise<Reservation | null> {
  throw new Error("not built");
}
