import { afterEach, expect, test } from "bun:test";
import { addClosure, removeClosure } from "../../src/office/actions.ts";
import type { Closure } from "../../src/office/office-file.ts";
import { locationOf } from "../../src/office/office.ts";
import { isClosedFor, issuingRanges, openRanges } from "../../src/office/opening.ts";
import { currentOffice } from "../../src/office/queries.ts";
import { readOfficeFile } from "../../src/office/read-office-file.ts";
import { writeOfficeFile } from "../../src/office/write-office-file.ts";
import type { Day, TimeOfDay } from "../../src/platform/civil.ts";
import { Refusal } from "../../src/platform/refusal.ts";
import { lhota } from "../support/cast.ts";
import { openHouse, type TestHouse } from "../support/house.ts";

let house: TestHouse | null = null;
afterEach(async () => {
  await house?.close();
  house = null;
});

const TUESDAY = "2026-11-24" as Day;
const closure = (more: Partial<Closure> = {}): Closure => ({
  from: TUESDAY,
  to: TUESDAY,
  hours: null,
  services: null,
  reason: null,
  ...more,
});
const naves = (...closures: Closure[]) => {
  const [location] = lhota((office) => {
    for (const each of office.locations) each.closures = closures;
  }).locations;
  if (location === undefined) throw new Error("no location");
  return location;
};
const said = (ranges: readonly { from: string; to: string }[]) =>
  ranges.map(({ from, to }) => `${from}-${to}`).join(" ");
const hours = (...closures: Closure[]) => said(openRanges(naves(...closures), TUESDAY, false));

test("B12 a closure takes its hours from the day's opening hours, the end outside", () => {
  expect(hours()).toBe("08:00-15:00");
  expect(hours(closure({ hours: "10:00-12:00" }))).toBe("08:00-10:00 12:00-15:00");
  expect(hours(closure({ hours: "07:00-09:30" }), closure({ hours: "14:00-16:00" }))).toBe("09:30-14:00");
  expect(hours(closure({ hours: "08:00-15:00" }))).toBe("");
  expect(hours(closure())).toBe("");
  expect(hours(closure({ from: "2026-11-25" as Day, to: "2026-11-26" as Day }))).toBe("08:00-15:00");
});

test("B12 a closure of some services leaves the house open, and takes only their time", () => {
  const passports = closure({ hours: "10:00-12:00", services: ["pas"] });
  expect(hours(passports)).toBe("08:00-15:00");
  const isClosed = (serviceId: string, time: string) =>
    isClosedFor(naves(passports), { on: TUESDAY, time: time as TimeOfDay, serviceId });
  expect([isClosed("pas", "09:59"), isClosed("pas", "10:00"), isClosed("pas", "11:59")]).toEqual([false, true, true]);
  expect([isClosed("pas", "12:00"), isClosed("op", "10:00")]).toEqual([false, false]);
});

test("B12 K3 the kiosk gives no tickets in closed hours, whatever its own hours are", () => {
  const location = naves(closure({ hours: "10:00-12:00" }));
  location.issuing.hours = { tue: ["07:30-14:30"] };
  expect(said(issuingRanges(location, TUESDAY, false))).toBe("07:30-10:00 12:00-14:30");
});

test("B12 closing and opening again is a change of the office that is written down once, by whom", async () => {
  const there = (house = await openHouse());
  const change = {
    locationId: "naves",
    closure: closure({ hours: "10:00-12:00", reason: "školení" }),
    staffId: "sona",
  };
  const closures = () => there.works.read(async (reader) => locationOf(await currentOffice(reader), "naves").closures);
  const first = await there.works.write((work) => addClosure(work, change));
  const second = await there.works.write((work) => addClosure(work, change));
  expect(second).toBe(first);
  expect(await closures()).toEqual([change.closure]);
  for (const _ of [1, 2]) await there.works.write((work) => removeClosure(work, change));
  expect(await closures()).toEqual([]);
  const events = there.store.raw
    .query<{ kind: string; staff_id: string }, []>("SELECT kind, staff_id FROM event WHERE kind LIKE 'closure%'")
    .all();
  expect(events.map(({ kind, staff_id }) => `${kind} ${staff_id}`)).toEqual([
    "closure-added sona",
    "closure-removed sona",
  ]);
});

test("B12 a closure of a service nobody knows, or one that ends before it begins, is refused", async () => {
  const there = (house = await openHouse());
  for (const wrong of [closure({ services: ["nic"] }), closure({ to: "2026-11-23" as Day })])
    await expect(
      there.works.write((work) => addClosure(work, { locationId: "naves", closure: wrong, staffId: "sona" })),
    ).rejects.toBeInstanceOf(Refusal);
});

test("A6 closures of hours and services go through the office file whole, and a wrong one is named", () => {
  const office = lhota((file) => {
    for (const each of file.locations) each.closures = [closure({ hours: "10:00-12:00", services: ["pas"] })];
  });
  const text = writeOfficeFile(office);
  const read = readOfficeFile(text);
  expect("office" in read && read.office.locations[0]?.closures).toEqual([
    closure({ hours: "10:00-12:00", services: ["pas"] }),
  ]);
  const problems = (changed: string) => {
    const wrong = readOfficeFile(changed);
    return "problems" in wrong ? JSON.stringify(wrong.problems) : "none";
  };
  expect(problems(text.replace("services: [pas]\n", "services: [nic]\n"))).toContain("There is no service");
  expect(problems(text.replace("10:00-12:00", "12:00-10:00"))).toContain("must exist and end after they begin");
});
