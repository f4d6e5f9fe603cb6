import { locationOf, told } from "../office/office.ts";
import type { Booking, Service } from "../office/office-file.ts";
import { dayOf, timeOf } from "../platform/civil.ts";
import { after, MINUTE } from "../platform/clock.ts";
import { view } from "../platform/render.ts";
import { tellDayAndTime, tellShortDay, tellTime, tellWeekday } from "../platform/telling.ts";
import { fieldsOf, summaryOf, type Field, type Filled, type Summary } from "./fields.ts";
import type { Pick } from "./form-seal.ts";
import type { Details } from "./form.ts";
import { alsoWith } from "./way.ts";
import type { EndedModel } from "./own-pages.ts";
import { tellPhone } from "../messaging/phone.ts";
import {
  matterOf,
  page,
  placeOf,
  stepLine,
  tellUntil,
  type Matter,
  type Page,
  type Place,
  type Scene,
  type Words,
} from "./scene.ts";

/** Who comes, and the last look before the deed (B5). */

export interface DetailsModel extends Page {
  readonly step: string;
  readonly back: string;
  readonly when: string;
  readonly lead: string;
  readonly summary: Summary;
  readonly action: string;
  readonly stamp: string;
  readonly plan: string;
  readonly at: string;
  readonly fields: readonly Field[];
  readonly persons: readonly {
    readonly value: number;
    readonly label: string;
    readonly chosen: boolean;
  }[];
  readonly personsError: string;
  /** Said where fewer fit into this time than one reservation may bring (B15). */
  readonly personsHint: string;
  readonly privacy: readonly string[];
  readonly privacyHref: string;
}
export const detailsView = view<DetailsModel>("booking/details");

export interface Ordering {
  readonly service: Service;
  /** Of the whole visit (B15). */
  readonly booking: Booking;
  readonly further: readonly Service[];
  readonly locationId: string;
  /** The most persons that still fit into this time, never more than the service takes (B15). */
  readonly most: number;
  readonly pick: Pick;
}

export function detailsPage(scene: Scene, order: Ordering, filled: Filled): DetailsModel {
  const { t } = scene;
  const { service, locationId, pick, booking } = order;
  const base = `/booking/${service.id}/${locationId}`;
  const also = alsoOf(order, "&");
  const fields = fieldsOf(scene, booking, filled);
  const when = whenOf(scene, order);
  return {
    ...page(scene, t.detailsTitle),
    step: stepLine(scene, service.id, "details"),
    back: scene.link(`${base}?day=${when.day}${also}`),
    when: when.long,
    lead: fields.every(({ required }) => required) ? t.fillAll : t.fillRequired,
    summary: summaryOf(t, filled.errors),
    action: scene.link(`${base}/details?plan=${pick.planId}&at=${pick.startsAt}${also}`),
    stamp: filled.stamp,
    plan: pick.planId,
    at: String(pick.startsAt),
    fields,
    personsError: filled.errors.flatMap(({ field, key }) => (field === "persons" ? [t.errors[key].long] : []))[0] ?? "",
    personsHint: order.most < booking.persons ? t.personsFit(order.most) : "",
    persons: booking.persons === 1 ? [] : personsOf(t, order.most, filled.details.persons),
    ...privacyOf(scene),
  };
}

const personsOf = (t: Words, most: number, chosen: number) =>
  Array.from({ length: most }, (_, index) => ({
    value: index + 1,
    label: t.personsCount(index + 1),
    chosen: index + 1 === chosen,
  }));

/** The short notice beside the button, made from the settings so that it is true (P4, B5). */
function privacyOf(scene: Scene) {
  const { t, office, language } = scene;
  const { privacy } = office.office;
  return {
    privacy: [
      t.privacyLine(shortName(told(office, privacy.controller, language))),
      t.privacyUse(privacy.eraseAfterDays),
    ],
    privacyHref: scene.link("/privacy"),
  };
}

/** "Městský úřad Vizovice" of its whole name with number and address, which stand in the long notice. */
const shortName = (controller: string): string => (controller.split(",")[0] ?? controller).trim();

/** The chosen time as it is said: in a sentence and on a button. */
function whenOf(scene: Scene, order: Ordering) {
  const { language, t, office } = scene;
  const zone = locationOf(office, order.locationId).timeZone;
  const on = dayOf(order.pick.startsAt, zone);
  const time = timeOf(order.pick.startsAt, zone);
  const short = `${tellWeekday(on, language)} ${tellShortDay(on, language)}`;
  return {
    day: on,
    long: tellDayAndTime(on, time, language),
    button: t.reserve(short, tellTime(time)),
  };
}

export interface CheckModel extends Page {
  readonly step: string;
  readonly matter: Matter;
  readonly place: Place;
  readonly when: string;
  readonly rows: readonly { readonly label: string; readonly value: string }[];
  readonly deadline: string;
  readonly draft: string;
  readonly reserve: { readonly action: string; readonly label: string };
  readonly change: string;
  readonly times: string;
}
export const checkView = view<CheckModel>("booking/check");

/** The answer to the form: everything once more, nothing of it in an address; the signed draft goes on from here. */
export function checkPage(scene: Scene, order: Ordering, checked: { details: Details; draft: string }): CheckModel {
  const { t } = scene;
  const { service, booking, locationId, pick } = order;
  const base = `/booking/${service.id}/${locationId}`;
  const also = alsoOf(order, "&");
  const when = whenOf(scene, order);
  return {
    ...page(scene, t.checkTitle),
    step: stepLine(scene, service.id, "check"),
    matter: matterOf(scene, service, order.further),
    place: placeOf(scene, locationId, pick.planId),
    when: when.long,
    rows: detailRows(scene, booking, checked.details),
    deadline: deadlineSaid(scene, order),
    draft: checked.draft,
    reserve: {
      action: scene.link(`${base}/reservations${alsoOf(order, "?")}`),
      label: when.button,
    },
    change: scene.link(`${base}/details?plan=${pick.planId}&at=${pick.startsAt}${also}`),
    times: scene.link(`${base}?day=${when.day}${also}`),
  };
}

const alsoOf = ({ further }: Ordering, sign: "?" | "&"): string =>
  alsoWith(
    further.map(({ id }) => id),
    sign,
  );

/** How long it will be held; said by the clock where the time itself comes sooner (B7). */
function deadlineSaid(scene: Scene, { booking, locationId, pick }: Ordering): string {
  const { t, office, now } = scene;
  if (booking.confirm.by === "none") return "";
  const { withinMinutes } = booking.confirm;
  if (after(now, withinMinutes * MINUTE) <= pick.startsAt) return t.deadlineAhead(withinMinutes);
  return t.deadlineUntil(tellUntil(scene, pick.startsAt, locationOf(office, locationId).timeZone));
}

function detailRows(scene: Scene, booking: Booking, details: Details) {
  const { t, office, language } = scene;
  const rows = [
    { label: t.name, value: details.name },
    { label: t.company, value: details.company },
    { label: t.email, value: details.email },
    { label: t.phone, value: tellPhone(details.phone) },
    {
      label: t.persons,
      value: booking.persons > 1 ? t.personsCount(details.persons) : "",
    },
    ...booking.questions.map((question) => ({
      label: told(office, question.label, language),
      value: details.answers[question.id] ?? "",
    })),
  ];
  return rows.filter(({ value }) => value !== "");
}

/** L6, B3: a limit is reached, said in words, with a way on. */
export function limitPage(scene: Scene, limit: "tooMany" | "contact", base: string): EndedModel {
  const { limits } = scene.t;
  const { title, text } = limits[limit];
  const own = limit === "contact";
  return {
    ...page(scene, title),
    says: text,
    again: scene.link(own ? "/booking/cancel" : base),
    againLabel: own ? limits.toOwn : limits.back,
  };
}
