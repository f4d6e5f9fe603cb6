/** Minutes, both ends inside; from Q6. */
export interface WaitRange {
  readonly from: number;
  readonly to: number;
}

const GRAIN = 5;
const MINUTE_MS = 60_000;
/** The shares of chance left out at either end. */
const BELOW = 0.13;
const ABOVE = 0.79;

/** Where most of these waits (milliseconds, at least one) lie, in steps of five minutes a person can remember. */
export function rangeOf(waits: ArrayLike<number>): WaitRange {
  const sorted = new Float64Array(waits).toSorted();
  const share = (part: number) => (sorted[Math.floor(part * (sorted.length - 1))] ?? 0) / MINUTE_MS;
  const from = Math.floor(share(BELOW) / GRAIN) * GRAIN;
  return { from, to: Math.max(from + GRAIN, Math.ceil(share(ABOVE) / GRAIN) * GRAIN) };
}
