import { Refusal } from "../platform/refusal.ts";
import type { Work } from "../platform/work.ts";
import { followTicket } from "../reservations/actions.ts";
import type { ReservationId } from "../reservations/reservation.ts";
import { saveCounter } from "./counter-store.ts";
import { undoUntil } from "./deed.ts";
import { noteAt, type Doing, type Done } from "./steps.ts";
import { changeTicket, findTicket, unreadyRecalls, type TicketRow } from "./store.ts";

/**
 * Takes the counter's last deed back, whole or not at all (Q5): the work is undone if any ticket of it has moved. Throws Refusals undoTooLate and ticketMoved.
 */
export async function takeBack(work: Work, doing: Doing): Promise<Done> {
  const { deed, counter } = doing.standing;
  const undo = deed?.undo ?? null;
  if (deed === null || undo === null || undoUntil(deed, work.now) === null)
    throw new Refusal("conflict", "undoTooLate");
  for (const { before, version } of undo.tickets.toReversed()) await restore(work, before, version);
  await unreadyRecalls(work, counter.id, undo.readied);
  if (undo.counter !== undefined) await saveCounter(work, counter.id, undo.counter);
  for (const { id, state } of undo.reservations) await followTicket(work, id as ReservationId, state);
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
}
