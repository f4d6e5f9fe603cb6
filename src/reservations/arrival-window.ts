import type { Booking } from "../office/office-file.ts";
import { after, instant, MINUTE, SECOND, type Instant } from "../platform/clock.ts";

/** The arrival window, both ends inside to the whole second (B8, T3). */
export interface ArrivalWindow {
  readonly from: Instant;
  readonly to: Instant;
}

/** B8: from *before* minutes before to *after* minutes after the start; null with automatic arrival, where nobody checks in. */
export const windowOf = (booking: Booking, startsAt: Instant): ArrivalWindow | null =>
  booking.arrival.mode === "automatic"
    ? null
    : {
        from: after(startsAt, -booking.arrival.beforeMinutes * MINUTE),
        to: after(startsAt, booking.arrival.afterMinutes * MINUTE),
      };

/** T3: how an instant stands to a window, both ends inside, compared in whole seconds: 8:15:00.999 is inside, 8:15:01.000 is late. */
export function standing(window: ArrivalWindow, now: Instant): "early" | "inside" | "late" {
  const second = wholeSecond(now);
  if (second < wholeSecond(window.from)) return "early";
  return second <= wholeSecond(window.to) ? "inside" : "late";
}

/** The last value of a stored, whole-second window end that is over at this instant; for an indexed "is it over?". */
export const overUpTo = (now: Instant): Instant => instant(wholeSecond(now) - SECOND);

const wholeSecond = (at: Instant): number => Math.floor(at / SECOND) * SECOND;
