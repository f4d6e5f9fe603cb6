import type { TicketNow } from "../../src/queue/queries.ts";
import type { TicketId } from "../../src/queue/ticket.ts";
import { day } from "../../src/platform/civil.ts";
import { locationOf } from "../../src/office/office.ts";
import { ticketModel } from "../../src/ticket/pages.ts";
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
const waiting: TicketNow = {
  ticket: {
    ...base,
    state: "waiting",
    notBefore: null,
    front: false,
    forCounterId: null,
    recall: null,
  },
  ahead: 9,
  range: { from: 25, to: 35 },
  counterIds: ["c1", "c2"],
};
const called: TicketNow = {
  ...waiting,
  ticket: {
    ...base,
    state: "called",
    counterId: "c2",
    calledAt: at("2026-11-24T09:50:00"),
    servingAt: null,
  },
  ahead: 0,
  range: null,
};
const missed: TicketNow = {
  ...called,
  ticket: { ...base, state: "missed", endedAt: at("2026-11-24T10:10:00") },
};
const model = (now: TicketNow) =>
  ticketModel(sampleOffice, visit, frame, {
    now,
    calls: [],
    path: "/ticket/x",
  });

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
  {
    view: "ticket/ticket",
    name: "waiting",
    screen: "phone",
    model: model(waiting),
  },
  {
    view: "ticket/ticket",
    name: "called",
    screen: "phone",
    model: model(called),
  },
  {
    view: "ticket/ticket",
    name: "missed",
    screen: "phone",
    model: model(missed),
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
