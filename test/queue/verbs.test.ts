import { afterEach, beforeEach, describe, expect, test } from "bun:test";
import { instant, MINUTE, SECOND } from "../../src/platform/clock.ts";
import {
  callAgain,
  closeCounter,
  closeDay,
  finish,
  park,
  pauseCounter,
  pick,
  postpone,
  raiseClass,
  serveWithoutTicket,
  setServices,
  transfer,
  undo,
  unpark,
  withdrawTicket,
  type Destination,
} from "../../src/queue/actions.ts";
import type { PickReason } from "../../src/queue/reasons.ts";
import { boardCalls, callsTakenBack, counterNow, servicesNow, unreached, dayNow } from "../../src/queue/queries.ts";
import { lhota } from "../support/cast.ts";
import { at } from "../support/clock.ts";
import { openHouse, type TestHouse } from "../support/house.ts";
import { done, miss, next, nextNumber, open, press, reserved, stateOf, take, type } from "../support/queue.ts";

let house: TestHouse;
beforeEach(async () => {
  house = await openHouse({ now: "2026-11-24T08:00:00" });
  await open(house);
});
afterEach(() => house.close());

const later = (ticketId: string | null, minutes: number, counterId = "c1") =>
  house.works.write((work) => postpone(work, { ...press(counterId), ticketId, minutes }));
const aside = (ticketId: string | null, counterId = "c1") =>
  house.works.write((work) => park(work, { ...press(counterId), ticketId }));
const back = (ticketId: string, counterId = "c1") =>
  house.works.write((work) => unpark(work, { ...press(counterId), ticketId }));
const send = (ticketId: string | null, to: Destination, counterId = "c1") =>
  house.works.write((work) => transfer(work, { ...press(counterId), ticketId, to }));
const choose = (ticketId: string, counterId = "c1", reason: PickReason = "agreed") =>
  house.works.write((work) => pick(work, { ...press(counterId), ticketId, reason }));
const raise = (ticketId: string, counterId = "c1", classId = "infant") =>
  house.works.write((work) => raiseClass(work, { ...press(counterId), ticketId, classId, reason: "infant" }));
const without = (counterId = "c1") =>
  house.works.write((work) => serveWithoutTicket(work, { ...press(counterId), serviceId: "op" }));
const today = (serviceIds: readonly string[] | null, counterId = "c1") =>
  house.works.write((work) => setServices(work, { ...press(counterId), serviceIds }));
const takeBack = (counterId = "c1") => house.works.write((work) => undo(work, press(counterId)));
const now = (counterId = "c1") => house.works.read((reader) => counterNow(reader, counterId));
const line = async (counterId = "c1") => (await now(counterId)).line.map(({ ticket }) => ticket.number);
const obstacles = async (counterId = "c1") =>
  Object.fromEntries((await now(counterId)).line.map(({ ticket, obstacle }) => [ticket.number, obstacle]));
const rows = () =>
  house.store.raw
    .query<Record<string, unknown>, []>("SELECT * FROM ticket ORDER BY id")
    .all()
    .map(({ version: _grows, ...row }) => row);
const moved = { kind: "conflict", key: "ticketMoved" };

describe("postponing", () => {
  test("Q5a a postponed ticket is not called before its minutes are over, to the millisecond, then by its due time", async () => {
    const first = await take(house);
    await take(house);
    await later(first.ticketId, 20);
    expect((await obstacles())["A 1"]).toEqual({ kind: "postponed", until: at("2026-11-24T08:20") });
    house.clocks.move(20 * MINUTE - 1);
    expect((await now()).next?.ticket.number).toBe("A 2");
    house.clocks.move(1);
    expect((await now()).next?.ticket.number).toBe("A 1");
  });

  test("Q5a who is at the counter can be postponed, and the counter is free", async () => {
    await take(house);
    await next(house);
    await later(null, 5);
    expect(await now()).toMatchObject({ current: null, next: null });
    house.clocks.move(5 * MINUTE);
    expect(await nextNumber(house)).toBe("A 1");
  });

  test("Q2 a reservation postponed before its slot still waits for the slot, and is not called early", async () => {
    reserved(house, { at: at("2026-11-24T08:15"), code: "123456" });
    await type(house, "123456");
    const ticket = (await now()).line[0]?.ticket;
    await later(ticket?.id ?? "", 5);
    expect((await obstacles())["R 1"]).toMatchObject({ kind: "postponed" });
    house.clocks.move(15 * MINUTE);
    expect((await now()).next).toBeNull();
    house.clocks.move(1);
    expect((await now()).next?.ticket.number).toBe("R 1");
    await later(ticket?.id ?? "", 30);
    expect((await obstacles())["R 1"]).toEqual({ kind: "postponed", until: instant(at("2026-11-24T08:45:00") + 1) });
    expect((await now()).next).toBeNull();
  });

  for (const minutes of [0, 121, 1.5, -1, Number.NaN])
    test(`Q5a ${minutes} minutes are not understood`, async () => {
      const { ticketId } = await take(house);
      await expect(later(ticketId, minutes)).rejects.toMatchObject({ key: "notUnderstood" });
    });
});

describe("parking", () => {
  test("Q5a a parked ticket is never called by itself, and comes back by its own due time", async () => {
    const first = await take(house);
    house.clocks.move(SECOND);
    await take(house);
    await aside(first.ticketId);
    expect(await line()).toEqual(["A 2"]);
    expect((await now()).parked.map(({ number }) => number)).toEqual(["A 1"]);
    house.clocks.move(60 * MINUTE);
    expect((await now()).next?.ticket.number).toBe("A 2");
    await back(first.ticketId);
    expect(await line()).toEqual(["A 1", "A 2"]);
  });

  test("Q5a who is at the counter can be parked, withdrawn from there, and the reservation follows", async () => {
    const id = reserved(house, { at: at("2026-11-24T08:00"), code: "123456" });
    const checkedIn = await type(house, "123456");
    await next(house);
    await aside(null);
    expect((await now()).current).toBeNull();
    await house.works.write((work) => withdrawTicket(work, checkedIn.kind === "ticket" ? checkedIn.ticket.token : ""));
    expect(stateOf(house, "reservation", id)).toBe("withdrawn");
  });

  test("Q5a one that was sent here from another service still waits for this counter when it comes back", async () => {
    const { ticketId } = await take(house, "pobyt");
    await send(ticketId, { counterId: "c2" });
    await open(house, "c2");
    await next(house, "c2");
    await aside(null, "c2");
    await back(ticketId, "c2");
    expect((await obstacles())["E 1"]).toEqual({ kind: "other-counter", counterId: "c2" });
    expect(await line("c2")).toEqual(["E 1"]);
  });
});

describe("transfer", () => {
  test("Q2 a ticket keeps its due time when it goes to another service", async () => {
    const { ticketId } = await take(house, "pas");
    house.clocks.move(10 * MINUTE);
    await take(house);
    await send(ticketId, { serviceId: "op" });
    expect(await line()).toEqual(["P 1", "A 1"]);
    expect((await now()).line[0]?.ticket).toMatchObject({ serviceId: "op", dueAt: at("2026-11-24T09:00") });
  });

  test("Q2 a transfer marked front goes ahead of everybody but a recall whose turn has come", async () => {
    await take(house);
    await take(house);
    const last = await take(house);
    await next(house);
    await miss(house);
    await next(house);
    house.clocks.move(2 * MINUTE);
    await send(last.ticketId, { front: true });
    expect((await now()).next?.reason.kind).toBe("recall");
    expect((await now()).line[0]).toMatchObject({ ticket: { number: "A 3" }, reason: { kind: "front" } });
  });

  test("Q7 sent to a counter it waits for that one; when that pauses or closes it falls back to its service", async () => {
    await open(house, "c2");
    const { ticketId } = await take(house);
    await send(ticketId, { counterId: "c2" });
    expect((await obstacles())["A 1"]).toEqual({ kind: "other-counter", counterId: "c2" });
    expect((await now("c2")).next?.ticket.number).toBe("A 1");
    await house.works.write((work) => pauseCounter(work, press("c2")));
    expect((await now()).next?.ticket.number).toBe("A 1");
    await open(house, "c2");
    expect((await now()).next).toBeNull();
    await house.works.write((work) => closeCounter(work, press("c2")));
    expect(await nextNumber(house)).toBe("A 1");
  });

  test("Q5a to a service and the front at once", async () => {
    await take(house);
    const { ticketId } = await take(house, "pobyt");
    await send(ticketId, { serviceId: "op", front: true });
    expect((await now()).next).toMatchObject({ ticket: { number: "E 1" }, reason: { kind: "front" } });
  });

  test("Q4 a client who came and was sent on is no no-show: the calls count anew", async () => {
    const { ticketId } = await take(house);
    await next(house);
    await miss(house);
    house.clocks.move(2 * MINUTE);
    await next(house);
    await send(null, { serviceId: "pas" });
    await next(house);
    await miss(house);
    expect(stateOf(house, "ticket", ticketId)).toBe("waiting");
    expect((await now()).line[0]?.ticket.calls).toBe(1);
  });

  test("Q5a nowhere, an unknown service and a counter elsewhere are refused, and nothing moves", async () => {
    const { ticketId } = await take(house);
    const before = rows();
    await expect(send(ticketId, {})).rejects.toMatchObject({ key: "notUnderstood" });
    await expect(send(ticketId, { counterId: "xyz" })).rejects.toMatchObject({ kind: "not-found" });
    await expect(send(ticketId, { serviceId: "xyz" })).rejects.toMatchObject({ kind: "not-found" });
    expect(rows()).toEqual(before);
  });

  test("Q7 a service that no counter of the location deals with today is refused", async () => {
    const { ticketId } = await take(house);
    await today(["op"]);
    await expect(send(ticketId, { serviceId: "pobyt" })).rejects.toMatchObject({
      kind: "conflict",
      key: "notServedHere",
    });
  });
});

describe("picking", () => {
  const ways: Record<string, (ticketId: string) => Promise<unknown>> = {
    parked: (ticketId) => aside(ticketId),
    postponed: (ticketId) => later(ticketId, 60),
    "parked at another counter": async (ticketId) => {
      await open(house, "c2");
      await aside(ticketId, "c2");
    },
    "sent to another counter": async (ticketId) => {
      await open(house, "c2");
      await send(ticketId, { counterId: "c2" });
    },
  };
  for (const [how, hold] of Object.entries(ways))
    test(`Q2 a ticket that is ${how} can be picked, and the client of now is finished first`, async () => {
      const first = await take(house);
      const second = await take(house);
      await next(house);
      await hold(second.ticketId);
      expect((await choose(second.ticketId))?.number).toBe("A 2");
      expect(stateOf(house, "ticket", first.ticketId)).toBe("served");
    });

  test("Q2 a missing one and a reservation before its slot can be picked too; the board hears it as a call", async () => {
    const first = await take(house);
    await next(house);
    await miss(house);
    expect((await choose(first.ticketId))?.calls).toBe(2);
    await done(house);
    reserved(house, { at: at("2026-11-24T08:15"), code: "123456" });
    const checkedIn = await type(house, "123456");
    await choose(checkedIn.kind === "ticket" ? checkedIn.ticket.ticketId : "");
    const calls = await house.works.read((reader) =>
      boardCalls(reader, { locationId: "naves", counterIds: ["c1"], most: 5 }),
    );
    expect(calls.map(({ ticketNumber }) => ticketNumber)).toEqual(["R 1", "A 1"]);
  });

  test("Q3 of two counters picking the same ticket one gets it, the other is told and keeps its own client", async () => {
    await open(house, "c2");
    const wanted = await take(house);
    await take(house);
    await take(house);
    await choose((await now()).line[1]?.ticket.id ?? "", "c2");
    const both = await Promise.allSettled([choose(wanted.ticketId), choose(wanted.ticketId, "c2")]);
    expect(both.map(({ status }) => status)).toEqual(["fulfilled", "rejected"]);
    expect(both[1]).toMatchObject({ reason: moved });
    expect((await now("c2")).current?.number).toBe("A 2");
    expect((await now()).current?.number).toBe("A 1");
  });

  test("Q7 a paused counter picks nobody", async () => {
    const { ticketId } = await take(house);
    await house.works.write((work) => pauseCounter(work, press("c1")));
    await expect(choose(ticketId)).rejects.toMatchObject({ key: "counterClosed" });
    await expect(without()).rejects.toMatchObject({ key: "counterClosed" });
  });

  test("Q9 the history holds the reason from the list", async () => {
    const { ticketId } = await take(house);
    await choose(ticketId, "c1", "small-child");
    const event = house.store.raw
      .query<{ detail: string }, []>("SELECT detail FROM event WHERE kind = 'ticket-called'")
      .get();
    expect(JSON.parse(event?.detail ?? "{}")).toEqual({ call: 1, reason: "picked", pick: "small-child" });
  });
});

describe("without a ticket", () => {
  test("Q5a somebody is served with a label that is nobody's, never shown on a board, and takes no ticket of the day", async () => {
    await house.close();
    house = await openHouse({
      now: "2026-11-24T08:00:00",
      office: lhota(({ locations }) => {
        for (const location of locations) location.issuing.capacityPerDay = 1;
      }),
    });
    await open(house);
    expect(await without()).toMatchObject({ number: "#1", state: "serving", source: "clerk" });
    expect(await without()).toMatchObject({ number: "#2" });
    await expect(house.works.write((work) => callAgain(work, press("c1")))).rejects.toMatchObject({
      key: "nothingToCall",
    });
    const calls = await house.works.read((reader) =>
      boardCalls(reader, { locationId: "naves", counterIds: ["c1"], most: 5 }),
    );
    expect(calls).toEqual([]);
    expect((await take(house)).number).toBe("A 1");
  });

  test("Q5 taken back, nobody is at the counter and whoever was finished for it is there again", async () => {
    await take(house);
    await next(house);
    const { id } = await without();
    await takeBack();
    expect((await now()).current?.number).toBe("A 1");
    expect(stateOf(house, "ticket", id)).toBe("withdrawn");
  });
});

describe("raising a class", () => {
  test("Q2 only this changes a due time, forward, and only once", async () => {
    await take(house);
    house.clocks.move(10 * MINUTE);
    const second = await take(house);
    await raise(second.ticketId);
    expect((await now()).next).toMatchObject({
      ticket: { number: "A 2", dueAt: at("2026-11-24T08:10") },
      reason: { kind: "priority", classId: "infant" },
    });
    await expect(raise(second.ticketId)).rejects.toMatchObject({ key: "alreadyRaised" });
  });

  test("Q2 it is not raised once more by another class, unless the first one was taken back", async () => {
    await house.close();
    const office = lhota(({ locations }) => {
      for (const location of locations)
        location.classes = location.classes.flatMap((infant) => [
          infant,
          { ...infant, id: "disabled", allowanceMinutes: 10 },
        ]);
    });
    house = await openHouse({ office, now: "2026-11-24T08:00:00" });
    await open(house);
    const { ticketId } = await take(house);
    await raise(ticketId, "c1", "disabled");
    await expect(raise(ticketId)).rejects.toMatchObject({ key: "alreadyRaised" });
    await takeBack();
    await raise(ticketId);
    expect((await now()).line[0]?.ticket.dueAt).toBe(at("2026-11-24T08:00"));
  });

  test("Q2 a reservation raised before its slot waits for it no longer", async () => {
    await take(house);
    reserved(house, { at: at("2026-11-24T08:15"), code: "123456" });
    const checkedIn = await type(house, "123456");
    await raise(checkedIn.kind === "ticket" ? checkedIn.ticket.ticketId : "");
    expect((await now()).next).toMatchObject({ ticket: { number: "R 1" }, obstacle: null });
  });

  test("Q2 a class taken at the kiosk is not given again; an unknown one is not understood", async () => {
    const { ticketId } = await take(house, "op", { classId: "infant" });
    await expect(raise(ticketId)).rejects.toMatchObject({ key: "alreadyRaised" });
    const unknown = house.works.write((work) =>
      raiseClass(work, { ...press("c1"), ticketId, classId: "king", reason: "other" }),
    );
    await expect(unknown).rejects.toMatchObject({ key: "notUnderstood" });
  });
});

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

describe("whom Další calls", () => {
  test("Q4 a missing one whose turn comes with the end of the client of now is told as next, and is called", async () => {
    for (let count = 0; count < 3; count += 1) await take(house);
    await next(house);
    await miss(house);
    await next(house);
    expect((await now()).next?.ticket.number).toBe("A 3");
    house.clocks.move(2 * MINUTE);
    expect((await now()).next).toMatchObject({ ticket: { number: "A 1" }, reason: { kind: "recall", call: 2 } });
    expect(await nextNumber(house)).toBe("A 1");
  });

  test("Q4 with nobody else waiting, a missing one is next after the pause, not a moment sooner", async () => {
    await take(house);
    await next(house);
    await miss(house);
    house.clocks.move(2 * MINUTE - 1);
    expect((await now()).next).toBeNull();
    house.clocks.move(1);
    expect((await now()).next?.ticket.number).toBe("A 1");
  });

  test("Q4 of several missing the longest missing goes first", async () => {
    for (let count = 0; count < 4; count += 1) await take(house);
    for (let count = 0; count < 2; count += 1) {
      await next(house);
      await miss(house);
      house.clocks.move(SECOND);
    }
    await next(house);
    house.clocks.move(2 * MINUTE);
    expect([await nextNumber(house), await nextNumber(house)]).toEqual(["A 1", "A 2"]);
  });
});
