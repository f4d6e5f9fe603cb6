import { afterEach, beforeEach, describe, expect, test } from "bun:test";
import fc from "fast-check";
import { HOUR, MINUTE, SECOND, after } from "../../src/platform/clock.ts";
import { undo } from "../../src/queue/actions.ts";
import type { Caller } from "../../src/queue/calling-order.ts";
import { forecast, type Outlook } from "../../src/queue/estimate.ts";
import { howRight } from "../../src/queue/how-right.ts";
import { NOTHING, pacesAt, sumsOf, type LearnedRow } from "../../src/queue/learned.ts";
import { bookedOne, newcomer } from "../../src/queue/newcomer.ts";
import type { CurrentTicket, WaitingTicket } from "../../src/queue/ticket.ts";
import { compare } from "../bench/office-days-compare.ts";
import { TUNED } from "../bench/office-days-tuned.ts";
import { at } from "../support/clock.ts";
import { openHouse, type TestHouse } from "../support/house.ts";
import { walkIn } from "../support/line.ts";
import { next, open, press, take } from "../support/queue.ts";

const NOW = at("2026-11-24T09:00");
const DAYS = { learning: 6, told: 4 };

const line = (people: number): WaitingTicket[] =>
  Array.from({ length: people }, (_, place) =>
    walkIn(`A ${place + 1}`, { issued: after(NOW, (place - people) * MINUTE), allowance: 60, serviceId: "op" }),
  );

const counters = (open: number): Caller[] =>
  Array.from({ length: open }, (_, place) => ({
    counterId: `c${place + 1}`,
    services: ["op"],
    now: NOW,
    openCounters: Array.from({ length: open }, (_, other) => `c${other + 1}`),
    callEarly: true,
    recallPauseMs: 2 * MINUTE,
  }));

const outlook = (people: number, open: number, more: Partial<Outlook> = {}): Outlook => ({
  now: NOW,
  waiting: line(people),
  callers: counters(open),
  atCounters: [],
  booked: [],
  showUp: 0.85,
  newcomers: [newcomer({ serviceId: "op", now: NOW, dueAt: after(NOW, HOUR), notBefore: null })],
  paceOf: () => ({ mean: Math.log(600), spread: 0.5, absent: 0.05 }),
  ...more,
});

const told = (of: Outlook) => forecast(of).get("new op");

describe("the wait told", () => {
  test("Q6 on made-up days four of five are told right, and clearly more than with an average and the same width", () => {
    const scores = TUNED.slice(1).map((office) => compare(office, DAYS));
    const mean = (pick: (score: (typeof scores)[number]) => number) =>
      scores.reduce((sum, score) => sum + pick(score) * score.people, 0) /
      scores.reduce((sum, { people }) => sum + people, 0);
    expect(mean(({ ours }) => ours.right)).toBeGreaterThan(0.8);
    expect(mean(({ fixed }) => fixed.right)).toBeLessThan(mean(({ ours }) => ours.right) - 0.1);
    expect(mean(({ ahead }) => ahead.right)).toBeLessThan(mean(({ ours }) => ours.right) - 0.02);
    expect(mean(({ ours }) => ours.error)).toBeLessThan(mean(({ fixed }) => fixed.error));
    expect(mean(({ ours }) => ours.error)).toBeLessThan(mean(({ ahead }) => ahead.error));
  });

  test("Q6 without learning, an office whose file says far too little is told wrong", () => {
    const wrong = TUNED.slice(2).map((office) => compare(office, DAYS, false).ours.right);
    expect(Math.max(...wrong)).toBeLessThan(0.6);
  });

  test("Q6 an idle open counter and nobody ahead is no wait; without a counter nothing is told", () => {
    expect(told(outlook(0, 1))).toEqual({ ahead: 0, range: { from: 0, to: 5 } });
    expect(forecast(outlook(5, 0)).size).toBe(0);
  });

  test("Q6 who is at the counter is waited for, the less the longer they have been there", () => {
    const since = (minutes: number): Outlook => {
      const {
        notBefore: _n,
        front: _f,
        forCounterId: _c,
        recall: _r,
        ...base
      } = walkIn("A 9", { issued: NOW, allowance: 0 });
      const current: CurrentTicket = {
        ...base,
        state: "serving",
        serviceId: "op",
        counterId: "c1",
        calledAt: after(NOW, -minutes * MINUTE),
        servingAt: null,
      };
      return outlook(2, 1, { atCounters: [current] });
    };
    const [free, fresh, long] = [outlook(2, 1), since(0), since(9)].map((of) => told(of)?.range.to ?? Number.NaN);
    expect(fresh).toBeGreaterThan(free ?? 0);
    expect(long).toBeLessThan(fresh ?? 0);
  });

  test("Q6 reservations due by then are counted, also those that have not come yet", () => {
    const soon = bookedOne({
      id: "r",
      serviceId: "op",
      furtherServices: [],
      startsAt: after(NOW, 5 * MINUTE),
      persons: 1,
    });
    const late = {
      ...soon,
      dueAt: after(NOW, 3 * HOUR),
      slotAt: after(NOW, 3 * HOUR),
      notBefore: after(NOW, 3 * HOUR),
    };
    const ahead = (booked: WaitingTicket[]) => told(outlook(2, 1, { booked }))?.ahead;
    expect([ahead([]), ahead([soon]), ahead([late])]).toEqual([2, 3, 2]);
  });

  test("Q6 more people ahead never shorten the range, and it never ends before it starts", () => {
    fc.assert(
      fc.property(fc.nat(40), fc.integer({ min: 1, max: 5 }), (people, open) => {
        const [short, long] = [told(outlook(people, open))?.range, told(outlook(people + 1, open))?.range];
        expect(long?.from).toBeGreaterThanOrEqual(short?.from ?? Number.NaN);
        expect(long?.to).toBeGreaterThanOrEqual(short?.to ?? Number.NaN);
        expect(short?.from).toBeLessThan(short?.to ?? Number.NaN);
      }),
      { numRuns: 40, seed: 6 },
    );
  });
});

describe("what is learned", () => {
  const lesson = fc.oneof(
    fc.record({ seconds: fc.integer({ min: 1, max: 20_000 }), persons: fc.integer({ min: 1, max: 4 }) }),
    fc.constant("absent" as const),
  );

  test("Q6 what is learned is added up in whole numbers, so that taking one back leaves no trace", () => {
    const isWhole = (one: Parameters<typeof sumsOf>[0]) => Object.values(sumsOf(one)).every(Number.isSafeInteger);
    fc.assert(fc.property(lesson, isWhole));
  });

  test("Q6 it starts with the minutes of the office file and goes over to what is seen", () => {
    const minutes = (rows: LearnedRow[]) => {
      const { mean, spread } = pacesAt(rows, 9, () => 20)("op");
      return Math.exp(mean + spread ** 2 / 2) / 60;
    };
    const one = sumsOf({ seconds: 300, persons: 1 });
    const seen = { ...NOTHING, visits: 200, sum: 200 * one.sum, squares: 200 * one.squares };
    expect(minutes([])).toBeCloseTo(20, 5);
    expect(minutes([{ ...seen, serviceId: "op", hour: 9, age: 3 }])).toBeLessThan(6);
    expect(minutes([{ ...seen, serviceId: "pas", hour: 9, age: 3 }])).toBeCloseTo(20, 5);
  });
});

describe("in the house", () => {
  let house: TestHouse;
  beforeEach(async () => {
    house = await openHouse({ now: "2026-11-24T08:00:00" });
  });
  afterEach(() => house.close());

  const learned = () =>
    house.store.raw.query("SELECT service_id, hour, visits, absent FROM learned WHERE visits + absent > 0").all();

  test("Q6 a visit that ends is learned, and unlearned when the deed is taken back", async () => {
    await open(house);
    await take(house);
    await next(house);
    house.clocks.move(8 * MINUTE);
    await next(house);
    expect(learned()).toEqual([{ service_id: "op", hour: 8, visits: 1, absent: 0 }]);
    house.clocks.move(SECOND);
    await house.works.write((work) => undo(work, press("c1")));
    expect(learned()).toEqual([]);
  });

  test("Q6 the supervisor sees how often the told wait was right, by counts alone", async () => {
    await open(house);
    await take(house);
    await take(house);
    await next(house);
    house.clocks.move(HOUR);
    await next(house);
    const right = await house.works.read((reader) => howRight(reader, "naves"));
    expect(right).toEqual({ tickets: 2, right: 1, sooner: 0, later: 1 });
  });
});
