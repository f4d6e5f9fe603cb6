import { note } from "../platform/event.ts";
import { present, Refusal } from "../platform/refusal.ts";
import type { Work } from "../platform/work.ts";
import type { Undo } from "./deed.ts";
import type { Standing } from "./standing.ts";
import { changeTicket, findTicket, readTicketRow, readyRecalls, type TicketRow } from "./store.ts";
import { isOver, type CurrentTicket, type ParkedTicket, type Ticket, type WaitingTicket } from "./ticket.ts";

/** What a step did: its event, by whose number and kind the deed is known. */
export interface Done {
  readonly event: number;
  readonly kind: string;
}

/** One press at a counter may be several steps; each keeps in `undo` how it was before (Q5). */
export interface Doing {
  readonly standing: Standing;
  readonly staffId: string;
  readonly undo: Undo<TicketRow>;
}

type OpenTicket = WaitingTicket | CurrentTicket | ParkedTicket;

/** Appends what happened at this counter. No personal data: numbers and words from lists. */
export async function noteAt(
  work: Work,
  doing: Doing,
  ticket: Ticket | null,
  what: { kind: string } & Record<string, string | number | null>,
): Promise<Done> {
  const { kind, ...detail } = what;
  const event = await note(work, {
    kind,
    locationId: doing.standing.location.id,
    serviceId: ticket?.serviceId ?? null,
    counterId: doing.standing.counter.id,
    ticketId: ticket?.id ?? null,
    reservationId: ticket?.reservationId ?? null,
    staffId: doing.staffId,
    detail,
  });
  return { event, kind };
}

/** Saves the change and keeps the row as it was; false when the ticket has moved since it was read (Q3). */
export async function change(
  work: Work,
  doing: Doing,
  ticket: Ticket,
  to: Parameters<typeof changeTicket>[2],
): Promise<boolean> {
  const before = await readTicketRow(work, ticket.id);
  if (before === undefined || !(await changeTicket(work, ticket, to))) return false;
  doing.undo.tickets.push({ before, version: ticket.version + 1 });
  return true;
}

export async function must(changed: Promise<boolean>): Promise<void> {
  if (!(await changed)) throw new Refusal("conflict", "ticketMoved");
}

/** Who is at the counter now. Throws Refusal nobodyHere. */
export function currentOf(doing: Doing): CurrentTicket {
  const { current } = doing.standing;
  if (current === null) throw new Refusal("conflict", "nobodyHere");
  return current;
}

/**
 * The ticket a press is about: who is at the counter (null), or one of today's queue here that is not at another counter.
 * Throws Refusals nobodyHere, notFound, and ticketMoved when it is over, elsewhere or of another day.
 */
export async function chosen(work: Work, doing: Doing, ticketId: string | null): Promise<OpenTicket> {
  if (ticketId === null) return currentOf(doing);
  const ticket = present(await findTicket(work, { id: ticketId }));
  const { location, day, counter } = doing.standing;
  const isHere = ticket.locationId === location.id && ticket.day === day;
  if (!isHere || isOver(ticket) || ("counterId" in ticket && ticket.counterId !== counter.id))
    throw new Refusal("conflict", "ticketMoved");
  return ticket;
}

/** Another client is done with here, so whoever is missing at this counter may be called again (Q4). */
export async function letRecall(work: Work, doing: Doing, ticket: Ticket): Promise<void> {
  const { id } = doing.standing.counter;
  doing.undo.readied.push(...(await readyRecalls(work, id, ticket.id)));
}
