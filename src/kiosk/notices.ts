import { serviceOf, serviceTitle } from "../office/office.ts";
import type { Frame } from "../office/frame.ts";
import { dayOf, timeOf } from "../platform/civil.ts";
import type { Instant } from "../platform/clock.ts";
import type { Visit } from "../platform/http.ts";
import type { Refusal } from "../platform/refusal.ts";
import { view } from "../platform/render.ts";
import type { Stopped } from "../queue/issuing.ts";
import { tellClock, tellDayAndTime } from "../platform/telling.ts";
import { squareOf, type Square } from "./square.ts";
import { screenOf, startOf, within, type Glance, type Screen } from "./screen.ts";

/** A screen that says one thing and offers at most two ways on. */
export interface NoticeModel {
  readonly screen: Screen;
  readonly title: string;
  readonly says: readonly string[];
  /** The service of the ticket that is offered; empty for none. */
  readonly about: string;
  /** A ticket in the same step (B8, K1); null where none is offered. */
  readonly offer: {
    readonly action: string;
    readonly service: string;
    readonly touch: string;
    readonly label: string;
  } | null;
  readonly ways: readonly { readonly href: string; readonly label: string }[];
  /** How to book instead, with a phone (K3); null where it is not offered. */
  readonly square: Square | null;
}

export const noticeView = view<NoticeModel>("kiosk/notice");

export type Notice = Omit<NoticeModel, "screen" | "square"> & { readonly square?: Square | null };

export const noticeModel = (glance: Glance, trial: Frame["trial"], notice: Notice): NoticeModel => ({
  screen: screenOf(glance, trial, {
    idle: { seconds: glance.kiosk.idleSeconds, says: glance.visit.words.kiosk.returnsIn },
    poll: null,
  }),
  square: null,
  ...notice,
});

const title = ({ office, visit }: Glance, serviceId: string): string =>
  serviceTitle(office, serviceOf(office, serviceId), visit.language);

/** K1: nobody open serves it, so the kiosk asks first. */
export function askNotice(glance: Glance, serviceId: string): Notice {
  const t = glance.visit.words.kiosk;
  const { touch } = glance;
  return {
    title: t.askTitle,
    says: [t.askText],
    about: title(glance, serviceId),
    offer: { action: within(glance, "/tickets"), service: serviceId, touch, label: t.takeAnyway },
    ways: [{ href: within(glance, ""), label: t.back }],
  };
}

/** K3: why a service gives no ticket now, in the clerk's own words where there are some, and the way to book it. */
export function stoppedNotice(
  glance: Glance,
  serviceId: string,
  why: { readonly stopped: Stopped; readonly publicAddress: string },
): Notice {
  const t = glance.visit.words.kiosk;
  const { stopped, publicAddress } = why;
  const canBook = serviceOf(glance.office, serviceId).booking !== null;
  return {
    title: t.closed[stopped.kind],
    says: stopped.kind === "stopped" && stopped.text !== "" ? [stopped.text] : [],
    about: title(glance, serviceId),
    offer: null,
    ways: [{ href: within(glance, ""), label: t.back }],
    square: canBook ? squareOf(`${publicAddress}${glance.visit.link(`/booking/${serviceId}`)}`) : null,
  };
}

/** B8, too early: says from when. */
export function earlyNotice(glance: Glance, from: Instant): Notice {
  const { visit, location, now } = glance;
  const t = visit.words.kiosk;
  const zone = location.timeZone;
  const on = dayOf(from, zone);
  const when =
    on === dayOf(now, zone) ? t.at(tellClock(from, zone)) : tellDayAndTime(on, timeOf(from, zone), visit.language);
  return plain(
    [t.earlyTitle, t.earlyText(when), t.earlyAgain],
    [
      { href: within(glance, ""), label: t.ordinaryTicket },
      { href: startOf(glance.kiosk), label: t.done },
    ],
  );
}

/** B8, too late: the reservation has lapsed; an ordinary ticket of that service in the same step. */
export function lateNotice(glance: Glance, serviceId: string, touch: string): Notice {
  const t = glance.visit.words.kiosk;
  const walkIn = serviceOf(glance.office, serviceId).walkIn !== null && glance.kiosk.services.includes(serviceId);
  return {
    title: t.lateTitle,
    says: walkIn ? [t.lateText] : [],
    about: walkIn ? title(glance, serviceId) : "",
    offer: walkIn ? { action: within(glance, "/tickets"), service: serviceId, touch, label: t.ordinaryTicket } : null,
    ways: [{ href: startOf(glance.kiosk), label: t.toStart }],
  };
}

/** B8, unknown: says so, nothing more. */
export function unknownNotice(glance: Glance): Notice {
  const t = glance.visit.words.kiosk;
  return plain(
    [t.unknownTitle, t.unknownText],
    [
      { href: within(glance, ""), label: t.ordinaryTicket },
      { href: within(glance, "/code"), label: t.tryAgain },
    ],
  );
}

/** S7: five tries a minute. */
export function triesNotice(glance: Glance): Notice {
  const t = glance.visit.words.kiosk;
  return plain([t.triesTitle, t.triesText], [{ href: within(glance, ""), label: t.ordinaryTicket }]);
}

/** Any other "no" of a rule, said on the kiosk's own screen, which returns by itself. */
export const refusalNotice = (glance: Glance, says: string): Notice =>
  plain(
    [glance.visit.words.shell.errorTitle, says],
    [{ href: within(glance, ""), label: glance.visit.words.kiosk.toStart }],
  );

/** One that is about no service and offers no ticket. */
const plain = ([title, ...says]: readonly [string, ...string[]], ways: Notice["ways"]): Notice => ({
  title,
  says,
  about: "",
  offer: null,
  ways,
});

/** A clerk who stops issuing says why in words of their own (K3). */
export const saidBy = ({ key, detail }: Refusal, { words }: Visit): string =>
  key === "issuingClosed" && detail !== "" ? detail : words.refusals[key];
