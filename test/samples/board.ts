import { displayNow } from "../../src/board/display.ts";
import { boardSet, callsModel, type BoardNow } from "../../src/board/pages.ts";
import { squareModel } from "../../src/board/square.ts";
import { voiceOf } from "../../src/board/voice.ts";
import type { Board } from "../../src/office/office-file.ts";
import { boardOf, type Office } from "../../src/office/office.ts";
import type { CounterNow } from "../../src/queue/queries.ts";
import { lhota } from "../support/cast.ts";
import { at } from "../support/clock.ts";
import { sampleFrame, sampleVisit, type Sample } from "../support/sample.ts";

const visit = sampleVisit("/board/cekarna");
const t = visit.words.board;
const NOW = at("2026-11-24T09:42:10");

/** Lhota as on a busy day: a third counter, four matters, phones that take tickets. */
const office: Office = {
  ...lhota((file) => {
    const [first] = file.services;
    const [place] = file.locations;
    if (first !== undefined) file.services.push({ ...first, id: "overeni", name: "Ověřování", booking: null });
    if (place !== undefined) place.phoneTickets = "changing";
    for (const counter of file.counters) counter.services = [...counter.services, "overeni"];
    file.counters.push({ id: "c3", location: "naves", name: "3", services: ["op"] });
    file.displays.push({ id: "okenko-1", location: "naves", counter: "c1" });
  }),
  version: 1,
};
const still: Office = { ...office, locations: office.locations.map((each) => ({ ...each, phoneTickets: "off" })) };

const message = { text: "Ve čtvrtek 3. prosince od 12 hodin zavřeno, školení.", from: null, to: null };
const board = { ...boardOf(office, "cekarna"), messages: [message] };
const call = (event: number, time: string, ticketNumber: string, counterId: string) => ({
  event,
  at: at(`2026-11-24T${time}:00`),
  ticketNumber,
  counterId,
  again: false,
});
const waits = (serviceId: string, waiting: number, counterIds = ["c1", "c2"]) => ({ serviceId, waiting, counterIds });
const full: BoardNow = {
  now: NOW,
  event: 40,
  calls: [
    call(40, "09:42", "R 12", "c3"),
    call(38, "09:34", "A 40", "c2"),
    call(36, "09:33", "E 7", "c1"),
    call(30, "09:31", "A 41", "c3"),
  ],
  takenBack: [],
  lobby: {
    services: [waits("op", 7, ["c1", "c2", "c3"]), waits("pas", 2), waits("pobyt", 2, ["c1"]), waits("overeni", 4)],
    next: ["A 48", "A 49", "R 13", "E 8", "A 50", "P 6"],
  },
};

const setFor = (shown: Board, from: Office = still) => boardSet(from, shown, { clips: true, edition: "sample" });
const page = (now: BoardNow, shown: Board = board, from: Office = still) => {
  const set = setFor(shown, from);
  return {
    frame: sampleFrame("Vyvolaná čísla", visit),
    t,
    boardId: "cekarna",
    edition: "sample",
    event: now.event,
    now: now.now,
    voice: JSON.stringify(voiceOf(set, now.now)),
    readable: t.readable(55, 14, 8),
    calls: callsModel(set, now, "cs", t),
    square: squareModel(
      { key: "k".repeat(43), location: set.location, publicAddress: "http://lhota.example", now: now.now },
      { t, from: "/board/cekarna/square" },
    ),
    shift: 4,
  };
};
const crowded = { ...board, nextNumbers: true };

const atCounter = (more: Partial<CounterNow>): CounterNow => ({
  counterId: "c1",
  state: "open",
  staffId: "jana",
  services: ["op", "pas"],
  current: null,
  servicesChanged: false,
  note: null,
  next: null,
  line: [],
  parked: [],
  deed: null,
  ...more,
});
const [display = { id: "okenko-1", location: "naves", counter: "c1" }] = office.displays;
const called = {
  state: "called",
  number: "R 12",
  calledAt: NOW,
  counterId: "c1",
  servingAt: null,
} as CounterNow["current"];
const part = (counter: Partial<CounterNow>) =>
  displayNow({ office, display, counter: atCounter(counter), edition: "sample", now: NOW }, "cs", t);
const small = (counter: Partial<CounterNow>) => ({
  frame: sampleFrame(t.display.title, visit),
  t,
  displayId: display.id,
  edition: "sample",
  event: 40,
  now: NOW,
  shift: 4,
  part: part(counter),
});

export const samples: Sample[] = [
  { view: "board/board", name: "full", screen: "board", model: page(full) },
  { view: "board/board", name: "standing", screen: "standing", model: page(full) },
  {
    view: "board/board",
    name: "three figures",
    screen: "board",
    model: page({ ...full, calls: [call(41, "09:42", "A 108", "c1"), ...full.calls.slice(1)] }),
  },
  {
    view: "board/board",
    name: "three figures standing",
    screen: "standing",
    model: page({ ...full, calls: [call(41, "09:42", "A 108", "c1"), ...full.calls.slice(1)] }),
  },
  {
    view: "board/board",
    name: "call taken back",
    screen: "board",
    model: page({ ...full, takenBack: [{ ...call(42, "09:42", "A 47", "c2"), at: NOW }] }),
  },
  { view: "board/board", name: "next and square", screen: "board", model: page(full, crowded, office) },
  { view: "board/board", name: "next and square standing", screen: "standing", model: page(full, crowded, office) },
  {
    view: "board/board",
    name: "nobody yet",
    screen: "board",
    model: page({ ...full, calls: [], lobby: { services: [waits("op", 0)], next: [] } }),
  },
  { view: "board/_calls", name: "fragment", screen: "none", model: page(full).calls },
  { view: "board/_square", name: "fragment", screen: "none", model: page(full, crowded, office).square ?? {} },
  { view: "board/display", name: "called", screen: "small", model: small({ current: called }) },
  { view: "board/display", name: "open", screen: "small", model: small({}) },
  { view: "board/display", name: "pause", screen: "small", model: small({ state: "paused" }) },
  { view: "board/display", name: "closed", screen: "small", model: small({ state: "closed" }) },
  { view: "board/_display", name: "fragment", screen: "none", model: part({ current: called }) },
  {
    view: "board/start-go",
    name: "on the way",
    screen: "none",
    model: { language: "cs", title: t.callsLabel, to: "/board/cekarna" },
  },
];
