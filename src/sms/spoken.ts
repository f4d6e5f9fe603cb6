import { languageOfWord } from "../office/asked-by-text.ts";
import type { Office } from "../office/office.ts";
import type { Language } from "../platform/language.ts";

/** The language a text message is answered in: by the words it used, where the office speaks that, else the office's own. */
export function languageOf(text: string, office: Office): Language {
  const spoken = office.office.languages;
  const used = (text.match(/\p{L}+/gu) ?? []).slice(0, 2).map(languageOfWord);
  return used.find((each) => each !== undefined && spoken.includes(each)) ?? spoken[0] ?? "cs";
}
