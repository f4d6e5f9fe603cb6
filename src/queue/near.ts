import type { Language } from "../platform/language.ts";
import { MINUTE, type Instant } from "../platform/clock.ts";
import type { WaitingTicket } from "./ticket.ts";

/** How few may be before a client who wants to be told; both ends inside (V4). */
export const NEAR = { least: 1, most: 5, usual: 2 } as const;

/** A notice is of no use once the client was called, and of little after so long. */
export const NEAR_MS = 4 * MINUTE;

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
}

/**
 * Whether a ticket cannot be called for a while yet, however few are before it: it was postponed, or its time is to come where
 * nobody is called early. To be told now that it is near would be wrong, and nothing more would be told (V4).
 */
export const isPutOff = (
  { notBefore, slotAt, dueAt }: Pick<WaitingTicket, "notBefore" | "slotAt" | "dueAt">,
  at: { readonly now: Instant; readonly callEarly: boolean },
): boolean => {
  const isOfSlot = slotAt !== null && notBefore === dueAt;
  return notBefore !== null && notBefore - at.now > NEAR_MS && !(isOfSlot && at.callEarly);
};

/** Of these wishes those whose time has come; `aheadOf` is null for a ticket that does not wait now or is put off. */
export const nearNow = (
  wishes: readonly OpenWish[],
  aheadOf: (ticketId: string) => number | null,
): { readonly wish: OpenWish; readonly ahead: number }[] =>
  wishes.flatMap((wish) => {
    const ahead = aheadOf(wish.ticketId);
    return ahead !== null && ahead <= wish.before ? [{ wish, ahead }] : [];
  });
