/** The tables of letters a printer has built in, by the names the encoder gives them, best first. */
export const CODE_PAGES = ["cp852", "windows1250", "cp866", "windows1251"] as const;
export type CodePage = (typeof CODE_PAGES)[number];

/** Under which number `ESC t` selects a table (Epson's numbering, which most printers follow). */
export const CODE_PAGE_NUMBERS: ReadonlyMap<number, CodePage> = new Map([
  [18, "cp852"],
  [45, "windows1250"],
  [17, "cp866"],
  [46, "windows1251"],
]);

/** The letter of a byte in a table; bytes below 128 are ASCII in all of them. */
export const letterOf = (byte: number, page: CodePage): string =>
  byte < 0x80 ? String.fromCodePoint(byte) : (UPPER[page][byte - 0x80] ?? "");

/** Whether one of the tables has the letter; what none has would come out as "?". The encoder writes "§" as a control byte. */
export const isEncodable = (letter: string): boolean =>
  (letter >= " " && letter <= "~") ||
  (letter > "\u00a0" &&
    letter !== "§" &&
    letter !== "\u00ad" &&
    CODE_PAGES.some((page) => UPPER[page].includes(letter)));

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
