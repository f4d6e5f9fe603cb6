import { awayModel } from "../../src/kiosk/away.ts";
import { glanceOf, startOf, type Glance } from "../../src/kiosk/screen.ts";
import { keypadModel } from "../../src/kiosk/keypad.ts";
import {
  askNotice,
  earlyNotice,
  lateNotice,
  stoppedNotice,
  noticeModel,
  refusalNotice,
  triesNotice,
  unknownNotice,
} from "../../src/kiosk/notices.ts";
import { offerOf, startModel, type Lobby } from "../../src/kiosk/pages.ts";
import { ticketModel, ticketPart } from "../../src/kiosk/ticket-screen.ts";
import { officeFile, type Kiosk, type Service } from "../../src/office/office-file.ts";
import type { Office } from "../../src/office/office.ts";
import type { Language } from "../../src/platform/language.ts";
import type { ServiceNow, TicketNow } from "../../src/queue/queries.ts";
import type { TicketId } from "../../src/queue/ticket.ts";
import { lhota } from "../support/cast.ts";
import { at } from "../support/clock.ts";
import { walkIn } from "../support/line.ts";
import { CATALOGUES, sampleVisit, type Sample } from "../support/sample.ts";

const TOUCH = "dGhlIHNhbWUgdG91Y2gu";
const TOKEN = "c2FtcGxlLXRva2VuLTEyMw";
const PUBLIC = "http://lhota.example";
const NOW = at("2026-11-24T09:42:00");

/** The cast's office with as many tiles as the kiosk should show, as on a busy day in a larger town. */
const MANY = [
  ["op", "card", "Občanský průkaz", "podat žádost"],
  ["op-vydej", "card-check", "Občanský průkaz", "vyzvednout"],
  ["pas", "passport", "Cestovní pas", "podat žádost"],
  ["pas-vydej", "passport-check", "Cestovní pas", "vyzvednout"],
  ["pobyt", "house", "Trvalý pobyt", "přihlásit, potvrdit"],
  ["overeni", "paper", "Ověření", "podpisu nebo listiny"],
  ["auto", "car", "Registr vozidel", "přihlásit nebo odhlásit"],
  ["ridic", "driver", "Řidičský průkaz", "podat žádost"],
  ["ridic-vydej", "driver", "Řidičský průkaz", "vyzvednout"],
  ["poplatky", "coins", "Poplatky", "psi, odpad"],
  ["matrika", "people", "Matrika", "svatby, rodné listy"],
  ["ostatni", "plain", "Ostatní", "poradíme"],
] as const;

/** The longest names Polish town halls have for what they do. */
const LONG_NAMES = [
  ["Dowód osobisty", "złożyć wniosek"],
  ["Zameldowanie", "na pobyt stały lub czasowy"],
  ["Rejestracja pojazdów", "nowych i sprowadzonych"],
  ["Prawo jazdy", "międzynarodowe, wtórnik"],
  ["Działalność gospodarcza", "wpis, zmiana, zawieszenie"],
  ["Udostępnianie danych", "z rejestru mieszkańców"],
  ["Urząd Stanu Cywilnego", "odpisy aktów"],
  ["Gospodarka odpadami", "deklaracje i opłaty"],
  ["Podatki od nieruchomości", "zaświadczenia"],
  ["Planowanie przestrzenne", "wypisy i wyrysy"],
  ["Dodatki mieszkaniowe", "energetyczne, osłonowe"],
  ["Potwierdzenie podpisu", "profil zaufany"],
] as const;

/** Twelve services with long Polish names on a screen of so many inches. */
export function officeWithLongNames(inches: number): Office {
  const office = officeWithTiles(LONG_NAMES.length);
  return {
    ...office,
    services: office.services.map((service, index) => {
      const [name, deed] = LONG_NAMES[index] ?? ["", ""];
      return { ...service, name, deed };
    }),
    kiosks: office.kiosks.map((kiosk) => ({ ...kiosk, inches })),
  };
}

export function officeWithTiles(count: number): Office {
  const office = lhota();
  const [first] = office.services;
  const [kiosk] = office.kiosks;
  office.services = MANY.slice(0, count).map(([id, icon, name, deed]) =>
    Object.assign(structuredClone(first as Service), {
      id,
      icon,
      name,
      deed,
      walkIn: { series: "a", capacityPerDay: null, classes: [] },
    }),
  );
  office.plans = office.plans.map((plan) => ({ ...plan, services: ["op"] }));
  office.counters = ["2", "3"].map((name) => ({ id: `c${name}`, location: "naves", name, services: ["op"] }));
  office.kiosks = [{ ...(kiosk as Kiosk), services: office.services.map(({ id }) => id) }];
  return { ...officeFile.parse(office), version: 1 };
}

const WAITS: readonly (readonly [number, number, number])[] = [
  [6, 25, 35],
  [0, 0, 0],
  [2, 15, 25],
  [1, 0, 5],
  [2, 10, 15],
  [4, 10, 20],
];

export const servicesOf = (
  office: Office,
  change: (now: ServiceNow, index: number) => ServiceNow = (now) => now,
): ServiceNow[] =>
  office.services.map(({ id }, index) => {
    const [waiting, from, to] = WAITS[index % WAITS.length] ?? [0, 0, 0];
    return change({ serviceId: id, waiting, range: { from, to }, served: true, stopped: null }, index);
  });

export const lobby = (services: readonly ServiceNow[]): Lobby => ({
  services,
  opens: at("2026-11-25T08:00:00"),
  publicAddress: PUBLIC,
});

export function glance(office: Office, options: { query?: string; language?: Language } = {}): Glance {
  const visit = sampleVisit(`/kiosk/hala${options.query ?? ""}`, options.language ?? "cs");
  return glanceOf(office, { ...visit, fixtureId: "hala" }, NOW, TOUCH);
}

export const ticketNow = (number: string, change: Partial<TicketNow> = {}): TicketNow => ({
  ticket: walkIn(number, { issued: NOW, allowance: 0, id: "t" as TicketId }),
  ahead: 9,
  range: { from: 25, to: 35 },
  counterIds: ["c2", "c3"],
  ...change,
});

export const look = (now: TicketNow, fault: string | null = null) => ({
  now,
  fault,
  token: TOKEN,
  others: [] as { number: string; token: string }[],
  link: `${PUBLIC}/ticket/${TOKEN}`,
});

const POLISH = { query: "?lang=pl", language: "pl" } as const;
const six = officeWithTiles(6);
const many = officeWithTiles(12);
const cast: Office = { ...lhota(), version: 1 };
const here = glance(six);

const start = (name: string, at: Glance, services: readonly ServiceNow[]): Sample => ({
  view: "kiosk/start",
  name,
  screen: "kiosk",
  model: startModel(at, lobby(services), null),
});

const notice = (name: string, said: ReturnType<typeof askNotice>): Sample => ({
  view: "kiosk/notice",
  name,
  screen: "kiosk",
  model: noticeModel(here, null, said),
});

const ticket = (name: string, at: Glance, now: TicketNow, fault: string | null = null): Sample => ({
  view: "kiosk/ticket",
  name,
  screen: "kiosk",
  model: ticketModel(at, null, look(now, fault)),
});

const family = look(ticketNow("R 1"));
family.others = [
  { number: "R 2", token: "b" },
  { number: "R 3", token: "c" },
];

const pad = (name: string, at: Glance, typed: string, wrong = ""): Sample => ({
  view: "kiosk/code",
  name,
  screen: "kiosk",
  model: keypadModel(at, null, { typed, wrong }),
});

const stoppedOne = (now: ServiceNow, index: number): ServiceNow =>
  index === 1 ? { ...now, stopped: "capacity" } : index === 3 ? { ...now, served: false } : now;

export const samples: Sample[] = [
  start("six", here, servicesOf(six)),
  start("twelve", glance(many), servicesOf(many)),
  start("cast", glance(cast), servicesOf(cast)),
  start("some stopped", here, servicesOf(six, stoppedOne)),
  start(
    "closed",
    here,
    servicesOf(six, (now) => ({ ...now, stopped: "closed" })),
  ),
  start("low", glance(six, { query: "?view=low" }), servicesOf(six)),
  start("large", glance(six, { query: "?view=large" }), servicesOf(six)),
  start("contrast", glance(six, { query: "?view=contrast" }), servicesOf(six)),
  start("uk", glance(six, { query: "?lang=uk", language: "uk" }), servicesOf(six)),
  start("pl", glance(six, { query: "?lang=pl", language: "pl" }), servicesOf(six)),
  start("long names", glance(officeWithLongNames(32), POLISH), servicesOf(officeWithLongNames(32))),
  start("long names small", glance(officeWithLongNames(15), POLISH), servicesOf(officeWithLongNames(15))),
  { view: "kiosk/now", name: "six", screen: "none", model: offerOf(here, lobby(servicesOf(six))) },
  {
    view: "kiosk/start",
    name: "trial",
    screen: "kiosk",
    model: startModel(here, lobby(servicesOf(six)), { clock: "9:42", back: startOf(here.kiosk) }),
  },
  pad("typing", here, "4810"),
  pad("wrong", here, "", CATALOGUES.cs.kiosk.codeShort),
  pad("low", glance(six, { query: "?view=low" }), "48"),
  pad("large", glance(six, { query: "?view=large" }), "48"),
  ticket("printing", here, ticketNow("A 47")),
  ticket("three figures", here, ticketNow("A 108", { ahead: 1, range: { from: 0, to: 5 } })),
  ticket("no paper", here, ticketNow("A 47"), "paper"),
  ticket("silent printer", here, ticketNow("103", { ahead: 0, range: null, counterIds: [] }), "timeout"),
  ticket("uk", glance(six, { query: "?lang=uk", language: "uk" }), ticketNow("A 47"), null),
  ticket("large", glance(six, { query: "?view=large,contrast" }), ticketNow("A 47"), null),
  {
    view: "kiosk/start-go",
    name: "goes on",
    screen: "none",
    model: { language: "cs", title: "Lístky", says: "Na začátek", to: "/kiosk/hala" },
  },
  { view: "kiosk/ticket", name: "family", screen: "kiosk", model: ticketModel(here, null, family) },
  notice(
    "stopped by a clerk",
    stoppedNotice(here, "op", {
      stopped: { kind: "stopped", text: "Dnes školíme, přijďte zítra." },
      publicAddress: PUBLIC,
    }),
  ),
  { view: "kiosk/ticket-now", name: "printing", screen: "none", model: ticketPart(here, look(ticketNow("A 47"))) },
  { view: "kiosk/away", name: "no connection", screen: "kiosk", model: awayModel(here) },
  notice("nobody serves it", askNotice(here, "op")),
  notice("early", earlyNotice(here, at("2026-11-24T10:45:00"))),
  notice("late", lateNotice(here, "op", TOUCH)),
  notice("unknown", unknownNotice(here)),
  notice("tries", triesNotice(here)),
  notice("refusal", refusalNotice(here, CATALOGUES.cs.refusals.capacityUsed)),
];
