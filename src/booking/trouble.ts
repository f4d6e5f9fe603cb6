import { locationOf } from "../office/office.ts";
import { dayOf } from "../platform/civil.ts";
import type { RefusalKey } from "../platform/refusal.ts";
import type { Reader } from "../platform/work.ts";
import { bookableTimes } from "../reservations/queries.ts";
import type { Wanted } from "./choosing.ts";
import type { Pick } from "./form-seal.ts";
import type { Scene } from "./scene.ts";

/** Why a time cannot be had (B3, B4). */

/** Refusals that another time mends. */
export const ANOTHER_TIME: ReadonlySet<RefusalKey> = new Set<RefusalKey>([
  "slotTaken",
  "slotUnknown",
  "tooLate",
  "tooFar",
  "dayFull",
]);

/** How a time stands at the reader's instant: what is against it, or null, and the most persons it still takes (B15). */
export async function standingOf(
  reader: Reader,
  scene: Scene,
  wanted: Wanted,
  pick: Pick,
): Promise<{ trouble: RefusalKey | null; most: number }> {
  const zone = locationOf(scene.office, wanted.locationId).timeZone;
  const times = await bookableTimes(reader, wanted, dayOf(pick.startsAt, zone));
  const time = times.find(({ planId, startsAt }) => planId === pick.planId && startsAt === pick.startsAt);
  if (time === undefined) return { trouble: "slotUnknown", most: 0 };
  if (!time.open) return { trouble: "tooLate", most: 0 };
  return { trouble: time.free > 0 ? null : "slotTaken", most: time.most };
}
