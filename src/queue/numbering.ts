import type { Series } from "../office/office-file.ts";
import { runningAfter as freeRunning } from "../reservations/numbers.ts";

/** Numbers somebody else may still need, both ends inside. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

/** What the board shows: "A 47", or "103" for a series without a letter (K2). */
export const labelOf = (series: Pick<Series, "prefix">, running: number) =>
  series.prefix === "" ? String(running) : `${series.prefix} ${running}`;

/**
 * The running numbers a series may still give after `last` (0: none yet today), rising (K2). Beyond its end it runs on
 * into free numbers: not into another series of the same letter, and never into the slots' own numbers.
 */
export const runningAfter = (
  last: number,
  series: Series,
  kept: { readonly others: readonly Series[]; readonly slots: readonly Range[] },
): Generator<number> => freeRunning(last, series, kept.others, (next) => kept.slots.some((range) => isIn(range, next)));

/** K2: the last running number before the hundred that follows the series' last one, or its beginning if it gave none. */
export const lastBeforeNextHundred = (series: Pick<Series, "from">, last: number): number =>
  (Math.floor(Math.max(last, series.from - 1) / HUNDRED) + 1) * HUNDRED - 1;

const HUNDRED = 100;

const isIn = (range: Range, running: number): boolean => running >= range.from && running <= range.to;
