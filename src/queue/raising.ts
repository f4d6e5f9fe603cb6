import { Refusal } from "../platform/refusal.ts";
import type { Work } from "../platform/work.ts";
import { change, chosen, must, noteAt, type Doing, type Done } from "./doing.ts";
import { walkInDue } from "./due-time.ts";
import type { ClassReason } from "./reasons.ts";
import { readTicketRow } from "./store.ts";

/**
 * Q2: a clerk gives a ticket a class, with a reason from a list; the one thing that changes a due time, only forward and only
 * once. Throws Refusals notUnderstood, alreadyRaised, and ticketMoved unless it is in the line or parked.
 */
export async function raiseIt(
  work: Work,
  doing: Doing,
  what: { ticketId: string; classId: string; reason: ClassReason },
): Promise<Done> {
  const { location } = doing.standing;
  const { ticketId, classId, reason } = what;
  if (!location.classes.some(({ id }) => id === classId)) throw new Refusal("not-understood", "notUnderstood");
  const ticket = await chosen(work, doing, ticketId);
  if (ticket.state !== "waiting" && ticket.state !== "parked") throw new Refusal("conflict", "ticketMoved");
  const row = await readTicketRow(work, ticket.id);
  const isRaised = row === undefined || row.class_reason !== null;
  if (isRaised || ticket.classId === classId) throw new Refusal("conflict", "alreadyRaised");
  const dueAt = Math.min(ticket.dueAt, walkInDue(location, classId, ticket.issuedAt).dueAt);
  const waitsForSlot = ticket.slotAt !== null && row.not_before === ticket.dueAt;
  await must(
    change(work, doing, ticket, {
      class_id: classId,
      class_reason: reason,
      due_at: dueAt,
      ...(waitsForSlot && dueAt < ticket.dueAt ? { not_before: null } : {}),
    }),
  );
  return noteAt(work, doing, ticket, { kind: "ticket-raised", class: classId, reason });
}
