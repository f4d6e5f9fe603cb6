import { afterEach, beforeEach, expect, test } from "bun:test";
import { MINUTE, SECOND } from "../../src/platform/clock.ts";
import { callAgain, openCounter, pauseCounter, withdrawTicket } from "../../src/queue/actions.ts";
import { boardCalls } from "../../src/queue/queries.ts";
import { at } from "../support/clock.ts";
import { lhota } from "../support/cast.ts";
import { openHouse, type TestHouse } from "../support/house.ts";
import { done, miss, next, nextNumber, open, press, reserved, stateOf, take, type } from "../support/queue.ts";
import { clerkIn } from "./clerk.ts";

let house: TestHouse;
beforeEach(async () => {
  house = await openHouse({ now: "2026-11-24T08:00:00" });
  await open(house);
});
afterEach(() => house.close());

const { takeBack, now, rows: tickets } = clerkIn(() => house);
const calls = async () =>
  (await house.works.read((reader) => boardCalls(reader, { locationId: "naves", counterIds: ["c1"], most: 5 }))).map(
    ({ ticketNumber }) => ticketNumber,
  );

test("Q5 undoing Další un-finishes the one and un-calls the other, whole", async () => {
  await take(house);
  await take(house);
  await next(house);
  const before = tickets();
  await next(house);
  expect(await calls()).toEqual(["A 2", "A 1"]);
  await takeBack();
  expect(tickets()).toEqual(before);
  expect((await now()).current?.number).toBe("A 1");
  expect(await calls()).toEqual(["A 1"]);
});

test("Q5 the tenth second is too late, the millisecond before it is not", async () => {
  await take(house);
  await next(house);
  house.clocks.move(10 * SECOND);
  expect((await now()).deed?.undoUntil).toBeNull();
  await expect(takeBack()).rejects.toMatchObject({ key: "undoTooLate" });
  await done(house);
  house.clocks.move(10 * SECOND - 1);
  expect((await now()).deed?.undoUntil).toBe(at("2026-11-24T08:00:20"));
  await takeBack();
  expect((await now()).current?.number).toBe("A 1");
});

test("Q5 if either has moved, nothing at all is taken back", async () => {
  await house.close();
  const office = lhota((lhota) => {
    for (const location of lhota.locations) location.coming = "press";
  });
  house = await openHouse({ office, now: "2026-11-24T08:00:00" });
  await open(house);
  await take(house);
  const second = await take(house);
  await next(house);
  await next(house);
  await house.works.write((work) => withdrawTicket(work, second.token));
  const before = tickets();
  await expect(takeBack()).rejects.toMatchObject({ key: "ticketMoved" });
  expect(tickets()).toEqual(before);
});

test("Q5 a deed is taken back once: the second press changes nothing", async () => {
  await take(house);
  await next(house);
  const seen = (await now()).deed?.number ?? 0;
  await takeBack("c1", seen);
  const before = tickets();
  await takeBack("c1", seen);
  expect(tickets()).toEqual(before);
  await expect(takeBack()).rejects.toMatchObject({ key: "undoTooLate" });
});

test("Q5 taking a no-show back brings the client back to the counter with the same call", async () => {
  await take(house);
  await next(house);
  await miss(house);
  await takeBack();
  expect((await now()).current).toMatchObject({ number: "A 1", calls: 1, state: "serving" });
});

test("Q4 a finished client taken back does not let the missing one be called", async () => {
  await take(house);
  await take(house);
  await take(house);
  await next(house);
  await miss(house);
  await next(house);
  house.clocks.move(2 * MINUTE);
  await done(house);
  expect((await now()).line[0]?.ticket.number).toBe("A 1");
  await takeBack();
  expect((await now()).line[0]?.ticket.number).toBe("A 3");
});

test("Q5 undoing Další that called the missing one again leaves it missing, and still waiting for its turn", async () => {
  await take(house);
  await take(house);
  await take(house);
  await next(house);
  await miss(house);
  await next(house);
  house.clocks.move(2 * MINUTE);
  const before = tickets();
  expect(await nextNumber(house)).toBe("A 1");
  await takeBack();
  expect(tickets()).toEqual(before);
});

test("Q5 a reservation goes back with its ticket", async () => {
  const id = reserved(house, { at: at("2026-11-24T08:00"), code: "123456" });
  await type(house, "123456");
  await next(house);
  await done(house);
  await takeBack();
  expect(stateOf(house, "reservation", id)).toBe("arrived");
  await done(house);
  expect(stateOf(house, "reservation", id)).toBe("served");
});

test("Q5 the call announced again can still be taken back, within ten seconds of the call", async () => {
  await take(house);
  await next(house);
  await house.works.write((work) => callAgain(work, press("c1")));
  expect(await calls()).toEqual(["A 1"]);
  await takeBack();
  expect(await calls()).toEqual([]);
  expect((await now()).current).toBeNull();
});

test("Q5 pausing is a deed too, and so is taking a counter over", async () => {
  await house.works.write((work) => pauseCounter(work, press("c1")));
  await takeBack();
  expect((await now()).state).toBe("open");
  await house.works.write((work) => openCounter(work, { ...press("c1"), staffId: "petr" }));
  expect((await now()).staffId).toBe("petr");
  await takeBack();
  expect((await now()).staffId).toBe("jana");
});

test("Q9 what was taken back is told: the events say which call", async () => {
  const first = await take(house);
  await next(house);
  await takeBack();
  const kinds = house.store.raw
    .query<{ kind: string; ticket_id: string | null }, []>("SELECT kind, ticket_id FROM event ORDER BY number")
    .all();
  expect(kinds.slice(-2)).toEqual([
    { kind: "call-taken-back", ticket_id: first.ticketId },
    { kind: "deed-taken-back", ticket_id: null },
  ]);
});
