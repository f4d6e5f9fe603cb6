import { locationOf } from "../office/office.ts";
import { currentOffice } from "../office/queries.ts";
import { dayOf } from "../platform/civil.ts";
import type { Instant } from "../platform/clock.ts";
import { note } from "../platform/event.ts";
import { hashToken } from "../platform/id.ts";
import type { Language } from "../platform/language.ts";
import { present, Refusal } from "../platform/refusal.ts";
import type { Work } from "../platform/work.ts";
import { arrive, cancelArrived, fallDue, followTicket } from "../reservations/actions.ts";
import type { ReservationId } from "../reservations/reservation.ts";
import { endDay } from "./day-ending.ts";
import { isDayClosed } from "./issuing-store.ts";
import { announceAgain, atCounter, undoAtCounter } from "./pressing.ts";
import { lateTouch } from "./late-owners.ts";
import { joinCheckedIn, joinDue } from "./reserved-joining.ts";
import { callFirst, come, miss, serve, stand } from "./steps.ts";
import { changeTicket, findTicket } from "./store.ts";
import { isOver, type CurrentTicket, type Ticket, type TicketId } from "./ticket.ts";
import { giveWalkIn, handOver, issuedOnce, ticketOfTouch } from "./touching.ts";

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

export type CheckIn =
  | { readonly kind: "ticket"; readonly ticket: Issued }
  | { readonly kind: "early"; readonly from: Instant }
  /** `touchId`: the touch by which the late owner takes the ordinary ticket that is kept for them (B14). */
  | { readonly kind: "late"; readonly serviceId: string; readonly touchId: string }
  | { readonly kind: "unknown" };

/** A reservation's code at the kiosk (B8). Typed again, or sent twice, it answers with the same ticket. Throws Refusal issuingClosed on a closed day. */
export async function checkIn(work: Work, touch: Touch & { code: string }): Promise<CheckIn> {
  const already = await ticketOfTouch(work, touch);
  if (already !== null) return { kind: "ticket", ticket: already };
  const office = await currentOffice(work);
  const { timeZone } = locationOf(office, touch.locationId);
  if (await isDayClosed(work, touch.locationId, dayOf(work.now, timeZone)))
    throw new Refusal("unavailable", "issuingClosed");
  const arrival = await arrive(work, touch);
  if (arrival.kind === "early") return { kind: "early", from: arrival.from };
  if (arrival.kind === "late")
    return { kind: "late", serviceId: arrival.serviceId, touchId: lateTouch(work.house, arrival.reservationId) };
  if (arrival.kind === "unknown") return arrival;
  const { reservation } = arrival;
  const living = await findTicket(work, { reservationId: reservation.id });
  if (living !== null)
    return isOver(living) ? { kind: "unknown" } : { kind: "ticket", ticket: issuedOnce(work, living, touch) };
  const { language } = touch;
  const issued = await joinCheckedIn(work, office, reservation, language);
  return { kind: "ticket", ticket: await handOver(work, touch, issued) };
}

/** The client gives the ticket up (V4); twice is no error. Throws Refusals notFound and ticketMoved. */
export async function withdrawTicket(work: Work, token: string): Promise<void> {
  await withdraw(work, present(await findTicket(work, { tokenHash: hashToken(token) })));
}

/**
 * B7: a client who has come gives the reservation up while its ticket still waits; both end in one work. Twice is no error.
 * Throws the Refusals ticketMoved, once it was called, and alreadyEnded.
 */
export async function giveUpReserved(work: Work, reservationId: ReservationId): Promise<void> {
  const ticket = await findTicket(work, { reservationId });
  if (ticket !== null && ticket.state !== "waiting" && ticket.state !== "withdrawn")
    throw new Refusal("conflict", "ticketMoved");
  await cancelArrived(work, reservationId);
  if (ticket !== null) await withdraw(work, ticket);
}

async function withdraw(work: Work, ticket: Ticket): Promise<void> {
  if (ticket.state === "withdrawn") return;
  const isChanged =
    ticket.state !== "serving" &&
    !isOver(ticket) &&
    (await changeTicket(work, ticket, {
      state: "withdrawn",
      ended_at: work.now,
    }));
  if (!isChanged) throw new Refusal("conflict", "ticketMoved");
  if (ticket.reservationId !== null) await followTicket(work, ticket.reservationId, "withdrawn");
  await note(work, {
    kind: "ticket-withdrawn",
    locationId: ticket.locationId,
    serviceId: ticket.serviceId,
    counterId: ticket.state === "called" ? ticket.counterId : null,
    ticketId: ticket.id,
    reservationId: ticket.reservationId,
  });
}

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
    const served = doing.standing.current === null ? null : await serve(work, doing, null);
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

/** "Hotovo". Throws Refusal nobodyHere. */
export async function finish(work: Work, press: Press & { outcome: string | null }): Promise<void> {
  await atCounter(work, press, (doing) => serve(work, doing, press.outcome));
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
