import { locationOf } from "../office/office.ts";
import { currentOffice } from "../office/queries.ts";
import { dayOf } from "../platform/civil.ts";
import type { Instant } from "../platform/clock.ts";
import { hashToken } from "../platform/id.ts";
import { Refusal } from "../platform/refusal.ts";
import type { Work } from "../platform/work.ts";
import { arrive, cancelArrived } from "../reservations/actions.ts";
import type { ReservationId } from "../reservations/reservation.ts";
import type { Issued, Touch } from "./actions.ts";
import { findTouch, isDayClosed } from "./issuing-store.ts";
import { queuePaper } from "./joining.ts";
import { lateTouch } from "./late-owners.ts";
import { joinCheckedIn } from "./reserved-joining.ts";
import { ticketsOf } from "./reserved-store.ts";
import { isOver, type Ticket } from "./ticket.ts";
import { handOver, issuedOnce } from "./touching.ts";

export type CheckIn =
  /** `others`: of the persons side by side with the first one (B15). */
  | { readonly kind: "ticket"; readonly ticket: Issued; readonly others: readonly Issued[] }
  | { readonly kind: "early"; readonly from: Instant }
  /** `touchId`: the touch by which the late owner takes the ordinary ticket that is kept for them (B14). */
  | { readonly kind: "late"; readonly serviceId: string; readonly touchId: string }
  | { readonly kind: "unknown" };

/** A reservation's code at the kiosk (B8). Typed again, or sent twice, it answers with the same tickets. Throws Refusal issuingClosed on a closed day. */
export async function checkIn(work: Work, touch: Touch & { code: string }): Promise<CheckIn> {
  const already = await findTouch(work, hashToken(touch.touchId));
  if (already !== null) return again(work, touch, already, await familyOf(work, already));
  const office = await currentOffice(work);
  const { timeZone } = locationOf(office, touch.locationId);
  if (await isDayClosed(work, touch.locationId, dayOf(work.now, timeZone)))
    throw new Refusal("unavailable", "issuingClosed");
  const arrival = await arrive(work, touch);
  if (arrival.kind === "early") return { kind: "early", from: arrival.from };
  if (arrival.kind === "late")
    return { kind: "late", serviceId: arrival.serviceId, touchId: lateTouch(work.house, arrival.reservationId) };
  if (arrival.kind === "unknown") return arrival;
  const there = await ticketsOf(work, arrival.reservation.id);
  const [living] = there.filter((ticket) => !isOver(ticket));
  if (living !== undefined) return again(work, touch, living, there);
  if (there.length > 0) return { kind: "unknown" };
  const [first, ...others] = await joinCheckedIn(work, office, arrival.reservation, touch.language);
  if (first === undefined) return { kind: "unknown" };
  const ticket = await handOver(work, touch, first);
  for (const other of others) await queuePaper(work, office, { ...other, kioskId: touch.kioskId });
  return { kind: "ticket", ticket, others };
}

/** The same tickets once more; of the others those that are not over. */
const again = (work: Work, touch: Touch, ticket: Ticket, family: readonly Ticket[]): CheckIn => ({
  kind: "ticket",
  ticket: issuedOnce(work, ticket, touch),
  others: family
    .filter((other) => other.id !== ticket.id && !isOver(other))
    .map((other) => issuedOnce(work, other, touch)),
});

const familyOf = async (work: Work, { reservationId }: Ticket): Promise<Ticket[]> =>
  reservationId === null ? [] : ticketsOf(work, reservationId);

/**
 * B7, B15: a client who has come gives the reservation up while its tickets still wait; all end in one work. Twice is no error.
 * Throws the Refusals ticketMoved, once one was called, and alreadyEnded. `withdraw` ends one ticket.
 */
export async function giveUpAll(
  work: Work,
  reservationId: ReservationId,
  withdraw: (work: Work, ticket: Ticket) => Promise<void>,
): Promise<void> {
  const tickets = await ticketsOf(work, reservationId);
  if (tickets.some(({ state }) => state !== "waiting" && state !== "withdrawn"))
    throw new Refusal("conflict", "ticketMoved");
  await cancelArrived(work, reservationId);
  for (const ticket of tickets) await withdraw(work, ticket);
}
