import { URGENT, type ChannelKind, type Parts } from "./message.ts";
import { HOUR, MINUTE, SECOND, type Instant } from "../platform/clock.ts";

/** Why a message did not leave; a closed list, so that no provider's words about a person are ever kept (P2). */
export type Reason =
  | "unreachable" // nobody answered, or the answer was cut off
  | "timeout"
  | "busy" // too many at once, or their fault: later
  | "key-refused" // the transport does not let us in at all
  | "quota" // the account has nothing left
  | "message-refused" // this message will never be taken
  | "undeliverable" // taken, and later said not to have arrived
  | "silent" // a modem that has not been heard
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
  /** The higher goes first, also where a transport has a line of its own (M5). */
  readonly lane: number;
  readonly recipient: string;
  readonly subject: string;
  readonly body: string;
  readonly parts: Parts | null;
  /** How long it is still of any use, in milliseconds (M5); a transport with a line of its own does not send it later. */
  readonly usefulFor?: number;
}

/** A way out of the house, and for some the way in. `submit` never throws and ends within its own time limit. */
export interface Channel {
  readonly name: Transport;
  readonly carries: readonly ChannelKind[];
  /** Where the installation sets how many messages a minute it is given; else what its transport usually bears. */
  readonly perMinute?: number | null;
  submit(message: Submission): Promise<Outcome>;
  /** For a transport that is asked: what has become of messages, and what came. Never throws. */
  collect?(): Promise<Collected>;
  /**
   * For one that keeps what it took in tables we can reach: what is erased here goes there too (A4). `erasedAmong` says which of
   * our messages are. Returns whether nothing of them is left; if not, it is asked again. Never throws.
   */
  erase?(erasedAmong: (ids: readonly string[]) => Promise<readonly string[]>): Promise<boolean>;
  /** How it stands, for the staff's page. Never throws. */
  health?(): Promise<Health>;
}

/** What a transport says later of a message it took (M1). Forward only: `delivered` and `failed` are the end. */
export interface Receipt {
  readonly transport: Transport;
  /** The provider's, as `accepted` gave it. */
  readonly reference: string;
  readonly state: "sent" | "delivered" | "failed";
}

/** A text message that came, before anything is made of it (S3). */
export interface Arrived {
  readonly transport: Transport;
  /** By which the provider tells it apart, where that can be trusted. */
  readonly providerId: string | null;
  readonly from: string;
  /** Our own number, where it is told. */
  readonly to: string | null;
  readonly text: string;
  readonly sentAt: Instant | null;
  /** One part of a longer message: `reference` is the same for all of them. */
  readonly part?: { readonly reference: string; readonly index: number; readonly of: number };
}

export interface Collected {
  readonly receipts: readonly Receipt[];
  readonly arrivals: readonly Arrived[];
  /** Called once all of it is committed here: only then may the transport forget it. */
  done(): Promise<void>;
}

export interface Health {
  readonly state: "ok" | "degraded" | "down";
  readonly lastHeard: Instant | null;
  /** Per cent, where a modem tells. */
  readonly signal: number | null;
  /** Handed over and not yet sent. */
  readonly waiting: number | null;
  readonly reason: Reason | null;
}

/** What each transport can, whatever the installation sets. */
interface Ability {
  /** It refuses the same id twice, or is our own table: a try whose end is not known may be repeated there (D4). */
  readonly repeatable: boolean;
  /** How many messages a minute it is given; null: as fast as it takes them. */
  readonly perMinute: number | null;
  /** Never more than so many handed over and not yet sent, so that a code still overtakes (M5). */
  readonly ahead: number | null;
}

export const TRANSPORTS = {
  inbox: { repeatable: true, perMinute: null, ahead: null },
  resend: { repeatable: true, perMinute: null, ahead: null },
  smtp: { repeatable: false, perMinute: 60, ahead: null },
  gammu: { repeatable: true, perMinute: 6, ahead: 5 },
  smsapi: { repeatable: true, perMinute: 300, ahead: null },
  smsbrana: { repeatable: true, perMinute: 300, ahead: null },
  android: { repeatable: true, perMinute: 6, ahead: null },
} as const satisfies Readonly<Record<string, Ability>>;
export type Transport = keyof typeof TRANSPORTS;

const abilityOf = (transport: string): Ability | null =>
  Object.hasOwn(TRANSPORTS, transport) ? TRANSPORTS[transport as Transport] : null;

/**
 * Whether a try whose end is not known is made again. A second mail does no harm and a lost one does; a second text message
 * costs money and rings at night, so there only a transport that refuses the second by itself is tried again (D4).
 */
export const mayRepeat = (channel: ChannelKind, transport: string | null): boolean =>
  channel === "email" || (transport !== null && abilityOf(transport)?.repeatable === true);

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
