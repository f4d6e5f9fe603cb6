import { countersAt, locationOf } from "../office/office.ts";
import { currentOffice } from "../office/queries.ts";
import { dayOf, type Day } from "../platform/civil.ts";
import { note } from "../platform/event.ts";
import { Refusal } from "../platform/refusal.ts";
import type { Work } from "../platform/work.ts";
import { isBeingServed } from "./closing.ts";
import { readCounters, saveCounter, sealDeeds } from "./counter-store.ts";
import { endTicket } from "./ending.ts";
import { markDayClosed } from "./issuing-store.ts";
import { readOpen } from "./store.ts";

/**
 * Q8: every open ticket up to this day becomes unserved, every counter that stood open on it closes, and nothing of its
 * queue is in tomorrow's. Throws Refusal counterBusy while a counter serves.
 */
export async function endDay(work: Work, at: { locationId: string; day: Day; staffId: string | null }): Promise<void> {
  const open = (await readOpen(work, at.locationId)).filter(({ day }) => day <= at.day);
  if (open.some((ticket) => isBeingServed(ticket, work.now))) throw new Refusal("conflict", "counterBusy");
  for (const ticket of open) await endTicket(work, ticket, "unserved", { staffId: at.staffId });
  const counterIds = await closeCounters(work, at);
  await markDayClosed(work, at.locationId, at.day);
  const event = await note(work, {
    kind: "day-closed",
    locationId: at.locationId,
    staffId: at.staffId,
    detail: { day: at.day, unserved: open.length },
  });
  await sealDeeds(work, counterIds, event);
}

/** Returns the counters whose last deed is of the ended day. */
async function closeCounters(
  work: Work,
  at: { locationId: string; day: Day; staffId: string | null },
): Promise<string[]> {
  const office = await currentOffice(work);
  const counters = countersAt(office, at.locationId);
  const stood = await readCounters(
    work,
    counters.map(({ id }) => id),
  );
  const ended: string[] = [];
  for (const [counterId, counter] of stood) {
    if (dayOf(counter.since, locationOf(office, at.locationId).timeZone) > at.day) continue;
    ended.push(counterId);
    if (counter.state === "closed") continue;
    await saveCounter(work, counterId, { state: "closed", staffId: null, since: work.now, services: null });
    await note(work, { kind: "counter-closed", locationId: at.locationId, counterId, staffId: at.staffId });
  }
  return ended;
}
