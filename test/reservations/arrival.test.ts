import { afterEach, expect, test } from "bun:test";
import { arrive, cancelByLink, fallDue, followTicket } from "../../src/reservations/actions.ts";
import { reservationJobs } from "../../src/reservations/jobs.ts";
import type { Reservation } from "../../src/reservations/reservation.ts";
import { lhota, SECOND_VISITOR } from "../support/cast.ts";
import { at } from "../support/clock.ts";
import { openHouse, type TestHouse } from "../support/house.ts";
import { booked, books, linkIn, refusal, residence, stateOf } from "./caller.ts";

let house: TestHouse;
afterEach(() => house.close());

const types = (code: string | null, locationId = "naves") =>
  house.works.write((work) => arrive(work, { locationId, code: code ?? "" }));
const atEight = { startsAt: at("2026-11-24T08:00") };

test("B8 a client of 8:00 is early at 7:44:59 and told from when, welcome at 7:45:00", async () => {
  house = await openHouse();
  const { code, id } = await booked(house, atEight);
  house.clocks.set("2026-11-24T07:44:59.999");
  expect(await types(code)).toMatchObject({ kind: "early", from: at("2026-11-24T07:45") });
  expect(await stateOf(house, id)).toBe("confirmed");
  house.clocks.set("2026-11-24T07:45:00.000");
  expect(await types(code)).toMatchObject({ kind: "welcome", again: false, reservation: { state: "arrived" } });
  expect(await stateOf(house, id)).toBe("arrived");
});

test("B8 a client of 8:00 is welcome at 8:15:00.999", async () => {
  house = await openHouse();
  const { code } = await booked(house, atEight);
  house.clocks.set("2026-11-24T08:15:00.999");
  expect((await types(code)).kind).toBe("welcome");
});

test("B8 at 8:15:01 the reservation has lapsed and the kiosk knows for what an ordinary ticket is", async () => {
  house = await openHouse();
  const { code, id } = await booked(house, atEight);
  house.clocks.set("2026-11-24T08:15:01.000");
  expect(await types(code)).toEqual({ kind: "late", serviceId: "op", reservationId: id });
  expect(await stateOf(house, id)).toBe("lapsed");
});

test("T4 a reader sees it lapsed at that instant, with no code, before anything has tidied up", async () => {
  house = await openHouse();
  const { id } = await booked(house, atEight);
  house.clocks.set("2026-11-24T08:15:01.000");
  expect(await stateOf(house, id)).toBe("lapsed");
  const row = house.store.raw.query<{ state: string }, [string]>("SELECT state FROM reservation WHERE id = ?").get(id);
  expect(row?.state).toBe("confirmed"); // the table still says so, nobody is told
});

test("B8 an unknown code says so and nothing more; so does one that is not confirmed, cancelled, or of elsewhere", async () => {
  house = await openHouse();
  await books(house, atEight);
  const { code, id } = await booked(house, { startsAt: at("2026-11-24T08:30") });
  expect(await types("12345")).toEqual({ kind: "unknown" });
  expect(await types("")).toEqual({ kind: "unknown" });
  expect(await types(code, "jinde")).toEqual({ kind: "unknown" });
  const token = await linkIn(house, id, "cancel");
  await house.works.write((work) => cancelByLink(work, token));
  expect(await types(code)).toEqual({ kind: "unknown" });
});

test("C6 the same code typed again is welcome again, and says that its ticket is there", async () => {
  house = await openHouse({ now: "2026-11-24T07:50:00" });
  const { code } = await booked(house, atEight);
  expect(await types(code)).toMatchObject({ kind: "welcome", again: false });
  expect(await types(` ${code} `)).toMatchObject({ kind: "welcome", again: true });
});

test("B8 where the office allows it, who comes too early on the day gets the ticket at once", async () => {
  const office = lhota((file) => {
    const booking = file.services[0]?.booking ?? null;
    if (booking !== null) booking.arrival = { mode: "code", beforeMinutes: 15, afterMinutes: 15, early: "ticket" };
  });
  house = await openHouse({ office });
  const today = await booked(house, { startsAt: at("2026-11-24T11:00") });
  const tomorrow = await booked(house, { startsAt: at("2026-11-25T11:00") });
  expect(await types(today.code)).toMatchObject({
    kind: "welcome",
    reservation: { window: { from: at("2026-11-24T10:45") } },
  });
  expect(await types(tomorrow.code)).toMatchObject({ kind: "early", from: at("2026-11-25T10:45") });
});

test("A4 the kiosk says late until the day ends, then the hash of the code is gone as well", async () => {
  house = await openHouse();
  const { code, id } = await booked(house, atEight);
  house.clocks.set("2026-11-24T23:59:59");
  await runJobs();
  expect((await types(code)).kind).toBe("late");
  house.clocks.set("2026-11-25T00:00:00");
  expect((await types(code)).kind).toBe("unknown");
  await runJobs();
  expect(house.store.raw.query("SELECT code_hash FROM reservation WHERE id = ?").get(id)).toEqual({ code_hash: null });
});

test("B8 with automatic arrival the reservation falls due at its slot time, once", async () => {
  house = await openHouse({ now: "2026-11-24T07:40:00" });
  const { id } = await booked(house, residence());
  const fall = () => plainWrite((work) => fallDue(work));
  house.clocks.set("2026-11-24T08:59:59.999");
  expect(await fall()).toEqual([]);
  house.clocks.set("2026-11-24T09:00:00");
  expect((await fall()).map((each) => each.id)).toEqual([id]);
  expect(await fall()).toEqual([]);
  expect(await stateOf(house, id)).toBe("due");
});

test("Q8 one whose day went by while the product was down is unserved and joins nothing", async () => {
  house = await openHouse();
  const { id } = await booked(house, residence());
  house.clocks.set("2026-11-26T10:00:00");
  expect(await plainWrite((work) => fallDue(work))).toEqual([]);
  expect(await stateOf(house, id)).toBe("unserved");
});

test("B7 the ticket's end is the reservation's; an undo takes served back, and nothing else", async () => {
  house = await openHouse({ now: "2026-11-24T07:50:00" });
  const { id, code } = await booked(house, atEight);
  const follow = (state: Parameters<typeof followTicket>[2]) =>
    house.works.write((work) => followTicket(work, id, state));
  expect(await refusal(follow("served"))).toBe("alreadyEnded"); // nobody has come
  await types(code);
  expect(await refusal(follow("due"))).toBe("alreadyEnded");
  await follow("served");
  await follow("served");
  expect(await stateOf(house, id)).toBe("served");
  await follow("arrived");
  expect(await stateOf(house, id)).toBe("arrived");
  await follow("withdrawn");
  expect(await refusal(follow("arrived"))).toBe("alreadyEnded");
  expect(await refusal(follow("served"))).toBe("alreadyEnded");
});

test("B7 the table itself refuses to bring a finished reservation back", async () => {
  house = await openHouse();
  const { id } = await booked(house, atEight);
  house.clocks.set("2026-11-24T09:00:00");
  await house.works.write(async () => {});
  for (const state of ["confirmed", "arrived", "pending"])
    expect(() =>
      house.store.raw.run("UPDATE reservation SET state = ?, confirm_by = 0 WHERE id = ?", [state, id]),
    ).toThrow("never changes");
});

test("B4 a place that was used stays taken, one that lapsed is free", async () => {
  house = await openHouse({ now: "2026-11-24T07:50:00" });
  const came: Reservation = await booked(house, atEight);
  await booked(house, { ...atEight, client: SECOND_VISITOR });
  await types(came.code);
  await house.works.write((work) => followTicket(work, came.id, "missed"));
  house.clocks.set("2026-11-24T08:15:01");
  await house.works.write(async () => {});
  const held = house.store.raw.query("SELECT reservation_id AS id FROM place").all();
  expect(held).toEqual([{ id: came.id }]);
});

test("B14 who gives up before the slot gives the place back; once it has begun the place is used", async () => {
  house = await openHouse({ now: "2026-11-24T07:50:00" });
  const places = () => house.store.raw.query("SELECT place FROM place").all().length;
  const [early, late] = [await booked(house, atEight), await booked(house, { ...atEight, client: SECOND_VISITOR })];
  for (const { code } of [early, late]) await types(code);
  await house.works.write((work) => followTicket(work, early.id, "withdrawn"));
  expect(places()).toBe(1);
  house.clocks.set("2026-11-24T08:00:00");
  await house.works.write((work) => followTicket(work, late.id, "cancelled"));
  expect(places()).toBe(1);
});

/** A write that settles nothing first, so that the verb under test is the one that does it. */
const plainWrite = <T>(deed: (work: Parameters<typeof fallDue>[0]) => Promise<T>): Promise<T> =>
  house.store.writer.transaction().execute((db) =>
    deed({
      db,
      now: house.clocks.office(),
      house: { publicAddress: "http://lhota.example", key: "k".repeat(43), trial: false },
      memory: new Map(),
      announce: () => {},
      afterCommit: () => {},
    }),
  );

async function runJobs(): Promise<void> {
  for (const job of reservationJobs(house.works)) await job.run();
}
