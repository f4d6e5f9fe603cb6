import type { Office } from "../office/office.ts";
import { currentOffice } from "../office/queries.ts";
import { recall, setEraseAt } from "../messaging/actions.ts";
import { dayOf } from "../platform/civil.ts";
import { instant, type Instant } from "../platform/clock.ts";
import { Refusal } from "../platform/refusal.ts";
import type { Work } from "../platform/work.ts";
import { windowOf } from "./arrival-window.ts";
import { askNext } from "./asking-next.ts";
import { askToConfirm, codeHash, dayEnd, tellAppointment, unusedCode } from "./confirming.ts";
import { erasingAtLatest, noteReservation } from "./ending.ts";
import { known, ledToBy } from "./finding.ts";
import { moveLinks } from "./link-store.ts";
import { releaseBound } from "./number-store.ts";
import { freePlaces } from "./place-store.ts";
import { remindAt } from "./reminder-time.ts";
import { numbersOf, type Reservation, type ReservationId } from "./reservation.ts";
import { codeIsLive, mailsOf, moveSlot, setNumbers } from "./store.ts";
import { checkClock, choosePlaces, drawNumbers, givePlaces, wantedBy, type Wanted } from "./taking.ts";

/** Where a reservation is to go. */
export interface Target {
  readonly planId: string;
  readonly startsAt: Instant;
}

export interface StaffMove {
  readonly id: ReservationId;
  readonly to: Target;
  /** Told to the client; personal data never stand in it. */
  readonly reason: string;
  readonly staffId: string;
  /** The place it leaves is offered to nobody on the waiting list: the office is about to close that time. */
  readonly keepFree: boolean;
}

/**
 * B11, B12: the client moves a reservation in one step, one that is only offered before it is taken too, by its old deadline; the old place is freed only when the new one is won. The code stays,
 * the number follows the slot. Already there is no error. Throws notFound, alreadyEnded, tooLate, tooFar, slotUnknown, slotTaken, dayFull.
 */
export async function moveByLink(work: Work, token: string, to: Target): Promise<Reservation> {
  const { office, reservation } = await ledToBy(work, token, ["show", "move", "confirm"]);
  if (reservation.state !== "confirmed" && reservation.state !== "pending") throw new Refusal("gone", "alreadyEnded");
  if (isAt(reservation, to)) return reservation;
  if (work.now >= reservation.startsAt) throw new Refusal("gone", "tooLate");
  const wanted = wantedBy(office, { ...visitOf(reservation), ...to, by: "client" });
  checkClock(work, wanted);
  const moved = await put(work, office, reservation, { wanted, staffId: null });
  if (moved.state === "confirmed")
    await tellAppointment(work, office, moved, { kind: "moved", instead: { old: reservation, reason: "" } });
  await askNext(work, office, reservation);
  return moved;
}

/**
 * B12: the office moves a pending or confirmed reservation; the new place is held and the message carries a link to change it. A
 * pending one is asked to confirm once more, by its old deadline. Already there is no error. Throws as `moveByLink` does.
 */
export async function moveByStaff(work: Work, move: StaffMove): Promise<Reservation> {
  const { id, to, reason, staffId, keepFree } = move;
  const office = await currentOffice(work);
  const reservation = await known(work, office, id);
  if (reservation.state !== "confirmed" && reservation.state !== "pending") throw new Refusal("gone", "alreadyEnded");
  if (isAt(reservation, to)) return reservation;
  const wanted = wantedBy(office, { ...visitOf(reservation), ...to, by: "staff" });
  checkClock(work, wanted);
  const moved = await put(work, office, reservation, { wanted, staffId });
  if (moved.state === "pending") await askToConfirm(work, office, moved, await mailsOf(work, id));
  else await tellAppointment(work, office, moved, { kind: "moved-by-office", instead: { old: reservation, reason } });
  if (!keepFree) await askNext(work, office, reservation);
  return moved;
}

const visitOf = ({ serviceId, furtherServices }: Reservation) => ({ serviceId, furtherServices });

const isAt = (reservation: Reservation, to: Target): boolean =>
  reservation.planId === to.planId && reservation.startsAt === to.startsAt;

/** Wins the new places first: whatever refuses does so before anything has changed. What was to be sent about the old time is not. */
async function put(
  work: Work,
  office: Office,
  reservation: Reservation,
  into: { wanted: Wanted; staffId: string | null },
): Promise<Reservation> {
  const { wanted, staffId } = into;
  const { id } = reservation;
  const chosen = await choosePlaces(work, wanted, reservation.persons, id);
  const set = await columnsAt(work, office, reservation, wanted);
  if (!(await moveSlot(work, reservation, set))) throw new Refusal("conflict", "alreadyEnded");
  await freePlaces(work, id);
  await givePlaces(work, wanted, chosen, id);
  await renumber(work, reservation, wanted, chosen);
  const moved = await known(work, office, id);
  await moveLinks(work, id, { slot: moved.startsAt, day: dayEnd(office, moved) });
  await recall(work, id);
  await setEraseAt(work, id, erasingAtLatest(office, moved));
  const detail = { from: reservation.startsAt, to: moved.startsAt };
  await noteReservation(work, moved, "moved", { staffId, detail });
  return moved;
}

/** The code stays the same (B11); only where another location has it already is there a new one (B9). */
async function columnsAt(work: Work, office: Office, reservation: Reservation, wanted: Wanted) {
  const { offer, plan, first, day } = wanted;
  const locationId = offer.location.id;
  const { startsAt } = first;
  const window = windowOf(offer.booking, startsAt);
  const isElsewhere = locationId !== reservation.locationId;
  const isUsed = isElsewhere && reservation.code !== null && (await codeIsLive(work, locationId, reservation.code));
  const code = isUsed ? await unusedCode(work, locationId) : reservation.code;
  const { confirmBy } = reservation;
  return {
    plan_id: plan.id,
    location_id: locationId,
    day,
    starts_at: startsAt,
    confirm_by: confirmBy === null ? null : instant(Math.min(confirmBy, startsAt)),
    window_from: window?.from ?? null,
    window_to: window?.to ?? null,
    remind_at:
      reservation.state === "confirmed"
        ? remindAt(office, { booking: offer.booking, client: reservation.client, locationId, startsAt }, work.now)
        : null,
    erase_at: erasingAtLatest(office, { day: dayOf(startsAt, offer.location.timeZone), locationId }),
    code,
    code_hash: code === null ? null : codeHash(work, locationId, code),
  };
}

/** B9: slot-bound numbers follow the slot; those of a series are good for the whole day at its location, as many as are needed (B15). */
async function renumber(
  work: Work,
  reservation: Reservation,
  wanted: Wanted,
  chosen: Awaited<ReturnType<typeof choosePlaces>>,
): Promise<void> {
  const { known: when, from } = wanted.offer.booking.number;
  if (when === "arrival") return;
  const isSameDay = reservation.day === wanted.day && reservation.locationId === wanted.offer.location.id;
  const kept = from !== "slot" && isSameDay ? numbersOf(reservation) : [];
  if (kept.length === 0) await releaseBound(work, reservation, numbersOf(reservation));
  await setNumbers(work, reservation.id, await drawNumbers(work, wanted, chosen, kept));
}
