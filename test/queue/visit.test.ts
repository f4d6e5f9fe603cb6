import { afterEach, beforeEach, describe, expect, test } from "bun:test";
import { HOUR, MINUTE } from "../../src/platform/clock.ts";
import { finish, saveNote, skipToNextHundred, transfer, undo, withdrawTicket } from "../../src/queue/actions.ts";
import { queueJobs } from "../../src/queue/jobs.ts";
import { lastBeforeNextHundred } from "../../src/queue/numbering.ts";
import { counterNow } from "../../src/queue/queries.ts";
import { eraseNow } from "../../src/reservations/actions.ts";
import { lhota } from "../support/cast.ts";
import { at } from "../support/clock.ts";
import { openHouse, type TestHouse } from "../support/house.ts";
import { done, next, nextNumber, open, press, reserved, stateOf, take, type } from "../support/queue.ts";

let house: TestHouse;
/** Counter 1 serves ID cards, counter 2 passports, counter 3 both. */
const apart = () =>
  lhota(({ counters }) => {
    const [one, two] = counters;
    if (one === undefined || two === undefined) throw new Error("Lhota has two counters");
    one.services = ["op"];
    two.services = ["pas"];
    counters.push({ ...two, id: "c3", name: "3", services: ["op", "pas"] });
  });
beforeEach(async () => {
  house = await openHouse({ now: "2026-11-24T08:00:00", office: apart() });
  await open(house);
});
afterEach(() => house.close());

const now = (counterId = "c1") => house.works.read((reader) => counterNow(reader, counterId));
const takeBack = (counterId = "c1") => house.works.write((work) => undo(work, press(counterId)));
/** A walk-in who came for an ID card and a passport. */
const both = async () => {
  const ticket = await take(house);
  house.store.raw.run("UPDATE ticket SET further_services = '[\"pas\"]' WHERE id = ?", [ticket.ticketId]);
  return ticket;
};
const rows = () =>
  house.store.raw
    .query<Record<string, unknown>, []>("SELECT * FROM ticket ORDER BY id")
    .all()
    .map(({ version: _grows, ...row }) => row);

describe("a visit of several services", () => {
  test("B15 goes on where the next service is done, with the due time it had, and ends there", async () => {
    const { ticketId } = await both();
    await open(house, "c2");
    await next(house);
    house.clocks.move(10 * MINUTE);
    await take(house, "pas");
    await done(house);
    expect((await now()).current).toBeNull();
    expect((await now("c2")).next).toMatchObject({
      ticket: { number: "A 1", serviceId: "pas", dueAt: at("2026-11-24T09:00") },
    });
    await next(house, "c2");
    await done(house, "c2");
    expect(stateOf(house, "ticket", ticketId)).toBe("served");
  });

  test("B15 where one open counter serves everything that is left, only that one calls it, and one finish ends it", async () => {
    const { ticketId } = await both();
    expect((await now()).next?.ticket.number).toBe("A 1");
    await open(house, "c3");
    expect((await now()).line[0]?.obstacle).toEqual({ kind: "together", counterId: "c3" });
    expect((await now()).next).toBeNull();
    await next(house, "c3");
    await done(house, "c3");
    expect(stateOf(house, "ticket", ticketId)).toBe("served");
  });

  test("B15 what was really dealt with is not done again", async () => {
    const { ticketId } = await both();
    await next(house);
    await house.works.write((work) => finish(work, { ...press("c1"), outcome: "done", services: ["op", "pas"] }));
    expect(stateOf(house, "ticket", ticketId)).toBe("served");
  });

  test("Q5a the history says how the visit ended and what was dealt with; an unknown service ends nothing", async () => {
    const { ticketId } = await take(house);
    await next(house);
    const end = (services: string[]) =>
      house.works.write((work) => finish(work, { ...press("c1"), outcome: "incomplete", services }));
    await expect(end(["xyz"])).rejects.toMatchObject({ kind: "not-found" });
    expect(stateOf(house, "ticket", ticketId)).toBe("serving");
    await end(["op", "pas"]);
    const told = house.store.raw
      .query<{ detail: string }, []>("SELECT detail FROM event WHERE kind = 'ticket-served'")
      .get();
    expect(JSON.parse(told?.detail ?? "{}")).toEqual({ outcome: "incomplete", services: "op,pas" });
  });

  test("B15 sent on by hand to the service that was left, nothing is left after it", async () => {
    const { ticketId } = await both();
    await house.works.write((work) => transfer(work, { ...press("c1"), ticketId, to: { serviceId: "pas" } }));
    await open(house, "c2");
    await next(house, "c2");
    await done(house, "c2");
    expect(stateOf(house, "ticket", ticketId)).toBe("served");
  });

  test("Q5 the finish that sent it on is taken back whole", async () => {
    await both();
    await next(house);
    const before = rows();
    await done(house);
    await takeBack();
    expect(rows()).toEqual(before);
  });

  test("B7 the reservation is served only when the last service is", async () => {
    const id = reserved(house, { at: at("2026-11-24T08:00"), code: "123456" });
    await type(house, "123456");
    house.store.raw.run("UPDATE ticket SET further_services = '[\"pas\"]'");
    await open(house, "c2");
    await next(house);
    await done(house);
    expect(stateOf(house, "reservation", id)).toBe("arrived");
    await next(house, "c2");
    await done(house, "c2");
    expect(stateOf(house, "reservation", id)).toBe("served");
    await takeBack("c2");
    expect(stateOf(house, "reservation", id)).toBe("arrived");
  });
});

describe("notes", () => {
  const write = (ticketId: string, note: string) =>
    house.works.write((work) => saveNote(work, { ...press("c1"), ticketId, note }));
  const eraseAt = () =>
    house.store.raw.query<{ erase_at: number }, []>("SELECT erase_at FROM ticket_note").get()?.erase_at ?? null;
  const erase = async () => {
    for (const job of queueJobs(house.works)) if (job.name === "erase notes") await job.run();
  };

  test("Q5a a note stands at the counter, is changed and taken away, and the history never says what it said", async () => {
    const { ticketId } = await take(house);
    await next(house);
    await write(ticketId, "  chybí rodný list  ");
    expect((await now()).note).toBe("chybí rodný list");
    await write(ticketId, "");
    expect((await now()).note).toBeNull();
    const told = house.store.raw
      .query<{ detail: string }, []>("SELECT detail FROM event WHERE kind = 'ticket-noted'")
      .all();
    expect(told).toEqual([{ detail: "{}" }, { detail: "{}" }]);
  });

  test("Q5 writing a note is no deed: what was done last can still be taken back", async () => {
    const { ticketId } = await take(house);
    await next(house);
    const { deed } = await now();
    await write(ticketId, "chybí rodný list");
    expect((await now()).deed).toEqual(deed);
    await takeBack();
    expect((await now()).current).toBeNull();
  });

  test("A4 a walk-in's note goes so long after the visit as the office keeps personal data", async () => {
    const { ticketId } = await take(house);
    await next(house);
    await write(ticketId, "chybí rodný list");
    expect(eraseAt()).toBe(at("2026-11-30T00:00"));
    house.clocks.move(10 * MINUTE);
    await done(house);
    expect(eraseAt()).toBe(at("2026-11-29T08:10"));
    house.clocks.move(5 * 24 * HOUR - 1);
    await erase();
    expect(eraseAt()).not.toBeNull();
    house.clocks.move(1);
    await erase();
    expect(eraseAt()).toBeNull();
  });

  test("A4 the end is when it was given up or the day closed, too; one taken back counts from the day again", async () => {
    const first = await take(house);
    await write(first.ticketId, "přijde později");
    await next(house);
    await done(house);
    await takeBack();
    expect(eraseAt()).toBe(at("2026-11-30T00:00"));
    const second = await take(house);
    await write(first.ticketId, "");
    await write(second.ticketId, "přijde později");
    await house.works.write((work) => withdrawTicket(work, second.token));
    expect(eraseAt()).toBe(at("2026-11-29T08:00"));
  });

  test("P3 who asks to be erased at once takes the notes along", async () => {
    const id = reserved(house, { at: at("2026-11-24T08:00"), code: "123456" });
    const checkedIn = await type(house, "123456");
    await write(checkedIn.kind === "ticket" ? checkedIn.ticket.ticketId : "", "chybí rodný list");
    house.store.raw.run("INSERT OR IGNORE INTO client (reservation_id, name) VALUES (?, 'Vesna')", [id]);
    await house.works.write((work) =>
      eraseNow(work, { id: id as Parameters<typeof eraseNow>[1]["id"], staffId: "sona" }),
    );
    expect(eraseAt()).toBeNull();
  });

  test("Q5a five hundred characters fit, one more is too long", async () => {
    const { ticketId } = await take(house);
    await write(ticketId, "č".repeat(500));
    await expect(write(ticketId, "č".repeat(501))).rejects.toMatchObject({ key: "tooLarge" });
    await expect(write("none", "x")).rejects.toMatchObject({ key: "ticketMoved" });
  });
});

describe("after a restore", () => {
  const restored = () => house.works.write(skipToNextHundred);

  test("K2 each series of today goes on at its next hundred, tomorrow begins as always", async () => {
    await house.close();
    const office = lhota(({ locations }) => {
      for (const { series } of locations)
        for (const one of series) if (one.id === "p") Object.assign(one, { prefix: "", from: 301, to: 499 });
    });
    house = await openHouse({ now: "2026-11-24T08:00:00", office });
    await take(house);
    await restored();
    expect((await take(house)).number).toBe("A 100");
    expect((await take(house, "pas")).number).toBe("400");
    expect((await take(house, "pobyt")).number).toBe("E 100");
    await restored();
    expect((await take(house)).number).toBe("A 200");
    house.clocks.move(24 * HOUR);
    expect((await take(house)).number).toBe("A 1");
  });

  test("K2 a reservation's number drawn from a series goes on there too", async () => {
    await open(house);
    reserved(house, { at: at("2026-11-24T08:00"), code: "123456" });
    await restored();
    await type(house, "123456");
    expect(await nextNumber(house)).toBe("R 100");
  });

  for (const [from, last, expected] of [
    [1, 0, 99],
    [1, 47, 99],
    [1, 99, 99],
    [1, 100, 199],
    [101, 0, 199],
    [301, 350, 399],
  ] as const)
    test(`K2 a series from ${from} that gave ${last} last goes on behind ${expected}`, () =>
      expect(lastBeforeNextHundred({ from }, last)).toBe(expected));
});
