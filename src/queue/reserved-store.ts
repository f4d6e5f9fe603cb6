import type { Reader } from "../platform/work.ts";
import { ticketOf } from "./store.ts";
import type { Ticket } from "./ticket.ts";

/** B15: all tickets of a reservation, in the order they were given; most have one. */
export async function ticketsOf(reader: Reader, reservationId: string): Promise<Ticket[]> {
  const rows = await reader.db
    .selectFrom("ticket")
    .selectAll()
    .where("reservation_id", "=", reservationId)
    .orderBy("issued_at")
    .orderBy("id")
    .execute();
  return rows.map(ticketOf);
}
