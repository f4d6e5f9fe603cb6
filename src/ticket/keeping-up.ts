import { locationOf } from "../office/office.ts";
import type { Holder, Seen, TicketModel } from "./pages.ts";

/** What is in the head of a page that follows its ticket; `refresh` is in seconds, without script, 0 for never. */
export interface Following {
  readonly refresh: number;
  readonly stream: string;
  readonly now: string;
  readonly after: number;
  readonly zone: string;
}

/** How a page follows its ticket, and how it refreshes itself without script. */
export function followingOf({ visit, token }: Holder, seen: Seen, model: TicketModel): Following {
  const follows = model.turn !== null || model.line !== null || seen.now.ticket.state === "parked";
  return followed({ visit, token }, seen, model.back?.seconds ?? (follows ? REFRESH : 0));
}

const REFRESH = 10;

/** How a page beside the ticket hears that it is its turn: nobody misses a call while they type a telephone number. */
export const besideOf = (holder: Holder, seen: Seen): Following | null =>
  seen.now.ticket.state === "waiting" ? followed(holder, seen, 0) : null;

const followed = ({ visit, token }: Holder, seen: Seen, refresh: number): Following => ({
  refresh,
  stream: visit.link(`/ticket/${token}/stream`),
  now: visit.link(`/ticket/${token}/now`),
  after: seen.line.event,
  zone: locationOf(seen.line.office, seen.now.ticket.locationId).timeZone,
});
