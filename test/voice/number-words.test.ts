import { describe, expect, test } from "bun:test";
import { LANGUAGES } from "../../src/platform/language.ts";
import { LARGEST_SPOKEN, numberWords } from "../../src/voice/number-words.ts";

describe("numbers spoken", () => {
  test("V1 are counted as a clerk would call them out, in each language", () => {
    const said = (number: number) => LANGUAGES.map((language) => numberWords(number, language));
    expect(said(1)).toEqual(["jedna", "jeden", "one", "один"]);
    expect(said(101)).toEqual(["sto jedna", "sto jeden", "one hundred and one", "сто один"]);
    expect(said(22)).toEqual(["dvacet dva", "dwadzieścia dwa", "twenty-two", "двадцять два"]);
    expect(said(216)).toEqual([
      "dvě stě šestnáct",
      "dwieście szesnaście",
      "two hundred and sixteen",
      "двісті шістнадцять",
    ]);
    expect(said(345)).toEqual([
      "tři sta čtyřicet pět",
      "trzysta czterdzieści pięć",
      "three hundred and forty-five",
      "триста сорок п'ять",
    ]);
    expect(said(1000)).toEqual(["tisíc", "tysiąc", "one thousand", "тисяча"]);
    expect(said(2719)).toEqual([
      "dva tisíce sedm set devatenáct",
      "dwa tysiące siedemset dziewiętnaście",
      "two thousand seven hundred and nineteen",
      "дві тисячі сімсот дев'ятнадцять",
    ]);
    expect(said(5090)).toEqual([
      "pět tisíc devadesát",
      "pięć tysięcy dziewięćdziesiąt",
      "five thousand and ninety",
      "п'ять тисяч дев'яносто",
    ]);
    expect(said(0)).toEqual(["nula", "zero", "zero", "нуль"]);
  });

  test("V1 no two numbers sound the same, and none holds a blank word", () => {
    for (const language of LANGUAGES) {
      const all = Array.from({ length: LARGEST_SPOKEN + 1 }, (_, number) => numberWords(number, language));
      expect(new Set(all).size).toBe(all.length);
      expect(all.filter((words) => !/^[\p{L}' -]+$/u.test(words) || / {2}|- |^-|(^| )-/.test(words))).toEqual([]);
    }
  });

  test("V1 what is no number of a ticket is not guessed at", () => {
    for (const wrong of [-1, 10_000, 1.5, Number.NaN]) expect(() => numberWords(wrong, "cs")).toThrow(RangeError);
  });
});
