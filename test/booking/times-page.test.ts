import { expect, test } from "bun:test";
import { chosenDay, stripStart, timesPage } from "../../src/booking/times-page.ts";
import { stepLine } from "../../src/booking/scene.ts";
import type { Day } from "../../src/platform/civil.ts";
import { choice, DAYS, sceneAt, timeAt, twoPlaces } from "../samples/booking.ts";

const TUESDAY = "2026-11-24" as Day;
const scene = sceneAt("/booking/op/naves");

test("B1 the strip begins with this week, and moves on only for a day it would not show", () => {
  expect(stripStart(TUESDAY, null)).toBe("2026-11-23" as Day);
  expect(stripStart(TUESDAY, "2026-12-06" as Day)).toBe("2026-11-23" as Day);
  expect(stripStart(TUESDAY, "2026-12-07" as Day)).toBe("2026-12-07" as Day);
  expect(stripStart("2026-11-29" as Day, null)).toBe("2026-11-23" as Day);
});

test("B1 the day shown is the asked one, else the nearest free, else the first free of the strip", () => {
  expect(chosenDay(DAYS, "2026-11-27" as Day, null)).toBe("2026-11-27" as Day);
  expect(chosenDay(DAYS, "2027-01-01" as Day, "2026-11-26" as Day)).toBe("2026-11-26" as Day);
  expect(chosenDay(DAYS, null, null)).toBe("2026-11-25" as Day);
});

test("B1 days say in words how many times are free, and a full one can be looked at to ask for a place (B14)", () => {
  const cells = timesPage(scene, choice()).weeks.flatMap(({ days }) => days);
  expect(cells.slice(0, 6).map(({ says }) => says)).toEqual([
    "proběhlo",
    "dnes už ne",
    "1 volný",
    "4 volné",
    "obsazeno",
    "5 volných",
  ]);
  expect(cells.map(({ href }) => href !== "")).toEqual([false, false, true, true, true, true, true, true, false, true]);
});

test("B1 a taken time stays in the list and leads nowhere; a free one has its number beside it and says its places", () => {
  const { rows, count } = timesPage(
    scene,
    choice({
      times: [
        timeAt("08:00", 2, { places: 3, number: "101" }),
        timeAt("09:00", 0, { number: "102" }),
        timeAt("10:00", 1, { open: false }),
      ],
    }),
  );
  expect(rows.map(({ time, says, number }) => [time, says, number])).toEqual([
    ["8:00", "2 volná místa", "číslo 101"],
    ["9:00", "obsazeno", ""],
    ["10:00", "už nejde", ""],
  ]);
  expect(rows.map(({ href }) => href !== "")).toEqual([true, false, false]);
  expect(count).toBe("1 volný termín");
});

test("B1 further days are offered up to the last bookable one, itself inside", () => {
  expect(timesPage(scene, choice({ last: "2026-12-06" as Day })).later).toBe("");
  expect(timesPage(scene, choice({ last: "2026-12-07" as Day })).later).toBe("/booking/op/naves?from=2026-12-07");
});

test("B1 steps that offer no choice are not counted", () => {
  expect(stepLine(scene, "op", "time")).toBe("Krok 2 z 4");
  expect(stepLine(sceneAt("/", { file: twoPlaces }), "op", "time")).toBe("Krok 3 z 5");
});
