import { currentOffice } from "../office/queries.ts";
import type { Day } from "../platform/civil.ts";
import type { Work } from "../platform/work.ts";
import { overUpTo } from "./arrival-window.ts";
import { askNext } from "./asking-next.ts";
import { overdue } from "./due-store.ts";
import { expire, lapse } from "./ending.ts";
import { known } from "./finding.ts";

/**
 * Makes true in the tables what time alone changed: expires the pending, lapses those whose window closed (T4), and only when all
 * their places are free asks who is next in line for them (B14). Cheap when nothing is due.
 */
export async function settleReservations(work: Work): Promise<number> {
  const { expired, lapsed } = await overdue(work, overUpTo(work.now));
  if (expired.length + lapsed.length === 0) return 0;
  const office = await currentOffice(work);
  const freed = new Map<string, { locationId: string; day: Day }>();
  for (const id of expired) {
    const reservation = await known(work, office, id);
    await expire(work, office, reservation);
    const { locationId, day } = reservation;
    freed.set(`${locationId} ${day}`, { locationId, day });
  }
  for (const id of lapsed) await lapse(work, office, await known(work, office, id));
  for (const day of freed.values()) await askNext(work, office, day);
  return expired.length + lapsed.length;
}
