import type { Location, Service } from "../office/office-file.ts";
import { countersAt, locationOf, plansFor, type Office } from "../office/office.ts";
import { currentOffice } from "../office/queries.ts";
import { MINUTE, type Instant } from "../platform/clock.ts";
import type { Day } from "../platform/civil.ts";
import type { DeskNeeds } from "../platform/desk-needs.ts";
import type { Reader } from "../platform/work.ts";
import { dayNow, lastCalled, lastEvent, servicesNow, type LastCalled, type ServiceNow } from "../queue/queries.ts";
import { nearestFree, type BookableTime } from "../reservations/queries.ts";
import { openingAt, type Opening } from "./hours.ts";

/** Everything the public may know of the queues at one instant (V5): numbers and counts, nobody's name (P2). */
export interface StatusNow {
  readonly office: Office;
  readonly now: Instant;
  /** The last event all of it is up to. */
  readonly event: number;
  readonly places: readonly PlaceNow[];
}

export interface PlaceNow {
  readonly location: Location;
  readonly opening: Opening;
  readonly counters: { readonly open: number; readonly all: number };
  readonly services: readonly MatterNow[];
}

export interface MatterNow extends ServiceNow {
  readonly service: Service;
  readonly called: LastCalled | null;
  /** The first time that can be booked; null where none is free or none is booked at all. */
  readonly free: { readonly day: Day; readonly time: BookableTime } | null;
  readonly bookable: boolean;
  /** No tickets are drawn for it here: who has no appointment comes in vain. */
  readonly byAppointment: boolean;
}

/** `locationId` null: all that have counters. One look for all who ask, until something happens or the minute ends. */
export const statusNow = (needs: DeskNeeds, locationId: string | null): Promise<StatusNow> =>
  needs.live.once(`status ${locationId ?? ""} ${Math.floor(needs.clocks.office() / MINUTE)}`, () =>
    needs.works.read((reader) => look(reader, locationId)),
  );

/** Where people are served at all. */
export const placesShown = (office: Office): readonly Location[] =>
  office.locations.filter(({ id }) => countersAt(office, id).length > 0);

async function look(reader: Reader, locationId: string | null): Promise<StatusNow> {
  const office = await currentOffice(reader);
  const event = await lastEvent(reader);
  const locations = locationId === null ? placesShown(office) : [locationOf(office, locationId)];
  const places: PlaceNow[] = [];
  for (const location of locations) places.push(await placeNow(reader, office, location));
  return { office, now: reader.now, event, places };
}

async function placeNow(reader: Reader, office: Office, location: Location): Promise<PlaceNow> {
  const { counters } = await dayNow(reader, location.id);
  const called = new Map((await lastCalled(reader, location.id)).map((call) => [call.serviceId, call]));
  const waiting = new Map((await servicesNow(reader, location.id)).map((each) => [each.serviceId, each]));
  const services: MatterNow[] = [];
  for (const service of office.services) {
    const now = waiting.get(service.id);
    if (now === undefined) continue;
    const bookable = service.booking !== null && plansFor(office, service.id, location.id).length > 0;
    const wish = { serviceId: service.id, locationId: location.id };
    const free = bookable ? await nearestFree(reader, wish) : null;
    const byAppointment = !isDrawnAt(location, service);
    services.push({ ...now, service, called: called.get(service.id) ?? null, free, bookable, byAppointment });
  }
  return {
    location,
    opening: openingAt(office, location, reader.now),
    counters: { open: counters.filter(({ state }) => state === "open").length, all: counters.length },
    services,
  };
}

const isDrawnAt = ({ series }: Location, { walkIn }: Service): boolean =>
  series.some(({ id }) => id === walkIn?.series);
