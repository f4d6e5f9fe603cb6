import { isPublicHoliday } from "../office/holidays.ts";
import { issuingRanges } from "../office/opening.ts";
import { addDays, dayOf, instantOf } from "../platform/civil.ts";
import type { Instant } from "../platform/clock.ts";
import type { Glance } from "./screen.ts";

const DAYS_LOOKED_AT = 31;

/** When tickets are given next after now (K3); null when not within a month. */
export function nextIssuing({ office, location, now }: Glance): Instant | null {
  const zone = location.timeZone;
  const today = dayOf(now, zone);
  for (let ahead = 0; ahead < DAYS_LOOKED_AT; ahead += 1) {
    const on = addDays(today, ahead);
    const holiday = isPublicHoliday(office.office.country, on);
    for (const { from } of issuingRanges(location, on, holiday)) {
      const starts = instantOf(on, from, zone);
      if (starts > now) return starts;
    }
  }
  return null;
}
