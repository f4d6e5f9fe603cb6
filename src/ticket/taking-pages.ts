import type { Frame } from "../office/frame.ts";
import { serviceOf, serviceTitle, told, type Office } from "../office/office.ts";
import type { Location } from "../office/office-file.ts";
import type { Visit } from "../platform/http.ts";
import { view } from "../platform/render.ts";
import { squareFor, squarePath } from "../printing/square.ts";
import type { ServiceNow } from "../queue/queries.ts";
import type { Catalogue } from "../wording/catalogue.ts";

type Words = Catalogue["ticket"]["take"];

/** A service as somebody in the lobby sees it on a phone (K1, K6). */
export interface Offered {
  readonly id: string;
  readonly name: string;
  readonly now: string;
  /** Why no ticket is given now; empty while one is (K3). */
  readonly stopped: string;
  readonly classes: readonly { readonly id: string; readonly name: string }[];
}

/** The services of a lobby without a kiosk (K6): one touch is one ticket. */
export interface TakeModel {
  readonly frame: Frame;
  readonly t: Words;
  readonly question: string;
  readonly place: string;
  /** What a rule said no to, or why nothing is given; empty for neither. */
  readonly wrong: string;
  readonly offered: readonly Offered[];
  readonly action: string;
  /** Signed: which lobby, which touch, and when. */
  readonly pass: string;
  /** The booking pages; empty where nothing can be booked. */
  readonly book: string;
}

export const takeView = view<TakeModel>("ticket/take");

/** One thing said, and at most one ticket offered: a question first (K1), or "scan again". */
export interface TakeNoticeModel {
  readonly frame: Frame;
  readonly title: string;
  readonly says: string;
  readonly about: string;
  readonly offer: {
    readonly action: string;
    readonly pass: string;
    readonly service: string;
    readonly classId: string;
    readonly label: string;
  } | null;
}

export const takeNoticeView = view<TakeNoticeModel>("ticket/take-notice");

/** What staff print and hang up in a lobby without a kiosk (K6). */
export interface PosterModel {
  readonly frame: Frame;
  readonly t: Words;
  readonly place: string;
  readonly square: { readonly box: string; readonly path: string } | null;
  readonly address: string;
}

export const posterView = view<PosterModel>("ticket/poster");

/** Where the list belongs and who looks at it. */
export interface Lookout {
  readonly office: Office;
  readonly location: Location;
  readonly visit: Visit;
  readonly frame: Frame;
}

/** K6: another language goes on with the same lobby and touch, though the room's code has changed or the page answers a post. */
export function inLanguages(lookout: Lookout, pass: string): Lookout {
  const languages = lookout.frame.languages.map((each) => ({
    ...each,
    href: `/ticket/new?${new URLSearchParams({ pass, lang: each.code })}`,
  }));
  return { ...lookout, frame: { ...lookout.frame, languages } };
}

export function takeModel(
  { office, location, visit, frame }: Lookout,
  services: readonly ServiceNow[],
  form: { readonly pass: string; readonly wrong: string },
): TakeModel {
  const t = visit.words.ticket.take;
  const offered = services
    .filter(({ serviceId }) => isGivenAt(office, location, serviceId))
    .map((now) => offeredOf({ office, location, visit, frame }, now));
  const isOver = offered.every(({ stopped }) => stopped !== "");
  const canBook = office.services.some(({ booking }) => booking !== null);
  return {
    frame,
    t,
    question: visit.words.kiosk.question,
    place: told(office, location.name, visit.language),
    wrong: form.wrong === "" && isOver ? visit.words.refusals.issuingClosed : form.wrong,
    offered,
    action: visit.link("/ticket/new"),
    pass: form.pass,
    book: canBook ? visit.link("/booking") : "",
  };
}

/** Whether walk-in tickets of a service are drawn at a location at all. */
export function isGivenAt(office: Office, location: Location, serviceId: string): boolean {
  const series = office.services.find(({ id }) => id === serviceId)?.walkIn?.series;
  return location.series.some(({ id }) => id === series);
}

function offeredOf({ office, location, visit }: Lookout, now: ServiceNow): Offered {
  const words = visit.words.kiosk;
  const service = serviceOf(office, now.serviceId);
  const chosen = service.walkIn?.classes ?? [];
  const wait = now.range === null ? "" : `, ${words.shortWait(now.range.from, now.range.to)}`;
  return {
    id: service.id,
    name: serviceTitle(office, service, visit.language),
    now: now.served ? `${words.waiting(now.waiting)}${wait}` : words.notServed,
    stopped: now.stopped === null ? "" : words.stopped[now.stopped],
    classes: location.classes
      .filter((each) => each.offered === "kiosk" && chosen.includes(each.id))
      .map((each) => ({ id: each.id, name: told(office, each.name, visit.language) })),
  };
}

/** K1: no open counter serves it, so the phone asks first. */
export function askModel(
  { office, visit, frame }: Lookout,
  asked: { readonly pass: string; readonly serviceId: string; readonly classId: string },
): TakeNoticeModel {
  const words = visit.words.kiosk;
  return {
    frame,
    title: words.askTitle,
    says: words.askText,
    about: serviceTitle(office, serviceOf(office, asked.serviceId), visit.language),
    offer: {
      action: visit.link("/ticket/new"),
      pass: asked.pass,
      service: asked.serviceId,
      classId: asked.classId,
      label: words.takeAnyway,
    },
  };
}

/** K6: the code in the address, or the page itself, is too old. */
export const scanAgain = (frame: Frame, t: Words): TakeNoticeModel => ({
  frame,
  title: t.againTitle,
  says: t.againText,
  about: "",
  offer: null,
});

const QUIET = 4;

/** `address` is where the square leads; null where the location has no poster. */
export function posterModel({ office, location, visit, frame }: Lookout, address: string | null): PosterModel {
  const square = address === null ? null : squareFor(address);
  return {
    frame,
    t: visit.words.ticket.take,
    place: told(office, location.name, visit.language),
    square:
      square === null
        ? null
        : {
            box: `${-QUIET} ${-QUIET} ${square.size + 2 * QUIET} ${square.size + 2 * QUIET}`,
            path: squarePath(square),
          },
    address: address ?? "",
  };
}
