import { expect, test } from "bun:test";
import { partsFor } from "../../src/reservations/side-by-side.ts";
import { at } from "../support/clock.ts";

test("B15 persons are shared exactly as their places lie", () => {
  const nine = at("2026-11-24T09:00");
  const wide = (...places: number[]) =>
    places.map((each, index) => ({ startsAt: at(`2026-11-24T1${index}:00`), places: each }));
  const shared = (persons: number, ...places: number[]) =>
    partsFor({ persons, startsAt: nine, number: null, furtherNumbers: [] }, wide(...places)).map(
      (part) => part.persons,
    );
  expect(shared(1, 1)).toEqual([1]);
  expect(shared(5, 2, 2, 1)).toEqual([3, 2]);
  expect(shared(3, 1, 2)).toEqual([2, 1]);
  expect(shared(3, 2, 2, 1, 1)).toEqual([2, 1]);
  expect(shared(4, 4)).toEqual([1, 1, 1, 1]);
  expect(shared(2)).toEqual([2]);
});
