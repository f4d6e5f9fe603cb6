/**
 * The numeral challenge of Vizovice (B6): four digits in words, to be written as a number. The digits follow from the
 * form's own id and the house's key, so nothing is kept, nothing in the page gives them away, and one form asks once.
 */

/** Four digits out of a keyed hash of the form's id; the first is never zero, so that nobody drops it. */
export function digitsFrom(hash: string): readonly number[] {
  return Array.from(hash.slice(0, 4), (letter, index) => {
    const digit = letter.charCodeAt(0) % 10;
    return index === 0 && digit === 0 ? 7 : digit;
  });
}

/** "sedm nula dva devět" */
export const inWords = (digits: readonly number[], words: readonly string[]): string =>
  digits.map((digit) => words[digit] ?? "").join(" ");

/** Whether the answer is the number in digits; blanks between them are forgiven, words are not. */
export const isAnswer = (digits: readonly number[], answer: string): boolean =>
  answer.replace(/\s/g, "") === digits.join("");
