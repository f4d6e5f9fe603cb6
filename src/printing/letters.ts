import type { Slip } from "./slip.ts";

/**
 * One line of text as paper may have it (S9): control characters are printer commands (ESC, GS, line feed), so each run
 * of them is one space; invisible direction and joining marks go too. No-break spaces stay, they keep figures together.
 */
function paperLine(text: string): string {
  return text
    .normalize("NFC")
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, " ")
    .replace(/[\p{Cf}\p{Cs}\p{Co}\p{Cn}]/gu, "")
    .replace(/[\u2000-\u200a\u202f\u205f\u3000]/g, "\u00a0")
    .trim();
}

/** The same slip, every text of it fit for paper by `paperLine` and `draw`, which turns a line into letters there are. */
export function slipForPaper(slip: Slip, draw: (line: string) => string): Slip {
  const line = (text: string) => draw(paperLine(text)).replace(/ {2,}/g, " ").trim();
  return {
    officeName: line(slip.officeName),
    officePlace: line(slip.officePlace),
    arms: slip.arms,
    number: line(slip.number),
    service: line(slip.service),
    rows: slip.rows.map((row) => ({ label: line(row.label), value: line(row.value) })),
    qr: slip.qr.replace(/[^\x21-\x7e]/g, ""),
    phoneTitle: line(slip.phoneTitle),
    phoneText: line(slip.phoneText),
    printedAt: line(slip.printedAt),
    foot: line(slip.foot),
  };
}

/** Keeps the letters `has` knows; others lose their accents, Cyrillic is written in Latin (Ukraine's passport table), and what even then is missing is left out. */
export function lettersThereAre(line: string, has: (letter: string) => boolean): string {
  return [...line].map((letter) => (has(letter) ? letter : [...withoutAccents(letter)].filter(has).join(""))).join("");
}

function withoutAccents(letter: string): string {
  const lower = letter.toLowerCase();
  const known = LETTERS.get(letter) ?? LETTERS.get(lower);
  if (known !== undefined) return letter === lower ? known : capital(known);
  const folded = letter.normalize("NFKD").replace(/\p{M}/gu, "");
  return folded === letter ? "" : [...folded].map((part) => LETTERS.get(part) ?? part).join("");
}

const capital = (letters: string) => letters.slice(0, 1).toUpperCase() + letters.slice(1);

/** `letter=written`, parted by spaces. */
const WRITTEN =
  "ł=l đ=d ø=o ß=ss æ=ae œ=oe ı=i ð=d þ=th ħ=h ŧ=t " +
  "а=a б=b в=v г=h ґ=g д=d е=e є=ie ж=zh з=z и=y і=i ї=i й=i к=k л=l м=m н=n о=o п=p р=r с=s т=t у=u ф=f х=kh ц=ts " +
  "ч=ch ш=sh щ=shch ь= ю=iu я=ia ё=e ъ= ы=y э=e ў=u " +
  "–=- —=- ‑=- −=- ―=- …=... „=\" “=\" ”=\" «=\" »=\" ‘=' ’=' ‚=' ′=' ʼ=' •=- ·=- ×=x €=EUR №=No. ²=2 ³=3 °= §=par.";

const LETTERS = new Map([
  ["\u00a0", " "] as const,
  ...WRITTEN.split(" ").map((pair) => [pair.slice(0, 1), pair.slice(2)] as const),
]);
