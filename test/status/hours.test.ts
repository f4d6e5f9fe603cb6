import { expect, test } from "bun:test";
import { locationOf } from "../../src/office/office.ts";
import type { Closure, Location } from "../../src/office/office-file.ts";
import { day } from "../../src/platform/civil.ts";
import { openingAt } from "../../src/status/hours.ts";
import { at } from "../support/clock.ts";
import { sampleOffice } from "../support/sample.ts";

/** What the public status says of opening hours (V5, B2, B12). Lhota is open on Tuesday from 8:00 to 15:00, on Monday to 17:00. */

const naves = locationOf(sampleOffice, "naves");
const opening = (local: string, more: Partial<Location> = {}) =>
  openingAt(sampleOffice, { ...naves, ...more }, at(local));
const closure = (more: Partial<Closure>): Closure => ({
  from: day("2026-11-24"),
  to: day("2026-11-24"),
  hours: null,
  services: null,
  reason: null,
  ...more,
});
const opens = (on: string, time: string) => ({ state: "closed", opens: { day: on, time } });

test("V5 T3 open from the first second of its hours to the last before their end", () => {
  expect(opening("2026-11-24T07:59:59")).toMatchObject(opens("2026-11-24", "08:00"));
  expect(opening("2026-11-24T08:00:00")).toMatchObject({ state: "open", until: "15:00" });
  expect(opening("2026-11-24T14:59:59")).toMatchObject({ state: "open", until: "15:00" });
  expect(opening("2026-11-24T15:00:00")).toMatchObject(opens("2026-11-25", "08:00"));
});

test("V5 over a weekend and a public holiday it says the first day that is open", () => {
  expect(opening("2026-11-13T16:00:00")).toMatchObject(opens("2026-11-16", "08:00"));
  expect(opening("2026-11-16T17:00:00")).toMatchObject(opens("2026-11-18", "08:00")); // the 17th is a holiday
  expect(opening("2026-11-17T09:00:00", { openOnHolidays: [day("2026-11-17")] })).toMatchObject({ state: "open" });
});

test("V5 B12 a closure of the day, of some hours, and of one service alone", () => {
  const shut = (closures: Closure[], local = "2026-11-24T09:00:00") => opening(local, { closures });
  expect(shut([closure({})])).toMatchObject(opens("2026-11-25", "08:00"));
  expect(shut([closure({ hours: "11:00-12:00" })])).toMatchObject({ state: "open", until: "11:00" });
  expect(shut([closure({ hours: "11:00-12:00" })], "2026-11-24T11:30:00")).toMatchObject(opens("2026-11-24", "12:00"));
  expect(shut([closure({ services: ["op"] })])).toMatchObject({ state: "open", until: "15:00" });
});

test("V5 a place that does not open within sixty days says only that it is closed", () => {
  expect(opening("2026-11-24T09:00:00", { hours: {} })).toEqual({ state: "closed", opens: null });
  const closures = [closure({ to: day("2027-06-30") })];
  expect(opening("2026-11-24T09:00:00", { closures })).toEqual({ state: "closed", opens: null });
});
