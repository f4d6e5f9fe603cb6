import { namedServices, textExamples, textingTo, wordFor } from "../office/asked-by-text.ts";
import { serviceTitle } from "../office/office.ts";
import type { Day, TimeOfDay } from "../platform/civil.ts";
import { view } from "../platform/render.ts";
import { page, type Page, type Scene } from "./scene.ts";
import type { Choice } from "./times-page.ts";

/** Booking by text message, told to those who start on the pages (S1, S2). Every example is one that could be sent. */

/** One line on a page; `href` opens a message on a phone, with the name left to be written. */
export interface TextHint {
  readonly number: string;
  readonly href: string;
  readonly example: string;
  readonly more: string;
}

/** What is asked for: the service, and the time that is offered on the page. */
export interface TextAbout {
  readonly serviceId: string;
  readonly when?: { readonly day: Day; readonly time: TimeOfDay } | undefined;
}

/** Null where nothing can be booked by text message, or not this. Without a service the office's first one is the example. */
export function textHint(scene: Scene, about: TextAbout | null): TextHint | null {
  const written = examplesOf(scene, about);
  if (written === null) return null;
  const { number, example, shortExample } = written;
  const shown = example === "" ? shortExample : example;
  return {
    number,
    href: hrefTo(number, shown, scene.texting.name),
    example: shown,
    more: scene.link("/booking/by-text"),
  };
}

/** For the page of times: the nearest free one, or the question when something is; not while something else is being done there. */
export const hintForTimes = (
  scene: Scene,
  choice: Pick<Choice, "service" | "further" | "way" | "draft" | "nearest">,
): TextHint | null => {
  if (choice.way.moving !== null || choice.draft !== "" || choice.further.length > 0) return null;
  const serviceId = choice.service.id;
  const { nearest } = choice;
  if (nearest === null) return askHint(scene, { serviceId });
  return textHint(scene, { serviceId, when: { day: nearest.day, time: nearest.time.time } });
};

/** Where nothing is free: the question that tells when something is. */
function askHint(scene: Scene, about: TextAbout): TextHint | null {
  const written = examplesOf(scene, about);
  if (written === null) return null;
  const { number, freeExample } = written;
  return { number, href: hrefTo(number, freeExample, ""), example: freeExample, more: scene.link("/booking/by-text") };
}

/** Six digits as a code has them; nobody's. */
const ANY_CODE = "123456";

function examplesOf(scene: Scene, about: TextAbout | null) {
  const { office, language, texting } = scene;
  const to = textingTo(office);
  const named = namedServices(office);
  const service = about === null ? named[0] : named.find(({ id }) => id === about.serviceId);
  if (to === null || service === undefined) return null;
  const of = { service: service.smsWord, name: texting.name, code: ANY_CODE, when: about?.when };
  return { ...to, ...textExamples(to.words, language, of), service };
}

/** A message to the number with all but what is the citizen's own at its end. */
const hrefTo = (number: string, example: string, own: string): string =>
  `sms:${number.replaceAll(/[^+\d]/g, "")}?body=${encodeURIComponent(example.slice(0, example.length - own.length))}`;

export interface ByTextModel extends Page {
  readonly lead: string;
  readonly number: string;
  readonly href: string;
  readonly deeds: readonly { readonly what: string; readonly example: string; readonly href: string }[];
  readonly afterwards: string;
  readonly services: readonly { readonly title: string; readonly word: string }[];
  readonly privacyHref: string;
}
export const byTextView = view<ByTextModel>("booking/by-text");

/** How to write what, with the words of all services; null where nothing can be booked by text message. */
export function byTextPage(scene: Scene, about: TextAbout | null): ByTextModel | null {
  const { t, office, language } = scene;
  const written = examplesOf(scene, about);
  if (written === null) return null;
  const { number, words, example, shortExample, freeExample, cancelText } = written;
  const offerMinutes = office.office.sms.booking?.offerMinutes ?? null;
  const { name } = scene.texting;
  const deeds = [
    { what: t.byText.nearest, example: shortExample, own: name },
    { what: t.byText.time, example, own: name },
    { what: t.byText.free, example: freeExample, own: "" },
    { what: t.byText.cancel, example: cancelText, own: ANY_CODE },
    { what: t.byText.help, example: wordFor(words, "help", language), own: "" },
  ];
  return {
    ...page(scene, t.byText.title),
    lead: t.byText.lead(scene.texting.name),
    number,
    href: hrefTo(number, "", ""),
    deeds: deeds
      .filter(({ example: text }) => text !== "")
      .map(({ what, example: text, own }) => ({ what, example: text, href: hrefTo(number, text, own) })),
    afterwards:
      offerMinutes === null
        ? t.byText.booked
        : t.byText.offered(offerMinutes, wordFor(words, "yes", language), wordFor(words, "no", language)),
    services: namedServices(office).map((service) => ({
      title: serviceTitle(office, service, language),
      word: service.smsWord,
    })),
    privacyHref: scene.link("/privacy"),
  };
}
