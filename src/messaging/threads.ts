import { instant, type Instant } from "../platform/clock.ts";
import type { Reader } from "../platform/work.ts";
import type { ArrivalState } from "./arrival.ts";
import type { SenderKind } from "./sender.ts";

/** One number's texts as a line of the inbox (I4). */
export interface ThreadLine {
  readonly id: string;
  readonly phone: string;
  readonly sender: SenderKind;
  readonly lastAt: Instant;
  /** What came last, as it is read. */
  readonly lastText: string;
  /** Texts that wait for a person. */
  readonly waiting: number;
}

/** At most so many lines on a page. */
export const THREADS_AT_ONCE = 50;

/** The newest first; `before` an instant: only older ones, itself outside. `waiting`: only those a person is waited for in. */
export async function threadLines(
  reader: Reader,
  of: { waiting: boolean; before: Instant | null },
): Promise<ThreadLine[]> {
  const waiting = await waitingByThread(reader);
  let query = reader.db
    .selectFrom("thread")
    .select(["id", "phone", "sender", "last_at"])
    .select((all) =>
      all
        .selectFrom("arrival_sms")
        .select((row) => row.fn.coalesce("arrival_sms.text", "arrival_sms.body").as("said"))
        .whereRef("arrival_sms.thread_id", "=", "thread.id")
        .orderBy("arrival_sms.received_at", "desc")
        .limit(1)
        .as("said"),
    )
    .orderBy("last_at", "desc")
    .orderBy("id", "desc")
    .limit(THREADS_AT_ONCE);
  if (of.before !== null) query = query.where("last_at", "<", of.before);
  if (of.waiting) query = query.where("id", "in", [...waiting.keys()]);
  const rows = await query.execute();
  return rows.map((row) => ({
    id: row.id,
    phone: row.phone,
    sender: row.sender,
    lastAt: instant(row.last_at),
    lastText: row.said ?? "",
    waiting: waiting.get(row.id) ?? 0,
  }));
}

async function waitingByThread(reader: Reader): Promise<Map<string, number>> {
  const rows = await reader.db
    .selectFrom("arrival_sms")
    .select((all) => ["thread_id", all.fn.countAll<number>().as("count")])
    .where("state", "=", "staff")
    .groupBy("thread_id")
    .execute();
  return new Map(rows.map((row) => [row.thread_id, row.count]));
}

/** Something that came, or went, in a thread. */
export type Said =
  | {
      readonly way: "in";
      readonly id: string;
      readonly at: Instant;
      readonly text: string;
      readonly state: ArrivalState;
      readonly reason: string | null;
      readonly isWhole: boolean;
      /** How often it came again. */
      readonly repeats: number;
    }
  | {
      readonly way: "out";
      readonly id: string;
      readonly at: Instant;
      /** Empty once erased. */
      readonly text: string;
      readonly kind: string;
      readonly state: string;
      readonly dueAt: Instant;
    };

export interface Thread {
  readonly id: string;
  readonly phone: string;
  readonly sender: SenderKind;
  /** Both ways, the oldest first. */
  readonly said: readonly Said[];
  readonly waiting: number;
  /** What a deed on the page relies on: the newest text that came, and the newest that went. */
  readonly newest: { readonly came: Instant; readonly went: string };
}

const MOST_SAID = 200;

/** What a number wrote and was written, or null when there is nothing any more. */
export async function threadById(reader: Reader, id: string): Promise<Thread | null> {
  const thread = await reader.db.selectFrom("thread").selectAll().where("id", "=", id).executeTakeFirst();
  if (thread === undefined) return null;
  const rows = await reader.db
    .selectFrom("arrival_sms")
    .select(["id", "state", "text", "body", "reason", "is_whole", "received_at", "first_id"])
    .where("thread_id", "=", id)
    .orderBy("received_at", "desc")
    .orderBy("id", "desc")
    .limit(MOST_SAID)
    .execute();
  const came = rows
    .filter((row) => row.first_id === null)
    .map((row): Said => ({
      way: "in",
      id: row.id,
      at: instant(row.received_at),
      text: row.text ?? row.body,
      state: row.state,
      reason: row.reason,
      isWhole: row.is_whole === 1,
      repeats: rows.filter((each) => each.first_id === row.id && each.state === "repeat").length,
    }));
  const went = await writtenTo(reader, thread.phone);
  return {
    id,
    phone: thread.phone,
    sender: thread.sender,
    said: [...came, ...went].toSorted((one, other) => one.at - other.at || (one.way === "in" ? -1 : 1)),
    waiting: came.filter((each) => each.way === "in" && each.state === "staff").length,
    newest: { came: instant(rows[0]?.received_at ?? thread.last_at), went: went[0]?.id ?? "" },
  };
}

/** Text messages to a number, the newest first. */
async function writtenTo(reader: Reader, phone: string): Promise<Said[]> {
  const rows = await reader.db
    .selectFrom("message")
    .select(["id", "kind", "state", "body", "created_at", "due_at"])
    .where("recipient", "=", phone)
    .where("channel", "=", "sms")
    .orderBy("created_at", "desc")
    .orderBy("id", "desc")
    .limit(MOST_SAID)
    .execute();
  return rows.map((row) => ({
    way: "out",
    id: row.id,
    at: instant(row.created_at),
    text: row.body ?? "",
    kind: row.kind,
    state: row.state,
    dueAt: instant(row.due_at),
  }));
}

/** What staff should know of the machine's answering since an instant, itself inside (S3). */
export interface AnsweringTrouble {
  /** It used up its day, so texts wait for a person that it would have answered. */
  readonly usedUp: boolean;
  /** Texts from our own number came and were dropped. */
  readonly fromOurselves: number;
}

export async function answeringTrouble(reader: Reader, since: Instant): Promise<AnsweringTrouble> {
  const rows = await reader.db
    .selectFrom("arrival_sms")
    .select((all) => ["reason", all.fn.countAll<number>().as("count")])
    .where("received_at", ">=", since)
    .where("reason", "in", ["day-full", "own-number"])
    .groupBy("reason")
    .execute();
  const count = (reason: string): number => rows.find((row) => row.reason === reason)?.count ?? 0;
  return { usedUp: count("day-full") > 0, fromOurselves: count("own-number") };
}

/** How many threads wait for a person. */
export async function threadsWaiting(reader: Reader): Promise<number> {
  return (await waitingByThread(reader)).size;
}

/** P3: what came from a phone, as it came, for whom it came from. */
export interface TextKept {
  readonly text: string;
  readonly receivedAt: Instant;
}

export async function textsFrom(reader: Reader, phone: string): Promise<TextKept[]> {
  if (phone === "") return [];
  const rows = await reader.db
    .selectFrom("arrival_sms")
    .innerJoin("thread", "thread.id", "arrival_sms.thread_id")
    .select(["arrival_sms.body", "arrival_sms.received_at"])
    .where("thread.phone", "=", phone)
    .orderBy("arrival_sms.received_at")
    .execute();
  return rows.map((row) => ({ text: row.body, receivedAt: instant(row.received_at) }));
}
