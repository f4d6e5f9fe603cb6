import type { MessageKind } from "./message-kinds.ts";

/** What a text may name in braces; what each means stands in the catalogue, for whoever words a message anew. */
export const PLACEHOLDERS = [
  "office",
  "service",
  "when",
  "day",
  "time",
  "place",
  "room",
  "persons",
  "ahead",
  "bring",
  "comeBefore",
  "deadline",
  "code",
  "window",
  "number",
  "reason",
  "button",
  "before",
  "showLink",
  "cancelLink",
  "privacyLink",
  "times",
  "services",
  "example",
  "shortExample",
  "freeExample",
  "cancelText",
  "yes",
  "no",
  "answer",
] as const;
export type Placeholder = (typeof PLACEHOLDERS)[number];

const VISIT = [
  "office",
  "service",
  "when",
  "day",
  "time",
  "place",
  "room",
  "persons",
  "button",
  "privacyLink",
] as const;
const COMING = [...VISIT, "bring", "comeBefore", "code", "window", "number", "showLink", "cancelLink"] as const;

/** What an answer to a text message may say besides (S1-S3). */
const ANSWER = ["office", "privacyLink", "example", "shortExample", "freeExample", "cancelText", "services"] as const;
const SLOT = ["service", "when", "day", "time", "place", "room"] as const;

/** `needed` must stand in the text; of `oneOf` at least one, for without it the message is of no use. */
interface Allowed {
  readonly all: readonly Placeholder[];
  readonly needed: readonly Placeholder[];
  readonly oneOf: readonly Placeholder[];
}

const ALLOWED: Readonly<Record<MessageKind, Allowed>> = {
  "please-confirm": {
    all: [...COMING, "deadline"],
    needed: ["deadline"],
    oneOf: ["button", "code"],
  },
  confirmed: { all: COMING, needed: ["when"], oneOf: ["code", "number"] },
  reminder: { all: COMING, needed: ["when"], oneOf: [] },
  "cancelled-by-client": { all: VISIT, needed: ["when"], oneOf: [] },
  "cancelled-by-office": {
    all: [...VISIT, "reason", "showLink"],
    needed: ["when", "reason"],
    oneOf: [],
  },
  lapsed: { all: VISIT, needed: ["when"], oneOf: [] },
  "code-by-sms": { all: [...COMING, "deadline"], needed: ["code"], oneOf: [] },
  moved: { all: [...COMING, "before"], needed: ["when"], oneOf: [] },
  "moved-by-office": { all: [...COMING, "before", "reason"], needed: ["when", "reason"], oneOf: [] },
  offered: {
    all: [...COMING, "before", "reason", "deadline"],
    needed: ["when", "deadline"],
    oneOf: ["button"],
  },
  near: {
    all: ["office", "number", "ahead", "service", "place", "room", "button", "privacyLink"],
    needed: ["number"],
    oneOf: [],
  },
  "place-free": { all: [...COMING, "deadline"], needed: ["when", "deadline"], oneOf: ["button"] },
  test: { all: ["office", "when", "button"], needed: [], oneOf: [] },
  "sms-booked": { all: [...ANSWER, ...SLOT, "code", "window", "number"], needed: ["when", "cancelText"], oneOf: [] },
  "sms-offered": { all: [...ANSWER, ...SLOT, "deadline", "yes", "no"], needed: ["when", "deadline", "yes"], oneOf: [] },
  "sms-taken": { all: [...ANSWER, "service", "reason", "times"], needed: ["reason", "times"], oneOf: [] },
  "sms-free": { all: [...ANSWER, "service", "times"], needed: ["times"], oneOf: [] },
  "sms-cancelled": { all: [...ANSWER, ...SLOT], needed: ["when"], oneOf: [] },
  "sms-help": { all: [...ANSWER, "reason"], needed: [], oneOf: ["example", "shortExample"] },
  "sms-refused": { all: [...ANSWER, "reason"], needed: ["reason"], oneOf: [] },
  "sms-keyword": { all: [...ANSWER, "answer"], needed: ["answer"], oneOf: [] },
};

/** What a text of this kind may and must name, so that an office's own wording can be refused before it is saved (B10). */
export const placeholdersOf = (kind: MessageKind): Allowed => ALLOWED[kind];

/** What is wrong with an office's own wording; both empty when it can be used. */
export function wordingFaults(kind: MessageKind, text: string): { unknown: string[]; missing: Placeholder[] } {
  const { all, needed, oneOf } = ALLOWED[kind];
  const named = [...text.matchAll(ANY_BRACES)].map(([, name = ""]) => name);
  const missing = needed.filter((name) => !named.includes(name));
  if (oneOf.length > 0 && !oneOf.some((name) => named.includes(name))) missing.push(...oneOf);
  return {
    unknown: named.filter((name) => !all.some((each) => each === name)),
    missing,
  };
}

/** Also what only looks like a placeholder, such as `{kód}`: it would be sent as it stands. */
const ANY_BRACES = /\{([^{}\n]*)\}/g;

/** A subject shows on locked screens and in logs of mail servers (P2), and cannot be clicked. */
const NOT_IN_SUBJECT = /^(code|number|button|.*Link)$/;

/** What must not stand in a subject: placeholders the kind has not, and those it has but that are nobody else's to read. */
export function subjectFaults(kind: MessageKind, subject: string): { unknown: string[]; telling: Placeholder[] } {
  const { unknown } = wordingFaults(kind, subject);
  const telling = ALLOWED[kind].all.filter((name) => NOT_IN_SUBJECT.test(name) && subject.includes(`{${name}}`));
  return { unknown: [...new Set(unknown)], telling };
}
