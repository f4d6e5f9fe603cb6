import type { Instant } from "../platform/clock.ts";
import type { Reader } from "../platform/work.ts";
import { lobbyGlance, placesOf } from "./lobby.ts";
import { nearNow } from "./near.ts";
import { locationsWithWishes, readOpenWishes } from "./near-store.ts";

/** A ticket's wish to be told, for its own page (V4); `to` is empty once it was. */
export interface NearNow {
  readonly before: number;
  readonly channel: "email" | "sms";
  readonly to: string;
  readonly toldAt: Instant | null;
}

/** Locations where somebody is near enough now to be told (V4). */
export async function nearDue(reader: Reader): Promise<{ locationId: string }[]> {
  const due: { locationId: string }[] = [];
  for (const locationId of await locationsWithWishes(reader)) {
    const wishes = await readOpenWishes(reader, locationId);
    const places = placesOf(await lobbyGlance(reader, locationId));
    if (nearNow(wishes, (id) => places.get(id)?.ahead ?? null).length > 0) due.push({ locationId });
  }
  return due;
}
