import type { Language } from "../platform/language.ts";
import type { Catalogue } from "../wording/catalogue.ts";
import { letterName } from "./letter-names.ts";
import { LARGEST_SPOKEN, numberWords } from "./number-words.ts";

/** A call as it is spoken: whose number, and where to. `place` is the office's word for a counter, in the language. */
export interface Spoken {
  readonly number: string;
  readonly place: string;
  readonly counter: string;
}

/** V1: "Číslo sto jedna, přepážka tři." in the words of one language; numbers and letters are written out as they are said. */
export const announcementText = (call: Spoken, language: Language, t: Catalogue["voice"]): string =>
  t.called(spokenLabel(call.number, language), `${call.place} ${spokenLabel(call.counter, language)}`);

/** "A 47" → "A, čtyřicet sedm", "3B" → "tři bé", "OP 7" → "O, pé sedm"; a word such as "Podatelna" stays one. */
export function spokenLabel(label: string, language: Language): string {
  const pieces = label.match(/\d+|\p{L}+|[^\s]/gu) ?? [];
  return pieces
    .map((piece) => spokenPiece(piece, language))
    .filter((piece) => piece !== "")
    .join(" ");
}

const MOST_SPELLED = 3;

function spokenPiece(piece: string, language: Language): string {
  if (/^\d+$/.test(piece)) return spokenDigits(piece, language);
  const isSpelled = piece.length === 1 || (piece.length <= MOST_SPELLED && piece === piece.toUpperCase());
  if (/^\p{L}+$/u.test(piece)) return isSpelled ? spelled(piece, language) : piece;
  return "";
}

/** A leading nought is said, and so is each digit of what is no number of a ticket. */
function spokenDigits(digits: string, language: Language): string {
  const isNumber = Number(digits) <= LARGEST_SPOKEN && !/^0\d/.test(digits);
  return isNumber
    ? numberWords(Number(digits), language)
    : [...digits].map((digit) => numberWords(Number(digit), language)).join(" ");
}

const spelled = (letters: string, language: Language): string =>
  [...letters].map((letter) => letterName(letter, language) ?? letter).join(" ");
