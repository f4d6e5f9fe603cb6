/** What anybody in the lobby may do; the usual more often, so that there is somebody for the rest to happen to. */
export const VERBS = [
  "take",
  "take",
  "check-in",
  "withdraw",
  "open",
  "open",
  "next",
  "next",
  "next",
  "next",
  "next",
  "next",
  "again",
  "absent",
  "absent",
  "absent",
  "absent",
  "came",
  "finish",
  "undo",
  "undo",
  "pause",
  "close",
  "stop",
  "resume",
  "close-day",
  "postpone",
  "park",
  "unpark",
  "transfer",
  "pick",
  "without-ticket",
  "raise",
  "set-services",
] as const;

export interface Command {
  readonly verb: (typeof VERBS)[number];
  readonly counter: string;
  readonly service: string;
  /** Which ticket, counted round; null is whoever is at the counter. */
  readonly which: number | null;
  readonly minutes: number;
  readonly to: "service" | "counter" | "front" | "service-front";
  readonly other: string;
  readonly infant: boolean;
}
