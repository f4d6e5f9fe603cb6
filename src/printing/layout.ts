import { drawArms } from "./arms.ts";
import { drawBar, drawing, drawLine } from "./drawing.ts";
import { slipForPaper } from "./letters.ts";
import { DOTS_PER_MM, paperDots, type PaperWidth, type Slip, type SlipRow } from "./slip.ts";
import { squareFor, squarePath } from "./square.ts";
import { firaLetters, lineWidth, type Face } from "./type.ts";
import { wrap, wrapEvenly } from "./wrapping.ts";

/** A part of the ticket: its SVG and the dots it takes from the top. */
interface Part {
  readonly svg: string;
  readonly height: number;
}

/** Left and right edge of everything but the number, the number's own width, and how the square and its text stand. */
interface Sheet {
  readonly width: number;
  readonly left: number;
  readonly right: number;
  readonly office: Face;
  readonly sideBySide: boolean;
}

const SHEETS: Record<PaperWidth, Sheet> = {
  80: { width: paperDots(80), left: 24, right: 552, office: { size: 33, weight: 600 }, sideBySide: true },
  58: { width: paperDots(58), left: 8, right: 376, office: { size: 28, weight: 600 }, sideBySide: false },
};

const PLACE: Face = { size: 25, weight: 500 };
const NUMBER: Face = { size: 208, weight: 700 };
const SERVICE: Face = { size: 35, weight: 600 };
const LABEL: Face = { size: 28, weight: 500 };
const VALUE: Face = { size: 28, weight: 600 };
const PHONE_TITLE: Face = { size: 31, weight: 600 };
const PHONE: Face = { size: 27.5, weight: 500 };
const PRINTED: Face = { size: 27.5, weight: 500 };
const FOOT: Face = { size: 24, weight: 500 };

/** Height of a capital of Fira Sans in its type size. */
const CAPITAL = 0.689;
/** How much of its type size the space in the number may lose. */
const NARROWEST_SPACE = 0.12;
/** The square and its quiet zone (four modules) never get more dots than this a side. */
const WIDEST_SQUARE = 304;

/**
 * The ticket of K4 as an SVG one printer dot to one unit: 576 wide on 80 mm paper, 384 on 58 mm. Nothing in it is grey, the
 * number is as large as fits, long names take a second line and are then shortened.
 */
export function ticketSvg(slip: Slip, paper: PaperWidth): string {
  const sheet = SHEETS[paper];
  const fit = slipForPaper(slip, firaLetters);
  return stacked(sheet, [
    officePart(sheet, fit),
    numberPart(sheet, fit.number),
    servicePart(sheet, fit.service),
    barPart(sheet, 4),
    rowsPart(sheet, fit.rows),
    barPart(sheet, 4),
    phonePart(sheet, fit),
    barPart(sheet, 2),
    footPart(sheet, fit),
  ]);
}

function stacked(sheet: Sheet, parts: readonly Part[]): string {
  let y = 0;
  const placed = parts.map((part) => {
    const svg = `<g transform="translate(0 ${y})">${part.svg}</g>`;
    y += part.height;
    return svg;
  });
  return drawing({ width: sheet.width, height: y }, placed);
}

function officePart(sheet: Sheet, slip: Slip): Part {
  const arms = { width: 48, height: 57, gap: 21 };
  const room = sheet.right - sheet.left - arms.width - arms.gap;
  const lines = [
    ...faced(slip.officeName, sheet.office, { width: room, lines: 2 }),
    ...faced(slip.officePlace, PLACE, { width: room, lines: 2 }),
  ];
  const widest = Math.max(0, ...lines.map((line) => lineWidth(line.text, line.face)));
  const x = Math.max(sheet.left, Math.round((sheet.width - arms.width - arms.gap - widest) / 2));
  let y = 25;
  const drawn = lines.map(({ text, face }, index) => {
    y += index === 0 ? 30 : Math.round(face.size * 1.22);
    return drawLine(text, face, { x: x + arms.width + arms.gap, y, anchor: "start" });
  });
  const svg = drawArms(slip.arms, { x, y: 30, width: arms.width, height: arms.height });
  return { svg: svg + drawn.join(""), height: Math.max(y, 87) + 46 };
}

/** One line, never broken: where it is too wide its space narrows first, then the whole number. */
function numberPart(sheet: Sheet, number: string): Part {
  const room = sheet.width - 8;
  const width = lineWidth(number, NUMBER);
  const narrowing = Math.max(room - width, -NARROWEST_SPACE * NUMBER.size * (number.split(/[ \u00a0]/).length - 1));
  const spacing = Math.min(0, Math.round(narrowing));
  const scale = Math.min(1, room / (width + spacing));
  const face = { ...NUMBER, size: Math.floor(NUMBER.size * scale) };
  const capital = Math.round(face.size * CAPITAL);
  const place = { x: sheet.width / 2, y: capital, anchor: "middle", spacing: spacing * scale } as const;
  return { svg: drawLine(number, face, place), height: capital + 48 };
}

function servicePart(sheet: Sheet, service: string): Part {
  const lines = wrapEvenly(service, { width: sheet.right - sheet.left, lines: 3 }, (line) => lineWidth(line, SERVICE));
  const drawn = lines.map((line, index) => centred(sheet, line, SERVICE, 26 + 40 * index));
  return { svg: drawn.join(""), height: 40 * lines.length + 14 };
}

function rowsPart(sheet: Sheet, rows: readonly SlipRow[]): Part {
  const leading = 39;
  let y = 20;
  const drawn = rows.flatMap((row) =>
    rowLines(sheet, row).map((line) => {
      y += leading;
      return (
        drawLine(line.label, LABEL, { x: sheet.left, y: y - 12, anchor: "start" }) +
        drawLine(line.value, VALUE, { x: sheet.right, y: y - 12, anchor: "end" })
      );
    }),
  );
  return { svg: drawn.join(""), height: y + 18 };
}

/** Label and value on one line where they fit, else the value on lines of its own under the label. */
function rowLines(sheet: Sheet, row: SlipRow): SlipRow[] {
  const width = sheet.right - sheet.left;
  if (lineWidth(row.label, LABEL) + 20 + lineWidth(row.value, VALUE) <= width) return [row];
  const labels = wrap(row.label, { width, lines: 2 }, (line) => lineWidth(line, LABEL));
  const values = wrap(row.value, { width, lines: 3 }, (line) => lineWidth(line, VALUE));
  return [...labels.map((label) => ({ label, value: "" })), ...values.map((value) => ({ label: "", value }))];
}

/** The square (A7: 25 mm and more) with the words that explain it beside it, or below it on narrow paper. */
function phonePart(sheet: Sheet, slip: Slip): Part {
  const square = squareFor(slip.qr);
  const module = Math.min(DOTS_PER_MM, Math.floor(WIDEST_SQUARE / square.size));
  const side = square.size * module;
  const top = sheet.sideBySide ? 20 : 32;
  const x = sheet.sideBySide ? sheet.left : Math.round((sheet.width - side) / 2);
  const textX = sheet.sideBySide ? sheet.left + side + 26 : sheet.left;
  const set = sheet.sideBySide ? faced : evenly;
  const lines = [
    ...set(slip.phoneTitle, PHONE_TITLE, { width: sheet.right - textX, lines: 2 }),
    ...set(slip.phoneText, PHONE, { width: sheet.right - textX, lines: 7 }),
  ];
  const textHeight = 34 * lines.length;
  const height = sheet.sideBySide ? Math.max(side, textHeight) : side + 24 + textHeight;
  const squareTop = sheet.sideBySide ? top + Math.round((height - side) / 2) : top;
  const textTop = sheet.sideBySide ? top + Math.round((height - textHeight) / 2) : top + side + 24;
  const drawn = lines.map(({ text, face }, index) => {
    const y = textTop + 26 + 34 * index;
    return sheet.sideBySide ? drawLine(text, face, { x: textX, y, anchor: "start" }) : centred(sheet, text, face, y);
  });
  const path = `<path transform="translate(${x} ${squareTop}) scale(${module})" shape-rendering="crispEdges" d="${squarePath(square)}"/>`;
  return { svg: path + drawn.join(""), height: top + height + 20 };
}

function footPart(sheet: Sheet, slip: Slip): Part {
  const width = sheet.right - sheet.left;
  const lines = [
    ...evenly(slip.printedAt, PRINTED, { width, lines: 2 }),
    ...evenly(slip.foot, FOOT, { width, lines: 3 }),
  ];
  const drawn = lines.map(({ text, face }, index) => centred(sheet, text, face, 42 + 35 * index));
  return { svg: drawn.join(""), height: 42 + 35 * lines.length - 10 };
}

const barPart = (sheet: Sheet, height: number): Part => ({
  svg: drawBar({ x: sheet.left, y: 0, width: sheet.right - sheet.left, height }),
  height,
});

const centred = (sheet: Sheet, text: string, face: Face, y: number): string =>
  drawLine(text, face, { x: sheet.width / 2, y, anchor: "middle" });

const faced = (text: string, face: Face, room: { width: number; lines: number }) =>
  wrap(text, room, (line) => lineWidth(line, face)).map((line) => ({ text: line, face }));

const evenly = (text: string, face: Face, room: { width: number; lines: number }) =>
  wrapEvenly(text, room, (line) => lineWidth(line, face)).map((line) => ({ text: line, face }));
