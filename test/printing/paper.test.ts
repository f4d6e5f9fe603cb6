import ReceiptPrinterEncoder from "@point-of-sale/receipt-printer-encoder";
import { expect, test } from "bun:test";
import jsQR from "jsqr";
import { PRINTER_MODELS, type PrinterModel } from "../../src/office/printer-models.ts";
import { hasInk, pixelsOf, type Bitmap } from "../../src/printing/bitmap.ts";
import { CODE_PAGES, isEncodable, pageNumbers, type CodePage } from "../../src/printing/codepages.ts";
import { readCommands } from "../../src/printing/commands.ts";
import { decode, toPng } from "../../src/printing/decoder.ts";
import { drawing, drawLine } from "../../src/printing/drawing.ts";
import { slipBytes, wayOf } from "../../src/printing/escpos.ts";
import { rasterise } from "../../src/printing/raster.ts";
import type { PaperMode, PaperWidth, Slip } from "../../src/printing/slip.ts";
import { lineWidth } from "../../src/printing/type.ts";
import { wrap } from "../../src/printing/wrapping.ts";
import { slips } from "./sample-slips.ts";

const LANGUAGES = ["cs", "pl", "uk", "en"] as const;
const PAPERS: readonly PaperWidth[] = [80, 58];
const MODES: readonly PaperMode[] = ["picture", "text", "text-plain"];
const DOTS_PER_MM = 8;

const printed = async (slip: Slip, paper: PaperWidth, mode: PaperMode) =>
  decode(await slipBytes(slip, { paper, mode }));

/** Every text of the slip, as words. */
const words = (slip: Slip): string[] =>
  [
    slip.officeName,
    slip.officePlace,
    slip.number,
    slip.service,
    slip.phoneTitle,
    slip.phoneText,
    slip.printedAt,
    slip.foot,
  ]
    .concat(slip.rows.flatMap((row) => [row.label, row.value]))
    .flatMap((text) => text.split(/[ \u00a0]/));

for (const language of LANGUAGES) {
  test(`K4 every word of a ticket in ${language} is on paper with its accents when the printer sets the type`, async () => {
    for (const paper of PAPERS) {
      const picture = await printed(slips[language], paper, "text");
      const found = picture.texts.join(" ").split(/ +/);
      expect(words(slips[language]).filter((word) => !found.includes(word))).toEqual([]);
      expect(picture.texts.join("").split("?")).toHaveLength(words(slips[language]).join("").split("?").length);
      expect(picture.qr).toEqual([slips[language].qr]);
      expect(picture.cut).toBe(true);
    }
  });

  if (language !== "uk")
    test(`K4 a ticket in ${language} without accents is plain ASCII and no letter of it became a question mark`, async () => {
      const asked = { ...slips[language], foot: "" };
      const bytes = await slipBytes(asked, { paper: 80, mode: "text-plain" });
      expect(Math.max(...bytes)).toBeLessThan(0x80);
      const { texts } = await decode(bytes);
      expect(texts.join("")).not.toContain("?");
      expect(texts.join("").length).toBeGreaterThan(100);
    });

  test(`K4 in a picture each letter of ${language} is drawn, none as the empty box of a missing letter`, async () => {
    const letters = [...new Set(words(slips[language]).join(""))];
    const cells = await drawnCells(letters, 500);
    const [box] = await drawnCells(["\u{10ffff}"], 500);
    expect(box?.ink).toBeGreaterThan(20);
    for (const [index, cell] of cells.entries()) {
      expect(`${letters[index]} ${cell.ink > 20}`).toBe(`${letters[index]} true`);
      expect(cell.dots).not.toBe(box?.dots ?? "");
    }
  });
}

test("K4 an accent is ink: every accented Czech, Polish and Ukrainian letter is drawn otherwise than its bare one", async () => {
  const pairs = "éeřržzčcšsůuďdťtňnąaćcęełlńnóośsźzżzїіґгйи";
  for (const weight of [500, 600, 700] as const) {
    const cells = await drawnCells([...pairs], weight);
    for (let at = 0; at < pairs.length; at += 2) {
      expect(`${pairs[at]} ${cells[at]?.dots === cells[at + 1]?.dots}`).toBe(`${pairs[at]} false`);
      expect(cells[at]?.ink ?? 0).toBeGreaterThan(cells[at + 1]?.ink ?? 0);
    }
  }
});

test("K4 whole lines that change font files within a word are drawn to their end", async () => {
  for (const line of ["Gęślą jaźń – zażółć", "ŁŻŹĆĄĘ", "Příliš žluťoučký kůň", "Київ A 12 ґанок"]) {
    const face = { size: 28, weight: 600 } as const;
    const drawn = await rasterise(
      drawing({ width: 576, height: 60 }, [drawLine(line, face, { x: 8, y: 40, anchor: "start" })]),
    );
    const { right } = inkBox(drawn, 0, 60);
    expect(Math.abs(right - 8 - lineWidth(line, face))).toBeLessThan(6);
  }
});

test("A7 the number is 12 mm high and the square 25 mm wide or more, in both ways of printing, on both papers", async () => {
  for (const paper of PAPERS)
    for (const mode of ["picture", "text"] as const)
      for (const number of ["A\u00a047", "A\u00a0108", "W\u00a0108", "Ж\u00a012"]) {
        const picture = await printed({ ...slips.cs, number, rows: [] }, paper, mode);
        expect(tallestBand(picture, 0, picture.height / 2)).toBeGreaterThanOrEqual(12 * DOTS_PER_MM);
        const seen = readSquare(picture);
        expect(seen?.data).toBe(slips.cs.qr);
        expect(seen?.side ?? 0).toBeGreaterThanOrEqual(25 * DOTS_PER_MM);
      }
});

test("A7 number and square keep their size with the longest texts of each language", async () => {
  for (const language of LANGUAGES)
    for (const paper of PAPERS)
      for (const mode of ["picture", "text"] as const) {
        const slip = longest(slips[language]);
        const picture = await printed(slip, paper, mode);
        expect(tallestBand(picture, 0, picture.height / 2)).toBeGreaterThanOrEqual(12 * DOTS_PER_MM);
        const seen = readSquare(picture);
        expect([language, paper, mode, seen?.data]).toEqual([language, paper, mode, slip.qr]);
        expect(seen?.side ?? 0).toBeGreaterThanOrEqual(25 * DOTS_PER_MM);
      }
});

test("K4 a Ukrainian ticket for a printer without its letters goes as a picture, a Czech one as text", async () => {
  for (const kind of [
    { paper: 80, mode: "text-plain" },
    { paper: 58, mode: "text", model: "epson-tm-t88iv" },
    { paper: 80, mode: "text", model: "metapace-t1" },
  ] as const) {
    const ukrainian = await decode(await slipBytes(slips.uk, kind));
    expect(ukrainian.texts).toEqual([]);
    expect(readSquare(ukrainian)?.data).toBe(slips.uk.qr);
    expect(
      (await decode(await slipBytes(slips.cs, kind), "model" in kind ? kind.model : null)).texts.length,
    ).toBeGreaterThan(5);
  }
});

test("K4 every model's tables are chosen by the numbers that model has, and no letter becomes a question mark", async () => {
  for (const model of PRINTER_MODELS) {
    for (const page of CODE_PAGES)
      expect([model, page, pageNumbers(model)[page]]).toEqual([model, page, numberOf(model, page)]);
    for (const language of LANGUAGES) {
      const kind = { paper: 80, mode: "text", model } as const;
      if (wayOf(slips[language], kind) === "picture") continue;
      const { texts, unknown } = await decode(await slipBytes({ ...slips[language], foot: "" }, kind), model);
      expect(unknown).toBe(0);
      expect(texts.join("")).not.toContain("?");
      if (pageNumbers(model).cp852 !== undefined && language !== "uk")
        expect(lettered(slips[language]).filter((word) => !texts.join(" ").includes(word))).toEqual([]);
    }
  }
});

test("S9 no text that reaches paper can carry a command: every control byte, in every field, both ways of printing", async () => {
  const fields = [
    "officeName",
    "officePlace",
    "number",
    "service",
    "qr",
    "phoneTitle",
    "phoneText",
    "printedAt",
    "foot",
  ] as const;
  const controls = [
    ...Array.from({ length: 32 }, (_, code) => code),
    ...Array.from({ length: 33 }, (_, at) => 127 + at),
  ];
  for (const mode of ["text", "text-plain"] as const)
    for (const field of [...fields, "row"] as const)
      for (const code of controls) {
        const nasty = `A${String.fromCodePoint(code)}\u0001V`;
        const slip: Slip =
          field === "row" ? { ...slips.en, rows: [{ label: nasty, value: nasty }] } : { ...slips.en, [field]: nasty };
        const deeds = readCommands(await slipBytes(slip, { paper: 80, mode }));
        expect([field, code, deeds.filter(({ kind }) => kind === "unknown").length]).toEqual([field, code, 0]);
        expect(deeds.filter(({ kind }) => kind === "cut")).toHaveLength(1);
      }
  const all = controls.map((code) => `x${String.fromCodePoint(code)}`).join("");
  const nasty: Slip = {
    ...slips.en,
    ...Object.fromEntries(fields.map((field) => [field, all])),
    rows: [{ label: all, value: all }],
  };
  const picture = await printed(nasty, 58, "picture");
  expect([picture.unknown, picture.cut, picture.texts.length]).toEqual([0, true, 0]);
});

test("A7 a long address still makes a square that a phone reads", async () => {
  const qr = `https://objednavky.mesto-s-velmi-dlouhym-jmenem.example/listek/${"7KQ2M9XD".repeat(5)}`;
  for (const paper of PAPERS)
    for (const mode of ["picture", "text"] as const) {
      const seen = readSquare(await printed({ ...slips.cs, qr }, paper, mode));
      expect(seen?.data).toBe(qr);
      expect(seen?.side ?? 0).toBeGreaterThanOrEqual(25 * DOTS_PER_MM);
    }
});

test("K4 every ticket fits its paper: nothing touches the edge, whatever the lengths", async () => {
  const long = "Velmi dlouhé jméno, které se na žádný řádek nevejde ".repeat(4);
  const slip: Slip = {
    ...slips.cs,
    officeName: long,
    officePlace: "Nepřerušitelnéslovo".repeat(9),
    service: long,
    number: "WWW\u00a0108",
    rows: [{ label: long, value: long }],
    phoneText: long,
    foot: long,
  };
  for (const paper of PAPERS)
    for (const mode of MODES) {
      const picture = await printed(slip, paper, mode);
      expect(picture.width).toBe(paper === 80 ? 576 : 384);
      expect(picture.height).toBeLessThan(2400);
      const { left, right } = inkBox(picture, 0, picture.height);
      expect(left).toBeGreaterThanOrEqual(mode === "picture" ? 2 : 0);
      expect(right).toBeLessThan(picture.width - (mode === "picture" ? 2 : 0));
    }
});

test("S9 a name with printer commands, line feeds and markup injects nothing into paper", async () => {
  const nasty = 'Jan\x1b@\x1dV\x00\x1b\x70\x00\n\r\t\x9b<svg onload="x">&amp;]]>\u202e\u0000 \ud800Novák';
  const slip: Slip = {
    ...slips.cs,
    officeName: nasty,
    officePlace: nasty,
    number: "A\x1dV\x00 1",
    service: nasty,
    rows: [{ label: nasty, value: nasty }],
    phoneTitle: nasty,
    phoneText: nasty,
    printedAt: nasty,
    foot: nasty,
    qr: `${slips.cs.qr}\x1d(k\n`,
  };
  const calm: Slip = { ...slip, number: "A V 1", qr: `${slips.cs.qr}(k` };
  for (const mode of MODES) {
    const bytes = await slipBytes(slip, { paper: 80, mode });
    const picture = await decode(bytes);
    expect(picture.unknown).toBe(0);
    expect(Buffer.from(bytes).toString("latin1").split("\x1dV")).toHaveLength(
      2 + (mode === "picture" ? accidents(bytes) : 0),
    );
    expect(Buffer.from(bytes).equals(Buffer.from(await slipBytes(calm, { paper: 80, mode })))).toBe(true);
    if (mode !== "picture") expect(picture.texts.join(" ")).toContain("<svg");
  }
});

test("S9 arms that are no drawing do not keep a ticket from paper", async () => {
  for (const arms of [
    "",
    "<svg",
    "not a drawing",
    '<svg xmlns="http://www.w3.org/2000/svg"><image href="http://127.0.0.1:1/x.png"/></svg>',
  ])
    expect(readSquare(await printed({ ...slips.cs, arms }, 80, "picture"))?.data).toBe(slips.cs.qr);
});

test("K4 the office's own arms are drawn", async () => {
  const arms = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 4"><rect width="4" height="4"/></svg>';
  const blank = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 4"></svg>';
  expect((await inkWith(arms)) - (await inkWith(blank))).toBeGreaterThanOrEqual(48 * 48);
});

test("K4 the picture of a ticket printed as a picture is that ticket dot for dot, as a PNG anyone can open", async () => {
  const picture = await printed(slips.cs, 80, "picture");
  const png = toPng(picture);
  const again = await rasterise(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${picture.width}" height="${picture.height}"><image width="${picture.width}" height="${picture.height}" href="data:image/png;base64,${Buffer.from(png).toString("base64")}"/></svg>`,
  );
  expect(Buffer.from(again.bits).equals(Buffer.from(picture.bits))).toBe(true);
  expect(png.length).toBeLessThan(20_000);
});

test("K4 what no printer table has is left out or folded, never a question mark", async () => {
  const { texts } = await printed({ ...slips.cs, officeName: "Úřad 😀 § 5 漢 ñ ﬁ" }, 80, "text");
  expect(texts[0]).toBe("Úřad par. 5 n fi");
  expect([..."ěščřžłąśźżїґє’"].every((letter) => isEncodable(letter, CODE_PAGES))).toBe(true);
});

test("K4 lines break at spaces, keep figures together, and end in … where a text is too long", () => {
  expect(wrap("one two three", { width: 7, lines: 3 }, measure)).toEqual(["one two", "three"]);
  expect(wrap("one two three four", { width: 7, lines: 2 }, measure)).toEqual(["one two", "three…"]);
  expect(wrap("A\u00a047 b", { width: 4, lines: 2 }, measure)).toEqual(["A\u00a047", "b"]);
  expect(wrap("abcdefgh", { width: 3, lines: 3 }, measure)).toEqual(["abc", "def", "gh"]);
  expect(wrap("", { width: 3, lines: 3 }, measure)).toEqual([]);
});

/** Its words of letters alone: some tables have not the dashes and quotes of fine typesetting. */
const lettered = (slip: Slip): string[] => words({ ...slip, foot: "" }).filter((word) => /^\p{L}+$/u.test(word));

const longest = (slip: Slip): Slip => {
  const long = (text: string) => `${text} `.repeat(4).trim();
  return {
    ...slip,
    officeName: long(slip.officeName),
    officePlace: long(slip.officePlace),
    service: long(slip.service),
    rows: slip.rows.map(({ label, value }) => ({ label: long(label), value: long(value) })),
    phoneTitle: long(slip.phoneTitle),
    phoneText: long(slip.phoneText),
    printedAt: long(slip.printedAt),
    foot: long(slip.foot),
  };
};

/** Under which number the encoder itself would choose a table of a model. */
function numberOf(printerModel: PrinterModel, page: CodePage): number | undefined {
  try {
    const bytes = new ReceiptPrinterEncoder({ printerModel }).initialize().codepage(page).text("a").encode();
    return bytes[bytes.findIndex((byte, at) => byte === 0x1b && bytes[at + 1] === 0x74) + 2];
  } catch {
    return undefined;
  }
}

/** Each letter drawn in a cell of its own: its dots as text, and how many of them are ink. */
async function drawnCells(
  letters: readonly string[],
  weight: 500 | 600 | 700,
): Promise<{ dots: string; ink: number }[]> {
  const [width, height] = [64, 90];
  const lines = letters.map((letter, index) =>
    drawLine(letter, { size: 50, weight }, { x: index * width + 6, y: 60, anchor: "start" }),
  );
  const bitmap = await rasterise(drawing({ width: width * letters.length, height }, lines));
  return letters.map((_, index) => {
    let dots = "";
    for (let y = 0; y < height; y += 1)
      for (let x = index * width; x < (index + 1) * width; x += 1) dots += hasInk(bitmap, x, y) ? "#" : " ";
    return { dots, ink: dots.replaceAll(" ", "").length };
  });
}

const measure = (line: string) => line.length;

const inkWith = async (arms: string) => inkIn(await printed({ ...slips.cs, arms }, 80, "picture"));

function inkIn(bitmap: Bitmap): number {
  return bitmap.bits.reduce((sum, byte) => sum + byte.toString(2).replaceAll("0", "").length, 0);
}

function inkBox(bitmap: Bitmap, top: number, bottom: number): { left: number; right: number } {
  let [left, right] = [bitmap.width, -1];
  for (let y = top; y < bottom; y += 1)
    for (let x = 0; x < bitmap.width; x += 1)
      if (hasInk(bitmap, x, y)) [left, right] = [Math.min(left, x), Math.max(right, x)];
  return { left, right };
}

/** Dots of the tallest run of rows that all hold ink: the number, as lines of text are lower. */
function tallestBand(bitmap: Bitmap, top: number, bottom: number): number {
  let [tallest, run] = [0, 0];
  for (let y = top; y < bottom; y += 1) {
    const { right } = inkBox(bitmap, y, y + 1);
    run = right < 0 ? 0 : run + 1;
    tallest = Math.max(tallest, run);
  }
  return tallest;
}

function readSquare(bitmap: Bitmap): { data: string; side: number } | null {
  const seen = jsQR(pixelsOf(bitmap), bitmap.width, bitmap.height);
  if (seen === null) return null;
  return { data: seen.data, side: Math.round(seen.location.topRightCorner.x - seen.location.topLeftCorner.x) };
}

/** How often the dots of a picture happen to read like a cut. */
const accidents = (bytes: Uint8Array): number =>
  Buffer.from(bytes.subarray(0, -12)).toString("latin1").split("\x1dV").length - 1;
