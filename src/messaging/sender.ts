import { isMobile, normalPhone, type Country } from "./phone.ts";

/**
 * Who a text message came from, as far as its sender tells (S3). Only a `mobile` is a phone of a country the office serves and is
 * ever answered by the machine; `other` is any other telephone, `short` a number of a service, `name` a sender with letters,
 * `own` our own number, and what is none of these is `unreadable`.
 */
export type SenderKind = "mobile" | "other" | "short" | "name" | "own" | "unreadable";

export interface Sender {
  readonly kind: SenderKind;
  /** What its texts are gathered by: the number as `+` and digits, else the sender as it was told. */
  readonly phone: string;
}

/** Whether there is a telephone that a person may write back to. */
export const isAnswerable = (kind: SenderKind): boolean => kind === "mobile" || kind === "other";

/** What senders are told apart by. */
export interface Known {
  readonly country: Country;
  /** Whose mobile numbers the machine answers. */
  readonly served: readonly ServedCountry[];
  /** The numbers texts come to, in any spelling. */
  readonly own: readonly string[];
}

const PREFIXES = { CZ: "+420", PL: "+48", SK: "+421", UA: "+380", DE: "+49" } as const;
type ServedCountry = keyof typeof PREFIXES;

/** Longer than this it is no number of a service any more. */
const SHORT_DIGITS = 6;
/** From so many digits on, a number told without a sign begins with its country's prefix. */
const WITH_PREFIX = 11;
const MOST_LETTERS = 64;

export function senderOf(from: string, known: Known): Sender {
  const told = from
    .replaceAll(/[\p{Cc}\u200B-\u200F\u2060\uFEFF]/gu, "")
    .trim()
    .slice(0, MOST_LETTERS);
  if (/\p{L}/u.test(told)) return { kind: "name", phone: told };
  if (new RegExp(`^\\d{1,${SHORT_DIGITS}}$`).test(told)) return { kind: "short", phone: told };
  const phone = numberIn(told, known.country);
  if (phone === null) return { kind: "unreadable", phone: told };
  if (known.own.some((each) => numberIn(each, known.country) === phone)) return { kind: "own", phone };
  const served = known.served.some((country) => phone.startsWith(PREFIXES[country]));
  return { kind: served && isMobile(phone) ? "mobile" : "other", phone };
}

/** Providers leave the plus out of a whole number; people never write one so long without it. */
const numberIn = (told: string, country: Country): string | null =>
  normalPhone(told, country) ??
  (new RegExp(`^\\d{${WITH_PREFIX},15}$`).test(told) ? normalPhone(`+${told}`, country) : null);
