import { currentOffice } from "../office/queries.ts";
import type { Reader } from "../platform/work.ts";
import { idsOfPhone } from "./client-store.ts";
import { idsMatching } from "./looking-store.ts";
import type { Reservation, ReservationId } from "./reservation.ts";
import { readReservations } from "./store.ts";

const MOST_FOUND = 50;

/** By code, name, e-mail or phone; at most 50: those still to come, the soonest first, and then the past, the latest first. */
export const findReservations = async (reader: Reader, text: string): Promise<Reservation[]> =>
  soonestFirst(reader, await idsMatching(reader, text));

/** The same of one phone number, by an index: whoever writes by text message is looked up at each look at what they wrote. */
export const reservationsOfPhone = async (reader: Reader, phone: string): Promise<Reservation[]> =>
  soonestFirst(reader, await idsOfPhone(reader, phone));

async function soonestFirst(reader: Reader, ids: readonly ReservationId[]): Promise<Reservation[]> {
  if (ids.length === 0) return [];
  const office = await currentOffice(reader);
  const found = await readReservations(reader, office, (query) => query.where("reservation.id", "in", ids));
  const isOver = (each: Reservation) => each.startsAt < reader.now;
  return found
    .toSorted((a, b) => {
      if (isOver(a) !== isOver(b)) return isOver(a) ? 1 : -1;
      return isOver(a) ? b.startsAt - a.startsAt : a.startsAt - b.startsAt;
    })
    .slice(0, MOST_FOUND);
}
