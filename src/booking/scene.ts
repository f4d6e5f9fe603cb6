import type { Frame } from "../office/frame.ts";
import { locationOf, locationsFor, planOf, serviceTitle, told, type Office } from "../office/office.ts";
import type { Booking, Service, Text } from "../office/office-file.ts";
import type { Day, TimeOfDay, Zone } from "../platform/civil.ts";
import { dayOf, timeOf } from "../platform/civil.ts";
import type { Instant } from "../platform/clock.ts";
import type { Language } from "../platform/language.ts";
import { Refusal } from "../platform/refusal.ts";
import { nearness, tellDayAndTime, tellShortDay, tellTime } from "../platform/telling.ts";
import { partsOf, wholeVisit } from "../reservations/one-visit.ts";
import type { Catalogue } from "../wording/catalogue.ts";

export type Words = Catalogue["booking"];

/** What every page of the desk is built from: the office, the visitor's language, and now. */
export interface Scene {
  readonly office: Office;
  readonly language: Language;
  readonly t: Words;
  /** What stands in an example of a text message. */
  readonly texting: Pick<Catalogue["sms"], "name">;
  readonly now: Instant;
  frame(title: string): Frame;
  /** An address that keeps the language. */
  link(path: string): string;
}

/** What every model has. */
export interface Page {
  readonly frame: Frame;
  readonly t: Words;
  readonly title: string;
}

export const page = (scene: Scene, title: string): Page => ({
  frame: scene.frame(title),
  t: scene.t,
  title,
});

/** What is booked: a service, with how, and what else is done in the same visit (B15). */
export interface Bookable {
  readonly service: Service;
  /** Of the whole visit. */
  readonly booking: Booking;
  readonly further: readonly Service[];
}

/** Throws notFound. */
export function bookable(office: Office, serviceId: string, furtherServices: readonly string[] = []): Bookable {
  const parts = locationsFor(office, serviceId).length === 0 ? [] : partsOf(office, [serviceId, ...furtherServices]);
  const [first, ...further] = parts;
  if (first === undefined) throw new Refusal("not-found", "notFound");
  return {
    service: first.service,
    booking: wholeVisit(parts, first.booking),
    further: further.map(({ service }) => service),
  };
}

export const bookableServices = (office: Office): Service[] =>
  office.services.filter((service) => service.booking !== null && locationsFor(office, service.id).length > 0);

const STEPS = ["matter", "place", "time", "details", "check"] as const;
export type Step = (typeof STEPS)[number];

/** "Krok 3 z 5"; steps with nothing to choose are not counted (B1). */
export function stepLine(scene: Scene, serviceId: string, step: Step): string {
  const { office, t } = scene;
  const walked = STEPS.filter(
    (each) =>
      (each !== "matter" || bookableServices(office).length > 1) &&
      (each !== "place" || locationsFor(office, serviceId).length > 1),
  );
  return t.step(walked.indexOf(step) + 1, walked.length);
}

/** What one comes for, as it stands beside every choice (B16). Empty texts mean "nothing to say". */
export interface Matter {
  readonly title: string;
  readonly about: string;
  readonly persons: string;
  readonly bring: readonly string[];
  readonly fee: string;
  readonly note: string;
  readonly comeBefore: string;
}

export function matterOf(scene: Scene, service: Service, further: readonly Service[] = []): Matter {
  const { office, language, t } = scene;
  const all = [service, ...further];
  const say = (text: Text | null) => (text === null ? "" : told(office, text, language));
  const title = (each: Service) => serviceTitle(office, each, language);
  const saidOf = (said: (each: Service) => Text | null) =>
    all.flatMap((each) => {
      const text = say(said(each));
      return text === "" ? [] : [all.length === 1 ? text : `${title(each)}: ${text}`];
    });
  const minutes = all.reduce((sum, each) => sum + each.minutes, 0);
  const comeBefore = Math.max(...all.map(({ comeBeforeMinutes }) => comeBeforeMinutes));
  return {
    title: all.map(title).join(" + "),
    about: t.about(minutes),
    persons: Math.min(...all.map(({ booking }) => booking?.persons ?? 1)) === 1 ? t.onePerson : "",
    bring: [...new Set(all.flatMap(({ bring }) => bring.map(say)))],
    fee: saidOf(({ fee }) => fee).join("; "),
    note: [...new Set(all.map(({ note }) => say(note)))].filter((text) => text !== "").join(" "),
    comeBefore: comeBefore > 0 ? t.comeBefore(comeBefore) : "",
  };
}

/** Where one comes (B1). Empty texts mean "nothing to say". */
export interface Place {
  readonly name: string;
  readonly address: string;
  readonly place: string;
  readonly rooms: string;
  readonly accessible: string;
  readonly map: string;
}

export function placeOf(scene: Scene, locationId: string, planId: string | null): Place {
  const { office, language, t } = scene;
  const location = locationOf(office, locationId);
  const rooms = planId === null ? null : planOf(office, planId).rooms;
  return {
    name: told(office, location.name, language),
    address: told(office, location.address, language),
    place: location.place === null ? "" : told(office, location.place, language),
    rooms: rooms === null ? "" : told(office, rooms, language),
    accessible: location.accessible ? t.accessible : "",
    map: location.map ?? "",
  };
}

/** "zítra, středa 25. listopadu v 13:00" */
export function tellWhen(scene: Scene, on: Day, time: TimeOfDay, zone: Zone): string {
  const { now, language, t } = scene;
  const said = tellDayAndTime(on, time, language);
  const near = nearness(on, now, zone);
  if (near === "other") return said;
  return `${near === "today" ? t.today : t.tomorrow}, ${said}`;
}

/** "14:35", or with its day when that is not today: "26. 11. 14:35". */
export function tellUntil(scene: Scene, at: Instant, zone: Zone): string {
  const on = dayOf(at, zone);
  const time = tellTime(timeOf(at, zone));
  return on === dayOf(scene.now, zone) ? time : `${tellShortDay(on, scene.language)} ${time}`;
}
