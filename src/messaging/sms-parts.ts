/** The letters and signs of GSM 03.38 that take one place; those after the escape take two (M4). */
const BASIC =
  "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
const ESCAPED = "\f^{}\\[~]|€";
const SAFE = new Set([...BASIC, ...ESCAPED]);

/** Whether a letter is of the plain alphabet; one that is not makes the whole message dear. */
export const isPlain = (letter: string): boolean => SAFE.has(letter);

export const isAllPlain = (text: string): boolean => [...text].every(isPlain);

const PLAIN = { alone: 160, joined: 153 };
const DEAR = { alone: 70, joined: 67 };

/** A text message as it travels: in which alphabet, and cut into the parts that are paid for. */
export interface SmsParts {
  readonly alphabet: "gsm-7" | "ucs-2";
  readonly parts: readonly string[];
  /** Places used: an escaped sign takes two of the plain alphabet, an emoji two of the other. */
  readonly places: number;
  /** How many places must go to pay one part less; null for a single part. */
  readonly tooMany: number | null;
}

/** M4: 160 places alone and 153 in each of several, or 70 and 67; no letter that takes two places lies across the end of a part. */
export function smsParts(text: string): SmsParts {
  const letters = [...text];
  const alphabet = letters.every(isPlain) ? "gsm-7" : "ucs-2";
  const { alone, joined } = alphabet === "gsm-7" ? PLAIN : DEAR;
  const sized = letters.map((letter) => ({ letter, size: sizeOf(letter, alphabet) }));
  const places = sized.reduce((sum, { size }) => sum + size, 0);
  if (places <= alone) return { alphabet, parts: [text], places, tooMany: null };
  const parts = cut(sized, joined);
  const roomWithout = parts.length === 2 ? alone : (parts.length - 1) * joined;
  return { alphabet, parts, places, tooMany: Math.max(1, places - roomWithout) };
}

const sizeOf = (letter: string, alphabet: SmsParts["alphabet"]): number =>
  alphabet === "ucs-2" ? letter.length : ESCAPED.includes(letter) ? 2 : 1;

function cut(sized: readonly { letter: string; size: number }[], most: number): string[] {
  const parts: string[] = [];
  let [part, used] = ["", 0];
  for (const { letter, size } of sized) {
    if (used + size > most) {
      parts.push(part);
      [part, used] = ["", 0];
    }
    part += letter;
    used += size;
  }
  return [...parts, part];
}
