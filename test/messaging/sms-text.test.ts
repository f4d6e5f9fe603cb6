import { describe, expect, test } from "bun:test";
import fc from "fast-check";
import { SegmentedMessage } from "sms-segments-calculator";
import { smsParts } from "../../src/messaging/sms-parts.ts";
import { fold, smsSize, smsText } from "../../src/messaging/sms-text.ts";

/** Letters of our four languages, signs of the plain alphabet, escaped ones, pasted office signs, emoji: each one code point. */
const LETTERS = [
  ..."aábcčdďeéěfghiíjklmnňoópqrřsštťuúůvwxyýzž ąćęłńóśźż АБВгґдеєжзиіїй",
  ...'0123456789@£$¥èéùìòÇØøÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ!"#¤%&()*+,-./:;<=>?¡ÄÖÑÜ§¿äöñüà',
  ..."^{}\\[~]|€",
  ..."„“”’–—…°²½•×",
  ..."😀🏛☎",
];
const PLAIN = [...'abcXYZ 0123456789@£§éèäöüÄÖÜ^{}\\[~]|€"%&'];
const textOf = (letters: readonly string[], most: number) =>
  fc.array(fc.constantFrom(...letters), { maxLength: most }).map((each) => each.join(""));

/** Somebody else's program that counts the same thing. */
const counted = (text: string) => new SegmentedMessage(text, "auto", false);

describe("text messages", () => {
  test("M4 parts are those an independent program counts, over thousands of texts", () => {
    for (const letters of [PLAIN, LETTERS])
      fc.assert(
        fc.property(textOf(letters, 420), (text) => {
          const ours = smsParts(text);
          const theirs = counted(text);
          expect(ours.parts.length).toBe(Math.max(1, theirs.segmentsCount));
          expect(ours.alphabet === "gsm-7").toBe(text === "" || theirs.encodingName === "GSM-7");
        }),
        { numRuns: 1500, seed: 4 },
      );
  });

  test("M4 the parts are the whole text, none longer than it may be, no sign cut in two", () => {
    fc.assert(
      fc.property(textOf(LETTERS, 420), (text) => {
        const { parts, alphabet } = smsParts(text);
        expect(parts.join("")).toBe(text);
        for (const part of parts) {
          expect(part.isWellFormed()).toBe(true);
          const size =
            alphabet === "ucs-2"
              ? part.length
              : [...part].reduce((sum, each) => sum + ("^{}\\[~]|€".includes(each) ? 2 : 1), 0);
          expect(size).toBeLessThanOrEqual(
            parts.length === 1 ? (alphabet === "ucs-2" ? 70 : 160) : alphabet === "ucs-2" ? 67 : 153,
          );
        }
      }),
      { numRuns: 1500, seed: 5 },
    );
  });

  test("M4 cutting as many places as told saves a part", () => {
    for (const [length, tooMany] of [
      [161, 1],
      [167, 7],
      [306, 146],
      [307, 1],
      [460, 1],
    ] as const)
      expect(smsParts("a".repeat(length)).tooMany).toBe(tooMany);
    expect(smsParts("a".repeat(160)).tooMany).toBeNull();
    expect(smsParts("č".repeat(71)).tooMany).toBe(1);
  });

  test("M4 the table of what diacritics cost: kept while they are free, else gone", () => {
    for (const [length, dear, plain] of [
      [70, 1, 1],
      [71, 2, 1],
      [134, 2, 1],
      [135, 3, 1],
      [160, 3, 1],
      [161, 3, 2],
      [201, 3, 2],
      [202, 4, 2],
      [268, 4, 2],
      [269, 5, 2],
      [306, 5, 2],
    ] as const) {
      const text = `č${"a".repeat(length - 1)}`;
      expect([smsParts(text).parts.length, smsParts(fold(text)).parts.length]).toEqual([dear, plain]);
      expect(smsText(text).startsWith("č")).toBe(dear === plain);
      expect(smsText(text, "strip").startsWith("c")).toBe(true);
      expect(smsText(text, "keep").startsWith("č")).toBe(true);
    }
  });

  test("M4 folding Czech and Polish leaves plain letters only, and never a question mark", () => {
    const czech = "Příliš žluťoučký kůň úpěl ďábelské ódy – „zpráva“ … 21 °C";
    const polish = "Zażółć gęślą jaźń ŁÓDŹ";
    expect(fold(czech)).toBe('Prilis zlutoucky kun upel dabelské ody - "zprava" ... 21 C');
    expect(fold(polish)).toBe("Zazolc gesla jazn LODZ");
    for (const text of [czech, polish]) expect(smsParts(fold(text)).alphabet).toBe("gsm-7");
  });

  test("M4 what the plain alphabet has stays: é, ö, ß, §, €", () => {
    expect(fold("é É ö ß § € @ à ñ")).toBe("é É ö ß § € @ à ñ");
  });

  test("M4 Cyrillic has no plain letters and is named as what costs", () => {
    expect(smsText("Доброго дня, пане Шевченко! Ваш номер 47.")).toContain("Доброго");
    expect(smsSize("žluť Д").costly).toEqual(["Д"]);
    expect(smsSize("č☎").costly).toEqual(["☎"]);
  });
});
