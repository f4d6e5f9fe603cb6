import type { Booking, Location, Plan, Service } from "../office/office-file.ts";
import { locationOf, plansFor, type Office } from "../office/office.ts";
import { dayOf, type Day } from "../platform/civil.ts";
import type { Instant } from "../platform/clock.ts";
import { Refusal } from "../platform/refusal.ts";
import { isTooLate, lastDay, quotaLeft, type DayUse } from "./booking-limits.ts";
import { partsOf, wholeVisit, type OfferPart } from "./one-visit.ts";
import { boundNumber, slotNumber } from "./numbers.ts";
import type { BookableDay, BookableTime, Wish } from "./queries.ts";
import { hourOf, isWithinQuotas, sharesFor, type Share } from "./side-by-side.ts";
import { consecutive, openPlaces, slotsForAll, slotsOf, type Slot } from "./slots.ts";

/** What is taken of one slot at an instant (B4). */
export interface Taken {
  readonly planId: string;
  readonly startsAt: Instant;
  readonly places: readonly number[];
  /** Places by service that clients took themselves, not staff; what the quotas count (B3). */
  readonly byClients: Readonly<Record<string, number>>;
}

/** By `slotKey`. */
export type TakenSlots = Pick<ReadonlyMap<string, Taken>, "get">;

export const slotKey = (planId: string, startsAt: Instant): string => `${planId} ${startsAt}`;

/** What can be booked at a location, one service or several in one visit (B15): by which plans, under which limits. */
export interface Offer {
  readonly office: Office;
  readonly service: Service;
  /** Of the first service; its slots, its persons and the limits of the clock are those of the whole visit. */
  readonly booking: Booking;
  /** Each service of the visit, the first one first. */
  readonly parts: readonly OfferPart[];
  readonly location: Location;
  readonly plans: readonly Plan[];
}

/** Staff book for callers: limits of the clock and quotas are for those who book themselves (B13). */
export type BookedBy = "client" | "staff";

/** Throws slotUnknown when the service cannot be booked there, or not together with the others. */
export function offerOf(office: Office, wish: Wish): Offer {
  const ids = [wish.serviceId, ...(wish.furtherServices ?? [])];
  const parts = partsOf(office, ids);
  const plans = plansFor(office, wish.serviceId, wish.locationId).filter((plan) =>
    ids.every((id) => plan.services.includes(id)),
  );
  const [first] = parts;
  if (first === undefined || plans.length === 0) throw new Refusal("not-found", "slotUnknown");
  const location = locationOf(office, wish.locationId);
  return { office, service: first.service, booking: wholeVisit(parts, first.booking), parts, location, plans };
}

/** From when and by whom the offer is looked at, worked out once for many days. */
export interface Look {
  readonly now: Instant;
  readonly by: BookedBy;
  readonly today: Day;
  /** The last bookable day, inside (T3). */
  readonly last: Day;
}

export function lookAt(offer: Offer, now: Instant, by: BookedBy): Look {
  const zone = offer.location.timeZone;
  return { now, by, today: dayOf(now, zone), last: lastDay(offer.booking, now, zone) };
}

/** The times of a day, earliest first, as they stand at an instant: taken ones stay in the list with nothing free (B1). */
export function timesOn(offer: Offer, day: Day, taken: TakenSlots, at: Look): BookableTime[] {
  const use = usesOf(offer, day, taken);
  return offer.plans
    .flatMap((plan) => {
      const slots = slotsForAll(offer.office, plan, day, serviceIdsOf(offer));
      return slots.flatMap((slot, index) => {
        const chain = consecutive(slots, index, offer.booking.slots);
        if (chain === null) return [];
        const time = timeOf(offer, plan, { slot, chain, taken, use, at });
        return [{ ...time, most: mostAt(offer, time, { slots, index, taken, use, by: at.by }) }];
      });
    })
    .toSorted((a, b) => a.startsAt - b.startsAt);
}

/** B15: the most persons one reservation that begins here can have, side by side or one after another. */
function mostAt(
  offer: Offer,
  time: Pick<BookableTime, "free">,
  seen: { slots: readonly Slot[]; index: number; taken: TakenSlots; use: readonly DayUse[]; by: BookedBy },
): number {
  const { booking } = offer;
  if (time.free >= booking.persons || booking.persons === 1 || time.free === 0)
    return Math.min(time.free, booking.persons);
  for (let persons = booking.persons; persons > 1; persons -= 1) {
    const shares = sharesFor(seen.slots, seen.index, {
      each: booking.slots,
      persons,
      freeIn: (slot) => freePlaces(slot, seen.taken, seen.by).length,
    });
    if (shares !== null && (seen.by === "staff" || isWithinAllQuotas(offer, shares, seen.use))) return persons;
  }
  return 1;
}

function timeOf(
  offer: Offer,
  plan: Plan,
  seen: {
    slot: Slot;
    chain: readonly Slot[];
    taken: TakenSlots;
    use: readonly DayUse[];
    at: Look;
  },
): Omit<BookableTime, "most"> {
  const { slot, chain, taken, use, at } = seen;
  const free = chain.map((each) => freePlaces(each, taken, at.by));
  const quota =
    at.by === "staff"
      ? Infinity
      : Math.min(...offer.parts.map((part, which) => personsWithin(part.booking, chain, use[which] ?? NONE)));
  const first = free[0]?.[0];
  const { number } = offer.booking;
  const shown =
    number.known === "booking" && number.from === "slot" && first !== undefined
      ? boundNumber(plan, slotNumber(plan, slot, first)).label
      : null;
  return {
    planId: plan.id,
    time: slot.time,
    startsAt: slot.startsAt,
    places: at.by === "staff" ? slot.places : openPlaces(slot),
    free: Math.min(quota, ...free.map(({ length }) => length)),
    open: isOpen(offer, slot, at),
    number: shown,
  };
}

/** A day in the strip: its times put together. Days beyond the horizon, and those without a slot, are closed. */
export function dayOfTimes(offer: Offer, day: Day, times: readonly BookableTime[], at: Look): BookableDay {
  if (day < at.today) return { day, state: "past", free: 0 };
  if (times.length === 0 || day > at.last) return { day, state: "closed", free: 0 };
  const open = times.filter((time) => time.open);
  if (open.length === 0) return { day, state: "too-late", free: 0 };
  const sum = open.reduce((all, time) => all + time.free, 0);
  const free = Math.min(sum, offer.booking.dayQuota ?? Infinity);
  return { day, state: free > 0 ? "free" : "full", free };
}

/** The place numbers of a slot still free, in the order they are given: clients get the lowest; staff first the places kept
 * for them, which are the highest (B3). */
export function freePlaces(slot: Slot, taken: TakenSlots, by: BookedBy): number[] {
  const gone = new Set(taken.get(slotKey(slot.planId, slot.startsAt))?.places);
  const open = openPlaces(slot);
  const all = Array.from({ length: slot.places }, (_, index) => index + 1);
  const free = all.filter((place) => !gone.has(place));
  const forAll = free.filter((place) => place <= open);
  return by === "client" ? forAll : [...free.filter((place) => place > open), ...forAll];
}

/** How many persons more the quotas of the day and the hours let in side by side; each takes a place of every slot of the chain (B3). */
function personsWithin(booking: Booking, chain: readonly Slot[], use: DayUse): number {
  if (booking.dayQuota === null && booking.hourQuota === null) return Infinity;
  const perHour = new Map<string, number>();
  for (const slot of chain) perHour.set(hourOf(slot), (perHour.get(hourOf(slot)) ?? 0) + 1);
  const dayLeft = quotaLeft({ ...booking, hourQuota: null }, use, "");
  const hours = [...perHour].map(([hour, each]) =>
    Math.floor(quotaLeft({ ...booking, dayQuota: null }, use, hour) / each),
  );
  return Math.min(Math.floor(dayLeft / chain.length), ...hours);
}

/** B3: whether places are counted by the day or the hour at all. */
export const hasQuotas = ({ parts }: Pick<Offer, "parts">): boolean =>
  parts.some(({ booking }) => booking.dayQuota !== null || booking.hourQuota !== null);

/** B3, B15: whether the quotas of every service of the visit leave room; a visit counts in each with all its places. */
export const isWithinAllQuotas = (
  { parts }: Pick<Offer, "parts">,
  shares: readonly Share[],
  uses: readonly DayUse[],
): boolean => parts.every(({ booking }, which) => isWithinQuotas(booking, shares, uses[which] ?? NONE));

const NONE: DayUse = { all: 0, byHour: new Map() };

/** What clients have taken of each service of the visit on a day, over all its plans at the location (B3). */
export const usesOf = (offer: Offer, day: Day, taken: TakenSlots): DayUse[] =>
  hasQuotas(offer) ? offer.parts.map((part) => useOf(offer, part, day, taken)) : [];

function useOf(offer: Offer, { service }: OfferPart, day: Day, taken: TakenSlots): DayUse {
  const byHour = new Map<string, number>();
  let all = 0;
  for (const plan of plansFor(offer.office, service.id, offer.location.id))
    for (const slot of slotsOf(offer.office, plan, day)) {
      const count = taken.get(slotKey(plan.id, slot.startsAt))?.byClients[service.id] ?? 0;
      all += count;
      byHour.set(hourOf(slot), (byHour.get(hourOf(slot)) ?? 0) + count);
    }
  return { all, byHour };
}

/** All plans whose places the quotas count. */
export const countedPlans = ({ office, parts, location }: Offer): string[] => [
  ...new Set(parts.flatMap(({ service }) => plansFor(office, service.id, location.id).map(({ id }) => id))),
];

export const serviceIdsOf = ({ parts }: Offer): string[] => parts.map(({ service }) => service.id);

function isOpen(offer: Offer, slot: Slot, at: Look): boolean {
  if (at.now >= slot.startsAt) return false;
  if (at.by === "staff") return true;
  return slot.day <= at.last && !isTooLate(offer.booking, slot, at.now, at.today);
}
