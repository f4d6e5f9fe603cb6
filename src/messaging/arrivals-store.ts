import { after, instant, type Instant } from "../platform/clock.ts";
import { newId } from "../platform/id.ts";
import type { Reader, Work } from "../platform/work.ts";
import type { ArrivalSmsTable } from "../schema.ts";
import { ARRIVALS_KEPT, type Arrival, type ArrivalState } from "./arrival.ts";
import type { Arrived } from "./delivery.ts";
import type { Joining } from "./joining.ts";
import type { Sender } from "./sender.ts";

/** The thread of a sender, made with the first text. */
export async function threadOf(work: Work, { phone, kind }: Sender): Promise<string> {
  const known = await work.db.selectFrom("thread").select("id").where("phone", "=", phone).executeTakeFirst();
  if (known !== undefined) {
    await work.db.updateTable("thread").set({ sender: kind, last_at: work.now }).where("id", "=", known.id).execute();
    return known.id;
  }
  const id = newId();
  await work.db.insertInto("thread").values({ id, phone, sender: kind, last_at: work.now }).execute();
  return id;
}

export interface NewArrival {
  readonly threadId: string;
  readonly arrived: Arrived;
  readonly state: ArrivalState;
  readonly providerId: string | null;
  readonly part?: NonNullable<Arrived["part"]>;
  readonly text?: string;
  readonly dueAt?: Instant;
  readonly firstId?: string;
  readonly reason?: string;
}

export async function insertArrival(work: Work, row: NewArrival): Promise<string> {
  const { arrived, part } = row;
  const id = newId();
  await work.db
    .insertInto("arrival_sms")
    .values({
      id,
      thread_id: row.threadId,
      state: row.state,
      transport: arrived.transport,
      provider_id: row.providerId,
      sender: arrived.from,
      body: arrived.text,
      text: row.text ?? null,
      sent_to: arrived.to,
      sent_at: arrived.sentAt,
      received_at: work.now,
      due_at: row.dueAt ?? work.now,
      part_reference: part?.reference ?? null,
      part_index: part?.index ?? null,
      part_of: part?.of ?? null,
      first_id: row.firstId ?? null,
      reason: row.reason ?? null,
      erase_at: after(work.now, ARRIVALS_KEPT),
    })
    .execute();
  return id;
}

/** What came under this id of a provider; they count anew when their table is made anew, so several may. */
export async function ofProvider(reader: Reader, { transport, providerId }: Arrived) {
  if (providerId === null) return [];
  const rows = await reader.db
    .selectFrom("arrival_sms")
    .select(["id", "sender", "body", "sent_at", "received_at"])
    .where("transport", "=", transport)
    .where("provider_id", "=", providerId)
    .orderBy("received_at")
    .execute();
  return rows.map((row) => ({ id: row.id, from: row.sender, text: row.body, sentAt: row.sent_at }));
}

/** Whole texts of a thread that came since and may be the same: at the same time by the sender's clock, or without one under the same id. */
export async function maybeSame(
  reader: Reader,
  threadId: string,
  of: { sentAt: Instant | null; transport: string; providerId: string | null; since: Instant },
): Promise<{ id: string; text: string }[]> {
  const { sentAt, transport, providerId } = of;
  if (sentAt === null && providerId === null) return [];
  const query = reader.db
    .selectFrom("arrival_sms")
    .select(["id", "text"])
    .where("thread_id", "=", threadId)
    .where("received_at", ">", of.since)
    .where("text", "is not", null)
    .where("first_id", "is", null)
    .orderBy("received_at");
  const rows = await (
    sentAt === null
      ? query.where("sent_at", "is", null).where("transport", "=", transport).where("provider_id", "=", providerId)
      : query.where("sent_at", "=", sentAt)
  ).execute();
  return rows.map(({ id, text }) => ({ id, text: text ?? "" }));
}

/** Parts of a thread that came since under one reference, by the text they belong to, the oldest first. */
export async function partsUnder(
  reader: Reader,
  threadId: string,
  of: { reference: string; of: number; since: Instant },
): Promise<Joining[]> {
  const rows = await reader.db
    .selectFrom("arrival_sms")
    .select(["id", "first_id", "state", "part_index", "body", "sent_at", "received_at"])
    .where("thread_id", "=", threadId)
    .where("received_at", ">", of.since)
    .where("part_reference", "=", of.reference)
    .where("part_of", "=", of.of)
    .where("state", "<>", "repeat")
    .orderBy("received_at")
    .orderBy("id")
    .execute();
  const heads = rows.filter((row) => row.first_id === null);
  return heads.map((head) => ({
    id: head.id,
    isOpen: head.state === "joining",
    parts: rows.filter((row) => row.id === head.id || row.first_id === head.id).map(partOfRow),
  }));
}

export async function partsOfText(reader: Reader, id: string) {
  const rows = await reader.db
    .selectFrom("arrival_sms")
    .select(["part_index", "body", "sent_at", "received_at"])
    .where((all) => all.or([all("id", "=", id), all("first_id", "=", id)]))
    .where("state", "in", ["joining", "part"])
    .execute();
  return rows.map(partOfRow);
}

const partOfRow = (row: Pick<ArrivalSmsTable, "part_index" | "body" | "sent_at" | "received_at">) => ({
  index: row.part_index ?? 0,
  body: row.body,
  sentAt: row.sent_at === null ? null : instant(row.sent_at),
  received: instant(row.received_at),
});

/** The end of a wait: all parts came, or no more are waited for. */
export async function endJoining(
  work: Work,
  id: string,
  as: { state: ArrivalState; text: string; isWhole: boolean; reason: string | null },
): Promise<void> {
  await work.db
    .updateTable("arrival_sms")
    .set({ state: as.state, text: as.text, is_whole: as.isWhole ? 1 : 0, reason: as.reason, due_at: work.now })
    .where("id", "=", id)
    .where("state", "=", "joining")
    .execute();
}

const READABLE = [
  "arrival_sms.id",
  "arrival_sms.thread_id",
  "arrival_sms.state",
  "arrival_sms.text",
  "arrival_sms.is_whole",
  "arrival_sms.received_at",
  "arrival_sms.sent_at",
  "thread.phone",
  "thread.sender",
] as const;

/** Texts in a state, due by now, the longest due first. */
export async function arrivalsIn(reader: Reader, state: ArrivalState, limit: number): Promise<Arrival[]> {
  const rows = await reader.db
    .selectFrom("arrival_sms")
    .innerJoin("thread", "thread.id", "arrival_sms.thread_id")
    .select(READABLE)
    .where("arrival_sms.state", "=", state)
    .where("arrival_sms.due_at", "<=", reader.now)
    .orderBy("arrival_sms.due_at")
    .orderBy("arrival_sms.id")
    .limit(limit)
    .execute();
  return rows.map(arrivalOf);
}

export async function findArrival(reader: Reader, id: string): Promise<(Arrival & { state: ArrivalState }) | null> {
  const row = await reader.db
    .selectFrom("arrival_sms")
    .innerJoin("thread", "thread.id", "arrival_sms.thread_id")
    .select(READABLE)
    .where("arrival_sms.id", "=", id)
    .executeTakeFirst();
  return row === undefined ? null : { ...arrivalOf(row), state: row.state };
}

const arrivalOf = (row: {
  readonly id: string;
  readonly thread_id: string;
  readonly text: string | null;
  readonly is_whole: number;
  readonly received_at: number;
  readonly sent_at: number | null;
  readonly phone: string;
  readonly sender: Arrival["sender"];
}): Arrival => ({
  id: row.id,
  threadId: row.thread_id,
  phone: row.phone,
  sender: row.sender,
  text: row.text ?? "",
  isWhole: row.is_whole === 1,
  received: instant(row.received_at),
  sentAt: row.sent_at === null ? null : instant(row.sent_at),
});

/** How an open text ends; only one that is still `new` does. Returns whether it was. */
export async function endNew(
  work: Work,
  id: string,
  as:
    | { state: "answered"; answer: string; reservationId: string | null }
    | { state: "staff"; reason: string; answer: string | null },
): Promise<boolean> {
  const change =
    as.state === "staff"
      ? { state: as.state, reason: as.reason, answer: as.answer }
      : { state: as.state, answer: as.answer, reservation_id: as.reservationId };
  const result = await work.db
    .updateTable("arrival_sms")
    .set(change)
    .where("id", "=", id)
    .where("state", "=", "new")
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}
