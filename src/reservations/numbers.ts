import type { Plan, Series } from "../office/office-file.ts";
import type { Slot } from "./slots.ts";

/** A number as it is drawn: what is shown, and where it comes from (B9, K2). */
export interface DrawnNumber {
  readonly label: string;
  readonly series: string;
  readonly running: number;
}

/** `A 47`, or `103` for a series without a letter. */
export const seriesNumber = (series: Series, running: number): DrawnNumber => ({
  label: series.prefix === "" ? String(running) : `${series.prefix} ${running}`,
  series: series.id,
  running,
});

/** B9: the number bound to a place of a slot: counted through the day's places from the plan's first number. */
export const slotNumber = (plan: Plan, slot: Pick<Slot, "placesBefore">, place: number): number =>
  (plan.slotNumbersFrom ?? 1) + slot.placesBefore + place - 1;

export const boundNumber = (plan: Plan, running: number): DrawnNumber => ({
  label: String(running),
  series: `slot:${plan.id}`,
  running,
});

/** Beyond four digits no board and no voice follows. */
const LAST = 9999;

/**
 * The running numbers a series may still give after `last` (0: none yet today), rising (K2). Beyond its end it runs on into free
 * numbers: not into another series of the same letter. The slots' own numbers, `isBound`, are never taken.
 */
export function* runningAfter(
  last: number,
  series: Series,
  others: readonly Series[],
  isBound: (running: number) => boolean,
): Generator<number> {
  const theirs = others.filter(({ id, prefix }) => id !== series.id && prefix === series.prefix);
  for (let next = Math.max(series.from, last + 1); next <= LAST; next += 1) {
    if (series.prefix === "" && isBound(next)) continue;
    if (next > series.to && theirs.some(({ from, to }) => from <= next && next <= to)) continue;
    yield next;
  }
}
