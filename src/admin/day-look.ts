import { people } from "../office/access.ts";
import type { Location } from "../office/office-file.ts";
import { locationOf, type Office } from "../office/office.ts";
import { currentOffice } from "../office/queries.ts";
import { dayOf, type Day } from "../platform/civil.ts";
import type { Instant } from "../platform/clock.ts";
import type { Reader } from "../platform/work.ts";
import type { Silent } from "../queue/fixture-troubles.ts";
import { howRight, type HowRight } from "../queue/how-right.ts";
import { lobbyOf } from "../queue/lobby.ts";
import { dayNow, lastEvent, servicesNow, unreached, type ServiceNow } from "../queue/queries.ts";
import { reservationsOn } from "../reservations/queries.ts";
import type { Reservation } from "../reservations/reservation.ts";
import { lookForTroubles, type DayTrouble } from "./day-troubles.ts";

/** One counter as the supervisor sees it: numbers only, no client's name (P2). */
export interface CounterToday {
  readonly counterId: string;
  readonly state: "open" | "paused" | "closed";
  /** Who sits there, by name. */
  readonly clerk: string | null;
  readonly number: string | null;
  readonly served: number;
  readonly missed: number;
}

/** A location's day at one instant. */
export interface DayLook {
  readonly office: Office;
  readonly location: Location;
  readonly now: Instant;
  readonly day: Day;
  /** The number of the last event in it, from which a follower goes on (Q9). */
  readonly event: number;
  readonly reservations: readonly Reservation[];
  readonly counters: readonly CounterToday[];
  readonly services: readonly ServiceNow[];
  readonly waiting: number;
  /** Who has waited longest. */
  readonly longest: { readonly number: string; readonly since: Instant } | null;
  readonly unreached: readonly { readonly serviceId: string; readonly waiting: number }[];
  /** What a clerk has written where tickets are stopped, by service; '' for the whole location (K3). */
  readonly stops: ReadonlyMap<string, string>;
  readonly dayClosed: boolean;
  readonly troubles: readonly DayTrouble[];
  /** How often the wait people were told was right (Q6). */
  readonly right: HowRight;
}

/** The location asked for, or the first one. */
export const locationAsked = (office: Office, asked: string | null): string =>
  office.locations.find(({ id }) => id === asked)?.id ?? office.locations[0]?.id ?? "";

export async function lookAtDay(reader: Reader, asked: string | null, silent: Silent): Promise<DayLook> {
  const office = await currentOffice(reader);
  const location = locationOf(office, locationAsked(office, asked));
  const lobby = await lobbyOf(reader, location.id);
  const here = lobby.waiting.filter(({ notBefore }) => notBefore === null || notBefore <= reader.now);
  const longest = here.reduce<(typeof here)[number] | null>(
    (first, ticket) => (first === null || ticket.issuedAt < first.issuedAt ? ticket : first),
    null,
  );
  return {
    office,
    location,
    now: reader.now,
    day: dayOf(reader.now, location.timeZone),
    event: await lastEvent(reader),
    reservations: await reservationsOn(reader, location.id, lobby.day),
    counters: await countersToday(reader, location.id),
    services: await servicesNow(reader, location.id),
    waiting: lobby.waiting.length,
    longest: longest === null ? null : { number: longest.number, since: longest.issuedAt },
    unreached: await unreached(reader, location.id),
    stops: lobby.issuing.stops,
    dayClosed: lobby.issuing.dayClosed,
    troubles: await lookForTroubles(reader, { office, location, silent }),
    right: await howRight(reader, location.id),
  };
}

async function countersToday(reader: Reader, locationId: string): Promise<CounterToday[]> {
  const staff = await people(reader);
  const { counters } = await dayNow(reader, locationId);
  return counters.map(({ counterId, state, staffId, current, served, missed }) => ({
    counterId,
    state,
    clerk: staff.find((person) => person.staffId === staffId)?.name ?? null,
    number: current,
    served,
    missed,
  }));
}
