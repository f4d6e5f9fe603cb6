import { expect, test } from "bun:test";
import { day, type TimeOfDay } from "../../src/platform/civil.ts";
import { contrastWithWhite, officeColors } from "../../src/office/color.ts";
import { isPublicHoliday } from "../../src/office/holidays.ts";
import { officeFileManual } from "../../src/office/manual.ts";
import { isOpenAt, issuingRanges, lastClosing, openRanges } from "../../src/office/opening.ts";
import type { Location, OfficeFile } from "../../src/office/office-file.ts";
import { lhota } from "../support/cast.ts";

const TUESDAY = day("2026-11-24");
const naves = (change: (location: Location) => void = () => {}): Location => {
  const [location] = lhota((office: OfficeFile) => {
    for (const one of office.locations) change(one);
  }).locations;
  if (location === undefined) throw new Error("no location");
  return location;
};
const told = (ranges: readonly { from: string; to: string }[]) => ranges.map(({ from, to }) => `${from}-${to}`);

test("T3 opening includes its first minute and not its last", () => {
  const ranges = openRanges(naves(), TUESDAY, false);
  const isOpen = (time: string) => isOpenAt(ranges, time as TimeOfDay);
  expect(["07:59", "08:00", "14:59", "15:00"].map(isOpen)).toEqual([false, true, true, false]);
});

test("B2 a public holiday is closed unless opened", () => {
  expect(openRanges(naves(), TUESDAY, true)).toEqual([]);
  const opened = naves((one) => {
    one.openOnHolidays = [TUESDAY];
  });
  expect(told(openRanges(opened, TUESDAY, true))).toEqual(["08:00-15:00"]);
});

test("B2 a closure covers both its ends, and nothing is issued in it", () => {
  const closed = naves((one) => {
    one.closures = [{ from: TUESDAY, to: day("2026-11-25"), hours: null, services: null, reason: null }];
  });
  expect(told(openRanges(closed, day("2026-11-23"), false))).toHaveLength(1);
  expect(openRanges(closed, TUESDAY, false)).toEqual([]);
  expect(issuingRanges(closed, day("2026-11-25"), false)).toEqual([]);
  expect(lastClosing(closed, day("2026-11-25"), false)).toBeNull();
  expect(lastClosing(closed, day("2026-11-26"), false)).toBe("15:00" as TimeOfDay);
});

test("K3 tickets are given in opening hours, or in hours of their own, and not just before closing", () => {
  const split = { tue: ["08:00-11:30", "12:30-15:00"] };
  const location = (own: Record<string, string[]> | null, minutes: number) =>
    naves((one) => {
      one.hours = split;
      one.issuing.hours = own;
      one.issuing.untilMinutesBeforeClosing = minutes;
    });
  const issued = (own: Record<string, string[]> | null, minutes: number) =>
    told(issuingRanges(location(own, minutes), TUESDAY, false));
  expect(issued(null, 0)).toEqual(["08:00-11:30", "12:30-15:00"]);
  expect(issued(null, 20)).toEqual(["08:00-11:30", "12:30-14:40"]);
  expect(issued(null, 150)).toEqual(["08:00-11:30"]);
  expect(issued({ tue: ["07:30-14:00"] }, 0)).toEqual(["07:30-14:00"]);
  expect(issued({ tue: ["07:30-14:50"] }, 20)).toEqual(["07:30-14:40"]);
});

test("B2 each country has its own public holidays, and what is only observed is no holiday", () => {
  expect(isPublicHoliday("CZ", day("2026-11-17"))).toBe(true);
  expect(isPublicHoliday("PL", day("2026-11-17"))).toBe(false);
  expect(isPublicHoliday("PL", day("2026-11-11"))).toBe(true);
  expect(isPublicHoliday("CZ", day("2026-11-11"))).toBe(false);
  expect(isPublicHoliday("SK", day("2026-08-29"))).toBe(true);
  expect(isPublicHoliday("CZ", day("2026-05-10"))).toBe(false);
  expect(isPublicHoliday("CZ", day("2027-03-26"))).toBe(true);
});

const near = (hex: string, drawn: string): void => {
  for (const start of [1, 3, 5])
    expect(
      Math.abs(Number.parseInt(hex.slice(start, start + 2), 16) - Number.parseInt(drawn.slice(start, start + 2), 16)),
    ).toBeLessThanOrEqual(2);
};

test("the office colour gives deep and tint near the drawn ones, and white can be read on it", () => {
  near(officeColors("#0B5563").deep, "#073C47");
  near(officeColors("#0B5563").tint, "#E2EEF0");
  near(officeColors("#7C3418").deep, "#57230F");
  near(officeColors("#7C3418").tint, "#F6EAE4");
  expect(contrastWithWhite("#0B5563")).toBeCloseTo(8.4, 1);
  expect(contrastWithWhite("#FFFFFF")).toBe(1);
  expect(contrastWithWhite("#000000")).toBe(21);
});

test("A6 every setting of the office file has a description, a kind and a place in the manual", () => {
  const sections = officeFileManual();
  const fields = sections.flatMap((section) => section.fields);
  expect(sections.filter(({ says }) => says === "")).toEqual([]);
  expect(fields.filter(({ says, kind }) => says === "" || kind === "")).toEqual([]);
  const paths = fields.map(({ path }) => path);
  expect(new Set(paths).size).toBe(paths.length);
  for (const path of [
    "office.privacy.eraseAfterDays",
    "office.messages.*.*.text",
    "locations[].voice.languages",
    "services[].booking.arrival.beforeMinutes",
    "plans[].weekly[].times",
  ])
    expect(paths).toContain(path);
  expect(fields.find(({ path }) => path.endsWith("newDayAt"))?.standard).toBe("00:00");
});
