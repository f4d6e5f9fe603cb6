import { expect, test } from "bun:test";
import fc from "fast-check";
import { planOf, type Office } from "../../src/office/office.ts";
import type { OfficeFile } from "../../src/office/office-file.ts";
import { addDays, dayOf, timeOf, type Day } from "../../src/platform/civil.ts";
import { consecutive, slotsOf } from "../../src/reservations/slots.ts";
import { lhota } from "../support/cast.ts";
import { at } from "../support/clock.ts";

const on = (text: string) => text as Day;
const TUESDAY = on("2026-11-24");
const office = (change?: (file: OfficeFile) => void): Office => ({ ...lhota(change), version: 1 });
const times = (of: Office, day: Day, plan = "doklady") =>
  slotsOf(of, planOf(of, plan), day).map(({ time }) => String(time));

function withPlan(change: (plan: OfficeFile["plans"][number]) => void): Office {
  return office((file) => {
    const plan = file.plans[0];
    if (plan !== undefined) change(plan);
  });
}
const row = (more: object) => ({
  days: ["tue" as const],
  validFrom: null,
  validTo: null,
  places: 1,
  staffPlaces: 0,
  ...more,
});

test("B2 every 30 minutes from 8:00 to 14:00, the end outside", () => {
  const found = times(office(), TUESDAY);
  expect(found).toHaveLength(12);
  expect([found[0], found.at(-1)]).toEqual(["08:00", "13:30"]);
});

test("B2 a list of times holds as it stands, sorted, and a time of two rows has the places of both", () => {
  const of = withPlan((plan) => {
    plan.weekly = [
      row({ times: ["10:10", "09:05"] }),
      row({ times: ["10:10"], places: 3, staffPlaces: 1 }),
    ] as typeof plan.weekly;
  });
  const slots = slotsOf(of, planOf(of, "doklady"), TUESDAY);
  expect(slots.map(({ time, places, staffPlaces }) => [String(time), places, staffPlaces])).toEqual([
    ["09:05", 1, 0],
    ["10:10", 4, 1],
  ]);
});

test("B2 a row holds from its first day to its last, both inside", () => {
  const of = withPlan((plan) => {
    plan.weekly = [row({ times: ["09:00"], validFrom: "2026-11-24", validTo: "2026-12-01" })] as typeof plan.weekly;
  });
  expect(times(of, on("2026-11-17"))).toEqual([]);
  expect(times(of, TUESDAY)).toEqual(["09:00"]);
  expect(times(of, on("2026-12-01"))).toEqual(["09:00"]);
  expect(times(of, on("2026-12-08"))).toEqual([]);
});

test("B2 an exception closes a date or gives it other hours and places", () => {
  const of = withPlan((plan) => {
    plan.exceptions = [
      { date: TUESDAY, closed: true },
      { date: on("2026-11-25"), rows: [{ times: ["16:00"], places: 5, staffPlaces: 0 }] },
    ] as typeof plan.exceptions;
  });
  expect(times(of, TUESDAY)).toEqual([]);
  expect(times(of, on("2026-11-25"))).toEqual(["16:00"]);
  expect(times(of, on("2026-11-26"))).toHaveLength(12);
});

test("B2 a closure of the location closes its first and its last day, whatever the plan says", () => {
  const of = office((file) => {
    const location = file.locations[0];
    if (location !== undefined)
      location.closures = [{ from: on("2026-11-24"), to: on("2026-11-25"), hours: null, services: null, reason: null }];
  });
  expect(times(of, on("2026-11-23"))).toHaveLength(12);
  expect(times(of, on("2026-11-24"))).toEqual([]);
  expect(times(of, on("2026-11-25"))).toEqual([]);
  expect(times(of, on("2026-11-26"))).toHaveLength(12);
});

test("B2 a public holiday of the country is closed unless the location opens it", () => {
  const closed = office();
  const opened = office((file) => {
    const location = file.locations[0];
    if (location !== undefined) location.openOnHolidays = [on("2026-11-17")];
  });
  const polish = office((file) => {
    file.office.country = "PL";
  });
  expect(times(closed, on("2026-11-17"))).toEqual([]); // 17 November is Czech, 11 November Polish
  expect(times(opened, on("2026-11-17"))).toHaveLength(12);
  expect(times(polish, on("2026-11-17"))).toHaveLength(12);
  expect(times(polish, on("2026-11-11"))).toEqual([]);
});

test("B2 an exception with hours opens a public holiday too", () => {
  const of = withPlan((plan) => {
    plan.exceptions = [
      { date: on("2026-11-17"), rows: [{ times: ["10:00"], places: 1, staffPlaces: 0 }] },
    ] as typeof plan.exceptions;
  });
  expect(times(of, on("2026-11-17"))).toEqual(["10:00"]);
});

test("B9 places of the day are counted on from slot to slot", () => {
  const of = office();
  const slots = slotsOf(of, planOf(of, "doklady"), TUESDAY);
  expect(slots.slice(0, 3).map(({ placesBefore }) => placesBefore)).toEqual([0, 2, 4]);
});

test("B2 consecutive slots follow each other without a break", () => {
  const of = withPlan((plan) => {
    plan.weekly = [
      row({ from: "08:00", to: "09:00", every: 30 }),
      row({ from: "10:00", to: "11:00", every: 30 }),
    ] as typeof plan.weekly;
  });
  const slots = slotsOf(of, planOf(of, "doklady"), TUESDAY);
  expect(consecutive(slots, 0, 2)?.map(({ time }) => String(time))).toEqual(["08:00", "08:30"]);
  expect(consecutive(slots, 1, 2)).toBeNull(); // 8:30 ends at 9:00, the next begins at 10:00
  expect(consecutive(slots, 3, 2)).toBeNull(); // the day ends
});

test("T1 a time the spring night skips is no slot, and one the autumn night repeats is one slot, the first", () => {
  const of = office((file) => {
    const plan = file.plans[0];
    if (plan !== undefined)
      plan.weekly = [row({ days: ["sun"], from: "01:00", to: "04:00", every: 30 })] as typeof plan.weekly;
  });
  expect(times(of, on("2027-03-28"))).toEqual(["01:00", "01:30", "03:00", "03:30"]);
  const autumn = slotsOf(of, planOf(of, "doklady"), on("2027-10-31"));
  expect(autumn.map(({ time }) => String(time))).toEqual(["01:00", "01:30", "02:00", "02:30", "03:00", "03:30"]);
  expect(autumn[2]?.startsAt).toBe(at("2027-10-31T02:00"));
});

for (const [zone, country] of [
  ["Europe/Prague", "CZ"],
  ["Europe/Warsaw", "PL"],
] as const)
  test(`T1 on any day from 2025 to 2035 in ${zone} slots are of that day, at their dial time, rising and counted on`, () => {
    const anyRow = fc.record({
      from: fc.integer({ min: 0, max: 22 * 60 }),
      long: fc.integer({ min: 1, max: 12 * 60 }),
      every: fc.integer({ min: 5, max: 120 }),
      places: fc.integer({ min: 1, max: 5 }),
    });
    const dial = (minute: number) =>
      `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 4016 }),
        fc.array(anyRow, { minLength: 1, maxLength: 3 }),
        (ahead, rows) => {
          const day = addDays(on("2025-01-01"), ahead);
          const of = office((file) => {
            file.office.country = country;
            const [location] = file.locations;
            const [plan] = file.plans;
            if (location !== undefined) location.timeZone = zone;
            if (plan !== undefined)
              plan.weekly = rows.map(({ from, long, every, places }) => ({
                ...row({ days: ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] }),
                from: dial(from),
                to: dial(Math.min(from + long, 1439)),
                every,
                places,
              })) as typeof plan.weekly;
          });
          let before = 0;
          let last = -Infinity;
          for (const slot of slotsOf(of, planOf(of, "doklady"), day)) {
            expect(dayOf(slot.startsAt, zone)).toBe(day);
            expect(timeOf(slot.startsAt, zone)).toBe(slot.time);
            expect(slot.startsAt).toBeGreaterThan(last);
            expect(slot.placesBefore).toBe(before);
            last = slot.startsAt;
            before += slot.places;
          }
        },
      ),
      { numRuns: 150 },
    );
  });
