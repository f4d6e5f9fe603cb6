import { countersAt } from "../office/office.ts";
import { currentOffice } from "../office/queries.ts";
import { dayOf, type Day } from "../platform/civil.ts";
import { note } from "../platform/event.ts";
import { Refusal } from "../platform/refusal.ts";
import type { Work } from "../platform/work.ts";
import { isBeingServed } from "./closing.ts";
import { readCounters, saveCounter, sealDeeds } from "./counter-store.ts";
import { markDayClosed } from "./issuing-store.ts";
import { settleNote } from "./noting.ts";
import { followReservation } from "./reservation-following.ts";
import { changeTicket, readOpen } from "./store.ts";
import type { Ticket } from "./ticket.ts";

/**
 * Q8: every open ticket up to this day becomes unserved, every counter that stood open on it closes, and nothing of its
 * queue is in tomorrow's. Throws Refusal counterBusy while a counter serves.
 */
export async function endDay(work: Work, at: { locationId: string; day: Day; staffId: string | null }): Promise<void> {
  const open = (await readOpen(work, at.locationId)).filter(({ day }) => day <= at.day);
  if (open.some((ticket) => isBeingServed(ticket, work.now))) throw new Refusal("conflict", "counterBusy");
  for (const ticket of open) await leaveUnserved(work, ticket, at.staffId);
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

async function leaveUnserved(work: Work, ticket: Ticket, staffId: string | null): Promise<void> {
  const isChanged = await changeTicket(work, ticket, {
    state: "unserved",
    ended_at: work.now,
  });
  if (!isChanged) throw new Refusal("conflict", "ticketMoved");
  await followReservation(work, ticket, "unserved");
  await settleNote(work, ticket);
  await note(work, {
    kind: "ticket-unserved",
    locationId: ticket.locationId,
    serviceId: ticket.serviceId,
    ticketId: ticket.id,
    reservationId: ticket.reservationId,
    staffId,
  });
}

/** Returns the counters whose last deed is of the ended day. */
async function closeCounters(
  work: Work,
  at: { locationId: string; day: Day; staffId: string | null },
): Promise<string[]> {
  const office = await currentOffice(work);
  const counters = countersAt(office, at.locationId);
  const zone = office.locations.find(({ id }) => id === at.locationId)?.timeZone;
  const stood = await readCounters(
    work,
    counters.map(({ id }) => id),
  );
  const ended: string[] = [];
  for (const [counterId, counter] of stood) {
    if (dayOf(counter.since, zone ?? "Europe/Prague") > at.day) continue;
    ended.push(counterId);
    if (counter.state === "closed") continue;
    await saveCounter(work, counterId, {
      state: "closed",
      staffId: null,
      since: work.now,
      services: null,
    });
    await note(work, {
      kind: "counter-closed",
      locationId: at.locationId,
      counterId,
      staffId: at.staffId,
    });
  }
  return ended;
}
