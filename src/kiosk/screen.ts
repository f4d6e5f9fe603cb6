import { frameOf, type Frame } from "../office/frame.ts";
import { kioskOf, locationOf, plansFor, type Office } from "../office/office.ts";
import type { Kiosk, Location } from "../office/office-file.ts";
import { dayOf } from "../platform/civil.ts";
import type { Instant } from "../platform/clock.ts";
import type { Visit } from "../platform/http.ts";
import { tellClock, tellDay } from "../platform/telling.ts";
import type { Catalogue } from "../wording/catalogue.ts";
import { looksOf, LOOKS, type Look } from "./form.ts";
import { isSmall } from "./sizes.ts";

/** One look at a kiosk: whose it is, in whose language, at what moment. */
export interface Glance {
  readonly office: Office;
  readonly kiosk: Kiosk;
  readonly location: Location;
  readonly visit: Visit;
  readonly now: Instant;
  /** Names the touch this screen will be (K3). */
  readonly touch: string;
}

export function glanceOf(office: Office, visit: Visit, now: Instant, touch: string): Glance {
  const kiosk = kioskOf(office, visit.fixtureId ?? "");
  const location = locationOf(office, kiosk.location);
  return { office, kiosk, location, visit, now, touch };
}

/** What every screen of the kiosk has around it. */
export interface Screen {
  readonly frame: Frame;
  readonly t: Catalogue["kiosk"];
  /** Null on a page that is kept. */
  readonly clock: Clock | null;
  /** Where a code goes that a reader types, on whatever screen (K7); null where no code is asked. */
  readonly arrival: { readonly action: string; readonly touch: string } | null;
  /** Classes of the looks that were asked for, and of a small screen. */
  readonly looks: string;
  /** The first screen, in the office's own language and look. */
  readonly start: string;
  /** Goes back to the start by itself and says so before; null on the start itself. */
  readonly idle: { readonly seconds: number; readonly says: string } | null;
  /** Asked for again and again: what comes replaces what has the same id; null where nothing changes. */
  readonly poll: { readonly address: string; readonly everyMs: number } | null;
}

export interface Clock {
  readonly time: string;
  readonly day: string;
}

export const clockOf = ({ visit, location, now }: Glance): Clock => ({
  time: tellClock(now, location.timeZone),
  day: tellDay(dayOf(now, location.timeZone), visit.language),
});

/** The screen around a page. `trial` is the thin banner of trial mode or null. */
export function screenOf(glance: Glance, trial: Frame["trial"], behaves: Pick<Screen, "idle" | "poll">): Screen {
  const { office, visit, kiosk } = glance;
  const t = visit.words.kiosk;
  return {
    frame: frameOf(office, visit, t.title, trial),
    t,
    clock: clockOf(glance),
    arrival: takesCodes(glance) ? { action: within(glance, "/arrivals"), touch: glance.touch } : null,
    looks: [...looksOf(visit.url), ...(isSmall(kiosk.inches) ? ["small"] : [])].join(" "),
    start: startOf(kiosk),
    ...behaves,
  };
}

/** Whether any service booked here is arrived at with a code (B8). */
export const takesCodes = ({ office, kiosk }: Glance): boolean =>
  kiosk.booked &&
  office.services.some(
    ({ id, booking }) => booking?.arrival.mode === "code" && plansFor(office, id, kiosk.location).length > 0,
  );

/** Where a screen falls back to: no language, no look, nobody's. */
export const startOf = (kiosk: Kiosk): string => `/kiosk/${kiosk.id}`;

/** An address inside the kiosk that keeps the visitor's language and looks. */
export function within(
  { kiosk, visit }: Pick<Glance, "kiosk" | "visit">,
  path: string,
  looks: readonly Look[] = looksOf(visit.url),
): string {
  const address = visit.link(`${startOf(kiosk)}${path}`);
  if (looks.length === 0) return address;
  return `${address}${address.includes("?") ? "&" : "?"}view=${looks.join(",")}`;
}

/** Whether somebody has changed how the start looks, so that it must fall back by itself. The office's own language is no change. */
export const isChanged = ({ visit, office }: Glance): boolean =>
  [...visit.url.searchParams].some(([name, value]) => name !== "lang" || value !== office.office.languages[0]);

/** The start in the office's own language, whatever the browser of the kiosk was set to; null when it is in it, or in a chosen one. */
export function ownStart({ visit, office, kiosk }: Glance): string | null {
  const own = office.office.languages[0] ?? visit.language;
  return visit.language === own || visit.url.searchParams.has("lang") ? null : `${startOf(kiosk)}?lang=${own}`;
}

export interface Tool {
  readonly look: Look;
  readonly href: string;
  readonly on: boolean;
  readonly label: string;
}

/** The three buttons for those who reach low, read large or need contrast (A5). */
export function toolsOf(glance: Glance): Tool[] {
  const t = glance.visit.words.kiosk;
  const labels: Record<Look, readonly [string, string]> = {
    low: [t.lower, t.higher],
    large: [t.larger, t.smaller],
    contrast: [t.moreContrast, t.lessContrast],
  };
  const chosen = looksOf(glance.visit.url);
  return LOOKS.map((look) => {
    const on = chosen.includes(look);
    const next = LOOKS.filter((each) => (each === look ? !on : chosen.includes(each)));
    return {
      look,
      on,
      href: within(glance, "", next),
      label: labels[look][on ? 1 : 0],
    };
  });
}
