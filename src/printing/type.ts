import { FIRA_WIDTHS, type Weight } from "./fira-widths.ts";
import { lettersThereAre } from "./letters.ts";

/** How a text is set: size in dots, weight of Fira Sans. */
export interface Face {
  readonly size: number;
  readonly weight: Weight;
}

/** The files Fira Sans comes in; a line is drawn in runs, each from the file that has its letters. */
export type Subset = "latin" | "latin-ext" | "cyrillic";

export interface Run {
  readonly subset: Subset;
  readonly text: string;
}

/** Width of a line in dots. Kerning only makes it narrower. */
export function lineWidth(line: string, face: Face): number {
  const widths = WIDTHS[face.weight];
  return ([...line].reduce((sum, letter) => sum + (widths.get(letter) ?? 0), 0) * face.size) / 1000;
}

/** The line in letters Fira Sans has; a letter it has not would be an empty box on paper. */
export const firaLetters = (line: string): string => lettersThereAre(line, (letter) => WIDTHS[500].has(letter));

/** The line cut where the font file changes. */
export function runsOf(line: string): Run[] {
  const runs: { subset: Subset; text: string }[] = [];
  for (const letter of line) {
    const subset = subsetOf(letter);
    const last = runs.at(-1);
    if (last?.subset === subset) last.text += letter;
    else runs.push({ subset, text: letter });
  }
  return runs;
}

function subsetOf(letter: string): Subset {
  if (/[\u0400-\u045f\u0490\u0491\u2116]/.test(letter)) return "cyrillic";
  return /[\u0100-\u0130\u0132-\u0151\u0154-\u024f\u2020]/.test(letter) ? "latin-ext" : "latin";
}

const table = (weight: Weight): Map<string, number> =>
  new Map(
    FIRA_WIDTHS[weight].flatMap(([advance, letters]) =>
      [...letters].map((letter): [string, number] => [letter, advance]),
    ),
  );

const WIDTHS: Record<Weight, Map<string, number>> = { 500: table(500), 600: table(600), 700: table(700) };
