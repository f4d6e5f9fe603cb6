import { eraseMessages } from "../messaging/actions.ts";
import { currentOffice } from "../office/queries.ts";
import { dayOf } from "../platform/civil.ts";
import type { Reader, Work } from "../platform/work.ts";
import { deletePersonal } from "./client-store.ts";
import type { ReservationId } from "./reservation.ts";
import { dropOverWishes } from "./wish-store.ts";
import { note } from "../platform/event.ts";
import { dropSpentCodes, dueBy, forgetPerson, hasSpentCode } from "./due-store.ts";

/**
 * A4: erases what leads to a person for the reservations whose time has come, at most so many in one work. The reservation itself
 * stays, nameless, for statistics. Returns how many; after any the file's log must be truncated for the data to be gone from disk.
 */
export async function eraseDue(work: Work, most: number): Promise<number> {
  const ids = await dueBy(work, "erase_at", most);
  if (ids.length === 0) return 0;
  const gone = await eraseAll(work, ids);
  if (gone > 0) await noteErased(work, gone);
  return ids.length;
}

/** A4: wishes for days that are over go too. Returns how many. */
export async function eraseOverWishes(work: Work): Promise<number> {
  const gone = await dropOverWishes(work);
  if (gone > 0) await noteErased(work, gone);
  return gone;
}

/** Everything that leads to the persons of these reservations: their letters, the client, links, codes. Returns of how many there was any. */
export async function eraseAll(work: Work, ids: readonly ReservationId[]): Promise<number> {
  for (const id of ids) await eraseMessages(work, id);
  const gone = await deletePersonal(work, ids);
  await forgetPerson(work, ids);
  return gone;
}

/** For the page that shows what was erased when: how many, and of none more than its number (A4). */
export const noteErased = (
  work: Work,
  count: number,
  by: { reservationId: ReservationId; staffId: string } | null = null,
): Promise<number> => note(work, { kind: "reservations-erased", ...by, detail: { count } });

/** A4: the nameless hash of a lapsed code goes when its location's day is over. Returns how many went. */
export async function forgetSpentCodes(work: Work): Promise<number> {
  let gone = 0;
  for (const at of await locationDays(work)) gone += await dropSpentCodes(work, at);
  return gone;
}

/** Whether `forgetSpentCodes` would find any. */
export async function areCodesSpent(reader: Reader): Promise<boolean> {
  for (const at of await locationDays(reader)) if (await hasSpentCode(reader, at)) return true;
  return false;
}

const locationDays = async (reader: Reader) =>
  (await currentOffice(reader)).locations.map(({ id, timeZone }) => ({
    locationId: id,
    today: dayOf(reader.now, timeZone),
  }));
