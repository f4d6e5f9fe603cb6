import { locationOf, serviceOf, type Office } from "../office/office.ts";
import { instant, type Instant } from "../platform/clock.ts";
import { keyedHash } from "../platform/id.ts";
import type { Language } from "../platform/language.ts";
import type { House, Work } from "../platform/work.ts";
import { followTicket } from "../reservations/actions.ts";
import { partsOf } from "../reservations/queries.ts";
import type { Reservation } from "../reservations/reservation.ts";
import { reservationDue, type Due } from "./due-time.ts";
import { drawNumber, join } from "./joining.ts";
import type { TicketId } from "./ticket.ts";

/** Of an e-ticket of a reservation: the same however often its code is typed, and nobody can guess it. */
export const reservedToken = (
  house: House,
  ticket: { readonly reservationId: string; readonly number: string },
): string => keyedHash(house.key, "reserved-ticket", `${ticket.reservationId} ${ticket.number}`);

interface Joined {
  readonly ticketId: TicketId;
  readonly number: string;
  readonly token: string;
}

/** A reservation that has checked in gets its tickets (B8, B15), with the numbers it has or with ones drawn now (B9). */
export async function joinCheckedIn(
  work: Work,
  office: Office,
  reservation: Reservation,
  language: Language,
): Promise<Joined[]> {
  const rule = serviceOf(office, reservation.serviceId).booking?.due ?? "slot-or-check-in";
  const joined = { at: work.now, windowFrom: reservation.window?.from ?? null };
  const dueAt = (startsAt: Instant) => reservationDue(rule, startsAt, joined);
  return joinReserved(work, office, reservation, { dueAt, language });
}

/**
 * A reservation nobody has to check in joins at its slot time (B8), however much later this is noticed. One whose day is
 * over is never served: its tickets are unserved from the start (Q8).
 */
export async function joinDue(work: Work, office: Office, reservation: Reservation, tooLate: boolean): Promise<void> {
  const dueAt = (startsAt: Instant): Due => ({
    dueAt: instant(startsAt),
    notBefore: startsAt > work.now ? startsAt : null,
  });
  const { language } = reservation;
  await joinReserved(work, office, reservation, { dueAt, language, tooLate });
  if (tooLate) await followTicket(work, reservation.id, "unserved");
}

/** B15: side by side each has a ticket of its own, due when its first person's slot is. */
async function joinReserved(
  work: Work,
  office: Office,
  reservation: Reservation,
  how: { dueAt: (startsAt: Instant) => Due; language: Language; tooLate?: boolean },
): Promise<Joined[]> {
  const { dueAt, ...given } = how;
  const joined: Joined[] = [];
  for (const part of await partsOf(work, reservation)) {
    const number = part.number ?? (await drawFor(work, office, reservation));
    const token = reservedToken(work.house, { reservationId: reservation.id, number });
    const ticketId = await join(work, {
      locationId: reservation.locationId,
      day: reservation.day,
      number,
      serviceId: reservation.serviceId,
      source: "reservation",
      token,
      due: dueAt(part.startsAt),
      reservation: { ...reservation, persons: part.persons, startsAt: part.startsAt },
      ...given,
    });
    joined.push({ ticketId, number, token });
  }
  return joined;
}

function drawFor(work: Work, office: Office, reservation: Reservation): Promise<string> {
  const { booking, walkIn } = serviceOf(office, reservation.serviceId);
  const location = locationOf(office, reservation.locationId);
  const from = booking?.number.from;
  const series = from !== undefined && from !== "slot" ? from.series : (walkIn?.series ?? location.series[0]?.id ?? "");
  return drawNumber(work, office, { location, series, day: reservation.day });
}
