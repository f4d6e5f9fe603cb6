import { currentOffice } from "../office/queries.ts";
import { dayOf } from "../platform/civil.ts";
import type { Work } from "../platform/work.ts";
import { lastRunning, takeNumber } from "./issuing-store.ts";
import { lastBeforeNextHundred } from "./numbering.ts";

/**
 * K2: after a restore each series of today goes on at its next hundred, as tickets given since the backup are still in hands and
 * nobody knows their numbers any more. Tomorrow's numbers start again as always.
 */
export async function skipToNextHundred(work: Work): Promise<void> {
  for (const location of (await currentOffice(work)).locations) {
    const day = dayOf(work.now, location.timeZone);
    for (const series of location.series) {
      const last = await lastRunning(work, { locationId: location.id, day, series: series.id });
      const running = lastBeforeNextHundred(series, last);
      const label = `restored ${series.id} ${running}`;
      await takeNumber(work, { location_id: location.id, day, label, series: series.id, running });
    }
  }
}
