import type { Office } from "../office/office.ts";
import { newId } from "../platform/id.ts";
import type { Work } from "../platform/work.ts";
import type { Order } from "./actions.ts";
import { insertClient } from "./client-store.ts";
import { noteReservation } from "./ending.ts";
import { newRow } from "./new-reservation.ts";
import type { Reservation, ReservationId } from "./reservation.ts";
import { insertReservation, reservationOf } from "./store.ts";
import { choosePlaces, drawNumbers, givePlaces, type Wanted } from "./taking.ts";

/**
 * Holds the places of an order for a pending reservation (B4); limits have been looked at before. `within`: minutes to the
 * deadline, null: as the service says (B7). Throws slotTaken, dayFull, outOfNumbers with nothing changed.
 */
export async function hold(
  work: Work,
  office: Office,
  wanted: Wanted,
  given: { order: Order; within: number | null },
): Promise<Reservation> {
  const { order, within } = given;
  const chosen = await choosePlaces(work, wanted, order.persons);
  const id = newId<ReservationId>();
  const numbers = await drawNumbers(work, wanted, chosen);
  const row = newRow(work, office, wanted, { id, numbers, order, within });
  await insertReservation(work, row);
  await givePlaces(work, wanted, chosen, id);
  await insertClient(work, id, order.client);
  const pending = reservationOf(row, order.client, office, work.now);
  await noteReservation(work, pending, "booked", { staffId: order.staffId });
  return pending;
}
