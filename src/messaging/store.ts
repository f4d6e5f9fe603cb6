import type { Instant } from "../platform/clock.ts";
import type { Reader, Work } from "../platform/work.ts";
import type { MessageTable } from "../schema.ts";
import type { ChannelKind, Parts } from "./message.ts";
import type { MessageKind } from "../office/message-kinds.ts";

/** A message as it is written to the outbox, rendered. */
export interface NewMessage {
  readonly id: string;
  readonly kind: MessageKind;
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
  await work.db
    .insertInto("message")
    .values({
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
    })
    .execute();
}

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
}

export async function moveErasing(work: Work, reservationId: string, eraseAt: Instant): Promise<void> {
  await work.db
    .updateTable("message")
    .set({ erase_at: eraseAt })
    .where("reservation_id", "=", reservationId)
    .where("recipient", "is not", null)
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
  const deleted = await work.db.deleteFrom("arrival_sms").where("erase_at", "<=", work.now).executeTakeFirst();
  return Number(emptied.numUpdatedRows) + Number(deleted.numDeletedRows);
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
  return arrival !== undefined;
}

export async function insertArrival(
  work: Work,
  arrival: { id: string; from: string; text: string; eraseAt: Instant },
): Promise<void> {
  await work.db
    .insertInto("arrival_sms")
    .values({
      id: arrival.id,
      sender: arrival.from,
      body: arrival.text,
      received_at: work.now,
      erase_at: arrival.eraseAt,
    })
    .execute();
}

/** The parts of a row; an erased one has none. */
export function partsOf(row: Pick<MessageTable, "parts">): Parts | null {
  return row.parts === null ? null : (JSON.parse(row.parts) as Parts);
}
