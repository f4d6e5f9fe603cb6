import type { Day } from "../platform/civil.ts";
import type { Reader } from "../platform/work.ts";

/** How many tickets of a day ended at each counter, by "<counter> <state>". */
export async function endedAtCounters(reader: Reader, locationId: string, on: Day): Promise<Map<string, number>> {
  const rows = await reader.db
    .selectFrom("ticket")
    .select(["counter_id", "state", (row) => row.fn.countAll<number>().as("ended")])
    .where("location_id", "=", locationId)
    .where("day", "=", on)
    .where("state", "in", ["served", "missed"])
    .where("counter_id", "is not", null)
    .groupBy(["counter_id", "state"])
    .execute();
  return new Map(rows.map((row) => [`${row.counter_id} ${row.state}`, row.ended]));
}
