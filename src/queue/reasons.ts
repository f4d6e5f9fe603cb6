/** Why a clerk calls somebody out of turn (Q2). */
export const PICK_REASONS = ["short-matter", "small-child", "health", "agreed", "mistake", "other"] as const;
export type PickReason = (typeof PICK_REASONS)[number];

/** Why a clerk gives a ticket a class (Q2). */
export const CLASS_REASONS = ["pregnant", "disabled", "infant", "other"] as const;
export type ClassReason = (typeof CLASS_REASONS)[number];

/** How a visit ended (Q5a); `incomplete`: the client must come again. */
export const OUTCOMES = ["done", "incomplete", "referred", "refused-by-client", "other"] as const;
export type Outcome = (typeof OUTCOMES)[number];
