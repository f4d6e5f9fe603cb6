import type { PrinterModel } from "../office/printer-models.ts";
import { stride, type Bitmap } from "./bitmap.ts";
import { pageNumbers } from "./codepages.ts";
import { readCommands, type Align, type Deed, type Letter } from "./commands.ts";
import { drawBar, drawing, drawLine } from "./drawing.ts";
import { rasterise } from "./raster.ts";
import { printerSquare, squarePath } from "./square.ts";
import { firaLetters, lineWidth } from "./type.ts";

export { toPng } from "./bitmap.ts";

/** What a printer would have put on paper for some bytes, kept as black and white dots. */
export interface Picture extends Bitmap {
  /** Lines the printer was sent as text, without the spaces around them; empty lines are left out. */
  readonly texts: readonly string[];
  /** What the squares say that the printer was told to draw; a square inside a picture is not read here. */
  readonly qr: readonly string[];
  readonly cut: boolean;
  /** Commands that are none of ours: an honest ticket has none (S9). */
  readonly unknown: number;
}

/** ESC/POS → paper of a printer with the tables of `model`. A ticket sent as a picture comes out dot for dot; text is drawn in cells of the printer's size. */
export async function decode(bytes: Uint8Array, model: PrinterModel | null = null): Promise<Picture> {
  const deeds = readCommands(bytes, pageNumbers(model));
  const pictures = deeds.flatMap((deed) => (deed.kind === "picture" ? [deed.bitmap] : []));
  const texts = deeds.map(textOf).filter((text) => text !== "");
  const squares = deeds.flatMap((deed) => (deed.kind === "square" ? [deed.text] : []));
  const isDrawn = texts.length > 0 || squares.length > 0;
  return {
    ...(isDrawn ? await rasterise(drawn(deeds)) : stackedPictures(pictures)),
    texts,
    qr: squares,
    cut: deeds.some((deed) => deed.kind === "cut"),
    unknown: deeds.filter((deed) => deed.kind === "unknown").length,
  };
}

const textOf = (deed: Deed): string =>
  deed.kind === "line"
    ? deed.letters
        .map(({ letter }) => letter)
        .join("")
        .trim()
    : "";

function stackedPictures(pictures: readonly Bitmap[]): Bitmap {
  const width = Math.max(8, ...pictures.map((picture) => picture.width));
  const height = Math.max(
    1,
    pictures.reduce((sum, picture) => sum + picture.height, 0),
  );
  const bits = new Uint8Array(stride(width) * height);
  let row = 0;
  for (const picture of pictures)
    for (let y = 0; y < picture.height; y += 1, row += 1) {
      const across = stride(picture.width);
      bits.set(picture.bits.subarray(y * across, (y + 1) * across), row * stride(width));
    }
  return { width, height, bits };
}

/** The printer's own type: letters of 12 × 24 dots, six dots between lines, capitals 18 dots high. */
const CELL = { width: 12, height: 24, between: 6, baseline: 19, type: 26 };

/** Paper with text on it. Pictures among texts do not occur here and are left out. */
function drawn(deeds: readonly Deed[]): string {
  const width = paperWidth(deeds);
  const parts: string[] = [];
  let y = 16;
  for (const deed of deeds) {
    if (deed.kind === "line") {
      const height = CELL.height * Math.max(1, ...deed.letters.map((letter) => letter.height));
      parts.push(
        drawLetters(deed.letters, { left: start(lettersWidth(deed.letters), width, deed.align), bottom: y + height }),
      );
      y += height + CELL.between;
    } else if (deed.kind === "square") {
      const square = printerSquare(deed.text, deed.level);
      const side = square.size * deed.module;
      const x = start(side, width, deed.align);
      parts.push(
        `<path transform="translate(${x} ${y}) scale(${deed.module})" shape-rendering="crispEdges" d="${squarePath(square)}"/>`,
      );
      y += side;
    }
  }
  return drawing({ width, height: y + 16 }, parts);
}

/** Narrow paper unless a line needs the wide one. */
function paperWidth(deeds: readonly Deed[]): number {
  const widest = Math.max(0, ...deeds.map((deed) => (deed.kind === "line" ? lettersWidth(deed.letters) : 0)));
  return widest > 384 ? 576 : 384;
}

const lettersWidth = (letters: readonly Letter[]): number =>
  letters.reduce((sum, letter) => sum + letter.width * CELL.width, 0);

const start = (width: number, paper: number, align: Align): number =>
  Math.max(0, Math.floor(((paper - width) * { left: 0, center: 1, right: 2 }[align]) / 2));

function drawLetters(letters: readonly Letter[], at: { left: number; bottom: number }): string {
  let x = at.left;
  return letters
    .map((letter) => {
      const svg = drawLetter(letter, { x, y: at.bottom - CELL.height * letter.height });
      x += CELL.width * letter.width;
      return svg;
    })
    .join("");
}

/** One letter squeezed into its cell; `at` is the cell's upper left corner. */
function drawLetter(letter: Letter, at: { x: number; y: number }): string {
  if (letter.letter === " ") return "";
  if (letter.letter === "─")
    return drawBar({ x: at.x, y: at.y + 11 * letter.height, width: CELL.width * letter.width, height: 2 });
  const face = { size: CELL.type, weight: letter.bold ? 700 : 500 } as const;
  const text = firaLetters(letter.letter);
  const squeeze = Math.min(1, (CELL.width - 0.5) / Math.max(1, lineWidth(text, face)));
  const scale = `scale(${(squeeze * letter.width).toFixed(3)} ${letter.height})`;
  const place = `translate(${at.x + (CELL.width * letter.width) / 2} ${at.y + CELL.baseline * letter.height})`;
  return `<g transform="${place} ${scale}">${drawLine(text, face, { x: 0, y: 0, anchor: "middle" })}</g>`;
}
