/** Every kind of message the product writes (B10); an office may word each anew. */
export const MESSAGE_KINDS = [
  "please-confirm",
  "confirmed",
  "reminder",
  "cancelled-by-client",
  "cancelled-by-office",
  "lapsed",
  "code-by-sms",
  "moved",
  "moved-by-office",
  "offered",
  "place-free",
  "test",
  "near",
  "sms-booked",
  "sms-offered",
  "sms-taken",
  "sms-free",
  "sms-cancelled",
  "sms-help",
  "sms-refused",
  "sms-keyword",
] as const;
export type MessageKind = (typeof MESSAGE_KINDS)[number];

/** Answers to text messages (S1-S3) are text messages themselves; all else may go either way. */
export const goesByMail = (kind: MessageKind): boolean => !kind.startsWith("sms-");

/** Under what an office file words a message anew: the kind for an e-mail, the kind and `-sms` for a text message. */
export const WORDING_KEYS: readonly string[] = MESSAGE_KINDS.flatMap((kind) => [kind, `${kind}-sms`]);

/** What staff write in their own words: there is no wording of it. */
export const STAFF_ANSWER = "answer-by-staff";
