import type { Language } from "../platform/language.ts";

/**
 * How the letters of a number's series are called. A vowel is followed by a comma: speech programs read a lone "A" as the
 * conjunction, and "á" as "long a".
 */
const NAMES: Readonly<Record<Language, string>> = {
  cs: "A, bé cé dé E, ef gé há I, jé ká el em en O, pé kvé er es té U, vé dvojité_vé iks ypsilon zet",
  pl: "A, be ce de E, ef gie ha I, jot ka el em en O, pe ku er es te U, fał wu iks igrek zet",
  en: "A, bee see dee E, eff gee aitch I, jay kay el em en O, pee cue ar ess tee U, vee double_u ex why zed",
  uk: "А, бе це де Е, еф ґе га І, йот ка ел ем ен О, пе ку ер ес те У, ве дубль_ве ікс ігрек зет",
};

const FIRST = "A".codePointAt(0) ?? 0;

/** The name of a letter from A to Z, whatever its case; null for any other sign. */
export function letterName(letter: string, language: Language): string | null {
  const name = NAMES[language].split(" ")[(letter.toUpperCase().codePointAt(0) ?? 0) - FIRST];
  return /^[A-Za-z]$/.test(letter) && name !== undefined ? name.replaceAll("_", " ") : null;
}
