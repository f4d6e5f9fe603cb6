import { MESSAGE_KINDS, WORDING_KEYS, type MessageKind } from "./message-kinds.ts";
import type { Wording } from "./office-file.ts";
import type { Finding, Parts } from "./office-parts.ts";
import { placeholdersOf, subjectFaults, wordingFaults } from "./placeholders.ts";

/** B10: the office's own wordings, held to the same rule as on the page where they are written. */
export const checkMessages = ({ office }: Parts): Finding[] =>
  Object.entries(office?.messages ?? {}).flatMap(([key, texts]) => {
    const path = ["office", "messages", key];
    const kind = MESSAGE_KINDS.find((each) => each === key || `${each}-sms` === key);
    if (kind === undefined)
      return [{ path, says: `There is no message "${key}"; there are ${WORDING_KEYS.join(", ")}.` }];
    return Object.entries(texts).flatMap(([language, wording]) =>
      faultsOf(kind, wording).map(({ field, says }) => ({ path: [...path, language, field], says })),
    );
  });

function faultsOf(kind: MessageKind, { subject, text }: Wording): { field: "subject" | "text"; says: string }[] {
  const inSubject = subjectFaults(kind, subject ?? "");
  const inText = wordingFaults(kind, text);
  const { needed, oneOf } = placeholdersOf(kind);
  const lacking = inText.missing.filter((name) => needed.includes(name));
  const noneOf = inText.missing.some((name) => oneOf.includes(name) && !needed.includes(name));
  return [
    ...inSubject.unknown.map((name) => ({ field: "subject" as const, says: unknownSays(kind, name) })),
    ...inSubject.telling.map((name) => ({
      field: "subject" as const,
      says: `{${name}} does not belong in a subject, which shows on locked screens.`,
    })),
    ...[...new Set(inText.unknown)].map((name) => ({ field: "text" as const, says: unknownSays(kind, name) })),
    ...lacking.map((name) => ({ field: "text" as const, says: `The text must hold {${name}}.` })),
    ...(noneOf ? [{ field: "text" as const, says: `The text must hold one of ${inBraces(oneOf)}.` }] : []),
  ];
}

const unknownSays = (kind: MessageKind, name: string): string =>
  `There is no {${name}} in this message; there are ${inBraces(placeholdersOf(kind).all)}.`;

const inBraces = (names: readonly string[]): string => names.map((name) => `{${name}}`).join(", ");
