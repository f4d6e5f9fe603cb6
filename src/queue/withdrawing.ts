import { locationOf } from "../office/office.ts";
import { currentOffice } from "../office/queries.ts";
import { dayOf } from "../platform/civil.ts";
import { after, type Instant } from "../platform/clock.ts";
import { hashToken } from "../platform/id.ts";
import { present, Refusal } from "../platform/refusal.ts";
import type { Reader, Work } from "../platform/work.ts";
import { isPlaceKept, reservationById } from "../reservations/queries.ts";
import { UNDO_MS } from "./deed.ts";
import { endTicket, noteOf } from "./ending.ts";
import { readLastDetail } from "./event-store.ts";
import { isDayClosed } from "./issuing-store.ts";
import { settleNote } from "./noting.ts";
import { reopenReservation } from "./reservation-following.ts";
import { changeTicket, findTicket } from "./store.ts";
import { isOver, type Ticket } from "./ticket.ts";

/** The client gives the ticket up (V4); twice is no error. Throws Refusals notFound and ticketMoved. */
export async function withdrawTicket(work: Work, token: string): Promise<void> {
  await withdraw(work, present(await findTicket(work, { tokenHash: hashToken(token) })));
}

/** Ends a ticket nobody serves yet. Throws Refusal ticketMoved. */
export async function withdraw(work: Work, ticket: Ticket): Promise<void> {
  if (ticket.state === "withdrawn") return;
  if (ticket.state === "serving" || isOver(ticket)) throw new Refusal("conflict", "ticketMoved");
  const counterId = ticket.state === "called" ? ticket.counterId : null;
  await endTicket(work, ticket, "withdrawn", { counterId, detail: { was: ticket.state } });
}

/**
 * V4: for ten seconds the client can have the ticket back, in its old place with its old due time. Once more is no error.
 * Throws Refusals notFound, and undoTooLate when the time is over, the day is, or its place was offered to somebody else.
 */
export async function takeBackWithdrawal(work: Work, token: string): Promise<void> {
  const ticket = present(await findTicket(work, { tokenHash: hashToken(token) }));
  if (ticket.state === "waiting") return;
  if ((await returnUntil(work, ticket)) === null) throw new Refusal("conflict", "undoTooLate");
  const isBack = await changeTicket(work, ticket, { state: "waiting", ended_at: null });
  if (!isBack) throw new Refusal("conflict", "ticketMoved");
  if (ticket.reservationId !== null) await reopenReservation(work, ticket.reservationId);
  await settleNote(work, ticket);
  await noteOf(work, ticket, { kind: "ticket-returned" });
}

/** Until when a ticket that was given up while it waited can be had back, outside; null when it cannot. */
export async function returnUntil(reader: Reader, ticket: Ticket): Promise<Instant | null> {
  if (ticket.state !== "withdrawn") return null;
  const until = after(ticket.endedAt, UNDO_MS);
  if (reader.now >= until || (await isDayOver(reader, ticket))) return null;
  const detail = await readLastDetail(reader, ticket.id, "ticket-withdrawn");
  return detail?.["was"] === "waiting" && (await isKept(reader, ticket)) ? until : null;
}

async function isDayOver(reader: Reader, { locationId, day }: Ticket): Promise<boolean> {
  const { timeZone } = locationOf(await currentOffice(reader), locationId);
  return day !== dayOf(reader.now, timeZone) || (await isDayClosed(reader, locationId, day));
}

/** B14: the places of one given up before its time are offered to others at once. */
async function isKept(reader: Reader, { reservationId }: Ticket): Promise<boolean> {
  if (reservationId === null) return true;
  const state = (await reservationById(reader, reservationId))?.state;
  if (state === "arrived" || state === "due") return true;
  return state === "withdrawn" && isPlaceKept(reader, reservationId);
}
