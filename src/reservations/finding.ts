import { currentOffice } from "../office/queries.ts";
import type { Office } from "../office/office.ts";
import { present, Refusal } from "../platform/refusal.ts";
import type { Reader, Work } from "../platform/work.ts";
import { behind, type LinkPurpose } from "./link-store.ts";
import type { Reservation, ReservationId } from "./reservation.ts";
import { readReservation } from "./store.ts";

/** A reservation that must be there. Throws notFound. */
export const known = async (reader: Reader, office: Office, id: ReservationId): Promise<Reservation> =>
  present(await readReservation(reader, office, id));

/** The reservation a link for any of the purposes leads to. Throws notFound. */
export async function ledToBy(
  work: Work,
  token: string,
  purposes: readonly LinkPurpose[],
): Promise<{ office: Office; reservation: Reservation }> {
  for (const purpose of purposes) {
    const id = await behind(work, token, purpose);
    if (id === null) continue;
    const office = await currentOffice(work);
    return { office, reservation: await known(work, office, id) };
  }
  throw new Refusal("not-found", "notFound");
}

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
