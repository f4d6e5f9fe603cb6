import type { Office } from "../office/office.ts";
import type { Language } from "../platform/language.ts";
import { bare } from "./day-and-time.ts";
import type { Words } from "./request.ts";

/** Words that are of one language only; the office's own words, of which we know nothing, tell none. */
const OF: Readonly<Record<string, Language>> = {
  volno: "cs",
  zrus: "cs",
  rus: "cs",
  storno: "cs",
  ano: "cs",
  ne: "cs",
  wolne: "pl",
  anuluj: "pl",
  tak: "pl",
  nie: "pl",
};

/** The language a text message is answered in: by the words it used, where the office speaks that, else the office's own. */
export function languageOf(text: string, office: Office): Language {
  const spoken = office.office.languages;
  const used = (text.match(/\p{L}+/gu) ?? []).slice(0, 2).map((word) => OF[bare(word)]);
  return used.find((each) => each !== undefined && spoken.includes(each)) ?? spoken[0] ?? "cs";
}

/** The office's word for a deed as it is told to somebody: the one of their language, else the first. */
export const wordFor = (words: Words, deed: keyof Words, language: Language): string =>
  words[deed].find((word) => OF[bare(word)] === language) ?? words[deed][0] ?? "";
