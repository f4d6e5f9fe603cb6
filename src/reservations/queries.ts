import { isAnyFalling } from "./due-store.ts";
import { currentOffice } from "../office/queries.ts";
import { locationOf, type Office } from "../office/office.ts";
import { closes } from "../office/opening.ts";
import { addDays, dayOf, daysFrom, startOfDay, timeOf, type Day, type TimeOfDay } from "../platform/civil.ts";
import type { Instant } from "../platform/clock.ts";
import type { Reader } from "../platform/work.ts";
import {
  countedPlans,
  dayOfTimes,
  lookAt,
  offerOf,
  timesOn,
  type BookedBy,
  type Offer,
  type TakenSlots,
} from "./availability.ts";
import { lastDay } from "./booking-limits.ts";
import { isCarried } from "./carried.ts";
import { readNote } from "./client-store.ts";
import { behind, type LinkPurpose } from "./link-store.ts";
import { lapsedAt, placesToCome, type Lapsed } from "./looking-store.ts";
import type { Reservation, ReservationId } from "./reservation.ts";
import { hasPlaces, widthsOf } from "./place-store.ts";
import { partsFor, type Part } from "./side-by-side.ts";
import { isLiving } from "./states.ts";
import { readReservation, readReservations } from "./store.ts";
import { takenIn } from "./taken-memory.ts";

export { findReservations, reservationsOfPhone } from "./looking.ts";

export interface Wish {
  readonly serviceId: string;
  readonly locationId: string;
  /** Done in the same visit after it (B15). */
  readonly furtherServices?: readonly string[];
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
  /** The most persons one reservation beginning here can have, in this slot and those that follow (B15). */
  readonly most: number;
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

/** B15: the tickets a reservation is given when it comes: one for each of those side by side. */
export const partsOf = async (reader: Reader, reservation: Reservation): Promise<Part[]> =>
  partsFor(reservation, await widthsOf(reader, reservation.id));

/** V4: a reservation given up can be taken back as long as nobody else was offered its places. */
export const isPlaceKept = (reader: Reader, id: string): Promise<boolean> => hasPlaces(reader, id);

/** What is taken on the days, both inside: one query, however many days. */
function takenFrom(reader: Reader, offer: Offer, from: Day, to: Day): Promise<TakenSlots> {
  const zone = offer.location.timeZone;
  return takenIn(reader, countedPlans(offer), { from: startOfDay(from, zone), to: startOfDay(addDays(to, 1), zone) });
}

/** Whether a reservation that needs no check-in has come to its time and is not in the queue yet (B8). */
export const isAnyDue = (reader: Reader): Promise<boolean> => isAnyFalling(reader);

export { erasureReport, exportOf, sharing, type ErasureReport, type PersonalExport } from "./own-data.ts";

/** Part of a location's time that is to be closed: days both ends inside; `hours` "HH:MM-HH:MM" or null for whole days. */
export interface ToClose {
  readonly locationId: string;
  readonly from: Day;
  readonly to: Day;
  readonly hours: string | null;
  readonly services: readonly string[] | null;
}

/** Reservations of a range of days, both inside, in order of time; `locationId` null: everywhere. */
export async function reservationsBetween(
  reader: Reader,
  of: { locationId: string | null; from: Day; to: Day },
): Promise<Reservation[]> {
  const office = await currentOffice(reader);
  const where = of.locationId === null ? office.locations.map(({ id }) => id) : [of.locationId];
  return readReservations(reader, office, (query) =>
    query
      .where("reservation.location_id", "in", where)
      .where("reservation.day", ">=", of.from)
      .where("reservation.day", "<=", of.to)
      .orderBy("reservation.starts_at")
      .orderBy("reservation.created_at")
      .orderBy("reservation.id"),
  );
}

/** B2: living reservations still to come that no slot of today's plans carries any more: nothing moves them, a person decides. */
export async function outsideThePlans(reader: Reader): Promise<Reservation[]> {
  const office = await currentOffice(reader);
  const held = await placesToCome(reader);
  const outside = new Set(held.filter((place) => !isCarried(office, place)).map(({ reservationId }) => reservationId));
  return readAll(reader, office, [...outside]);
}

/** B12: the living reservations still to come that a closure would hit with any of their places, in order of time. */
export async function hitBy(reader: Reader, closure: ToClose): Promise<Reservation[]> {
  const office = await currentOffice(reader);
  const zone = locationOf(office, closure.locationId).timeZone;
  const held = await placesToCome(reader, {
    locationId: closure.locationId,
    from: startOfDay(closure.from, zone),
    to: startOfDay(addDays(closure.to, 1), zone),
  });
  const hit = held.filter(({ startsAt, serviceId }) =>
    closes(closure, { on: dayOf(startsAt, zone), time: timeOf(startsAt, zone), serviceId }),
  );
  return readAll(reader, office, [...new Set(hit.map(({ reservationId }) => reservationId))]);
}

/** B14: whether one may ask to be told about the day: it can be booked by the clock, nothing of it is free, and the office keeps a list. */
export async function isOnWaitlistOpen(reader: Reader, wish: Wish, day: Day): Promise<boolean> {
  const offer = offerOf(await currentOffice(reader), wish);
  if (offer.booking.waitlistMinutes === null) return false;
  const [there] = await bookableDays(reader, wish, day, day);
  return there?.state === "full";
}

/** The reservations of a day that lapsed after their slot began (B8). */
export const lapsedOn = (reader: Reader, locationId: string, day: Day): Promise<Lapsed[]> =>
  lapsedAt(reader, locationId, day);

/** B14: how many places of a service lapsed on the day after their slot began; each is one walk-in ticket more. */
export async function lapsedPlaces(reader: Reader, locationId: string, day: Day, serviceId: string): Promise<number> {
  const lapsed = await lapsedAt(reader, locationId, day);
  return lapsed.filter((each) => each.serviceId === serviceId).reduce((sum, { places }) => sum + places, 0);
}

/** What staff wrote to a reservation; empty when nothing, or when it is erased. */
export const noteOf = (reader: Reader, id: string): Promise<string> => readNote(reader, id);

/** In order of time; however many, in parts that the database takes at once. */
async function readAll(reader: Reader, office: Office, ids: readonly ReservationId[]): Promise<Reservation[]> {
  const found: Reservation[] = [];
  for (let at = 0; at < ids.length; at += AT_ONCE)
    found.push(
      ...(await readReservations(reader, office, (query) =>
        query.where("reservation.id", "in", ids.slice(at, at + AT_ONCE)),
      )),
    );
  return found
    .filter(({ state }) => isLiving(state))
    .toSorted((a, b) => a.startsAt - b.startsAt || a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1));
}

const AT_ONCE = 1_000;
