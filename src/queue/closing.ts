import { isPublicHoliday } from "../office/holidays.ts";
import type { Location } from "../office/office-file.ts";
import { lastClosing } from "../office/opening.ts";
import { instantOf, type Day, type TimeOfDay } from "../platform/civil.ts";
import { after, HOUR, MINUTE, type Instant } from "../platform/clock.ts";
import type { Ticket } from "./ticket.ts";

type Country = Parameters<typeof isPublicHoliday>[0];

/** Q8: when a day of a location closes by itself: so long after its last opening hour, or after midnight if it never opened. */
export function closesAt(location: Location, on: Day, country: Country): Instant {
  const last = lastClosing(location, on, isPublicHoliday(country, on)) ?? ("24:00" as TimeOfDay);
  return after(instantOf(on, last, location.timeZone), location.closeDayAfterMinutes * MINUTE);
}

/** Nobody is served so long: a press was forgotten, perhaps as the product stood still over night. */
const FORGOTTEN_MS = 8 * HOUR;

/** Whether a counter serves this ticket, so that the day must not close (Q8). */
export const isBeingServed = (ticket: Ticket, now: Instant): boolean =>
  (ticket.state === "called" || ticket.state === "serving") && now - ticket.calledAt < FORGOTTEN_MS;
