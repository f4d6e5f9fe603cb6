import { afterEach, expect, test } from "bun:test";
import { addClosure, applyOfficeFile } from "../../src/office/actions.ts";
import type { Closure } from "../../src/office/office-file.ts";
import type { Day } from "../../src/platform/civil.ts";
import type { Instant } from "../../src/platform/clock.ts";
import { cancelByStaff } from "../../src/reservations/actions.ts";
import {
  bookableDays,
  bookableTimes,
  findReservations,
  hitBy,
  outsideThePlans,
  reservationsBetween,
  type ToClose,
} from "../../src/reservations/queries.ts";
import { lhota, SECOND_VISITOR, VISITOR } from "../support/cast.ts";
import { at } from "../support/clock.ts";
import { openHouse, type TestHouse } from "../support/house.ts";
import { booked, books, refusal, residence } from "./caller.ts";

let house: TestHouse;
afterEach(() => house.close());

const DAY = "2026-11-24" as Day;
const hits = async (more: Partial<ToClose>): Promise<string[]> => {
  const closure = { locationId: "naves", from: DAY, to: DAY, hours: null, services: null, ...more };
  const found = await house.works.read((reader) => hitBy(reader, closure));
  return found.map(({ serviceId, time }) => `${serviceId} ${time}`);
};
const closes = (more: Partial<Closure>) =>
  house.works.write((work) =>
    addClosure(work, {
      locationId: "naves",
      closure: { from: DAY, to: DAY, hours: null, services: null, reason: null, ...more },
      staffId: "sona",
    }),
  );
const times = async (serviceId: string, day: string = DAY): Promise<string[]> =>
  (await house.works.read((reader) => bookableTimes(reader, { serviceId, locationId: "naves" }, day as Day))).map(
    ({ time }) => time,
  );
const startsAt = (time: string): { startsAt: Instant } => ({ startsAt: at(`2026-11-24T${time}`) });

test("B12 a closure hits exactly those whose time begins within it, its start inside and its end outside", async () => {
  house = await openHouse();
  for (const time of ["09:30", "10:00", "11:30", "12:00"]) await booked(house, startsAt(time));
  await booked(house, { serviceId: "pas", ...startsAt("10:30") });
  await booked(house, residence(startsAt("10:00")));
  await booked(house, { startsAt: at("2026-11-25T10:00") });
  await books(house, { startsAt: at("2026-11-24T11:00"), client: SECOND_VISITOR }); // pending holds a place too
  expect(await hits({ hours: "10:00-12:00" })).toEqual([
    "op 10:00",
    "pobyt 10:00",
    "pas 10:30",
    "op 11:00",
    "op 11:30",
  ]);
  expect(await hits({ hours: "10:00-12:00", services: ["pas"] })).toEqual(["pas 10:30"]);
  expect(await hits({ from: "2026-11-25" as Day, to: "2026-11-25" as Day })).toEqual(["op 10:00"]);
  expect(await hits({})).toHaveLength(7);
});

test("B12 who has ended, been cancelled or is being served is not hit", async () => {
  house = await openHouse();
  const gone = await booked(house, startsAt("10:00"));
  await house.works.write((work) => cancelByStaff(work, { id: gone.id, reason: "nemoc", staffId: "sona" }));
  await books(house, startsAt("11:00")); // runs out at 7:55
  await booked(house, startsAt("08:00"));
  house.clocks.set("2026-11-24T08:05:00");
  expect(await hits({})).toEqual([]);
});

test("B12 a visit of several slots is hit when any of them is", async () => {
  house = await openHouse({
    office: lhota((file) => {
      for (const { booking } of file.services) if (booking !== null) booking.slots = 2;
    }),
  });
  await booked(house, startsAt("09:30"));
  expect(await hits({ hours: "10:00-10:30" })).toEqual(["op 09:30"]);
  expect(await hits({ hours: "10:30-11:00" })).toEqual([]);
});

test("B12 closed hours offer no times to that service, and no visit reaches over them", async () => {
  house = await openHouse({
    office: lhota((file) => {
      for (const { booking } of file.services) if (booking !== null) booking.slots = 2;
    }),
  });
  await closes({ hours: "10:00-11:00", services: ["op"] });
  expect(await times("op")).toEqual(["08:00", "08:30", "09:00", "11:00", "11:30", "12:00", "12:30", "13:00"]);
  expect(await times("pas")).toHaveLength(11);
  expect(await refusal(books(house, startsAt("09:30")))).toBe("slotUnknown");
  expect(await refusal(books(house, { serviceId: "pas", ...startsAt("09:30") }))).toBe("done");
});

test("B9 B12 a closure of some hours changes no number of the others", async () => {
  house = await openHouse();
  await closes({ hours: "08:00-09:00" });
  expect((await booked(house, residence())).number).toBe("102");
  await closes({});
  expect(await times("pobyt")).toEqual([]);
});

test("B2 a change of the plan loses and moves nothing; those it leaves outside are listed", async () => {
  house = await openHouse();
  const stays = await booked(house, startsAt("09:00"));
  const early = await booked(house, startsAt("08:00"));
  const crowd = await booked(house, { ...startsAt("09:00"), client: SECOND_VISITOR });
  const given = await booked(house, residence());
  expect(await house.works.read(outsideThePlans)).toEqual([]);
  const changed = lhota((file) => {
    const [plan] = file.plans;
    if (plan !== undefined) plan.weekly = [{ ...plan.weekly[0], from: "09:00", places: 1 }] as never;
    file.plans = file.plans.filter(({ id }) => id !== "pobyt");
    for (const service of file.services) if (service.id === "pobyt") service.booking = null;
  });
  await house.works.write((work) => applyOfficeFile(work, changed, null));
  const outside = await house.works.read(outsideThePlans);
  expect(outside.map(({ id }) => id)).toEqual([early.id, crowd.id, given.id]);
  const all = await house.works.read((reader) => reservationsBetween(reader, { locationId: null, from: DAY, to: DAY }));
  expect(all.map(({ id, state }) => `${id} ${state}`)).toEqual(
    [early, stays, crowd, given].map(({ id }) => `${id} confirmed`),
  );
});

test("B2 B12 a closure leaves what it hits among the reservations outside the plans", async () => {
  house = await openHouse();
  const { id } = await booked(house, startsAt("10:00"));
  await booked(house, startsAt("11:00"));
  await closes({ hours: "10:00-10:30", services: ["op"] });
  expect((await house.works.read(outsideThePlans)).map((each) => each.id)).toEqual([id]);
});

test("B13 staff find a reservation by code, name without diacritics, e-mail, phone or company, the soonest first", async () => {
  house = await openHouse();
  const later = await booked(house, { startsAt: at("2026-11-26T09:00") });
  const sooner = await booked(house, { client: { ...VISITOR, phone: "+420 777 123 456" } });
  const other = await booked(house, { client: { ...SECOND_VISITOR, company: "Pila Lhota" } });
  const finds = async (text: string) =>
    (await house.works.read((reader) => findReservations(reader, text))).map(({ id }) => id);
  expect(await finds(" krasna ")).toEqual([sooner.id, later.id]);
  expect(await finds("VESNA@example")).toEqual([sooner.id, later.id]);
  expect(await finds("777 123")).toEqual([sooner.id]);
  expect(await finds(other.code ?? "")).toEqual([other.id]);
  expect(await finds("pila")).toEqual([other.id]);
  for (const nothing of ["", "v", "%", "12", "nikdo"]) expect(await finds(nothing)).toEqual([]);
});

test("B1 the overview of a month is right on the days the clocks change", async () => {
  house = await openHouse({
    now: "2027-03-01T08:00:00",
    office: lhota((file) => {
      for (const plan of file.plans)
        for (const row of plan.weekly) row.days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
    }),
  });
  const days = await house.works.read((reader) =>
    bookableDays(reader, { serviceId: "op", locationId: "naves" }, "2027-03-01" as Day, "2027-03-31" as Day),
  );
  expect(days.find(({ day }) => day === "2027-03-28")?.free).toBe(24); // the spring night, in which 2:00 to 3:00 is not
});
