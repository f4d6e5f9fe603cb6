import type { Selectable } from "kysely";
import { hashToken } from "../platform/id.ts";
import type { Day } from "../platform/civil.ts";
import type { Instant } from "../platform/clock.ts";
import type { Reader, Work } from "../platform/work.ts";
import type { Language } from "../platform/language.ts";
import type { WaitingWishTable } from "../schema.ts";

/** Somebody in line for a place of a full day (B14); `id` is the place in line. */
export interface InLine {
  readonly id: number;
  readonly serviceId: string;
  readonly locationId: string;
  readonly day: Day;
  readonly language: Language;
  readonly name: string;
  readonly email: string;
  readonly phone: string;
}

/** False when the same contact is in that line already. */
export async function insertWish(
  work: Work,
  wish: Omit<InLine, "id"> & { token: string; eraseAt: Instant },
): Promise<boolean> {
  const result = await work.db
    .insertInto("waiting_wish")
    .values({
      service_id: wish.serviceId,
      location_id: wish.locationId,
      day: wish.day,
      language: wish.language,
      name: wish.name,
      email: wish.email,
      phone: wish.phone,
      joined_at: work.now,
      token_hash: hashToken(wish.token),
      erase_at: wish.eraseAt,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return result.numInsertedOrUpdatedRows === 1n;
}

/** Those who wait for a place of a day, the longest in line first. */
export async function wishesFor(reader: Reader, of: { locationId: string; day: Day }): Promise<InLine[]> {
  const rows = await reader.db
    .selectFrom("waiting_wish")
    .selectAll()
    .where("location_id", "=", of.locationId)
    .where("day", "=", of.day)
    .orderBy("id")
    .execute();
  return rows.map(inLineOf);
}

/** Everybody in any line; they are few, as each goes with its day (A4). */
export async function allWishes(reader: Reader): Promise<InLine[]> {
  const rows = await reader.db.selectFrom("waiting_wish").selectAll().orderBy("id").execute();
  return rows.map(inLineOf);
}

const inLineOf = (row: Selectable<WaitingWishTable>): InLine => ({
  id: row.id,
  serviceId: row.service_id,
  locationId: row.location_id,
  day: row.day as Day,
  language: row.language,
  name: row.name,
  email: row.email,
  phone: row.phone,
});

/** The days anybody waits for. */
export async function wishedDays(reader: Reader): Promise<{ locationId: string; day: Day }[]> {
  const rows = await reader.db.selectFrom("waiting_wish").select(["location_id", "day"]).distinct().execute();
  return rows.map((row) => ({ locationId: row.location_id, day: row.day as Day }));
}

export async function dropWish(work: Work, id: number): Promise<void> {
  await work.db.deleteFrom("waiting_wish").where("id", "=", id).execute();
}

/** What the line was left by; null when nobody stood there by that token. */
export async function dropWishOf(work: Work, token: string): Promise<{ locationId: string; serviceId: string } | null> {
  const row = await work.db
    .deleteFrom("waiting_wish")
    .where("token_hash", "=", hashToken(token))
    .returning(["location_id", "service_id"])
    .executeTakeFirst();
  return row === undefined ? null : { locationId: row.location_id, serviceId: row.service_id };
}

/** A4: the day is over, so nobody waits for it any more. Returns how many went. */
export async function dropOverWishes(work: Work): Promise<number> {
  const result = await work.db.deleteFrom("waiting_wish").where("erase_at", "<=", work.now).executeTakeFirst();
  return Number(result.numDeletedRows);
}

export async function isAnyWishOver(reader: Reader): Promise<boolean> {
  const row = await reader.db
    .selectFrom("waiting_wish")
    .select("id")
    .where("erase_at", "<=", reader.now)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}
