import { describe, expect, test } from "bun:test";
import fc from "fast-check";
import { day } from "../../src/platform/civil.ts";
import { readRequest, type Reading, type Request } from "../../src/sms/request.ts";

const WORDS = {
  book: ["OBJ"],
  free: ["VOLNO", "WOLNE"],
  cancel: ["ZRUS", "RUS", "STORNO", "STO", "ANULUJ"],
  help: ["HELP", "POMOC"],
  yes: ["ANO", "TAK"],
  no: ["NE", "NIE"],
};
const reading: Reading = { words: WORDS, keywords: ["ODPADY"], today: day("2026-06-15") };
const read = (text: string, change: Partial<Reading> = {}): Request => readRequest(text, { ...reading, ...change });
const booked = (date: string, time: string, name = "NOVAK") => ({
  kind: "book",
  service: "ZOP",
  day: date,
  time,
  name,
});

describe("booking by text message", () => {
  test("S1 Trutnov's own example is understood", () => {
    expect(read("OBJ ZOP 10.8. 14:00 NOVAK") as unknown).toEqual(booked("2026-08-10", "14:00"));
    expect(read("OBJ ZOP NOVAK") as unknown).toEqual({ kind: "book-nearest", service: "ZOP", name: "NOVAK" });
  });

  test("S3 every way of writing a day and a time is understood", () => {
    for (const written of [
      "10.8 14.00",
      "10.8. 14.00",
      "10. 8. 14:00",
      "10.08.2026 14:00",
      "10. 8. 2026 14:00",
      "10.8.2026 1400",
      "10.8. 1400",
      "1008 1400",
      "10/8 14:00",
      "10-8 14:00",
      "2026-08-10 14:00",
      "10.8. v 14:00",
      "10.8. ve 14 hod",
      "10.8. o 14:00",
      "10.8. 14h",
      "10.8., 14:00",
      "10.8.   14 : 00",
    ])
      expect([written, read(`OBJ ZOP ${written} NOVAK`)] as unknown).toEqual([written, booked("2026-08-10", "14:00")]);
  });

  test("S3 capitals, accents, blanks and stray signs do not matter; the name stays as it was written", () => {
    for (const text of [
      "obj zop 10.8. 14:00 Novák",
      "  Óbj   zOp  10.8. 14:00   Novák ",
      '"OBJ ZOP 10.8. 14:00 Novák"'.replaceAll('"', ""),
      "OBJ: ZOP, 10.8. 14:00, Novák",
    ])
      expect(read(text)).toMatchObject({ kind: "book", day: "2026-08-10", time: "14:00", name: "Novák" });
    expect(read("OBJ ZOP 10.8. 9:05 Jan Novák ml.")).toMatchObject({ time: "09:05", name: "Jan Novák ml." });
  });

  test("S3 a date without a year is the next such day, today inside; with one it is that day", () => {
    expect(read("OBJ ZOP 15.6. 9:00 N")).toMatchObject({ day: "2026-06-15" });
    expect(read("OBJ ZOP 14.6. 9:00 N")).toMatchObject({ day: "2027-06-14" });
    expect(read("OBJ ZOP 29.2. 9:00 N")).toMatchObject({ day: "2028-02-29" });
    expect(read("OBJ ZOP 1.3.2027 9:00 N")).toMatchObject({ day: "2027-03-01" });
    expect(read("OBJ ZOP zítra 9:00 N")).toMatchObject({ day: "2026-06-16" });
    expect(read("OBJ ZOP jutro 9:00 N")).toMatchObject({ day: "2026-06-16" });
  });

  test("S3 a quarter past eight in the evening is no year, and a year is no time", () => {
    expect(read("OBJ ZOP 10. 8. 2015 NOVAK")).toMatchObject({ day: "2026-08-10", time: "20:15" });
    expect(read("OBJ ZOP 10. 8. 2026 2015 NOVAK")).toMatchObject({ day: "2026-08-10", time: "20:15" });
  });

  test("S3 a lone group of four digits is not guessed at", () => {
    for (const text of ["OBJ ZOP 1400 NOVAK", "OBJ ZOP 1008 NOVAK", "OBJ ZOP 14:00 NOVAK", "VOLNO ZOP 1008"])
      expect(read(text)).toMatchObject({ kind: "unfinished", why: "when" });
  });

  test("S3 what is no day, no time or no name is not made one", () => {
    for (const [text, why] of [
      ["OBJ", "service"],
      ["OBJ ZOP", "name"],
      ["OBJ ZOP 10.8. 14:00", "name"],
      ["OBJ ZOP 10.8. 14:00 ...", "name"],
      ["OBJ ZOP 10.8. NOVAK", "when"],
      ["OBJ ZOP 31.6. 14:00 NOVAK", "when"],
      ["OBJ ZOP 10.13. 14:00 NOVAK", "when"],
      ["OBJ ZOP 10.8. 25:00 NOVAK", "when"],
      ["OBJ ZOP 29.2.2027 9:00 NOVAK", "when"],
    ] as const)
      expect([text, read(text)] as unknown).toEqual([text, { kind: "unfinished", of: "book", why }]);
  });

  test("S2 help, free times and cancelling by each of their words, behind OBJ too", () => {
    for (const text of ["HELP", "pomoc", "OBJ HELP", "obj pomoc", "POMOC!"])
      expect(read(text)).toEqual({ kind: "help" });
    for (const text of ["VOLNO ZOP", "OBJ VOLNO ZOP", "wolne zop"])
      expect(read(text)).toMatchObject({ kind: "free", day: null });
    expect(read("VOLNO ZOP 10.8.")).toMatchObject({ kind: "free", day: "2026-08-10" });
    for (const word of ["ZRUS", "RUS", "STORNO", "STO", "zruš", "anuluj", "OBJ ZRUS"])
      expect(read(`${word} 482 913`)).toEqual({ kind: "cancel", code: "482913" });
    expect(read("ZRUS")).toEqual({ kind: "unfinished", of: "cancel", why: "code" });
    expect(read("ZRUS 48291")).toMatchObject({ kind: "unfinished" });
  });

  test("S2 yes and no are answers only when nothing else is said", () => {
    for (const text of ["ANO", "ano.", " Tak! "]) expect(read(text)).toEqual({ kind: "yes" });
    for (const text of ["NE", "nie"]) expect(read(text)).toEqual({ kind: "no" });
    for (const text of ["Ne, děkuji, přijdu osobně", "Tak to nestihnu", "ano prosim v 9"])
      expect(read(text)).toEqual({ kind: "unknown" });
  });

  test("S2 the office's own words come before all others, also where booking is off", () => {
    expect(read("odpady")).toEqual({ kind: "keyword", index: 0 });
    expect(read("Odpady kdy jezdi", { words: null })).toEqual({ kind: "keyword", index: 0 });
    expect(read("OBJ ZOP NOVAK", { words: null })).toEqual({ kind: "unknown" });
    expect(read("HELP", { keywords: ["help"] })).toEqual({ kind: "keyword", index: 0 });
  });

  test("S3 whatever a person writes is read without a fault, and is no request unless it begins as one", () => {
    expect([read(""), read("   "), read("Dobrý den, zítra nepřijdu."), read("OBJEDNAVKA ZOP NOVAK")]).toEqual(
      Array.from({ length: 4 }, () => ({ kind: "unknown" })),
    );
    fc.assert(
      fc.property(
        fc.string({ unit: "binary", maxLength: 200 }),
        fc.constantFrom("", "OBJ ", "OBJ ZOP ", "VOLNO ", "ZRUS "),
        (text, start) => {
          const request = read(start + text);
          if (request.kind === "book") expect(request.name.length).toBeGreaterThan(0);
          if (
            start === "" &&
            !/^\W*(obj|volno|wolne|zrus|rus|storno|sto|anuluj|help|pomoc|ano|tak|ne|nie|odpady)/i.test(text)
          )
            expect(request.kind).toBe("unknown");
        },
      ),
      { numRuns: 2000, seed: 3 },
    );
  });
});
