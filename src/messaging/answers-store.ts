import { after, instant, type Instant } from "../platform/clock.ts";
import { keyedHash } from "../platform/id.ts";
import type { Reader, Work } from "../platform/work.ts";
import { A_DAY } from "./arrival.ts";
import type { Said } from "./answering.ts";

/** What the machine has said within a day: the kinds it said to a number, and how often it spoke to anybody. */
export async function saidWithinDay(reader: Reader, phone: string): Promise<{ toNumber: Said[]; toAll: number }> {
  const since = after(reader.now, -A_DAY);
  const rows = await reader.db
    .selectFrom("answer_said")
    .select(["kind", "at"])
    .where("phone_hash", "=", hashOf(reader, phone))
    .where("at", ">", since)
    .execute();
  const all = await reader.db
    .selectFrom("answer_said")
    .select((row) => row.fn.countAll<number>().as("count"))
    .where("at", ">", since)
    .executeTakeFirstOrThrow();
  return { toNumber: rows.map(({ kind, at }) => ({ kind, at: instant(at) })), toAll: all.count };
}

/** Remembers an answer for a day. */
export async function noteSaid(work: Work, said: { phone: string; kind: string }): Promise<void> {
  await work.db
    .insertInto("answer_said")
    .values({ phone_hash: hashOf(work, said.phone), kind: said.kind, at: work.now })
    .execute();
}

/** A4: of no use after a day, whether or not anybody was answered since. */
export async function forgetSaid(work: Work): Promise<number> {
  const gone = await work.db.deleteFrom("answer_said").where("at", "<=", after(work.now, -A_DAY)).executeTakeFirst();
  return Number(gone.numDeletedRows);
}

export async function isAnySaidOld(reader: Reader): Promise<boolean> {
  const old = reader.db.selectFrom("answer_said").select("at").where("at", "<=", after(reader.now, -A_DAY)).limit(1);
  return (await old.executeTakeFirst()) !== undefined;
}

/** P3: what was said to one number. */
export async function forgetSaidTo(work: Work, phone: string): Promise<void> {
  await work.db.deleteFrom("answer_said").where("phone_hash", "=", hashOf(work, phone)).execute();
}

const hashOf = ({ house }: Reader, phone: string): string => keyedHash(house.key, "answers", phone);

/** The texts of a thread that had an answer of a kind, as long as they are kept. */
export async function textsAnswered(reader: Reader, threadId: string, kind: string): Promise<string[]> {
  const rows = await reader.db
    .selectFrom("arrival_sms")
    .select("text")
    .where("thread_id", "=", threadId)
    .where("answer", "=", kind)
    .execute();
  return rows.map(({ text }) => text ?? "");
}

/** Whether no text of a thread had an answer yet. */
export async function isUnanswered(reader: Reader, threadId: string): Promise<boolean> {
  const row = await reader.db
    .selectFrom("arrival_sms")
    .select("id")
    .where("thread_id", "=", threadId)
    .where("answer", "is not", null)
    .limit(1)
    .executeTakeFirst();
  return row === undefined;
}

/** The last text message that left, or is to leave, for a number. */
export async function lastWrittenTo(reader: Reader, phone: string): Promise<string | null> {
  const row = await reader.db
    .selectFrom("message")
    .select("body")
    .where("recipient", "=", phone)
    .where("channel", "=", "sms")
    .orderBy("created_at", "desc")
    .limit(1)
    .executeTakeFirst();
  return row?.body ?? null;
}

/** Whether a text was left to staff for a reason since then. */
export async function leftToStaffFor(reader: Reader, reason: string, since: Instant): Promise<boolean> {
  const row = await reader.db
    .selectFrom("arrival_sms")
    .select("id")
    .where("state", "in", ["staff", "done"])
    .where("due_at", ">", since)
    .where("reason", "=", reason)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}
