import type { Frame } from "../office/frame.ts";
import { counterOf, serviceTitle, told } from "../office/office.ts";
import type { Day, TimeOfDay } from "../platform/civil.ts";
import { dayOf, timeOf } from "../platform/civil.ts";
import type { Instant } from "../platform/clock.ts";
import type { Visit } from "../platform/http.ts";
import { view } from "../platform/render.ts";
import { nearness, tellDay, tellDayAndTime, tellTime } from "../platform/telling.ts";
import type { Catalogue } from "../wording/catalogue.ts";
import type { Opening } from "./hours.ts";
import type { MatterNow, PlaceNow, StatusNow } from "./look.ts";

type Words = Catalogue["status"];

/** The whole public page (V5, picture 20). */
export interface StatusModel {
  readonly frame: Frame;
  readonly t: Words;
  readonly live: { readonly stream: string; readonly poll: string; readonly after: number; readonly zone: string };
  readonly now: NowModel;
  readonly linksHref: string;
}

/** What changes by itself. */
export interface NowModel {
  readonly t: Words;
  readonly places: readonly PlaceModel[];
  readonly bookHref: string;
  /** Out of a frame on another site, to a page of its own. */
  readonly target: string;
}

export interface PlaceModel {
  /** Empty where there is only one. */
  readonly name: string;
  readonly where: string;
  readonly open: boolean;
  readonly says: string;
  /** Empty but at the first. */
  readonly asOf: string;
  readonly rows: readonly RowModel[];
}

export interface RowModel {
  /** Keeps the focus of who walks by keyboard when the page is written anew. */
  readonly id: string;
  readonly matter: string;
  readonly number: string;
  readonly counter: string;
  readonly waiting: number;
  readonly wait: string;
  readonly free: string;
  readonly freeHref: string;
}

export const statusView = view<StatusModel>("status/status");
export const nowView = view<NowModel>("status/_now");

/** Words of an address that keep one place and the language; `?` or `&` in front is the caller's. */
export function statusPage(status: StatusNow, visit: Visit, frame: Frame): StatusModel {
  const query = new URLSearchParams({ lang: visit.language });
  const location = visit.url.searchParams.get("location");
  if (location !== null) query.set("location", location);
  if (frame.embedded) query.set("embed", "1");
  return {
    frame,
    t: visit.words.status,
    live: {
      stream: `/status/stream?${query}`,
      poll: `/status/now?${query}`,
      after: status.event,
      zone: status.places[0]?.location.timeZone ?? "Europe/Prague",
    },
    now: nowModel(status, visit, frame.embedded),
    linksHref: `/status/links?lang=${visit.language}`,
  };
}

export function nowModel(status: StatusNow, visit: Visit, embedded: boolean): NowModel {
  const many = status.places.length > 1;
  const isBookable = status.places.some(({ services }) => services.some(({ bookable }) => bookable));
  return {
    t: visit.words.status,
    places: status.places.map((place, index) => ({
      ...placeModel(status, place, visit, many),
      asOf: index === 0 ? asOfSaid(status, place, visit) : "", // said once for all
    })),
    bookHref: isBookable ? `/booking?lang=${visit.language}` : "",
    target: embedded ? "_top" : "_self",
  };
}

function asOfSaid({ now }: StatusNow, { location: { timeZone } }: PlaceNow, visit: Visit): string {
  return visit.words.status.asOf(tellDay(dayOf(now, timeZone), visit.language), clockToSeconds(now, timeZone));
}

function placeModel(status: StatusNow, place: PlaceNow, visit: Visit, many: boolean): Omit<PlaceModel, "asOf"> {
  const { office, now } = status;
  const { location, opening } = place;
  const t = visit.words.status;
  const say = (text: Parameters<typeof told>[1] | null) => (text === null ? "" : told(office, text, visit.language));
  const isAtWork = opening.state === "open" || place.counters.open > 0;
  return {
    name: many ? say(location.name) : "",
    where: [say(location.address), say(location.place)].filter((part) => part !== "").join(", "),
    open: opening.state === "open",
    says: [openingSaid(opening, now, location.timeZone, visit), isAtWork ? serving(place, t) : ""]
      .filter((part) => part !== "")
      .join(" "),
    rows: place.services.map((each) => rowModel(status, place, each, visit)),
  };
}

const serving = ({ counters: { open }, location }: PlaceNow, t: Words): string =>
  open === 0 ? t.nobodyServes : `${t.openCounters[location.counterWord]}: ${open}.`;

function openingSaid(opening: Opening, now: Instant, zone: string, visit: Visit): string {
  const t = visit.words.status;
  if (opening.state === "open") return t.openUntil(tellTime(opening.until));
  return opening.opens === null ? t.closed : t.opensAt(whenSaid(opening.opens, now, zone, visit));
}

/** "dnes v 8:00", "zítra v 8:00", "čtvrtek 26. listopadu v 10:00" */
function whenSaid(at: { day: Day; time: TimeOfDay }, now: Instant, zone: string, visit: Visit): string {
  const near = nearness(at.day, now, zone);
  const t = visit.words.status;
  return near === "other" ? tellDayAndTime(at.day, at.time, visit.language) : t[near](tellTime(at.time));
}

function rowModel(
  { office, now }: StatusNow,
  { location, opening }: PlaceNow,
  each: MatterNow,
  visit: Visit,
): RowModel {
  const t = visit.words.status;
  const { called, free } = each;
  const word = visit.words.board.counterWords[location.counterWord];
  const at = free === null ? null : { day: free.day, time: free.time.time };
  return {
    id: `free-${location.id}-${each.serviceId}`,
    matter: serviceTitle(office, each.service, visit.language),
    number: called?.number ?? "",
    counter: called === null ? t.nobody : `${word} ${counterOf(office, called.counterId).name}`,
    waiting: each.waiting,
    wait: waitSaid(each, opening, t),
    free: at === null ? "" : whenSaid(at, now, location.timeZone, visit),
    freeHref: at === null ? "" : `/booking/${each.serviceId}/${location.id}?lang=${visit.language}`,
  };
}

/** What somebody who comes now without an appointment must know first: that no ticket is given, else how long it takes. */
function waitSaid({ range, served, stopped, byAppointment }: MatterNow, opening: Opening, t: Words): string {
  if (byAppointment) return t.byAppointment;
  if (opening.state === "closed" && !served) return t.closedShort;
  if (stopped !== null) return t.stopped[stopped];
  return served && range !== null ? t.minutes(range.from, range.to) : t.notServed;
}

const clockToSeconds = (at: Instant, zone: string): string =>
  `${tellTime(timeOf(at, zone))}:${String(Math.floor(at / 1000) % 60).padStart(2, "0")}`;
