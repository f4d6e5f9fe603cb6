import { MINUTE } from "../platform/clock.ts";
import type { DeskNeeds } from "../platform/desk-needs.ts";
import type { Reader } from "../platform/work.ts";
import { hasDayGone, lineNow, reservedTickets, returnUntil, ticketByToken, ticketIn } from "../queue/queries.ts";
import type { LineNow, TicketNow } from "../queue/queries.ts";
import type { Seen } from "./pages.ts";

/** The ticket of an address with all its page shows; null when the address is wrong or its day is over (S4). */
export async function see(reader: Reader, token: string): Promise<Seen | null> {
  const now = await ticketByToken(reader, token);
  if (now === null || (await hasDayGone(reader, now.ticket))) return null;
  return seenOf(reader, now, await lineNow(reader, now.ticket.locationId));
}

async function seenOf(reader: Reader, found: TicketNow, line: LineNow): Promise<Seen> {
  const { id, reservationId } = found.ticket;
  const family = reservationId === null ? [] : await reservedTickets(reader, reservationId);
  return {
    now: ticketIn(line, id) ?? found,
    at: reader.now,
    line,
    wish: line.wishes.get(id) ?? null,
    returnUntil: await returnUntil(reader, found.ticket),
    family,
  };
}

/** The line of a location, looked up once for all who follow it until something happens or the minute ends (L2). */
export function lineOf({ works, live, clocks }: DeskNeeds, locationId: string): Promise<LineNow> {
  const minute = Math.floor(clocks.office() / MINUTE);
  return live.once(`line ${locationId} ${minute}`, () => works.read((reader) => lineNow(reader, locationId)));
}
