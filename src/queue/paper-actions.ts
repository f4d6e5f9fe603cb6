import { kioskOf } from "../office/office.ts";
import { currentOffice } from "../office/queries.ts";
import { addresses } from "../platform/addresses.ts";
import { note } from "../platform/event.ts";
import { hashToken, newToken } from "../platform/id.ts";
import { present, Refusal } from "../platform/refusal.ts";
import type { Work } from "../platform/work.ts";
import {
  findPrintJob,
  insertPrintJob,
  movePrintJob,
  readPrinterFault,
  readPrintJobs,
  savePrinterFault,
} from "./paper-store.ts";
import { isWorthPrinting, NEAR_END, type PrintJob } from "./paper.ts";
import { findTicket, insertTicketLink } from "./store.ts";
import { isOver } from "./ticket.ts";

/**
 * Hands the oldest paper of a kiosk to its printer, null for none (K5). What is not worth printing any more is dropped;
 * what was being printed when the product last stopped is cut off and stays so. One printer is fed by one loop at a time.
 */
export async function takePrintJob(work: Work, kioskId: string): Promise<PrintJob | null> {
  for (const job of await readPrintJobs(work, kioskId)) {
    if (job.state === "printing") await movePrintJob(work, { ...job, from: "printing" }, CUT_OFF);
    else if (!isWorthPrinting(job, work.now)) await movePrintJob(work, { ...job, from: "queued" }, DROPPED);
    else if (await movePrintJob(work, { ...job, from: "queued" }, PRINTING)) return job;
  }
  return null;
}

const CUT_OFF = { state: "cut-off" } as const;
const DROPPED = { state: "dropped" } as const;
const PRINTING = { state: "printing" } as const;

/** How the printing of a ticket ended; `fault` is a word from a list ("offline", "paper-out"), never a device's own text. */
export type PrintOutcome =
  | { readonly kind: "printed"; readonly nearEnd?: boolean }
  | { readonly kind: "cut-off"; readonly fault: string } // some of it may be on paper: only a person prints it again
  | { readonly kind: "not-started"; readonly fault: string }; // nothing is on paper: it waits for its turn

/** Writes down how it ended, and the printer's fault with it (K5). Twice is no error. */
export async function endPrintJob(work: Work, id: string, outcome: PrintOutcome): Promise<void> {
  const job = present(await findPrintJob(work, id));
  const fault = outcome.kind === "printed" ? null : outcome.fault;
  const state = outcome.kind === "not-started" ? "queued" : outcome.kind;
  const isMoved = await movePrintJob(work, { id, from: "printing" }, { state, fault });
  if (!isMoved) return;
  await notePrinter(work, job.kiosk_id, outcome.kind === "printed" && outcome.nearEnd === true ? NEAR_END : fault);
}

/** The printer's fault as known now, null for none; only a change of it is an event, which the counters see (K5). */
export async function notePrinter(work: Work, kioskId: string, fault: string | null): Promise<void> {
  const known = await readPrinterFault(work, kioskId);
  if ((known?.fault ?? null) === fault) return;
  await savePrinterFault(work, kioskId, fault);
  const { location } = kioskOf(await currentOffice(work), kioskId);
  await note(work, {
    kind: fault === null ? "printer-well" : "printer-trouble",
    locationId: location,
    detail: { kiosk: kioskId, fault },
  });
}

/**
 * Staff have a ticket's paper printed again (K5); while it still waits for the printer nothing more is queued. The paper gets
 * an address of its own, as the first is known to nobody. Throws Refusals notFound and ticketMoved when the ticket is over.
 */
export async function printAgain(
  work: Work,
  paper: { kioskId: string; ticketId: string; staffId: string | null },
): Promise<void> {
  const { kioskId, ticketId, staffId } = paper;
  const ticket = present(await findTicket(work, { id: ticketId }));
  const kiosk = (await currentOffice(work)).kiosks.find(({ id }) => id === kioskId);
  if (kiosk === undefined || kiosk.printer === "none" || kiosk.location !== ticket.locationId)
    throw new Refusal("not-found", "notFound");
  if (isOver(ticket)) throw new Refusal("conflict", "ticketMoved");
  const jobs = await readPrintJobs(work, kioskId);
  if (jobs.some((job) => job.ticketId === ticket.id && job.state === "queued" && isWorthPrinting(job, work.now)))
    return;
  const token = newToken();
  await insertTicketLink(work, { tokenHash: hashToken(token), ticketId });
  await insertPrintJob(work, { kioskId, ticketId, link: addresses.ticket(work.house.publicAddress, token) });
  await note(work, {
    kind: "paper-again",
    locationId: ticket.locationId,
    ticketId,
    staffId,
    detail: { kiosk: kioskId },
  });
}
