import { locationOf, told } from "../office/office.ts";
import { hrefOf } from "../office/office-page.ts";
import { dayOf, type Day } from "../platform/civil.ts";
import { view } from "../platform/render.ts";
import { tellClock, tellDayAndTime, tellShortDay } from "../platform/telling.ts";
import type { InboxMessage } from "../messaging/queries.ts";
import { reach } from "../reservations/letters.ts";
import { callerTold, type CallerTold } from "../reservations/caller-told.ts";
import type { Reservation } from "../reservations/reservation.ts";
import { dayChoices, timeChoices, type DayChoice } from "../reservations/staff-choices.ts";
import type { StaffDay } from "../reservations/staff-days.ts";
import type { Reason } from "./reasons.ts";
import { matterOf, nameOf } from "./reservations-rows.ts";
import { tellingOf, type AdminPage, type Scene } from "./scene.ts";

/** What has just been done to a reservation, as the page says it above the facts. */
export const DONE = ["booked", "moved", "offered", "cancelled", "noted"] as const;
export type Done = (typeof DONE)[number];

export interface OneModel extends AdminPage {
  readonly title: string;
  readonly back: string;
  readonly done: string;
  readonly told: string;
  readonly facts: readonly { readonly label: string; readonly value: string }[];
  /** What to say on the telephone right after booking; null otherwise. */
  readonly tell: CallerTold | null;
  readonly another: string;
  readonly living: boolean;
  readonly known: boolean;
  readonly note: { readonly text: string; readonly action: string };
  readonly ways: { readonly move: string; readonly cancel: string; readonly export: string; readonly erase: string };
}
export const oneView = view<OneModel>("admin/reservation");

/** Staff may still change what nobody has come for (B7): afterwards it is the queue's. */
export const isChangeable = ({ state }: Reservation): boolean => state === "pending" || state === "confirmed";

export function oneModel(scene: Scene, reservation: Reservation, more: { note: string; done: Done | null }): OneModel {
  const { visit, page } = scene;
  const { r } = page;
  const path = `/admin/reservations/${reservation.id}`;
  const to = (part: string) => visit.link(`${path}/${part}`);
  return {
    ...page,
    title: capital(whenOf(reservation, scene)),
    back: hrefOf(visit, "/admin/reservations", { day: reservation.day }),
    done: more.done === null ? "" : r.one.done[more.done],
    told: more.done === null || more.done === "noted" ? "" : toldLine(scene, reservation),
    facts: factsOf(scene, reservation),
    tell: more.done === "booked" ? callerTold(tellingOf(scene), reservation) : null,
    another: visit.link("/admin/reservations/new"),
    living: isChangeable(reservation),
    known: reservation.client !== null,
    note: { text: more.note, action: to("note") },
    ways: { move: to("moves"), cancel: to("cancellation"), export: to("export.json"), erase: to("erasure") },
  };
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

export const whenOf = ({ day, time }: Reservation, { visit }: Scene): string =>
  tellDayAndTime(day, time, visit.language);

const toldLine = ({ page }: Scene, { client }: Reservation): string =>
  page.r.one.told[reach(client, "email")?.channel ?? "none"];

function factsOf(scene: Scene, reservation: Reservation): OneModel["facts"] {
  const { office, visit, page } = scene;
  const { r, t } = page;
  const { client } = reservation;
  const zone = locationOf(office, reservation.locationId).timeZone;
  const made = reservation.createdAt;
  const contact = client === null ? "" : [client.phone, client.email].filter((part) => part !== "").join(", ");
  const said = client === null ? r.erased : nameOf(client);
  const facts = [
    { label: r.heads.who, value: said },
    { label: r.heads.contact, value: client === null ? "–" : contact || r.one.unreachable },
    { label: r.heads.matter, value: matterOf(office, reservation, scene) },
    { label: r.heads.state, value: t.states[reservation.state] },
    { label: r.one.number, value: reservation.number ?? "–" },
    {
      label: r.one.booked,
      value: `${tellShortDay(dayOf(made, zone), visit.language)} ${tellClock(made, zone)}, ${r.sources[reservation.source]}`,
    },
  ];
  return [...facts, ...answersOf(scene, reservation)];
}

function answersOf({ office, visit }: Scene, { client, serviceId }: Reservation): OneModel["facts"] {
  const questions = office.services.find(({ id }) => id === serviceId)?.booking?.questions ?? [];
  return questions
    .map(({ id, label }) => ({ label: told(office, label, visit.language), value: client?.answers[id] ?? "" }))
    .filter(({ value }) => value !== "");
}

interface ReasonChoice {
  readonly reasons: readonly { readonly value: string; readonly says: string; readonly chosen: boolean }[];
  readonly own: string;
}

const reasonChoice = ({ page }: Scene, reason: Reason): ReasonChoice => ({
  reasons: page.r.reason.list.map((says, index) => ({ value: String(index), says, chosen: index === reason.listed })),
  own: reason.own,
});

export interface CancelModel extends AdminPage, ReasonChoice {
  readonly title: string;
  readonly about: string;
  readonly back: string;
  readonly action: string;
  /** Empty text: nobody can be told. */
  readonly message: { readonly subject: string; readonly text: string };
}
export const cancelView = view<CancelModel>("admin/reservation-cancel");

export function cancelModel(
  scene: Scene,
  reservation: Reservation,
  seen: { reason: Reason; message: InboxMessage | null },
): CancelModel {
  const { visit, page } = scene;
  const path = `/admin/reservations/${reservation.id}`;
  return {
    ...page,
    ...reasonChoice(scene, seen.reason),
    title: page.r.cancelling.title,
    about: aboutLine(scene, reservation),
    back: visit.link(path),
    action: visit.link(`${path}/cancellation`),
    message: messageSaid(seen.message),
  };
}

/** A message as it is shown beside a deed. A mail that begins with its own subject does not say it twice. */
export function messageSaid(message: InboxMessage | null): { subject: string; text: string } {
  const { subject, text } = message ?? { subject: "", text: "" };
  return { subject: text.startsWith(subject) ? "" : subject, text };
}

const aboutLine = (scene: Scene, reservation: Reservation): string =>
  [
    reservation.client === null ? scene.page.r.erased : nameOf(reservation.client),
    whenOf(reservation, scene),
    matterOf(scene.office, reservation, scene),
  ].join(" · ");

export interface MoveModel extends AdminPage, ReasonChoice {
  readonly title: string;
  readonly about: string;
  readonly lead: string;
  readonly back: string;
  readonly action: string;
  readonly error: string;
  readonly days: readonly DayChoice[];
  readonly before: string;
  readonly next: string;
  readonly times: readonly { readonly value: string; readonly time: string; readonly says: string }[];
  readonly offers: readonly { readonly hours: string; readonly says: string; readonly chosen: boolean }[];
}
export const moveView = view<MoveModel>("admin/reservation-move");

/** How long an offered time may be held, in hours; the middle one is set before. */
export const OFFER_HOURS = [1, 4, 24, 48] as const;
export const USUAL_OFFER_HOURS = 24;

/** The days shown begin with `from`; `before` and `after` begin the strips beside it, `before` null at today. */
export interface MoveAsked {
  readonly from: Day;
  readonly before: Day | null;
  readonly after: Day;
  readonly chosen: Day | null;
  readonly error: string;
  readonly reason: Reason;
}

export function moveModel(
  scene: Scene,
  reservation: Reservation,
  asked: MoveAsked & { days: readonly StaffDay[] },
): MoveModel {
  const { visit, page } = scene;
  const path = `/admin/reservations/${reservation.id}`;
  const to = (from: Day, day = "") => hrefOf(visit, `${path}/moves`, { from, day });
  const times = asked.days.find(({ day }) => day === asked.chosen)?.times ?? [];
  return {
    ...page,
    ...reasonChoice(scene, asked.reason),
    title: page.r.moving.title,
    about: aboutLine(scene, reservation),
    lead: page.r.moving.lead(whenOf(reservation, scene)),
    back: visit.link(path),
    action: visit.link(`${path}/moves`),
    error: asked.error,
    days: dayChoices(tellingOf(scene), asked.days, {
      chosen: asked.chosen,
      persons: reservation.persons,
      href: (day) => to(asked.from, day),
    }),
    before: asked.before === null ? "" : to(asked.before),
    next: to(asked.after),
    times: timeChoices(tellingOf(scene), times, reservation.persons),
    offers: OFFER_HOURS.map((hours) => ({
      hours: String(hours),
      says: page.r.moving.hours(hours),
      chosen: hours === USUAL_OFFER_HOURS,
    })),
  };
}
