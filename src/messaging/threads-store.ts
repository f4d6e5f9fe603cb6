import { instant, type Instant } from "../platform/clock.ts";
import type { Reader, Work } from "../platform/work.ts";
import { emptyLoose, forgetEmptyThreads, noteErasedNow } from "./store.ts";

/** What one number wrote that is for a person, up to an instant, itself inside, is dealt with. Returns how many texts that were. */
export async function saveDone(work: Work, threadId: string, upTo: Instant): Promise<number> {
  const result = await work.db
    .updateTable("arrival_sms")
    .set({ state: "done" })
    .where("thread_id", "=", threadId)
    .where("received_at", "<=", upTo)
    .where("state", "=", "staff")
    .executeTakeFirst();
  return Number(result.numUpdatedRows);
}

export interface Newest {
  readonly messageId: string;
  readonly kind: string;
  readonly body: string;
}

/** What was last written to a number, whoever wrote it. */
export async function newestTo(reader: Reader, phone: string): Promise<Newest | null> {
  const row = await reader.db
    .selectFrom("message")
    .select(["id", "kind", "body"])
    .where("recipient", "=", phone)
    .where("channel", "=", "sms")
    .orderBy("created_at", "desc")
    .orderBy("id", "desc")
    .limit(1)
    .executeTakeFirst();
  return row === undefined ? null : { messageId: row.id, kind: row.kind, body: row.body ?? "" };
}

export async function newestFrom(reader: Reader, threadId: string): Promise<Instant | null> {
  const row = await reader.db
    .selectFrom("arrival_sms")
    .select("received_at")
    .where("thread_id", "=", threadId)
    .orderBy("received_at", "desc")
    .limit(1)
    .executeTakeFirst();
  return row === undefined ? null : instant(row.received_at);
}

export const phoneOf = async (reader: Reader, threadId: string) =>
  reader.db.selectFrom("thread").select(["phone", "sender"]).where("id", "=", threadId).executeTakeFirst();

/** Everything a number wrote and what it was answered; messages about a reservation or a ticket go with those. Returns how many texts. */
export async function deleteAllOf(work: Work, phone: string): Promise<number> {
  const thread = await work.db.selectFrom("thread").select("id").where("phone", "=", phone).executeTakeFirst();
  await emptyLoose(work, phone);
  await noteErasedNow(work);
  if (thread === undefined) return 0;
  const result = await work.db.deleteFrom("arrival_sms").where("thread_id", "=", thread.id).executeTakeFirst();
  await forgetEmptyThreads(work, [{ thread_id: thread.id }]);
  return Number(result.numDeletedRows);
}
