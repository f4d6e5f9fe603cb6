import { afterEach, expect, test } from "bun:test";
import {
  arrive,
  cancelByLink,
  cancelByStaff,
  confirmByLink,
  moveByLink,
  moveByStaff,
  offerByStaff,
  setNote,
} from "../../src/reservations/actions.ts";
import { noteOf, reservationById } from "../../src/reservations/queries.ts";
import type { Reservation, ReservationId } from "../../src/reservations/reservation.ts";
import { giveUpReserved } from "../../src/queue/actions.ts";
import { lhota, SECOND_VISITOR, VISITOR } from "../support/cast.ts";
import { at } from "../support/clock.ts";
import { openHouse, type TestHouse } from "../support/house.ts";
import { type as types } from "../support/queue.ts";
import { booked, books, letters, linkIn, refusal, residence, stateOf } from "./caller.ts";

let house: TestHouse;
afterEach(() => house.close());

const to = (time: string, planId = "doklady") => ({ planId, startsAt: at(time) });
const TEN = to("2026-11-24T10:00");
const placeOf = (id: string) =>
  house.store.raw
    .query<{ plan_id: string; starts_at: number }, [string]>(
      "SELECT plan_id, starts_at FROM place WHERE reservation_id = ?",
    )
    .all(id);
const moves = async (id: string, target = TEN): Promise<Reservation> => {
  const token = await linkIn(house, id, "show");
  return house.works.write((work) => moveByLink(work, token, target));
};
const byStaff = (id: ReservationId, target = TEN, keepFree = false) =>
  house.works.write((work) =>
    moveByStaff(work, { id, to: target, reason: "porucha výtahu", staffId: "sona", keepFree }),
  );
const offers = (id: ReservationId, withinMinutes = 60) =>
  house.works.write((work) => offerByStaff(work, { id, to: TEN, reason: "školení", withinMinutes, staffId: "sona" }));
const now = (id: string) => house.works.read((reader) => reservationById(reader, id));

test("B11 a move keeps the reservation and its code, frees the old place and gives the new one, in one step", async () => {
  house = await openHouse();
  const before = await booked(house);
  const moved = await moves(before.id);
  expect([moved.id, moved.code, moved.state]).toEqual([before.id, before.code, "confirmed"]);
  expect([moved.time, moved.sequence, moved.window?.to]).toEqual(["10:00" as never, 1, at("2026-11-24T10:15")]);
  expect(placeOf(before.id)).toEqual([{ plan_id: "doklady", starts_at: at("2026-11-24T10:00") }]);
  const event = house.store.raw
    .query<{ detail: string }, []>("SELECT detail FROM event WHERE kind = 'reservation-moved'")
    .get();
  expect(JSON.parse(event?.detail ?? "{}")).toEqual({ from: at("2026-11-24T09:00"), to: at("2026-11-24T10:00") });
});

test("B11 the message names the new time and the one before, and its calendar entry replaces the old one", async () => {
  house = await openHouse();
  const { id } = await booked(house);
  await moves(id);
  const [first, last] = await letters(house, id);
  expect([first?.kind, last?.kind]).toEqual(["confirmed", "moved"]);
  expect(first?.state).toBe("cancelled"); // it had not left yet, and its time is wrong now
  expect(last?.body).toContain("úterý 24. listopadu v 10:00");
  expect(last?.body).toContain("Předtím: úterý 24. listopadu v 9:00");
  expect(last?.parts).toContain(`UID:${id}@lhota.example`);
  expect(last?.parts).toContain("SEQUENCE:1");
});

test("B9 B11 a number bound to the slot follows it, and the old one lives again", async () => {
  house = await openHouse();
  const { id, number } = await booked(house, residence());
  const moved = await moves(id, to("2026-11-24T11:00", "pobyt"));
  expect([number, moved.number]).toEqual(["102", "104"]);
  const again = await booked(house, residence({ client: SECOND_VISITOR }));
  expect(again.number).toBe("102");
});

test("B11 who cannot have the new place keeps the old one, whole", async () => {
  house = await openHouse();
  const { id } = await booked(house);
  for (const client of [VISITOR, SECOND_VISITOR]) await booked(house, { startsAt: TEN.startsAt, client });
  const before = await now(id);
  const token = await linkIn(house, id, "show");
  // Caught inside the work: not even what a rollback would have taken back has been done.
  const told = await house.works.write((work) => refusal(moveByLink(work, token, TEN)));
  expect(told).toBe("slotTaken");
  expect(await now(id)).toEqual(before);
  expect(placeOf(id)).toHaveLength(1);
});

test("B11 B2 a visit of two slots moves by one, over a place of its own", async () => {
  house = await openHouse({
    office: lhota((file) => {
      for (const { booking } of file.services) if (booking !== null) booking.slots = 2;
      for (const row of file.plans[0]?.weekly ?? []) row.places = 1;
    }),
  });
  const { id } = await booked(house);
  await moves(id, to("2026-11-24T09:30"));
  expect(placeOf(id).map(({ starts_at }) => starts_at)).toEqual([at("2026-11-24T09:30"), at("2026-11-24T10:00")]);
});

test("B9 B11 moved to another location the code stays, unless somebody there has it; a series' number is the day's", async () => {
  house = await openHouse({
    office: lhota((file) => {
      const [location] = file.locations;
      const [plan] = file.plans;
      if (location === undefined || plan === undefined) throw new Error("no Lhota");
      file.locations.push({ ...location, id: "dvur" });
      file.plans.push({ ...plan, id: "dvur", location: "dvur" });
      for (const { booking } of file.services)
        if (booking !== null) booking.number = { known: "booking", from: { series: "r" } };
    }),
  });
  const there = await booked(house, { planId: "dvur" });
  const { id, code, number } = await booked(house);
  house.store.raw.run("UPDATE reservation SET code = ? WHERE id = ?", [code, there.id]);
  expect((await moves(id)).number).toBe(number);
  const moved = await moves(id, to("2026-11-24T10:00", "dvur"));
  expect([moved.locationId, moved.number]).toEqual(["dvur", "R 2"]);
  expect(moved.code).not.toBe(code);
  const came = await house.works.write((work) => arrive(work, { locationId: "dvur", code: moved.code ?? "" }));
  expect(came.kind).toBe("early");
});

test("B3 B11 a move is held to the limits of the clock, but not to those of the contact", async () => {
  house = await openHouse();
  const { id } = await booked(house);
  const token = await linkIn(house, id, "show");
  const asked = (time: string) => refusal(house.works.write((work) => moveByLink(work, token, to(time))));
  expect(await asked("2027-02-24T09:00")).toBe("tooFar");
  expect(await asked("2026-11-24T09:10")).toBe("slotUnknown");
  house.clocks.set("2026-11-24T08:31:00");
  expect(await asked("2026-11-24T08:30")).toBe("tooLate");
  house.clocks.set("2026-11-24T09:00:00");
  expect(await asked("2026-11-24T10:00")).toBe("tooLate");
});

test("C6 B11 the same move sent twice is one move and one message; a cancelled one is not moved", async () => {
  house = await openHouse();
  const { id } = await booked(house);
  const token = await linkIn(house, id, "show");
  const both = await Promise.all([1, 2].map(() => house.works.write((work) => moveByLink(work, token, TEN))));
  expect(both.map(({ sequence }) => sequence)).toEqual([1, 1]);
  expect((await letters(house, id)).filter(({ kind }) => kind === "moved")).toHaveLength(1);
  const cancel = await linkIn(house, id, "cancel");
  await house.works.write((work) => cancelByLink(work, cancel));
  expect(await refusal(house.works.write((work) => moveByLink(work, token, to("2026-11-24T11:00"))))).toBe(
    "alreadyEnded",
  );
});

test("B11 a move to a later day takes the links, the reminder and the erasing along", async () => {
  house = await openHouse();
  const { id } = await booked(house);
  const [show, cancel] = [await linkIn(house, id, "show"), await linkIn(house, id, "cancel")];
  await house.works.write((work) => moveByLink(work, show, to("2026-12-01T10:00")));
  house.clocks.set("2026-11-30T12:00:00");
  expect(await refusal(house.works.write((work) => moveByLink(work, show, to("2026-12-01T11:00"))))).toBe("done");
  expect((await house.works.write((work) => cancelByLink(work, cancel))).state).toBe("cancelled");
});

test("B12 the office moves: the place is held, one message says why and leads to where it can be changed", async () => {
  house = await openHouse();
  const { id, code } = await booked(house);
  const moved = await byStaff(id);
  expect([moved.state, moved.time as string, moved.code]).toEqual(["confirmed", "10:00", code]);
  const last = (await letters(house, id)).at(-1);
  expect([last?.kind, last?.body?.includes("Důvod: porucha výtahu")]).toEqual(["moved-by-office", true]);
  const change = await linkIn(house, id, "move");
  const changed = await house.works.write((work) => moveByLink(work, change, to("2026-11-24T11:00")));
  expect(changed.time as string).toBe("11:00");
  const staff = house.store.raw
    .query<{ staff_id: string }, []>("SELECT staff_id FROM event WHERE kind = 'reservation-moved' ORDER BY number")
    .get();
  expect(staff?.staff_id).toBe("sona");
});

test("B12 a pending one that is moved keeps its deadline, never later than the new start, and is asked once more", async () => {
  house = await openHouse();
  const { reservation } = await books(house);
  const moved = await byStaff(reservation.id);
  expect([moved.state, moved.confirmBy]).toEqual(["pending", reservation.confirmBy]);
  const token = await linkIn(house, moved.id, "confirm");
  const confirmed = await house.works.write((work) => confirmByLink(work, token));
  expect([confirmed.state, confirmed.time as string]).toEqual(["confirmed", "10:00"]);
  const asking = (await letters(house, moved.id)).filter(({ kind }) => kind === "please-confirm");
  expect(asking.map(({ state }) => state)).toEqual(["cancelled", "cancelled"]);
});

test("B12 the office offers another time: the old is cancelled, the new held until its deadline, one message", async () => {
  house = await openHouse();
  const old = await booked(house);
  const held = await offers(old.id);
  expect([held.state, held.confirmBy]).toEqual(["pending", at("2026-11-24T08:40")]);
  expect(await stateOf(house, old.id)).toBe("cancelled");
  expect((await letters(house, old.id)).map(({ kind, state }) => `${kind} ${state}`)).toEqual(["confirmed cancelled"]);
  const [letter, ...rest] = await letters(house, held.id);
  expect([letter?.kind, rest.length]).toEqual(["offered", 0]);
  expect(letter?.body).toContain("Potvrďte do: 8:40");
  expect(letter?.parts).toContain("METHOD:CANCEL");
  const token = await linkIn(house, held.id, "confirm");
  expect((await house.works.write((work) => confirmByLink(work, token))).state).toBe("confirmed");
});

test("B12 an offer nobody takes runs out at its deadline, and its place is free", async () => {
  house = await openHouse();
  const held = await offers((await booked(house)).id, 10);
  house.clocks.set("2026-11-24T07:50:00");
  expect(await stateOf(house, held.id)).toBe("expired");
  await house.works.write(async () => {});
  expect(placeOf(held.id)).toEqual([]);
});

test("B12 an offer that cannot be told or held changes nothing", async () => {
  house = await openHouse();
  const silent = await booked(house, { client: { ...VISITOR, email: "" } });
  expect(await refusal(offers(silent.id))).toBe("cannotBeTold");
  const other = await booked(house, { startsAt: at("2026-11-24T11:00") });
  for (const client of [VISITOR, SECOND_VISITOR]) await booked(house, { startsAt: TEN.startsAt, client });
  expect(await refusal(offers(other.id))).toBe("slotTaken");
  expect([await stateOf(house, silent.id), await stateOf(house, other.id)]).toEqual(["confirmed", "confirmed"]);
});

test("B12 B10 the office cancels with a reason, once, and the calendar entry is withdrawn", async () => {
  house = await openHouse();
  const { id } = await booked(house);
  const cancels = () => house.works.write((work) => cancelByStaff(work, { id, reason: "nemoc", staffId: "sona" }));
  for (const each of [await cancels(), await cancels()]) expect(each.state).toBe("cancelled");
  const [, ...told] = await letters(house, id);
  expect(told.map(({ kind }) => kind)).toEqual(["cancelled-by-office"]);
  expect(told[0]?.body).toContain("Důvod: nemoc");
  expect(told[0]?.parts).toContain("SEQUENCE:1");
});

test("A3 a note of staff is kept with the client's data; the history says only that there is one", async () => {
  house = await openHouse();
  const { id } = await booked(house);
  const notes = (note: string) => house.works.write((work) => setNote(work, { id, note, staffId: "jana" }));
  await notes("přijde s tlumočníkem");
  await notes(" přijde s tlumočníkem ");
  expect(await house.works.read((reader) => noteOf(reader, id))).toBe("přijde s tlumočníkem");
  const events = house.store.raw
    .query<{ detail: string }, []>("SELECT detail FROM event WHERE kind = 'reservation-noted'")
    .all();
  expect(events).toEqual([{ detail: "{}" }]);
});

test("B7 a client who has come can still give up by the link: reservation and ticket end in one work", async () => {
  house = await openHouse({ now: "2026-11-24T08:50:00" });
  const { id, code } = await booked(house);
  expect((await types(house, code ?? "")).kind).toBe("ticket");
  const token = await linkIn(house, id, "cancel");
  await house.works.write(async (work) => {
    const there = await cancelByLink(work, token);
    expect(there.state).toBe("arrived");
    await giveUpReserved(work, there.id);
  });
  expect(await stateOf(house, id)).toBe("cancelled");
  expect(house.store.raw.query<{ state: string }, []>("SELECT state FROM ticket").all()).toEqual([
    { state: "withdrawn" },
  ]);
  expect(placeOf(id)).toEqual([]); // before its slot: back to booking (B14)
  expect(await house.works.write((work) => arrive(work, { locationId: "naves", code: code ?? "" }))).toEqual({
    kind: "unknown",
  });
});
