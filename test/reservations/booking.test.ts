import { afterEach, expect, test } from "bun:test";
import { book } from "../../src/reservations/actions.ts";
import {
  bookableDays,
  bookableTimes,
  lastBookableDay,
  nearestFree,
  reservationsOn,
} from "../../src/reservations/queries.ts";
import { applyOfficeFile } from "../../src/office/actions.ts";
import type { Booking, OfficeFile } from "../../src/office/office-file.ts";
import type { Day } from "../../src/platform/civil.ts";
import { lhota, SECOND_VISITOR, VISITOR } from "../support/cast.ts";
import { at } from "../support/clock.ts";
import { openHouse, type TestHouse } from "../support/house.ts";
import { booked, books, codeIn, letters, linkIn, order, refusal, residence, stateOf } from "./caller.ts";

let house: TestHouse;
afterEach(() => house.close());

const TODAY = "2026-11-24" as Day;
const WISH = { serviceId: "op", locationId: "naves" };

/** Lhota with the ID card service and its plan changed. */
const changed = (booking: Partial<Booking>, plan: (plan: OfficeFile["plans"][number]) => void = () => {}) =>
  lhota((file) => {
    const [service] = file.services;
    const [first] = file.plans;
    if (service?.booking != null) Object.assign(service.booking, booking);
    if (first !== undefined) plan(first);
  });

const timeAt = async (time: string, serviceId = "op", by: "client" | "staff" = "client") => {
  const times = await house.works.read((reader) => bookableTimes(reader, { ...WISH, serviceId }, TODAY, by));
  const found = times.find((each) => each.time === time);
  if (found === undefined) throw new Error(`no slot at ${time}`);
  return found;
};

test("B4 a booking takes a place, and the slot shows one free place less at once", async () => {
  house = await openHouse();
  const { reservation } = await books(house);
  expect(reservation.state).toBe("pending");
  expect(reservation.code).toBeNull();
  expect(await timeAt("09:00")).toMatchObject({ places: 2, free: 1, open: true });
});

test("B2 two services share one plan and so one capacity", async () => {
  house = await openHouse();
  await books(house);
  await books(house, { serviceId: "pas", client: SECOND_VISITOR });
  expect((await timeAt("09:00", "pas")).free).toBe(0);
  expect(await refusal(books(house))).toBe("slotTaken");
});

test("B2 a slot nobody offers cannot be booked", async () => {
  house = await openHouse();
  expect(await refusal(books(house, { startsAt: at("2026-11-24T09:10") }))).toBe("slotUnknown");
  expect(await refusal(books(house, { planId: "pobyt" }))).toBe("slotUnknown");
  expect(await refusal(books(house, { planId: "nic" }))).toBe("slotUnknown");
});

test("B3 what has begun or lies beyond the horizon cannot be booked", async () => {
  house = await openHouse({ now: "2026-11-24T09:00:00" });
  expect(await refusal(books(house))).toBe("tooLate");
  expect(await refusal(books(house, { source: "staff" }))).toBe("tooLate");
  expect(await house.works.read((reader) => lastBookableDay(reader, WISH))).toBe("2027-01-23" as Day);
  expect(await refusal(books(house, { startsAt: at("2027-01-25T09:00") }))).toBe("tooFar");
  expect(await refusal(books(house, { startsAt: at("2027-01-22T09:00") }))).toBe("done");
});

test("B13 staff book for a caller beyond the horizon, and it is confirmed at once", async () => {
  house = await openHouse();
  const reservation = await booked(house, { startsAt: at("2027-01-25T09:00"), client: { ...VISITOR, email: "" } });
  expect(reservation.state).toBe("confirmed");
  expect(reservation.code).toMatch(/^\d{6}$/);
  expect(await letters(house)).toEqual([]); // no e-mail, no phone: nothing to write
});

test("B3 so many places a day are open to booking, whatever the slots have; staff are not counted", async () => {
  house = await openHouse({ office: changed({ dayQuota: 2 }) });
  await booked(house, { startsAt: at("2026-11-24T13:00") });
  await books(house, { startsAt: at("2026-11-24T09:00") });
  await books(house, { startsAt: at("2026-11-24T10:00") });
  expect(await refusal(books(house, { startsAt: at("2026-11-24T11:00") }))).toBe("dayFull");
  expect((await timeAt("11:00")).free).toBe(0);
  const days = await house.works.read((reader) => bookableDays(reader, WISH, TODAY, "2026-11-25" as Day));
  expect(days.map(({ state, free }) => [state, free])).toEqual([
    ["full", 0],
    ["free", 2],
  ]);
  expect(await refusal(books(house, { source: "staff", startsAt: at("2026-11-24T11:00") }))).toBe("done");
});

test("B3 so many places an hour are open to booking", async () => {
  house = await openHouse({ office: changed({ hourQuota: 1 }) });
  await books(house, { startsAt: at("2026-11-24T09:00") });
  expect(await refusal(books(house, { startsAt: at("2026-11-24T09:30") }))).toBe("dayFull");
  expect(await refusal(books(house, { startsAt: at("2026-11-24T10:00") }))).toBe("done");
});

test("B3 places kept for staff are not open to clients, and staff take them first", async () => {
  const office = changed({}, (plan) => plan.weekly.forEach((row) => (row.staffPlaces = 1)));
  house = await openHouse({ office });
  expect(await timeAt("09:00")).toMatchObject({ places: 1, free: 1 });
  expect(await timeAt("09:00", "op", "staff")).toMatchObject({ places: 2, free: 2 });
  await booked(house);
  expect((await timeAt("09:00")).free).toBe(1);
  await books(house);
  expect(await refusal(books(house, { client: SECOND_VISITOR }))).toBe("slotTaken");
});

test("B3 a contact has at most so many active reservations of a service, however the address is written", async () => {
  house = await openHouse({ office: changed({ activePerContact: 1 }) });
  const { reservation } = await books(house);
  const shouted = { ...VISITOR, email: "VESNA@example.org " };
  const elsewhen = { client: shouted, startsAt: at("2026-11-24T10:00") };
  expect(await refusal(books(house, elsewhen))).toBe("tooManyReservations");
  expect(await refusal(books(house, { ...elsewhen, client: SECOND_VISITOR }))).toBe("done");
  house.clocks.set("2026-11-24T07:55:00");
  expect(await stateOf(house, reservation.id)).toBe("expired");
  expect(await refusal(books(house, elsewhen))).toBe("done"); // the first one has run out
});

test("B3 a phone is a contact too", async () => {
  house = await openHouse({ office: changed({ activePerContact: 1 }) });
  const byPhone = (phone: string, email: string) => ({ client: { ...VISITOR, phone, email } });
  await books(house, byPhone("777 123 456", "a@example.org"));
  expect(await refusal(books(house, byPhone("+420777123456", "b@example.org")))).toBe("tooManyReservations");
});

test("B15 n persons take n places of the slot, up to the service's limit", async () => {
  house = await openHouse({ office: changed({ persons: 2 }) });
  expect(await refusal(books(house, { persons: 3 }))).toBe("notUnderstood");
  await books(house, { persons: 2 });
  expect((await timeAt("09:00")).free).toBe(0);
});

test("B2 a service of two slots takes both, and needs both free", async () => {
  house = await openHouse({ office: changed({ slots: 2 }) });
  for (const client of [VISITOR, SECOND_VISITOR]) await books(house, { client });
  expect((await timeAt("09:00", "pas")).free).toBe(0);
  expect((await timeAt("09:30", "pas")).free).toBe(0);
  expect((await timeAt("08:30")).free).toBe(0); // its second slot is taken
  expect((await timeAt("10:00")).free).toBe(2);
  expect(await refusal(books(house, { startsAt: at("2026-11-24T08:30") }))).toBe("slotTaken");
  expect(await refusal(books(house, { startsAt: at("2026-11-24T13:30") }))).toBe("slotUnknown");
});

test("C6 the same form sent again gets the same answer and makes nothing", async () => {
  house = await openHouse();
  const first = await books(house, { formId: "form-1" });
  const again = await books(house, { formId: "form-1" });
  expect(again.reservation.id).toBe(first.reservation.id);
  expect(again.heldToken).toBe(first.heldToken);
  expect(await letters(house)).toHaveLength(1);
  expect((await timeAt("09:00")).free).toBe(1);
  const other = await books(house, { formId: "form-2" });
  expect(other.reservation.id).not.toBe(first.reservation.id);
  expect(other.heldToken).not.toBe(first.heldToken);
});

test("C6 twenty sendings of one form at once make one reservation", async () => {
  house = await openHouse();
  const all = await Promise.all(Array.from({ length: 20 }, () => books(house, { formId: "form-1" })));
  expect(new Set(all.map(({ reservation }) => reservation.id)).size).toBe(1);
  expect(await house.works.read((reader) => reservationsOn(reader, "naves", TODAY))).toHaveLength(1);
});

test("B7 a web booking asks for confirmation by mail until a full minute, with a code and both links", async () => {
  house = await openHouse({ now: "2026-11-24T07:40:20" });
  const { reservation } = await books(house);
  expect(reservation.confirmBy).toBe(at("2026-11-24T07:56"));
  const [letter] = await letters(house, reservation.id);
  expect(letter).toMatchObject({ kind: "please-confirm", channel: "email", recipient: VISITOR.email });
  expect(letter?.not_after).toBe(at("2026-11-24T07:56"));
  expect(letter?.body).toContain("7:56");
  expect(letter?.body).toContain("úterý 24. listopadu v 9:00");
  expect(letter?.subject).not.toContain("Vesna");
  expect(await codeIn(house, reservation.id)).toMatch(/^\d{6}$/);
  expect((await linkIn(house, reservation.id, "confirm")).length).toBeGreaterThanOrEqual(22);
  expect((await linkIn(house, reservation.id, "cancel")).length).toBeGreaterThanOrEqual(22);
});

test("B7 where the office confirms by a code from SMS, it goes to the phone", async () => {
  house = await openHouse({ office: changed({ confirm: { by: "sms-code", withinMinutes: 10 } }) });
  const { reservation } = await books(house, { client: { ...VISITOR, phone: "777123456" } });
  const [letter] = await letters(house, reservation.id);
  expect(letter).toMatchObject({ kind: "code-by-sms", channel: "sms", recipient: "777123456" });
  expect(await codeIn(house, reservation.id)).toMatch(/^\d{6}$/);
});

test("B7 where nothing is to be confirmed the booking is confirmed at once", async () => {
  house = await openHouse({ office: changed({ confirm: { by: "none" } }) });
  const { reservation } = await books(house);
  expect(reservation).toMatchObject({ state: "confirmed", confirmBy: null });
  expect((await letters(house, reservation.id)).map(({ kind }) => kind)).toEqual(["confirmed"]);
});

test("B9 a slot-bound number counts through the day's places, and lives again when its holder has run out", async () => {
  house = await openHouse();
  const make = () => books(house, residence());
  expect((await timeAt("09:00", "pobyt")).number).toBe("102");
  const first = await make();
  expect(first.reservation.number).toBe("102");
  expect((await timeAt("09:00", "pobyt")).number).toBeNull();
  house.clocks.set("2026-11-24T07:55:00");
  expect((await make()).reservation.number).toBe("102");
});

test("B9 a slot-bound number that somebody living has gives way to the next free one above", async () => {
  house = await openHouse();
  house.store.raw.run("INSERT INTO number VALUES ('naves', '2026-11-24', '102', 'z', 102)");
  const { reservation } = await books(house, residence());
  expect(reservation.number).toBe("103");
  const next = await books(house, residence({ startsAt: at("2026-11-24T10:00") }));
  expect(next.reservation.number).toBe("104");
});

test("B9 a number from a series is drawn at booking where it is known then, and never given twice that day", async () => {
  house = await openHouse({ office: changed({ number: { known: "booking", from: { series: "r" } } }) });
  const first = await books(house);
  expect(first.reservation.number).toBe("R 1");
  house.clocks.set("2026-11-24T07:55:00"); // it runs out; its number does not come back
  expect((await books(house)).reservation.number).toBe("R 2");
  const tomorrow = await books(house, { startsAt: at("2026-11-25T09:00") });
  expect(tomorrow.reservation.number).toBe("R 1");
});

test("B9 a number drawn on arrival is not known at booking", async () => {
  house = await openHouse();
  expect((await books(house)).reservation.number).toBeNull();
});

test("B1 the strip tells free, full, closed, past and too late apart", async () => {
  const office = changed({ latest: "day-before", ahead: { days: 7 } }, (plan) => {
    plan.weekly.forEach((row) => (row.places = 1));
    plan.weekly = plan.weekly.map((row) => ({ ...row, from: "08:00", to: "08:30" })) as typeof plan.weekly;
  });
  house = await openHouse({ office });
  await books(house, { startsAt: at("2026-11-25T08:00") });
  const days = await house.works.read((reader) => bookableDays(reader, WISH, "2026-11-23" as Day, "2026-12-02" as Day));
  expect(days.map(({ day, state }) => `${day.slice(8)} ${state}`)).toEqual([
    "23 past",
    "24 too-late",
    "25 full",
    "26 free",
    "27 free",
    "28 closed",
    "29 closed",
    "30 free",
    "01 free",
    "02 closed",
  ]);
  expect((await house.works.read((reader) => nearestFree(reader, WISH)))?.day).toBe("2026-11-26" as Day);
});

test("B1 nothing free up to the last bookable day is told as nothing", async () => {
  house = await openHouse({ office: changed({ ahead: { days: 0 }, latest: "day-before" }) });
  expect(await house.works.read((reader) => nearestFree(reader, WISH))).toBeNull();
});

test("T4 a place held until a deadline is free at that very instant, for the reader and the next booking", async () => {
  const office = changed({}, (plan) => plan.weekly.forEach((row) => (row.places = 1)));
  house = await openHouse({ office });
  const { reservation } = await books(house);
  house.clocks.set("2026-11-24T07:54:59.999");
  expect((await timeAt("09:00")).free).toBe(0);
  expect(await refusal(books(house, { client: SECOND_VISITOR }))).toBe("slotTaken");
  house.clocks.set("2026-11-24T07:55:00");
  expect((await timeAt("09:00")).free).toBe(1);
  expect(await stateOf(house, reservation.id)).toBe("expired");
  expect(await refusal(books(house, { client: SECOND_VISITOR }))).toBe("done");
});

test("T4 a reservation at a location the office has given up still ends in time", async () => {
  house = await openHouse();
  const { reservation } = await books(house);
  const smaller = lhota((file) => {
    file.plans = file.plans.filter(({ id }) => id !== "doklady");
    file.services = file.services.filter(({ id }) => id === "pobyt");
    file.counters = [];
    file.kiosks = [];
    file.displays = [];
  });
  await house.works.write((work) => applyOfficeFile(work, smaller, null));
  house.clocks.set("2026-11-24T08:00:00");
  await house.works.write(async () => {});
  const row = house.store.raw.query("SELECT state FROM reservation WHERE id = ?").get(reservation.id);
  expect(row).toEqual({ state: "expired" });
});

test("L2 free times of sixty days with six hundred reservations are told by one look, quickly", async () => {
  const office = changed({}, (plan) => plan.weekly.forEach((row) => (row.places = 60)));
  house = await openHouse({ office });
  await house.works.write(async (work) => {
    for (let done = 0; done < 600; done += 1)
      await book(work, order({ startsAt: at(`2026-11-${25 + (done % 3)}T${10 + (done % 4)}:30`) }));
  });
  const start = performance.now();
  for (let looks = 0; looks < 20; looks += 1)
    await house.works.read((reader) => bookableDays(reader, WISH, TODAY, "2027-01-23" as Day));
  expect((performance.now() - start) / 20).toBeLessThan(50);
});
