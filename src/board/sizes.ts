import type { Board } from "../office/office-file.ts";

/** How a board is laid out on one shape of screen. All sizes are hundredths of the screen's height. */
export interface Layout {
  /** Type size of the number called last; its capitals are 0.689 of it. */
  readonly number: number;
  /** Height of the field it stands in. */
  readonly call: number;
  /** Type size of a previous call, and how many there is room for. */
  readonly row: number;
  readonly rows: number;
  /** Whether there is room for what waits and the messages. */
  readonly side: boolean;
  /** From how many metres the number can be read. */
  readonly reach: number;
}

export interface BoardSizes {
  readonly landscape: Layout;
  readonly portrait: Layout;
}

/** Fira Sans: how high a capital or a figure stands, as a share of the type size. */
export const CAPITAL = 0.689;
/** A6: 98 mm at eight metres. */
const NUMBER_MM = 98 / 8;
/** A previous call may be half as high; nobody walks off by it. */
const ROW_MM = 6.1;
const MM_IN_INCH = 25.4;
const LONG = 16 / Math.hypot(16, 9);
const SHORT = 9 / Math.hypot(16, 9);
const MOST_ROWS = 3;

interface Shape {
  /** The screen's height as a share of its diagonal. */
  readonly height: number;
  /** The aim: never smaller than this. */
  readonly number: number;
  readonly row: number;
  /** The largest number that fits beside the side column, and without it. */
  readonly most: number;
  readonly mostAlone: number;
  /** The field's height over the number's size, a row's over its type. */
  readonly field: number;
  readonly pitch: number;
  /** What the calls may take of the height. */
  readonly room: number;
}

const LANDSCAPE: Shape = {
  height: SHORT,
  number: 36.3,
  row: 10.9,
  most: 39,
  mostAlone: 60,
  field: 1.427,
  pitch: 1.46,
  room: 100,
};
/** Head and foot take a third of a standing screen. */
const PORTRAIT: Shape = {
  height: LONG,
  number: 19.3,
  row: 5.8,
  most: 26,
  mostAlone: 26,
  field: 2.05,
  pitch: 1.51,
  room: 66,
};

/**
 * A6: the number is at least 98 mm high for eight metres, more for more, and never smaller than the aim; what is left decides how
 * many previous calls there are, and on a small screen far away whether there is a side column.
 */
export const sizesOf = ({ inches, metres }: Pick<Board, "inches" | "metres">): BoardSizes => ({
  landscape: layoutOf(LANDSCAPE, inches * MM_IN_INCH, metres),
  portrait: layoutOf(PORTRAIT, inches * MM_IN_INCH, metres),
});

function layoutOf(shape: Shape, diagonal: number, metres: number): Layout {
  const hundredth = (diagonal * shape.height) / 100;
  const typeFor = (mm: number) => Math.ceil((mm / CAPITAL / hundredth) * 100) / 100;
  const wanted = Math.max(shape.number, typeFor(NUMBER_MM * metres));
  const side = wanted <= shape.most || shape.most === shape.mostAlone;
  const number = Math.min(wanted, shape.mostAlone);
  const row = Math.max(shape.row, typeFor(ROW_MM * metres));
  const call = number * shape.field;
  const rows = Math.max(0, Math.min(MOST_ROWS, Math.floor((shape.room - call + 0.4) / (row * shape.pitch))));
  return {
    number,
    call: rows === 0 ? shape.room : call,
    row,
    rows,
    side,
    reach: Math.floor((number * CAPITAL * hundredth) / NUMBER_MM),
  };
}

/**
 * The board's own stylesheet, as rules and not as variables, which televisions before 2016 do not know. `1em` of the calls is a
 * tenth of the height. `accent` is the office's colour.
 */
export const stylesOf = ({ landscape, portrait }: BoardSizes, accent: string): string =>
  `.call--now{background:${accent}}
@media (orientation:landscape){${rules(landscape)}.previous{top:${tell(landscape.call)}%}${
    landscape.side ? "" : ".call,.previous{width:100%}.side,.today{display:none}"
  }}
@media (orientation:portrait){${rules(portrait)}.previous{top:${tell(HEAD + portrait.call)}%}}
`;

/** Of a standing screen; see board.css. */
const HEAD = 9.3;

const rules = ({ number, call, row, rows }: Layout): string =>
  `.call{height:${tell(call)}%}.call__number{font-size:${tell(number / 10)}em}` +
  `.previous__row{height:${tell(100 / Math.max(1, rows))}%}.previous__row>*{font-size:${tell(row / 10)}em}` +
  `.previous__row:nth-child(n+${rows + 1}){display:none}`;

const tell = (value: number): string => String(Math.round(value * 100) / 100);
