import type { Booking } from "../office/office-file.ts";
import { quotaLeft, type DayUse } from "./booking-limits.ts";
import { consecutive, type Slot } from "./slots.ts";

/** How many places of a slot one reservation takes. */
export interface Share {
  readonly slot: Slot;
  readonly count: number;
}

/**
 * B15: the places of so many persons from the slot at `index` on: all side by side where it has enough, else the rest in the
 * slots that follow without a gap. `each` slots go to one visit (B2). Null when they do not fit.
 */
export function sharesFor(
  slots: readonly Slot[],
  index: number,
  want: { each: number; persons: number; freeIn: (slot: Slot) => number },
): Share[] | null {
  const shares: Share[] = [];
  let left = want.persons;
  for (let taken = want.each; left > 0; taken += want.each) {
    const chain = consecutive(slots, index, taken)?.slice(-want.each);
    const free = chain === undefined ? 0 : Math.min(...chain.map(want.freeIn));
    if (chain === undefined || free === 0) return null;
    const count = Math.min(free, left);
    shares.push(...chain.map((slot) => ({ slot, count })));
    left -= count;
  }
  return shares;
}

/** B3: whether the quotas of the day and the hours leave room for these places. */
export function isWithinQuotas(booking: Booking, shares: readonly Share[], use: DayUse): boolean {
  if (booking.dayQuota === null && booking.hourQuota === null) return true;
  const perHour = new Map<string, number>();
  let all = 0;
  for (const { slot, count } of shares) {
    all += count;
    perHour.set(hourOf(slot), (perHour.get(hourOf(slot)) ?? 0) + count);
  }
  if (quotaLeft({ ...booking, hourQuota: null }, use, "") < all) return false;
  return [...perHour].every(([hour, count]) => quotaLeft({ ...booking, dayQuota: null }, use, hour) >= count);
}

/** The dial hour a slot begins in, by which the hour's quota counts (B3). */
export const hourOf = (slot: Slot): string => slot.time.slice(0, 2);
