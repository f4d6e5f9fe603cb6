import { expect, test } from "bun:test";
import { digitsFrom, inWords, isAnswer } from "../../src/booking/numerals.ts";
import { LANGUAGES, type Language } from "../../src/platform/language.ts";
import { CATALOGUES } from "../support/sample.ts";

/** Written down here once more, so that a slip in a catalogue is seen. */
const WORDS: Record<Language, string> = {
  cs: "nula jedna dva tři čtyři pět šest sedm osm devět",
  pl: "zero jeden dwa trzy cztery pięć sześć siedem osiem dziewięć",
  en: "zero one two three four five six seven eight nine",
  uk: "нуль один два три чотири п’ять шість сім вісім дев’ять",
};
const plain = (text: string): string => text.replaceAll(/['ʼ]/g, "’");

test.each([...LANGUAGES])(
  "B6 every number that can be asked for in %s is right in words and taken in digits",
  (language) => {
    const words = CATALOGUES[language].booking.digits;
    expect(plain(words.join(" "))).toBe(WORDS[language]);
    const asked = new Set<string>();
    for (let number = 1000; number <= 9999; number += 1) {
      const digits = [...String(number)].map(Number);
      const said = inWords(digits, words);
      const heard = said.split(" ").map((word) => words.indexOf(word));
      if (heard.join("") !== String(number) || !isAnswer(digits, String(number))) throw new Error(`${number}: ${said}`);
      if (isAnswer(digits, String(number === 9999 ? 1000 : number + 1))) throw new Error(`${number} takes another`);
      asked.add(said);
    }
    expect(asked.size).toBe(9000);
  },
);

test("B6 whatever the hash, four digits are asked for and the first is not zero", () => {
  for (let code = 33; code < 127; code += 1) {
    const digits = digitsFrom(String.fromCharCode(code).repeat(43));
    expect(digits).toHaveLength(4);
    expect(digits.every((digit) => Number.isInteger(digit) && digit >= 0 && digit <= 9)).toBe(true);
    expect(digits[0]).not.toBe(0);
  }
});
