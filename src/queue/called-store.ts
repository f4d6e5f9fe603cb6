import type { Day } from "../platform/civil.ts";
import { instant, type Instant } from "../platform/clock.ts";
import type { Reader } from "../platform/work.ts";

/** The last ticket of a service that was called on a day and not taken back (V5). */
export interface LastCalled {
  readonly serviceId: string;
  readonly number: string;
  readonly counterId: string;
  readonly at: Instant;
}

/** One for each service somebody was called for, in no order. */
export async function readLastCalled(reader: Reader, locationId: string, day: Day): Promise<LastCalled[]> {
  const rows = await reader.db
    .selectFrom("ticket")
    .select(["service_id", "number", "counter_id", "called_at"])
    .where("location_id", "=", locationId)
    .where("day", "=", day)
    .where("state", "in", ["called", "serving", "served", "missed"])
    .execute();
  const last = new Map<string, LastCalled>();
  for (const { service_id: serviceId, number, counter_id: counterId, called_at: calledAt } of rows) {
    if (counterId === null || calledAt === null || calledAt < (last.get(serviceId)?.at ?? 0)) continue;
    last.set(serviceId, { serviceId, number, counterId, at: instant(calledAt) });
  }
  return [...last.values()];
}
