import type { Office } from "../office/office.ts";
import { recall, setEraseAt, write } from "../messaging/actions.ts";
import { note } from "../platform/event.ts";
import { instant, type Instant } from "../platform/clock.ts";
import { Refusal } from "../platform/refusal.ts";
import type { Work } from "../platform/work.ts";
import { eraseAfter, eraseAtLatest } from "./retention.ts";
import { lastNotice, reach } from "./letters.ts";
import { dropOneTimeCode } from "./link-store.ts";
import { releaseBound } from "./number-store.ts";
import { freePlaces } from "./place-store.ts";
import { numbersOf, type Reservation } from "./reservation.ts";
import { moveTo } from "./store.ts";
import { telling } from "./telling.ts";
import { askNext } from "./asking-next.ts";
import { zoneAt } from "./zone.ts";

/** Writes down what became of a reservation; ids only (A3). */
export const noteReservation = (
  work: Work,
  reservation: Reservation,
  became: string,
  more: { staffId?: string | null; undo?: true; detail?: Readonly<Record<string, string | number>> } = {},
): Promise<number> =>
  note(work, {
    kind: `reservation-${became}`,
    locationId: reservation.locationId,
    serviceId: reservation.serviceId,
    reservationId: reservation.id,
    staffId: more.staffId ?? null,
    detail: { ...more.detail, ...(more.undo === true ? { undo: true } : {}) },
  });

/**
 * B7: ends a reservation that nobody came with. Its places and its slot-bound number are free at once, what was to be sent is
 * not sent any more, and its personal data go when their time comes (A4), counted from `endedAt`. Only a lapsed one keeps the
 * nameless hash of its code, so that the kiosk can say "late". False when it had moved on already.
 */
async function endReservation(
  work: Work,
  office: Office,
  reservation: Reservation,
  end: { as: "expired" | "cancelled" | "lapsed"; at: Instant; staffId?: string },
): Promise<boolean> {
  const eraseAt = erasing(office, reservation, end.at);
  const moved = await moveTo(work, reservation.id, end.as, {
    ended_at: end.at,
    erase_at: eraseAt,
    remind_at: null,
    code: null,
    ...(end.as === "lapsed" ? {} : { code_hash: null }),
    ...(end.as === "cancelled" ? { sequence: reservation.sequence + 1 } : {}),
  });
  if (!moved) return false;
  await freePlaces(work, reservation.id);
  if (end.as !== "lapsed") await releaseBound(work, reservation, numbersOf(reservation));
  await dropOneTimeCode(work, reservation.id);
  await recall(work, reservation.id);
  await setEraseAt(work, reservation.id, eraseAt);
  await noteReservation(work, reservation, end.as, { staffId: end.staffId ?? null });
  return true;
}

/** B7: at its deadline the place is free, that very instant (T4). */
export async function expire(work: Work, office: Office, reservation: Reservation): Promise<void> {
  const at = reservation.confirmBy ?? work.now;
  await endReservation(work, office, reservation, { as: "expired", at });
}

/** B8: the window has closed. The client is told where the office wants it (B10). */
export async function lapse(work: Work, office: Office, reservation: Reservation): Promise<void> {
  const at = reservation.window?.to ?? work.now;
  const ended = await endReservation(work, office, reservation, { as: "lapsed", at });
  const told = office.services.find(({ id }) => id === reservation.serviceId)?.booking?.lapsedMessage;
  if (ended && told === true) await sayGoodbye(work, office, reservation, { kind: "lapsed", endedAt: at, reason: "" });
}

/** Who cancels, whether it is told, and whether the place may go to the next in line at once (B12, B14). */
export interface Cancelling {
  readonly notice: boolean;
  readonly byOffice?: { readonly reason: string; readonly staffId: string };
  /** The caller asks the waiting list itself, once all is done. */
  readonly keepPlace?: true;
}

/**
 * B7: cancelled by the client, where the notice goes out if the address is proven; or by the office, with its reason (B12).
 * Throws alreadyEnded when it has moved on.
 */
export async function cancel(
  work: Work,
  office: Office,
  reservation: Reservation,
  how: Cancelling,
): Promise<Reservation> {
  const { byOffice } = how;
  const staff = byOffice === undefined ? {} : { staffId: byOffice.staffId };
  const end = { as: "cancelled", at: work.now, ...staff } as const;
  if (!(await endReservation(work, office, reservation, end))) throw new Refusal("conflict", "alreadyEnded");
  const kind = byOffice === undefined ? "cancelled-by-client" : "cancelled-by-office";
  if (how.notice)
    await sayGoodbye(work, office, reservation, { kind, endedAt: work.now, reason: byOffice?.reason ?? "" });
  if (how.keepPlace !== true) await askNext(work, office, reservation);
  return { ...reservation, state: "cancelled", code: null, sequence: reservation.sequence + 1 };
}

async function sayGoodbye(
  work: Work,
  office: Office,
  reservation: Reservation,
  last: { kind: "cancelled-by-client" | "cancelled-by-office" | "lapsed"; endedAt: Instant; reason: string },
): Promise<void> {
  const to = reach(reservation.client, "email");
  const eraseAt = erasing(office, reservation, last.endedAt);
  const ended: Reservation =
    last.kind === "lapsed" ? reservation : { ...reservation, state: "cancelled", sequence: reservation.sequence + 1 };
  const about = telling(work, office, ended, eraseAt);
  const more = { reason: last.reason, hadEntry: reservation.state !== "pending" };
  if (to !== null && about !== null) await write(work, lastNotice(about, last.kind, to, more));
}

/** A4: when the data of a reservation that ended at an instant must be gone. */
export const erasing = (office: Office, reservation: Reservation, end: Instant): Instant =>
  eraseAfter(end, office.office.privacy.eraseAfterDays, zoneAt(office, reservation.locationId));

/** A4: the visit's end or the arrival window's end, whichever is later, and so many days. */
export const erasingVisit = (office: Office, reservation: Reservation, end: Instant): Instant =>
  erasing(office, reservation, instant(Math.max(end, reservation.window?.to ?? 0)));

/** A4: the bound while the end is not known. */
export const erasingAtLatest = (office: Office, reservation: Pick<Reservation, "day" | "locationId">): Instant =>
  eraseAtLatest(reservation.day, office.office.privacy.eraseAfterDays, zoneAt(office, reservation.locationId));
