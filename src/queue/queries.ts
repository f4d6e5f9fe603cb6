import { ticketsOf } from "./reserved-store.ts";
import { locationOf } from "../office/office.ts";
import { currentOffice } from "../office/queries.ts";
import { dayOf, startOfDay } from "../platform/civil.ts";
import type { Instant } from "../platform/clock.ts";
import { hashToken } from "../platform/id.ts";
import type { Reader } from "../platform/work.ts";
import { lastCalls, takenBack, type BoardCall } from "./board-call.ts";
import { readLastCalled, type LastCalled } from "./called-store.ts";
import { callingOrder, nextFor, type Placed } from "./calling-order.ts";
import { undoUntil } from "./deed.ts";
import { readCallEvents, readLastEvent } from "./event-store.ts";
import { lobbyGlance, placeOf, stoppedFor, waitFor } from "./lobby.ts";
import { readNote } from "./note-store.ts";
import { reservedToken } from "./reserved-joining.ts";
import { readPrinterFault, readPrintJobs } from "./paper-store.ts";
import { isWorthPrinting, NEAR_END, printerState, type PrinterState, type PrintJob } from "./paper.ts";
import { callerAt, standingOf } from "./standing.ts";
import { findTicket, readParked } from "./store.ts";
import type { CurrentTicket, ParkedTicket, Ticket } from "./ticket.ts";
import { readWaiting } from "./waiting-store.ts";
import type { WaitRange } from "./waiting-time.ts";

export type { BoardCall, LastCalled, WaitRange };
export { lineNow, ticketIn, type LineNow } from "./line-now.ts";
export type { NearNow } from "./near-queries.ts";
export { returnUntil } from "./withdrawing.ts";
export { dayNow, unreached } from "./supervising.ts";

/** One clerk's screen at one instant. */
export interface CounterNow {
  readonly counterId: string;
  readonly state: "open" | "paused" | "closed";
  readonly staffId: string | null;
  readonly services: readonly string[];
  readonly current: CurrentTicket | null;
  /** Its services are today's own choice (Q7). */
  readonly servicesChanged: boolean;
  /** The free note of who is at the counter (Q5a). */
  readonly note: string | null;
  /** Whom *Další* calls, the client of now finished first; null: nobody. */
  readonly next: Placed | null;
  /** In calling order, all this counter serves (Q2). */
  readonly line: readonly Placed[];
  readonly parked: readonly ParkedTicket[];
  /** The counter's last deed; `undoUntil` null when it can no longer be taken back. */
  readonly deed: {
    readonly number: number;
    readonly kind: string;
    readonly ticketNumber: string | null;
    readonly undoUntil: Instant | null;
  } | null;
}

export async function counterNow(reader: Reader, counterId: string): Promise<CounterNow> {
  const standing = await standingOf(reader, counterId);
  const { location, day, stood, services, current, deed } = standing;
  const waiting = await readWaiting(reader, location.id, day);
  const caller = await callerAt(reader, standing);
  return {
    counterId,
    state: stood.state,
    staffId: stood.staffId,
    services,
    current,
    servicesChanged: stood.services !== null,
    note: current === null ? null : await readNote(reader, current.id),
    next: nextFor(waiting, caller, current !== null),
    line: callingOrder(waiting, caller),
    parked: await readParked(reader, counterId, day),
    deed:
      deed === null
        ? null
        : {
            number: deed.event,
            kind: deed.kind,
            ticketNumber: deed.ticketNumber,
            undoUntil: undoUntil(deed, reader.now),
          },
  };
}

/** Of each service of a location: who waits, how long it will take, whether an open counter serves it (K1). */
export interface ServiceNow {
  readonly serviceId: string;
  readonly waiting: number;
  readonly range: WaitRange | null;
  readonly served: boolean;
  /** Null while tickets are given, else why not (K3). */
  readonly stopped: "closed" | "capacity" | "stopped" | null;
}

/** The services some counter of the location serves, in the office's order. */
export async function servicesNow(reader: Reader, locationId: string): Promise<ServiceNow[]> {
  const lobby = await lobbyGlance(reader, locationId);
  const { all, open } = lobby.callers;
  return lobby.office.services
    .filter(({ id }) => all.some(({ services }) => services.includes(id)))
    .map((service) => ({
      serviceId: service.id,
      waiting: lobby.waiting.filter(({ serviceId }) => serviceId === service.id).length,
      range: waitFor(lobby, service.id),
      served: open.some(({ services }) => services.includes(service.id)),
      stopped: stoppedFor(lobby, service)?.kind ?? null,
    }));
}

/** The last calls of today at these counters, the newest first, each ticket once; calls taken back are gone. */
export async function boardCalls(
  reader: Reader,
  at: { locationId: string; counterIds: readonly string[]; most: number },
): Promise<BoardCall[]> {
  const office = await currentOffice(reader);
  const { timeZone } = locationOf(office, at.locationId);
  const since = startOfDay(dayOf(reader.now, timeZone), timeZone);
  const counterIds = new Set(at.counterIds);
  const mayShow = (counterId: string) => counterIds.has(counterId);
  const events = readCallEvents(reader, at.locationId, since);
  return lastCalls(events, mayShow, at.most);
}

/** Of each service the last ticket called today, for who looks from elsewhere (V5). */
export async function lastCalled(reader: Reader, locationId: string): Promise<LastCalled[]> {
  const { timeZone } = locationOf(await currentOffice(reader), locationId);
  return readLastCalled(reader, locationId, dayOf(reader.now, timeZone));
}

/** Calls at these counters that were taken back since an instant, inside, and not made again: the board says so (Q5). */
export const callsTakenBack = (
  reader: Reader,
  at: { locationId: string; counterIds: readonly string[]; since: Instant },
): Promise<BoardCall[]> =>
  takenBack(readCallEvents(reader, at.locationId, at.since), (counterId) => at.counterIds.includes(counterId));

/** The number of the last event, from which a live follower goes on (Q9); 0 for none. */
export const lastEvent = (reader: Reader): Promise<number> => readLastEvent(reader);

/** The ticket with this e-ticket address, its place in line and its wait (V4, Q6). */
export interface TicketNow {
  readonly ticket: Ticket;
  readonly ahead: number;
  readonly range: WaitRange | null;
  /** Counters that may call it: the open ones, or, when none is, those that could. */
  readonly counterIds: readonly string[];
}

export async function ticketByToken(reader: Reader, token: string): Promise<TicketNow | null> {
  return ticketNow(reader, await findTicket(reader, { tokenHash: hashToken(token) }));
}

/** Whether the day of a ticket is over where it was given: its address is dead then (S4). */
export async function hasDayGone(reader: Reader, { locationId, day }: Ticket): Promise<boolean> {
  const { timeZone } = locationOf(await currentOffice(reader), locationId);
  return day !== dayOf(reader.now, timeZone);
}

/** The same by id, for paper and staff. */
export async function ticketById(reader: Reader, id: string): Promise<TicketNow | null> {
  return ticketNow(reader, await findTicket(reader, { id }));
}

async function ticketNow(reader: Reader, ticket: Ticket | null): Promise<TicketNow | null> {
  if (ticket === null) return null;
  if (ticket.state === "waiting") {
    const lobby = await lobbyGlance(reader, ticket.locationId);
    return { ticket, ...placeOf(lobby, ticket) };
  }
  const isHere = ticket.state === "called" || ticket.state === "serving";
  const counterIds = isHere ? [ticket.counterId] : [];
  return { ticket, ahead: 0, range: null, counterIds };
}

/** How much paper waits to be printed at a kiosk, and its printer as last known (K5). */
export interface PaperNow {
  /** What keeps it from printing, null for nothing. */
  readonly fault: string | null;
  readonly state: PrinterState;
  readonly waiting: number;
}

export async function paperNow(reader: Reader, kioskId: string): Promise<PaperNow> {
  const due = await printJobsDue(reader, kioskId);
  const known = (await readPrinterFault(reader, kioskId))?.fault ?? null;
  return { fault: known === NEAR_END ? null : known, state: printerState(known), waiting: due.length };
}

/** Paper still worth printing at a kiosk, the oldest first (K5). */
async function printJobsDue(reader: Reader, kioskId: string): Promise<PrintJob[]> {
  const jobs = await readPrintJobs(reader, kioskId);
  return jobs.filter((job) => job.state === "queued" && isWorthPrinting(job, reader.now));
}

/** What the page of a reservation that has come tells of its tickets (B7, B15); `token` opens the e-ticket. */
export interface ReservedTicket extends Pick<Ticket, "number" | "state"> {
  readonly token: string;
}

export async function reservedTickets(reader: Reader, reservationId: string): Promise<readonly ReservedTicket[]> {
  const tickets = await ticketsOf(reader, reservationId);
  return tickets.map(({ number, state }) => ({
    number,
    state,
    token: reservedToken(reader.house, { reservationId, number }),
  }));
}
