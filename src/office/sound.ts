import { note } from "../platform/event.ts";
import type { Instant } from "../platform/clock.ts";
import type { Reader, Work } from "../platform/work.ts";

/** V1: a board says whether it could be heard when it tried. Told to live followers only where that has changed. */
export async function reportSound(work: Work, fixtureId: string, isHeard: boolean): Promise<void> {
  const changed = await work.db
    .updateTable("fixture")
    .set({ mute_since: isHeard ? null : work.now })
    .where("id", "=", fixtureId)
    .where("mute_since", isHeard ? "is not" : "is", null)
    .returning("location_id")
    .executeTakeFirst();
  if (changed === undefined) return;
  await note(work, {
    kind: isHeard ? "sound-heard" : "sound-failed",
    locationId: changed.location_id,
    detail: { fixture: fixtureId },
  });
}

/** The screens of a location that could not be heard at their last try, by id, and since when. */
export async function muteFixtures(reader: Reader, locationId: string): Promise<ReadonlyMap<string, Instant>> {
  const rows = await reader.db
    .selectFrom("fixture")
    .select(["id", "mute_since"])
    .where("location_id", "=", locationId)
    .where("mute_since", "is not", null)
    .where("retired_at", "is", null)
    .execute();
  return new Map(rows.map((row) => [row.id, row.mute_since as Instant]));
}
