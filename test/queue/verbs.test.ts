import { afterEach, beforeEach, describe, expect, test } from "bun:test";
import { MINUTE, SECOND } from "../../src/platform/clock.ts";
import { closeCounter, closeDay, finish, pick, transfer, unpark, withdrawTicket } from "../../src/queue/actions.ts";
import { callsTakenBack, servicesNow, unreached, dayNow } from "../../src/queue/queries.ts";
import { at } from "../support/clock.ts";
import { openHouse, type TestHouse } from "../support/house.ts";
import { done, miss, next, nextNumber, open, press, stateOf, take } from "../support/queue.ts";
import { clerkIn, moved } from "./clerk.ts";

let house: TestHouse;
beforeEach(async () => {
  house = await openHouse({ now: "2026-11-24T08:00:00" });
  await open(house);
});
afterEach(() => house.close());
const { later, aside, back, send, choose, raise, without, today, takeBack, now, rows } = clerkIn(() => house);

describe("the services of today", () => {
  test("Q7 a counter serves others today, until it closes", async () => {
    await open(house, "c2");
    await take(house, "pobyt");
    expect((await now("c2")).next).toBeNull();
    await today(["pobyt"], "c2");
    expect(await now("c2")).toMatchObject({ services: ["pobyt"], servicesChanged: true });
    expect(await nextNumber(house, "c2")).toBe("E 1");
    await done(house, "c2");
    await house.works.write((work) => closeCounter(work, press("c2")));
    await open(house, "c2");
    expect(await now("c2")).toMatchObject({ services: ["op", "pas"], servicesChanged: false });
  });

  test("Q7 none, an unknown one, and those of a closed counter are refused", async () => {
    await expect(today([])).rejects.toMatchObject({ key: "notUnderstood" });
    await expect(today(["op", "xyz"])).rejects.toMatchObject({ key: "notUnderstood" });
    await expect(today(["op"], "c2")).rejects.toMatchObject({ key: "counterClosed" });
  });

  test("Q7 the supervisor sees whom no open counter serves, and the parked whose counter has closed", async () => {
    const left = () => house.works.read((reader) => unreached(reader, "naves"));
    await take(house, "pobyt");
    const { ticketId } = await take(house);
    expect(await left()).toEqual([]);
    await today(["op"]);
    expect(await left()).toEqual([{ serviceId: "pobyt", waiting: 1 }]);
    await aside(ticketId);
    await open(house, "c2");
    await house.works.write((work) => closeCounter(work, press("c1")));
    expect(await left()).toEqual([
      { serviceId: "op", waiting: 1 },
      { serviceId: "pobyt", waiting: 1 },
    ]);
  });

  test("Q7 the day in numbers by counter", async () => {
    await take(house);
    await take(house);
    await take(house, "pobyt");
    await next(house);
    await next(house);
    const { counters } = await house.works.read((reader) => dayNow(reader, "naves"));
    expect(counters).toMatchObject([
      { counterId: "c1", state: "open", staffId: "jana", current: "A 2", served: 1, missed: 0, waiting: 1 },
      { counterId: "c2", state: "closed", staffId: null, current: null, served: 0, missed: 0, waiting: 0 },
    ]);
  });
});

describe("taking back", () => {
  const deeds: Record<string, (ids: readonly string[]) => Promise<unknown>> = {
    "postponing who is here": () => later(null, 10),
    "postponing another": ([, second = ""]) => later(second, 10),
    "parking who is here": () => aside(null),
    "parking another": ([, second = ""]) => aside(second),
    "a transfer to the front of another service": ([, second = ""]) => send(second, { serviceId: "pas", front: true }),
    "a transfer to a counter": () => send(null, { counterId: "c2" }),
    "a pick": ([, , third = ""]) => choose(third),
    "a class": ([, second = ""]) => raise(second),
    "a finish with an outcome": () =>
      house.works.write((work) => finish(work, { ...press("c1"), outcome: "referred", services: ["pas"] })),
  };
  for (const [what, deed] of Object.entries(deeds)) {
    test(`Q5 ${what} is taken back whole`, async () => {
      const ids = [(await take(house)).ticketId, (await take(house)).ticketId, (await take(house)).ticketId];
      await next(house);
      const before = rows();
      await deed(ids);
      expect(rows()).not.toEqual(before);
      await takeBack();
      expect(rows()).toEqual(before);
    });

    test(`Q5 ${what}, after ten seconds, stays`, async () => {
      const ids = [(await take(house)).ticketId, (await take(house)).ticketId, (await take(house)).ticketId];
      await next(house);
      await deed(ids);
      const after = rows();
      house.clocks.move(10 * SECOND);
      await expect(takeBack()).rejects.toMatchObject({ key: "undoTooLate" });
      expect(rows()).toEqual(after);
    });
  }

  test("Q6 what a deed taught about how long clients take is taken out again with it", async () => {
    const taught = () =>
      house.store.raw
        .query<Record<string, number>, []>(
          "SELECT sum(visits) AS visits, sum(sum) AS sum, sum(absent) AS absent FROM learned",
        )
        .get();
    await take(house);
    await take(house);
    await next(house);
    house.clocks.move(5 * MINUTE);
    await next(house);
    expect(taught()).toMatchObject({ visits: 1, absent: 0 });
    await takeBack();
    expect(taught()).toEqual({ visits: 0, sum: 0, absent: 0 });
    await miss(house);
    expect(taught()).toMatchObject({ visits: 0, absent: 1 });
    await takeBack();
    expect(taught()).toEqual({ visits: 0, sum: 0, absent: 0 });
  });

  test("Q5 unparking and the services of today are taken back too", async () => {
    const { ticketId } = await take(house);
    await aside(ticketId);
    const before = rows();
    await back(ticketId);
    await takeBack();
    expect(rows()).toEqual(before);
    await today(["pas"]);
    await takeBack();
    expect(await now()).toMatchObject({ servicesChanged: false, state: "open" });
  });

  test("Q5 a transfer stays once another counter has called the ticket", async () => {
    await open(house, "c2");
    await take(house);
    await next(house);
    await send(null, { counterId: "c2" });
    await next(house, "c2");
    await expect(takeBack()).rejects.toMatchObject(moved);
    expect((await now("c2")).current?.number).toBe("A 1");
  });

  test("Q5 the board says which call was taken back, until it is made again", async () => {
    await take(house);
    await next(house);
    await takeBack();
    const told = () =>
      house.works.read((reader) =>
        callsTakenBack(reader, { locationId: "naves", counterIds: ["c1"], since: at("2026-11-24T08:00") }),
      );
    expect(await told()).toMatchObject([{ ticketNumber: "A 1", counterId: "c1" }]);
    await next(house);
    expect(await told()).toEqual([]);
  });
});

describe("illegal origins", () => {
  test("Q1 what has ended, is elsewhere or does not exist is refused by every verb, never a fault", async () => {
    await open(house, "c2");
    await take(house);
    const elsewhere = (await next(house, "c2"))?.id ?? "";
    const over = await take(house);
    await house.works.write((work) => withdrawTicket(work, over.token));
    const before = rows();
    for (const id of [elsewhere, over.ticketId])
      for (const verb of [
        () => later(id, 5),
        () => aside(id),
        () => back(id),
        () => send(id, { front: true }),
        () => choose(id),
        () => raise(id),
      ])
        await expect(verb()).rejects.toMatchObject(moved);
    for (const verb of [() => later("none", 5), () => aside("none"), () => choose("none")])
      await expect(verb()).rejects.toMatchObject({ kind: "not-found" });
    for (const verb of [() => later(null, 5), () => aside(null), () => send(null, { front: true })])
      await expect(verb()).rejects.toMatchObject({ key: "nobodyHere" });
    expect(rows()).toEqual(before);
  });

  test("Q1 a parked ticket moves only back, by hand or out: not postponed, parked again or transferred", async () => {
    const { ticketId } = await take(house);
    await aside(ticketId);
    await expect(later(ticketId, 5)).rejects.toMatchObject(moved);
    await expect(aside(ticketId)).rejects.toMatchObject(moved);
    await expect(send(ticketId, { front: true })).rejects.toMatchObject(moved);
  });

  test("Q8 yesterday's ticket is not for today", async () => {
    const { ticketId } = await take(house);
    house.clocks.move(24 * 60 * MINUTE);
    await open(house);
    await expect(choose(ticketId)).rejects.toMatchObject(moved);
  });

  test("Q3 a press made on an older screen does nothing", async () => {
    const first = await take(house);
    const seen = (await now()).deed?.number ?? 0;
    await aside(first.ticketId);
    const before = rows();
    const old = { ...press("c1", seen), ticketId: first.ticketId };
    await house.works.write((work) => unpark(work, old));
    await house.works.write((work) => pick(work, { ...old, reason: "other" }));
    await house.works.write((work) => transfer(work, { ...old, to: { front: true } }));
    expect(rows()).toEqual(before);
  });

  test("Q6 a parked ticket does not count as waiting for its service", async () => {
    const { ticketId } = await take(house);
    await aside(ticketId);
    const services = await house.works.read((reader) => servicesNow(reader, "naves"));
    expect(services.find(({ serviceId }) => serviceId === "op")?.waiting).toBe(0);
  });
});

describe("the day's end", () => {
  test("Q8 parked, postponed, missing and sent-on tickets are unserved, and none is in tomorrow's queue", async () => {
    const ids = [];
    for (let count = 0; count < 4; count += 1) ids.push((await take(house)).ticketId);
    await next(house);
    await miss(house);
    await aside(ids[1] ?? "");
    await later(ids[2] ?? "", 120);
    await send(ids[3] ?? "", { counterId: "c2" });
    await house.works.write((work) => closeDay(work, "naves", "sona"));
    expect(ids.map((id) => stateOf(house, "ticket", id))).toEqual(Array(4).fill("unserved"));
    await expect(takeBack()).rejects.toMatchObject({ key: "undoTooLate" });
    house.clocks.move(24 * 60 * MINUTE);
    await open(house);
    expect(await now()).toMatchObject({ line: [], parked: [], next: null });
  });

  test("Q8 a day is not closed while somebody without a ticket is served", async () => {
    await without();
    const closing = house.works.write((work) => closeDay(work, "naves", "sona"));
    await expect(closing).rejects.toMatchObject({ key: "counterBusy" });
  });
});
