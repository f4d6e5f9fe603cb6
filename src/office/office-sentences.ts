import type { z } from "zod";
import type { Finding } from "./office-parts.ts";
import type { PathStep } from "./yaml-lines.ts";

type Issue = z.core.$ZodIssue;

/** What the validator found, in sentences for the person who wrote the file. */
export const findingsOf = (issues: readonly Issue[], holder: readonly PathStep[] = []): Finding[] =>
  issues.flatMap((issue) => findingsOfOne(issue, holder));

function findingsOfOne(issue: Issue, holder: readonly PathStep[]): readonly Finding[] {
  const path = [...holder, ...issue.path.map(step)];
  const tell = (says: string): Finding[] => [{ path, says }];
  switch (issue.code) {
    case "unrecognized_keys":
      return issue.keys.map((key) => ({
        path: [...path, key],
        says: `There is no setting "${key}" here.`,
      }));
    case "invalid_union":
      return ofUnion(issue, path);
    case "invalid_type":
      return tell(
        issue.input === undefined
          ? "This setting is missing."
          : `This must be ${KINDS[issue.expected] ?? issue.expected}, not ${shown(issue.input)}.`,
      );
    case "invalid_value":
      return tell(
        issue.input === undefined
          ? `This setting is missing; it is ${oneOf(issue.values)}.`
          : `This must be ${oneOf(issue.values)}, not ${shown(issue.input)}.`,
      );
    case "too_small":
      return tell(tooSmall(issue));
    case "too_big":
      return tell(
        issue.origin === "string"
          ? `This is too long: at most ${issue.maximum} letters.`
          : issue.origin === "array"
            ? `These are too many: at most ${issue.maximum}.`
            : `This must be at most ${issue.maximum}, not ${shown(issue.input)}.`,
      );
    case "invalid_key":
      return tell(`"${path.at(-1)}" cannot stand here.`);
    case "invalid_format":
      return tell(
        issue.format === "email"
          ? `This must be an e-mail address, not ${shown(issue.input)}.`
          : sentence(issue.message),
      );
    default:
      return tell(sentence(issue.message));
  }
}

/** Of several ways to write something, speaks of the one that was most nearly meant. */
function ofUnion(issue: Extract<Issue, { code: "invalid_union" }>, path: readonly PathStep[]): readonly Finding[] {
  if (issue.input === undefined) return [{ path, says: "This setting is missing." }];
  if ("discriminator" in issue && "options" in issue)
    return [
      {
        path,
        says: `This must be ${oneOf(Array.isArray(issue.options) ? issue.options : [])}.`,
      },
    ];
  const meant = issue.errors
    .filter((branch) => !branch.some((inner) => isOtherKind(inner)))
    .toSorted((a, b) => a.length - b.length)[0];
  if (meant !== undefined) return findingsOf(meant, path);
  return [{ path, says: `${shown(issue.input)} is not understood here.` }];
}

/** The branch wanted another kind of thing altogether: a text for a mapping, one fixed word for another. */
const isOtherKind = (issue: Issue): boolean =>
  issue.path.length === 0 && (issue.code === "invalid_type" || issue.code === "invalid_value");

const KINDS: Partial<Record<string, string>> = {
  string: "a text",
  number: "a number",
  int: "a whole number",
  boolean: "true or false",
  array: "a list",
  object: "a group of settings",
  record: "a group of settings",
};

function tooSmall(issue: Extract<Issue, { code: "too_small" }>): string {
  if (issue.origin === "string") return "This must not be empty.";
  if (issue.origin === "array") return `At least ${issue.minimum} must be given.`;
  return `This must be at least ${issue.minimum}, not ${shown(issue.input)}.`;
}

const oneOf = (values: readonly unknown[]): string => values.map((value) => shown(value)).join(" or ");

/** A value as it could stand in a sentence; never long. */
function shown(value: unknown): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return "a list";
  if (typeof value === "object") return "a group of settings";
  const text = typeof value === "string" ? JSON.stringify(value) : String(value);
  return text.length > 40 ? `${text.slice(0, 39)}…` : text;
}

const sentence = (message: string): string =>
  `${message.charAt(0).toUpperCase()}${message.slice(1)}${message.endsWith(".") ? "" : "."}`;

const step = (part: PropertyKey): PathStep => (typeof part === "number" ? part : String(part));
