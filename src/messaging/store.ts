import type { Insertable } from "kysely";
import type { Instant } from "../platform/clock.ts";
import { keptQuery } from "../platform/kept-query.ts";
import type { Reader, Work } from "../platform/work.ts";
import type { MessageTable } from "../schema.ts";
import { ARRIVALS_KEPT } from "./arrival.ts";
import type { ChannelKind, Parts } from "./message.ts";
import type { STAFF_ANSWER, MessageKind } from "../office/message-kinds.ts";

/** A message as it is written to the outbox, rendered. */
export interface NewMessage {
  readonly id: string;
  readonly kind: MessageKind | typeof STAFF_ANSWER;
  readonly channel: ChannelKind;
  readonly lane: number;
  readonly recipient: string;
  readonly subject: string;
  readonly body: string;
  readonly parts: Parts;
  readonly reservationId: string | null;
  readonly ticketId: string | null;
  readonly dueAt: Instant;
  /** Not sent at or after this instant (M5). */
  readonly notAfter: Instant;
  readonly eraseAt: Instant;
}

export async function insertMessage(work: Work, message: NewMessage): Promise<void> {
  await insert(work, {
    id: message.id,
    state: "queued",
    kind: message.kind,
    channel: message.channel,
    lane: message.lane,
    recipient: message.recipient,
    subject: message.subject,
    body: message.body,
    parts: JSON.stringify(message.parts),
    reservation_id: message.reservationId,
    ticket_id: message.ticketId,
    created_at: work.now,
    due_at: message.dueAt,
    not_after: message.notAfter,
    erase_at: message.eraseAt,
  });
}

const insert = keptQuery((db, message: Insertable<MessageTable>) => db.insertInto("message").values(message));

/** Takes waiting messages of a reservation out of the outbox; one just being sent is at least not tried again. */
export async function withdraw(work: Work, reservationId: string, kinds: readonly string[] | null): Promise<void> {
  let waiting = work.db
    .updateTable("message")
    .set({ state: "cancelled", ended_at: work.now })
    .where("reservation_id", "=", reservationId)
    .where("state", "=", "queued");
  let leaving = work.db
    .updateTable("message")
    .set({ not_after: work.now })
    .where("reservation_id", "=", reservationId)
    .where("state", "=", "claimed");
  if (kinds !== null) {
    waiting = waiting.where("kind", "in", kinds);
    leaving = leaving.where("kind", "in", kinds);
  }
  await waiting.execute();
  await leaving.execute();
}

export async function withdrawOfTicket(work: Work, ticketId: string): Promise<void> {
  const messages = work.db.updateTable("message").where("ticket_id", "=", ticketId);
  await messages.set({ state: "cancelled", ended_at: work.now }).where("state", "=", "queued").execute();
  await messages.set({ not_after: work.now }).where("state", "=", "claimed").execute();
}

const NOTHING_PERSONAL = {
  recipient: null,
  subject: null,
  body: null,
  parts: null,
} as const;

export async function emptyOfReservation(work: Work, reservationId: string): Promise<void> {
  await withdraw(work, reservationId, null);
  await work.db
    .updateTable("message")
    .set({ ...NOTHING_PERSONAL, erase_at: work.now })
    .where("reservation_id", "=", reservationId)
    .where("recipient", "is not", null)
    .execute();
  await deleteArrivalsOf(work, reservationId);
}

/** Empties messages to a number that belong to no reservation and no ticket; those that have not left never will (A4). */
export async function emptyLoose(work: Work, phone: string): Promise<void> {
  await work.db
    .updateTable("message")
    .set({ state: "cancelled", ended_at: work.now })
    .where("recipient", "=", phone)
    .where("state", "=", "queued")
    .where("reservation_id", "is", null)
    .where("ticket_id", "is", null)
    .execute();
  await work.db
    .updateTable("message")
    .set({ ...NOTHING_PERSONAL, erase_at: work.now })
    .where("recipient", "=", phone)
    .where("reservation_id", "is", null)
    .where("ticket_id", "is", null)
    .execute();
}

/** The same and those of tickets, which somebody asked for with this contact. */
export async function emptyTo(work: Work, recipient: string): Promise<void> {
  const letters = work.db.updateTable("message").where("recipient", "=", recipient).where("reservation_id", "is", null);
  await letters.set({ state: "cancelled", ended_at: work.now }).where("state", "=", "queued").execute();
  await letters.set({ ...NOTHING_PERSONAL, erase_at: work.now }).execute();
}

/** Texts on which something was done go with what it was done to. */
async function deleteArrivalsOf(work: Work, reservationId: string): Promise<void> {
  const rows = await work.db
    .selectFrom("arrival_sms")
    .select("thread_id")
    .where("reservation_id", "=", reservationId)
    .execute();
  if (rows.length === 0) return;
  await work.db.deleteFrom("arrival_sms").where("reservation_id", "=", reservationId).execute();
  await forgetEmptyThreads(work, rows);
}

async function deleteOldArrivals(work: Work): Promise<number> {
  const rows = await work.db.selectFrom("arrival_sms").select("thread_id").where("erase_at", "<=", work.now).execute();
  if (rows.length === 0) return 0;
  const deleted = await work.db.deleteFrom("arrival_sms").where("erase_at", "<=", work.now).executeTakeFirst();
  await forgetEmptyThreads(work, rows);
  return Number(deleted.numDeletedRows);
}

export async function moveErasing(work: Work, reservationId: string, eraseAt: Instant): Promise<void> {
  await work.db
    .updateTable("message")
    .set({ erase_at: eraseAt })
    .where("reservation_id", "=", reservationId)
    .where("recipient", "is not", null)
    .execute();
  await work.db
    .updateTable("arrival_sms")
    .set((all) => ({
      erase_at: all.fn<number>("min", [all(all.ref("received_at"), "+", ARRIVALS_KEPT), all.val(eraseAt)]),
    }))
    .where("reservation_id", "=", reservationId)
    .execute();
}

/** Empties what is due to be gone at this instant, itself inside, and deletes raw text messages as old (A4). Returns how many. */
export async function emptyDue(work: Work): Promise<number> {
  await work.db
    .updateTable("message")
    .set({ state: "expired", ended_at: work.now })
    .where("state", "=", "queued")
    .where("erase_at", "<=", work.now)
    .execute();
  const emptied = await work.db
    .updateTable("message")
    .set(NOTHING_PERSONAL)
    .where("recipient", "is not", null)
    .where("erase_at", "<=", work.now)
    .executeTakeFirst();
  const byHand = await work.db.deleteFrom("erased_now").executeTakeFirst();
  return Number(emptied.numUpdatedRows) + (await deleteOldArrivals(work)) + Number(byHand.numDeletedRows);
}

export async function anythingToEmpty(reader: Reader): Promise<boolean> {
  const message = await reader.db
    .selectFrom("message")
    .select("id")
    .where("recipient", "is not", null)
    .where("erase_at", "<=", reader.now)
    .limit(1)
    .executeTakeFirst();
  if (message !== undefined) return true;
  const arrival = await reader.db
    .selectFrom("arrival_sms")
    .select("id")
    .where("erase_at", "<=", reader.now)
    .limit(1)
    .executeTakeFirst();
  if (arrival !== undefined) return true;
  const byHand = await reader.db.selectFrom("erased_now").select("at").limit(1).executeTakeFirst();
  return byHand !== undefined;
}

/** What was erased on somebody's word is to be gone from the database's log as well: the job that empties sees to it. */
export async function noteErasedNow(work: Work): Promise<void> {
  await work.db.insertInto("erased_now").values({ at: work.now }).execute();
}

const AT_ONCE = 500;

/** Of these messages those whose recipient and words are erased. */
export async function emptiedAmong(reader: Reader, ids: readonly string[]): Promise<string[]> {
  const emptied: string[] = [];
  for (let from = 0; from < ids.length; from += AT_ONCE) {
    const rows = await reader.db
      .selectFrom("message")
      .select("id")
      .where("id", "in", ids.slice(from, from + AT_ONCE))
      .where("recipient", "is", null)
      .execute();
    emptied.push(...rows.map(({ id }) => id));
  }
  return emptied;
}

/** A thread ends with the last of its texts. */
export async function forgetEmptyThreads(work: Work, of: readonly { thread_id: string }[]): Promise<void> {
  for (const id of new Set(of.map((row) => row.thread_id)))
    await work.db
      .deleteFrom("thread")
      .where("id", "=", id)
      .where((all) =>
        all.not(
          all.exists(
            all.selectFrom("arrival_sms").select("arrival_sms.id").whereRef("arrival_sms.thread_id", "=", "thread.id"),
          ),
        ),
      )
      .execute();
}

/** The parts of a row; an erased one has none. */
export function partsOf(row: Pick<MessageTable, "parts">): Parts | null {
  return row.parts === null ? null : (JSON.parse(row.parts) as Parts);
}
