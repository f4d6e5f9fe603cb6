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
] as const;
export type MessageKind = (typeof MESSAGE_KINDS)[number];

/** Under what an office file words a message anew: the kind for an e-mail, the kind and `-sms` for a text message. */
export const WORDING_KEYS: readonly string[] = MESSAGE_KINDS.flatMap((kind) => [kind, `${kind}-sms`]);
