import { currentOffice } from "../office/queries.ts";
import type { Office } from "../office/office.ts";
import { present } from "../platform/refusal.ts";
import type { Reader, Work } from "../platform/work.ts";
import { behind, type LinkPurpose } from "./link-store.ts";
import type { Reservation, ReservationId } from "./reservation.ts";
import { readReservation } from "./store.ts";

/** A reservation that must be there. Throws notFound. */
export const known = async (reader: Reader, office: Office, id: ReservationId): Promise<Reservation> =>
  present(await readReservation(reader, office, id));

/** The reservation a link leads to. Throws the same notFound for a wrong, a dead and an erased one (S4). */
export async function ledTo(
  work: Work,
  token: string,
  purpose: LinkPurpose,
): Promise<{ office: Office; reservation: Reservation }> {
  const office = await currentOffice(work);
  const id = present(await behind(work, token, purpose));
  return { office, reservation: await known(work, office, id) };
}
