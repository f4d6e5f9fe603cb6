import { locationOf, told } from "../office/office.ts";
import type { Booking, Service } from "../office/office-file.ts";
import { dayOf, timeOf } from "../platform/civil.ts";
import { view } from "../platform/render.ts";
import { tellDay, tellDayAndTime, tellShortDay, tellTime, tellWeekday } from "../platform/telling.ts";
import type { Pick } from "./form-seal.ts";
import { answerField, type Details, type FieldError } from "./form.ts";
import { tellPhone } from "./phone.ts";
import {
  matterOf,
  page,
  placeOf,
  stepLine,
  type Matter,
  type Page,
  type Place,
  type Scene,
  type Words,
} from "./scene.ts";

/** Who comes, and the last look before the deed (B5). */

/** A labelled input; empty hint or error means there is none. */
export interface Field {
  readonly name: string;
  readonly label: string;
  readonly hint: string;
  readonly error: string;
  readonly value: string;
  readonly type: "text" | "email" | "tel";
  readonly complete: string;
  readonly most: number;
  readonly required: boolean;
  /** For a number of a few digits: a short box, digits first on a phone's keyboard. */
  readonly digits: boolean;
}

export interface Summary {
  readonly title: string;
  readonly items: readonly { readonly href: string; readonly says: string }[];
}

/** What is wrong, on top, each with a link to its field; no items when nothing is (A4). */
export function summaryOf(t: Words, errors: readonly FieldError[]): Summary {
  return {
    title: t.errorSummary(errors.length),
    items: errors.map(({ field, key }) => ({
      href: `#${field}`,
      says: field === "send" ? t.errors[key].long : t.errors[key].short,
    })),
  };
}

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
  readonly privacy: readonly string[];
  readonly privacyHref: string;
}
export const detailsView = view<DetailsModel>("booking/details");

export interface Ordering {
  readonly service: Service;
  readonly booking: Booking;
  readonly locationId: string;
  readonly pick: Pick;
}

export interface Filled {
  readonly details: Details;
  readonly errors: readonly FieldError[];
  /** The sealed stamp the form goes out with. */
  readonly stamp: string;
  /** The numeral challenge in words; empty where it is not asked. */
  readonly numerals: string;
}

export function detailsPage(scene: Scene, order: Ordering, filled: Filled): DetailsModel {
  const { t } = scene;
  const { service, locationId, pick, booking } = order;
  const base = `/booking/${service.id}/${locationId}`;
  const fields = fieldsOf(scene, booking, filled);
  const when = whenOf(scene, order);
  return {
    ...page(scene, t.detailsTitle),
    step: stepLine(scene, service.id, "details"),
    back: scene.link(`${base}?day=${when.day}`),
    when: when.long,
    lead: fields.every(({ required }) => required) ? t.fillAll : t.fillRequired,
    summary: summaryOf(t, filled.errors),
    action: scene.link(`${base}/details?plan=${pick.planId}&at=${pick.startsAt}`),
    stamp: filled.stamp,
    plan: pick.planId,
    at: String(pick.startsAt),
    fields,
    personsError: filled.errors.some(({ field }) => field === "persons") ? t.errors.persons.long : "",
    persons: personsOf(t, booking, filled.details.persons),
    ...privacyOf(scene),
  };
}

function fieldsOf(scene: Scene, booking: Booking, filled: Filled): Field[] {
  const { t, office, language } = scene;
  const { details, errors } = filled;
  const make = fieldMaker(t, errors);
  const fields = [
    ...whoFields(t, booking, details, make),
    ...contactFields(t, booking, details, make),
    ...booking.questions.map((question) =>
      make({
        name: answerField(question.id),
        label: told(office, question.label, language),
        value: details.answers[question.id] ?? "",
        asked: question.required ? "required" : "optional",
        most: 500,
      }),
    ),
  ];
  if (filled.numerals !== "")
    fields.push(
      make({
        name: "numerals",
        label: t.numerals(filled.numerals),
        value: "",
        asked: "required",
        hint: t.numeralsWhy,
        digits: true,
        most: 10,
      }),
    );
  return fields;
}

function whoFields(t: Words, booking: Booking, details: Details, make: Maker): Field[] {
  const { name, company } = booking.fields;
  const either = name === "required" && company === "optional";
  const fields: Field[] = [];
  if (name !== "off")
    fields.push(
      make({
        name: "name",
        label: t.name,
        value: details.name,
        asked: either ? "either" : name,
        hint: either ? t.companyInstead : "",
        complete: "name",
        most: 100,
      }),
    );
  if (company !== "off")
    fields.push(
      make({
        name: "company",
        label: t.company,
        value: details.company,
        asked: either ? "either" : company,
        complete: "organization",
        most: 120,
      }),
    );
  return fields;
}

/** The address comes before the phone, but where one of the two is enough (Toruń). */
function contactFields(t: Words, booking: Booking, details: Details, make: Maker): Field[] {
  const { email, phone, phoneOrEmail } = booking.fields;
  const fields: Field[] = [];
  if (phoneOrEmail || email !== "off")
    fields.push(
      make({
        name: "email",
        label: t.email,
        value: details.email,
        asked: phoneOrEmail ? "either" : email,
        hint: booking.confirm.by === "link" ? t.emailWhy : t.emailWhyPlain,
        type: "email",
        complete: "email",
        most: 200,
      }),
    );
  if (phoneOrEmail || phone !== "off")
    fields.push(
      make({
        name: "phone",
        label: t.phone,
        value: details.phone,
        asked: phoneOrEmail ? "either" : phone,
        hint: phoneHint(t, booking),
        type: "tel",
        complete: "tel",
        most: 40,
      }),
    );
  return phoneOrEmail ? fields.toReversed() : fields;
}

const phoneHint = (t: Words, booking: Booking): string => {
  if (booking.fields.phoneOrEmail) return t.oneIsEnough;
  return booking.confirm.by === "sms-code" ? t.phoneWhyCode : t.phoneWhy;
};

/** "either": one of two is enough, so it is neither required nor marked as optional. */
type Asked = "required" | "optional" | "either" | "off";
type Maker = (
  field: Partial<Field> & {
    name: string;
    label: string;
    value: string;
    asked: Asked;
  },
) => Field;

const fieldMaker =
  (t: Words, errors: readonly FieldError[]): Maker =>
  ({ asked, label, ...field }) => {
    const wrong = errors.find((each) => each.field === field.name);
    return {
      hint: "",
      type: "text",
      complete: "off",
      most: 200,
      digits: false,
      ...field,
      label: asked === "optional" ? `${label} (${t.optional})` : label,
      error: wrong === undefined ? "" : t.errors[wrong.key].long,
      required: asked === "required",
    };
  };

const personsOf = (t: Words, booking: Booking, chosen: number) =>
  booking.persons === 1
    ? []
    : Array.from({ length: booking.persons }, (_, index) => ({
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
    spoken: tellDay(on, language),
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
  const when = whenOf(scene, order);
  return {
    ...page(scene, t.checkTitle),
    step: stepLine(scene, service.id, "check"),
    matter: matterOf(scene, service),
    place: placeOf(scene, locationId, pick.planId),
    when: when.long,
    rows: detailRows(scene, booking, checked.details),
    deadline: booking.confirm.by === "none" ? "" : t.deadlineAhead(booking.confirm.withinMinutes),
    draft: checked.draft,
    reserve: {
      action: scene.link(`${base}/reservations`),
      label: when.button,
    },
    change: scene.link(`${base}/details?plan=${pick.planId}&at=${pick.startsAt}`),
    times: scene.link(`${base}?day=${when.day}`),
  };
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
