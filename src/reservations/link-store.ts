import type { Instant } from "../platform/clock.ts";
import { hashToken, keyedHash, newCode, newToken, same } from "../platform/id.ts";
import { keptQuery } from "../platform/kept-query.ts";
import type { Reader, Work } from "../platform/work.ts";
import type { LinkTable, SentFormTable } from "../schema.ts";
import type { ReservationId } from "./reservation.ts";

export type LinkPurpose = "held" | "confirm" | "cancel" | "show" | "move";

/** Makes a link of 128 random bits (or the given token) for one purpose; only its hash is kept (S4). Returns the token. */
export async function makeLink(
  work: Work,
  id: ReservationId,
  purpose: LinkPurpose,
  link: { expiresAt: Instant; token?: string },
): Promise<string> {
  const token = link.token ?? newToken();
  await insert(work, { token_hash: hashToken(token), reservation_id: id, purpose, expires_at: link.expiresAt });
  return token;
}

const insert = keptQuery((db, link: LinkTable) => db.insertInto("link").values(link));

/** Several links at once, by purpose. */
export async function makeLinks<Purpose extends LinkPurpose>(
  work: Work,
  id: ReservationId,
  ends: Readonly<Record<Purpose, Instant>>,
): Promise<Record<Purpose, string>> {
  const made: [Purpose, string][] = [];
  for (const purpose of Object.keys(ends) as Purpose[])
    made.push([purpose, await makeLink(work, id, purpose, { expiresAt: ends[purpose] })]);
  return Object.fromEntries(made) as Record<Purpose, string>;
}

/** Where a living link leads; null for a wrong, dead or erased one and for one made for something else (S4). */
export async function behind(reader: Reader, token: string, purpose: LinkPurpose): Promise<ReservationId | null> {
  const row = await reader.db
    .selectFrom("link")
    .select("reservation_id")
    .where("token_hash", "=", hashToken(token))
    .where("purpose", "=", purpose)
    .where("expires_at", ">", reader.now)
    .executeTakeFirst();
  return row === undefined ? null : (row.reservation_id as ReservationId);
}

/** S4: after a move the links a client has already live as long as the new slot lets them: to its start, to its day's end for the page. */
export async function moveLinks(work: Work, id: ReservationId, ends: { slot: Instant; day: Instant }): Promise<void> {
  await work.db
    .updateTable("link")
    .set((row) => ({
      expires_at: row.case().when("purpose", "=", "show").then(ends.day).else(ends.slot).end(),
    }))
    .where("reservation_id", "=", id)
    .execute();
}

/** The token of a held page: the same form always leads to the same one, so that its second answer is the first's (C6). */
export const heldTokenOf = (reader: Reader, formId: string): string => keyedHash(reader.house.key, "held", formId);

/** The reservation a form has made already (C6). */
export async function madeBy(reader: Reader, formId: string): Promise<ReservationId | null> {
  const { rows } = await sentForm(reader, { hash: formHash(reader, formId) });
  return (rows[0]?.reservation_id ?? null) as ReservationId | null;
}

const sentForm = keptQuery((db, form: { hash: string }) =>
  db.selectFrom("sent_form").select("reservation_id").where("form_hash", "=", form.hash),
);

export async function rememberForm(work: Work, formId: string, id: ReservationId): Promise<void> {
  await insertForm(work, { form_hash: formHash(work, formId), reservation_id: id, sent_at: work.now });
}

const insertForm = keptQuery((db, form: SentFormTable) => db.insertInto("sent_form").values(form));

const formHash = (reader: Reader, formId: string): string => keyedHash(reader.house.key, "form", formId);

/** A new one-time code in place of the last one; tries already made stay counted, so that asking again is no way to guess on. */
export async function makeOneTimeCode(work: Work, id: ReservationId): Promise<string> {
  const code = newCode();
  await putCode(work, { reservation_id: id, code_hash: oneTimeHash(work, id, code) });
  return code;
}

const putCode = keptQuery((db, its: { reservation_id: string; code_hash: string }) =>
  db
    .insertInto("one_time_code")
    .values(its)
    .onConflict((conflict) => conflict.column("reservation_id").doUpdateSet({ code_hash: its.code_hash })),
);

/** Tries a one-time code; a wrong try is counted. `most` tries in all: after them the right code is wrong too (B7). */
export async function tryOneTimeCode(
  work: Work,
  id: ReservationId,
  given: { code: string; most: number },
): Promise<{ right: boolean; triesLeft: number }> {
  const row = await work.db.selectFrom("one_time_code").selectAll().where("reservation_id", "=", id).executeTakeFirst();
  if (row === undefined || row.tries >= given.most) return { right: false, triesLeft: 0 };
  if (same(row.code_hash, oneTimeHash(work, id, given.code.replaceAll(/\s/g, ""))))
    return { right: true, triesLeft: given.most - row.tries };
  await work.db
    .updateTable("one_time_code")
    .set({ tries: row.tries + 1 })
    .where("reservation_id", "=", id)
    .execute();
  return { right: false, triesLeft: given.most - row.tries - 1 };
}

const oneTimeHash = (reader: Reader, id: string, code: string): string =>
  keyedHash(reader.house.key, "one-time-code", `${id} ${code}`);

export async function dropOneTimeCode(work: Work, id: ReservationId): Promise<void> {
  await work.db.deleteFrom("one_time_code").where("reservation_id", "=", id).execute();
}

/** The address they went to was wrong: whoever got them there can do nothing with them. */
export async function dropMailedLinks(work: Work, id: ReservationId): Promise<void> {
  await work.db
    .deleteFrom("link")
    .where("reservation_id", "=", id)
    .where("purpose", "in", ["confirm", "cancel"])
    .execute();
}
