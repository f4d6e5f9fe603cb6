/**
 * What a ticket on paper says (K4), already translated and formatted. Values only: how it looks is `layout.ts`, how it
 * becomes bytes is `escpos.ts`.
 */
export interface Slip {
  readonly officeName: string;
  readonly officePlace: string;
  /** The arms as an SVG document; null draws the stand-in shield. */
  readonly arms: string | null;
  /** The number as people hear it called, "A 47". */
  readonly number: string;
  readonly service: string;
  readonly rows: readonly SlipRow[];
  /** The address of the e-ticket, drawn as the square. */
  readonly qr: string;
  readonly phoneTitle: string;
  readonly phoneText: string;
  /** Date and time of issue. */
  readonly printedAt: string;
  readonly foot: string;
}

export interface SlipRow {
  readonly label: string;
  readonly value: string;
}

/** Width of the paper roll in millimetres. */
export type PaperWidth = 80 | 58;

/**
 * How a printer gets its tickets: as a picture (any letters on any printer), as its own text (fast on slow printers), or
 * as its own text without accents (printers whose code pages are wrong).
 */
export type PaperMode = "picture" | "text" | "text-plain";

/** Dots a printer puts into one millimetre; every measure in this room is in dots. */
export const DOTS_PER_MM = 8;

/** Printable dots across the roll: 72 mm of 80, 48 mm of 58. */
export const paperDots = (paper: PaperWidth): number => (paper === 80 ? 576 : 384);
