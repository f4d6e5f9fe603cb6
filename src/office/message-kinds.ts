/** The kinds of message an office may word anew (B10), as messaging names them; a test holds the two lists together. */
export const OFFICE_MESSAGE_KINDS: readonly string[] = [
  "please-confirm",
  "confirmed",
  "reminder",
  "cancelled-by-client",
  "cancelled-by-office",
  "lapsed",
  "code-by-sms",
];
