import ReceiptPrinterEncoder from "@point-of-sale/receipt-printer-encoder";
import { pixelsOf } from "./bitmap.ts";
import { CODE_PAGES, isEncodable } from "./codepages.ts";
import { ticketSvg } from "./layout.ts";
import { lettersThereAre, plainLetters, slipForPaper } from "./letters.ts";
import { rasterise } from "./raster.ts";
import { paperDots, type PaperMode, type PaperWidth, type Slip, type SlipRow } from "./slip.ts";
import { printerSquare } from "./square.ts";
import { wrap, wrapEvenly } from "./wrapping.ts";

/** What has to be known of a printer to write for it. */
export interface PaperKind {
  readonly paper: PaperWidth;
  readonly mode: PaperMode;
}

/** The ticket as ESC/POS, cut at its end (K4). No text of the slip can hold a printer command (S9), no letter becomes "?". */
export async function slipBytes(slip: Slip, printer: PaperKind): Promise<Uint8Array> {
  return printer.mode === "picture" ? pictureBytes(slip, printer.paper) : textBytes(slip, printer);
}

async function pictureBytes(slip: Slip, paper: PaperWidth): Promise<Uint8Array> {
  const bitmap = await rasterise(ticketSvg(slip, paper));
  const height = Math.ceil(bitmap.height / 8) * 8;
  const data = new Uint8ClampedArray(bitmap.width * height * 4).fill(255);
  data.set(pixelsOf(bitmap));
  const image = { data, width: bitmap.width, height };
  return encoderFor(paper)
    .initialize()
    .image(image, { width: bitmap.width, height, algorithm: "threshold", threshold: 128 })
    .cut("partial")
    .encode();
}

type Encoder = ReceiptPrinterEncoder;

function textBytes(slip: Slip, printer: PaperKind): Uint8Array {
  const isPlain = printer.mode === "text-plain";
  const fit = slipForPaper(slip, isPlain ? plainLetters : printerLetters);
  const encoder = encoderFor(printer.paper).initialize().codepage("auto").align("center");
  const rule = () => encoder.line((isPlain ? "-" : "─").repeat(columnsOf(printer.paper)));
  const write = (text: string, lines: number) => writeLines(encoder, text, { width: columnsOf(printer.paper), lines });

  encoder.bold(true);
  write(fit.officeName, 2);
  encoder.bold(false);
  write(fit.officePlace, 2);
  encoder.newline();
  writeNumber(encoder, fit.number, printer.paper);
  encoder.newline();
  writeService(encoder, fit.service, printer.paper);
  rule();
  fit.rows.forEach((row) => writeRow(encoder, row, columnsOf(printer.paper)));
  rule();
  encoder.newline();
  encoder.qrcode(fit.qr, { model: 2, size: moduleDots(fit.qr, printer.paper), errorlevel: "m" });
  encoder.newline().bold(true);
  write(fit.phoneTitle, 2);
  encoder.bold(false);
  write(fit.phoneText, 6);
  rule();
  write(fit.printedAt, 2);
  write(fit.foot, 3);
  return encoder.cut("partial").encode();
}

const printerLetters = (line: string): string => lettersThereAre(line.replaceAll("\u00a0", " "), isEncodable);

/** Letters of the printer's own type (12 dots wide) in a line. */
const columnsOf = (paper: PaperWidth): number => paperDots(paper) / 12;

const encoderFor = (paper: PaperWidth): Encoder =>
  new ReceiptPrinterEncoder({
    columns: columnsOf(paper),
    newline: "\n",
    imageMode: "raster",
    feedBeforeCut: 4,
    codepageCandidates: [...CODE_PAGES],
  });

const writeLines = (encoder: Encoder, text: string, room: { width: number; lines: number }): void =>
  wrap(text, room, lettersIn).forEach((line) => encoder.line(inPrinterLetters(line)));

const inPrinterLetters = (line: string): string => line.replaceAll("\u00a0", " ").replace(/…$/, "...");

/** Letters of a line in columns; the "…" of a shortened line is written as three dots. */
const lettersIn = (line: string): number => [...line].length + (line.endsWith("…") ? 2 : 0);

/** As large as the paper allows; six times the height makes the 12 mm of A7 whatever the width. */
function writeNumber(encoder: Encoder, number: string, paper: PaperWidth): void {
  const width = Math.max(1, Math.min(8, Math.floor(columnsOf(paper) / [...number].length)));
  encoder.bold(true).size(width, Math.max(6, width));
  encoder.line(number);
  encoder.size(1, 1).bold(false);
}

function writeService(encoder: Encoder, service: string, paper: PaperWidth): void {
  const width = paper === 80 ? 2 : 1;
  encoder.bold(true).size(width, 2);
  const room = { width: columnsOf(paper) / width, lines: 3 };
  wrapEvenly(service, room, lettersIn).forEach((line) => encoder.line(inPrinterLetters(line)));
  encoder.size(1, 1).bold(false);
}

function writeRow(encoder: Encoder, row: SlipRow, columns: number): void {
  const space = columns - lettersIn(row.label) - lettersIn(row.value);
  encoder.align("left");
  if (space >= 2) {
    encoder.text(row.label + " ".repeat(space)).bold(true);
    encoder.line(row.value).bold(false);
  } else {
    writeLines(encoder, row.label, { width: columns, lines: 2 });
    encoder.align("right").bold(true);
    writeLines(encoder, row.value, { width: columns, lines: 3 });
    encoder.bold(false);
  }
  encoder.align("center");
}

/** Dots of one module, so that the square is at least 25 mm (A7) and never wider than the paper. */
function moduleDots(address: string, paper: PaperWidth): number {
  const { size } = printerSquare(address, "M");
  return Math.min(Math.max(8, Math.ceil(200 / size)), Math.floor(paperDots(paper) / size));
}
