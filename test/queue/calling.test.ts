import { afterEach, beforeEach, expect, test } from "bun:test";
import { MINUTE, SECOND } from "../../src/platform/clock.ts";
import { Refusal } from "../../src/platform/refusal.ts";
import { callAgain, callNext, came, closeCounter, pauseCounter, withdrawTicket } from "../../src/queue/actions.ts";
import { boardCalls, counterNow } from "../../src/queue/queries.ts";
import { at } from "../support/clock.ts";
import { lhota } from "../support/cast.ts";
import { openHouse, type TestHouse } from "../support/house.ts";
import { done, miss, next, nextNumber, open, press, reserved, stateOf, take, type } from "../support/queue.ts";

let house: TestHouse;
beforeEach(async () => {
  house = await openHouse({ now: "2026-11-24T08:00:00" });
});
afterEach(() => house.close());

const now = () => house.works.read((reader) => counterNow(reader, "c1"));
const calls = () =>
  house.works.read((reader) => boardCalls(reader, { locationId: "naves", counterIds: ["c1", "c2"], most: 5 }));

test("Q1 Další finishes whom the counter serves and calls the next; with nobody left it still finishes", async () => {
  await open(house);
  const first = await take(house);
  expect(await nextNumber(house)).toBe("A 1");
  expect((await now()).current?.state).toBe("serving");
  expect(await nextNumber(house)).toBeNull();
  expect(stateOf(house, "ticket", first.ticketId)).toBe("served");
  expect((await now()).current).toBeNull();
});

test("Q1 where coming is a press of its own, a called client is served only after it", async () => {
  await house.close();
  const office = lhota((lhota) => {
    for (const location of lhota.locations) location.coming = "press";
  });
  house = await openHouse({ office, now: "2026-11-24T08:00:00" });
  await open(house);
  await take(house);
  await next(house);
  expect((await now()).current?.state).toBe("called");
  await house.works.write((work) => came(work, press("c1")));
  await house.works.write((work) => came(work, press("c1")));
  expect((await now()).current?.state).toBe("serving");
  await expect(miss(house)).rejects.toMatchObject({ key: "ticketMoved" });
  await done(house);
});

test("Q3 a double click calls one ticket, and the second press gets the same one", async () => {
  await open(house);
  await take(house);
  await take(house);
  const seen = (await now()).deed?.number ?? 0;
  const both = await Promise.all([
    house.works.write((work) => callNext(work, press("c1", seen))),
    house.works.write((work) => callNext(work, press("c1", seen))),
  ]);
  expect(both.map((ticket) => ticket?.number)).toEqual(["A 1", "A 1"]);
  expect(await now()).toMatchObject({ line: [{ ticket: { number: "A 2" } }] });
});

test("Q3 calling needs an open counter", async () => {
  await take(house);
  await expect(next(house)).rejects.toMatchObject({ key: "counterClosed" });
  await open(house);
  await house.works.write((work) => pauseCounter(work, press("c1")));
  await expect(next(house)).rejects.toMatchObject({ key: "counterClosed" });
});

test("Q4 Toruń: the missing client is called again after each other client, and is gone after the third call", async () => {
  await open(house);
  const missing = await take(house);
  for (let others = 0; others < 3; others += 1) await take(house);
  const sequence: (string | null)[] = [];
  const goOn = async (isAbsent: boolean) => {
    sequence.push(await nextNumber(house));
    house.clocks.move(5 * MINUTE);
    if (isAbsent) await miss(house);
  };
  await goOn(true);
  await goOn(false);
  await goOn(true);
  await goOn(false);
  await goOn(true);
  expect(stateOf(house, "ticket", missing.ticketId)).toBe("missed");
  await goOn(false);
  expect(sequence).toEqual(["A 1", "A 2", "A 1", "A 3", "A 1", "A 4"]);
  expect(await nextNumber(house)).toBeNull();
});

test("Q4 it is never called again sooner than two minutes after its last call", async () => {
  await open(house);
  await take(house);
  await take(house);
  await take(house);
  await next(house);
  await miss(house);
  await next(house);
  house.clocks.move(2 * MINUTE - 1);
  await done(house);
  expect(await nextNumber(house)).toBe("A 3");
  house.clocks.move(1);
  expect(await nextNumber(house)).toBe("A 1");
});

test("Q4 with nobody else waiting the pause alone is enough", async () => {
  await open(house);
  await take(house);
  await next(house);
  await miss(house);
  expect(await nextNumber(house)).toBeNull();
  house.clocks.move(2 * MINUTE);
  expect(await nextNumber(house)).toBe("A 1");
});

test("Q4 when its counter closes, another open counter calls the missing client", async () => {
  await open(house);
  await open(house, "c2");
  await take(house);
  await next(house);
  await miss(house);
  house.clocks.move(2 * MINUTE);
  expect(await nextNumber(house, "c2")).toBeNull();
  await house.works.write((work) => closeCounter(work, press("c1")));
  expect(await nextNumber(house, "c2")).toBe("A 1");
});

test("Q5 a recall announces the same call again and is no new call", async () => {
  await open(house);
  await take(house);
  await next(house);
  const [before] = await calls();
  await house.works.write((work) => callAgain(work, press("c1")));
  const [again, ...others] = await calls();
  expect(others).toEqual([]);
  expect(again).toMatchObject({ ticketNumber: "A 1", counterId: "c1", again: true });
  expect(again?.event).toBeGreaterThan(before?.event ?? 0);
  expect((await now()).current?.calls).toBe(1);
});

test("Q7 a counter does not close over the head of a client", async () => {
  await open(house);
  await take(house);
  await next(house);
  await expect(house.works.write((work) => closeCounter(work, press("c1")))).rejects.toMatchObject({
    key: "counterBusy",
  });
});

test("B7 a reservation's end follows its ticket", async () => {
  const id = reserved(house, { at: at("2026-11-24T08:00"), code: "123456" });
  await type(house, "123456");
  await open(house);
  expect(await nextNumber(house)).toBe("R 1");
  expect(stateOf(house, "reservation", id)).toBe("arrived");
  await done(house);
  expect(stateOf(house, "reservation", id)).toBe("served");
});

test("B7 a reservation whose client never came is missed after the last call", async () => {
  const id = reserved(house, { at: at("2026-11-24T08:00"), code: "123456" });
  await type(house, "123456");
  await open(house);
  for (let call = 1; call <= 3; call += 1) {
    expect(await nextNumber(house)).toBe("R 1");
    await miss(house);
    house.clocks.move(2 * MINUTE);
  }
  expect(stateOf(house, "reservation", id)).toBe("missed");
});

test("V4 a client who gives the ticket up is out of the line; twice is no error, and one who is served stays", async () => {
  await open(house);
  const first = await take(house);
  const second = await take(house);
  await next(house);
  const giveUp = (token: string) => house.works.write((work) => withdrawTicket(work, token));
  await giveUp(second.token);
  await giveUp(second.token);
  expect((await now()).line).toEqual([]);
  await expect(giveUp(first.token)).rejects.toMatchObject({ key: "ticketMoved" });
  await expect(giveUp("nobody's")).rejects.toMatchObject({ key: "notFound" });
});

test("Q1 nothing is done at a counter where nobody is", async () => {
  await open(house);
  await expect(miss(house)).rejects.toBeInstanceOf(Refusal);
  await expect(done(house)).rejects.toMatchObject({ key: "nobodyHere" });
  await expect(house.works.write((work) => callAgain(work, press("c1")))).rejects.toMatchObject({ key: "nobodyHere" });
  house.clocks.move(SECOND);
});
