import type { Instant } from "../platform/clock.ts";
import { instant } from "../platform/clock.ts";
import type { Reader, Work } from "../platform/work.ts";
import type { Health, Reason, Transport } from "./delivery.ts";

/** How a transport stands, as last known. `pausedUntil`: it takes nothing at all, and is left alone until then, outside. */
export interface TransportNow extends Omit<Health, "reason"> {
  readonly transport: string;
  readonly reason: string | null;
  readonly since: Instant;
  readonly pausedUntil: Instant | null;
  /** Since when something that is erased here could not be erased there (A4). */
  readonly holdsErasedSince: Instant | null;
}

export async function readTransports(reader: Reader): Promise<TransportNow[]> {
  const rows = await reader.db.selectFrom("transport_state").selectAll().orderBy("transport").execute();
  const at = (value: number | null) => (value === null ? null : instant(value));
  return rows.map((row) => ({
    transport: row.transport,
    state: row.state,
    reason: row.reason,
    since: instant(row.since),
    pausedUntil: at(row.paused_until),
    lastHeard: at(row.last_heard),
    signal: row.signal,
    waiting: row.waiting,
    holdsErasedSince: at(row.holds_erased_since),
  }));
}

/** A fault that concerns every message: the transport is left alone until then (M1). `since` stays with the first of several. */
export async function pauseTransport(
  work: Work,
  transport: Transport,
  fault: { reason: Reason; until: Instant },
): Promise<void> {
  const { reason, until } = fault;
  await work.db
    .insertInto("transport_state")
    .values({ transport, state: "down", reason, since: work.now, paused_until: until })
    .onConflict((all) =>
      all.column("transport").doUpdateSet((row) => ({
        state: "down",
        reason,
        paused_until: until,
        since: row
          .case()
          .when("transport_state.state", "=", "down")
          .then(row.ref("transport_state.since"))
          .else(work.now)
          .end(),
      })),
    )
    .execute();
}

/** It took a message again, so the fault is over. Returns whether there was one. */
export async function resumeTransport(work: Work, transport: Transport): Promise<boolean> {
  const result = await work.db
    .updateTable("transport_state")
    .set({ state: "ok", reason: null, paused_until: null, since: work.now })
    .where("transport", "=", transport)
    .where("paused_until", "is not", null)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

/** What a transport says of itself; a pause after a fault stays until a message gets through. */
export async function saveHealth(work: Work, transport: Transport, health: Health): Promise<void> {
  const known = await work.db
    .selectFrom("transport_state")
    .select(["state", "since"])
    .where("transport", "=", transport)
    .executeTakeFirst();
  const row = {
    transport,
    state: health.state,
    reason: health.reason,
    since: known?.state === health.state ? known.since : work.now,
    last_heard: health.lastHeard,
    signal: health.signal,
    waiting: health.waiting,
  };
  await work.db
    .insertInto("transport_state")
    .values(row)
    .onConflict((all) => all.column("transport").doUpdateSet(row))
    .execute();
}

/** Whether all that is erased here is erased there too; `since` stays with the first of several looks. */
export async function saveErasing(work: Work, transport: Transport, isDone: boolean): Promise<void> {
  const row = work.db.updateTable("transport_state").where("transport", "=", transport);
  if (isDone) await row.set({ holds_erased_since: null }).execute();
  else await row.set({ holds_erased_since: work.now }).where("holds_erased_since", "is", null).execute();
}

export async function readPause(reader: Reader): Promise<{ reason: "restored" | "staff"; since: Instant } | null> {
  const row = await reader.db.selectFrom("sending_pause").selectAll().executeTakeFirst();
  return row === undefined ? null : { reason: row.reason, since: instant(row.since) };
}

export async function savePause(work: Work, reason: "restored" | "staff"): Promise<boolean> {
  const result = await work.db
    .insertInto("sending_pause")
    .values({ only: 1, reason, since: work.now })
    .onConflict((all) => all.doNothing())
    .executeTakeFirst();
  return result.numInsertedOrUpdatedRows === 1n;
}

export async function endPause(work: Work): Promise<boolean> {
  const result = await work.db.deleteFrom("sending_pause").executeTakeFirst();
  return result.numDeletedRows > 0n;
}
