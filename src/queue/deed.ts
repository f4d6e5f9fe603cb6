import { after, SECOND, type Instant } from "../platform/clock.ts";

/** How long the last deed at a counter can be taken back; the end is outside (Q5, T3). */
export const UNDO_MS = 10 * SECOND;

/** What a deed changed, as it was before, in the order of the changes. `version` is the ticket's after the deed. */
export interface Undo<TicketRow> {
  readonly tickets: { readonly before: TicketRow; readonly version: number }[];
  /** The missing whom it let be called again (Q4). */
  readonly readied: string[];
  /** The counter as it stood, where the deed changed that. */
  counter?: CounterStood;
  /** The ticket it called, if any: the board is told when that is taken back. */
  calledId: string | null;
  /** The ticket it made for somebody who had none; taken back, that one is given up. */
  madeId?: string;
}

export interface CounterStood {
  readonly state: "open" | "paused" | "closed";
  readonly staffId: string | null;
  readonly since: Instant;
  readonly services: readonly string[] | null;
}

/** The last deed at a counter. `event` numbers it; a screen that shows an older one is stale (Q3, C6). */
export interface Deed<TicketRow> {
  readonly event: number;
  readonly doneAt: Instant;
  readonly kind: string;
  readonly ticketNumber: string | null;
  /** Null when it cannot be taken back, however soon. */
  readonly undo: Undo<TicketRow> | null;
}

/** Until when a deed can be taken back, outside; null when it cannot any more (Q5). */
export function undoUntil(deed: Deed<unknown>, now: Instant): Instant | null {
  const until = after(deed.doneAt, UNDO_MS);
  return deed.undo !== null && now < until ? until : null;
}

export const nothingDone = <TicketRow>(): Undo<TicketRow> => ({
  tickets: [],
  readied: [],
  calledId: null,
});
