import type { Language } from "../platform/language.ts";
import type { Instant } from "../platform/clock.ts";

/** How few may be before a client who wants to be told; both ends inside (V4). */
export const NEAR = { least: 1, most: 5, usual: 2 } as const;

/** "Tell me when N are before me" (V4); who is told once is not told again, even if the line grows. */
export interface NearWish {
  readonly ticketId: string;
  readonly before: number;
  readonly channel: "email" | "sms";
  readonly language: Language;
  readonly toldAt: Instant | null;
}

/** One that has not been told yet, and how. */
export interface OpenWish extends NearWish {
  readonly recipient: string;
  /** The e-ticket's address. */
  readonly link: string;
}

/** Of these wishes those whose time has come; `aheadOf` is null for a ticket that does not wait now. */
export const nearNow = (
  wishes: readonly OpenWish[],
  aheadOf: (ticketId: string) => number | null,
): { readonly wish: OpenWish; readonly ahead: number }[] =>
  wishes.flatMap((wish) => {
    const ahead = aheadOf(wish.ticketId);
    return ahead !== null && ahead <= wish.before ? [{ wish, ahead }] : [];
  });
