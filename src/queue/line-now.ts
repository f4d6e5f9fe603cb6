import { countersAt, type Office } from "../office/office.ts";
import type { Location } from "../office/office-file.ts";
import { startOfDay, type Day } from "../platform/civil.ts";
import { MINUTE, type Instant } from "../platform/clock.ts";
import type { Reader } from "../platform/work.ts";
import { lastCalls, type BoardCall } from "./board-call.ts";
import { readCallEvents, readLastEvent } from "./event-store.ts";
import { lobbyGlance, placesOf, type Place } from "./lobby.ts";
import type { NearNow } from "./near-queries.ts";
import { readWishesAt } from "./near-store.ts";
import { readOutOfLine } from "./store.ts";
import type { Ticket } from "./ticket.ts";
import type { TicketNow } from "./queries.ts";

/** A location's whole line at one instant, looked up once for all who follow it on their phones (V4, L2). */
export interface LineNow {
  readonly office: Office;
  readonly location: Location;
  readonly day: Day;
  readonly now: Instant;
  /** The number of the last event it is up to (Q9). */
  readonly event: number;
  /** Who was called last; null for nobody today. */
  readonly call: BoardCall | null;
  /** Today's tickets that are not over, by id. */
  readonly open: ReadonlyMap<string, Ticket>;
  readonly places: ReadonlyMap<string, Place>;
  /** Who wants to be told when it is near, by ticket. */
  readonly wishes: ReadonlyMap<string, NearNow>;
}

/** Kept as of the last event for the minute, but for the wishes: each of thousands of phones asks for it when it comes back. */
export async function lineNow(reader: Reader, locationId: string): Promise<LineNow> {
  const event = await readLastEvent(reader);
  const as = `${event} ${Math.floor(reader.now / MINUTE)}`;
  const shelf = `line ${locationId}`;
  let kept = reader.memory.get(shelf) as { as: string; line: Omit<LineNow, "wishes"> } | undefined;
  if (kept?.as !== as) {
    kept = { as, line: await readLine(reader, locationId, event) };
    reader.memory.set(shelf, kept);
  }
  return { ...kept.line, wishes: await readWishesAt(reader, locationId) };
}

async function readLine(reader: Reader, locationId: string, event: number): Promise<Omit<LineNow, "wishes">> {
  const lobby = await lobbyGlance(reader, locationId);
  const { office, location, day } = lobby;
  const ids = new Set(countersAt(office, locationId).map(({ id }) => id));
  const events = readCallEvents(reader, locationId, startOfDay(day, location.timeZone));
  const [call] = await lastCalls(events, (id) => ids.has(id), 1);
  const outOfLine = (await readOutOfLine(reader, locationId)).filter((ticket) => ticket.day === day);
  return {
    office,
    location,
    day,
    now: reader.now,
    event,
    call: call ?? null,
    open: new Map([...lobby.waiting, ...outOfLine].map((ticket) => [ticket.id, ticket])),
    places: placesOf(lobby),
  };
}

/** One ticket in that line; null when it is over, or of another line. */
export function ticketIn(line: LineNow, id: string): TicketNow | null {
  const ticket = line.open.get(id);
  if (ticket === undefined) return null;
  const place = line.places.get(id);
  if (ticket.state === "waiting" && place !== undefined)
    return { ticket, ahead: place.ahead, range: place.range, counterIds: place.counterIds };
  const isHere = ticket.state === "called" || ticket.state === "serving";
  return { ticket, ahead: 0, range: null, counterIds: isHere ? [ticket.counterId] : [] };
}
