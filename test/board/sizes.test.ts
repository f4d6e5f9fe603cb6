import { describe, expect, test } from "bun:test";
import { fitOf } from "../../src/board/fitting.ts";
import { fittingRows, type WaitingRow } from "../../src/board/side.ts";
import { CAPITAL, sizesOf } from "../../src/board/sizes.ts";

/** How high a capital of a size stands, in millimetres, on a 16:9 screen. */
const millimetres = (inches: number, size: number, standing = false): number =>
  (inches * 25.4 * (standing ? 16 : 9) * size * CAPITAL) / 100 / Math.hypot(16, 9);

describe("how large a board is written", () => {
  test.each([
    [55, 8],
    [43, 8],
    [65, 12],
    [32, 8],
    [85, 15],
    [55, 3],
  ])("A6 on %d inches from %d m the number is 98 mm for each eight metres, lying and standing", (inches, metres) => {
    const { landscape, portrait } = sizesOf({ inches, metres });
    expect(millimetres(inches, landscape.number)).toBeGreaterThanOrEqual((98 / 8) * metres);
    expect(millimetres(inches, portrait.number, true)).toBeGreaterThanOrEqual((98 / 8) * metres);
    expect(landscape.reach).toBeGreaterThanOrEqual(metres);
  });

  test("A6 from 55 inches at eight metres it is the drawn board: 171 mm, three calls before it", () => {
    const { landscape } = sizesOf({ inches: 55, metres: 8 });
    expect(millimetres(55, landscape.number)).toBeCloseTo(171, 0);
    expect(landscape.rows).toBe(3);
  });

  test("A6 farther away there are fewer previous calls, and at last no side column; what cannot be reached is said", () => {
    const rows = [8, 12, 16].map((metres) => sizesOf({ inches: 55, metres }).landscape.rows);
    expect(rows).toEqual([3, 2, 1]);
    expect(sizesOf({ inches: 55, metres: 16 }).landscape.side).toBe(false);
    expect(sizesOf({ inches: 24, metres: 20 }).landscape.reach).toBeLessThan(20);
  });

  test("A6 three figures shrink as a whole, a counter with a long name does not push the number away", () => {
    const sizes = sizesOf({ inches: 55, metres: 8 });
    const step = (number: string, counter: string) => fitOf({ number, counter, word: "kabinka" }, sizes);
    expect(step("R 12", "3").land).toBe(0);
    expect(step("A 108", "3").land).toBeGreaterThan(0);
    expect(step("A 108", "3").land).toBeLessThan(4); // 0.7 of it are still 120 mm
    expect(step("R 12", "Podatelna")).toMatchObject({ named: true });
    expect(step("R 12", "Podatelna").land).toBeLessThan(5);
  });
});

describe("what stands beside the calls", () => {
  const rows = (count: number): WaitingRow[] =>
    Array.from({ length: count }, (_, index) => ({ name: `Věc ${index + 1}`, count: index, where: "1, 2" }));
  const words = { all: "celkem", others: "další" };
  const alone = { messages: [], next: 0, square: false };

  test("V1 where each matter is served is told where there is room, and left out before a row is", () => {
    expect(fittingRows(rows(4), alone, words)).toEqual({ lying: rows(4), standing: rows(4) });
    const { lying: nine } = fittingRows(rows(9), alone, words);
    expect([nine.length, new Set(nine.map(({ where }) => where))]).toEqual([9, new Set([""])]);
  });

  test("V1 nobody who waits is left out of the count, however little room there is", () => {
    const messages = ["Ve čtvrtek 3. prosince od 12 hodin zavřeno, školení."];
    for (const beside of [alone, { ...alone, messages }, { messages, next: 3, square: true }]) {
      for (const many of [1, 5, 12, 40]) {
        const sum = (list: readonly WaitingRow[]) => list.reduce((all, { count }) => all + count, 0);
        const { lying, standing } = fittingRows(rows(many), beside, words);
        for (const shown of [lying, standing]) {
          expect(shown.length).toBeGreaterThan(0);
          expect(sum(shown)).toBe(sum(rows(many)));
        }
      }
    }
    expect(fittingRows(rows(40), { messages, next: 3, square: true }, words).lying[0]?.name).toBe("celkem");
  });
});
