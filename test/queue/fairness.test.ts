import { expect, test } from "bun:test";
import fc from "fast-check";
import { after, instant, MINUTE } from "../../src/platform/clock.ts";
import { callingOrder } from "../../src/queue/calling-order.ts";
import type { WaitingTicket } from "../../src/queue/ticket.ts";
import { at } from "../support/clock.ts";
import { booked, caller, walkIn } from "../support/line.ts";

const START = at("2026-11-24T08:00");
const minute = fc.integer({ min: 0, max: 120 });

const someWalkIn = (allowance: number) =>
  fc
    .record({ number: fc.integer({ min: 1, max: 999 }), issued: minute })
    .map(({ number, issued }) => walkIn(`A ${number}`, { issued: after(START, issued * MINUTE), allowance }));
const someBooked = fc
  .record({
    number: fc.integer({ min: 1, max: 999 }),
    slot: minute,
    early: fc.integer({ min: -15, max: 15 }),
    due: fc.constantFrom("slot-or-check-in" as const, "check-in" as const),
  })
  .map(({ number, slot, early, due }) =>
    booked(`R ${number}`, {
      slot: after(START, slot * MINUTE),
      checkedIn: after(START, (slot + early) * MINUTE),
      due,
    }),
  );
const someLine = (allowance: number) =>
  fc.array(fc.oneof(someWalkIn(allowance), someBooked), { minLength: 1, maxLength: 30 });

const joined = (ticket: WaitingTicket) => ticket.issuedAt;

for (const allowance of [0, 15, 60])
  test(`Q2 with an allowance of ${allowance} minutes nothing that joins later than that overtakes a walk-in`, () => {
    fc.assert(
      fc.property(someLine(allowance), minute, (line, now) => {
        const at = after(START, now * MINUTE);
        const there = line.filter((ticket) => joined(ticket) <= at);
        const order = callingOrder(there, caller({ now: at }));
        for (const [index, { ticket, obstacle }] of order.entries()) {
          if (obstacle !== null || ticket.slotAt !== null) continue;
          for (const before of order.slice(0, index))
            expect(joined(before.ticket)).toBeLessThanOrEqual(after(joined(ticket), allowance * MINUTE));
        }
      }),
      { numRuns: 300 },
    );
  });

test("Q2 a walk-in is called in the end, though reservations come without end", () => {
  const waiting: WaitingTicket[] = [walkIn("A 1", { issued: START, allowance: 60 })];
  const called: string[] = [];
  for (let round = 0; round < 200 && !called.includes("A 1"); round += 1) {
    const now = after(START, round * MINUTE);
    waiting.push(booked(`R ${round}`, { slot: now, checkedIn: now }));
    const first = callingOrder(waiting, caller({ now }))[0];
    if (first === undefined) continue;
    called.push(first.ticket.number);
    waiting.splice(waiting.indexOf(first.ticket), 1);
  }
  expect(called.indexOf("A 1")).toBe(61); // those of 8:00 to 9:00 go before it, as of equals the reservation is first
});

test("Q2 the order depends on the tickets, not on how they lie in the table", () => {
  fc.assert(
    fc.property(someLine(60), minute, fc.integer(), (line, now, seed) => {
      const unique = [...new Map(line.map((ticket) => [ticket.number, ticket])).values()];
      const at = after(START, now * MINUTE);
      const shuffled = unique.toSorted((a, b) => hash(a.number, seed) - hash(b.number, seed));
      const order = (tickets: readonly WaitingTicket[]) =>
        callingOrder(tickets, caller({ now: at })).map(({ ticket }) => ticket.number);
      expect(order(shuffled)).toEqual(order(unique));
    }),
    { numRuns: 200 },
  );
});

test("Q2 calling one after another gives the very order the clerk was shown, while nothing changes", () => {
  fc.assert(
    fc.property(someLine(60), (line) => {
      const now = instant(START + 300 * MINUTE);
      const shown = callingOrder(line, caller({ now })).map(({ ticket }) => ticket);
      const waiting = [...line];
      for (const expected of shown) {
        const first = callingOrder(waiting, caller({ now }))[0]?.ticket;
        expect(first?.number).toBe(expected.number);
        if (first !== undefined) waiting.splice(waiting.indexOf(first), 1);
      }
    }),
    { numRuns: 100 },
  );
});

const hash = (text: string, seed: number): number =>
  [...text].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0) * (seed | 1)) % 1_000_003, 7);
