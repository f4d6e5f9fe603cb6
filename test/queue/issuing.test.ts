import { afterEach, beforeEach, expect, test } from "bun:test";
import { MINUTE } from "../../src/platform/clock.ts";
import { labelOf, runningAfter } from "../../src/queue/numbering.ts";
import { resumeIssuing, stopIssuing } from "../../src/queue/issuing-actions.ts";
import { servicesNow, ticketById, ticketByToken } from "../../src/queue/queries.ts";
import { rangeOf } from "../../src/queue/waiting-time.ts";
import { lhota } from "../support/cast.ts";
import { at } from "../support/clock.ts";
import type { Day } from "../../src/platform/civil.ts";
import { keyedHash } from "../../src/platform/id.ts";
import { openHouse, TEST_KEY, type TestHouse } from "../support/house.ts";
import { next, open, reserved, take, takeAll, type } from "../support/queue.ts";

let house: TestHouse;
beforeEach(async () => {
  house = await openHouse({ now: "2026-11-24T08:00:00" });
});
afterEach(() => house.close());

const reopen = async (change: Parameters<typeof lhota>[0], now = "2026-11-24T08:00:00") => {
  await house.close();
  house = await openHouse({ office: lhota(change), now });
};
const services = () => house.works.read((reader) => servicesNow(reader, "naves"));
const stopped = async (serviceId = "op") =>
  (await services()).find((service) => service.serviceId === serviceId)?.stopped;
const count = (table: string): number =>
  house.store.raw.query<{ rows: number }, []>(`SELECT count(*) AS rows FROM ${table}`).get()?.rows ?? -1;

test("K2 each service has its letter and numbers that rise, and a new day begins again", async () => {
  const numbers = async () => [
    (await take(house)).number,
    (await take(house, "pas")).number,
    (await take(house)).number,
  ];
  expect(await numbers()).toEqual(["A 1", "P 1", "A 2"]);
  house.clocks.set("2026-11-25T08:00:00");
  expect(await numbers()).toEqual(["A 1", "P 1", "A 2"]);
});

test("K2 beyond its end a series runs on, but into no other series of its letter and no slot's number", () => {
  const series = { id: "a", prefix: "", from: 1, to: 3 };
  const others = [series, { id: "b", prefix: "", from: 5, to: 6 }, { id: "c", prefix: "C", from: 7, to: 9 }];
  const numbers = runningAfter(1, series, { others, slots: [{ from: 8, to: 9 }] });
  expect(numbers.take(6).toArray()).toEqual([2, 3, 4, 7, 10, 11]);
  expect(labelOf(series, 2)).toBe("2");
  expect(labelOf({ prefix: "A" }, 47)).toBe("A 47");
});

test("K2 a ticket takes no number of the day's slots, nor one a reservation holds", async () => {
  await reopen((office) => {
    for (const location of office.locations)
      location.series = location.series.map((series) =>
        series.id === "e" ? { ...series, prefix: "", from: 100, to: 300 } : series,
      );
  });
  expect((await take(house, "pobyt")).number).toBe("100");
  expect((await take(house, "pobyt")).number).toBe("105"); // 101–104 are the places of 8:00 to 11:00
  reserved(house, { at: at("2026-11-24T13:00"), serviceId: "pobyt", number: "106" });
  expect((await take(house, "pobyt")).number).toBe("107");
});

test("K3 one touch, however often it is sent, is one ticket with one paper and the same address", async () => {
  const touch = { touchId: "touch-1", kioskId: "hala" };
  const [first, second] = await Promise.all([take(house, "op", touch), take(house, "op", touch)]);
  expect(second).toEqual(first);
  house.clocks.set("2026-11-24T22:00:00");
  expect(await take(house, "op", touch)).toEqual(first);
  expect([count("ticket"), count("print_job")]).toEqual([1, 1]);
  const found = await house.works.read((reader) => ticketByToken(reader, first.token));
  expect(found?.ticket.number).toBe("A 1");
});

test("K3 tickets are given within issuing hours, the end outside", async () => {
  house.clocks.set("2026-11-24T07:59:59");
  await expect(take(house)).rejects.toMatchObject({ key: "issuingClosed" });
  house.clocks.set("2026-11-24T14:59:59");
  await take(house);
  house.clocks.set("2026-11-24T15:00:00");
  await expect(take(house)).rejects.toMatchObject({ key: "issuingClosed" });
  expect(await stopped()).toBe("closed");
  house.clocks.set("2026-11-28T10:00:00");
  await expect(take(house)).rejects.toMatchObject({ key: "issuingClosed" });
});

test("K3 Kostelec: when the day's capacity of the service or of the location is used up, no more tickets", async () => {
  await reopen((office) => {
    for (const location of office.locations) location.issuing.capacityPerDay = 3;
    for (const service of office.services)
      if (service.id === "op" && service.walkIn !== null) service.walkIn.capacityPerDay = 2;
  });
  await take(house);
  await take(house);
  await expect(take(house)).rejects.toMatchObject({ key: "capacityUsed" });
  expect([await stopped("op"), await stopped("pas")]).toEqual(["capacity", null]);
  await take(house, "pas");
  await expect(take(house, "pas")).rejects.toMatchObject({ key: "capacityUsed" });
  house.clocks.set("2026-11-25T08:00:00");
  await take(house);
});

test("B14 B8 a place that lapsed is one ticket more, kept first for whoever came too late, then for anybody", async () => {
  await reopen((office) => {
    for (const location of office.locations) location.issuing.capacityPerDay = 1;
    for (const service of office.services)
      if (service.id === "op" && service.walkIn !== null) service.walkIn.capacityPerDay = 1;
  });
  for (const code of ["111111", "222222"]) {
    const id = reserved(house, { at: at("2026-11-24T08:00"), code });
    house.store.raw.run("UPDATE reservation SET code_hash = ? WHERE id = ?", [
      keyedHash(TEST_KEY, "code", `naves ${code}`),
      id,
    ]);
  }
  await take(house);
  house.clocks.set("2026-11-24T08:15:01");
  await expect(take(house)).rejects.toMatchObject({ key: "capacityUsed" });
  const late = await type(house, "111111");
  if (late.kind !== "late") throw new Error(late.kind);
  const [first, again] = [await take(house, "op", late), await take(house, "op", late)];
  expect(again).toEqual(first);
  expect(await stopped()).toBe("capacity");
  await expect(take(house)).rejects.toMatchObject({ key: "capacityUsed" }); // the other is still kept
  house.clocks.set("2026-11-24T08:30:01");
  await take(house);
  await expect(take(house)).rejects.toMatchObject({ key: "capacityUsed" });
  house.clocks.set("2026-11-25T08:30:00");
  await take(house);
  await expect(take(house)).rejects.toMatchObject({ key: "capacityUsed" });
});

test("B12 K3 while a service is closed the kiosk gives no tickets for it, and for the others it does", async () => {
  await reopen((office) => {
    for (const location of office.locations)
      location.closures = [
        { from: "2026-11-24" as Day, to: "2026-11-24" as Day, hours: "08:00-10:00", services: ["pas"], reason: null },
      ];
  });
  await take(house);
  await expect(take(house, "pas")).rejects.toMatchObject({ key: "issuingClosed" });
  house.clocks.set("2026-11-24T10:00:00");
  await take(house, "pas");
});

test("K3 where set, tickets are given only while the predicted wait still ends before closing", async () => {
  await reopen((office) => {
    for (const location of office.locations) location.issuing.whileWaitFits = true;
  }, "2026-11-24T14:20:00");
  await open(house);
  await take(house);
  await take(house);
  expect(await stopped()).toBe("capacity");
  await expect(take(house)).rejects.toMatchObject({ key: "capacityUsed" });
});

test("K3 a clerk stops the tickets of a service with a text of their own, and lets them go on", async () => {
  const stop = { locationId: "naves", serviceId: "op", staffId: "jana" };
  await house.works.write((work) => stopIssuing(work, { ...stop, text: "Nejde nám foťák." }));
  await expect(take(house)).rejects.toMatchObject({ key: "issuingClosed", detail: "Nejde nám foťák." });
  expect([await stopped("op"), await stopped("pas")]).toEqual(["stopped", null]);
  await house.works.write((work) => resumeIssuing(work, stop));
  expect((await take(house)).number).toBe("A 1");
});

test("K3 a service without tickets gives none, and neither does an unknown class", async () => {
  await reopen((office) => {
    for (const service of office.services) if (service.id === "op") service.walkIn = null;
  });
  await expect(take(house)).rejects.toMatchObject({ key: "notServedHere" });
  await expect(take(house, "pas", { classId: "vip" })).rejects.toMatchObject({ kind: "not-understood" });
});

test("Q2 a class of its own allowance goes before the reservations a walk-in lets pass", async () => {
  await open(house);
  await take(house);
  await take(house, "op", { classId: "infant" });
  expect((await next(house))?.number).toBe("A 2");
});

test("B8 the code gives one ticket, typed again or sent twice, with the reservation's place", async () => {
  reserved(house, { at: at("2026-11-24T08:15"), code: "123456", persons: 3 });
  const [first, twice] = await Promise.all([type(house, "123456", "t1"), type(house, "123456", "t1")]);
  const again = await type(house, "123 456", "t2");
  expect(first.kind).toBe("ticket");
  expect([twice, again]).toEqual([first, first]);
  expect(count("ticket")).toBe(1);
  const ticketId = first.kind === "ticket" ? first.ticket.ticketId : "";
  const ticket = (await house.works.read((reader) => ticketById(reader, ticketId)))?.ticket;
  expect(ticket).toMatchObject({
    number: "R 1",
    persons: 3,
    slotAt: at("2026-11-24T08:15"),
    dueAt: at("2026-11-24T08:15"),
    notBefore: at("2026-11-24T08:15"),
  });
});

test("B8 at 7:44:59 it is too early and says from when, at 7:45:00 it is welcome", async () => {
  reserved(house, { at: at("2026-11-24T08:00"), code: "123456" });
  house.clocks.set("2026-11-24T07:44:59");
  expect(await type(house, "123456")).toEqual({ kind: "early", from: at("2026-11-24T07:45") });
  house.clocks.set("2026-11-24T07:45:00");
  expect((await type(house, "123456")).kind).toBe("ticket");
  expect(await type(house, "999999")).toEqual({ kind: "unknown" });
});

test("B8 a ticket that is over is not handed out again for the same code", async () => {
  reserved(house, { at: at("2026-11-24T08:00"), code: "123456" });
  await type(house, "123456");
  await open(house);
  await next(house);
  await next(house);
  expect((await type(house, "123456")).kind).not.toBe("ticket");
});

test("K1 each service says how many wait, how long, and whether an open counter serves it", async () => {
  await take(house);
  await take(house);
  const closed = (await services()).find(({ serviceId }) => serviceId === "op");
  expect(closed).toEqual({ serviceId: "op", waiting: 2, range: null, served: false, stopped: null });
  await open(house, "c2");
  const [op, pas, pobyt] = await services();
  expect(op).toMatchObject({ waiting: 2, range: { from: 15, to: 45 }, served: true });
  expect(pas).toMatchObject({ waiting: 0, range: op?.range, served: true });
  expect(pobyt).toMatchObject({ served: false, range: null });
});

test("Q6 the e-ticket knows its place in line, reservations due by then counted", async () => {
  await open(house);
  await take(house);
  const mine = await take(house);
  reserved(house, { at: at("2026-11-24T08:10"), code: "123456" });
  const place = () => house.works.read((reader) => ticketByToken(reader, mine.token));
  expect(await place()).toMatchObject({ ahead: 2, range: { from: 5, to: 35 }, counterIds: ["c1"] });
  await type(house, "123456");
  expect(await place()).toMatchObject({ ahead: 2, counterIds: ["c1"] });
  await open(house, "c2");
  expect(await place()).toMatchObject({ ahead: 1, range: { from: 0, to: 5 }, counterIds: ["c1", "c2"] });
  await next(house);
  await next(house, "c2");
  expect(await place()).toMatchObject({ ticket: { state: "serving" }, ahead: 0, counterIds: ["c2"] });
});

test("Q6 the range is in steps of five minutes, and no wait is up to five", () => {
  expect(rangeOf([0, 0])).toEqual({ from: 0, to: 5 });
  expect(rangeOf([17, 20, 22, 24, 29].map((minutes) => minutes * MINUTE))).toEqual({ from: 15, to: 25 });
});

for (const [what, start, step] of [
  ["a midnight", "2026-11-24T23:00:00", 5 * MINUTE],
  ["the night with 23 hours", "2027-03-27T23:00:00", 10 * MINUTE],
  ["the night with 25 hours", "2027-10-30T23:00:00", 10 * MINUTE],
] as const)
  test(`C3 over ${what}, 330 numbers are unique on their day and rise without a gap`, async () => {
    await reopen((office) => {
      for (const location of office.locations) {
        const days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;
        location.hours = Object.fromEntries(days.map((day) => [day, ["00:00-24:00"]]));
      }
    }, start);
    for (let tens = 0; tens < 33; tens += 1) {
      await takeAll(house, Array<string>(10).fill("op"));
      house.clocks.move(step);
    }
    const days = house.store.raw
      .query<{ day: string; running: number }, []>(
        `SELECT ticket.day, running FROM ticket JOIN number ON label = ticket.number AND number.day = ticket.day
         ORDER BY ticket.rowid`,
      )
      .all();
    expect(days).toHaveLength(330);
    expect(new Set(days.map(({ day }) => day)).size).toBe(2);
    for (const [index, { day, running }] of days.entries()) {
      const before = days[index - 1];
      expect(running).toBe(before?.day === day ? before.running + 1 : 1);
    }
  });
