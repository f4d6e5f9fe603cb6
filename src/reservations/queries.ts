import { isAnyFalling } from "./due-store.ts";
import { currentOffice } from "../office/queries.ts";
import { addDays, daysFrom, startOfDay, type Day, type TimeOfDay } from "../platform/civil.ts";
import type { Instant } from "../platform/clock.ts";
import type { Reader } from "../platform/work.ts";
import { dayOfTimes, lookAt, offerOf, timesOn, type BookedBy, type Offer, type TakenSlots } from "./availability.ts";
import { lastDay } from "./booking-limits.ts";
import { behind, type LinkPurpose } from "./link-store.ts";
import type { Reservation } from "./reservation.ts";
import { readReservation, readReservations } from "./store.ts";
import { takenIn } from "./taken-memory.ts";

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

/** The days from `from` to `to`, both inside, as they stand at the reader's instant. Throws slotUnknown for what cannot be booked. */
export async function bookableDays(reader: Reader, wish: Wish, from: Day, to: Day): Promise<BookableDay[]> {
  const offer = offerOf(await currentOffice(reader), wish);
  const taken = await takenFrom(reader, offer, from, to);
  const at = lookAt(offer, reader.now, "client");
  return daysFrom(from, to).map((day) => dayOfTimes(offer, day, timesOn(offer, day, taken, at), at));
}

/** The times of a day, earliest first. For staff the places kept for them count too, and only what has begun is not open (B13). */
export async function bookableTimes(
  reader: Reader,
  wish: Wish,
  day: Day,
  by: BookedBy = "client",
): Promise<BookableTime[]> {
  const offer = offerOf(await currentOffice(reader), wish);
  const taken = await takenFrom(reader, offer, day, day);
  return timesOn(offer, day, taken, lookAt(offer, reader.now, by));
}

/** The first free time from now on, or null when there is none up to the last bookable day. */
export async function nearestFree(reader: Reader, wish: Wish): Promise<{ day: Day; time: BookableTime } | null> {
  const offer = offerOf(await currentOffice(reader), wish);
  const at = lookAt(offer, reader.now, "client");
  const taken = await takenFrom(reader, offer, at.today, at.last);
  for (const day of daysFrom(at.today, at.last)) {
    const times = timesOn(offer, day, taken, at);
    const time = times.find(({ open, free }) => open && free > 0);
    if (time !== undefined) return { day, time };
  }
  return null;
}

/** The last bookable civil day of a service at a location, inside (T3). */
export async function lastBookableDay(reader: Reader, wish: Wish): Promise<Day> {
  const offer = offerOf(await currentOffice(reader), wish);
  return lastDay(offer.booking, reader.now, offer.location.timeZone);
}

/** The reservation a link leads to, or null: wrong, dead and erased links are all the same (S4). */
export async function reservationBehind(
  reader: Reader,
  token: string,
  purpose: LinkPurpose,
): Promise<Reservation | null> {
  const id = await behind(reader, token, purpose);
  return id === null ? null : reservationById(reader, id);
}

/** Reservations of a location's day in order of time, for staff. */
export async function reservationsOn(reader: Reader, locationId: string, day: Day): Promise<Reservation[]> {
  return readReservations(reader, await currentOffice(reader), (query) =>
    query
      .where("reservation.location_id", "=", locationId)
      .where("reservation.day", "=", day)
      .orderBy("reservation.starts_at")
      .orderBy("reservation.created_at")
      .orderBy("reservation.id"),
  );
}

export const reservationById = async (reader: Reader, id: string): Promise<Reservation | null> =>
  readReservation(reader, await currentOffice(reader), id);

/** What is taken on the days, both inside: one query, however many days. */
function takenFrom(reader: Reader, offer: Offer, from: Day, to: Day): Promise<TakenSlots> {
  const zone = offer.location.timeZone;
  return takenIn(
    reader,
    offer.plans.map(({ id }) => id),
    { from: startOfDay(from, zone), to: startOfDay(addDays(to, 1), zone) },
  );
}

/** Whether a reservation that needs no check-in has come to its time and is not in the queue yet (B8). */
export const isAnyDue = (reader: Reader): Promise<boolean> => isAnyFalling(reader);
