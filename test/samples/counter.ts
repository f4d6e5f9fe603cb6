import type { Counter, Location } from "../../src/office/office-file.ts";
import type { StaffMember } from "../../src/office/people.ts";
import { officeFile } from "../../src/office/office-file.ts";
import type { Day } from "../../src/platform/civil.ts";
import { fieldsOf } from "../../src/platform/body.ts";
import { MINUTE } from "../../src/platform/clock.ts";
import type { Person } from "../../src/platform/http.ts";
import type { Language } from "../../src/platform/language.ts";
import type { Look } from "../../src/counter/look.ts";
import { chooseModel, counterPageModel } from "../../src/counter/pages.ts";
import { NOTHING_TRIED, signInModel } from "../../src/counter/sign-in-page.ts";
import { screenModel } from "../../src/counter/screen.ts";
import type { PanelKind } from "../../src/counter/panel.ts";
import { panelModel } from "../../src/counter/panels.ts";
import { callingOrder, nextFor, type Caller, type Placed } from "../../src/queue/calling-order.ts";
import type { CounterNow } from "../../src/queue/queries.ts";
import type { CurrentTicket, ParkedTicket, TicketId, WaitingTicket } from "../../src/queue/ticket.ts";
import type { ReservationId } from "../../src/reservations/reservation.ts";
import { lhota, VISITOR } from "../support/cast.ts";
import { at } from "../support/clock.ts";
import { walkIn } from "../support/line.ts";
import { sampleFrame, sampleOffice, sampleReservation, sampleVisit, type Sample } from "../support/sample.ts";

/** One morning at booth 2 of Lhota, at 9:42 on Tuesday 24 November 2026. */
const DAY = "2026-11-24" as Day;
const time = (hhmm: string) => at(`${DAY}T${hhmm}`);
export const NOW = time("09:42:00");

export const JANA: Person = {
  staffId: "jana",
  name: "Jana Dvořáková",
  roles: ["clerk"],
};
const STAFF: StaffMember[] = [
  { ...JANA, hasPin: true },
  { staffId: "petr", name: "Petr Malý", roles: ["clerk"], hasPin: true },
  { staffId: "sona", name: "Soňa Veselá", roles: ["supervisor"], hasPin: true },
];

const office = sampleOffice;
const location = part<Location>(office.locations, 0);
const counter = part<Counter>(office.counters, 1);

export function waiting(number: string, issued: string, more: Partial<WaitingTicket> = {}): WaitingTicket {
  const id = number.replace(" ", "").toLowerCase() as TicketId;
  const serviceId = number.startsWith("P") ? "pas" : "op";
  return walkIn(number, { issued: time(issued), allowance: 0, id, serviceId, ...more });
}

export const R12: CurrentTicket = {
  id: "r12" as TicketId,
  version: 2,
  locationId: location.id,
  day: DAY,
  number: "R 12",
  serviceId: "op",
  reservationId: "r12" as ReservationId,
  source: "reservation",
  classId: null,
  persons: 1,
  language: "cs",
  issuedAt: time("09:24"),
  dueAt: time("09:30"),
  slotAt: time("09:30"),
  calls: 1,
  state: "serving",
  counterId: counter.id,
  calledAt: time("09:37:48"),
  servingAt: time("09:37:48"),
};

export const A41 = waiting("A 41", "09:02", {
  calls: 1,
  calledAt: time("09:31"),
  recall: { counterId: counter.id, ready: false },
});

const LINE = [
  A41,
  waiting("A 46", "09:36", { classId: "infant", dueAt: time("08:36") }),
  waiting("R 11", "09:38", { slotAt: time("09:30"), dueAt: time("09:01") }),
  waiting("A 42", "09:08"),
  waiting("A 43", "09:11"),
  waiting("P 19", "09:15"),
  waiting("A 44", "09:20"),
  waiting("A 45", "09:26"),
  waiting("P 20", "09:31"),
  waiting("A 47", "09:42"),
];

export const placed = (tickets: readonly WaitingTicket[]): Placed[] => callingOrder(tickets, CALLER);

const CALLER: Caller = {
  counterId: counter.id,
  services: counter.services,
  now: NOW,
  openCounters: [counter.id],
  callEarly: true,
  recallPauseMs: 2 * MINUTE,
};

export function queueNow(change: Partial<CounterNow> = {}): CounterNow {
  const queue: CounterNow = {
    counterId: counter.id,
    state: "open",
    staffId: JANA.staffId,
    services: counter.services,
    current: R12,
    line: placed(LINE),
    parked: [],
    deed: null,
    next: null,
    note: null,
    servicesChanged: false,
    ...change,
  };
  const waits = queue.line.map(({ ticket }) => ticket);
  return { ...queue, next: change.next ?? nextFor(waits, CALLER, queue.current !== null) };
}

const BOOKING = sampleReservation("r12", `${DAY}T09:30`, {
  state: "arrived",
  createdAt: time("07:00"),
  window: { from: time("09:15"), to: time("09:45") },
  number: "R 12",
  client: VISITOR,
});

export const look = (queue: CounterNow = queueNow(), change: Partial<Look> = {}): Look => ({
  office,
  location,
  counter,
  now: NOW,
  event: 42,
  queue,
  booking: queue.current === R12 ? BOOKING : null,
  sitting: STAFF.find(({ staffId }) => staffId === queue.staffId)?.name ?? null,
  unreached: [],
  troubles: [],
  ...change,
});

export const screen = (of: Look = look(), notice = "", language: Language = "cs") =>
  screenModel(of, JANA, sampleVisit("/counter/c2", language), notice);

const served = {
  number: 41,
  kind: "ticket-called",
  ticketNumber: "R 12",
  undoUntil: time("09:42:07"),
};
const PAPER = {
  kind: "printer",
  printer: "Vstupní hala",
  paper: { state: "paper-near-end", fault: null, waiting: 3 },
} as const;
const press = office.locations.map((one) => ({ ...one, coming: "press" as const }));

const LOOKS: readonly [string, Look, string][] = [
  ["serving, recall first", look(queueNow({ deed: served }), { troubles: [PAPER] }), ""],
  ["waiting, nobody here", look(queueNow({ current: null, line: placed(LINE.slice(1)) })), ""],
  ["empty", look(queueNow({ current: null, line: [] })), "Teď nikdo nečeká."],
  ["last one", look(queueNow({ line: [] })), ""],
  ["paused", look(queueNow({ state: "paused", current: null })), ""],
  ["closed", look(queueNow({ state: "closed", staffId: null, current: null })), ""],
  ["occupied", look(queueNow({ staffId: "petr" })), "Sedí tu Petr Malý. Nejdřív místo převezměte."],
  [
    "called, coming is a press",
    look(queueNow({ current: { ...R12, state: "called", servingAt: null, persons: 3 } }), {
      location: part<Location>(press, 0),
    }),
    "",
  ],
  [
    "trouble, three figures",
    look(queueNow({ current: { ...R12, number: "A 108", slotAt: null, reservationId: null } }), {
      booking: null,
      troubles: [
        { ...PAPER, paper: { ...PAPER.paper, state: "cover-open", fault: "cover-open" } },
        { kind: "silent", what: "board", name: "Čekárna" },
        { kind: "silent", what: "kiosk", name: "Vstupní hala" },
        { kind: "messages", waiting: 2 },
        { kind: "outage", from: "9:10", to: "9:14" },
        { kind: "clock", jumpedMs: 7_200_000 },
      ],
    }),
    "",
  ],
];

const page = (of: Look, notice: string, panel: PanelKind | null = null, ticketId: string | null = null) => {
  const visit = sampleVisit("/counter/c2");
  const model = screen(of, notice);
  return counterPageModel({
    frame: sampleFrame(model.title, visit),
    visit,
    screen: model,
    panel: panel === null ? null : panelModel(of, JANA, visit, { kind: panel, ticketId, tried: null }),
    event: 42,
  });
};

const P17: ParkedTicket = { ...waiting("P 17", "09:01"), state: "parked", forCounterId: counter.id };
const busy = look(queueNow({ deed: served, parked: [P17], note: "chybí rodný list", servicesChanged: true }));
const PANEL_SAMPLES = [
  ["outcome", null],
  ["postpone", null],
  ["transfer", null],
  ["direct", null],
  ["pick", null],
  ["ticket", "a42"],
  ["services", null],
  ["note", null],
  ["help", null],
] as const;

const visit = sampleVisit("/counter");
const trial = { clock: "9:42", back: "/counter/c2" };

export const samples: Sample[] = [
  ...LOOKS.map(([name, of, notice]): Sample => ({
    view: "counter/counter",
    name,
    screen: "counter",
    model: page(of, notice),
  })),
  ...PANEL_SAMPLES.map(([kind, ticketId]): Sample => ({
    view: "counter/counter",
    name: `panel ${kind}`,
    screen: "counter",
    model: page(busy, "", kind, ticketId),
  })),
  {
    view: "counter/_panel",
    name: "minutes not understood",
    screen: "none",
    model: panelModel(look(), JANA, sampleVisit("/counter/c2"), {
      kind: "postpone",
      ticketId: null,
      tried: { fields: fieldsOf(new URLSearchParams({ minutes: "sto" })), problem: "Napište počet minut od 1 do 120." },
    }),
  },
  { view: "counter/_counter", name: "serving", screen: "none", model: screen() },
  {
    view: "counter/counter",
    name: "trial office",
    screen: "counter",
    model: { ...page(look(), ""), frame: sampleFrame("Kabinka 2", visit, trial) },
  },
  {
    view: "counter/choose",
    name: "three states",
    screen: "counter",
    model: chooseModel(sampleFrame("Kam si sednete?", visit), visit, JANA, {
      office: { ...officeFile.parse(lhota()), version: 1 },
      counters: [
        queueNow({ counterId: "c1", services: ["op", "pas", "pobyt"], staffId: "petr", state: "paused" }),
        queueNow(),
      ],
      staff: STAFF,
    }),
  },
  {
    view: "counter/sign-in",
    name: "a row of names",
    screen: "counter",
    model: signInModel(
      sampleFrame("Kdo sedí u počítače?", visit),
      visit,
      { staff: STAFF, known: true, person: JANA, trialPin: "" },
      {
        back: "/counter/c2",
        tried: { ...NOTHING_TRIED, staffId: "petr", problem: visit.words.counter.wrongPin },
      },
    ),
  },
  {
    view: "counter/sign-in",
    name: "unknown computer",
    screen: "counter",
    model: signInModel(
      sampleFrame("Přihlášení", visit),
      visit,
      { staff: STAFF, known: false, person: null, trialPin: "" },
      { back: "/counter", tried: NOTHING_TRIED },
    ),
  },
];

function part<Part>(parts: readonly Part[], index: number): Part {
  const found = parts[index];
  if (found === undefined) throw new Error("the cast has no such part");
  return found;
}
