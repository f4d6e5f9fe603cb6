import { expect, test } from "bun:test";
import { day, type TimeOfDay } from "../../src/platform/civil.ts";
import type { Language } from "../../src/platform/language.ts";
import { locationOf, serviceOf } from "../../src/office/office.ts";
import type { MatterNow, StatusNow } from "../../src/status/look.ts";
import { statusFileOf } from "../../src/status/machine.ts";
import { nowModel } from "../../src/status/pages.ts";
import { at } from "../support/clock.ts";
import { sampleOffice, sampleVisit } from "../support/sample.ts";

/** What one row of the public status says to somebody who thinks of coming now (V5, K3). */

const now = at("2026-11-24T09:42:18");
const idle: MatterNow = {
  serviceId: "op",
  service: serviceOf(sampleOffice, "op"),
  waiting: 3,
  range: { from: 10, to: 15 },
  served: true,
  stopped: null,
  called: null,
  free: null,
  bookable: false,
  byAppointment: false,
};
const OPEN = { state: "open", until: "15:00" as TimeOfDay } as const;
const SHUT = { state: "closed", opens: { day: day("2026-11-25"), time: "08:00" as TimeOfDay } } as const;
const statusOf = (seen: Partial<MatterNow>, opening: typeof OPEN | typeof SHUT = OPEN, open = 2): StatusNow => ({
  office: sampleOffice,
  now,
  event: 41,
  places: [
    {
      location: locationOf(sampleOffice, "naves"),
      opening,
      counters: { open, all: 2 },
      services: [{ ...idle, ...seen }],
    },
  ],
});
const placeOf = (status: StatusNow, language: Language = "cs") =>
  nowModel(status, sampleVisit("/status", language), false).places[0];
const wait = (seen: Partial<MatterNow>, opening: typeof OPEN | typeof SHUT = OPEN) =>
  placeOf(statusOf(seen, opening))?.rows[0]?.wait;
const tickets = (seen: Partial<MatterNow>) =>
  statusFileOf(statusOf(seen), "cs", "https://urad.example").locations[0]?.services[0]?.tickets;

test("V5 the wait is a range, and from nothing it is an end", () => {
  expect(wait({})).toBe("10–15 minut");
  expect(wait({ range: { from: 0, to: 5 } })).toBe("do 5 minut");
});

test("V5 K3 where no ticket is given, that is said instead of a wait: nobody comes in vain", () => {
  expect(wait({ stopped: "closed" })).toBe("lístky teď nevydáváme");
  expect(wait({ stopped: "capacity" })).toBe("dnešní lístky jsou rozebrané");
  expect(wait({ stopped: "stopped" })).toBe("výdej lístků je pozastavený");
  expect(wait({ byAppointment: true })).toBe("jen pro objednané");
  expect(["closed", "capacity", "stopped"].map((stopped) => tickets({ stopped } as Partial<MatterNow>))).toEqual([
    "closed",
    "capacity",
    "stopped",
  ]);
  expect([tickets({}), tickets({ byAppointment: true, stopped: "closed" })]).toEqual(["given", "none"]);
});

test("V5 nobody serves it, or the office is closed; a counter still at work after hours tells its wait", () => {
  expect(wait({ served: false, range: null })).toBe("teď neobsluhujeme");
  expect(wait({ served: false, range: null, stopped: "closed" }, SHUT)).toBe("zavřeno");
  expect(wait({}, SHUT)).toBe("10–15 minut");
});

test("V5 how many counters are open, in the office's own word for them, in every language", () => {
  const says = (open: number, language: Language) => placeOf(statusOf({}, OPEN, open), language)?.says;
  expect(says(2, "cs")).toBe("Otevřeno do 15:00. Otevřených kabinek: 2.");
  expect(says(0, "cs")).toBe("Otevřeno do 15:00. Teď nikdo neobsluhuje.");
  expect(says(2, "pl")).toBe("Otwarte do 15:00. Otwarte kabiny: 2.");
  expect(says(1, "en")).toBe("Open until 15:00. Open booths: 1.");
  expect(says(5, "uk")).toBe("Відчинено до 15:00. Відкрито кабінок: 5.");
});

test("V5 the first free time leads to the page where it is booked, of this service at this place", () => {
  const time = { planId: "p", time: "10:00" as TimeOfDay, startsAt: at("2026-11-26T10:00:00"), places: 2, free: 1 };
  const free = { day: day("2026-11-26"), time: { ...time, most: 1, open: true, number: null } };
  const row = placeOf(statusOf({ free, bookable: true }))?.rows[0];
  expect(row).toMatchObject({ free: "čtvrtek 26. listopadu v 10:00", freeHref: "/booking/op/naves?lang=cs" });
  expect(placeOf(statusOf({}))?.rows[0]).toMatchObject({ free: "", freeHref: "" });
});
