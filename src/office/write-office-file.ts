import type { OfficeFile } from "./office-file.ts";

/** The office as YAML for people to read (A6). Settings that are null are left out, as null is what they are without. */
export const writeOfficeFile = (office: OfficeFile): string => `${block(office, "").join("\n")}\n`;

type Value = unknown;

/** The lines of a mapping's entries or a list's items, each beginning with the indent. */
function block(value: object, indent: string): string[] {
  if (Array.isArray(value)) return value.flatMap((item) => listItem(item, indent));
  return entriesOf(value).flatMap(([key, part]) => entry(`${indent}${scalar(key)}:`, part, indent));
}

function entry(head: string, value: Value, indent: string): string[] {
  const short = inOneLine(value);
  if (short !== null && head.length + short.length < WIDTH) return [`${head} ${short}`];
  if (isLines(value)) return [`${head} |-`, ...lines(value, `${indent}  `)];
  if (typeof value !== "object" || value === null) return [`${head} ${scalar(value)}`];
  return [head, ...block(value, `${indent}  `)];
}

/** An item's first entry stands on the line of its dash. */
function listItem(value: Value, indent: string): string[] {
  const short = inOneLine(value);
  if (short !== null) return [`${indent}- ${short}`];
  if (isLines(value)) return [`${indent}- |-`, ...lines(value, `${indent}  `)];
  if (typeof value !== "object" || value === null) return [`${indent}- ${scalar(value)}`];
  const [first = "", ...rest] = block(value, `${indent}  `);
  return [`${indent}- ${first.trimStart()}`, ...rest];
}

/** A value short and flat enough for one line: a scalar, an empty collection, a list or mapping of short words. */
function inOneLine(value: Value): string | null {
  if (typeof value !== "object" || value === null) return isLines(value) ? null : scalar(value);
  if (Array.isArray(value)) {
    if (value.length === 0) return "[]";
    if (!value.every(isWord)) return null;
    return `[${value.map(scalar).join(", ")}]`;
  }
  const entries = entriesOf(value);
  if (entries.length === 0) return "{}";
  if (entries.length > 4 || !entries.every(([, part]) => isWord(part))) return null;
  return `{ ${entries.map(([key, part]) => `${scalar(key)}: ${scalar(part)}`).join(", ")} }`;
}

const WIDTH = 110;

const isWord = (value: Value): boolean =>
  value === null ||
  typeof value === "number" ||
  typeof value === "boolean" ||
  (typeof value === "string" && /^[\w:#-]{1,16}$/.test(value));

const entriesOf = (value: object): [string, Value][] =>
  Object.entries(value).filter(([, part]) => part !== null && part !== undefined);

/** A text that can stand line by line in a literal block without a letter changed. */
const isLines = (value: Value): value is string =>
  typeof value === "string" &&
  /^[^\s][^\n]*(\n([^\s][^\n]*)?)*\n[^\s][^\n]*$/.test(value) &&
  !UNPRINTABLE.test(value.replaceAll("\n", ""));

const lines = (text: string, indent: string): string[] =>
  text.split("\n").map((row) => (row === "" ? "" : `${indent}${row}`));

/**
 * A number, truth value or text. A text stands bare only when no reader of YAML, old or new, could take it for
 * anything else; all others are quoted, with JSON's escapes, which are YAML's too.
 */
function scalar(value: Value): string {
  if (typeof value !== "string") return String(value);
  if (BARE.test(value) && !WORDS.test(value)) return value;
  return JSON.stringify(value).replace(
    new RegExp(UNPRINTABLE, "gu"),
    (letter) => `\\u${(letter.codePointAt(0) ?? 0).toString(16).padStart(4, "0")}`,
  );
}

/** Begins with a letter, ends with a letter, digit or plain stop, and has nothing YAML could read between. */
const BARE = /^\p{L}([\p{L}\p{N} .,'@()/+;–-]*[\p{L}\p{N}.)])?$/u;
const WORDS = /^(true|false|yes|no|on|off|y|n|null|inf|nan)$/i;
/** Controls, line separators, byte order marks and lone halves of letters. */
const UNPRINTABLE =
  // eslint-disable-next-line no-control-regex
  /[\u0000-\u0008\u000b-\u001f\u007f-\u00a0\u2028\u2029\ufeff\ufffe\uffff]|\p{Cs}/u;
