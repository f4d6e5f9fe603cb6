import type { Office } from "../office/office.ts";
import { currentOffice } from "../office/queries.ts";
import { addDays, dayOf, startOfDay, type Day } from "../platform/civil.ts";
import type { Reader, Work } from "../platform/work.ts";
import { lookAt, offerOf, slotKey, timesOn, type Offer } from "./availability.ts";
import { offerHeld } from "./by-staff.ts";
import { activeOf } from "./client-store.ts";
import { hold } from "./holding.ts";
import { readTaken } from "./place-store.ts";
import type { BookableTime } from "./queries.ts";
import type { Client } from "./reservation.ts";
import { wantedBy } from "./taking.ts";
import { dropWish, wishedDays, wishesFor, type InLine } from "./wish-store.ts";
import { zoneAt } from "./zone.ts";

/**
 * B14: as long as something of the day is free, whoever is longest in line for it is told and has N minutes to take it. Each is
 * asked once; in the same work as what freed the place, so that nobody comes before them. Returns how many were asked.
 */
export async function askNext(
  work: Work,
  office: Office,
  freed: { readonly locationId: string; readonly day: Day },
): Promise<number> {
  if (freed.day < dayOf(work.now, zoneAt(office, freed.locationId))) return 0;
  const full = new Set<string>();
  let asked = 0;
  for (const wish of await wishesFor(work, freed)) {
    if (full.has(wish.serviceId)) continue;
    const found = await freeTime(work, office, wish);
    if (found === null) full.add(wish.serviceId);
    else if (await ask(work, office, wish, found)) asked += 1;
  }
  return asked;
}

/** The days with somebody in line and something free: for places that free up without a deed, as when the hours change. */
export async function askableDays(reader: Reader): Promise<{ locationId: string; day: Day }[]> {
  const office = await currentOffice(reader);
  const days: { locationId: string; day: Day }[] = [];
  for (const at of await wishedDays(reader)) {
    const wishes = await wishesFor(reader, at);
    for (const serviceId of new Set(wishes.map((wish) => wish.serviceId)))
      if ((await freeTime(reader, office, { ...at, serviceId })) !== null) {
        days.push(at);
        break;
      }
  }
  return days;
}

interface Found {
  readonly offer: Offer;
  readonly time: BookableTime;
  readonly within: number;
}

/** The first time of the wished day that can be booked now; null when none can, or the office has given the service or its waiting list up. */
async function freeTime(
  reader: Reader,
  office: Office,
  wish: { readonly serviceId: string; readonly locationId: string; readonly day: Day },
): Promise<Found | null> {
  if (!office.plans.some((plan) => plan.location === wish.locationId && plan.services.includes(wish.serviceId)))
    return null;
  const offer = offerOf(office, wish);
  const within = offer.booking.waitlistMinutes;
  if (within === null) return null;
  const zone = offer.location.timeZone;
  const range = { from: startOfDay(wish.day, zone), to: startOfDay(addDays(wish.day, 1), zone) };
  const ids = offer.plans.map(({ id }) => id);
  const taken = new Map(
    (await readTaken(reader, ids, range)).map((each) => [slotKey(each.planId, each.startsAt), each]),
  );
  const time = timesOn(offer, wish.day, taken, lookAt(offer, reader.now, "client")).find(
    ({ open, free }) => open && free > 0,
  );
  return time === undefined ? null : { offer, time, within };
}

/** False for one who has as many reservations of the service as a contact may (B3); the next in line is asked. */
async function ask(work: Work, office: Office, wish: InLine, found: Found): Promise<boolean> {
  const { offer, time, within } = found;
  const client: Client = { name: wish.name, company: "", email: wish.email, phone: wish.phone, answers: {} };
  const { serviceId, language } = wish;
  const most = offer.booking.activePerContact;
  if (most !== null && (await activeOf(work, client, serviceId)) >= most) return false;
  await dropWish(work, wish.id);
  const to = { serviceId, planId: time.planId, startsAt: time.startsAt };
  const order = { ...to, persons: 1, language, source: "web", client, formId: null, staffId: null } as const;
  const held = await hold(work, office, wantedBy(office, { ...to, by: "client" }), { order, within });
  await offerHeld(work, office, held, { kind: "place-free" });
  return true;
}
