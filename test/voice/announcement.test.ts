import { describe, expect, test } from "bun:test";
import { LANGUAGES } from "../../src/platform/language.ts";
import { announcementText, spokenLabel } from "../../src/voice/announcement.ts";
import { cs } from "../../src/wording/cs.ts";
import { en } from "../../src/wording/en.ts";
import { pl } from "../../src/wording/pl.ts";
import { uk } from "../../src/wording/uk.ts";

const CATALOGUES = { cs, pl, en, uk };
const said = (number: string, counter: string, word: "counter" | "booth" | "window" | "desk" = "counter") =>
  LANGUAGES.map((language) =>
    announcementText(
      { number, counter, place: CATALOGUES[language].board.counterWords[word] },
      language,
      CATALOGUES[language].voice,
    ),
  );

describe("what is announced", () => {
  test("V1 a number and a counter in each language, numbers written out as they are said", () => {
    expect(said("101", "3")).toEqual([
      "Číslo sto jedna, přepážka tři.",
      "Numer sto jeden, okienko trzy.",
      "Number one hundred and one, counter three.",
      "Номер сто один, віконце три.",
    ]);
  });

  test("V1 Toruń: what is counted stands in the nominative, whatever a counter is called", () => {
    expect([said("101", "3", "desk")[1], said("22", "12", "window")[1]]).toEqual([
      "Numer sto jeden, stanowisko trzy.",
      "Numer dwadzieścia dwa, okienko dwanaście.",
    ]);
  });

  test("V1 the letter of a series is called by its name", () => {
    expect(said("A 47", "3B", "booth")[0]).toBe("Číslo A, čtyřicet sedm, kabinka tři bé.");
    expect(spokenLabel("OP7", "cs")).toBe("O, pé sedm");
    expect(spokenLabel("W 12", "pl")).toBe("wu dwanaście");
    expect(spokenLabel("K 9", "uk")).toBe("ка дев'ять");
  });

  test("V1 a named counter is a word, leading noughts are said, signs are not", () => {
    expect(spokenLabel("Podatelna", "cs")).toBe("Podatelna");
    expect(spokenLabel("007", "cs")).toBe("nula nula sedm");
    expect(spokenLabel("A-12/3", "cs")).toBe("A, dvanáct tři");
    expect(spokenLabel("12345", "en")).toBe("one two three four five");
  });
});
