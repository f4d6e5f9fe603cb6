import ReceiptPrinterEncoder from "@point-of-sale/receipt-printer-encoder";
import type { PrinterModel } from "../office/printer-models.ts";
import { pixelsOf, toPng } from "./bitmap.ts";
import { isEncodable, pageNumbers, pagesOf, type PageNumbers } from "./codepages.ts";
import { ticketSvg } from "./layout.ts";
import { lettersThereAre, slipForPaper } from "./letters.ts";
import { rasterise } from "./raster.ts";
import { paperDots, type PaperMode, type PaperWidth, type Slip, type SlipRow } from "./slip.ts";
import { printerSquare } from "./square.ts";
import { wrap, wrapEvenly } from "./wrapping.ts";

/** What has to be known of a printer to write for it. */
export interface PaperKind {
  readonly paper: PaperWidth;
  readonly mode: PaperMode;
  /** Whose tables of letters it has; null follows Epson. */
  readonly model?: PrinterModel | null;
}

/** A ticket somebody wants: as ESC/POS, or as a picture for printers that fetch one. */
export interface Asked {
  readonly slip: Slip;
  readonly kind: PaperKind;
  readonly form: "escpos" | "png";
}

export const slipPaper = async ({ slip, kind, form }: Asked): Promise<Uint8Array> =>
  form === "png" ? toPng(await rasterise(ticketSvg(slip, kind.paper))) : slipBytes(slip, kind);

/**
 * The ticket as ESC/POS, cut at its end (K4). No text of the slip can hold a printer command (S9), no letter becomes "?".
 * A ticket in Ukrainian goes as a picture to a printer that has not its letters: nobody reads it in Latin ones.
 */
export async function slipBytes(slip: Slip, printer: PaperKind): Promise<Uint8Array> {
  return wayOf(slip, printer) === "picture" ? pictureBytes(slip, printer.paper) : textBytes(slip, printer);
}

/** How the ticket really goes. The office's own names may be in any alphabet; the words of the house tell its language. */
export function wayOf(slip: Slip, printer: PaperKind): PaperMode {
  const cyrillic = [...(slip.phoneTitle + slip.phoneText + slip.foot)].filter((letter) =>
    /\p{Script=Cyrillic}/u.test(letter),
  );
  const pages = printer.mode === "text-plain" ? [] : pagesOf(pageNumbers(printer.model ?? null));
  return cyrillic.every((letter) => isEncodable(letter, pages)) ? printer.mode : "picture";
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
  const numbers = printer.mode === "text-plain" ? {} : pageNumbers(printer.model ?? null);
  const pages = pagesOf(numbers);
  const has = (letter: string) => isEncodable(letter, pages);
  const fit = slipForPaper(slip, (line) => lettersThereAre(line.replaceAll("\u00a0", " "), has));
  const encoder = encoderFor(printer.paper, numbers).initialize().align("center");
  if (pages.length > 0) encoder.codepage("auto");
  const rule = () => encoder.line((has("─") ? "─" : "-").repeat(columnsOf(printer.paper)));
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

/** Letters of the printer's own type (12 dots wide) in a line. */
const columnsOf = (paper: PaperWidth): number => paperDots(paper) / 12;

const encoderFor = (paper: PaperWidth, numbers: PageNumbers = {}): Encoder =>
  new ReceiptPrinterEncoder({
    columns: columnsOf(paper),
    newline: "\n",
    imageMode: "raster",
    feedBeforeCut: 4,
    ...(pagesOf(numbers).length === 0 ? {} : { codepageMapping: { ...numbers }, codepageCandidates: pagesOf(numbers) }),
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

/** What printers can draw; with the 25 modules that any of our addresses needs it makes the 25 mm of A7. */
const WIDEST_MODULE = 8;

/** Dots of one module: as large as the printer can, never wider than the paper. */
function moduleDots(address: string, paper: PaperWidth): number {
  const { size } = printerSquare(address, "M");
  return Math.min(WIDEST_MODULE, Math.max(1, Math.floor(paperDots(paper) / size)));
}
