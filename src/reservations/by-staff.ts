import { write } from "../messaging/actions.ts";
import type { Office } from "../office/office.ts";
import { currentOffice } from "../office/queries.ts";
import { Refusal } from "../platform/refusal.ts";
import type { Work } from "../platform/work.ts";
import { askNext } from "./asking-next.ts";
import { saveNote } from "./client-store.ts";
import { cancel, erasingAtLatest, noteReservation } from "./ending.ts";
import { known } from "./finding.ts";
import { hold } from "./holding.ts";
import { heldForYou, reach, type Instead } from "./letters.ts";
import { makeLinks } from "./link-store.ts";
import type { Target } from "./moving.ts";
import type { Reservation, ReservationId } from "./reservation.ts";
import { checkClock, choosePlaces, wantedBy } from "./taking.ts";
import { telling } from "./telling.ts";

/**
 * B12: instead of a reservation the office must give up it offers another time: the old one is cancelled and the new place held
 * for the same client until the deadline, all told in one message. Throws cannotBeTold for a client without an address,
 * alreadyEnded, tooLate, slotUnknown, slotTaken; then nothing has changed.
 */
export async function offerByStaff(
  work: Work,
  offer: { id: ReservationId; to: Target; reason: string; withinMinutes: number; staffId: string },
): Promise<Reservation> {
  const { id, to, reason, withinMinutes, staffId } = offer;
  const office = await currentOffice(work);
  const old = await cancellable(work, office, id);
  const { client, serviceId, furtherServices, persons, language, source } = old;
  if (client === null || reach(client, "email") === null) throw new Refusal("conflict", "cannotBeTold");
  const wanted = wantedBy(office, { serviceId, furtherServices, ...to, by: "staff" });
  checkClock(work, wanted);
  await choosePlaces(work, wanted, persons, id);
  const gone = await cancel(work, office, old, { notice: false, byOffice: { reason, staffId }, keepPlace: true });
  const order = { serviceId, furtherServices, ...to, persons, language, source, client, formId: null, staffId };
  const held = await hold(work, office, wanted, { order, within: withinMinutes });
  await offerHeld(work, office, held, { kind: "offered", instead: { old: gone, reason } });
  await askNext(work, office, old);
  return held;
}

/** B12, B14: the one message about a place held for somebody, with links to take it and to let it go. */
export async function offerHeld(
  work: Work,
  office: Office,
  held: Reservation,
  news: { kind: "offered" | "place-free"; instead?: Instead },
): Promise<void> {
  const to = reach(held.client, "email");
  const about = telling(work, office, held, erasingAtLatest(office, held));
  if (to === null || about === null) return;
  const expiresAt = held.startsAt;
  const { kind, instead } = news;
  const made = await makeLinks(work, held.id, { confirm: expiresAt, cancel: expiresAt });
  const links = { ...made, ...(instead === undefined ? {} : { instead }) };
  await write(work, heldForYou(about, kind, to, links));
}

/** B12: the office cancels a pending or confirmed reservation and says why. Cancelled already is no error. Throws alreadyEnded. */
export async function cancelByStaff(
  work: Work,
  by: { id: ReservationId; reason: string; staffId: string },
): Promise<Reservation> {
  const { id, reason, staffId } = by;
  const office = await currentOffice(work);
  const reservation = await known(work, office, id);
  if (reservation.state === "cancelled") return reservation;
  return cancel(work, office, await cancellable(work, office, id), { notice: true, byOffice: { reason, staffId } });
}

/** A note of staff on a reservation. It lies with the client's data and is erased with them. Throws notFound once they are. */
export async function setNote(work: Work, change: { id: ReservationId; note: string; staffId: string }): Promise<void> {
  const { id, note, staffId } = change;
  const reservation = await known(work, await currentOffice(work), id);
  if (reservation.client === null) throw new Refusal("not-found", "notFound");
  if (await saveNote(work, id, note.trim())) await noteReservation(work, reservation, "noted", { staffId });
}

async function cancellable(work: Work, office: Office, id: ReservationId): Promise<Reservation> {
  const reservation = await known(work, office, id);
  if (reservation.state !== "pending" && reservation.state !== "confirmed") throw new Refusal("gone", "alreadyEnded");
  return reservation;
}
