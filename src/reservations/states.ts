import type { ReservationState } from "./reservation.ts";

/** B7, as a table: from each state the states it may come to. From served and missed only an undo at the counter (Q5) leads back, from withdrawn only the client's own (V4). */
const MOVES: Readonly<Record<ReservationState, readonly ReservationState[]>> = {
  pending: ["confirmed", "expired", "cancelled"],
  confirmed: ["arrived", "due", "cancelled", "lapsed"],
  due: ["served", "missed", "withdrawn", "unserved", "cancelled"],
  arrived: ["served", "missed", "withdrawn", "unserved", "cancelled"],
  served: ["arrived", "due"],
  missed: ["arrived", "due"],
  withdrawn: ["arrived", "due"],
  unserved: [],
  expired: [],
  cancelled: [],
  lapsed: [],
};

/** B7: the states from which a reservation may come to this one. */
export const originsOf = (to: ReservationState): ReservationState[] =>
  (Object.keys(MOVES) as ReservationState[]).filter((from) => MOVES[from].includes(to));

/** B7: the states that are not finished. */
const LIVING = ["pending", "confirmed", "due", "arrived"] as const;

export const isLiving = (state: ReservationState): boolean => LIVING.some((living) => living === state);
