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
  /** When a printer that fetches its paper got it. */
  readonly handedAt: Instant | null;
  readonly ticketState: Ticket["state"];
}

/** How a printer stands, for staff. Near the end of its paper it prints nevertheless. */
export type PrinterState = "ready" | "off" | "paper-near-end" | "paper-out" | "cover-open" | "fault";

/** A printer's fault as written down: a word from a list, never a device's own text. */
export function printerState(fault: string | null): PrinterState {
  switch (fault) {
    case null:
      return "ready";
    case NEAR_END:
    case "paper-out":
    case "cover-open":
      return fault;
    case "unreachable":
    case "refused": // nobody listens at its address
    case "offline":
      return "off";
    default:
      return "fault";
  }
}

/** The one word that is a warning and no fault. */
export const NEAR_END = "paper-near-end";

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

const UNCONFIRMED_MS = MINUTE;

/** Whether a fetching printer may still say how its paper went; after a minute nobody knows, and it counts as cut off (K5). */
export const isInHand = (job: PrintJob, now: Instant): boolean =>
  job.state === "printing" && job.handedAt !== null && now - job.handedAt <= UNCONFIRMED_MS;
