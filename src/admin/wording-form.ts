import type { ChannelKind } from "../messaging/message.ts";
import { oneLine } from "../messaging/text.ts";
import type { MessageKind } from "../office/message-kinds.ts";
import type { Wording } from "../office/office-file.ts";
import { placeholdersOf, subjectFaults, wordingFaults } from "../office/placeholders.ts";
import type { Fields } from "../platform/http.ts";
import type { Catalogue } from "../wording/catalogue.ts";
import type { FieldError } from "./form.ts";

/** As they stand in the form; an SMS has no subject. */
export interface Typed {
  readonly subject: string;
  readonly text: string;
}

const MOST_SUBJECT = 200;
const MOST_TEXT = 4000;

export const typedIn = (fields: Fields): Typed => ({
  subject: oneLine(fields.text("subject")),
  text: fields
    .text("text")
    .split(/\r\n|\r|\n/)
    .map((line) => oneLine(line))
    .join("\n")
    .trim(),
});

/** B10: why an office's own wording cannot be saved, in words that name the placeholder; nothing when it can. */
export function faultsOf(kind: MessageKind, typed: Typed, words: Catalogue): FieldError[] {
  const t = words.texts;
  if (typed.text === "") return [{ field: "text", says: t.empty }];
  return [
    ...tooLong("subject", typed.subject, MOST_SUBJECT, t),
    ...faultsOfSubject(kind, typed.subject, t),
    ...tooLong("text", typed.text, MOST_TEXT, t),
    ...textFaults(kind, typed.text, words),
  ];
}

const tooLong = (field: string, text: string, most: number, t: Catalogue["texts"]): FieldError[] =>
  text.length > most ? [{ field, says: t.tooLong(most) }] : [];

function faultsOfSubject(kind: MessageKind, subject: string, t: Catalogue["texts"]): FieldError[] {
  const { unknown, telling } = subjectFaults(kind, subject);
  return [
    ...unknown.map((name) => ({ field: "subject", says: t.unknown(name) })),
    ...telling.map((name) => ({ field: "subject", says: t.subjectTells(name) })),
  ];
}

function textFaults(kind: MessageKind, text: string, { texts: t, messages }: Catalogue): FieldError[] {
  const { needed, oneOf } = placeholdersOf(kind);
  const { unknown, missing } = wordingFaults(kind, text);
  const lacking = missing.filter((name) => needed.includes(name));
  const noneOf = oneOf.length > 0 && missing.some((name) => oneOf.includes(name) && !needed.includes(name));
  return [
    ...[...new Set(unknown)].map((name) => ({ field: "text", says: t.unknown(name) })),
    ...lacking.map((name) => ({ field: "text", says: t.missing(name, messages.placeholders[name]) })),
    ...(noneOf ? [{ field: "text", says: t.missingOne(oneOf.map((name) => `{${name}}`).join(", ")) }] : []),
  ];
}

/** What is kept: null where it is what came with the product, the subject only where it is the office's own. */
export function ownWording(typed: Typed, shipped: Typed, channel: ChannelKind): Wording | null {
  const subject = channel === "sms" || typed.subject === "" || typed.subject === shipped.subject ? null : typed.subject;
  if (subject === null) return typed.text === shipped.text ? null : { text: typed.text };
  return { subject, text: typed.text };
}
