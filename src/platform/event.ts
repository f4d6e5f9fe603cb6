import type { Insertable } from "kysely";
import type { EventTable } from "../schema.ts";
import { keptQuery } from "./kept-query.ts";
import type { Work } from "./work.ts";

/** A change to be written down. `detail` holds reasons from lists, numbers and ids: never a name, contact, code or note. */
export interface EventNote {
  readonly kind: string;
  readonly locationId?: string | null;
  readonly serviceId?: string | null;
  readonly counterId?: string | null;
  readonly ticketId?: string | null;
  readonly reservationId?: string | null;
  readonly staffId?: string | null;
  readonly detail?: Readonly<Record<string, string | number | boolean | null>>;
}

/** Appends to the history in the same work as the change itself and tells live followers after the commit (Q9). Returns the event's number. */
export async function note(work: Work, event: EventNote): Promise<number> {
  const { rows } = await insert(work, {
    at: work.now,
    kind: event.kind,
    location_id: event.locationId ?? null,
    service_id: event.serviceId ?? null,
    counter_id: event.counterId ?? null,
    ticket_id: event.ticketId ?? null,
    reservation_id: event.reservationId ?? null,
    staff_id: event.staffId ?? null,
    detail: JSON.stringify(event.detail ?? {}),
  });
  const [row] = rows;
  if (row === undefined) throw new Error("an event got no number");
  work.announce({
    number: row.number,
    kind: event.kind,
    locationId: event.locationId ?? null,
  });
  return row.number;
}

const insert = keptQuery((db, event: Insertable<EventTable>) =>
  db.insertInto("event").values(event).returning("number"),
);
