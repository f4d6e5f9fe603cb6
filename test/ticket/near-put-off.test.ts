import { afterEach, beforeEach, expect, test } from "bun:test";
import { MINUTE, SECOND } from "../../src/platform/clock.ts";
import { park, postpone, raiseClass, takeBackWithdrawal, unpark, withdrawTicket } from "../../src/queue/actions.ts";
import type { Wished } from "../../src/queue/near-actions.ts";
import { lhota } from "../support/cast.ts";
import { at } from "../support/clock.ts";
import { openHouse, type TestHouse } from "../support/house.ts";
import { next, open, press, reserved, take, type } from "../support/queue.ts";
import { lineIn, roundsOf, wishOf, writtenIn } from "./wishing.ts";

/** "Tell me when N are before me" of those who do not simply wait: put off, parked, raised, given up and had back (V4). */

let house: TestHouse;
beforeEach(async () => {
  house = await openHouse({ now: "2026-11-24T08:00:00" });
  await open(house);
});
afterEach(() => house.close());

const wish = (token: string, more: Partial<Wished> = {}) => wishOf(house, token, more);
const written = () => writtenIn(house);
const rounds = () => roundsOf(house);
const line = (people: number) => lineIn(house, people);

test("V4 one given up by mistake and had back within ten seconds still has their wish", async () => {
  const mine = await line(5);
  await wish(mine.token);
  await house.works.write((work) => withdrawTicket(work, mine.token));
  house.clocks.move(10 * SECOND - 1);
  await rounds();
  await house.works.write((work) => takeBackWithdrawal(work, mine.token));
  await rounds();
  for (let calls = 0; calls < 2; calls += 1) await next(house);
  expect(await written()).toHaveLength(1);
});

test("V4 one whose turn was postponed is not told while nobody may call them, however few are before, but four minutes before", async () => {
  const mine = await line(4);
  await wish(mine.token);
  await house.works.write((work) => postpone(work, { ...press("c1"), ticketId: mine.ticketId, minutes: 30 }));
  for (let calls = 0; calls < 3; calls += 1) await next(house);
  await rounds();
  expect(await written()).toEqual([]);
  house.clocks.move(26 * MINUTE - 1);
  await rounds();
  expect(await written()).toEqual([]);
  house.clocks.move(1);
  await rounds();
  await rounds();
  expect(await written()).toHaveLength(1);
});

test("V4 one whose turn was postponed may ask to be told though nobody is before them", async () => {
  const mine = await line(2);
  await house.works.write((work) => postpone(work, { ...press("c1"), ticketId: mine.ticketId, minutes: 30 }));
  await next(house);
  expect(await wish(mine.token)).toEqual({ kind: "set" });
  expect(await written()).toEqual([]);
});

test("V4 one with an appointment is told as it may be called early, and where nobody is, when its time is near", async () => {
  const slot = at("2026-11-24T09:00:00");
  for (const callEarly of [true, false]) {
    await house.close();
    house = await openHouse({
      now: "2026-11-24T08:50:00",
      office: lhota((office) => {
        for (const location of office.locations) location.callEarly = callEarly;
      }),
    });
    await open(house);
    reserved(house, { at: slot, code: "123456" });
    const arrival = await type(house, "123456");
    if (arrival.kind !== "ticket") throw new Error("not welcome");
    const { token } = arrival.ticket;
    expect((await wish(token)).kind).toBe(callEarly ? "already" : "set");
    house.clocks.move(6 * MINUTE);
    await rounds();
    expect(await written()).toHaveLength(callEarly ? 0 : 1);
  }
});

test("V4 one parked is told when they come back and few are before them, not while they are away", async () => {
  const mine = await line(6);
  await wish(mine.token);
  await house.works.write((work) => park(work, { ...press("c1"), ticketId: mine.ticketId }));
  for (let calls = 0; calls < 4; calls += 1) await next(house);
  await rounds();
  expect(await written()).toEqual([]);
  await house.works.write((work) => unpark(work, { ...press("c1"), ticketId: mine.ticketId }));
  expect(await written()).toHaveLength(1);
});

test("V4 one a clerk raises past the others is told in that same work", async () => {
  const mine = await line(6);
  await wish(mine.token, { before: 1 });
  await house.works.write((work) =>
    raiseClass(work, { ...press("c1"), ticketId: mine.ticketId, classId: "infant", reason: "infant" }),
  );
  expect(await written()).toHaveLength(1);
});

test("V4 a notice not yet sent is taken back when its ticket is parked or given up", async () => {
  const mine = await line(4);
  const second = await take(house);
  await wish(mine.token);
  await wish(second.token, { before: 3, recipient: "+420601123457" });
  await next(house);
  expect((await written()).map(({ state }) => state)).toEqual(["queued", "queued"]);
  await house.works.write((work) => park(work, { ...press("c1"), ticketId: mine.ticketId }));
  await house.works.write((work) => withdrawTicket(work, second.token));
  expect((await written()).map(({ state }) => state)).toEqual(["cancelled", "cancelled"]);
});
