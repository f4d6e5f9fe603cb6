import { HOUR, MINUTE, type Instant } from "../platform/clock.ts";
import type { SenderKind } from "./sender.ts";

/**
 * What becomes of a text message that came (S3, I4): `joining` waits for its other parts, `part` belongs to another row,
 * `repeat` came before already; `new` is to be read by the machine, `answered` was; `staff` waits for a person and `done` had one;
 * `dropped` came from our own number.
 */
export type ArrivalState = "joining" | "part" | "repeat" | "new" | "answered" | "staff" | "done" | "dropped";

/** A text message that is to be read, whole. */
export interface Arrival {
  readonly id: string;
  readonly threadId: string;
  /** Where an answer goes: `+` and digits; of a sender that is no number, the sender as it was told. */
  readonly phone: string;
  readonly sender: SenderKind;
  /** Cleaned and joined. */
  readonly text: string;
  /** False when parts of it never came: nothing may be cancelled, let go or erased on such a text. */
  readonly isWhole: boolean;
  readonly received: Instant;
  readonly sentAt: Instant | null;
}

/** So long a part waits for the others of its text: what a modem's daemon waits itself, and a minute. */
export const JOIN_WITHIN = 11 * MINUTE;

/** A text is told twice when its sender's clock says the same; transports repeat for days what they were not thanked for. */
export const SAME_TEXT_WITHIN = 48 * HOUR;
/** Where the sender's time is not told, only a repeat as quick as this and under the same id is one. */
export const SAME_ID_WITHIN = 5 * MINUTE;

/** A raw text message is of use for a month at most: long enough for a late answer to a question about it. */
export const ARRIVALS_KEPT = 30 * 24 * HOUR;

/** How often the machine says a thing to one number (S3). */
export type Pace =
  /** It tells of something done on the person's word just now: every time. */
  | "deed"
  /** It answers a question: once in ten minutes for each kind. */
  | "question"
  /** It says that the text was not understood: once a day, and never twice to the same words. */
  | "help";

export const QUESTION_AGAIN = 10 * MINUTE;
export const A_DAY = 24 * HOUR;

/** Whether the machine may answer, else why not; all but `may` and `switched-off` are a person's matter. */
export type MayAnswer =
  | "may"
  /** The office does not want this kind of answer: do what was asked for and say nothing. */
  | "switched-off"
  /** No phone of a served country. */
  | "stranger"
  /** Said just now, or help said already. */
  | "too-soon"
  /** This number had all of today's answers. */
  | "number-full"
  /** All numbers together had them (staff are told). */
  | "day-full";

/** Why a text waits for a person. */
export type LeftToStaff =
  | "unknown" // no request
  | "incomplete" // what it asks for is not done on a part of a text
  | "no-beginning"
  | "failed" // the machine stumbled over it
  | "stranger"
  | "echo" // our own words coming back, by a machine or quoted by a person
  | "too-soon"
  | "number-full"
  | "day-full";
