/** Every kind of message the product writes (B10); an office may word each anew. */
export const MESSAGE_KINDS = [
  "please-confirm",
  "confirmed",
  "reminder",
  "cancelled-by-client",
  "cancelled-by-office",
  "lapsed",
  "code-by-sms",
] as const;
export type MessageKind = (typeof MESSAGE_KINDS)[number];
