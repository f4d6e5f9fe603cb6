import { locationOf, serviceOf, type Office } from "../office/office.ts";
import { instant } from "../platform/clock.ts";
import { keyedHash } from "../platform/id.ts";
import type { Language } from "../platform/language.ts";
import type { House, Work } from "../platform/work.ts";
import { followTicket } from "../reservations/actions.ts";
import type { Reservation } from "../reservations/reservation.ts";
import { reservationDue, type Due } from "./due-time.ts";
import { drawNumber, join } from "./joining.ts";
import type { TicketId } from "./ticket.ts";

/** Of the e-ticket of a reservation: the same however often its code is typed, and nobody can guess it. */
export const reservedToken = (house: House, reservationId: string): string =>
  keyedHash(house.key, "reserved-ticket", reservationId);

/** A reservation that has checked in gets its ticket (B8), with the number it has or with one drawn now (B9). */
export async function joinCheckedIn(
  work: Work,
  office: Office,
  reservation: Reservation,
  language: Language,
): Promise<{ ticketId: TicketId; number: string; token: string }> {
  const booking = serviceOf(office, reservation.serviceId).booking;
  const due = reservationDue(booking?.due ?? "slot-or-check-in", reservation.startsAt, {
    at: work.now,
    windowFrom: reservation.window?.from ?? null,
  });
  return joinReserved(work, office, reservation, { due, language });
}

/**
 * A reservation nobody has to check in joins at its slot time (B8), however much later this is noticed. One whose day is
 * over is never served: its ticket is unserved from the start (Q8).
 */
export async function joinDue(work: Work, office: Office, reservation: Reservation, tooLate: boolean): Promise<void> {
  const due: Due = { dueAt: instant(reservation.startsAt), notBefore: null };
  const { language } = reservation;
  await joinReserved(work, office, reservation, { due, language, tooLate });
  if (tooLate) await followTicket(work, reservation.id, "unserved");
}

async function joinReserved(
  work: Work,
  office: Office,
  reservation: Reservation,
  how: { due: Due; language: Language; tooLate?: boolean },
) {
  const number = reservation.number ?? (await drawFor(work, office, reservation));
  const token = reservedToken(work.house, reservation.id);
  const ticketId = await join(work, {
    locationId: reservation.locationId,
    day: reservation.day,
    number,
    serviceId: reservation.serviceId,
    source: "reservation",
    token,
    reservation,
    ...how,
  });
  return { ticketId, number, token };
}

function drawFor(work: Work, office: Office, reservation: Reservation): Promise<string> {
  const { booking, walkIn } = serviceOf(office, reservation.serviceId);
  const location = locationOf(office, reservation.locationId);
  const from = booking?.number.from;
  const series = from !== undefined && from !== "slot" ? from.series : (walkIn?.series ?? location.series[0]?.id ?? "");
  return drawNumber(work, office, { location, series, day: reservation.day });
}
