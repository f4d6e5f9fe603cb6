import { after, HOUR, type Instant } from "../platform/clock.ts";
import { keptQuery } from "../platform/kept-query.ts";
import type { Reader, Work } from "../platform/work.ts";
import { LEASE, mayRepeat, type Reason, type Submission } from "./delivery.ts";
import type { ChannelKind } from "./message.ts";
import { applyReceipt, takeEarly } from "./receipts-store.ts";
import { partsOf } from "./store.ts";

/** A message taken out of the outbox to be handed over; nobody else takes it before its lease ends. */
export interface Claimed extends Submission {
  readonly channel: ChannelKind;
  readonly attempts: number;
  readonly claimedAt: Instant;
}

/** Takes the next message of a channel: the highest lane, then what was due first, then what was written first. */
export async function claimNext(work: Work, channel: ChannelKind, transport: string): Promise<Claimed | null> {
  const { rows } = await claimFirst(work, { channel, transport, now: work.now });
  const [row] = rows;
  if (row === undefined) return null;
  return {
    id: row.id,
    kind: row.kind,
    channel: row.channel,
    lane: row.lane,
    recipient: row.recipient ?? "",
    subject: row.subject ?? "",
    body: row.body ?? "",
    parts: partsOf(row),
    usefulFor: row.not_after - work.now,
    attempts: row.attempts,
    claimedAt: work.now,
  };
}

const claimFirst = keptQuery((db, by: { channel: ChannelKind; transport: string; now: Instant }) =>
  db
    .updateTable("message")
    .set((all) => ({
      state: "claimed",
      claimed_at: by.now,
      transport: by.transport,
      attempts: all("attempts", "+", 1),
    }))
    .where("state", "=", "queued")
    .where("id", "=", (all) =>
      all
        .selectFrom("message")
        .select("id")
        .where("state", "=", "queued")
        .where("channel", "=", by.channel)
        .where("due_at", "<=", by.now)
        .where("not_after", ">", by.now)
        .orderBy("lane", "desc")
        .orderBy("due_at")
        .orderBy("id")
        .limit(1),
    )
    .returningAll(),
);

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
  const noted = await saveFate(work, claimed, fate);
  if (noted && fate.state === "accepted" && fate.reference !== null) await catchUp(work, claimed.id, fate.reference);
  return noted;
}

/** What the transport said before we knew that it took the message (M1). */
async function catchUp(work: Work, id: string, reference: string): Promise<void> {
  const { transport } = await work.db
    .selectFrom("message")
    .select("transport")
    .where("id", "=", id)
    .executeTakeFirstOrThrow();
  const state = transport === null ? null : await takeEarly(work, transport, reference);
  if (transport !== null && state !== null) await applyReceipt(work, { transport, reference, state });
}

async function saveFate(work: Work, claimed: Claimed, fate: Fate): Promise<boolean> {
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
    .select(["id", "channel", "transport"])
    .where("state", "=", "claimed")
    .where("claimed_at", "<=", before)
    .execute();
  for (const { id, channel, transport } of rows)
    await work.db
      .updateTable("message")
      .set(
        mayRepeat(channel, transport)
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
    .where((all) => all.or([all("failure", "is", null), all("failure", "!=", "undeliverable" satisfies Reason)]))
    .where("not_after", ">", work.now)
    .where("recipient", "is not", null)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

/**
 * A message its transport took and then could not deliver is written anew, under an id of its own: by the old one the transport
 * would only say that it knows it. Returns whether there was one, and it is not too late for it.
 */
export async function writeAnew(work: Work, id: string, as: string): Promise<boolean> {
  const row = await work.db
    .selectFrom("message")
    .selectAll()
    .where("id", "=", id)
    .where("state", "=", "failed")
    .where("failure", "=", "undeliverable" satisfies Reason)
    .where("not_after", ">", work.now)
    .where("recipient", "is not", null)
    .executeTakeFirst();
  if (row === undefined || !(await saveTold(work, id))) return false;
  const fresh = {
    attempts: 0,
    claimed_at: null,
    transport: null,
    reference: null,
    failure: null,
    sent_at: null,
    ended_at: null,
  };
  await work.db
    .insertInto("message")
    .values({ ...row, ...fresh, id: as, state: "queued", created_at: work.now, due_at: work.now })
    .execute();
  return true;
}

/** Notes that a person told the recipient of a message that did not arrive. Returns whether it was still to be done. */
export async function saveTold(work: Work, id: string): Promise<boolean> {
  const result = await work.db
    .updateTable("message")
    .set({ told_at: work.now })
    .where("id", "=", id)
    .where("state", "in", ["failed", "unknown", "expired"])
    .where("told_at", "is", null)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

/** Messages a transport took within the last hour and has not said to have sent: it is not given more than it can overtake (M5). */
export async function countAhead(reader: Reader, transport: string): Promise<number> {
  const row = await reader.db
    .selectFrom("message")
    .select((all) => all.fn.countAll<number>().as("count"))
    .where("transport", "=", transport)
    .where("reference", "is not", null)
    .where("state", "=", "accepted")
    .where("sent_at", "is", null)
    .where("ended_at", ">", after(reader.now, -HOUR))
    .executeTakeFirstOrThrow();
  return row.count;
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
