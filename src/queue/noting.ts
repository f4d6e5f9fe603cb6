import { locationOf } from "../office/office.ts";
import { currentOffice } from "../office/queries.ts";
import type { Instant } from "../platform/clock.ts";
import { Refusal } from "../platform/refusal.ts";
import type { Work } from "../platform/work.ts";
import { eraseAfter, eraseAtLatest } from "../reservations/retention.ts";
import { noteAt, type Doing } from "./doing.ts";
import { deleteNote, readNote, setNoteErasure, writeNote } from "./note-store.ts";
import { findTicket } from "./store.ts";
import { isOver, type Ticket } from "./ticket.ts";

const LONGEST = 500;

/**
 * Q5a, A4: a free note of a visit, erased with the person's data; an empty one takes it away. The history says that it was
 * written and by whom, never what. Throws Refusals tooLarge and ticketMoved.
 */
export async function writeDown(work: Work, doing: Doing, what: { ticketId: string; note: string }): Promise<void> {
  const text = what.note.trim();
  if (text.length > LONGEST) throw new Refusal("not-understood", "tooLarge");
  const ticket = await findTicket(work, { id: what.ticketId });
  const { location, day } = doing.standing;
  if (ticket === null || ticket.locationId !== location.id || ticket.day !== day)
    throw new Refusal("conflict", "ticketMoved");
  if (text === ((await readNote(work, ticket.id)) ?? "")) return;
  if (text === "") await deleteNote(work, ticket.id);
  else await writeNote(work, { ticketId: ticket.id, note: text, eraseAt: await erasing(work, ticket) });
  await noteAt(work, doing, ticket, { kind: "ticket-noted" });
}

/** The visit has ended, or an undo has opened it again: its note goes so long after that as the office keeps personal data (A4). */
export async function settleNote(work: Work, { id }: Ticket): Promise<void> {
  const ticket = await findTicket(work, { id });
  if (ticket !== null) await setNoteErasure(work, id, await erasing(work, ticket));
}

async function erasing(work: Work, ticket: Ticket): Promise<Instant> {
  const office = await currentOffice(work);
  const { timeZone } = locationOf(office, ticket.locationId);
  const days = office.office.privacy.eraseAfterDays;
  return isOver(ticket) ? eraseAfter(ticket.endedAt, days, timeZone) : eraseAtLatest(ticket.day, days, timeZone);
}
