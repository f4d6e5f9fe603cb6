import { afterEach, beforeEach, describe, expect, test } from "bun:test";
import { instant, MINUTE, SECOND } from "../../src/platform/clock.ts";
import { closeCounter, pauseCounter, withdrawTicket } from "../../src/queue/actions.ts";
import { at } from "../support/clock.ts";
import { openHouse, type TestHouse } from "../support/house.ts";
import { miss, next, nextNumber, open, press, reserved, stateOf, take, type } from "../support/queue.ts";
import { clerkIn } from "./clerk.ts";

let house: TestHouse;
beforeEach(async () => {
  house = await openHouse({ now: "2026-11-24T08:00:00" });
  await open(house);
});
afterEach(() => house.close());
const { later, aside, back, send, today, now, line, obstacles, rows } = clerkIn(() => house);

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
