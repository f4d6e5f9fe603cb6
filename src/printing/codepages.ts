import type { PrinterModel } from "../office/printer-models.ts";

/** The tables of letters a printer has built in, by the names the encoder gives them, best first. */
export const CODE_PAGES = ["cp852", "windows1250", "cp866", "windows1251"] as const;
export type CodePage = (typeof CODE_PAGES)[number];

/** Under which number `ESC t` selects each of the tables a printer has. */
export type PageNumbers = Readonly<Partial<Record<CodePage, number>>>;

/** Of a model; null is any other, which most likely follows Epson's numbering. */
export const pageNumbers = (model: PrinterModel | null): PageNumbers =>
  model === null ? EPSON : (OWN[model] ?? EPSON);

const EPSON: PageNumbers = { cp852: 18, windows1250: 45, cp866: 17, windows1251: 46 };
const DOS: PageNumbers = { cp852: 18, cp866: 17 };
const POS: PageNumbers = { cp852: 18, windows1250: 72, cp866: 17, windows1251: 23 };
const XPRINTER: PageNumbers = { cp852: 18, cp866: 17, windows1251: 23 };

/** Models that differ from Epson's numbering. */
const OWN: Partial<Record<PrinterModel, PageNumbers>> = {
  "bixolon-srp350": {},
  "bixolon-srp350iii": { cp852: 18, windows1250: 47, cp866: 17, windows1251: 28 },
  "citizen-ct-s310ii": { cp852: 6, cp866: 7 },
  "epson-tm-t70": DOS,
  "epson-tm-t88ii": DOS,
  "epson-tm-t88iii": DOS,
  "epson-tm-t88iv": DOS,
  "fujitsu-fp1000": DOS,
  "hp-a779": { cp852: 2, cp866: 7, windows1251: 13 },
  "metapace-t1": {},
  "mpt-ii": { cp866: 7, windows1251: 6 },
  "pos-5890": POS,
  "pos-8360": POS,
  sunmi: DOS,
  "sunmi-p2se": DOS,
  "sunmi-p3h": DOS,
  "sunmi-p3kh": DOS,
  "sunmi-p3mix": DOS,
  "xprinter-xp-n160ii": XPRINTER,
  "xprinter-xp-t80q": XPRINTER,
  "youku-58t": { cp852: 18, windows1250: 30, cp866: 7, windows1251: 6 },
};

/** The tables of these that there are, the best first. */
export const pagesOf = (numbers: PageNumbers): CodePage[] => CODE_PAGES.filter((page) => numbers[page] !== undefined);

/** The letter of a byte in a table; bytes below 128 are ASCII in all of them. */
export const letterOf = (byte: number, page: CodePage): string =>
  byte < 0x80 ? String.fromCodePoint(byte) : (UPPER[page][byte - 0x80] ?? "");

/** Whether one of the tables has the letter; what none has would come out as "?". The encoder writes "§" as a control byte. */
export const isEncodable = (letter: string, pages: readonly CodePage[]): boolean =>
  (letter >= " " && letter <= "~") ||
  (letter > "\u00a0" && letter !== "§" && letter !== "\u00ad" && pages.some((page) => UPPER[page].includes(letter)));

const CP852 =
  "ÇüéâäůćçłëŐőîŹÄĆÉĹĺôöĽľŚśÖÜŤťŁ×čáíóúĄąŽžĘę¬źČş«»░▒▓│┤ÁÂĚŞ╣║╗╝Żż┐└┴┬├─┼Ăă╚╔╩╦╠═╬¤" +
  "đĐĎËďŇÍÎě┘┌█▄ŢŮ▀ÓßÔŃńňŠšŔÚŕŰýÝţ´\u00ad˝˛ˇ˘§÷¸°¨˙űŘř■\u00a0";

const upperHalf = (name: "windows-1250" | "ibm866" | "windows-1251"): string[] => [
  ...new TextDecoder(name).decode(Uint8Array.from({ length: 128 }, (_, index) => index + 128)),
];

const UPPER: Record<CodePage, readonly string[]> = {
  cp852: [...CP852],
  windows1250: upperHalf("windows-1250"),
  cp866: upperHalf("ibm866"),
  windows1251: upperHalf("windows-1251"),
};
