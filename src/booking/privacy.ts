import { told } from "../office/office.ts";
import type { Text } from "../office/office-file.ts";
import type { Catalogue } from "../wording/catalogue.ts";
import { bookableServices, page, type Scene } from "./scene.ts";
import type { NoticeModel } from "./notices.ts";

type Words = Catalogue["privacy"];

/** What the notice is made from besides the office's own settings. */
export interface Processing {
  readonly words: Words;
  /** By what messages leave and come: `resend`, `gammu` …; none of a kind means that they stay in the house. */
  readonly transports: readonly string[];
}

/** What personal data there is, by what it is kept for. Every column with any is counted to one of these (P4). */
export const TOPICS = ["booking", "waiting", "near", "notes", "texts"] as const;
export type Topic = (typeof TOPICS)[number];

/** The privacy notice, made from the settings, so that it is true (P4, B5). */
export function privacyPage(scene: Scene, processing: Processing): NoticeModel {
  const { words } = processing;
  const sections = [
    ...whoSections(scene, processing),
    ...whatSections(scene, processing),
    ...restSections(scene, words),
  ];
  return { ...page(scene, words.title), sections: sections.filter(({ text }) => text !== "") };
}

function whoSections(scene: Scene, processing: Processing) {
  const { privacy } = scene.office.office;
  const { words } = processing;
  return [
    { heading: words.controller, text: say(scene, privacy.controller, "") },
    { heading: words.processors, text: processorsText(scene, processing) },
    { heading: words.officer, text: say(scene, privacy.officer, "") },
    { heading: words.basis, text: say(scene, privacy.legalBasis, words.basisDefault) },
  ];
}

const HOSTED = ["resend", "smsapi", "smsbrana"];

/** Who runs the system, and through whose hands messages go by the transports in force (M2, M3). */
function processorsText(scene: Scene, { words, transports }: Processing): string {
  const { processor } = scene.office.office.privacy;
  const others = processor !== null || transports.some((by) => HOSTED.includes(by));
  return [
    say(scene, processor, words.ownSystem),
    by(words.emailBy, transports),
    by(words.smsBy, transports),
    transports.length > 0 ? words.carried : "",
    others ? "" : words.nobodyElse,
  ]
    .filter((line) => line !== "")
    .join("\n");
}

const by = (
  said: Readonly<Record<string, string>> & { readonly none: string },
  transports: readonly string[],
): string => transports.map((each) => said[each]).find((line) => line !== undefined) ?? said.none;

/** One for each thing that is kept, until when; what the office has switched off is not spoken of. */
function whatSections(scene: Scene, { words, transports }: Processing) {
  const { office } = scene;
  const days = office.office.privacy.eraseAfterDays;
  const tickets = office.counters.length > 0;
  const sections: Record<Topic | "tickets", { heading: string; text: string }> = {
    booking: { heading: words.booking, text: bookingText(scene, words) },
    waiting: { heading: words.waiting, text: isWaitedFor(scene) ? words.waitingText : "" },
    tickets: { heading: words.tickets, text: tickets ? words.ticketsText : "" },
    near: { heading: words.near, text: tickets && isToldNear(scene) ? words.nearText : "" },
    notes: { heading: words.notes, text: tickets ? words.notesText(days) : "" },
    texts: { heading: words.texts, text: textsText(scene, words, transports) },
  };
  return Object.values(sections);
}

function bookingText(scene: Scene, words: Words): string {
  const bookings = bookingsOf(scene);
  if (bookings.length === 0) return "";
  const days = scene.office.office.privacy.eraseAfterDays;
  const coded = bookings.some(({ arrival }) => arrival.mode === "code");
  return [
    words.bookingWhat(askedFor(scene, words)),
    words.bookingLong(days),
    ...(coded ? [words.bookingCode] : []),
  ].join("\n");
}

/** What any service of the office asks for, named once. */
function askedFor(scene: Scene, { data }: Words): string {
  const all = bookingsOf(scene);
  const named: [string, boolean][] = [
    [data.name, all.some(({ fields }) => fields.name !== "off")],
    [data.company, all.some(({ fields }) => fields.company !== "off")],
    [data.email, all.some(({ fields }) => fields.phoneOrEmail || fields.email !== "off")],
    [data.phone, all.some(({ fields }) => fields.phoneOrEmail || fields.phone !== "off")],
    [data.answers, all.some(({ questions }) => questions.length > 0)],
  ];
  return named
    .filter(([, asked]) => asked)
    .map(([name]) => name)
    .join(", ");
}

const bookingsOf = ({ office }: Scene) =>
  bookableServices(office).flatMap(({ booking }) => (booking === null ? [] : [booking]));

const isWaitedFor = (scene: Scene): boolean =>
  bookingsOf(scene).some(({ waitlistMinutes }) => waitlistMinutes !== null);

const isToldNear = ({ office }: Scene): boolean => office.locations.some(({ tellNear }) => tellNear.length > 0);

const TEXTING = ["gammu", "android", "smsapi", "smsbrana"];

/** Whatever comes by a transport that can hear is kept, whether or not anything can be booked by it (S3). */
function textsText({ office }: Scene, words: Words, transports: readonly string[]): string {
  const { booking, keywords, numbers } = office.office.sms;
  const isHeard = transports.some((each) => TEXTING.includes(each)) || booking !== null;
  if (!isHeard && keywords.length === 0 && numbers.length === 0) return "";
  return booking === null ? words.textsText : `${words.textsBooking}\n${words.textsText}`;
}

function restSections({ office }: Scene, words: Words) {
  const { contact, country } = office.office;
  return [
    { heading: words.stays, text: words.staysText },
    { heading: words.logs, text: words.logsText },
    { heading: words.backups, text: words.backupsText },
    { heading: words.cookies, text: words.cookiesText },
    { heading: words.rights, text: words.rightsText(words.authorities[country]) },
    { heading: words.contact, text: [contact.email, contact.phone].filter((each) => each !== null).join(", ") },
  ];
}

const say = ({ office, language }: Scene, text: Text | null, otherwise: string): string =>
  text === null ? otherwise : told(office, text, language);
