import { callsModel, type BoardNow } from "../../src/board/pages.ts";
import { boardOf } from "../../src/office/office.ts";
import { at } from "../support/clock.ts";
import { sampleFrame, sampleOffice, sampleVisit, type Sample } from "../support/sample.ts";

const visit = sampleVisit("/board/cekarna");
const t = visit.words.board;
const board = {
  ...boardOf(sampleOffice, "cekarna"),
  messages: [
    {
      text: "Ve čtvrtek 3. prosince od 12 hodin zavřeno, školení.",
      from: null,
      to: null,
    },
  ],
};
const call = (event: number, time: string, ticketNumber: string, counterId: string) => ({
  event,
  at: at(`2026-11-24T${time}:00`),
  ticketNumber,
  counterId,
  again: false,
});
const waits = (serviceId: string, waiting: number) => ({
  serviceId,
  waiting,
  range: null,
  served: true,
  stopped: null,
});
const full: BoardNow = {
  now: at("2026-11-24T09:42:10"),
  event: 40,
  calls: [
    call(40, "09:42", "R 12", "c1"),
    call(38, "09:34", "A 40", "c2"),
    call(36, "09:33", "E 7", "c1"),
    call(30, "09:31", "A 41", "c2"),
  ],
  services: [waits("op", 7), waits("pas", 2), waits("pobyt", 4)],
};
const calls = (now: BoardNow) => callsModel(sampleOffice, board, now, "cs", t);
const page = (now: BoardNow) => ({
  frame: sampleFrame("Vyvolaná čísla", visit),
  t,
  boardId: "cekarna",
  event: now.event,
  chime: true,
  calls: calls(now),
});

export const samples: Sample[] = [
  { view: "board/board", name: "full", screen: "board", model: page(full) },
  {
    view: "board/board",
    name: "three figures",
    screen: "board",
    model: page({
      ...full,
      calls: [call(41, "09:42", "A 108", "c1"), ...full.calls.slice(1)],
    }),
  },
  {
    view: "board/board",
    name: "nobody yet",
    screen: "board",
    model: page({ ...full, calls: [], services: [waits("op", 0)] }),
  },
  {
    view: "board/_calls",
    name: "fragment",
    screen: "none",
    model: calls(full),
  },
];
