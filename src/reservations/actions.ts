import { currentOffice } from "../office/queries.ts";
import { recall, setEraseAt } from "../messaging/actions.ts";
import { dayOf } from "../platform/civil.ts";
import type { Instant } from "../platform/clock.ts";
import { newToken } from "../platform/id.ts";
import type { Language } from "../platform/language.ts";
import { Refusal } from "../platform/refusal.ts";
import type { Work } from "../platform/work.ts";
import { standing } from "./arrival-window.ts";
import { lateOrUnknown, takesEarly } from "./arriving.ts";
import { askToConfirm, confirmNow, correctAddress } from "./confirming.ts";
import { isContactOf } from "./contact.ts";
import type { Outage } from "../office/outages.ts";
import { cancel, erasingAtLatest, erasingVisit, noteReservation } from "./ending.ts";
import { fallen } from "./due-store.ts";
import { extendOne, touchedBy } from "./extending.ts";
import { askNext } from "./asking-next.ts";
import { known, ledTo } from "./finding.ts";
import { hold } from "./holding.ts";
import { heldTokenOf, makeLink, rememberForm, tryOneTimeCode } from "./link-store.ts";
import { answerAgain, isConfirmedAtOnce } from "./new-reservation.ts";
import { freePlaces, hasPlaces } from "./place-store.ts";
import type { Client, Reservation, ReservationId } from "./reservation.ts";
import { isLiving } from "./states.ts";
import { mailsOf, moveTo, withCode } from "./store.ts";
import { bookedBy, checkLimits, wantedBy } from "./taking.ts";
import { zoneAt } from "./zone.ts";

export { cancelByStaff, offerByStaff, setNote } from "./by-staff.ts";
export { bookByText, cancelByText, leaveOffer, takeOffer, type TextOrder } from "./by-text.ts";
export { settleReservations } from "./settling.ts";
export { moveByLink, moveByStaff, type StaffMove, type Target } from "./moving.ts";
export { eraseNow, type ErasureReceipt } from "./own-data.ts";
export { openByCode } from "./own-link.ts";
export { joinWaitlist, leaveWaitlist, type WaitWish } from "./waiting-list.ts";

export interface Order {
  readonly serviceId: string;
  readonly planId: string;
  readonly startsAt: Instant;
  readonly persons: number;
  /** Done in the same visit after `serviceId`, as its settings allow (B15). */
  readonly furtherServices?: readonly string[];
  readonly language: Language;
  readonly source: "web" | "staff" | "sms";
  readonly client: Client;
  /** Of the signed form, so that the same form sent twice makes one reservation (C6); null when staff book. */
  readonly formId: string | null;
  readonly staffId: string | null;
}

/** `heldToken` opens the page that says until when the place is held; the same form sent again gets the same one (C6). */
export interface Booked {
  readonly reservation: Reservation;
  readonly heldToken: string;
}

/**
 * Takes a place or throws a Refusal (B3, B4): slotTaken, slotUnknown, tooLate, tooFar, dayFull, tooManyReservations. Writes the
 * message in the same work. What staff or a text message book is confirmed at once (B7).
 */
export async function book(work: Work, order: Order): Promise<Booked> {
  const office = await currentOffice(work);
  const again = await answerAgain(work, office, order.formId);
  if (again !== null) return again;
  const wanted = wantedBy(office, { ...order, by: bookedBy(order) });
  await checkLimits(work, wanted, order);
  const pending = await hold(work, office, wanted, { order, within: null });
  const heldToken = order.formId === null ? newToken() : heldTokenOf(work, order.formId);
  await makeLink(work, pending.id, "held", { expiresAt: order.startsAt, token: heldToken });
  if (order.formId !== null) await rememberForm(work, order.formId, pending.id);
  if (isConfirmedAtOnce(wanted, order)) return { reservation: await confirmNow(work, office, pending), heldToken };
  await askToConfirm(work, office, pending, 1);
  return { reservation: pending, heldToken };
}

/** B7: the state it finds or makes; a link used twice is no error. Throws notFound for a wrong or dead token. */
export async function confirmByLink(work: Work, token: string): Promise<Reservation> {
  const { office, reservation } = await ledTo(work, token, "confirm");
  return reservation.state === "pending" ? confirmNow(work, office, reservation) : reservation;
}

export type CodeAnswer =
  { readonly right: true; readonly reservation: Reservation } | { readonly right: false; readonly triesLeft: number };

const MOST_TRIES = 5;

/** The one-time code from the mail typed on the page still open. Five tries in all. One that is not pending any more is answered as it stands. */
export async function confirmByCode(work: Work, heldToken: string, code: string): Promise<CodeAnswer> {
  const { office, reservation } = await ledTo(work, heldToken, "held");
  if (reservation.state !== "pending") return { right: true, reservation };
  const tried = await tryOneTimeCode(work, reservation.id, { code, most: MOST_TRIES });
  if (!tried.right) return { right: false, triesLeft: tried.triesLeft };
  return { right: true, reservation: await confirmNow(work, office, reservation) };
}

/**
 * By the cancel link. Irreversible; the place is free at once; a notice is written. Twice finds "cancelled". One that has come
 * already is answered as it stands: `arrived` or `due` with its ticket still waiting goes by `cancelArrived` (B7).
 */
export async function cancelByLink(work: Work, token: string): Promise<Reservation> {
  const { office, reservation } = await ledTo(work, token, "cancel");
  if (reservation.state !== "pending" && reservation.state !== "confirmed") return reservation;
  return cancel(work, office, reservation, { notice: true });
}

/**
 * B7: a client who has come gives up while the ticket still waits. The queue withdraws the ticket in the same work, after this:
 * `withdrawTicket` finds the reservation cancelled already. Twice is no error. Throws alreadyEnded.
 */
export async function cancelArrived(work: Work, id: ReservationId): Promise<Reservation> {
  await followTicket(work, id, "cancelled");
  return known(work, await currentOffice(work), id);
}

/** From the held page ("Termín už nechci"), while pending. No notice: the address is not proven, and the client is looking at the page. */
export async function letGo(work: Work, heldToken: string): Promise<Reservation> {
  const { office, reservation } = await ledTo(work, heldToken, "held");
  return reservation.state === "pending" ? cancel(work, office, reservation, { notice: false }) : reservation;
}

/** By the form "Zrušit objednávku" with code + e-mail or phone (Kostelec). Wrong pairs all get the same notFound. */
export async function cancelByCode(work: Work, given: { code: string; contact: string }): Promise<Reservation> {
  const office = await currentOffice(work);
  const everywhere = office.locations.map(({ id }) => id);
  const ids = await withCode(work, everywhere, given.code.replaceAll(/\s/g, ""));
  for (const id of ids) {
    const found = await known(work, office, id);
    if (found.client === null || !isContactOf(found.client, given.contact)) continue;
    if (found.state !== "confirmed") throw new Refusal("gone", "alreadyEnded");
    return cancel(work, office, found, { notice: true });
  }
  throw new Refusal("not-found", "notFound");
}

const MOST_MAILS = 3;

/** Sends the confirmation mail again, to a corrected address if one is given; three times at most, the deadline stays (B7). */
export async function sendAgain(work: Work, heldToken: string, email: string | null): Promise<Reservation> {
  const { office, reservation } = await ledTo(work, heldToken, "held");
  if (reservation.state !== "pending") return reservation;
  const mails = await mailsOf(work, reservation.id);
  if (mails >= MOST_MAILS) throw new Refusal("too-many", "mailedEnough");
  await recall(work, reservation.id, ["please-confirm", "code-by-sms"]);
  if (email !== null && email !== reservation.client?.email) await correctAddress(work, office, reservation, email);
  const corrected = await known(work, office, reservation.id);
  await askToConfirm(work, office, corrected, mails + 1);
  return corrected;
}

/** What a code typed at a kiosk finds (B8). `again`: it had been welcome before, so its ticket is there already. */
export type Arrival =
  | { readonly kind: "welcome"; readonly reservation: Reservation; readonly again: boolean }
  | { readonly kind: "early"; readonly from: Instant; readonly reservation: Reservation }
  | { readonly kind: "late"; readonly serviceId: string; readonly reservationId: ReservationId }
  | { readonly kind: "unknown" };

/** Looks a code up at a location at the work's instant and, when it is welcome, marks the reservation arrived. */
export async function arrive(work: Work, at: { locationId: string; code: string }): Promise<Arrival> {
  const office = await currentOffice(work);
  const code = at.code.replaceAll(/\s/g, "");
  const [id] = await withCode(work, [at.locationId], code);
  if (id === undefined) return lateOrUnknown(work, office, at.locationId, code);
  const found = await known(work, office, id);
  if (found.state !== "confirmed")
    return isLiving(found.state)
      ? { kind: "welcome", reservation: found, again: true }
      : lateOrUnknown(work, office, at.locationId, code);
  if (found.window === null) return { kind: "early", from: found.startsAt, reservation: found }; // joins by itself at its time (B8)
  if (standing(found.window, work.now) === "early" && !takesEarly(work, office, found))
    return { kind: "early", from: found.window.from, reservation: found };
  if (!(await moveTo(work, id, "arrived", { arrived_at: work.now, remind_at: null })))
    throw new Refusal("conflict", "alreadyEnded");
  await recall(work, id, ["reminder"]);
  const arrived = await known(work, office, id);
  await noteReservation(work, arrived, "arrived");
  return { kind: "welcome", reservation: arrived, again: false };
}

/**
 * The states that follow the reservation's ticket (B7). `arrived` and `due` are only for an undo; `cancelled` is for a client
 * who gives up while the ticket still waits. Who gives up before the slot frees the place (B14). Already there is no error. Throws alreadyEnded when the move is not legal.
 */
export async function followTicket(
  work: Work,
  id: ReservationId,
  state: "served" | "missed" | "withdrawn" | "unserved" | "cancelled" | "arrived" | "due",
): Promise<void> {
  const office = await currentOffice(work);
  const reservation = await known(work, office, id);
  if (reservation.state === state) return;
  if (reservation.state === "cancelled" && state === "withdrawn") return; // given up by the link, its ticket follows (B7)
  const undo = state === "arrived" || state === "due";
  if (undo && !(await mayReopen(work, reservation))) throw new Refusal("conflict", "alreadyEnded");
  if (state === "cancelled" && reservation.state !== "arrived" && reservation.state !== "due")
    throw new Refusal("conflict", "alreadyEnded");
  const eraseAt = undo ? erasingAtLatest(office, reservation) : erasingVisit(office, reservation, work.now);
  const moved = await moveTo(work, id, state, {
    ended_at: undo ? null : work.now,
    erase_at: eraseAt,
    remind_at: null,
    ...(undo ? {} : { code: null, code_hash: null }),
  });
  if (!moved) throw new Refusal("conflict", "alreadyEnded");
  await setEraseAt(work, id, eraseAt);
  await noteReservation(work, reservation, state, undo ? { undo } : {});
  if ((state !== "cancelled" && state !== "withdrawn") || work.now >= reservation.startsAt) return;
  await freePlaces(work, id); // B14
  await askNext(work, office, reservation);
}

/** Q5, V4: what a counter did can be taken back, and what the client gave up as long as nobody was offered the place. */
const mayReopen = async (work: Work, { id, state }: Reservation): Promise<boolean> =>
  state === "served" || state === "missed" || (state === "withdrawn" && (await hasPlaces(work, id)));

/**
 * Confirmed reservations with automatic arrival whose slot time has come: marks them due and returns them (B8). One whose day is
 * over already (the product was down) is marked unserved and not returned: nothing of its day is in today's queue (Q8).
 */
export async function fallDue(work: Work): Promise<Reservation[]> {
  const ids = await fallen(work);
  if (ids.length === 0) return [];
  const office = await currentOffice(work);
  const due: Reservation[] = [];
  for (const id of ids) {
    const reservation = await known(work, office, id);
    if (!(await moveTo(work, reservation.id, "due", { remind_at: null }))) continue;
    await noteReservation(work, reservation, "due");
    if (reservation.day === dayOf(work.now, zoneAt(office, reservation.locationId))) due.push(reservation);
    else await followTicket(work, reservation.id, "unserved");
  }
  return due;
}

/**
 * T4: deadlines and arrival windows that overlap a time in which the product was down end later by as much. Called once at the
 * start, in a work that has not settled yet, or what should be extended has already run out. Returns how many were.
 */
export async function extendForOutage(work: Work, outage: Outage): Promise<number> {
  const office = await currentOffice(work);
  let extended = 0;
  for (const reservation of await touchedBy(work, office, outage))
    if (await extendOne(work, reservation, outage)) {
      await noteReservation(work, reservation, "extended");
      extended += 1;
    }
  return extended;
}
