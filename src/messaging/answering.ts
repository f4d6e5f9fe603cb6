import type { Instant } from "../platform/clock.ts";
import { QUESTION_AGAIN, type MayAnswer, type Pace } from "./arrival.ts";
import type { SenderKind } from "./sender.ts";

/** What the machine has said to one number within a day. */
export interface Said {
  readonly kind: string;
  readonly at: Instant;
}

export interface Asking {
  readonly sender: SenderKind;
  readonly kind: string;
  readonly pace: Pace;
  /** The same words had an answer of this kind before. */
  readonly sameWords: boolean;
  readonly now: Instant;
}

export interface Limits {
  readonly perNumberPerDay: number;
  readonly perDay: number;
  readonly off: readonly string[];
}

/**
 * Whether the machine answers (S3). Every answer counts, so that two machines, however quick and whatever they say, come to an end
 * after `perNumberPerDay` answers; help is not said twice to the same words, so that slow ones come to one too.
 */
export function mayAnswerTo(
  asking: Asking,
  said: { toNumber: readonly Said[]; toAll: number },
  limits: Limits,
): MayAnswer {
  const { sender, kind, pace, sameWords, now } = asking;
  if (sender !== "mobile") return "stranger";
  if (limits.off.includes(kind)) return "switched-off";
  if (said.toNumber.length >= limits.perNumberPerDay) return "number-full";
  if (said.toAll >= limits.perDay) return "day-full";
  const same = said.toNumber.filter((each) => each.kind === kind);
  if (pace === "question" && same.some(({ at }) => now - at < QUESTION_AGAIN)) return "too-soon";
  return pace === "help" && (same.length > 0 || sameWords) ? "too-soon" : "may";
}
