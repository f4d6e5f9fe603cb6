import { isPublicHoliday } from "../office/holidays.ts";
import type { Location, Service } from "../office/office-file.ts";
import { locationOf, serviceOf, type Office } from "../office/office.ts";
import { isClosedFor, issuingRanges, lastClosing } from "../office/opening.ts";
import { currentOffice } from "../office/queries.ts";
import { dayOf, timeOf, type Day, type TimeOfDay } from "../platform/civil.ts";
import type { Reader } from "../platform/work.ts";
import type { Caller } from "./calling-order.ts";
import { countIssued, isDayClosed, readStops } from "./issuing-store.ts";
import { readLateRoom } from "./late-owners.ts";
import { whyStopped, type Issuing, type Stopped } from "./issuing.ts";
import { callersAt } from "./standing.ts";
import { readWaiting } from "./store.ts";
import type { WaitingTicket } from "./ticket.ts";
import { aheadOf, minutesOf, waitRange, type WaitRange } from "./waiting-time.ts";

/** Everything that waits at a location at one instant, and who calls it. */
export interface Lobby {
  readonly office: Office;
  readonly location: Location;
  readonly day: Day;
  readonly waiting: readonly WaitingTicket[];
  readonly callers: {
    readonly all: readonly Caller[];
    readonly open: readonly Caller[];
  };
  readonly issuing: Issuing;
}

export async function lobbyOf(reader: Reader, locationId: string): Promise<Lobby> {
  const lobby = await emptyLobby(reader, locationId);
  return { ...lobby, waiting: await readWaiting(reader, locationId, lobby.day) };
}

/** The lobby for who takes a ticket: the line is read only where it decides whether one is given (K3). */
export async function lobbyToJoin(reader: Reader, locationId: string): Promise<Lobby> {
  const lobby = await emptyLobby(reader, locationId);
  if (!lobby.location.issuing.whileWaitFits) return lobby;
  return { ...lobby, waiting: await readWaiting(reader, locationId, lobby.day) };
}

async function emptyLobby(reader: Reader, locationId: string): Promise<Lobby> {
  const office = await currentOffice(reader);
  const location = locationOf(office, locationId);
  const day = dayOf(reader.now, location.timeZone);
  return {
    office,
    location,
    day,
    waiting: [],
    callers: await callersAt(reader, office, location),
    issuing: await readIssuing(reader, office, { location, day }),
  };
}

async function readIssuing(reader: Reader, office: Office, on: { location: Location; day: Day }): Promise<Issuing> {
  const { location, day } = on;
  const isHoliday = isPublicHoliday(office.office.country, day);
  return {
    dayClosed: await isDayClosed(reader, location.id, day),
    ranges: issuingRanges(location, day, isHoliday),
    closing: lastClosing(location, day, isHoliday),
    time: timeOf(reader.now, location.timeZone),
    stops: await readStops(reader, location.id, day),
    issued: await countIssued(reader, location.id, day),
    late: await readLateRoom(reader, office, on),
    closed: closedAt(office, location, { on: day, time: timeOf(reader.now, location.timeZone) }),
  };
}

const closedAt = (office: Office, location: Location, at: { on: Day; time: TimeOfDay }): Set<string> =>
  new Set(office.services.map(({ id }) => id).filter((serviceId) => isClosedFor(location, { ...at, serviceId })));

/** Why no ticket is given for a service now; null when one is (K3). A late owner may have the one that is kept for them (B14). */
export const stoppedFor = (lobby: Lobby, service: Service, isLateOwner = false): Stopped | null =>
  whyStopped(lobby.location, service, {
    ...lobby.issuing,
    isLateOwner,
    wait: lobby.location.issuing.whileWaitFits ? waitFor(lobby, service.id) : null,
  });

/** How long one who came now for a service would wait: behind everybody who waits for its counters. */
export function waitFor(lobby: Lobby, serviceId: string): WaitRange | null {
  const callers = lobby.callers.open.filter(({ services }) => services.includes(serviceId));
  const before = lobby.waiting.filter((ticket) => callers.some(({ services }) => services.includes(ticket.serviceId)));
  return rangeFor(lobby, before, callers.length);
}

/** A waiting ticket's place in line and wait, by the open counters that serve it; if none is, by those that could (Q6). */
export function placeOf(
  lobby: Lobby,
  ticket: WaitingTicket,
): { ahead: number; range: WaitRange | null; counterIds: string[] } {
  const serving = (callers: readonly Caller[]) =>
    callers.filter(
      ({ counterId, services }) => services.includes(ticket.serviceId) || ticket.forCounterId === counterId,
    );
  const open = serving(lobby.callers.open);
  const callers = open.length > 0 ? open : serving(lobby.callers.all);
  const before = aheadOf(ticket, lobby.waiting, callers);
  return {
    ahead: before.length,
    range: rangeFor(lobby, before, open.length),
    counterIds: callers.map(({ counterId }) => counterId),
  };
}

const rangeFor = (lobby: Lobby, before: readonly WaitingTicket[], counters: number): WaitRange | null =>
  waitRange(
    minutesOf(before, (id) => serviceOf(lobby.office, id).minutes),
    counters,
  );
