import { currentOffice } from "../office/queries.ts";
import type { DeskNeeds } from "../platform/desk-needs.ts";
import { html, type Visit } from "../platform/http.ts";
import type { Language } from "../platform/language.ts";
import { eventStream, type Follow, type Fragment } from "../platform/stream.ts";
import { ticketIn, type LineNow, type TicketNow } from "../queue/queries.ts";
import { lineFragment, lineModel, placeKey } from "./line.ts";
import { canBook, goneFragment, ticketFragment, ticketModel, type Holder, type Seen } from "./pages.ts";
import { lineOf, see } from "./seeing.ts";

/** The e-ticket live (V4, Q9): thousands follow one line, so what is the same for many is looked up and written once (L2). */

const NOTHING = 204;

/** For a phone without streams: the fragment if anything happened since `after`, else nothing. */
export async function poll(needs: DeskNeeds, visit: Visit): Promise<Response> {
  const holder = holderOf(visit);
  const seen = await needs.works.read((reader) => see(reader, holder.token));
  if (seen === null) return goneNow(needs, visit);
  const headers = { "x-now": String(needs.clocks.office()), "x-event": String(seen.line.event) };
  const isKnown = seen.line.event <= Number(visit.url.searchParams.get("after") ?? "0");
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
  return {
    after: 0,
    wants: (announcement) => announcement.locationId === null || announcement.locationId === locationId,
    look: lookAt(needs, locationId),
    render: (line) => next(follower, line),
    byMinute: true,
  };
}

const looks = new WeakMap<DeskNeeds, Map<string, () => Promise<LineNow>>>();

/** The same function for all who follow one line, so that they look at it together. */
function lookAt(needs: DeskNeeds, locationId: string): () => Promise<LineNow> {
  let known = looks.get(needs);
  if (known === undefined) looks.set(needs, (known = new Map()));
  const look = known.get(locationId) ?? (() => lineOf(needs, locationId));
  known.set(locationId, look);
  return look;
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

/** The same fragment as last time when nothing in it has changed. Waits for nothing unless the ticket itself changed. */
function next(follower: Follower, line: LineNow): Fragment | Promise<Fragment> {
  const { shape, place } = standingOf(follower, line);
  if (follower.last === null || shape !== follower.shape) return whole(follower, line);
  if (place === null || place.html === follower.place?.html) return follower.last;
  follower.place = place;
  follower.last = place;
  return place;
}

async function whole(follower: Follower, line: LineNow): Promise<Fragment> {
  const { needs, holder } = follower;
  const { shape, place } = standingOf(follower, line);
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

/** How a ticket stands in a line, in one language: worked out once for all phones that follow it. */
interface Standing {
  readonly shape: string;
  /** The place in line, one fragment for all who stand at the same; null for a ticket that does not wait. */
  readonly place: Fragment | null;
}

/** What is known of one line in one language. */
interface Sheet {
  readonly standings: Map<string, Standing>;
  readonly places: Map<string, Fragment>;
}

function standingOf(follower: Follower, line: LineNow): Standing {
  const { standings, places } = sheetOf(line, follower.holder.visit.language);
  const { id } = follower;
  const known = standings.get(id);
  if (known !== undefined) return known;
  const now = ticketIn(line, id);
  const standing = {
    shape: shapeOf(line, id, now),
    place: now === null ? null : placeIn(follower, line, { now, places }),
  };
  standings.set(id, standing);
  return standing;
}

const sheets = new WeakMap<LineNow, Map<Language, Sheet>>();

function sheetOf(line: LineNow, language: Language): Sheet {
  let ofLine = sheets.get(line);
  if (ofLine === undefined) sheets.set(line, (ofLine = new Map()));
  let sheet = ofLine.get(language);
  if (sheet === undefined) ofLine.set(language, (sheet = { standings: new Map(), places: new Map() }));
  return sheet;
}

function placeIn(
  { needs, holder }: Follower,
  line: LineNow,
  { now, places }: { now: TicketNow; places: Sheet["places"] },
): Fragment | null {
  if (now.ticket.state !== "waiting") return null;
  const key = placeKey(line, now, now.ticket);
  const known = places.get(key);
  if (known !== undefined) return known;
  const model = lineModel(holder.visit, line, now);
  if (model === null) return null;
  const place = { html: needs.renderer.render(lineFragment, model), number: line.event };
  places.set(key, place);
  return place;
}

/** What, when it changes, changes more than the place in line. A call announced again is worth a buzz. */
function shapeOf(line: LineNow, id: string, now: TicketNow | null): string {
  if (now === null) return "over";
  const { ticket } = now;
  const wish = line.wishes.get(id);
  const wished = wish === undefined ? "" : `${wish.before} ${wish.toldAt} ${wish.to}`;
  const call = line.call?.ticketNumber === ticket.number ? line.call.event : 0;
  return `${ticket.state} ${ticket.version} ${call} ${now.ahead <= 1 ? "near" : ""} ${line.day} ${wished}`;
}

/** Only what is kept while it is followed: the rest of the request goes when it is answered. */
export const holderOf = ({ params, language, words, link }: Visit): Holder => ({
  visit: { language, words, link },
  token: params["token"] ?? "",
});
