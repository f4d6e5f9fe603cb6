import type { Instant } from "../platform/clock.ts";
import type { WaitingTicket } from "./ticket.ts";

/** Why a ticket stands where it stands, for the clerk to read (Q2). */
export type Reason =
  | {
      readonly kind: "recall";
      readonly call: number;
      readonly missedAt: Instant;
    }
  | { readonly kind: "front" }
  | { readonly kind: "reservation"; readonly slotAt: Instant }
  | { readonly kind: "priority"; readonly classId: string }
  | { readonly kind: "early"; readonly slotAt: Instant } // nobody else may be called, so it goes before its time
  | { readonly kind: "walk-in"; readonly since: Instant };

/** Why a ticket may not be called now. */
export type Obstacle =
  | { readonly kind: "before-slot"; readonly until: Instant }
  | { readonly kind: "postponed"; readonly until: Instant }
  | { readonly kind: "recall-turn"; readonly counterId: string } // waits until another client was served there
  | { readonly kind: "recall-pause"; readonly until: Instant }
  | { readonly kind: "other-counter"; readonly counterId: string };

export interface Placed {
  readonly ticket: WaitingTicket;
  readonly reason: Reason;
  /** Null: may be called now. */
  readonly obstacle: Obstacle | null;
}

/** What the order depends on beside the tickets. */
export interface Caller {
  readonly counterId: string;
  readonly services: readonly string[];
  readonly now: Instant;
  readonly openCounters: readonly string[];
  readonly callEarly: boolean;
  readonly recallPauseMs: number;
}

/** All tickets the counter could ever call, in the order it would call them; the first without obstacle is next (Q2, Q4). */
export function callingOrder(
  _tickets: readonly WaitingTicket[],
  _caller: Caller,
): Placed[] {
  throw new Error("not built");
}
