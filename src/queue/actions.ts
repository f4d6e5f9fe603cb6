import { locationOf } from "../office/office.ts";
import { currentOffice } from "../office/queries.ts";
import { dayOf } from "../platform/civil.ts";
import type { Language } from "../platform/language.ts";
import { present, Refusal } from "../platform/refusal.ts";
import type { Work } from "../platform/work.ts";
import { fallDue } from "../reservations/actions.ts";
import type { ReservationId } from "../reservations/reservation.ts";
import { giveUpAll } from "./checking-in.ts";
import { endDay } from "./day-ending.ts";
import { isDayClosed } from "./issuing-store.ts";
import { announceAgain, atCounter, beginAt, undoAtCounter } from "./pressing.ts";
import { joinDue } from "./reserved-joining.ts";
import { callFirst } from "./calling.ts";
import { writeDown } from "./noting.ts";
import { pickIt, serveDirectly } from "./picking.ts";
import { raiseIt } from "./raising.ts";
import type { ClassReason, Outcome, PickReason } from "./reasons.ts";
import { parkIt, postponeIt, transferIt, unparkIt, type Destination } from "./sending.ts";
import { come, miss, serve, serveToday, stand } from "./steps.ts";
import type { CurrentTicket, TicketId } from "./ticket.ts";
import { giveWalkIn, handOver, ticketOfTouch } from "./touching.ts";
import { withdraw } from "./withdrawing.ts";

export interface Issued {
  readonly ticketId: TicketId;
  readonly number: string;
  /** Opens the e-ticket; known only now, the table keeps its hash. */
  readonly token: string;
}

export interface Touch {
  readonly locationId: string;
  readonly language: Language;
  /** Of the screen that was touched: the same one sent again finds its ticket, and its number (K3, C6). */
  readonly touchId: string;
  /** The kiosk that prints it; null for none (a phone, a clerk). */
  readonly kioskId: string | null;
  /** The clerk who gives it, else it is the client's own. */
  readonly staffId?: string;
}

/**
 * A walk-in ticket (K1–K3). The same touch again is the same ticket, whatever the hour. Queues its paper in the same
 * work. Throws Refusals issuingClosed (with the clerk's text, if any), capacityUsed, notServedHere, outOfNumbers.
 */
export async function issueTicket(
  work: Work,
  touch: Touch & { serviceId: string; classId: string | null },
): Promise<Issued> {
  const already = await ticketOfTouch(work, touch);
  if (already !== null) return already;
  return handOver(work, touch, await giveWalkIn(work, touch));
}

export { skipToNextHundred } from "./after-restore.ts";
export { checkIn, type CheckIn } from "./checking-in.ts";

export { takeBackWithdrawal, withdrawTicket } from "./withdrawing.ts";

/** B7: a client who has come gives the reservation up while its tickets still wait. Throws the Refusals ticketMoved and alreadyEnded. */
export const giveUpReserved = (work: Work, reservationId: ReservationId): Promise<void> =>
  giveUpAll(work, reservationId, withdraw);

/** Reservations with automatic arrival join the queue when their time has come (B8, T4). Cheap when none is due. */
export async function settleQueue(work: Work): Promise<number> {
  const due = await fallDue(work);
  if (due.length === 0) return 0;
  const office = await currentOffice(work);
  for (const reservation of due) {
    const { locationId, day } = reservation;
    const isOver = await isDayClosed(work, locationId, day);
    await joinDue(work, office, reservation, isOver);
  }
  return due.length;
}

/** A clerk at a counter. `seen` is the number of the last deed the clerk's screen showed (0: none); a press made on an
 * older screen changes nothing and gets the present one (Q3, C6). Null: whatever was seen. */
export interface Press {
  readonly counterId: string;
  readonly staffId: string;
  readonly seen: number | null;
}

/**
 * Finishes whom the counter serves, if anybody, and calls the next by the calling order; null when nobody may be called.
 * Throws Refusal counterClosed unless the counter is open.
 */
export async function callNext(work: Work, press: Press): Promise<CurrentTicket | null> {
  return atCounter(work, press, async (doing) => {
    if (doing.standing.stood.state !== "open") throw new Refusal("conflict", "counterClosed");
    const served = doing.standing.current === null ? null : await serve(work, doing, { outcome: null });
    const called = await callFirst(work, doing);
    return called ?? served;
  });
}

/** The same call shown and announced again; no new call (Q5). Throws Refusal nobodyHere. */
export async function callAgain(work: Work, press: Press): Promise<void> {
  await announceAgain(work, press);
}

/** "Nedostavil se" (Q4): back to waiting for its recall, or missed after the last allowed call. Throws Refusals nobodyHere, and ticketMoved when the client has come. */
export async function absent(work: Work, press: Press): Promise<void> {
  await atCounter(work, press, (doing) => miss(work, doing));
}

/** The client has come, where that is a press of its own (Q1). Throws Refusal nobodyHere. */
export async function came(work: Work, press: Press): Promise<void> {
  await atCounter(work, press, (doing) => come(work, doing));
}

/**
 * "Hotovo"; no outcome means done. `services` are those really dealt with beside the ticket's own and those this counter serves: a
 * visit of several goes on with what is left (B15). Throws Refusal nobodyHere.
 */
export async function finish(
  work: Work,
  press: Press & { outcome: Outcome | null; services?: readonly string[] },
): Promise<void> {
  await atCounter(work, press, (doing) => serve(work, doing, press));
}

/** A press about one ticket; null is whoever is at the counter now. */
type PressAbout = Press & { readonly ticketId: string | null };

/** Q5a: not to be called for 1 to 120 minutes, both inside. Throws Refusals nobodyHere, notUnderstood and ticketMoved. */
export async function postpone(work: Work, press: PressAbout & { minutes: number }): Promise<void> {
  await atCounter(work, press, (doing) => postponeIt(work, doing, press));
}

/** Q5a: kept for this counter, never called by itself. Throws Refusals nobodyHere and ticketMoved. */
export async function park(work: Work, press: PressAbout): Promise<void> {
  await atCounter(work, press, (doing) => parkIt(work, doing, press.ticketId));
}

/** A parked ticket back into the line, by its own due time. Throws Refusal ticketMoved. */
export async function unpark(work: Work, press: Press & { ticketId: string }): Promise<void> {
  await atCounter(work, press, (doing) => unparkIt(work, doing, press.ticketId));
}

export type { Destination };

/** Q5a: to a service, a counter, the front, or the front there; its due time stays. Throws Refusals nobodyHere, notUnderstood, notServedHere and ticketMoved. */
export async function transfer(work: Work, press: PressAbout & { to: Destination }): Promise<void> {
  await atCounter(work, press, (doing) => transferIt(work, doing, press));
}

/** Finishes whom the counter serves and calls this one, whatever its turn (Q2). Throws Refusals counterClosed and ticketMoved. */
export const pick = (
  work: Work,
  press: Press & { ticketId: string; reason: PickReason },
): Promise<CurrentTicket | null> => atCounter(work, press, (doing) => pickIt(work, doing, press));

/** Finishes whom the counter serves and serves somebody who has no ticket (Q5a). Throws Refusal counterClosed. */
export async function serveWithoutTicket(work: Work, press: Press & { serviceId: string }): Promise<CurrentTicket> {
  return present(await atCounter(work, press, (doing) => serveDirectly(work, doing, press.serviceId)), "nobodyHere");
}

/** Q2: the one change of a due time, once. Throws Refusals alreadyRaised, notUnderstood and ticketMoved. */
export async function raiseClass(
  work: Work,
  press: Press & { ticketId: string; classId: string; reason: ClassReason },
): Promise<void> {
  await atCounter(work, press, (doing) => raiseIt(work, doing, press));
}

/** Q5a: up to 500 characters, erased with the person's data (A4); no deed, so nothing to take back. Throws Refusals tooLarge and ticketMoved. */
export async function saveNote(work: Work, press: Press & { ticketId: string; note: string }): Promise<void> {
  await writeDown(work, await beginAt(work, press), press);
}

/** Q7: what the counter serves until it closes; null is as set. Throws Refusals counterClosed and notUnderstood. */
export async function setServices(work: Work, press: Press & { serviceIds: readonly string[] | null }): Promise<void> {
  await atCounter(work, press, (doing) => serveToday(work, doing, press.serviceIds));
}

/** Takes the counter's last deed back, whole or not at all, within ten seconds, the tenth outside (Q5). Throws Refusals undoTooLate and ticketMoved. */
export async function undo(work: Work, press: Press): Promise<void> {
  await undoAtCounter(work, press);
}

/** Opens it for this clerk; a second clerk takes it over (Q7). */
export async function openCounter(work: Work, press: Press): Promise<void> {
  await atCounter(work, press, (doing) => stand(work, doing, "open"));
}

/** Calls nobody any more; whoever is at the counter stays (Q7). Throws Refusal counterClosed. */
export async function pauseCounter(work: Work, press: Press): Promise<void> {
  await atCounter(work, press, (doing) => stand(work, doing, "paused"));
}

/** Throws Refusal counterBusy while somebody is at the counter (Q7). */
export async function closeCounter(work: Work, press: Press): Promise<void> {
  await atCounter(work, press, (doing) => stand(work, doing, "closed"));
}

/** Q8: every open ticket of the day becomes unserved. Throws Refusal counterBusy while a counter serves. */
export async function closeDay(work: Work, locationId: string, staffId: string | null): Promise<void> {
  const location = locationOf(await currentOffice(work), locationId);
  const day = dayOf(work.now, location.timeZone);
  await endDay(work, { locationId, day, staffId });
}
