import { note } from "../platform/event.ts";
import type { Instant } from "../platform/clock.ts";
import type { Reader, Work } from "../platform/work.ts";

/** Time in which the product was down: from the last instant it was known to run, inside, to the start, outside. */
export interface Outage {
  readonly from: Instant;
  readonly to: Instant;
}

/** Writes an outage down, once (T4). */
export async function noteOutage(work: Work, outage: Outage): Promise<void> {
  await work.db
    .insertInto("outage")
    .values({ began_at: outage.from, ended_at: outage.to })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  await note(work, {
    kind: "outage",
    detail: { from: outage.from, to: outage.to },
  });
}

/** Outages that ended at or after an instant, oldest first; the supervisor is told of today's. */
export async function outagesSince(reader: Reader, since: Instant): Promise<Outage[]> {
  const rows = await reader.db
    .selectFrom("outage")
    .selectAll()
    .where("ended_at", ">=", since)
    .orderBy("began_at")
    .execute();
  return rows.map((row) => ({
    from: row.began_at as Instant,
    to: row.ended_at as Instant,
  }));
}
