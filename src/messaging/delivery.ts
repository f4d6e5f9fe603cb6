import { URGENT, type ChannelKind, type Parts } from "./message.ts";
import { MINUTE, HOUR, SECOND } from "../platform/clock.ts";

/** Why a message did not leave; a closed list, so that no provider's words about a person are ever kept (P2). */
export type Reason =
  | "unreachable" // nobody answered, or the answer was cut off
  | "timeout"
  | "busy" // too many at once, or their fault: later
  | "key-refused" // the transport does not let us in at all
  | "quota" // the account has nothing left
  | "message-refused" // this message will never be taken
  | "no-recipient";

/** What handing a message over came to. */
export type Outcome =
  | { readonly kind: "accepted"; readonly reference: string | null }
  | {
      readonly kind: "refused";
      readonly reason: Reason;
      /** This message is never taken; trying again changes nothing. */
      readonly permanent: boolean;
      /** The transport takes nothing at all: it pauses, and the message's own tries are not used up. */
      readonly transportWide?: boolean;
      /** The transport asks not to be tried sooner, in milliseconds. */
      readonly retryAfter?: number;
    }
  /** It may have been taken: the answer never came. */
  | { readonly kind: "unknown"; readonly reason: Reason };

/** A message as a channel gets it. `id` is its idempotency key: the same for every try. */
export interface Submission {
  readonly id: string;
  readonly kind: string;
  readonly recipient: string;
  readonly subject: string;
  readonly body: string;
  readonly parts: Parts | null;
}

/** A way out of the house. `submit` never throws and ends within its own time limit. */
export interface Channel {
  readonly name: string;
  readonly carries: readonly ChannelKind[];
  submit(message: Submission): Promise<Outcome>;
}

/** Transports that refuse the same key twice, or are our own table: a try whose end is not known may be repeated there. */
const SAFE_TO_REPEAT = new Set(["inbox", "resend"]);

export const safeToRepeat = (transport: string | null): boolean => transport !== null && SAFE_TO_REPEAT.has(transport);

/** So long after its claim a message counts as dropped by whoever was sending it. */
export const LEASE = 2 * MINUTE;

const WITH_DEADLINE = [5 * SECOND, 15 * SECOND, 30 * SECOND, MINUTE, 2 * MINUTE, 4 * MINUTE];
const OTHERS = [30 * SECOND, 2 * MINUTE, 5 * MINUTE, 15 * MINUTE, 30 * MINUTE];

/**
 * The pause after the `attempts`th try failed, in milliseconds (M1). Messages with a deadline go on every five minutes,
 * all others every hour, until they expire. `random` from 0 to 1 moves it by a fifth either way, so that messages that
 * failed together are not tried together.
 */
export function pauseAfter(kind: string, attempts: number, random: number): number {
  const urgent = URGENT.includes(kind);
  const ladder = urgent ? WITH_DEADLINE : OTHERS;
  const pause = ladder[attempts - 1] ?? (urgent ? 5 * MINUTE : HOUR);
  return Math.round(pause * (0.8 + 0.4 * random));
}
