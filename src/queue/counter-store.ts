import { instant } from "../platform/clock.ts";
import type { Reader, Work } from "../platform/work.ts";
import type { CounterStood, Deed, Undo } from "./deed.ts";
import type { TicketRow } from "./store.ts";

const NEVER_OPENED: CounterStood = {
  state: "closed",
  staffId: null,
  since: instant(0),
  services: null,
};

export async function readCounter(reader: Reader, counterId: string): Promise<CounterStood> {
  const states = await readCounters(reader, [counterId]);
  return states.get(counterId) ?? NEVER_OPENED;
}

/** How these counters stand; one that was never opened is not in the map. */
export async function readCounters(reader: Reader, counterIds: readonly string[]): Promise<Map<string, CounterStood>> {
  if (counterIds.length === 0) return new Map();
  const rows = await reader.db.selectFrom("counter_state").selectAll().where("counter_id", "in", counterIds).execute();
  return new Map(
    rows.map((row) => [
      row.counter_id,
      {
        state: row.state,
        staffId: row.staff_id,
        since: instant(row.since),
        services: row.services === null ? null : (JSON.parse(row.services) as string[]),
      },
    ]),
  );
}

export async function saveCounter(work: Work, counterId: string, counter: CounterStood): Promise<void> {
  const row = {
    state: counter.state,
    staff_id: counter.staffId,
    since: counter.since,
    services: counter.services === null ? null : JSON.stringify(counter.services),
  };
  await work.db
    .insertInto("counter_state")
    .values({ counter_id: counterId, ...row })
    .onConflict((conflict) => conflict.column("counter_id").doUpdateSet(row))
    .execute();
}

export async function readDeed(reader: Reader, counterId: string): Promise<Deed<TicketRow> | null> {
  const row = await reader.db
    .selectFrom("deed")
    .innerJoin("event", "event.number", "deed.event")
    .leftJoin("ticket", "ticket.id", "event.ticket_id")
    .select(["deed.event", "done_at", "deed.kind", "undo"])
    .select("ticket.number as ticket_number")
    .where("deed.counter_id", "=", counterId)
    .executeTakeFirst();
  if (row === undefined) return null;
  return {
    event: row.event,
    doneAt: instant(row.done_at),
    kind: row.kind,
    ticketNumber: row.ticket_number,
    undo: JSON.parse(row.undo) as Undo<TicketRow> | null,
  };
}

/** Writes the counter's last deed over the one before: only the last can be taken back (Q5). */
export async function saveDeed(
  work: Work,
  counterId: string,
  deed: { event: number; kind: string; undo: Undo<TicketRow> | null },
): Promise<void> {
  const row = {
    event: deed.event,
    done_at: work.now,
    kind: deed.kind,
    undo: JSON.stringify(deed.undo),
  };
  await work.db
    .insertInto("deed")
    .values({ counter_id: counterId, ...row })
    .onConflict((conflict) => conflict.column("counter_id").doUpdateSet(row))
    .execute();
}

/** The same deed goes on under a newer event, its ten seconds as they are: a screen from before is stale. */
export async function renumberDeed(work: Work, counterId: string, event: number): Promise<boolean> {
  const result = await work.db
    .updateTable("deed")
    .set({ event })
    .where("counter_id", "=", counterId)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

/** What these counters did last cannot be taken back any more: the day is closed (Q8). */
export async function sealDeeds(work: Work, counterIds: readonly string[], event: number): Promise<void> {
  if (counterIds.length === 0) return;
  await work.db
    .updateTable("deed")
    .set({ event, kind: "day-closed", undo: "null" })
    .where("counter_id", "in", counterIds)
    .execute();
}
