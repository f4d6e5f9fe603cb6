import { after, type Instant } from "../platform/clock.ts";
import type { Placed } from "../queue/calling-order.ts";
import type { CounterNow } from "../queue/queries.ts";

/** The line as the screen shows it: whom *Další* will call, and behind them the others as they will go. */
export interface Upcoming {
  readonly next: Placed | null;
  readonly line: readonly Placed[];
}

/**
 * Whom a press of *Další* will call. That press first finishes the client of now, so a missing one who only waits for
 * this goes ahead of all others, the longest missing first (Q4); else the first who may be called goes (Q2).
 */
export function upcoming(queue: CounterNow, now: Instant, recallPauseMs: number): Upcoming {
  const next =
    queue.line
      .filter((placed) => becomesReady(placed, queue, now, recallPauseMs))
      .toSorted((a, b) => calledAt(a) - calledAt(b))[0] ??
    queue.line.find(({ obstacle }) => obstacle === null) ??
    null;
  return {
    next,
    line: next === null ? queue.line : [next, ...queue.line.filter((placed) => placed !== next)],
  };
}

function becomesReady(placed: Placed, queue: CounterNow, now: Instant, recallPauseMs: number): boolean {
  const { recall } = placed.ticket;
  if (recall?.counterId !== queue.counterId) return false;
  if (placed.obstacle === null) return true;
  if (placed.obstacle.kind !== "recall-turn" || queue.current === null) return false;
  return after(calledAt(placed), recallPauseMs) <= now;
}

const calledAt = ({ ticket }: Placed): Instant => ticket.calledAt ?? ticket.issuedAt;
