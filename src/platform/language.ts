/** The languages every screen speaks, the office's first one coming first on its pages. */
export const LANGUAGES = ["cs", "pl", "en", "uk"] as const;
export type Language = (typeof LANGUAGES)[number];

export const isLanguage = (text: string | null | undefined): text is Language =>
  LANGUAGES.some((language) => language === text);

/** A text of the office's own: the same for all, or one a language. */
export type Localised = string | Partial<Record<Language, string>>;

/** The text in the wanted language, else in the first of `fallbacks` that has one, else in any. */
export function localised(text: Localised, language: Language, fallbacks: readonly Language[] = LANGUAGES): string {
  if (typeof text === "string") return text;
  for (const candidate of [language, ...fallbacks, ...LANGUAGES]) {
    const found = text[candidate];
    if (found !== undefined) return found;
  }
  return "";
}
