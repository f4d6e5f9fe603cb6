import { expect, test } from "bun:test";
import { callingOrder, nextFor, type Caller, type Obstacle } from "../../src/queue/calling-order.ts";
import { booked, caller, numbers, walkIn } from "../support/line.ts";
import { at } from "../support/clock.ts";

const MORNING = "2026-11-24T";
const time = (clock: string) => at(MORNING + clock);

test("Q2 Trutnov: who has checked in is called before every walk-in, as soon as the client now served is done", () => {
  const line = [
    walkIn("A 1", { issued: time("07:40"), allowance: 24 * 60 }),
    walkIn("A 2", { issued: time("07:50"), allowance: 24 * 60 }),
    booked("R 1", { slot: time("08:00"), checkedIn: time("07:52"), due: "check-in" }),
    booked("R 2", { slot: time("07:45"), checkedIn: time("07:53"), due: "check-in" }),
  ];
  expect(numbers(line, { now: time("07:55") })).toEqual(["R 1", "R 2", "A 1", "A 2"]);
});

test("Q2 Kostelec: a reservation goes at its time, before every walk-in, and not before its time", () => {
  const line = [
    walkIn("A 1", { issued: time("07:40"), allowance: 24 * 60 }),
    booked("R 1", { slot: time("08:00"), checkedIn: time("07:50") }),
  ];
  expect(numbers(line, { now: time("07:59:59") })).toEqual(["A 1"]);
  expect(numbers(line, { now: time("08:00") })).toEqual(["R 1", "A 1"]);
});

test("Q2 Toruń: one list by the time of the ticket or of the reservation favours nobody; at the same time the reservation is first", () => {
  const line = [
    walkIn("101", { issued: time("08:00"), allowance: 0 }),
    walkIn("102", { issued: time("08:15"), allowance: 0 }),
    booked("12", { slot: time("08:15"), checkedIn: time("08:15") }),
    booked("13", { slot: time("08:10"), checkedIn: time("08:10") }),
    walkIn("103", { issued: time("08:05"), allowance: 0 }),
  ];
  expect(numbers(line, { now: time("08:20") })).toEqual(["101", "103", "13", "12", "102"]);
});

test("Q2 a new office: a punctual reservation goes first, and yet a walk-in of an hour ago goes before it", () => {
  const line = [
    walkIn("A 1", { issued: time("07:59"), allowance: 60 }),
    walkIn("A 2", { issued: time("08:01"), allowance: 60 }),
    booked("R 1", { slot: time("09:00"), checkedIn: time("08:50") }),
  ];
  expect(numbers(line, { now: time("09:05") })).toEqual(["A 1", "R 1", "A 2"]);
});

test("Q2 equal due times: a reservation first, then by issue, then by number as people count", () => {
  const line = [
    walkIn("A 10", { issued: time("08:00"), allowance: 60 }),
    walkIn("A 9", { issued: time("08:00"), allowance: 60 }),
    walkIn("P 1", { issued: time("07:00"), allowance: 120 }),
    booked("R 1", { slot: time("09:00"), checkedIn: time("09:00") }),
  ];
  expect(numbers(line, { now: time("09:00") })).toEqual(["R 1", "P 1", "A 9", "A 10"]);
});

test("Q2 ahead of all go a recall whose turn has come and then one sent to the front", () => {
  const line = [
    booked("R 1", { slot: time("08:00"), checkedIn: time("07:50") }),
    walkIn("A 7", { issued: time("08:04"), allowance: 60, front: true }),
    walkIn("A 1", {
      issued: time("07:40"),
      allowance: 60,
      calledAt: time("08:00"),
      recall: { counterId: "c1", ready: true },
    }),
  ];
  expect(numbers(line, { now: time("08:05") })).toEqual(["A 1", "A 7", "R 1"]);
  expect(callingOrder(line, caller({ now: time("08:05") })).map(({ reason }) => reason.kind)).toEqual([
    "recall",
    "front",
    "reservation",
  ]);
});

test("Q2 if nothing may be called, the earliest reservation that has checked in is called early, where the office lets it", () => {
  const line = [
    booked("R 2", { slot: time("08:30"), checkedIn: time("07:58") }),
    booked("R 1", { slot: time("08:15"), checkedIn: time("08:00") }),
  ];
  const [first] = callingOrder(line, caller({ now: time("08:01") }));
  expect(first?.ticket.number).toBe("R 1");
  expect(first?.reason).toEqual({ kind: "early", slotAt: time("08:15") });
  expect(numbers(line, { now: time("08:01") })).toEqual(["R 1"]);
  expect(numbers(line, { now: time("08:01"), callEarly: false })).toEqual([]);
  const withWalkIn = [...line, walkIn("A 1", { issued: time("08:01"), allowance: 60 })];
  expect(numbers(withWalkIn, { now: time("08:01") })).toEqual(["A 1"]);
});

test("Q2 whoever did not come when called early is not called again before the promised time", () => {
  const missing = booked("R 1", {
    slot: time("08:15"),
    checkedIn: time("08:00"),
    calledAt: time("08:01"),
    recall: { counterId: "c1", ready: true },
  });
  expect(numbers([missing], { now: time("08:10") })).toEqual([]);
  expect(numbers([missing], { now: time("08:15") })).toEqual(["R 1"]);
});

const absentAt = (calledAt: string, ready: boolean, counterId = "c1") =>
  walkIn("A 1", {
    issued: time("07:40"),
    allowance: 0,
    calledAt: time(calledAt),
    recall: { counterId, ready },
  });
const other = walkIn("A 2", { issued: time("07:41"), allowance: 0 });

const RECALLS: readonly [what: string, line: Parameters<typeof numbers>[0], now: string, first: string | null][] = [
  ["waits until another was served there", [absentAt("08:00", false), other], "08:30", "A 2"],
  ["goes first when another was served there", [absentAt("08:00", true), other], "08:02", "A 1"],
  ["never goes sooner than the pause", [absentAt("08:00", true), other], "08:01:59.999", "A 2"],
  ["goes after the pause alone when nobody else waits", [absentAt("08:00", false)], "08:02", "A 1"],
  ["does not go before the pause even then", [absentAt("08:00", false)], "08:01:59", null],
  ["is not another counter's while its own is open", [absentAt("08:00", true, "c2"), other], "08:30", "A 2"],
];
for (const [what, line, now, first] of RECALLS)
  test(`Q4 a missing client ${what}`, () => {
    expect(numbers(line, { now: time(now) })[0] ?? null).toBe(first);
  });

test("Q4 when its counter pauses or closes, any open counter that serves it calls the missing client", () => {
  const line = [absentAt("08:00", false, "c2"), other];
  expect(numbers(line, { now: time("08:02"), openCounters: ["c1"] })[0]).toBe("A 1");
  expect(numbers(line, { now: time("08:01"), openCounters: ["c1"] })[0]).toBe("A 2");
  expect(numbers(line, { now: time("08:02"), openCounters: ["c1"], services: ["pas"] })).toEqual([]);
});

test("Q4 of several missing the longest missing is called first", () => {
  const recall = { counterId: "c1", ready: true };
  const line = [
    walkIn("A 1", { issued: time("07:40"), allowance: 0, calledAt: time("08:03"), recall }),
    walkIn("A 5", { issued: time("07:45"), allowance: 0, calledAt: time("08:01"), recall }),
  ];
  expect(numbers(line, { now: time("08:10") })).toEqual(["A 5", "A 1"]);
});

test("Q7 one sent to another open counter waits for it; when that closes it falls back to its service", () => {
  const line = [walkIn("A 1", { issued: time("07:40"), allowance: 0, forCounterId: "c2" })];
  const [held] = callingOrder(line, caller({ now: time("08:00") }));
  expect(held?.obstacle).toEqual({ kind: "other-counter", counterId: "c2" });
  expect(numbers(line, { now: time("08:00"), openCounters: ["c1"] })).toEqual(["A 1"]);
});

test("Q2 one sent to this counter is called here whatever services it serves", () => {
  const line = [walkIn("A 1", { issued: time("07:40"), allowance: 0, forCounterId: "c1" })];
  expect(numbers(line, { now: time("08:00"), services: ["pas"] })).toEqual(["A 1"]);
});

test("Q2 those who may not be called now follow by when that ends, and say why", () => {
  const line = [
    walkIn("A 4", { issued: time("07:40"), allowance: 0, forCounterId: "c2" }),
    booked("R 1", { slot: time("08:30"), checkedIn: time("08:15") }),
    walkIn("A 3", { issued: time("07:50"), allowance: 0, notBefore: time("08:20") }),
    walkIn("A 1", { issued: time("08:00"), allowance: 0 }),
    absentAt("08:18", true),
  ];
  const order = callingOrder(line, caller({ now: time("08:19") }));
  const obstacles = order.map(({ ticket, obstacle }): [string, Obstacle["kind"] | null] => [
    `${ticket.number} ${ticket.recall === null ? "" : "missing"}`.trim(),
    obstacle?.kind ?? null,
  ]);
  expect(obstacles).toEqual([
    ["A 1", null],
    ["A 1 missing", "recall-pause"],
    ["A 3", "postponed"],
    ["R 1", "before-slot"],
    ["A 4", "other-counter"],
  ]);
});

test("Q2 what the counter does not serve is not in its line", () => {
  const line = [walkIn("P 1", { issued: time("07:40"), allowance: 0, serviceId: "pas" })];
  const only: Partial<Caller> = { now: time("08:00"), services: ["op"] };
  expect(callingOrder(line, caller(only))).toEqual([]);
});

test("B15 what one open counter can do at once waits for it; sent here by a clerk it does not", () => {
  const openServices = new Map([
    ["c1", ["op"]],
    ["c2", ["op", "pas"]],
  ]);
  const here: Caller = { ...caller({ now: time("08:00") }), services: ["op"], openServices };
  const visit = walkIn("A 1", { issued: time("07:40"), allowance: 0, furtherServices: ["pas"] });
  expect(callingOrder([visit], here)[0]?.obstacle).toEqual({ kind: "together", counterId: "c2" });
  expect(callingOrder([{ ...visit, forCounterId: "c1" }], here)[0]?.obstacle).toBeNull();
  expect(callingOrder([visit], { ...here, openServices: new Map([["c1", ["op"]]]) })[0]?.obstacle).toBeNull();
});

test("Q4 Další finishes the client of now, so a missing one is next with one there, and not without", () => {
  const now = time("08:10");
  const missing = walkIn("A 1", {
    issued: time("07:40"),
    allowance: 60,
    calls: 1,
    calledAt: time("08:00"),
    recall: { counterId: "c1", ready: false },
  });
  const line = [missing, walkIn("A 2", { issued: time("07:41"), allowance: 60 })];
  expect(nextFor(line, caller({ now }), true)?.ticket.number).toBe("A 1");
  expect(nextFor(line, caller({ now }), false)?.ticket.number).toBe("A 2");
  expect(nextFor([], caller({ now }), true)).toBeNull();
});

test("Q2 a reservation that a clerk gave a class is explained by it", () => {
  const raised = booked("R 1", { slot: time("08:30"), checkedIn: time("08:20"), classId: "infant", notBefore: null });
  expect(callingOrder([raised], caller({ now: time("08:21") }))[0]?.reason).toEqual({
    kind: "priority",
    classId: "infant",
  });
});
