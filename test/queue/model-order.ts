/** One line of the queue kept on paper, and whom a counter calls by Q2 and Q4, said once more in other words than the product's. */

export const MINUTE = 60_000;
export const COUNTERS: Record<string, readonly string[]> = {
  c1: ["op", "pas", "pobyt"],
  c2: ["op", "pas"],
  c3: ["pas", "pobyt"],
};
export type State = "waiting" | "called" | "serving" | "parked" | "served" | "missed" | "withdrawn" | "unserved";
export const OVER: readonly State[] = ["served", "missed", "withdrawn", "unserved"];

/** One ticket's line. */
export interface Line {
  readonly number: string;
  readonly issuedAt: number;
  readonly slot: number | null;
  readonly promise: Promised | null;
  service: string;
  state: State;
  due: number;
  notBefore: number | null;
  front: boolean;
  forCounter: string | null;
  counter: string | null;
  recall: { counter: string; ready: boolean } | null;
  calls: number;
  calledAt: number;
  isInfant: boolean;
  /** Grows with whatever is written here. */
  writes: number;
}

export interface Promised {
  readonly service: string;
  readonly slot: number;
  state: "confirmed" | "arrived" | "lapsed" | "served" | "missed" | "withdrawn" | "unserved";
  line: Line | null;
}

const PAUSE = 2 * MINUTE;

/** Who asks: a counter, what it serves, which others are open. */
export interface Asking {
  readonly counter: string;
  readonly served: readonly string[];
  readonly isOpen: (counter: string) => boolean;
  readonly now: number;
}

export function firstFor(lines: readonly Line[], asking: Asking): Line | null {
  const { now } = asking;
  const isFree = ({ notBefore }: Line) => notBefore === null || notBefore <= now;
  const mine = lines.filter((line) => line.state === "waiting" && isMine(line, asking));
  const ready = mine.filter((line) => isFree(line) && isRecallDue(line, asking, false));
  if (ready.length > 0) return ready.toSorted(byTurn)[0] ?? null;
  const alone = mine.filter((line) => isFree(line) && isRecallDue(line, asking, true));
  if (alone.length > 0) return alone.toSorted(byTurn)[0] ?? null;
  const early = mine.filter(
    (line) => line.slot !== null && line.recall === null && !isFree(line) && (line.notBefore ?? 0) <= line.slot,
  );
  return early.toSorted((a, b) => (a.slot ?? 0) - (b.slot ?? 0) || byDue(a, b))[0] ?? null;
}

function isMine({ service, forCounter, recall }: Line, { counter, served, isOpen }: Asking): boolean {
  if (forCounter !== null && forCounter !== counter && isOpen(forCounter)) return false;
  if (recall !== null && recall.counter !== counter && isOpen(recall.counter)) return false;
  return served.includes(service) || forCounter === counter || recall?.counter === counter;
}

/** `alone`: nobody else may be called, so no other client is waited for. */
function isRecallDue({ recall, calledAt }: Line, { counter, now }: Asking, alone: boolean): boolean {
  if (recall === null) return true;
  if (now < calledAt + PAUSE) return false;
  return recall.counter !== counter || recall.ready || alone;
}

/** The missing first, the longest missing before others; then those sent to the front; then by due time. */
function byTurn(a: Line, b: Line): number {
  const missing = a.recall !== null && b.recall !== null ? a.calledAt - b.calledAt : 0;
  return rankOf(a) - rankOf(b) || missing || byDue(a, b);
}

const rankOf = (line: Line): number => (line.recall !== null ? 0 : line.front ? 1 : 2);

const byDue = (a: Line, b: Line): number =>
  a.due - b.due ||
  Number(a.slot === null) - Number(b.slot === null) ||
  a.issuedAt - b.issuedAt ||
  a.number.localeCompare(b.number, "en", { numeric: true });
