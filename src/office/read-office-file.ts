import { checkOffice } from "./office-check.ts";
import { officeFile, type OfficeFile } from "./office-file.ts";
import { findingsOf } from "./office-sentences.ts";
import type { Finding } from "./office-parts.ts";
import { pathText, yamlLines } from "./yaml-lines.ts";

/** One thing to mend in an office file. */
export interface Problem {
  /** Such as `services[2].booking.arrival.beforeMinutes`; empty when it is the whole file. */
  readonly path: string;
  /** The line (from 1) where to look; null when not sure. */
  readonly line: number | null;
  readonly says: string;
}

/** Reads an office file, YAML or JSON (A6): the office, or every problem at once. */
export function readOfficeFile(text: string): { office: OfficeFile } | { problems: Problem[] } {
  const parsed = parse(text);
  if ("problem" in parsed) return { problems: [parsed.problem] };
  const read = officeFile.safeParse(parsed.document, { reportInput: true });
  const findings = [...(read.success ? [] : findingsOf(read.error.issues)), ...checkOffice(parsed.document)];
  const problems = placed(text, findings);
  return read.success && problems.length === 0 ? { office: read.data } : { problems };
}

function parse(text: string): { document: unknown } | { problem: Problem } {
  try {
    const document = Bun.YAML.parse(text);
    if (isMapping(document)) return { document };
    return {
      problem: { path: "", line: null, says: "This is not an office file." },
    };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return {
      problem: {
        path: "",
        line: brokenLine(text),
        says: `This cannot be read as YAML. (${why})`,
      },
    };
  }
}

const isMapping = (document: unknown): boolean =>
  typeof document === "object" && document !== null && !Array.isArray(document);

/**
 * The line a YAML text breaks at: what stands before it can be read, and with it nothing can be, however much follows.
 * The parser itself does not tell: its error's `line` is a line of the program.
 */
function brokenLine(text: string): number | null {
  const rows = text.split("\n");
  if (rows.length > MOST_ROWS) return null;
  for (let count = rows.length - 1; count >= 0; count--)
    if (isReadable(rows.slice(0, count).join("\n"))) return count + 1;
  return null;
}
const MOST_ROWS = 2_000;

function isReadable(text: string): boolean {
  try {
    Bun.YAML.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** With lines, in the order of the file, and nothing said twice. */
function placed(text: string, findings: readonly Finding[]): Problem[] {
  const lines = yamlLines(text);
  const problems = findings.map(({ path, says }) => ({
    path: pathText(path),
    line: lines.lineOf(path),
    says,
  }));
  const repeated = lines.twice.map(({ path, line }) => ({
    path: pathText(path),
    line,
    says: `"${path.at(-1)}" stands twice here; only one can hold.`,
  }));
  const seen = new Set<string>();
  return [...problems, ...repeated]
    .filter(({ path, says }) => {
      const key = `${path}\n${says}`;
      return !seen.has(key) && seen.add(key);
    })
    .toSorted((a, b) => (a.line ?? Infinity) - (b.line ?? Infinity));
}
