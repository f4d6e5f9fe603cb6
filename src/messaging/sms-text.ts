/** The letters and signs of GSM 03.38 that take one place; those after the escape take two (M4). */
const BASIC =
  "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
const ESCAPED = "^{}\\[~]|€";
const SAFE = new Set([...BASIC, ...ESCAPED]);

/** Written in the plain alphabet, a text message of more letters than this would be a part longer (M4). */
const FREE_LETTERS = 70;

/**
 * A text message as it is sent: with its diacritics while they cost nothing, else in plain letters, since one č halves
 * what a part holds (M4). Letters that have no plain one, such as Cyrillic, stay.
 */
export function smsText(text: string): string {
  const tidy = text
    .normalize("NFC")
    .replaceAll(/[\s\u00A0]+/g, " ")
    .trim();
  if (tidy.length <= FREE_LETTERS || [...tidy].every((each) => SAFE.has(each))) return tidy;
  const folded = fold(tidy);
  return [...folded].every((each) => SAFE.has(each)) ? folded : tidy;
}

const SIGNS: Readonly<Record<string, string>> = {
  ł: "l",
  Ł: "L",
  đ: "d",
  Đ: "D",
  "„": '"',
  "“": '"',
  "”": '"',
  "‘": "'",
  "’": "'",
  "–": "-",
  "—": "-",
  "…": "...",
  "\u2011": "-",
};

/** Letter by letter: what the alphabet has stays as it is. */
const fold = (text: string): string =>
  [...text]
    .map((each) => (SAFE.has(each) ? each : (SIGNS[each] ?? each.normalize("NFD").replaceAll(/\p{M}/gu, ""))))
    .join("");

/** What a text message costs (M4). */
export interface SmsSize {
  /** Places used: an escaped sign takes two of the plain alphabet, an emoji two of the other. */
  readonly places: number;
  /** How many text messages are paid for. */
  readonly parts: number;
  /** The letters that have no plain one and so force the dear alphabet, each once. */
  readonly costly: readonly string[];
}

const PLAIN = { alone: 160, joined: 153 };
const DEAR = { alone: 70, joined: 67 };

/** M4: places and parts of a text as it is sent; no letter that takes two places lies across the end of a part. */
export function smsSize(text: string): SmsSize {
  const letters = [...text];
  const dear = !letters.every((each) => SAFE.has(each));
  const costly = [...new Set(letters.filter((each) => ![...fold(each)].every((plain) => SAFE.has(plain))))];
  const { alone, joined } = dear ? DEAR : PLAIN;
  const sizes = letters.map((each) => (dear ? each.length : ESCAPED.includes(each) ? 2 : 1));
  const places = sizes.reduce((sum, size) => sum + size, 0);
  return { places, parts: places <= alone ? 1 : partsOf(sizes, joined), costly };
}

function partsOf(sizes: readonly number[], most: number): number {
  let [parts, used] = [1, 0];
  for (const size of sizes) {
    if (used + size > most) [parts, used] = [parts + 1, 0];
    used += size;
  }
  return parts;
}
