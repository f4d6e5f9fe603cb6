import type { LineNow, TicketNow } from "../../src/queue/queries.ts";
import type { Ticket, TicketId } from "../../src/queue/ticket.ts";
import { day } from "../../src/platform/civil.ts";
import type { Language } from "../../src/platform/language.ts";
import { locationOf } from "../../src/office/office.ts";
import { besideOf, followingOf } from "../../src/ticket/keeping-up.ts";
import { lineModel } from "../../src/ticket/line.ts";
import { EMPTY_FORM, type NearForm } from "../../src/ticket/near-form.ts";
import { nearModel } from "../../src/ticket/near-pages.ts";
import { ticketModel, type PageModel, type Seen } from "../../src/ticket/pages.ts";
import { askModel, posterModel, scanAgain, takeModel } from "../../src/ticket/taking-pages.ts";
import { at } from "../support/clock.ts";
import { sampleFrame, sampleOffice, sampleVisit, type Sample } from "../support/sample.ts";

const visit = sampleVisit("/ticket/x");
const frame = sampleFrame("Váš lístek", visit);
const base = {
  id: "t" as TicketId,
  version: 1,
  locationId: "naves",
  day: day("2026-11-24"),
  number: "A 47",
  serviceId: "op",
  reservationId: null,
  source: "kiosk",
  classId: null,
  persons: 1,
  language: "cs",
  issuedAt: at("2026-11-24T09:42:00"),
  dueAt: at("2026-11-24T10:42:00"),
  slotAt: null,
  calls: 0,
  calledAt: null,
} as const;
const wait = { ...base, state: "waiting", notBefore: null, front: false, forCounterId: null, recall: null } as const;
const waiting: TicketNow = { ticket: wait, ahead: 4, range: { from: 10, to: 15 }, counterIds: ["c1", "c2"] };
const here = { counterId: "c2", calledAt: at("2026-11-24T10:02:00"), servingAt: null, calls: 1 } as const;
const none = { ahead: 0, range: null, counterIds: [] } as const;
const called: TicketNow = { ...none, ticket: { ...base, state: "called", ...here }, counterIds: ["c2"] };
const served: TicketNow = { ...none, ticket: { ...base, state: "serving", ...here }, counterIds: ["c2"] };
const ended = (state: "served" | "missed" | "withdrawn" | "unserved"): TicketNow => ({
  ...none,
  ticket: { ...base, state, endedAt: at("2026-11-24T10:10:00") },
});
const recalled: TicketNow = {
  ...waiting,
  ahead: 1,
  ticket: { ...wait, calls: 1, calledAt: here.calledAt, recall: { counterId: "c2", ready: false } },
};
const later = at("2026-11-24T10:30:00");
const inAWhile = { ...waiting, range: { from: 25, to: 35 } } as const;
const postponed: TicketNow = { ...inAWhile, ticket: { ...wait, notBefore: later } };
const booked: TicketNow = { ...inAWhile, ticket: { ...wait, notBefore: later, slotAt: later, dueAt: later } };
const parked: TicketNow = { ...none, ticket: { ...base, state: "parked", forCounterId: "c1" } };

const line: LineNow = {
  office: sampleOffice,
  location: locationOf(sampleOffice, "naves"),
  day: base.day,
  now: at("2026-11-24T10:02:41"),
  event: 51,
  call: { event: 50, at: here.calledAt, ticketNumber: "A 43", counterId: "c2", again: false },
  open: new Map(),
  places: new Map(),
  wishes: new Map(),
};
/** Nothing may run out of a screen 320 px wide, whatever an office calls its things. */
const longNames = {
  ...sampleOffice,
  counters: sampleOffice.counters.map((counter) => ({ ...counter, name: "Podatelna 12" })),
  services: sampleOffice.services.map((service) => ({
    ...service,
    name: { cs: "Nejneobhospodařovávatelnějšímu Živnostenskoprávní ohlášení provozovny" },
  })),
};
const longLine: LineNow = { ...line, office: longNames, call: null };
const seenOf = (now: TicketNow, more: Partial<Seen> = {}): Seen => ({
  now,
  at: line.now,
  line,
  wish: null,
  returnUntil: null,
  family: [],
  ...more,
});
const pageOf = (now: TicketNow, more: Partial<Seen> = {}, language: Language = "cs"): PageModel => {
  const holder = { visit: sampleVisit("/ticket/x", language), token: "x" };
  const seen = seenOf(now, more);
  const model = ticketModel(holder, seen);
  return { ...model, frame: sampleFrame(model.pageTitle, holder.visit), following: followingOf(holder, seen, model) };
};
const page = (name: string, model: PageModel): Sample => ({ view: "ticket/ticket", name, screen: "phone", model });
const wish = { before: 2, channel: "sms", to: "+420601123456", toldAt: null } as const;
const family = ["A 46", "A 47", "A 48"].map((number) => ({ number, state: "waiting" as const, token: number }));
const whole = pageOf(waiting);
const lineShown = lineModel(visit, line, waiting) ?? null;
const near = (form: NearForm, already = "") =>
  nearModel(visit, sampleFrame(visit.words.ticket.near.title, visit), {
    seen: seenOf(waiting),
    token: "x",
    form,
    already,
  });
const gone = { t: visit.words.ticket, book: "/booking" };

const location = { ...locationOf(sampleOffice, "naves"), phoneTickets: "poster" as const };
const lookout = { office: sampleOffice, location, visit, frame: sampleFrame("Lístek do mobilu", visit) };
const services = sampleOffice.services.map(({ id }, index) => ({
  serviceId: id,
  waiting: index * 3,
  range: index === 1 ? null : { from: 10, to: 15 },
  served: index !== 1,
  stopped: null,
}));
const full = services.map((service) => ({ ...service, stopped: "capacity" as const }));
const onForm = { pass: "pass", wrong: "" };

export const samples: Sample[] = [
  page("waiting", whole),
  page("waiting far behind", pageOf({ ...waiting, ahead: 23, range: { from: 60, to: 85 } })),
  page("next", pageOf({ ...waiting, ahead: 0, range: { from: 0, to: 5 } })),
  page("nobody serves it", pageOf({ ...waiting, range: null }, { line: { ...line, call: null } })),
  page("wants to be told", pageOf(waiting, { wish, family })),
  page("told that it is near", pageOf({ ...waiting, ahead: 2 }, { wish: { ...wish, to: "", toldAt: line.now } })),
  page("called", pageOf(called)),
  page(
    "called to a counter with a long name",
    pageOf({ ...called, ticket: { ...called.ticket, number: "OP 108" } as Ticket }, { line: longLine }),
  ),
  page(
    "waiting with long words",
    pageOf(
      { ...waiting, ahead: 112, range: { from: 240, to: 310 }, ticket: { ...wait, number: "OP 108" } },
      { line: longLine },
    ),
  ),
  page("serving from the call", pageOf(served)),
  page("called in vain", pageOf(recalled)),
  page("postponed", pageOf(postponed)),
  page("before its time", pageOf(booked)),
  page("parked", pageOf(parked)),
  page("served", pageOf(ended("served"))),
  page("missed", pageOf(ended("missed"))),
  page("given up", pageOf(ended("withdrawn"), { returnUntil: at("2026-11-24T10:02:50") })),
  page("given up for good", pageOf(ended("withdrawn"))),
  page("unserved", pageOf(ended("unserved"))),
  page("called pl", pageOf(called, {}, "pl")),
  page("waiting en", pageOf(waiting, {}, "en")),
  page("waiting uk", pageOf(waiting, { wish }, "uk")),
  { view: "ticket/_ticket", name: "waiting", screen: "none", model: whole },
  { view: "ticket/_line", name: "waiting", screen: "none", model: lineShown ?? whole },
  { view: "ticket/gone", name: "gone", screen: "phone", model: { frame, ...gone } },
  { view: "ticket/_gone", name: "gone", screen: "none", model: gone },
  { view: "ticket/near", name: "asked", screen: "phone", model: near(EMPTY_FORM) },
  {
    view: "ticket/near",
    name: "not understood",
    screen: "phone",
    model: near({ before: 3, contact: "601 12", wrong: "contact" }),
  },
  {
    view: "ticket/near",
    name: "already near",
    screen: "phone",
    model: near(EMPTY_FORM, visit.words.ticket.near.already(1)),
  },
  {
    view: "ticket/give-up",
    name: "asked",
    screen: "phone",
    model: {
      frame,
      t: visit.words.ticket,
      number: "A 47",
      action: "/ticket/x/withdrawal",
      back: "/ticket/x",
      following: besideOf({ visit, token: "x" }, seenOf(waiting)),
    },
  },
  { view: "ticket/take", name: "services", screen: "phone", model: takeModel(lookout, services, onForm) },
  { view: "ticket/take", name: "all given", screen: "phone", model: takeModel(lookout, full, onForm) },
  {
    view: "ticket/take-notice",
    name: "asked first",
    screen: "phone",
    model: askModel(lookout, { pass: "pass", serviceId: "op", classId: "" }),
  },
  {
    view: "ticket/take-notice",
    name: "scan again",
    screen: "phone",
    model: scanAgain(lookout.frame, visit.words.ticket.take),
  },
  {
    view: "ticket/poster",
    name: "poster",
    screen: "desktop",
    model: posterModel(lookout, "https://urad.lhota.example/ticket/new?location=naves&c=adC2fCOhbRiB"),
  },
  { view: "ticket/poster", name: "none", screen: "desktop", model: posterModel(lookout, null) },
];
