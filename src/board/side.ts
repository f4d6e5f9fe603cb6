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

/** How much room there is beside (lying) or under (standing) the calls, in hundredths of the screen's height. */
interface Column {
  readonly room: number;
  /** Where there are next numbers or a square the calls give way a little. */
  readonly roomCrowded: number;
  readonly line: number;
  readonly gap: number;
  /** How wide a line is, in ems of its type, and what the count takes of it. */
  readonly wide: number;
  readonly count: number;
  /** How many rows stand side by side; beside a square one. */
  readonly abreast: number;
  readonly nextTitle: number;
  readonly nextLine: number;
  readonly inLine: number;
  readonly square: number;
  readonly messageLine: number;
  readonly message: number;
  readonly messageWide: number;
}

const LYING: Column = {
  room: 64.5,
  roomCrowded: 64.5,
  line: 4.6,
  gap: 1.5,
  wide: 11.2,
  count: 1.6,
  abreast: 1,
  nextTitle: 10.2,
  nextLine: 6,
  inLine: 3,
  square: 24,
  messageLine: 4.9,
  message: 6.2,
  messageWide: 11.2,
};
/** The square stands at the right of it and takes no height. */
const STANDING: Column = {
  room: 21.2,
  roomCrowded: 29,
  line: 2.24,
  gap: 2.1,
  wide: 11.4,
  count: 2,
  abreast: 2,
  nextTitle: 3,
  nextLine: 3.1,
  inLine: 6,
  square: 0,
  messageLine: 2.74,
  message: 3.7,
  messageWide: 21,
};

/** What fits on a screen that lies, and on one that stands. */
export interface FittingRows {
  readonly lying: readonly WaitingRow[];
  readonly standing: readonly WaitingRow[];
}

interface OtherWords {
  readonly all: string;
  readonly others: string;
}

export const fittingRows = (rows: readonly WaitingRow[], beside: Beside, words: OtherWords): FittingRows => ({
  lying: fitting(rows, measured(LYING, beside), words),
  standing: fitting(rows, measured(STANDING, beside), words),
});

/**
 * What fits above the messages: where each thing is served is told as long as there is room for all, then the last rows are put
 * together under `others`, and at worst all of them as `all`. Nothing is set smaller than can be read.
 */
function fitting(
  rows: readonly WaitingRow[],
  fits: (rows: readonly WaitingRow[]) => boolean,
  { all, others }: OtherWords,
): WaitingRow[] {
  if (fits(rows)) return [...rows];
  const bare = rows.map((row) => ({ ...row, where: "" }));
  if (fits(bare)) return bare;
  for (let kept = rows.length - 2; kept > 0; kept -= 1) {
    const count = bare.slice(kept).reduce((sum, row) => sum + row.count, 0);
    const short = [...bare.slice(0, kept), { name: others, count, where: "" }];
    if (fits(short)) return short;
  }
  return [{ name: all, count: rows.reduce((sum, { count }) => sum + count, 0), where: "" }];
}

function measured(column: Column, beside: Beside): (rows: readonly WaitingRow[]) => boolean {
  const { line, gap, wide, count } = column;
  const isCrowded = beside.square || beside.next > 0;
  const room = (isCrowded ? column.roomCrowded : column.room) - taken(column, beside);
  const abreast = beside.square ? 1 : column.abreast;
  const high = ({ name, where }: WaitingRow) => gap + (linesOf(name, wide - count) + (where === "" ? 0 : 1)) * line;
  return (rows) => {
    const heights = rows.map(high);
    const lines = heights.flatMap((_, at) =>
      at % abreast === 0 ? [Math.max(...heights.slice(at, at + abreast))] : [],
    );
    return lines.reduce((sum, each) => sum + each, 0) <= room;
  };
}

const taken = (column: Column, { messages, next, square }: Beside): number =>
  messages.reduce((sum, text) => sum + linesOf(text, column.messageWide) * column.messageLine + column.message, 0) +
  (next === 0 ? 0 : column.nextTitle + Math.ceil(next / column.inLine) * column.nextLine) +
  (square ? column.square : 0);

const linesOf = (text: string, room: number): number =>
  Math.max(1, Math.ceil(lineWidth(text, { size: 1, weight: 500 }) / room));
