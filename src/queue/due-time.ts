import { after, instant, MINUTE, type Instant } from "../platform/clock.ts";
import type { Booking, Location } from "../office/office-file.ts";

/** When a ticket's place in line counts from, and before when it may not be called. */
export interface Due {
  readonly dueAt: Instant;
  readonly notBefore: Instant | null;
}

/** Q2: a walk-in lets reservations go first for the allowance of its class, else of the location; that is the office's word on fairness. */
export function walkInDue(location: Location, classId: string | null, issuedAt: Instant): Due {
  const own = location.classes.find(({ id }) => id === classId);
  const minutes = own?.allowanceMinutes ?? location.walkInAllowanceMinutes;
  return { dueAt: after(issuedAt, minutes * MINUTE), notBefore: null };
}

/**
 * Q2: a reservation is due at its slot or its check-in, whichever is later, or, as set, at its check-in. Checked in
 * sooner than its slot it may not be called before it. A ticket given before the arrival window starts to count at the
 * window's start (B8).
 */
export function reservationDue(
  due: Booking["due"],
  slotAt: Instant,
  joined: { readonly at: Instant; readonly windowFrom: Instant | null },
): Due {
  const counted = instant(Math.max(joined.at, joined.windowFrom ?? joined.at));
  const dueAt = due === "check-in" ? counted : instant(Math.max(slotAt, counted));
  return { dueAt, notBefore: dueAt > joined.at ? dueAt : null };
}
