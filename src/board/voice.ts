import type { Location } from "../office/office-file.ts";
import { isPublicHoliday } from "../office/holidays.ts";
import { openRanges } from "../office/opening.ts";
import { dayOf, instantOf } from "../platform/civil.ts";
import { MINUTE, type Instant } from "../platform/clock.ts";
import { trialOf, type Said } from "./announcements.ts";
import type { BoardSet } from "./pages.ts";

/** What `static/voice.js` is told of its hall. */
export interface Voice {
  readonly board: string;
  /** Empty: none. */
  readonly chime: string;
  /** What is said to try it, in the languages calls are spoken in; none: calls are not spoken. */
  readonly trial: readonly Said[];
  /** In percent of what the television is set to; 0: only tried, never used. */
  readonly volume: number;
  /** A call older than so many milliseconds is not announced any more (Q9). */
  readonly stale: number;
  /** When the sound is tried today by itself; 0: not at all. */
  readonly selfTest: Instant | 0;
  readonly report: string;
}

export function voiceOf(set: BoardSet, now: Instant): Voice {
  const { board, location, office } = set;
  return {
    board: board.id,
    chime: location.chime ? "/static/sounds/chime.wav" : "",
    trial: trialOf(set),
    volume: location.volume,
    stale: location.staleCallMinutes * MINUTE,
    selfTest: selfTestOn(location, office.office.country, now),
    report: `/board/${board.id}/sound`,
  };
}

/** On a day the office opens, at the set time; the page asks anew each morning. */
function selfTestOn(location: Location, country: Parameters<typeof isPublicHoliday>[0], now: Instant): Instant | 0 {
  const { selfTest } = location.voice;
  const today = dayOf(now, location.timeZone);
  const opens = openRanges(location, today, isPublicHoliday(country, today)).length > 0;
  return selfTest === null || !opens || location.volume === 0 ? 0 : instantOf(today, selfTest, location.timeZone);
}
