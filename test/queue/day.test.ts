import { afterEach, beforeEach, expect, test } from "bun:test";
import { MINUTE } from "../../src/platform/clock.ts";
import { closeCounter, closeDay, undo } from "../../src/queue/actions.ts";
import { queueJobs } from "../../src/queue/jobs.ts";
import { counterNow, lastEvent } from "../../src/queue/queries.ts";
import { at } from "../support/clock.ts";
import { openHouse, type TestHouse } from "../support/house.ts";
import { done, next, nextNumber, open, press, reserved, stateOf, take, type } from "../support/queue.ts";

let house: TestHouse;
beforeEach(async () => {
  house = await openHouse({ now: "2026-11-24T08:00:00" });
});
afterEach(() => house.close());

const tick = async () => {
  let deeds = 0;
  for (const job of queueJobs(house.works)) deeds += await job.run();
  return deeds;
};
const counter = () => house.works.read((reader) => counterNow(reader, "c1"));
const closed = () =>
  house.store.raw
    .query<{ day: string }, []>("SELECT day FROM closed_day ORDER BY day")
    .all()
    .map(({ day }) => day);

test("Q8 the supervisor closes the day: who still waits is unserved, the reservation too, and the counters are closed", async () => {
  const walkIn = await take(house);
  const id = reserved(house, { at: at("2026-11-24T08:00"), code: "123456" });
  await type(house, "123456");
  await open(house);
  await house.works.write((work) => closeDay(work, "naves", "sona"));
  expect(stateOf(house, "ticket", walkIn.ticketId)).toBe("unserved");
  expect(stateOf(house, "reservation", id)).toBe("unserved");
  expect(await counter()).toMatchObject({ state: "closed", line: [] });
  await expect(take(house)).rejects.toMatchObject({ key: "issuingClosed" });
  await expect(type(house, "123456")).rejects.toMatchObject({ key: "issuingClosed" });
  await expect(house.works.write((work) => undo(work, press("c1")))).rejects.toMatchObject({ key: "undoTooLate" });
});

test("Q8 the day is not closed while a counter serves", async () => {
  await open(house);
  await take(house);
  await next(house);
  const close = () => house.works.write((work) => closeDay(work, "naves", "sona"));
  await expect(close()).rejects.toMatchObject({ key: "counterBusy" });
  await done(house);
  await close();
  expect(closed()).toEqual(["2026-11-24"]);
});

test("Q8 it closes itself two hours after the last opening hour, and waits for a counter that still serves", async () => {
  await open(house);
  await take(house);
  await take(house);
  house.clocks.set("2026-11-24T16:50:00");
  await next(house);
  house.clocks.set("2026-11-24T16:59:59");
  expect(await tick()).toBe(0);
  house.clocks.set("2026-11-24T17:00:00");
  expect(await tick()).toBe(0);
  await done(house);
  expect(await tick()).toBe(1);
  expect(closed()).toEqual(["2026-11-24"]);
  expect((await counter()).state).toBe("closed");
  expect(await tick()).toBe(0);
});

test("Q8 a clerk who opens again after closing is let work", async () => {
  await house.works.write((work) => closeDay(work, "naves", "sona"));
  house.clocks.set("2026-11-24T18:00:00");
  await open(house);
  expect(await tick()).toBe(0);
  expect((await counter()).state).toBe("open");
  house.clocks.set("2026-11-25T07:00:00");
  expect(await tick()).toBe(1);
  expect((await counter()).state).toBe("closed");
});

test("T4 after a stop over days the next tick closes what was left open, once, and nothing of it is in today's queue", async () => {
  await open(house);
  const served = await take(house);
  const waiting = await take(house);
  await next(house);
  house.clocks.set("2026-11-27T08:30:00");
  expect((await counter()).line).toEqual([]);
  expect(await tick()).toBe(3); // a day, and the two touches of the day
  expect(await tick()).toBe(0);
  expect(closed()).toEqual(["2026-11-24"]);
  expect(stateOf(house, "ticket", served.ticketId)).toBe("unserved");
  expect(stateOf(house, "ticket", waiting.ticketId)).toBe("unserved");
  await open(house);
  expect(await nextNumber(house)).toBeNull();
  expect((await take(house)).number).toBe("A 1");
});

test("B8 a reservation without check-in joins the queue at its time with its number, seen by the very next deed", async () => {
  const id = reserved(house, { at: at("2026-11-24T09:00"), serviceId: "pobyt", number: "102" });
  await open(house);
  house.clocks.set("2026-11-24T08:59:59");
  expect(await nextNumber(house)).toBeNull();
  house.clocks.set("2026-11-24T09:00:00");
  expect(await nextNumber(house)).toBe("102");
  expect(stateOf(house, "reservation", id)).toBe("due");
  await done(house);
  expect(stateOf(house, "reservation", id)).toBe("served");
});

test("T4 however late it is noticed, it is due at its time; the tick alone brings it in, and costs nothing when none is due", async () => {
  reserved(house, { at: at("2026-11-24T09:00"), serviceId: "pobyt", number: "102" });
  expect(await tick()).toBe(0);
  const before = await house.works.read(lastEvent);
  house.clocks.set("2026-11-24T09:07:00");
  expect(await tick()).toBe(1);
  expect(await tick()).toBe(0);
  expect(await house.works.read(lastEvent)).toBeGreaterThan(before);
  const [placed] = (await counter()).line;
  expect(placed?.ticket).toMatchObject({ number: "102", dueAt: at("2026-11-24T09:00"), notBefore: null });
});

test("Q8 a reservation whose time comes after the day was closed is unserved and waits for nobody", async () => {
  const id = reserved(house, { at: at("2026-11-24T11:00"), serviceId: "pobyt", number: "104" });
  await house.works.write((work) => closeDay(work, "naves", "sona"));
  house.clocks.set("2026-11-24T11:00:00");
  await tick();
  expect(stateOf(house, "reservation", id)).toBe("unserved");
  expect((await counter()).line).toEqual([]);
});

test("Q7 a counter that closes opens with its own services again", async () => {
  await open(house);
  await house.works.write((work) => closeCounter(work, press("c1")));
  house.clocks.move(MINUTE);
  await open(house);
  expect(await counter()).toMatchObject({ state: "open", staffId: "jana", services: ["op", "pas", "pobyt"] });
});
