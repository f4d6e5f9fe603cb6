import type { Letter } from "../messaging/actions.ts";
import { locationOf, planOf, serviceOf, told, type Office } from "../office/office.ts";
import type { Booking } from "../office/office-file.ts";
import { addresses } from "../platform/addresses.ts";
import { dayOf } from "../platform/civil.ts";
import { after, HOUR, type Instant } from "../platform/clock.ts";
import { tellClock, tellDay, tellDayAndTime, tellShortDay, tellTime } from "../platform/telling.ts";
import { calendarEntry } from "./calendar-entry.ts";
import { isMobile } from "../messaging/phone.ts";
import { numbersOf, type Client, type Reservation } from "./reservation.ts";
import { minutesOf, servicesOf, servicesSaid } from "./visit.ts";
import { zoneAt } from "./zone.ts";

/** What a letter about a reservation is made of. `base` is the public address, `eraseAt` when the letter must be empty (A4). */
export interface Telling {
  readonly office: Office;
  readonly reservation: Reservation;
  readonly base: string;
  readonly now: Instant;
  readonly eraseAt: Instant;
}

type Channel = Pick<Letter, "channel" | "recipient">;

/** Where a client can be written to: by the wished channel, else by the other, else not at all; a landline takes no text message. */
export function reach(client: Client | null, wish: "email" | "sms"): Channel | null {
  const email: Channel | null =
    client === null || client.email === "" ? null : { channel: "email", recipient: client.email };
  const sms: Channel | null =
    client === null || !isMobile(client.phone) ? null : { channel: "sms", recipient: client.phone };
  return wish === "email" ? (email ?? sms) : (sms ?? email);
}

/**
 * B10 created: the deadline as it is said, the code to type on the page still open, the button, the link to cancel. Where the
 * office confirms by a code from a text message (Toruń), it is that code's message.
 */
export function pleaseConfirm(
  telling: Telling,
  to: Channel,
  by: { bySms: boolean; code: string; confirm: string; cancel: string },
): Letter {
  const { reservation, base } = telling;
  const kind = by.bySms && to.channel === "sms" ? "code-by-sms" : "please-confirm";
  return {
    ...letter(telling, kind, to, {
      deadline: deadlineSaid(telling),
      code: by.code,
      cancelLink: addresses.cancel(base, by.cancel),
    }),
    button: { label: "", href: addresses.confirm(base, by.confirm) },
    notAfter: reservation.confirmBy ?? reservation.startsAt,
  };
}

/** B12, B14: a place is held until the deadline for somebody who did not ask for this one: a button to take it, a link to let it go. */
export function heldForYou(
  telling: Telling,
  kind: "offered" | "place-free",
  to: Channel,
  by: { confirm: string; cancel: string; instead?: Instead },
): Letter {
  const { reservation, base } = telling;
  const gone =
    by.instead === undefined || to.channel === "sms" ? null : entryOf({ ...telling, reservation: by.instead.old });
  return {
    ...letter(telling, kind, to, {
      deadline: deadlineSaid(telling),
      cancelLink: addresses.cancel(base, by.cancel),
      ...insteadSaid(telling, by.instead),
    }),
    button: { label: "", href: addresses.confirm(base, by.confirm) },
    ...(gone === null ? {} : { calendar: { name: "termin.ics", text: gone, method: "CANCEL" as const } }),
    notAfter: reservation.confirmBy ?? reservation.startsAt,
  };
}

/** What a reservation was before, and why that is over. */
export interface Instead {
  readonly old: Reservation;
  readonly reason: string;
}

const insteadSaid = ({ reservation }: Telling, instead: Instead | undefined) =>
  instead === undefined
    ? {}
    : { before: tellDayAndTime(instead.old.day, instead.old.time, reservation.language), reason: instead.reason };

/** B10 confirmed or moved, and later the reminder: number and code, place, room, what to bring, the calendar entry. */
export function appointment(
  telling: Telling,
  kind: AppointmentKind,
  to: Channel,
  by: { show: string; cancel: string; move?: string; instead?: Instead },
): Letter {
  const { office, reservation, base } = telling;
  const { booking } = serviceOf(office, reservation.serviceId);
  const written: Letter = {
    ...letter(telling, kind, to, {
      ...atKiosk(telling),
      showLink: addresses.show(base, by.show),
      cancelLink: addresses.cancel(base, by.cancel),
      ...insteadSaid(telling, by.instead),
    }),
    button: { label: "", href: by.move === undefined ? addresses.show(base, by.show) : addresses.move(base, by.move) },
    notAfter: kind === "reminder" ? lastUse(booking, reservation.startsAt) : reservation.startsAt,
  };
  if (kind === "reminder" || to.channel === "sms") return written;
  return {
    ...written,
    calendar: { name: "termin.ics", text: entryOf(telling), method: "PUBLISH" },
  };
}

export type AppointmentKind = "confirmed" | "reminder" | "moved" | "moved-by-office";

/** Trutnov: the arrival code by text message too. */
export const codeBySms = (telling: Telling, phone: string): Letter => ({
  ...letter(telling, "code-by-sms", { channel: "sms", recipient: phone }, atKiosk(telling)),
  notAfter: telling.reservation.startsAt,
});

/**
 * The last notice: cancelled or lapsed. Where data go right after the end (A4), it does not hang on the reservation, so
 * that it can still leave, and is emptied within the hour.
 */
export function lastNotice(
  telling: Telling,
  kind: "cancelled-by-client" | "cancelled-by-office" | "lapsed",
  to: Channel,
  more: { reason: string; hadEntry: boolean },
): Letter {
  const plain = {
    ...letter(telling, kind, to, { reason: more.reason }),
    button: { label: "", href: `${telling.base}/` },
  };
  const written: Letter =
    more.hadEntry && kind !== "lapsed" && to.channel === "email"
      ? { ...plain, calendar: { name: "termin.ics", text: entryOf(telling), method: "CANCEL" } }
      : plain;
  const soon = after(telling.now, HOUR);
  if (telling.eraseAt > soon) return { ...written, notAfter: after(telling.now, 24 * HOUR) };
  const { reservationId: _, ...loose } = written;
  return { ...loose, notAfter: soon, eraseAt: soon };
}

/** A reminder in the last hour is of no use to anybody who is not on the way (M5); one set as late as that counts to the half of it. */
export const lastUse = (booking: Pick<Booking, "reminderHours"> | null, startsAt: Instant): Instant =>
  after(startsAt, -Math.min(HOUR, ((booking?.reminderHours ?? 2) * HOUR) / 2));

/** The calendar entry of a reservation, also for the page that offers it again. */
export function entryOf(telling: Omit<Telling, "eraseAt">): string {
  const { office, reservation, base } = telling;
  const { language } = reservation;
  const { place, room, bring } = about({ ...telling, eraseAt: telling.now });
  return calendarEntry({
    uid: `${reservation.id}@${base.replace(/^https?:\/\//, "").replace(/[:/].*$/, "")}`,
    sequence: reservation.sequence,
    writtenAt: telling.now,
    startsAt: reservation.startsAt,
    minutes: minutesOf(office, reservation),
    title: servicesSaid(office, reservation, language),
    place: [place, room].filter((part) => part !== "").join(", "),
    text: bring,
    cancelled: reservation.state === "cancelled",
  });
}

function letter(telling: Telling, kind: Letter["kind"], to: Channel, values: Readonly<Record<string, string>>): Letter {
  const { reservation, eraseAt } = telling;
  return {
    kind,
    ...to,
    language: reservation.language,
    values: { ...about(telling), ...values },
    reservationId: reservation.id,
    notAfter: reservation.startsAt,
    eraseAt,
  };
}

/** What every letter can say; a part the office has not set is empty. */
function about(telling: Telling) {
  const { office, reservation } = telling;
  const { language, day, time } = reservation;
  const services = servicesOf(office, reservation);
  const comeBefore = Math.max(...services.map(({ comeBeforeMinutes }) => comeBeforeMinutes));
  const location = locationOf(office, reservation.locationId);
  const plan = planOf(office, reservation.planId);
  const say = (text: Parameters<typeof told>[1] | null) => (text === null ? "" : told(office, text, language));
  return {
    service: servicesSaid(office, reservation, language),
    when: tellDayAndTime(day, time, language),
    day: tellDay(day, language),
    time: tellTime(time),
    place: [location.name, location.address, location.place]
      .map(say)
      .filter((part) => part !== "")
      .join(", "),
    room: say(plan.rooms),
    bring: [...new Set(services.flatMap(({ bring }) => bring.map(say)))].join(", "),
    number: numbersOf(reservation).join(", "),
    persons: String(reservation.persons),
    comeBefore: comeBefore === 0 ? "" : String(comeBefore),
  };
}

/** The code and from when to when it counts at the kiosk; nothing where nobody has to check in (B8). */
function atKiosk({ office, reservation }: Telling): { code: string; window: string } {
  const { window, code } = reservation;
  if (window === null) return { code: "", window: "" };
  const zone = zoneAt(office, reservation.locationId);
  return { code: code ?? "", window: `${tellClock(window.from, zone)}–${tellClock(window.to, zone)}` };
}

/** `14:35`, or `24. 11. 14:35` when that is not today. */
function deadlineSaid(telling: Telling): string {
  const { office, reservation, now } = telling;
  const zone = zoneAt(office, reservation.locationId);
  const by = reservation.confirmBy ?? reservation.startsAt;
  const on = dayOf(by, zone);
  return on === dayOf(now, zone)
    ? tellClock(by, zone)
    : `${tellShortDay(on, reservation.language)} ${tellClock(by, zone)}`;
}
