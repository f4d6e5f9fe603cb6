import { isAllPlain, isPlain, smsParts } from "./sms-parts.ts";

/** What becomes of accents: never kept, kept while they add no part, always kept (M4). */
export type Diacritics = "strip" | "keep-if-free" | "keep";

/**
 * A text message as it is sent. One č more than halves what a part holds, so accents go where they would cost a part, unless the
 * office wants it otherwise (M4). Letters that have no plain one, such as Cyrillic, stay; nothing ever becomes a question mark.
 */
export function smsText(text: string, diacritics: Diacritics = "keep-if-free"): string {
  const tidy = text
    .normalize("NFC")
    .replaceAll(/[\s\u00A0]+/g, " ")
    .trim();
  if (diacritics === "keep" || isAllPlain(tidy)) return tidy;
  const folded = fold(tidy);
  if (diacritics === "strip") return folded;
  return smsParts(folded).parts.length < smsParts(tidy).parts.length ? folded : tidy;
}

const SIGNS: Readonly<Record<string, string>> = {
  ł: "l",
  Ł: "L",
  đ: "d",
  Đ: "D",
  "„": '"',
  "“": '"',
  "”": '"',
  "‚": "'",
  "‘": "'",
  "’": "'",
  "–": "-",
  "—": "-",
  "…": "...",
  "•": "-",
  "×": "x",
  "°": "",
  "²": "2",
  "½": "1/2",
  "\u2011": "-",
  "\u00AD": "",
  "\u200B": "",
  "\uFEFF": "",
};

/** Letter by letter: what the plain alphabet has stays as it is, and so does what has no plain letter. */
export const fold = (text: string): string => [...text].map(foldLetter).join("");

function foldLetter(letter: string): string {
  if (isPlain(letter)) return letter;
  const sign = SIGNS[letter];
  if (sign !== undefined) return sign;
  const bare = letter.normalize("NFD").replaceAll(/\p{M}/gu, "");
  return isAllPlain(bare) ? bare : letter;
}

/** What a text message costs (M4). */
export interface SmsSize {
  readonly places: number;
  /** How many text messages are paid for. */
  readonly parts: number;
  /** The letters that have no plain one and so force the dear alphabet, each once. */
  readonly costly: readonly string[];
}

/** M4: places and parts of a text as it is sent. */
export function smsSize(text: string): SmsSize {
  const { places, parts } = smsParts(text);
  const costly = [...new Set([...text].filter((each) => !isAllPlain(foldLetter(each))))];
  return { places, parts: parts.length, costly };
}
