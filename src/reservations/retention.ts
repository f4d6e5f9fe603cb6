import type { Instant } from "../platform/clock.ts";
import { addDays, dayOf, instantOf, startOfDay, timeOf, type Day, type Zone } from "../platform/civil.ts";

/** A4: when personal data must be gone: so many civil days after the end, at the same time of day (its minute); 0 days is at once. */
export const eraseAfter = (end: Instant, days: number, zone: Zone): Instant =>
  days === 0 ? end : instantOf(addDays(dayOf(end, zone), days), timeOf(end, zone), zone);

/** A4: the bound for a reservation whose end nobody has noted: no visit outlives its day (Q8), so it counts from the day's end. */
export const eraseAtLatest = (on: Day, days: number, zone: Zone): Instant => startOfDay(addDays(on, days + 1), zone);
