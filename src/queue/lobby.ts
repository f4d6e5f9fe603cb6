import { isPublicHoliday } from "../office/holidays.ts";
import type { Location, Service } from "../office/office-file.ts";
import { locationOf, serviceOf, type Office } from "../office/office.ts";
import { isClosedFor, issuingRanges, lastClosing } from "../office/opening.ts";
import { currentOffice } from "../office/queries.ts";
import { dayOf, timeOf, type Day, type TimeOfDay } from "../platform/civil.ts";
import type { Reader } from "../platform/work.ts";
import { MINUTE, type Instant } from "../platform/clock.ts";
import type { Caller } from "./calling-order.ts";
import { walkInDue } from "./due-time.ts";
import { forecast, type Forecast, type Outlook } from "./estimate.ts";
import { NOBODY, readExpected, type Expected } from "./expected.ts";
import { newcomer, newcomerId } from "./newcomer.ts";
import { pacesAt } from "./learned.ts";
import { readLastEvent } from "./event-store.ts";
import { countIssued, isDayClosed, readStops } from "./issuing-store.ts";
import { readLateRoom } from "./late-owners.ts";
import { whyStopped, type Issuing, type Stopped } from "./issuing.ts";
import { callersAt } from "./standing.ts";
import { readWaiting } from "./waiting-store.ts";
import type { WaitingTicket } from "./ticket.ts";
import type { WaitRange } from "./waiting-time.ts";

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
  readonly now: Instant;
  readonly expected: Expected;
}

export async function lobbyOf(reader: Reader, locationId: string): Promise<Lobby> {
  return withLine(reader, await emptyLobby(reader, locationId));
}

/**
 * The lobby as of the last event, kept for the minute: every e-ticket asks for its place after each event (V4), and the line is
 * worked out once for all of them.
 */
export async function lobbyGlance(reader: Reader, locationId: string): Promise<Lobby> {
  const as = `${await readLastEvent(reader)} ${Math.floor(reader.now / MINUTE)}`;
  const shelf = `lobby ${locationId}`;
  const kept = reader.memory.get(shelf) as { as: string; lobby: Lobby } | undefined;
  if (kept?.as === as) return kept.lobby;
  const lobby = await lobbyOf(reader, locationId);
  reader.memory.set(shelf, { as, lobby });
  return lobby;
}

/** The lobby for who takes a ticket: the line is read only where it decides whether one is given (K3). */
export async function lobbyToJoin(reader: Reader, locationId: string): Promise<Lobby> {
  const lobby = await emptyLobby(reader, locationId);
  if (!lobby.location.issuing.whileWaitFits) return lobby;
  return withLine(reader, lobby);
}

/** The same lobby with its line as it is now. */
export async function withLine(reader: Reader, lobby: Lobby): Promise<Lobby> {
  const { office, location, day } = lobby;
  return {
    ...lobby,
    waiting: await readWaiting(reader, location.id, day),
    expected: await readExpected(reader, office, { location, day }),
  };
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
    now: reader.now,
    expected: NOBODY,
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

/** How long one who came now for a service would wait, by the open counters that serve it; null when none is (Q6). */
export const waitFor = (lobby: Lobby, serviceId: string): WaitRange | null =>
  forecastOf(lobby).get(newcomerId(serviceId))?.range ?? null;

/** What a waiting ticket is told; null when no open counter serves it. */
export const rangeTold = (lobby: Lobby, ticketId: string): WaitRange | null =>
  forecastOf(lobby).get(ticketId)?.range ?? null;

export interface Place {
  readonly ahead: number;
  readonly range: WaitRange | null;
  readonly counterIds: string[];
}

/** A waiting ticket's place in line and wait, by the open counters that serve it; if none is, by those that could (Q6). */
export function placeOf(lobby: Lobby, ticket: WaitingTicket): Place {
  const place = placesOf(lobby).get(ticket.id);
  return place ?? { ahead: 0, range: null, counterIds: serving(lobby.callers.all, ticket) };
}

/** The places of all who wait, by ticket, worked out in one pass and once for a lobby: ask as often as there are e-tickets. */
export function placesOf(lobby: Lobby): ReadonlyMap<string, Place> {
  const known = places.get(lobby);
  if (known !== undefined) return known;
  const forecasts = forecastOf(lobby);
  const unreached = lobby.waiting.some(({ id }) => !forecasts.has(id));
  const couldBe = unreached ? forecast({ ...outlookOf(lobby), callers: lobby.callers.all, newcomers: [] }) : forecasts;
  const found = new Map<string, Place>();
  for (const ticket of lobby.waiting) {
    const open = serving(lobby.callers.open, ticket);
    found.set(ticket.id, {
      ahead: (forecasts.get(ticket.id) ?? couldBe.get(ticket.id))?.ahead ?? 0,
      range: forecasts.get(ticket.id)?.range ?? null,
      counterIds: open.length > 0 ? open : serving(lobby.callers.all, ticket),
    });
  }
  places.set(lobby, found);
  return found;
}

const places = new WeakMap<Lobby, ReadonlyMap<string, Place>>();
const forecasts = new WeakMap<Lobby, ReadonlyMap<string, Forecast>>();

const serving = (callers: readonly Caller[], ticket: WaitingTicket): string[] =>
  callers
    .filter(({ counterId, services }) => services.includes(ticket.serviceId) || ticket.forCounterId === counterId)
    .map(({ counterId }) => counterId);

function forecastOf(lobby: Lobby): ReadonlyMap<string, Forecast> {
  let known = forecasts.get(lobby);
  if (known === undefined) forecasts.set(lobby, (known = forecast(outlookOf(lobby))));
  return known;
}

function outlookOf(lobby: Lobby): Outlook {
  const { office, location, waiting, callers, now, expected } = lobby;
  const { time } = lobby.issuing;
  const services = new Set(callers.open.flatMap((caller) => caller.services));
  const due = walkInDue(location, null, now);
  return {
    now,
    waiting,
    callers: callers.open,
    atCounters: expected.atCounters,
    booked: expected.booked,
    showUp: SHOW_UP,
    newcomers: [...services].map((serviceId) => newcomer({ serviceId, now, ...due })),
    paceOf: pacesAt(expected.learned, Number(time.slice(0, 2)), (id) => serviceOf(office, id).minutes),
  };
}

/** Of those who have confirmed; what a town hall sees. */
const SHOW_UP = 0.85;
