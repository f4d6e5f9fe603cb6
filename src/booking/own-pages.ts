import type { Booking } from "../office/office-file.ts";
import { planOf, locationOf, serviceOf } from "../office/office.ts";
import { addresses } from "../platform/addresses.ts";
import { view } from "../platform/render.ts";
import { tellClock, tellDayAndTime } from "../platform/telling.ts";
import { numbersOf, type Reservation } from "../reservations/reservation.ts";
import type { ReservedTicket } from "../queue/queries.ts";
import type { FieldError } from "./form.ts";
import { summaryOf, type Summary } from "./fields.ts";
import { servicesOf } from "../reservations/visit.ts";
import { tellPhone } from "../messaging/phone.ts";
import { matterOf, page, placeOf, tellUntil, type Matter, type Page, type Place, type Scene } from "./scene.ts";

/** Pages of one reservation, behind its links (B7). */

export interface Own {
  readonly matter: Matter;
  readonly place: Place;
  readonly when: string;
  readonly number: string;
}

export function ownOf(scene: Scene, reservation: Reservation): Own {
  const { office, language } = scene;
  const [service = serviceOf(office, reservation.serviceId), ...further] = servicesOf(office, reservation);
  return {
    matter: matterOf(scene, service, further),
    place: placeOf(scene, reservation.locationId, reservation.planId),
    when: tellDayAndTime(reservation.day, reservation.time, language),
    number: numbersOf(reservation).join(", "),
  };
}

export const zoneOf = (scene: Scene, { locationId }: Reservation): string =>
  locationOf(scene.office, locationId).timeZone;

export const deadlineOf = (scene: Scene, reservation: Reservation): string =>
  reservation.confirmBy === null ? "" : tellUntil(scene, reservation.confirmBy, zoneOf(scene, reservation));

export interface HeldModel extends Page, Own {
  readonly until: string;
  readonly lead: string;
  readonly notice: string;
  readonly email: string;
  readonly phone: string;
  /** By mail with a link (the code second), or by a code from a text message. */
  readonly bySms: boolean;
  readonly summary: Summary;
  readonly codeError: string;
  readonly action: string;
  readonly againAction: string;
  readonly addressHref: string;
  readonly cancelHref: string;
}
export const heldView = view<HeldModel>("booking/held");

export interface HeldNews {
  readonly notice: string;
  readonly triesLeft: number | null;
}

/** "Termín držíme do 14:35": what holds until when, what to do now, where to come, three ways out. */
export function heldPage(scene: Scene, reservation: Reservation, at: { base: string } & HeldNews): HeldModel {
  const { t } = scene;
  const service = serviceOf(scene.office, reservation.serviceId);
  const until = deadlineOf(scene, reservation);
  const errors: FieldError[] = at.triesLeft === null ? [] : [{ field: "code", key: "code" }];
  return {
    ...page(scene, t.heldTitle),
    ...ownOf(scene, reservation),
    until: t.until(until),
    lead: t.heldLead(until, tellClock(scene.now, zoneOf(scene, reservation))),
    notice: at.notice,
    email: reservation.client?.email ?? "",
    phone: tellPhone(reservation.client?.phone ?? ""),
    bySms: isBySms(service.booking, reservation),
    summary: summaryOf(t, errors),
    codeError: at.triesLeft === null ? "" : t.wrongCode(at.triesLeft),
    action: scene.link(`${at.base}/code`),
    againAction: scene.link(`${at.base}/mail`),
    addressHref: scene.link(`${at.base}/address`),
    cancelHref: scene.link(`${at.base}/cancellation`),
  };
}

/** A code goes to the phone where the office sends it so, or where no address was given; else everything goes by mail. */
function isBySms(booking: Booking | null, { client }: Reservation): boolean {
  if (client === null || client.phone === "") return false;
  return booking?.confirm.by === "sms-code" || client.email === "";
}

export interface AddressModel extends Page {
  readonly back: string;
  readonly summary: Summary;
  readonly error: string;
  readonly email: string;
  readonly action: string;
}
export const addressView = view<AddressModel>("booking/address");

export function addressPage(
  scene: Scene,
  base: string,
  filled: { email: string; errors: readonly FieldError[] },
): AddressModel {
  const { t } = scene;
  const [first] = filled.errors;
  return {
    ...page(scene, t.addressTitle),
    back: scene.link(base),
    summary: summaryOf(t, filled.errors),
    error: first === undefined ? "" : t.errors[first.key].long,
    email: filled.email,
    action: scene.link(`${base}/address`),
  };
}

export interface ConfirmedModel extends Page, Own {
  readonly big: string;
  readonly code: boolean;
  /** Several numbers, which do not fit on a line as large as one (B15). */
  readonly more: boolean;
  readonly note: string;
  /** Said once a ticket of it was called; then it cannot be given up any more (B7). */
  readonly called: string;
  readonly window: string;
  readonly come: string;
  readonly sitDown: string;
  readonly calendarHref: string;
  readonly moveHref: string;
  readonly cancelHref: string;
  /** The e-tickets of those who have come, with their place in line (V4). */
  readonly tickets: readonly { readonly label: string; readonly href: string }[];
  readonly after: readonly string[];
}
export const confirmedView = view<ConfirmedModel>("booking/confirmed");

/** Number or code, when, where, what to bring; then calendar and cancelling. `cancel` and `move` are empty where the link in hand cannot. */
export function confirmedPage(
  scene: Scene,
  reservation: Reservation,
  at: { base: string; cancel: string; move: string; moved: boolean; tickets: readonly ReservedTicket[] },
): ConfirmedModel {
  const { t } = scene;
  const seen = reservation.state === "arrived" || reservation.state === "due";
  const { code, window } = reservation;
  const numbers = numbersNow(reservation, at.tickets);
  const called = at.tickets.some(({ state }) => isCalled(state));
  const byCode = window !== null && code !== null && !seen;
  const zone = zoneOf(scene, reservation);
  const service = serviceOf(scene.office, reservation.serviceId);
  const hours = service.booking?.reminderHours ?? null;
  const own = ownOf(scene, reservation);
  return {
    ...page(
      scene,
      at.tickets.some(({ state }) => isCalled(state))
        ? t.calledTitle
        : seen
          ? t.seenTitle
          : at.moved
            ? t.movedTitle
            : t.yoursTitle,
    ),
    ...own,
    big: byCode
      ? code.replace(/(?<=^\d{3})/, " ")
      : numbers.map((number) => number.replaceAll(" ", "\u00a0")).join(", "),
    code: byCode,
    more: !byCode && numbers.length > 1,
    note: called ? "" : noteOf(scene, byCode, seen, numbers),
    called: called ? t.calledNow : "",
    window: byCode ? t.windowNote(tellClock(window.from, zone), tellClock(window.to, zone)) : "",
    come: seen ? "" : own.matter.comeBefore || (byCode ? "" : t.comeABitEarlier),
    sitDown: window === null && !seen ? t.sitDown : "",
    tickets: at.tickets.map(({ number, token }) => ({
      label: t.openTicket(number),
      href: scene.link(addresses.ticket("", token)),
    })),
    calendarHref: seen ? "" : `${at.base}/termin.ics`,
    moveHref: seen || at.move === "" ? "" : scene.link(at.move),
    cancelHref: at.cancel === "" ? "" : scene.link(at.cancel),
    after: [
      t.sameInMail,
      ...(at.cancel === "" && !seen ? [t.cancelInMail] : []),
      ...(hours === null || seen ? [] : [t.reminder(hours)]),
    ],
  };
}

/** What the board shows: of those who have come the numbers called, else those of their tickets; before, what was told at booking. */
function numbersNow(reservation: Reservation, tickets: readonly ReservedTicket[]): string[] {
  if (tickets.length === 0) return numbersOf(reservation);
  const called = tickets.filter(({ state }) => isCalled(state));
  return (called.length > 0 ? called : tickets.filter(({ state }) => state !== "withdrawn")).map(
    ({ number }) => number,
  );
}

const isCalled = (state: ReservedTicket["state"]): boolean => state === "called" || state === "serving";

function noteOf({ t }: Scene, byCode: boolean, seen: boolean, numbers: readonly string[]): string {
  if (seen) return numbers.length > 1 ? t.seenLeadMore : t.seenLead;
  if (byCode) return t.codeNote;
  if (numbers.length === 0) return "";
  return numbers.length > 1 ? t.numbersNote : t.numberNote;
}

export interface EndedModel extends Page {
  readonly says: string;
  readonly again: string;
  readonly againLabel: string;
}
export const endedView = view<EndedModel>("booking/ended");

export function endedPage(scene: Scene, reservation: Reservation): EndedModel {
  const { t } = scene;
  const { title, text } = t.ended[endOf(reservation)];
  const { serviceId, locationId, planId } = reservation;
  const offered = planOf(scene.office, planId).services.includes(serviceId);
  return {
    ...page(scene, title),
    says: text,
    again: scene.link(offered ? `/booking/${serviceId}/${locationId}` : "/booking"),
    againLabel: t.bookAgain,
  };
}

function endOf({ state }: Reservation): keyof Scene["t"]["ended"] {
  return state === "expired" || state === "cancelled" || state === "lapsed" ? state : "over";
}
