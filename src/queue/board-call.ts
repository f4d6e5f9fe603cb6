import type { Instant } from "../platform/clock.ts";

/** A call as a board shows it (V1). `event` numbers it: the same call announced again has a higher one. */
export interface BoardCall {
  readonly event: number;
  readonly at: Instant;
  readonly ticketNumber: string;
  readonly counterId: string;
  readonly again: boolean;
}

/** What was said about a call: made, made again, or taken back. */
export interface CallEvent {
  readonly event: number;
  readonly at: Instant;
  readonly kind: string;
  readonly ticketId: string;
  readonly ticketNumber: string;
  readonly counterId: string;
}

/**
 * The newest calls first, each ticket once (V1). `events` come the newest first and are read only as far as needed. A call
 * taken back is gone with all that was said about it; an older call of the same ticket then shows again (Q5).
 */
export async function lastCalls(
  events: AsyncIterable<CallEvent>,
  mayShow: (counterId: string) => boolean,
  most: number,
): Promise<BoardCall[]> {
  const calls: BoardCall[] = [];
  const shown = new Set<string>();
  const takenBack = new Set<string>();
  for await (const event of events) {
    if (calls.length >= most) break;
    if (event.kind === "call-taken-back") takenBack.add(event.ticketId);
    else if (takenBack.has(event.ticketId)) {
      if (event.kind === "ticket-called") takenBack.delete(event.ticketId);
    } else if (!shown.has(event.ticketId)) {
      shown.add(event.ticketId);
      if (mayShow(event.counterId)) calls.push(shownAs(event));
    }
  }
  return calls;
}

/**
 * Q5: of which calls the last that was said is that they were taken back, the newest first, each ticket once. `events` come the
 * newest first and end where they are too old to be told.
 */
export async function takenBack(
  events: AsyncIterable<CallEvent>,
  mayShow: (counterId: string) => boolean,
): Promise<BoardCall[]> {
  const calls: BoardCall[] = [];
  const seen = new Set<string>();
  for await (const event of events) {
    if (seen.has(event.ticketId)) continue;
    seen.add(event.ticketId);
    if (event.kind === "call-taken-back" && mayShow(event.counterId)) calls.push(shownAs(event));
  }
  return calls;
}

const shownAs = (event: CallEvent): BoardCall => ({
  event: event.event,
  at: event.at,
  ticketNumber: event.ticketNumber,
  counterId: event.counterId,
  again: event.kind === "ticket-called-again",
});
