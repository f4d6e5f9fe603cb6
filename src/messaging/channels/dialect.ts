import type { Arrived, Outcome, Receipt, Submission, Transport } from "../delivery.ts";

/** One request to a provider. */
export interface Call {
  readonly method: "GET" | "POST";
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

export interface Answer {
  readonly status: number;
  /** Milliseconds it asks us to wait; 0 when it says nothing. */
  readonly retryAfter: number;
  /** Null when it was cut off or longer than any answer of a provider is. */
  readonly text: string | null;
}

/** What a provider tells by itself: what became of messages, and what came. */
export interface News {
  readonly receipts: readonly Receipt[];
  readonly arrivals: readonly Arrived[];
}

export const NO_NEWS: News = { receipts: [], arrivals: [] };

/** How one provider of text messages is spoken to. */
export interface Dialect {
  readonly name: Transport;
  call(message: Submission): Call;
  /** What its answer means; null when it cannot be understood, and then the status alone decides. */
  outcome(message: Submission, answer: Answer): Outcome | null;
  /** For a provider that keeps what came until it is asked for. */
  readonly inbox?: {
    call(): Call;
    read(text: string): News | null;
  };
}

/** What each provider calls the states of a message. */
export type StateWords = Readonly<Record<string, Receipt["state"]>>;

/** Only words of the table: whatever else is said is no state. */
export const stateOf = (words: StateWords, said: string): Receipt["state"] | null =>
  Object.hasOwn(words, said) ? (words[said] ?? null) : null;

/** A field of a form or an address by its name; empty when it is not there. */
export type Said = (name: string) => string;

/** Numbers come without the plus; short codes and names stay as they are. */
export const withPlus = (number: string): string => (/^[1-9]\d{9,14}$/.test(number) ? `+${number}` : number);

/** Whether a reference may be an id of ours; others may use the same account. */
export const isOurs = (id: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id);
