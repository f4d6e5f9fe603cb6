import type { Office } from "../office/office.ts";
import { serviceOf } from "../office/office.ts";
import { addDays, dayOf, startOfDay, type Day } from "../platform/civil.ts";
import { after } from "../platform/clock.ts";
import { Refusal } from "../platform/refusal.ts";
import type { Work } from "../platform/work.ts";
import type { Order } from "./actions.ts";
import {
  countedPlans,
  freePlaces,
  hasQuotas,
  isWithinAllQuotas,
  offerOf,
  serviceIdsOf,
  slotKey,
  usesOf,
  type BookedBy,
  type Offer,
  type TakenSlots,
} from "./availability.ts";
import { isTooLate, lastDay } from "./booking-limits.ts";
import { activeOf } from "./client-store.ts";
import { slotNumber } from "./numbers.ts";
import { drawBound, drawFrom } from "./number-store.ts";
import { givePlace, readTaken } from "./place-store.ts";
import type { ReservationId } from "./reservation.ts";
import { sharesFor } from "./side-by-side.ts";
import { consecutive, openPlaces, slotsForAll, slotsOf, type Slot } from "./slots.ts";

/** What an order asks for, found in the office: the slots of its day, and which of them was chosen. */
export interface Wanted {
  readonly offer: Offer;
  readonly plan: Offer["plans"][number];
  readonly day: Day;
  readonly slots: readonly Slot[];
  readonly index: number;
  readonly first: Slot;
  readonly by: BookedBy;
}

/** Throws slotUnknown when the office offers no such slot for the service (B2). */
export function wantedBy(
  office: Office,
  order: Pick<Order, "serviceId" | "planId" | "startsAt" | "furtherServices"> & { readonly by: BookedBy },
): Wanted {
  const plan = office.plans.find(({ id }) => id === order.planId);
  if (plan === undefined || !plan.services.includes(order.serviceId)) throw new Refusal("not-found", "slotUnknown");
  const offer = offerOf(office, {
    serviceId: serviceOf(office, order.serviceId).id,
    locationId: plan.location,
    furtherServices: order.furtherServices ?? [],
  });
  if (!offer.plans.includes(plan)) throw new Refusal("not-found", "slotUnknown");
  const day = dayOf(order.startsAt, offer.location.timeZone);
  const slots = slotsForAll(office, plan, day, serviceIdsOf(offer));
  const index = slots.findIndex(({ startsAt }) => startsAt === order.startsAt);
  const first = slots[index];
  if (first === undefined || consecutive(slots, index, offer.booking.slots) === null)
    throw new Refusal("not-found", "slotUnknown");
  return { offer, plan, day, slots, index, first, by: order.by };
}

export const bookedBy = (order: Pick<Order, "source">): BookedBy => (order.source === "staff" ? "staff" : "client");

/** B3: the limits of the clock and of the contact. Staff book for callers beyond them, but nobody books what has begun. */
export async function checkLimits(work: Work, wanted: Wanted, order: Order): Promise<void> {
  const { booking, parts } = wanted.offer;
  if (!Number.isInteger(order.persons) || order.persons < 1 || order.persons > booking.persons)
    throw new Refusal("not-understood", "notUnderstood");
  checkClock(work, wanted);
  if (wanted.by === "staff") return;
  for (const part of parts)
    await checkContact(work, order.client, { most: part.booking.activePerContact, serviceId: part.service.id });
}

/** B3: not too late and not too far; who moves a reservation is held to it too (B11). */
export function checkClock(work: Work, wanted: Wanted): void {
  const { booking, location } = wanted.offer;
  if (work.now >= wanted.first.startsAt) throw new Refusal("gone", "tooLate");
  if (wanted.by === "staff") return;
  if (isTooLate(booking, wanted.first, work.now, dayOf(work.now, location.timeZone)))
    throw new Refusal("gone", "tooLate");
  if (wanted.day > lastDay(booking, work.now, location.timeZone)) throw new Refusal("conflict", "tooFar");
}

/** B3: throws tooManyReservations when the contact has as many as the service allows. */
export async function checkContact(
  work: Work,
  client: Order["client"],
  limit: { most: number | null; serviceId: string },
): Promise<void> {
  if (limit.most === null) return;
  if ((await activeOf(work, client, limit.serviceId)) >= limit.most)
    throw new Refusal("conflict", "tooManyReservations");
}

/**
 * The places so many persons would get (B4, B15), by slot; `except`: the reservation that would leave its own. Changes nothing.
 * Throws slotTaken or dayFull.
 */
export async function choosePlaces(
  work: Work,
  wanted: Wanted,
  persons: number,
  except?: ReservationId,
): Promise<ReadonlyMap<Slot, readonly number[]>> {
  const { offer, by } = wanted;
  const taken = await takenOn(work, wanted, persons, except);
  const shares = sharesFor(wanted.slots, wanted.index, {
    each: offer.booking.slots,
    persons,
    freeIn: (slot) => freePlaces(slot, taken, by).length,
  });
  if (shares === null) throw new Refusal("conflict", "slotTaken");
  if (by === "client" && !isWithinAllQuotas(offer, shares, usesOf(offer, wanted.day, taken)))
    throw new Refusal("conflict", "dayFull");
  return new Map(shares.map(({ slot, count }) => [slot, freePlaces(slot, taken, by).slice(0, count)]));
}

/** Gives the chosen places; each row says how many there are for who books, and the table refuses what is above (B4). */
export async function givePlaces(
  work: Work,
  wanted: Wanted,
  chosen: ReadonlyMap<Slot, readonly number[]>,
  to: ReservationId,
): Promise<void> {
  for (const [slot, numbers] of chosen)
    for (const place of numbers)
      await givePlace(
        work,
        {
          planId: slot.planId,
          startsAt: slot.startsAt,
          place,
          places: wanted.by === "staff" ? slot.places : openPlaces(slot),
        },
        to,
      );
}

/**
 * B9: the numbers, where they are known at booking: one for each ticket (B15), bound to its first place, or the next of a series.
 * `kept`: those it has already. None where they are drawn on arrival.
 */
export async function drawNumbers(
  work: Work,
  wanted: Wanted,
  chosen: ReadonlyMap<Slot, readonly number[]>,
  kept: readonly string[] = [],
): Promise<string[]> {
  if (wanted.offer.booking.number.known === "arrival") return [];
  const numbers: string[] = [];
  for (const [index, begins] of beginsOf(chosen).entries())
    numbers.push(kept[index] ?? (await drawNumber(work, wanted, begins)));
  return numbers;
}

/** Where each of the tickets begins: those side by side in the first slot, another where a later slot is wider. */
function beginsOf(chosen: ReadonlyMap<Slot, readonly number[]>): { slot: Slot; place: number }[] {
  const begins: { slot: Slot; place: number }[] = [];
  for (const [slot, places] of chosen) begins.push(...places.slice(begins.length).map((place) => ({ slot, place })));
  return begins;
}

async function drawNumber(work: Work, wanted: Wanted, begins: { slot: Slot; place: number }): Promise<string> {
  const { offer, plan, day } = wanted;
  const { from } = offer.booking.number;
  const where = { locationId: offer.location.id, day };
  if (from === "slot") return drawBound(work, where, plan, slotNumber(plan, begins.slot, begins.place));
  const series = offer.location.series.find(({ id }) => id === from.series);
  if (series === undefined) throw new Refusal("unavailable", "outOfNumbers");
  return drawFrom(work, where, series, {
    others: offer.location.series,
    isBound: (running) => isSlotNumber(offer.office, where, running),
  });
}

/** Whether a number belongs to a slot of the location's day (Vizovice: 101, 102 …). */
const isSlotNumber = (office: Office, where: { locationId: string; day: Day }, running: number): boolean =>
  office.plans
    .filter((plan) => plan.location === where.locationId && plan.slotNumbersFrom !== null)
    .some((plan) => {
      const last = slotsOf(office, plan, where.day).at(-1);
      return (
        last !== undefined &&
        running >= slotNumber(plan, { placesBefore: 0 }, 1) &&
        running <= slotNumber(plan, last, last.places)
      );
    });

/** What is taken of the slots the places can lie in; where quotas count, of the whole day (B3). */
async function takenOn(work: Work, wanted: Wanted, persons: number, except?: ReservationId): Promise<TakenSlots> {
  const { offer, day, slots, index, plan } = wanted;
  const zone = offer.location.timeZone;
  const isCounted = wanted.by === "client" && hasQuotas(offer);
  const last = slots.at(Math.min(index + offer.booking.slots * persons, slots.length) - 1) ?? wanted.first;
  const range = isCounted
    ? { from: startOfDay(day, zone), to: startOfDay(addDays(day, 1), zone) }
    : { from: wanted.first.startsAt, to: after(last.startsAt, 1) };
  const planIds = isCounted ? countedPlans(offer) : [plan.id];
  const taken = await readTaken(work, planIds, { ...range, ...(except === undefined ? {} : { except }) });
  return new Map(taken.map((each) => [slotKey(each.planId, each.startsAt), each]));
}
