import { after, type Instant } from "../platform/clock.ts";
import type { Reader, Work } from "../platform/work.ts";
import { LEASE, safeToRepeat, type Reason, type Submission } from "./delivery.ts";
import type { ChannelKind } from "./message.ts";
import { partsOf } from "./store.ts";

/** A message taken out of the outbox to be handed over; nobody else takes it before its lease ends. */
export interface Claimed extends Submission {
  readonly attempts: number;
  readonly claimedAt: Instant;
}

/** Takes the next message of a channel: the highest lane, then what was due first, then what was written first. */
export async function claimNext(work: Work, channel: ChannelKind, transport: string): Promise<Claimed | null> {
  const row = await work.db
    .updateTable("message")
    .set((all) => ({
      state: "claimed",
      claimed_at: work.now,
      transport,
      attempts: all("attempts", "+", 1),
    }))
    .where("state", "=", "queued")
    .where("id", "=", (all) =>
      all
        .selectFrom("message")
        .select("id")
        .where("state", "=", "queued")
        .where("channel", "=", channel)
        .where("due_at", "<=", work.now)
        .where("not_after", ">", work.now)
        .orderBy("lane", "desc")
        .orderBy("due_at")
        .orderBy("id")
        .limit(1),
    )
    .returningAll()
    .executeTakeFirst();
  if (row === undefined) return null;
  return {
    id: row.id,
    kind: row.kind,
    recipient: row.recipient ?? "",
    subject: row.subject ?? "",
    body: row.body ?? "",
    parts: partsOf(row),
    attempts: row.attempts,
    claimedAt: work.now,
  };
}

/** How a claimed message goes on. */
export type Fate =
  | { readonly state: "accepted"; readonly reference: string | null }
  | { readonly state: "failed" | "unknown"; readonly reason: Reason }
  | {
      readonly state: "queued";
      readonly reason: Reason;
      readonly dueAt: Instant;
      /** Tries it has used up. */
      readonly attempts: number;
    };

/** Notes how a try ended, if the message is still the one that was claimed then. Returns whether it was. */
export async function noteFate(work: Work, claimed: Claimed, fate: Fate): Promise<boolean> {
  const ended = { claimed_at: null, ended_at: work.now };
  const change =
    fate.state === "accepted"
      ? { ...ended, reference: fate.reference, failure: null }
      : fate.state === "queued"
        ? {
            claimed_at: null,
            due_at: fate.dueAt,
            attempts: fate.attempts,
            failure: fate.reason,
          }
        : { ...ended, failure: fate.reason };
  const result = await work.db
    .updateTable("message")
    .set({ ...change, state: fate.state })
    .where("id", "=", claimed.id)
    .where("state", "=", "claimed")
    .where("claimed_at", "=", claimed.claimedAt)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

/** Ends waiting messages whose latest moment has come, itself inside (M5). Returns how many. */
export async function expire(work: Work): Promise<number> {
  const result = await work.db
    .updateTable("message")
    .set({ state: "expired", ended_at: work.now })
    .where("state", "=", "queued")
    .where("not_after", "<=", work.now)
    .executeTakeFirst();
  return Number(result.numUpdatedRows);
}

/**
 * Messages somebody claimed until `before` and never reported on. Where a repeat does no harm they wait again, with the
 * same key; elsewhere nobody knows whether they left, and that is what is said. Returns how many.
 */
export async function reclaim(work: Work, before: Instant): Promise<number> {
  const rows = await work.db
    .selectFrom("message")
    .select(["id", "transport"])
    .where("state", "=", "claimed")
    .where("claimed_at", "<=", before)
    .execute();
  for (const { id, transport } of rows)
    await work.db
      .updateTable("message")
      .set(
        safeToRepeat(transport)
          ? { state: "queued", claimed_at: null }
          : {
              state: "unknown",
              claimed_at: null,
              ended_at: work.now,
              failure: "unreachable" satisfies Reason,
            },
      )
      .where("id", "=", id)
      .where("state", "=", "claimed")
      .execute();
  return rows.length;
}

/** Puts a message that ended without arriving back in line, if it is not too late for it. Returns whether it was. */
export async function requeue(work: Work, id: string): Promise<boolean> {
  const result = await work.db
    .updateTable("message")
    .set({ state: "queued", due_at: work.now, attempts: 0, ended_at: null, failure: null })
    .where("id", "=", id)
    .where("state", "in", ["failed", "unknown"])
    .where("not_after", ">", work.now)
    .where("recipient", "is not", null)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

/** Whether there is anything to send, to expire or to claim back; a look that takes no lock. */
export async function anythingDue(reader: Reader): Promise<boolean> {
  const row = await reader.db
    .selectFrom("message")
    .select("id")
    .where((all) =>
      all.or([
        all.and([
          all("state", "=", "queued"),
          all.or([all("due_at", "<=", reader.now), all("not_after", "<=", reader.now)]),
        ]),
        all.and([all("state", "=", "claimed"), all("claimed_at", "<=", after(reader.now, -LEASE))]),
      ]),
    )
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}
