import type { Location, Service } from "../office/office-file.ts";
import { serviceOf } from "../office/office.ts";
import { currentOffice } from "../office/queries.ts";
import { hashToken, keyedHash } from "../platform/id.ts";
import { Refusal } from "../platform/refusal.ts";
import type { House, Work } from "../platform/work.ts";
import type { Issued, Touch } from "./actions.ts";
import { walkInDue } from "./due-time.ts";
import { findTouch, insertTouch } from "./issuing-store.ts";
import { drawNumber, join, queuePaper } from "./joining.ts";
import { isLateOwner } from "./late-owners.ts";
import { keepTold } from "./how-right.ts";
import { lobbyToJoin, stoppedFor, type Lobby } from "./lobby.ts";
import { reservedToken } from "./reserved-joining.ts";
import type { Ticket } from "./ticket.ts";

/** The ticket this very touch made before, if it did (K3, C6). */
export async function ticketOfTouch(work: Work, touch: Touch): Promise<Issued | null> {
  const ticket = await findTouch(work, hashToken(touch.touchId));
  return ticket === null ? null : issuedOnce(work, ticket, touch);
}

/** Draws the number and writes the ticket of somebody without a reservation, if the office gives one now (K1–K3). */
export async function giveWalkIn(
  work: Work,
  touch: Touch & { serviceId: string; classId: string | null },
): Promise<Issued> {
  const lobby = await lobbyToJoin(work, touch.locationId);
  const { office, location, day } = lobby;
  const service = serviceOf(office, touch.serviceId);
  const series = seriesHere(location, service);
  admit(lobby, service, await isLateOwner(work, { ...touch, day }));
  const { classId } = touch;
  if (classId !== null && !location.classes.some(({ id }) => id === classId))
    throw new Refusal("not-understood", "notUnderstood");
  const number = await drawNumber(work, office, { location, series, day });
  const token = touchToken(work.house, touch.touchId);
  const ticketId = await join(work, {
    locationId: location.id,
    day,
    number,
    serviceId: service.id,
    source: sourceOf(touch),
    due: walkInDue(location, classId, work.now),
    token,
    language: touch.language,
    classId,
    staffId: touch.staffId ?? null,
  });
  await keepTold(work, lobby, ticketId);
  return { ticketId, number, token };
}

function seriesHere(location: Location, service: Service): string {
  const series = service.walkIn?.series;
  const isHere = location.series.some(({ id }) => id === series);
  if (series === undefined || !isHere) throw new Refusal("not-found", "notServedHere");
  return series;
}

function admit(lobby: Lobby, service: Service, isLate: boolean): void {
  const stopped = stoppedFor(lobby, service, isLate);
  switch (stopped?.kind) {
    case undefined:
      return;
    case "capacity":
      throw new Refusal("unavailable", "capacityUsed");
    case "closed":
      throw new Refusal("unavailable", "issuingClosed");
    case "stopped":
      throw new Refusal("unavailable", "issuingClosed", stopped.text);
  }
}

/** What was given stays given: the touch is remembered and the paper queued (K3, K5). */
export async function handOver(work: Work, touch: Touch, issued: Issued): Promise<Issued> {
  const office = await currentOffice(work);
  await insertTouch(work, hashToken(touch.touchId), issued.ticketId);
  await queuePaper(work, office, { ...issued, kioskId: touch.kioskId });
  return issued;
}

/** The same ticket again, with the same token: it is not kept anywhere, but made anew from what made it. */
export const issuedOnce = (work: Work, ticket: Ticket, touch: Touch): Issued => ({
  ticketId: ticket.id,
  number: ticket.number,
  token:
    ticket.reservationId === null
      ? touchToken(work.house, touch.touchId)
      : reservedToken(work.house, { reservationId: ticket.reservationId, number: ticket.number }),
});

const touchToken = (house: House, touchId: string): string => keyedHash(house.key, "touch", touchId);

function sourceOf(touch: Touch): Ticket["source"] {
  if (touch.staffId !== undefined) return "clerk";
  return touch.kioskId === null ? "phone" : "kiosk";
}
