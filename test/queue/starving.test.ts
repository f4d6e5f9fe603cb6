import { expect, test } from "bun:test";
import fc from "fast-check";
import { after, instant, MINUTE, type Instant } from "../../src/platform/clock.ts";
import { callingOrder, type Caller, type Placed } from "../../src/queue/calling-order.ts";
import type { WaitingTicket } from "../../src/queue/ticket.ts";
import { at } from "../support/clock.ts";
import { booked, caller, walkIn } from "../support/line.ts";

/** A day of three counters that share their services in part, minute by minute, with more people than they can serve. */
const START = at("2026-11-24T08:00");
const COUNTERS: Record<string, readonly string[]> = { c1: ["op", "pas"], c2: ["op"], c3: ["pas", "pobyt"] };
const SERVICES = ["op", "pas", "pobyt"];
const INFANT = 0;

type Order = (tickets: readonly WaitingTicket[], caller: Caller) => readonly Placed[];

interface Overtaking {
  readonly number: string;
  /** Who joined later than the allowance and was called first all the same. */
  readonly by: string;
}

const minute = fc.record({
  joins: fc.array(
    fc.record({
      kind: fc.constantFrom("walk-in", "walk-in", "infant", "booked", "booked"),
      service: fc.constantFrom(...SERVICES),
      /** Minutes from now to the slot; a reservation comes up to a quarter of an hour before or after it. */
      ahead: fc.integer({ min: -15, max: 15 }),
    }),
    { maxLength: 3 },
  ),
  presses: fc.array(fc.constantFrom(...Object.keys(COUNTERS)), { maxLength: 2 }),
});
type Day = readonly (typeof minute extends fc.Arbitrary<infer One> ? One : never)[];
const day: fc.Arbitrary<Day> = fc.array(minute, { minLength: 60, maxLength: 160 });

/** Plays the day by an order and returns every overtaking that Q2 forbids, and how many were called. */
function play(
  minutes: Day,
  rule: { allowance: number; due: "check-in" | "slot-or-check-in"; order: Order },
): { forbidden: Overtaking[]; called: number } {
  const waiting: WaitingTicket[] = [];
  const allowance = new Map<WaitingTicket, number>();
  const forbidden: Overtaking[] = [];
  let [serial, called] = [0, 0];
  for (const [index, { joins, presses }] of minutes.entries()) {
    const now = after(START, index * MINUTE);
    for (const { kind, service, ahead } of joins) {
      serial += 1;
      const own = kind === "infant" ? INFANT : rule.allowance;
      const ticket =
        kind === "booked"
          ? booked(`R ${serial}`, {
              slot: after(now, ahead * MINUTE),
              checkedIn: now,
              due: rule.due,
              serviceId: service,
            })
          : walkIn(`A ${serial}`, { issued: now, allowance: own, serviceId: service });
      waiting.push(ticket);
      allowance.set(ticket, kind === "booked" ? 0 : own);
    }
    for (const counterId of presses) {
      const who = caller({ counterId, services: COUNTERS[counterId] ?? [], now, openCounters: Object.keys(COUNTERS) });
      const order = rule.order(waiting, who);
      const first = order[0];
      if (first === undefined || first.obstacle !== null) continue;
      called += 1;
      waiting.splice(waiting.indexOf(first.ticket), 1);
      if (first.reason.kind === "early") continue; // only where nobody else may be called
      for (const { ticket, obstacle } of order.slice(1)) {
        const until = after(countsFrom(ticket, rule.due), (allowance.get(ticket) ?? 0) * MINUTE);
        if (obstacle === null && first.ticket.issuedAt > until)
          forbidden.push({ number: ticket.number, by: first.ticket.number });
      }
    }
  }
  return { forbidden, called };
}

/** A reservation that came too early has its place from its slot on. */
const countsFrom = ({ issuedAt, slotAt }: WaitingTicket, due: "check-in" | "slot-or-check-in"): Instant =>
  slotAt === null || due === "check-in" ? issuedAt : instant(Math.max(slotAt, issuedAt));

const RULES = [0, 15, 60].flatMap((allowance) =>
  (["check-in", "slot-or-check-in"] as const).map((due) => ({ allowance, due })),
);

for (const { allowance, due } of RULES)
  test(`Q2 over a whole day at three counters, allowance ${allowance}, due by ${due}: nothing that joins later overtakes`, () => {
    let calls = 0;
    fc.assert(
      fc.property(day, (minutes) => {
        const { forbidden, called } = play(minutes, { allowance, due, order: callingOrder });
        calls += called;
        expect(forbidden).toEqual([]);
      }),
      { numRuns: 150, seed: 5 },
    );
    expect(calls).toBeGreaterThan(500); // a day on which nobody is called would prove nothing
  });

/** Orders that towns have been sold, each of which lets somebody starve. */
const BROKEN: Record<string, Order> = {
  "every reservation first": (tickets, who) =>
    callingOrder(tickets, who).toSorted((a, b) => rank(a) - rank(b) || booking(a) - booking(b)),
  "the newest first": (tickets, who) =>
    callingOrder(tickets, who).toSorted((a, b) => rank(a) - rank(b) || b.ticket.issuedAt - a.ticket.issuedAt),
};
const rank = ({ obstacle }: Placed): number => (obstacle === null ? 0 : 1);
const booking = ({ ticket }: Placed): number => (ticket.slotAt === null ? 1 : 0);

for (const [name, order] of Object.entries(BROKEN))
  test(`Q2 the proof sees an order that starves somebody: ${name}`, () => {
    const days = fc.sample(day, { numRuns: 10, seed: 5 });
    const caught = days.filter(
      (minutes) => play(minutes, { allowance: 15, due: "check-in", order }).forbidden.length > 0,
    );
    expect(caught.length).toBeGreaterThan(5);
  });

test("Q2 with an allowance of a day every reservation goes first, and whoever comes without one is still served in the end", () => {
  fc.assert(
    fc.property(day, (minutes) => {
      const quiet = Array.from({ length: 400 }, () => ({ joins: [], presses: Object.keys(COUNTERS) }));
      const joined = minutes.reduce((sum, { joins }) => sum + joins.length, 0);
      const rule = { allowance: 24 * 60, due: "check-in" as const, order: callingOrder };
      expect(play([...minutes, ...quiet], rule).called).toBe(joined);
    }),
    { numRuns: 15, seed: 6 },
  );
});
