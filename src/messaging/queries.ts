import { instant, type Instant } from "../platform/clock.ts";
import type { Reader } from "../platform/work.ts";
import type { Attachment, MessageLink } from "./message.ts";
import { partsOf } from "./store.ts";

/** A message as the built-in inbox shows it; once erased (A4) only that it was. */
export interface InboxMessage {
  readonly id: string;
  readonly kind: string;
  readonly channel: "email" | "sms";
  readonly state: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  /** A whole HTML document, empty for text messages. Show it in a sandbox only. */
  readonly html: string;
  readonly links: readonly MessageLink[];
  readonly attachments: readonly Attachment[];
  readonly created: Instant;
}

/** The last messages written, newest first (M2). */
export async function inbox(reader: Reader, { limit }: { limit: number }): Promise<InboxMessage[]> {
  const rows = await reader.db
    .selectFrom("message")
    .selectAll()
    .orderBy("created_at", "desc")
    .orderBy("id", "desc")
    .limit(limit)
    .execute();
  return rows.map((row) => {
    const parts = partsOf(row);
    return {
      id: row.id,
      kind: row.kind,
      channel: row.channel,
      state: row.state,
      to: row.recipient ?? "",
      subject: row.subject ?? "",
      text: row.body ?? "",
      html: parts?.html ?? "",
      links: parts?.links ?? [],
      attachments: parts?.attachments ?? [],
      created: instant(row.created_at),
    };
  });
}

/** How the post stands, for the staff's page: what should have left and has not, and what never will. */
export interface PostTrouble {
  /** Messages whose tries have failed so far, and why the last one did. */
  readonly waiting: readonly { readonly reason: string; readonly count: number }[];
  /** Messages that ended without arriving since `since`, itself inside: failed, unknown, expired (M1). */
  readonly dead: number;
}

export async function postTrouble(reader: Reader, since: Instant): Promise<PostTrouble> {
  const waiting = await reader.db
    .selectFrom("message")
    .select((all) => ["failure", all.fn.countAll<number>().as("count")])
    .where("state", "=", "queued")
    .where("failure", "is not", null)
    .groupBy("failure")
    .orderBy("failure")
    .execute();
  const dead = await reader.db
    .selectFrom("message")
    .select((all) => all.fn.countAll<number>().as("count"))
    .where("state", "in", ["failed", "unknown", "expired"])
    .where("created_at", ">=", since)
    .executeTakeFirstOrThrow();
  return {
    waiting: waiting.map(({ failure, count }) => ({ reason: failure ?? "", count })),
    dead: dead.count,
  };
}

export interface IncomingText {
  readonly id: string;
  readonly from: string;
  readonly text: string;
  readonly received: Instant;
}

const MOST_ARRIVALS = 500;

/** Text messages that came, newest first, as they came. */
export async function incomingTexts(reader: Reader): Promise<IncomingText[]> {
  const rows = await reader.db
    .selectFrom("arrival_sms")
    .selectAll()
    .orderBy("received_at", "desc")
    .orderBy("id", "desc")
    .limit(MOST_ARRIVALS)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    from: row.sender,
    text: row.body,
    received: instant(row.received_at),
  }));
}
