import type { Selectable } from "kysely";
import { after, instant, MINUTE, type Instant } from "../platform/clock.ts";
import type { Reader } from "../platform/work.ts";
import type { Attachment, MessageLink } from "./message.ts";
import type { MessageTable } from "../schema.ts";
import { partsOf } from "./store.ts";
import { readPause, readTransports, type TransportNow } from "./transport-store.ts";

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

/** A message that has not left, or never arrived, for the staff's page. */
export interface PostLine {
  readonly id: string;
  readonly kind: string;
  readonly channel: "email" | "sms";
  readonly state: "queued" | "failed" | "unknown" | "expired";
  /** Empty once erased (A4). */
  readonly to: string;
  readonly created: Instant;
  readonly due: Instant;
  readonly attempts: number;
  readonly reason: string | null;
  readonly reservationId: string | null;
  /** It may still be sent on a person's word. */
  readonly mayGoAgain: boolean;
}

/** How the post stands (M1, M5): whether it is stopped, its transports, what waits, and what did not arrive and nobody was told. */
export interface PostNow {
  readonly pause: { readonly reason: "restored" | "staff"; readonly since: Instant } | null;
  readonly transports: readonly TransportNow[];
  /** Transports that long still hold what is erased here (A4). */
  readonly stillHeld: readonly StillHeld[];
  readonly waiting: { readonly count: number; readonly first: readonly PostLine[] };
  readonly lost: readonly PostLine[];
}

export interface StillHeld {
  readonly transport: string;
  readonly since: Instant;
}

const MOST_LINES = 50;
/** A transport may be busy, or just sending it; after this long something is wrong. */
const HELD_TOO_LONG = 15 * MINUTE;

/** Where what is erased here has not been erased for too long (A4). */
export const stillHeld = async (reader: Reader): Promise<StillHeld[]> =>
  stillHeldAt(await readTransports(reader), reader.now);

const stillHeldAt = (transports: readonly TransportNow[], now: Instant): StillHeld[] =>
  transports.flatMap(({ transport, holdsErasedSince: since }) =>
    since !== null && since <= after(now, -HELD_TOO_LONG) ? [{ transport, since }] : [],
  );

export async function postNow(reader: Reader): Promise<PostNow> {
  const messages = reader.db.selectFrom("message");
  const waiting = messages.where("state", "=", "queued");
  const first = await waiting.selectAll().orderBy("due_at").orderBy("lane", "desc").limit(MOST_LINES).execute();
  const { count } = await waiting.select((all) => all.fn.countAll<number>().as("count")).executeTakeFirstOrThrow();
  const lost = await messages
    .selectAll()
    .where("state", "in", ["failed", "unknown", "expired"])
    .where("told_at", "is", null)
    .where("recipient", "is not", null)
    .orderBy("ended_at", "desc")
    .limit(MOST_LINES)
    .execute();
  const lineOf = postLineAt(reader.now);
  const transports = await readTransports(reader);
  return {
    pause: await readPause(reader),
    transports,
    stillHeld: stillHeldAt(transports, reader.now),
    waiting: { count, first: first.map(lineOf) },
    lost: lost.map(lineOf),
  };
}

const postLineAt =
  (now: Instant) =>
  (row: Selectable<MessageTable>): PostLine => ({
    id: row.id,
    kind: row.kind,
    channel: row.channel,
    state: row.state as PostLine["state"],
    to: row.recipient ?? "",
    created: instant(row.created_at),
    due: instant(row.due_at),
    attempts: row.attempts,
    reason: row.failure,
    reservationId: row.reservation_id,
    mayGoAgain: (row.state === "failed" || row.state === "unknown") && row.not_after > now && row.recipient !== null,
  });
