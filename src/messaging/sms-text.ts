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
