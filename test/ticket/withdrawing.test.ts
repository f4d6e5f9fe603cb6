import { afterEach, beforeEach, expect, test } from "bun:test";
import { HOUR, SECOND } from "../../src/platform/clock.ts";
import { closeDay, takeBackWithdrawal, withdrawTicket } from "../../src/queue/actions.ts";
import { returnUntil, ticketByToken } from "../../src/queue/queries.ts";
import { at } from "../support/clock.ts";
import { lhota } from "../support/cast.ts";
import { openHouse, type TestHouse } from "../support/house.ts";
import { next, nextNumber, open, reserved, stateOf, take, type } from "../support/queue.ts";

/** A ticket given up by mistake (V4). */

let house: TestHouse;
beforeEach(async () => {
  house = await openHouse({ now: "2026-11-24T08:00:00" });
  await open(house);
});
afterEach(() => house.close());

const giveUp = (token: string) => house.works.write((work) => withdrawTicket(work, token));
const takeBack = (token: string) => house.works.write((work) => takeBackWithdrawal(work, token));
const until = (token: string) =>
  house.works.read(async (reader) => {
    const now = await ticketByToken(reader, token);
    return now === null ? null : returnUntil(reader, now.ticket);
  });
const row = (id: string) => {
  const { version: _grows, ...rest } =
    house.store.raw.query<Record<string, unknown>, [string]>("SELECT * FROM ticket WHERE id = ?").get(id) ?? {};
  return rest;
};

test("V4 for ten seconds a ticket given up comes back as it was, with its due time and place", async () => {
  const mine = await take(house);
  await take(house);
  const before = row(mine.ticketId);
  await giveUp(mine.token);
  house.clocks.move(10 * SECOND - 1);
  expect(await until(mine.token)).toBe(at("2026-11-24T08:00:10"));
  await takeBack(mine.token);
  expect(row(mine.ticketId)).toEqual(before);
  expect(await nextNumber(house)).toBe("A 1");
});

test("V4 the tenth second is too late, and twice is no error", async () => {
  const mine = await take(house);
  await giveUp(mine.token);
  await takeBack(mine.token);
  await takeBack(mine.token);
  expect(stateOf(house, "ticket", mine.ticketId)).toBe("waiting");
  await giveUp(mine.token);
  house.clocks.move(10 * SECOND);
  expect(await until(mine.token)).toBeNull();
  await expect(takeBack(mine.token)).rejects.toMatchObject({ key: "undoTooLate" });
});

test("V4 one who was called and gave up does not come back: the next one may have been called", async () => {
  await house.close();
  house = await openHouse({
    now: "2026-11-24T08:00:00",
    office: lhota((office) => {
      for (const location of office.locations) location.coming = "press";
    }),
  });
  await open(house);
  const mine = await take(house);
  await next(house);
  await giveUp(mine.token);
  expect(await until(mine.token)).toBeNull();
  await expect(takeBack(mine.token)).rejects.toMatchObject({ key: "undoTooLate" });
});

test("Q8 nobody comes back into a day that was closed meanwhile", async () => {
  const mine = await take(house);
  await giveUp(mine.token);
  await house.works.write((work) => closeDay(work, "naves", null));
  await expect(takeBack(mine.token)).rejects.toMatchObject({ key: "undoTooLate" });
});

test("B7 a reservation given up after its time comes back with its ticket", async () => {
  house.clocks.move(HOUR);
  const slot = at("2026-11-24T09:00:00");
  const id = reserved(house, { at: slot, code: "123456" });
  house.store.raw.run("INSERT INTO place VALUES ('doklady', ?, 1, 2, ?)", [slot, id]);
  const arrival = await type(house, "123456");
  if (arrival.kind !== "ticket") throw new Error("not welcome");
  await giveUp(arrival.ticket.token);
  expect(stateOf(house, "reservation", id)).toBe("withdrawn");
  await takeBack(arrival.ticket.token);
  expect(stateOf(house, "reservation", id)).toBe("arrived");
  expect(stateOf(house, "ticket", arrival.ticket.ticketId)).toBe("waiting");
});

test("B14 one given up before its time does not come back: its place is offered to others at once", async () => {
  const slot = at("2026-11-24T08:10:00");
  const id = reserved(house, { at: slot, code: "123456" });
  house.store.raw.run("INSERT INTO place VALUES ('doklady', ?, 1, 2, ?)", [slot, id]);
  const arrival = await type(house, "123456");
  if (arrival.kind !== "ticket") throw new Error("not welcome");
  await giveUp(arrival.ticket.token);
  expect(await until(arrival.ticket.token)).toBeNull();
  await expect(takeBack(arrival.ticket.token)).rejects.toMatchObject({ key: "undoTooLate" });
  expect(stateOf(house, "reservation", id)).toBe("withdrawn");
});

test("C2 the database itself lets a ticket given up only wait again, and an unserved one nothing", async () => {
  const mine = await take(house);
  await giveUp(mine.token);
  const set = (state: string) => () =>
    house.store.raw.run("UPDATE ticket SET state = ?, counter_id = 'c1', called_at = 1 WHERE id = ?", [
      state,
      mine.ticketId,
    ]);
  expect(set("called")).toThrow("never changes");
  expect(set("served")).toThrow("never changes");
});
