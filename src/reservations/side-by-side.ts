import type { Booking } from "../office/office-file.ts";
import type { Instant } from "../platform/clock.ts";
import { quotaLeft, type DayUse } from "./booking-limits.ts";
import { numbersOf, type Reservation } from "./reservation.ts";
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

/** What one ticket of a reservation stands for (B15). */
export interface Part {
  readonly persons: number;
  /** The slot its first person has. */
  readonly startsAt: Instant;
  /** Where it is known before arrival (B9). */
  readonly number: string | null;
}

/**
 * B15: as many tickets as there are places in the widest slot; each counts the persons who have a place in its row. `widths`: the
 * places it holds in each of its slots, earliest first.
 */
export function partsFor(
  reservation: Pick<Reservation, "persons" | "startsAt" | "number" | "furtherNumbers">,
  widths: readonly { readonly startsAt: Instant; readonly places: number }[],
): Part[] {
  const all = widths.reduce((sum, { places }) => sum + places, 0);
  const widest = Math.max(1, ...widths.map(({ places }) => places));
  const numbers = numbersOf(reservation);
  return Array.from({ length: widest }, (_, row) => {
    const held = widths.filter(({ places }) => places > row);
    return {
      persons: all === 0 ? reservation.persons : Math.max(1, Math.round((held.length * reservation.persons) / all)),
      startsAt: held[0]?.startsAt ?? reservation.startsAt,
      number: numbers[row] ?? null,
    };
  });
}
