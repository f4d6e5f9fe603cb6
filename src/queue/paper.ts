import { MINUTE, type Instant } from "../platform/clock.ts";
import type { Ticket } from "./ticket.ts";

/** A ticket's paper that waits or is being printed. */
export interface PrintJob {
  readonly id: string;
  readonly ticketId: string;
  /** The e-ticket's address for its QR. */
  readonly link: string;
  readonly state: "queued" | "printing";
  readonly createdAt: Instant;
  readonly ticketState: Ticket["state"];
}

const STALE_MS = 2 * MINUTE;

/** K5: paper of a ticket that is over, or older than two minutes (exactly two are not older), is not printed any more. */
export function isWorthPrinting(job: PrintJob, now: Instant): boolean {
  const isOver =
    job.ticketState === "served" ||
    job.ticketState === "missed" ||
    job.ticketState === "withdrawn" ||
    job.ticketState === "unserved";
  return !isOver && now - job.createdAt <= STALE_MS;
}
