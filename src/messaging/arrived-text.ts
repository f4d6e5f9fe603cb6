import { fold } from "./sms-text.ts";

const ASTERISKS = /[\uFF0A\u2217\u2731\u204E\uFE61\u22C6\u2022](?=\s*\p{L})/gu;
const COMMAS = /[\uFF0C\uFE50\u060C\u3001]/g;
/** Filling of modems, marks nobody sees, and those that turn the direction of what is read. */
const UNSEEN = /[^\P{Cc}\n\t]|[\u200B-\u200F\u2060\uFEFF\u00AD\u202A-\u202E\u2066-\u2069]/gu;
const BLANKS = /[\t\p{Zs}]/gu;
const QUOTES: readonly (readonly [string, string])[] = [
  ['"', '"'],
  ["'", "'"],
  ["„", "“"],
  ["„", "”"],
  ["“", "”"],
  ["‚", "‘"],
  ["‘", "’"],
  ["«", "»"],
  ["»", "«"],
];

/**
 * A text message as it is read: what modems and phones put into it and nobody wrote is gone, signs that only look like an asterisk
 * or a comma are one, and so are blanks; quotes around the whole come off (S3). The raw text is kept beside it.
 */
export function cleanText(raw: string): string {
  const text = raw
    .replaceAll(/\r\n?/g, "\n")
    .toWellFormed()
    .replaceAll(UNSEEN, "")
    .normalize("NFC")
    .replaceAll(BLANKS, " ")
    .replaceAll(ASTERISKS, "*")
    .replaceAll(COMMAS, ",")
    .trim();
  return withoutQuotes(text);
}

function withoutQuotes(text: string): string {
  const around = QUOTES.some(([open, close]) => text.length > 1 && text.startsWith(open) && text.endsWith(close));
  return around ? text.slice(1, -1).trim() : text;
}

/** The same words, however they are written: for comparing only. */
export const wordsOf = (text: string): string =>
  fold(cleanText(text)).normalize("NFD").replaceAll(/\p{M}/gu, "").toLowerCase().replaceAll(/\s+/g, " ").trim();

/** From so many letters on a text that quotes our last one whole is the machine of somebody who was written to. */
const QUOTED_LETTERS = 20;

/**
 * Whether a text is our own coming back: it begins as all ours do, is the last we wrote to that number, or quotes it whole. Such
 * a one is never answered, so that two machines do not write to each other endlessly (S3).
 */
export function isEcho(text: string, ours: { prefix: string; last: string | null }): boolean {
  const words = wordsOf(text);
  const prefix = wordsOf(ours.prefix);
  if (prefix !== "" && words.startsWith(prefix)) return true;
  const last = ours.last === null ? "" : wordsOf(ours.last);
  return last !== "" && (words === last || (last.length >= QUOTED_LETTERS && words.includes(last)));
}
