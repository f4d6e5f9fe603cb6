import { Refusal } from "../platform/refusal.ts";
import type { Work } from "../platform/work.ts";
import { saveCounter } from "./counter-store.ts";
import { undoUntil } from "./deed.ts";
import { noteAt, type Doing, type Done } from "./doing.ts";
import { unlearnFrom } from "./learned-store.ts";
import { settleNote } from "./noting.ts";
import { reopenReservation } from "./reservation-following.ts";
import { changeTicket, findTicket, unreadyRecalls, type TicketRow } from "./store.ts";

/**
 * Takes the counter's last deed back, whole or not at all (Q5): the work is undone if any ticket of it has moved. Throws Refusals undoTooLate and ticketMoved.
 */
export async function takeBack(work: Work, doing: Doing): Promise<Done> {
  const { deed, counter } = doing.standing;
  const undo = deed?.undo ?? null;
  if (deed === null || undo === null || undoUntil(deed, work.now) === null)
    throw new Refusal("conflict", "undoTooLate");
  if (undo.madeId !== undefined) await giveUp(work, undo.madeId);
  for (const { before, version } of undo.tickets.toReversed()) await restore(work, before, version);
  await unreadyRecalls(work, counter.id, undo.readied);
  if (undo.counter !== undefined) await saveCounter(work, counter.id, undo.counter);
  const called = undo.calledId === null ? null : await findTicket(work, { id: undo.calledId });
  if (called !== null) await noteAt(work, doing, called, { kind: "call-taken-back" });
  return noteAt(work, doing, null, {
    kind: "deed-taken-back",
    deed: deed.kind,
  });
}

/** The last change first, as two tickets cannot be at one counter even for a moment. */
async function restore(work: Work, before: TicketRow, version: number): Promise<void> {
  const now = await findTicket(work, { id: before.id });
  const { id, version: _older, ...row } = before;
  const isRestored = now !== null && (await changeTicket(work, { id, state: now.state, version }, row));
  if (!isRestored) throw new Refusal("conflict", "ticketMoved");
  await unlearnFrom(work, before, now);
  await settleNote(work, now);
  if (now.reservationId !== null) await reopenReservation(work, now.reservationId);
}

/** Somebody served without a ticket: the row stays with its number, as nothing that was given is given again (K2). */
async function giveUp(work: Work, id: string): Promise<void> {
  const ticket = await findTicket(work, { id });
  const isUntouched = ticket?.state === "serving" && ticket.version === VERSION_MADE;
  const change = { state: "withdrawn", ended_at: work.now } as const;
  if (!isUntouched || !(await changeTicket(work, ticket, change))) throw new Refusal("conflict", "ticketMoved");
  await settleNote(work, ticket);
}

/** Joined, then at the counter. */
const VERSION_MADE = 2;
