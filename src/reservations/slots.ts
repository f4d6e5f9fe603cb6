import type { Day, TimeOfDay } from "../platform/civil.ts";
import type { Instant } from "../platform/clock.ts";
import type { Office } from "../office/office.ts";
import type { Plan } from "../office/office-file.ts";

/** A start time of a plan on a day, with its places. */
export interface Slot {
  readonly planId: string;
  readonly day: Day;
  readonly time: TimeOfDay;
  readonly startsAt: Instant;
  readonly places: number;
  /** Of these, kept for staff who book for a caller. */
  readonly staffPlaces: number;
  /** How many places of the day come before this slot's first one; a slot-bound number counts from it (B9). */
  readonly placesBefore: number;
}

/** The slots of a plan on a civil day, by its rules alone, earliest first (B2). Empty when closed. */
export function slotsOf(_office: Office, _plan: Plan, _day: Day): Slot[] {
  throw new Error("not built");
}
