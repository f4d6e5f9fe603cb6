import type { Office } from "../office/office.ts";
import type { Work } from "../platform/work.ts";
import type { Booked, Order } from "./actions.ts";
import { windowOf } from "./arrival-window.ts";
import { deadlineOf } from "./deadline.ts";
import { erasingAtLatest } from "./ending.ts";
import { known } from "./finding.ts";
import { heldTokenOf, madeBy } from "./link-store.ts";
import type { ReservationId } from "./reservation.ts";
import { numberColumns } from "./store.ts";
import type { Wanted } from "./taking.ts";

/** C6: the answer the same form has had already, or null when it comes for the first time. */
export async function answerAgain(work: Work, office: Office, formId: string | null): Promise<Booked | null> {
  const id = formId === null ? null : await madeBy(work, formId);
  if (formId === null || id === null) return null;
  return {
    reservation: await known(work, office, id),
    heldToken: heldTokenOf(work, formId),
  };
}

/** B7: what staff or a text message book needs no confirmation; nor does a booking that names no way to ask for it. */
export const isConfirmedAtOnce = (wanted: Wanted, order: Order): boolean =>
  wanted.offer.booking.confirm.by === "none" ||
  order.source !== "web" ||
  (order.client.email === "" && order.client.phone === "");

/** A new reservation as it is stored: pending until its deadline (B7), with its arrival window (B8). */
export function newRow(
  work: Work,
  office: Office,
  wanted: Wanted,
  given: { id: ReservationId; numbers: readonly string[]; order: Order; within: number | null },
) {
  const { order, id, numbers } = given;
  const { booking, location } = wanted.offer;
  const { confirm } = booking;
  const within = given.within ?? (confirm.by === "none" ? 0 : confirm.withinMinutes);
  const window = windowOf(booking, order.startsAt);
  return {
    id,
    state: "pending" as const,
    plan_id: wanted.plan.id,
    service_id: order.serviceId,
    location_id: location.id,
    day: wanted.day,
    starts_at: order.startsAt,
    persons: order.persons,
    language: order.language,
    source: order.source,
    created_at: work.now,
    confirm_by: deadlineOf(work.now, within, order.startsAt),
    confirmed_at: null,
    window_from: window?.from ?? null,
    window_to: window?.to ?? null,
    arrived_at: null,
    ended_at: null,
    remind_at: null,
    erase_at: erasingAtLatest(office, { day: wanted.day, locationId: location.id }),
    ...numberColumns(numbers),
    code: null,
    code_hash: null,
    version: 1,
    mails: 0,
    sequence: 0,
    further_services: JSON.stringify(order.furtherServices ?? []),
  };
}
