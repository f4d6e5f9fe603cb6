/**
 * Where things stand in a YAML text: the line of each path such as `services[2].booking`. It reads the plain block
 * style people write; of anything it is not sure about it says nothing, so a line it names is never wrong.
 */
export interface YamlLines {
  /** The line (from 1) of the path, or of the nearest thing that holds it; null when not sure. */
  lineOf(path: readonly PathStep[]): number | null;
  /** Keys that stand twice in one mapping; a YAML reader would silently take the last. */
  readonly twice: readonly { path: readonly PathStep[]; line: number }[];
}
export type PathStep = string | number;

export function yamlLines(text: string): YamlLines {
  const walk = walkLines(text);
  return {
    lineOf: (path) => (walk.sure ? nearest(walk, path) : null),
    twice: walk.sure ? walk.twice : [],
  };
}

/** `services[2].booking.ahead` */
export const pathText = (path: readonly PathStep[]): string =>
  path.map((step, index) => (typeof step === "number" ? `[${step}]` : index === 0 ? step : `.${step}`)).join("");

interface Level {
  readonly indent: number;
  readonly path: readonly PathStep[];
  readonly list: boolean;
  items: number;
}
interface Walk {
  readonly found: Map<string, number>;
  /** Paths whose inside is written in a way this reader does not follow. */
  readonly closed: Set<string>;
  readonly twice: { path: readonly PathStep[]; line: number }[];
  readonly levels: Level[];
  /** The path whose value may follow on deeper lines. */
  open: readonly PathStep[];
  /** Lines deeper than this belong to a block of text; -1 when there is none. */
  textIndent: number;
  sure: boolean;
}

function nearest(walk: Walk, path: readonly PathStep[]): number | null {
  for (let length = path.length; length > 0; length--) {
    const holder = pathText(path.slice(0, length));
    const line = walk.found.get(holder);
    if (line === undefined) continue;
    return length < path.length && walk.closed.has(holder) ? null : line;
  }
  return null;
}

function walkLines(text: string): Walk {
  const walk: Walk = {
    found: new Map(),
    closed: new Set(),
    twice: [],
    levels: [],
    open: [],
    textIndent: -1,
    sure: true,
  };
  for (const [index, row] of text.split(/\r?\n/).entries()) {
    readRow(walk, row, index + 1);
    if (!walk.sure) break;
  }
  return walk;
}

function readRow(walk: Walk, row: string, line: number): void {
  const content = row.trimStart();
  const indent = row.length - content.length;
  if (content === "") return;
  if (walk.textIndent >= 0 && indent > walk.textIndent) return;
  walk.textIndent = -1;
  if (content.startsWith("#")) return;
  if (line === 1 && /^---\s*$/.test(row)) return;
  if (UNSURE.test(content) || row.slice(0, indent).includes("\t")) {
    walk.sure = false;
    return;
  }
  readContent(walk, { content, indent, line });
}

/** Another document, a directive, a key of several lines, or one long flow: not the style this reader follows. */
const UNSURE = /^(---|\.\.\.|%|\? |[{[\]}])/;

interface Row {
  readonly content: string;
  readonly indent: number;
  readonly line: number;
}

function readContent(walk: Walk, row: Row): void {
  const dash = /^-(\s+|$)/.exec(row.content);
  if (dash !== null) return readItem(walk, row, dash[0].length);
  const key = KEY.exec(row.content);
  // A long text goes on over several lines, which only an unquoted one without a colon may do here.
  if (key === null) {
    if (/["']/.test(row.content)) walk.sure = false;
    return;
  }
  const level = levelAt(walk, row.indent, false);
  if (level === null) return void (walk.sure = false);
  readKey(walk, level, { row, key });
}

/** A key, bare or quoted, and what stands behind its colon. */
const KEY = /^("(?:[^"\\]|\\.)*"|'[^']*'|[^\s"'#&*!|>%@`{}[\],][^:#]*?)\s*:(?:\s+(.*))?$/;

function readItem(walk: Walk, row: Row, width: number): void {
  const level = levelAt(walk, row.indent, true);
  if (level === null) return void (walk.sure = false);
  const path = [...level.path, level.items++];
  walk.found.set(pathText(path), row.line);
  walk.open = path;
  const anchored = row.content.slice(width);
  const content = anchored.replace(/^[&!][^\s]*\s+/, "");
  if (content === "" || content.startsWith("#")) return;
  const indent = row.indent + width + anchored.length - content.length;
  if (/^-(\s|$)/.test(content) || KEY.test(content)) return readContent(walk, { content, indent, line: row.line });
  readValue(walk, { path, value: content, indent: row.indent });
}

function readKey(walk: Walk, level: Level, found: { row: Row; key: RegExpExecArray }): void {
  const { row, key } = found;
  const path = [...level.path, unquoted(key[1] ?? "")];
  const name = pathText(path);
  if (walk.found.has(name) && path.at(-1) !== "<<") walk.twice.push({ path, line: row.line });
  walk.found.set(name, row.line);
  walk.open = path;
  readValue(walk, { path, value: key[2] ?? "", indent: row.indent });
}

function readValue(walk: Walk, at: { path: readonly PathStep[]; value: string; indent: number }): void {
  const value = at.value.replace(/^([&!][^\s]*(\s+|$))+/, "");
  if (value === "" || value.startsWith("#")) return;
  if (/^[|>][-+0-9]*\s*(#.*)?$/.test(value)) walk.textIndent = at.indent;
  else if (/^["']/.test(value) && !QUOTED.test(value)) walk.sure = false;
  else if (/^[{[]/.test(value) && !FLOW.test(value)) walk.sure = false;
  else if (value.startsWith("*")) walk.closed.add(pathText(at.path));
}

const QUOTED = /^("(?:[^"\\]|\\.)*"|'(?:[^']|'')*')\s*(#.*)?$/;
/** A flow that ends on its line: the brackets of what is not quoted are even. */
const FLOW = {
  test(value: string): boolean {
    const bare = value.replace(/"(?:[^"\\]|\\.)*"|'(?:[^']|'')*'/g, "").replace(/\s#.*$/, "");
    return /[\]}]\s*$/.test(bare) && bare.split(/[[{]/).length === bare.split(/[\]}]/).length;
  },
};

/** The mapping or list that a row of this indent belongs to; null when the indents do not tell. */
function levelAt(walk: Walk, indent: number, list: boolean): Level | null {
  while ((walk.levels.at(-1)?.indent ?? -1) > indent) walk.levels.pop();
  const top = walk.levels.at(-1);
  if (top?.indent === indent && top.list === list) return top;
  if (top?.indent === indent && top.list) {
    walk.levels.pop();
    return levelAt(walk, indent, list);
  }
  const level = { indent, path: walk.open, list, items: 0 };
  if (walk.levels.length > 0 && walk.open.length === 0) return null;
  walk.levels.push(level);
  return level;
}

const unquoted = (key: string): string => (key.startsWith('"') || key.startsWith("'") ? key.slice(1, -1) : key);
