import { afterEach, beforeEach, expect, test } from "bun:test";
import { MINUTE, SECOND } from "../../src/platform/clock.ts";
import { closeDay, transfer, undo, withdrawTicket } from "../../src/queue/actions.ts";
import { ticketByToken } from "../../src/queue/queries.ts";
import { dropNear, settleNear, type Wished } from "../../src/queue/near-actions.ts";
import { openHouse, type TestHouse } from "../support/house.ts";
import { done, miss, next, open, press, take } from "../support/queue.ts";
import { lineIn, roundsOf, wishesIn, wishOf, writtenIn } from "./wishing.ts";

/** "Tell me when N are before me" (V4) on a real file: Lhota, one counter that serves all, Tuesday 24 November 2026. */

let house: TestHouse;
beforeEach(async () => {
  house = await openHouse({ now: "2026-11-24T08:00:00" });
  await open(house);
});
afterEach(() => house.close());

const wish = (token: string, more: Partial<Wished> = {}) => wishOf(house, token, more);
const written = () => writtenIn(house);
const wishes = () => wishesIn(house);
const rounds = () => roundsOf(house);
const line = (people: number) => lineIn(house, people);

test("V4 who wants to know when two are before them is told once, in the work of the call that makes it true", async () => {
  const mine = await line(5);
  expect(await wish(mine.token)).toEqual({ kind: "set" });
  await next(house);
  expect(await written()).toEqual([]);
  await next(house);
  const [letter, ...others] = await written();
  expect(others).toEqual([]);
  expect(letter).toMatchObject({ kind: "near", channel: "sms", to: "+420601123456", state: "queued" });
  expect(letter?.text).toContain("A 5");
  const token = /http:\/\/lhota\.example\/ticket\/([\w-]{22,})/.exec(letter?.text ?? "")?.[1] ?? "";
  expect(token).not.toBe(mine.token); // S4: its own address is nowhere to be read
  const led = await house.works.read((reader) => ticketByToken(reader, token));
  expect(led?.ticket.id).toBe(mine.ticketId);
});

test("M1 the message and the call are one work: neither is there when the work fails", async () => {
  const mine = await line(4);
  await wish(mine.token);
  const failing = house.works.write(async (work) => {
    await settleNear(work, [{ locationId: "naves" }]);
    throw new Error("no");
  });
  await expect(failing).rejects.toThrow("no");
  expect(await written()).toEqual([]);
  expect(wishes()[0]?.told_at).toBeNull();
});

test("V4 told once, even if the line grows again", async () => {
  const mine = await line(4);
  await wish(mine.token);
  await next(house);
  const ahead = await take(house, "op", { classId: "infant" });
  expect(ahead.number).not.toBe(mine.number);
  await next(house);
  await next(house);
  expect(await written()).toHaveLength(1);
  await expect(wish(mine.token, { before: 1 })).rejects.toMatchObject({ kind: "conflict" });
});

test("V4 where so few are before already, that is said and nothing is kept", async () => {
  const mine = await line(3);
  expect(await wish(mine.token)).toEqual({ kind: "already", ahead: 2 });
  expect(wishes()).toEqual([]);
  expect(await written()).toEqual([]);
  expect(await wish(mine.token, { before: 1 })).toEqual({ kind: "set" });
});

test("V4 a later wish takes the place of the first, and can be taken back", async () => {
  const mine = await line(6);
  await wish(mine.token);
  await wish(mine.token, { before: 3, channel: "email", recipient: "vesna@example.org" });
  expect(wishes()).toHaveLength(1);
  await house.works.write((work) => dropNear(work, mine.token));
  await house.works.write((work) => dropNear(work, mine.token));
  for (let calls = 0; calls < 5; calls += 1) await next(house);
  expect(await written()).toEqual([]);
});

test("V4 a wish taken back and made again holds", async () => {
  const mine = await line(4);
  await wish(mine.token);
  await house.works.write((work) => dropNear(work, mine.token));
  await wish(mine.token, { before: 1 });
  await rounds();
  await next(house);
  expect(await written()).toEqual([]);
  await next(house);
  expect(await written()).toHaveLength(1);
});

test("V4 a call takes back a notice that has not left; no notice leaves after four minutes", async () => {
  const mine = await line(4);
  await wish(mine.token);
  await next(house);
  const [row] = house.store.raw.query<{ not_after: number; lane: number }, []>("SELECT * FROM message").all();
  expect(row).toMatchObject({ not_after: house.clocks.office() + 4 * MINUTE, lane: 95 });
  for (let calls = 0; calls < 3; calls += 1) await next(house);
  expect((await written()).map(({ state }) => state)).toEqual(["cancelled"]);
});

test("V4 an undo of the call that brought it near does not tell twice", async () => {
  const mine = await line(4);
  await wish(mine.token);
  await next(house);
  await house.works.write((work) => undo(work, press("c1")));
  await next(house);
  expect(await written()).toHaveLength(1);
});

test("V4 a line that grows short as others give up tells too", async () => {
  const first = await take(house);
  const second = await take(house);
  await take(house);
  await take(house);
  const mine = await take(house);
  await wish(mine.token);
  await house.works.write((work) => withdrawTicket(work, first.token));
  expect(await written()).toEqual([]);
  await house.works.write((work) => withdrawTicket(work, second.token));
  expect(await written()).toHaveLength(1);
});

test("V4 what only time makes near is told by the job", async () => {
  for (let more = 0; more < 4; more += 1) await take(house);
  const mine = await take(house);
  await wish(mine.token, { before: 3 });
  house.store.raw.run("UPDATE near_wish SET before = 4"); // as though the line had grown short with no event
  await rounds();
  expect(await written()).toHaveLength(1);
});

test("A4 the contact is gone from the wish in the work that writes the message", async () => {
  const mine = await line(4);
  await wish(mine.token);
  expect(wishes()).toMatchObject([{ recipient: "+420601123456" }]);
  await next(house);
  expect(wishes()).toMatchObject([{ recipient: null }]);
  const [row] = house.store.raw.query<{ erase_at: number }, []>("SELECT erase_at FROM message").all();
  expect(row?.erase_at).toBe(house.clocks.office() + 4 * MINUTE);
});

test("A4 a wish goes with its ticket, however that ends, and at the day's end", async () => {
  const mine = await line(5);
  await wish(mine.token);
  await rounds();
  expect(wishes()).toHaveLength(1);
  await house.works.write((work) => withdrawTicket(work, mine.token));
  house.clocks.move(10 * SECOND);
  await rounds();
  expect(wishes()).toEqual([]);
  const other = await line(3);
  await wish(other.token);
  await house.works.write((work) => closeDay(work, "naves", null));
  await rounds();
  expect(wishes()).toEqual([]);
});

test("V4 nobody who is called, missed for good or over can wish; a stranger's address is not found", async () => {
  const mine = await line(1);
  await next(house);
  await expect(wish(mine.token)).rejects.toMatchObject({ key: "ticketMoved" });
  await done(house);
  await expect(wish(mine.token)).rejects.toMatchObject({ key: "ticketMoved" });
  await expect(wish("stranger")).rejects.toMatchObject({ kind: "not-found" });
});

test("V4 one called in vain, who waits again, still has their wish", async () => {
  const mine = await line(4);
  await wish(mine.token, { before: 1 });
  await next(house);
  await miss(house);
  house.clocks.move(30 * SECOND);
  await next(house);
  await next(house);
  expect(await written()).toHaveLength(1);
});

test("V4 a wish is kept through a transfer", async () => {
  const mine = await line(6);
  await wish(mine.token, { before: 1 });
  await house.works.write((work) =>
    transfer(work, { ...press("c1"), ticketId: mine.ticketId, to: { serviceId: "pas" } }),
  );
  for (let calls = 0; calls < 4; calls += 1) await next(house);
  expect(await written()).toHaveLength(1);
});

test("P2 the history says that somebody wished, never to whom", async () => {
  const mine = await line(4);
  await wish(mine.token);
  await next(house);
  const events = house.store.raw.query<{ kind: string; detail: string }, []>("SELECT kind, detail FROM event").all();
  expect(events.map(({ kind }) => kind)).toContain("near-wished");
  expect(events.map(({ kind }) => kind)).toContain("near-told");
  expect(JSON.stringify(events)).not.toContain("601123456");
});
