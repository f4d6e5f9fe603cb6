import { serviceOf, told } from "../office/office.ts";
import type { Service } from "../office/office-file.ts";
import type { Frame } from "../office/frame.ts";
import { nearness, tellClock, tellDayAndTime } from "../platform/telling.ts";
import { dayOf, timeOf } from "../platform/civil.ts";
import type { Instant } from "../platform/clock.ts";
import { view } from "../platform/render.ts";
import type { ServiceNow } from "../queue/queries.ts";
import type { Catalogue } from "../wording/catalogue.ts";
import { looksOf, pageOf } from "./form.ts";
import {
  clockOf,
  isChanged,
  screenOf,
  startOf,
  takesCodes,
  toolsOf,
  within,
  type Clock,
  type Glance,
  type Screen,
  type Tool,
} from "./screen.ts";
import { tilesAtOnce } from "./sizes.ts";
import { squareOf, type Square } from "./square.ts";

type Words = Catalogue["kiosk"];

export interface Tile {
  readonly service: string;
  readonly icon: Service["icon"];
  readonly name: string;
  readonly deed: string;
  /** Where a touch leads: to a ticket, to a question first (K1), or to why there is none and how to book (K3). */
  readonly kind: "ticket" | "ask" | "stopped";
  /** The question's address, where one is asked, and what of ours it must keep. */
  readonly ask: string;
  readonly kept: readonly (readonly [string, string])[];
  readonly waiting: string;
  readonly wait: string;
  /** Priority classes to be chosen on the tile (K1). */
  readonly classes: readonly { readonly id: string; readonly name: string }[];
}

/** The part of the first screen that is asked for again every few seconds. */
export interface Offer {
  readonly t: Words;
  readonly clock: Clock;
  readonly lead: string;
  readonly tiles: readonly Tile[];
  /** How the tiles are laid out: up to six large ones, else smaller ones. */
  readonly grid: "six" | "many";
  readonly touch: string;
  readonly action: string;
  /** The next page of tiles, or back to the first; null when all are shown. */
  readonly more: { readonly href: string; readonly label: string } | null;
  /** No ticket can be had here now (K3): why, until when, and how to book instead. */
  readonly closed: { readonly title: string; readonly opens: string; readonly square: Square | null } | null;
}

export interface StartModel extends Offer {
  readonly screen: Screen;
  /** "Jsem objednán(a)"; null where no code is ever asked. */
  readonly booked: string | null;
  readonly tools: readonly Tool[];
}

export const startView = view<StartModel>("kiosk/start");
export const nowView = view<Offer>("kiosk/now");

/** What the queue and the office's hours say about this moment. */
export interface Lobby {
  readonly services: readonly ServiceNow[];
  /** When tickets are given next; null while they are, or when nothing is known. */
  readonly opens: Instant | null;
  readonly publicAddress: string;
}

const LARGE_TILES = 6;

/** The first screen (K1): one question and an answer to touch. */
export function startModel(glance: Glance, lobby: Lobby, trial: Frame["trial"]): StartModel {
  const { kiosk, visit } = glance;
  const t = visit.words.kiosk;
  const offer = offerOf(glance, lobby);
  return {
    ...offer,
    screen: screenOf(glance, trial, {
      idle: isChanged(glance) ? { seconds: kiosk.idleSeconds, says: t.returnsIn } : null,
      poll: { address: samePage(glance, "/now"), everyMs: 5000 },
    }),
    booked: takesCodes(glance) ? within(glance, "/code") : null,
    tools: toolsOf(glance),
  };
}

export function offerOf(glance: Glance, lobby: Lobby): Offer {
  const { kiosk, visit } = glance;
  const t = visit.words.kiosk;
  const offered = lobby.services.filter(
    ({ serviceId }) => kiosk.services.includes(serviceId) && serviceOf(glance.office, serviceId).walkIn !== null,
  );
  const all = kiosk.services
    .map((id) => offered.find(({ serviceId }) => serviceId === id))
    .filter((found) => found !== undefined);
  const most = tilesAtOnce(looksOf(visit.url), kiosk.inches);
  const pages = Math.max(1, Math.ceil(all.length / most));
  const page = pageOf(visit.url) % pages;
  return {
    t,
    clock: clockOf(glance),
    lead: kiosk.printer === "none" ? t.leadNoPaper : t.lead,
    tiles: all.slice(page * most, (page + 1) * most).map((service) => tileOf(glance, service)),
    grid: Math.min(all.length, most) > LARGE_TILES ? "many" : "six",
    touch: glance.touch,
    action: within(glance, "/tickets"),
    more: pages === 1 ? null : moreOf(glance, page, pages),
    closed: closedOf(glance, all, lobby),
  };
}

function tileOf(glance: Glance, now: ServiceNow): Tile {
  const { office, visit, location } = glance;
  const t = visit.words.kiosk;
  const service = serviceOf(office, now.serviceId);
  const chosen = service.walkIn?.classes ?? [];
  const kind = now.stopped !== null ? "stopped" : now.served ? "ticket" : "ask";
  return {
    service: service.id,
    icon: service.icon,
    name: told(office, service.name, visit.language),
    deed: service.deed === null ? "" : told(office, service.deed, visit.language),
    kind,
    ask: `${startOf(glance.kiosk)}/ask/${service.id}`,
    kept: [...new URL(within(glance, ""), visit.url).searchParams],
    waiting: now.stopped !== null ? t.stopped[now.stopped] : t.waiting(now.waiting),
    wait:
      kind === "stopped"
        ? ""
        : kind === "ask"
          ? t.notServed
          : now.range === null
            ? ""
            : t.shortWait(now.range.from, now.range.to),
    classes:
      kind !== "ticket"
        ? []
        : location.classes
            .filter((each) => each.offered === "kiosk" && chosen.includes(each.id))
            .map((each) => ({ id: each.id, name: told(office, each.name, visit.language) })),
  };
}

/** K3: when no service gives tickets the kiosk says so and offers booking. */
function closedOf(glance: Glance, all: readonly ServiceNow[], lobby: Lobby): Offer["closed"] {
  const reasons = new Set(all.map(({ stopped }) => stopped));
  const reason = reasons.has("closed") ? "closed" : reasons.has("capacity") ? "capacity" : "stopped";
  if (reasons.has(null)) return null;
  const t = glance.visit.words.kiosk;
  const canBook = glance.office.services.some(({ booking }) => booking !== null);
  return {
    title: t.closed[reason],
    opens: lobby.opens === null ? "" : t.opensAgain(momentOf(glance, lobby.opens)),
    square: canBook ? squareOf(`${lobby.publicAddress}${glance.visit.link("/booking")}`) : null,
  };
}

/** "dnes v 12:30", "zítra v 8:00", "pondělí 30. listopadu v 8:00". */
function momentOf({ visit, location, now }: Glance, at: Instant): string {
  const t = visit.words.kiosk;
  const zone = location.timeZone;
  const on = dayOf(at, zone);
  const near = nearness(on, now, zone);
  if (near === "today") return t.today(tellClock(at, zone));
  if (near === "tomorrow") return t.tomorrow(tellClock(at, zone));
  return tellDayAndTime(on, timeOf(at, zone), visit.language);
}

const moreOf = (glance: Glance, page: number, pages: number): Offer["more"] => {
  const next = (page + 1) % pages;
  const t = glance.visit.words.kiosk;
  const address = within(glance, "");
  return {
    href: next === 0 ? address : `${address}${address.includes("?") ? "&" : "?"}page=${next}`,
    label: next === 0 ? t.firstServices : t.moreServices,
  };
};

/** The fragment's own address, which shows what this page shows. */
const samePage = ({ kiosk, visit }: Glance, path: string): string => `${startOf(kiosk)}${path}${visit.url.search}`;
