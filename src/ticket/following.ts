import { currentOffice } from "../office/queries.ts";
import type { Subject } from "../platform/audience.ts";
import { isNewMinute } from "../platform/clock.ts";
import type { DeskNeeds } from "../platform/desk-needs.ts";
import { html, type Visit } from "../platform/http.ts";
import { eventStream, type Follow, type Fragment } from "../platform/stream.ts";
import type { LineNow } from "../queue/queries.ts";
import { canBook, goneFragment, ticketFragment, ticketModel, type Holder, type Seen } from "./pages.ts";
import { lineOf, see } from "./seeing.ts";
import { standingOf, type Standing } from "./standing.ts";

/** The e-ticket live (V4, Q9): thousands follow one line, so what is the same for many is looked up and written once (L2). */

const NOTHING = 204;

/** For a phone without streams: the fragment if anything happened since `after` or the minute is new, else nothing. */
export async function poll(needs: DeskNeeds, visit: Visit): Promise<Response> {
  const holder = holderOf(visit);
  const seen = await needs.works.read((reader) => see(reader, holder.token));
  if (seen === null) return goneNow(needs, visit);
  const at = needs.clocks.office();
  const headers = { "x-now": String(at), "x-event": String(seen.line.event) };
  const isKnown = seen.line.event <= Number(visit.url.searchParams.get("after") ?? "0") && !isNewMinute(at);
  if (isKnown) return new Response(null, { status: NOTHING, headers });
  return html(needs.renderer.render(ticketFragment, ticketModel(holder, seen)), 200, headers);
}

/** For a page left open over night: what a wrong address would be told too. */
async function goneNow({ works, renderer }: DeskNeeds, visit: Visit): Promise<Response> {
  const office = await works.read(currentOffice);
  const book = canBook(office) ? visit.link("/booking") : "";
  return html(renderer.render(goneFragment, { t: visit.words.ticket, book }));
}

/** While the ticket only moves up, the place in line alone is sent; with any change of the ticket itself, all of it. */
export async function follow(needs: DeskNeeds, visit: Visit): Promise<Response> {
  const holder = holderOf(visit);
  const seen = await needs.works.read((reader) => see(reader, holder.token));
  return seen === null ? new Response(null, { status: 404 }) : eventStream(needs, visit, followed(needs, holder, seen));
}

/** Apart from the visit, which must not be kept (L4). */
function followed(needs: DeskNeeds, holder: Holder, seen: Seen): Follow<LineNow> {
  const { id, locationId } = seen.now.ticket;
  const follower: Follower = { needs, holder, id, seen, shape: "", place: null, last: null };
  return { ...subjectAt(needs, locationId), after: 0, render: (line) => next(follower, line), byMinute: true };
}

const subjects = new WeakMap<DeskNeeds, Map<string, Subject<LineNow>>>();

/** The same for all who follow one line, so that they look at it together. */
function subjectAt(needs: DeskNeeds, locationId: string): Subject<LineNow> {
  const ofNeeds = subjects.getOrInsertComputed(needs, () => new Map());
  return ofNeeds.getOrInsertComputed(locationId, () => ({
    wants: (announcement) => announcement.locationId === null || announcement.locationId === locationId,
    look: () => lineOf(needs, locationId),
  }));
}

interface Follower {
  readonly needs: DeskNeeds;
  readonly holder: Holder;
  readonly id: string;
  /** What was seen when it came, until it is shown. */
  seen: Seen | null;
  shape: string;
  /** The place in line it was told, shared with all who stand there; null when not known. */
  place: Fragment | null;
  last: Fragment | null;
}

const standing = ({ needs, holder, id }: Follower, line: LineNow): Standing =>
  standingOf(needs.renderer, holder.visit, line, id);

/** The same fragment as last time when nothing in it has changed. Waits for nothing unless the ticket itself changed. */
function next(follower: Follower, line: LineNow): Fragment | Promise<Fragment> {
  const { shape, place } = standing(follower, line);
  if (follower.last === null || shape !== follower.shape) return whole(follower, line);
  if (place === null || place.html === follower.place?.html) return follower.last;
  follower.place = place;
  follower.last = place;
  return place;
}

async function whole(follower: Follower, line: LineNow): Promise<Fragment> {
  const { needs, holder } = follower;
  const { shape, place } = standing(follower, line);
  const first = follower.seen;
  follower.seen = null;
  const isNow = first !== null && first.line.event === line.event && first.line.now >= line.now;
  const seen = isNow ? first : await needs.works.read((reader) => see(reader, holder.token));
  if (seen === null) throw new Error("the day of this ticket is over"); // the line ends, and asked again it says so
  const { event } = seen.line;
  follower.shape = shape;
  follower.place = event === line.event ? place : null;
  follower.last = {
    html: needs.renderer.render(ticketFragment, ticketModel(holder, seen)),
    number: Math.max(line.event, event),
    single: true,
  };
  return follower.last;
}

/** Only what is kept while it is followed: the rest of the request goes when it is answered. */
export const holderOf = ({ params, language, words, link }: Visit): Holder => ({
  visit: { language, words, link },
  token: params["token"] ?? "",
});
