/** Says how wide a line is, in whatever unit the limit is given. */
export type Measure = (line: string) => number;

/** The room a text has: how wide a line may be at most, inclusive, and how many lines there are. */
export interface Room {
  readonly width: number;
  readonly lines: number;
}

/**
 * Breaks a text at its spaces (never at no-break ones) into lines that fit. A word wider than a line is broken inside; what
 * does not fit the last line is cut and ends in "…", so a long name never pushes the number off the paper.
 */
export function wrap(text: string, room: Room, measure: Measure): string[] {
  const fits = (line: string) => measure(line) <= room.width;
  const lines: string[] = [];
  let rest = bound(text.trim());
  while (rest !== "" && lines.length < room.lines - 1) {
    const line = firstLine(rest, fits);
    lines.push(line);
    rest = rest.slice(line.length).replace(/^ +/, "");
  }
  if (rest !== "") lines.push(fits(rest) ? rest : shortened(rest, fits));
  return lines;
}

/** Wraps like `wrap` into as many lines, but of nearly the same width, as headings are set. */
export function wrapEvenly(text: string, room: Room, measure: Measure): string[] {
  const greedy = wrap(text, room, measure);
  const wholeText = greedy.join(" ");
  let best = greedy;
  for (let width = room.width * 0.95; width > room.width / 3; width -= room.width * 0.05) {
    const lines = wrap(text, { ...room, width }, measure);
    if (lines.length !== greedy.length || lines.join(" ") !== wholeText) break;
    best = lines;
  }
  return best;
}

/** Dashes stay with the word before, prepositions of one letter with the word after, as Czech and Polish are set. */
const bound = (text: string): string =>
  text.replace(/ (?=[–—-] )/g, NO_BREAK).replace(/(?<=(?:^|[ (])\p{L}) (?=[^ ])/gu, NO_BREAK);

const NO_BREAK = "\u00a0";

function firstLine(text: string, fits: (line: string) => boolean): string {
  const words = text.split(" ");
  let count = 1;
  while (count < words.length && fits(words.slice(0, count + 1).join(" "))) count += 1;
  const line = words.slice(0, count).join(" ");
  return fits(line) ? line : longestStart(line, fits);
}

function shortened(text: string, fits: (line: string) => boolean): string {
  const start = longestStart(text, (line) => fits(`${line}…`));
  return `${start.replace(/[ ,;:–-]+$/, "")}…`;
}

/** The longest start that fits, at least one letter, so that the wrapping always ends. */
function longestStart(text: string, fits: (line: string) => boolean): string {
  const letters = [...text];
  let count = letters.length;
  while (count > 1 && !fits(letters.slice(0, count).join(""))) count -= 1;
  return letters.slice(0, count).join("");
}
