import type { Reader, Work } from "../platform/work.ts";
import { endPrintJob, type PrintOutcome } from "./paper-actions.ts";
import { findPrintJob, movePrintJob, readPrintJobs } from "./paper-store.ts";
import { isInHand, isWorthPrinting, type PrintJob } from "./paper.ts";

/** Paper for a printer that comes and asks (K5): one at a time, and never a second time unless a person says so. */

/** The paper a kiosk's printer may fetch next, null while it has one in hand. */
export async function paperOffered(reader: Reader, kioskId: string): Promise<PrintJob | null> {
  const jobs = await readPrintJobs(reader, kioskId);
  if (jobs.some((job) => isInHand(job, reader.now))) return null;
  return jobs.find((job) => job.state === "queued" && isWorthPrinting(job, reader.now)) ?? null;
}

/** Whether there is paper that must be put away first: too old, or handed out and never told of again. */
export async function isPaperLeft(reader: Reader, kioskId: string): Promise<boolean> {
  return (await readPrintJobs(reader, kioskId)).some((job) => isLeft(job, reader));
}

/** Whether the printer has paper of which it has not told yet how it went. */
export const isPaperInHand = async (reader: Reader, kioskId: string): Promise<boolean> =>
  (await readPrintJobs(reader, kioskId)).some((job) => isInHand(job, reader.now));

const isLeft = (job: PrintJob, { now }: Reader): boolean =>
  job.state === "printing" ? !isInHand(job, now) : !isWorthPrinting(job, now);

export async function putPaperAway(work: Work, kioskId: string): Promise<void> {
  for (const job of await readPrintJobs(work, kioskId)) {
    if (!isLeft(job, work)) continue;
    if (job.state === "queued") await movePrintJob(work, { ...job, from: "queued" }, { state: "dropped" });
    else await endPrintJob(work, job.id, { kind: "cut-off", fault: "timeout" });
  }
}

/** The printer fetches the paper it was offered; the same once more where it did not arrive whole. Null where that is over. */
export async function handOutPaper(work: Work, kioskId: string, id: string): Promise<PrintJob | null> {
  const jobs = await readPrintJobs(work, kioskId);
  const inHand = jobs.find((job) => isInHand(job, work.now));
  if (inHand !== undefined) return inHand.id === id ? inHand : null;
  const job = jobs.find((one) => one.id === id && one.state === "queued" && isWorthPrinting(one, work.now));
  if (job === undefined) return null;
  return (await movePrintJob(work, { id, from: "queued" }, { state: "printing", handedAt: work.now })) ? job : null;
}

/** The printer says how its paper went. What is not in its hands is passed over: it may say so twice. */
export async function paperConfirmed(
  work: Work,
  kioskId: string,
  told: { id: string; outcome: PrintOutcome },
): Promise<void> {
  const job = await findPrintJob(work, told.id);
  if (job?.kiosk_id === kioskId) await endPrintJob(work, told.id, told.outcome);
}

/** It says it cannot print while it has paper in hand: some of that may be printed. */
export async function paperInterrupted(work: Work, kioskId: string, fault: string): Promise<void> {
  for (const job of await readPrintJobs(work, kioskId))
    if (isInHand(job, work.now)) await endPrintJob(work, job.id, { kind: "cut-off", fault });
}
