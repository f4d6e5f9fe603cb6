import { serviceOf, serviceTitle } from "../office/office.ts";
import { SECOND, type Instant } from "../platform/clock.ts";
import { tellClock } from "../platform/telling.ts";
import type { CurrentTicket } from "../queue/ticket.ts";
import type { Catalogue } from "../wording/catalogue.ts";
import type { ScreenState } from "./keys.ts";
import type { Look } from "./look.ts";
import type { Telling } from "./reasons.ts";

type Words = Catalogue["counter"];

/** Whom the counter serves now, or the word for nobody. */
export interface Served {
  readonly label: string;
  readonly number: string;
  readonly isNumber: boolean;
  readonly long: boolean;
  readonly service: string;
  readonly about: string;
}

/** How long this visit takes already. */
export interface Stopwatch {
  readonly seconds: string;
  readonly text: string;
  readonly says: string;
}

export function servedModel(look: Look, state: ScreenState, telling: Telling): Served {
  const { current } = look.queue;
  const { t } = telling;
  if (state === "occupied") return words(t.occupiedText(look.sitting ?? ""), "");
  if (current !== null)
    return {
      label: current.state === "called" ? t.nowCalled : t.nowHere,
      number: current.number,
      isNumber: true,
      long: current.number.length > 4,
      service: serviceTitle(telling.office, serviceOf(telling.office, current.serviceId), telling.language),
      about: aboutClient(look, current, t),
    };
  if (state === "paused") return words(t.pausedNow, t.pausedText);
  if (state === "closed") return words(t.closedNow, t.closedText);
  return words(t.nobodyNow, t.nobodyNowText);
}

const words = (number: string, about: string): Served => ({
  label: "",
  number,
  isNumber: false,
  long: false,
  service: "",
  about,
});

/** "Vesna Krásná, objednáno na 9:30, příchod 9:24, vyvolání 9:38": the name for the clerk's eye only (P2). */
function aboutClient(look: Look, current: CurrentTicket, t: Words): string {
  const clock = (at: Instant) => tellClock(at, look.location.timeZone);
  const automatic = serviceOf(look.office, current.serviceId).booking?.arrival.mode === "automatic";
  const booked = current.slotAt !== null;
  const parts = [
    look.booking?.client?.name ?? "",
    booked ? t.bookedFor(clock(current.slotAt ?? current.issuedAt)) : "",
    booked && !automatic ? t.cameAt(clock(current.issuedAt)) : "",
    booked ? "" : t.ticketAt(clock(current.issuedAt)),
    t.calledAt(clock(current.calledAt)),
    current.persons > 1 ? t.persons(current.persons) : "",
  ];
  return parts.filter((part) => part !== "").join(", ");
}

export function stopwatchModel({ queue, now, office }: Look, state: ScreenState, t: Words): Stopwatch | null {
  const { current } = queue;
  if (current === null || state === "occupied") return null;
  const since = current.servingAt ?? current.calledAt;
  const seconds = Math.max(0, Math.floor((now - since) / SECOND));
  return {
    seconds: String(seconds),
    text: tellStopwatch(seconds),
    says: current.servingAt === null ? t.sinceCall : t.atCounter(serviceOf(office, current.serviceId).minutes),
  };
}

/** `4:12`, `1:04:12` */
export function tellStopwatch(seconds: number): string {
  const minutes = Math.floor(seconds / 60);
  return minutes < 60
    ? `${minutes}:${two(seconds % 60)}`
    : `${Math.floor(minutes / 60)}:${two(minutes % 60)}:${two(seconds % 60)}`;
}

const two = (part: number): string => String(part).padStart(2, "0");
