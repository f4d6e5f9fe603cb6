import { afterEach, beforeEach, describe, expect, test } from "bun:test";
import { MINUTE, SECOND } from "../../src/platform/clock.ts";
import { callAgain, pauseCounter, raiseClass } from "../../src/queue/actions.ts";
import { boardCalls } from "../../src/queue/queries.ts";
import { lhota } from "../support/cast.ts";
import { at } from "../support/clock.ts";
import { openHouse, type TestHouse } from "../support/house.ts";
import { done, miss, next, nextNumber, open, press, reserved, stateOf, take, type } from "../support/queue.ts";
import { clerkIn, moved } from "./clerk.ts";

let house: TestHouse;
beforeEach(async () => {
  house = await openHouse({ now: "2026-11-24T08:00:00" });
  await open(house);
});
afterEach(() => house.close());
const { later, aside, send, choose, raise, without, takeBack, now } = clerkIn(() => house);

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
