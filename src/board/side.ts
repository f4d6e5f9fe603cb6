import { lineWidth } from "../printing/type.ts";

/** Who waits for one thing, and where it is served. */
export interface WaitingRow {
  readonly name: string;
  readonly count: number;
  /** The counters that serve it, e.g. "1, 3"; empty where there is no room to say so. */
  readonly where: string;
}

/** What else stands in the side column. */
export interface Beside {
  readonly messages: readonly string[];
  /** How many next numbers are shown. */
  readonly next: number;
  readonly square: boolean;
}

/** Hundredths of the height of a lying screen. */
const ROOM = 64.5;
const LINE = 4.6;
const GAP = 1.5;
const NEXT_TITLE = 6;
const NEXT_LINE = 6;
const IN_LINE = 3;
const SQUARE = 24;
const MESSAGE_LINE = 4.9;
const MESSAGE = 6.2;
/** How wide a line of the side column is, in ems of its type. */
const WIDE = 11.2;
const COUNT = 1.6;

const linesOf = (text: string, room: number): number =>
  Math.max(1, Math.ceil(lineWidth(text, { size: 1, weight: 500 }) / room));

/**
 * What fits above the messages: where each thing is served is told as long as there is room for all, then the last rows are put
 * together under `others`, and at worst all of them as `all`. Nothing is set smaller than can be read.
 */
export function fittingRows(
  rows: readonly WaitingRow[],
  beside: Beside,
  { all, others }: { readonly all: string; readonly others: string },
): WaitingRow[] {
  const room = ROOM - taken(beside);
  if (heightOf(rows) <= room) return [...rows];
  const bare = rows.map((row) => ({ ...row, where: "" }));
  if (heightOf(bare) <= room) return bare;
  for (let kept = rows.length - 2; kept > 0; kept -= 1) {
    const count = bare.slice(kept).reduce((sum, row) => sum + row.count, 0);
    const short = [...bare.slice(0, kept), { name: others, count, where: "" }];
    if (heightOf(short) <= room) return short;
  }
  return [{ name: all, count: rows.reduce((sum, { count }) => sum + count, 0), where: "" }];
}

const taken = ({ messages, next, square }: Beside): number =>
  messages.reduce((sum, text) => sum + linesOf(text, WIDE) * MESSAGE_LINE + MESSAGE, 0) +
  (next === 0 ? 0 : NEXT_TITLE + Math.ceil(next / IN_LINE) * NEXT_LINE) +
  (square ? SQUARE : 0);

const heightOf = (rows: readonly WaitingRow[]): number =>
  rows.reduce((sum, { name, where }) => sum + GAP + (linesOf(name, WIDE - COUNT) + (where === "" ? 0 : 1)) * LINE, 0);
