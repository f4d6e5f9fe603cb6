import { locationOf, told } from "../office/office.ts";
import { smsSize } from "../messaging/sms-text.ts";
import { dayOf } from "../platform/civil.ts";
import { view } from "../platform/render.ts";
import { tellClock, tellMoney, tellShortDay, tellTime, tellWeekday } from "../platform/telling.ts";
import { reach } from "../reservations/letters.ts";
import { tellPhone } from "../messaging/phone.ts";
import { targetWords } from "../reservations/staff-choices.ts";
import type { ToClose } from "../reservations/queries.ts";
import type { Target } from "../reservations/actions.ts";
import type { Reservation } from "../reservations/reservation.ts";
import { messageSaid } from "./reservations-one-pages.ts";
import { closureFields, type ClosureTyped } from "./closure-form.ts";
import { deedWords, standsAs, type ClosureSight, type PersonHit } from "./closure-sight.ts";
import type { FieldError } from "./form.ts";
import { matterOf, nameOf } from "./reservations-rows.ts";
import { type AdminPage, type Scene } from "./scene.ts";

import { daysSaid, hoursSaid, servicesSaid, waySaid, zoneAt } from "./closure-said.ts";

export interface WhomModel extends AdminPage {
  readonly what: { readonly strong: string; readonly rest: string; readonly change: string };
  readonly hits: string;
  readonly forAll: readonly { readonly href: string; readonly label: string }[];
  readonly people: readonly {
    readonly id: string;
    readonly seen: string;
    readonly time: string;
    readonly number: string;
    readonly name: string;
    readonly matter: string;
    readonly way: string;
    readonly deeds: readonly { readonly value: string; readonly says: string; readonly chosen: boolean }[];
  }[];
  readonly troubles: readonly string[];
  /** Somebody must be called and the office erases right away: the list is to be printed before it is gone (A4). */
  readonly printFirst: boolean;
  readonly changes: readonly string[];
  readonly errors: readonly FieldError[];
  readonly words: string;
  readonly messages: readonly {
    readonly to: string;
    readonly subject: string;
    readonly text: string;
    /** What a text message costs; empty for an e-mail. */
    readonly size: string;
  }[];
  readonly action: string;
  readonly back: string;
  readonly fields: readonly (readonly [string, string])[];
  readonly go: string;
  readonly sum: string;
}
export const whomView = view<WhomModel>("admin/closure-whom");

export interface WhomSeen {
  readonly typed: ClosureTyped;
  readonly toClose: ToClose;
  readonly words: string;
  readonly sight: ClosureSight;
  /** What changed since the page was last shown, in sentences. */
  readonly changes: readonly string[];
  readonly errors: readonly FieldError[];
}

/** Steps two and three: each person with a deed of their own, and the message beside its preview. */
export function whomModel(scene: Scene, seen: WhomSeen): WhomModel {
  const { visit, page } = scene;
  const { closing } = page.r;
  const { people } = seen.sight;
  const fields = closureFields(seen.typed);
  const ways = people.map(({ reservation }) => reach(reservation.client, "email")?.channel ?? null);
  const [emails, texts] = [ways.filter((way) => way === "email").length, ways.filter((way) => way === "sms").length];
  const hours = seen.toClose.hours === null ? "" : ` ${hoursSaid(scene, seen.toClose.hours)}`;
  const offers = people.some(({ deed }) => deed.what === "offer");
  return {
    ...page,
    what: {
      strong: `${daysSaid(scene, seen.toClose)}${hours}`,
      rest: restSaid(scene, seen),
      change: `/admin/closures/new?${new URLSearchParams([...fields.map(mutable), ["lang", visit.language]])}`,
    },
    hits: people.length === 0 ? closing.hitsNobody : closing.hits(people.length),
    forAll: people.length < 2 ? [] : forAllLinks(scene, fields),
    people: people.map((person) => personRow(scene, person, seen.toClose.from === seen.toClose.to)),
    troubles: people.flatMap((person) => troublesOf(scene, person)),
    printFirst: ways.includes(null) && scene.office.office.privacy.eraseAfterDays === 0,
    changes: seen.changes,
    errors: seen.errors,
    words: seen.words,
    messages: seen.sight.samples.map((sample) => previewSaid(scene, sample)),
    action: visit.link("/admin/closures"),
    back: visit.link("/admin/closures"),
    fields,
    go: closing.go(emails + texts),
    sum:
      people.length === 0
        ? ""
        : [sumSaid(scene, seen.sight, { emails, texts }), offers ? closing.offerHeld : ""].join(" ").trim(),
  };
}

const mutable = ([name, value]: readonly [string, string]): [string, string] => [name, value];

const restSaid = (scene: Scene, { toClose, typed }: WhomSeen): string =>
  [
    toClose.hours === null ? scene.page.r.closing.allDay : "",
    servicesSaid(scene, toClose.services),
    placeSaid(scene, toClose.locationId),
    typed.reason,
  ]
    .filter((part) => part !== "")
    .join(", ");

const placeSaid = ({ office, visit }: Scene, id: string): string =>
  office.locations.length > 1 ? told(office, locationOf(office, id).name, visit.language) : "";

function forAllLinks({ visit, page }: Scene, fields: WhomModel["fields"]): WhomModel["forAll"] {
  const to = (all: string) =>
    visit.link(`/admin/closures/new?${new URLSearchParams([...fields.map(mutable), ["whom", "1"], ["all", all]])}`);
  const { closing } = page.r;
  return [
    { href: to("move"), label: closing.allMove },
    { href: to("offer"), label: closing.allOffer },
    { href: to("cancel"), label: closing.allCancel },
  ];
}

function personRow(scene: Scene, person: PersonHit, oneDay: boolean): WhomModel["people"][number] {
  const { office, page } = scene;
  const { reservation } = person;
  return {
    id: reservation.id,
    seen: standsAs(reservation),
    time: oneDay ? tellTime(reservation.time) : timeSaid(scene, reservation),
    number: reservation.number ?? "",
    name: reservation.client === null ? page.r.erased : nameOf(reservation.client),
    matter: matterOf(office, reservation, scene),
    way: waySaid(scene, reach(reservation.client, "email")?.channel ?? null),
    deeds: deedChoices(scene, person),
  };
}

/** The nearest times to move to, the same to offer, and to cancel; a time chosen before stays in the list as long as it can be had. */
function deedChoices(scene: Scene, { reservation, suggested, deed, refused }: PersonHit) {
  const { closing } = scene.page.r;
  const { visit, office } = scene;
  const zone = zoneAt(office, reservation.locationId);
  const own = deed.what === "cancel" || refused ? [] : [deed.to];
  const isOwn = (to: Target) => own.some((each) => targetWords(each) === targetWords(to));
  const places = [
    ...suggested,
    ...own.filter((to) => !suggested.some((each) => targetWords(each) === targetWords(to))),
  ];
  const when = ({ startsAt }: Target) => {
    const on = dayOf(startsAt, zone);
    return `${tellWeekday(on, visit.language)} ${tellShortDay(on, visit.language)} ${tellClock(startsAt, zone)}`;
  };
  const choice = (what: "move" | "offer", { planId, startsAt }: Target) => {
    const to = { planId, startsAt };
    const says = what === "move" ? closing.moveTo(when(to)) : closing.offerTo(when(to));
    return { value: deedWords({ what, to }), says, chosen: deed.what === what && isOwn(to) };
  };
  return [
    ...places.map((to) => choice("move", to)),
    ...places.map((to) => choice("offer", to)),
    { value: "cancel", says: closing.cancel, chosen: deed.what === "cancel" },
  ];
}

const timeSaid = ({ visit }: Scene, { day, time }: Reservation): string =>
  `${tellShortDay(day, visit.language)} ${tellTime(time)}`;

function troublesOf({ page }: Scene, { reservation }: PersonHit): string[] {
  const { closing } = page.r;
  const { client } = reservation;
  const name = client === null ? page.r.erased : nameOf(client);
  if (reach(client, "email") !== null) return [];
  return [
    client === null || client.phone === "" ? closing.noContact(name) : closing.toCall(name, tellPhone(client.phone)),
  ];
}

function previewSaid(scene: Scene, { to, text }: ClosureSight["samples"][number]): WhomModel["messages"][number] {
  const { closing } = scene.page.r;
  const name = to.client === null ? "" : nameOf(to.client);
  const how = text.channel === "sms" ? closing.inSms : closing.inEmail;
  const size = text.channel === "sms" ? sizeSaid(scene, text.text) : "";
  return { to: `${closing.preview} ${name} ${how}`, ...messageSaid(text), size };
}

/** `139 znaků, 1 část, 1,05 Kč`; the price only where the office has set one (M4). */
function sizeSaid(scene: Scene, text: string): string {
  const { places, parts } = smsSize(text);
  const price = priceSaid(scene, parts);
  return [scene.visit.words.texts.parts(places, parts), ...(price === null ? [] : [price])].join(", ");
}

function sumSaid(scene: Scene, { parts }: ClosureSight, { emails, texts }: { emails: number; texts: number }): string {
  const { closing } = scene.page.r;
  const price = texts === 0 ? null : priceSaid(scene, parts);
  return price === null ? closing.sum(emails, texts) : `${closing.sum(emails, texts)} ${closing.price(price)}`;
}

function priceSaid({ office, visit }: Scene, parts: number): string | null {
  const { pricePerPart, currency } = office.office.sms;
  return pricePerPart === null ? null : tellMoney(pricePerPart * parts, currency, visit.language);
}
