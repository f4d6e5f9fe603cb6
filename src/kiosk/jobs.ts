import { kioskOf } from "../office/office.ts";
import { currentOffice } from "../office/queries.ts";
import type { Language } from "../platform/language.ts";
import type { Log } from "../platform/log.ts";
import { present } from "../platform/refusal.ts";
import type { Job } from "../platform/scheduler.ts";
import type { Works } from "../platform/work.ts";
import { slipBytes } from "../printing/escpos.ts";
import { printerAt, type Printer, type Tray } from "../printing/printers.ts";
import type { TrayPaper } from "../printing/tray.ts";
import { endPrintJob, takePrintJob, type PrintOutcome } from "../queue/paper-actions.ts";
import { paperNow, ticketById } from "../queue/queries.ts";
import type { Catalogue } from "../wording/catalogue.ts";
import { slipOf } from "./slip-of.ts";

export interface PrintNeeds {
  readonly works: Works;
  readonly log: Log;
  /** Where a kiosk's paper goes that has no printer of its own (`tray`). */
  readonly tray: (paper: TrayPaper) => Tray;
  readonly catalogues: Readonly<Record<Language, Catalogue>>;
}

/**
 * Paper (K5): each kiosk's printer is fed by one loop of its own, outside any transaction, so that a slow or dead one holds up
 * neither a ticket nor another kiosk. A round waits only for trays, which are quick.
 */
export function printJobs(needs: PrintNeeds): Job[] {
  const feeder = createFeeder(needs);
  feeders.set(needs.works, feeder.feed);
  return [{ name: "print tickets", destructive: false, run: () => round(needs, feeder) }];
}

/** Feeds a kiosk's printer now instead of at the next tick, so that the paper moves within half a second (L5). */
export function nudge(works: Works, kioskId: string): void {
  void feeders.get(works)?.(kioskId);
}

type Feed = (kioskId: string) => Promise<number>;

const feeders = new WeakMap<Works, Feed>();

interface Feeder {
  /** Prints what waits at a kiosk; joins a loop that already runs. Returns how many papers were dealt with. */
  readonly feed: Feed;
  /** Kiosks that must be looked at although nothing seems to wait: not yet seen, or left in trouble. */
  readonly restless: { has(kioskId: string): boolean };
}

function createFeeder(needs: PrintNeeds): Feeder {
  const running = new Map<string, Promise<number>>();
  const wanted = new Set<string>();
  const calm = new Set<string>();

  const loop: Feed = async (kioskId) => {
    let papers = 0;
    try {
      while (wanted.delete(kioskId)) {
        const drained = await drain(needs, kioskId);
        papers += drained.papers;
        if (drained.isWell) calm.add(kioskId);
        else calm.delete(kioskId);
      }
    } catch (error) {
      needs.log.fault("printing failed", error, { kiosk: kioskId });
    } finally {
      running.delete(kioskId);
    }
    return papers;
  };

  return {
    feed: (kioskId) => {
      wanted.add(kioskId);
      const already = running.get(kioskId);
      if (already !== undefined) return already;
      const started = loop(kioskId);
      running.set(kioskId, started);
      return started;
    },
    restless: { has: (kioskId) => !calm.has(kioskId) },
  };
}

async function round({ works }: PrintNeeds, { feed, restless }: Feeder): Promise<number> {
  const hungry = await works.read(async (reader) => {
    const { kiosks } = await currentOffice(reader);
    const waiting = await Promise.all(kiosks.map(({ id }) => paperNow(reader, id)));
    return kiosks.filter(({ id }, index) => restless.has(id) || (waiting[index]?.waiting ?? 0) > 0);
  });
  const fed = hungry.map(({ id, printer }) => {
    const papers = feed(id);
    return printer === "tray" ? papers : 0;
  });
  return (await Promise.all(fed)).reduce((sum, papers) => sum + papers, 0);
}

/** Prints paper by paper until none is left or the printer will not. */
async function drain(needs: PrintNeeds, kioskId: string): Promise<{ papers: number; isWell: boolean }> {
  const { works } = needs;
  for (let papers = 0; ; papers += 1) {
    const job = await works.write((work) => takePrintJob(work, kioskId));
    if (job === null) return { papers, isWell: true };
    const outcome = await printed(needs, kioskId, job);
    await works.write((work) => endPrintJob(work, job.id, outcome));
    if (outcome.kind !== "printed") return { papers, isWell: false };
  }
}

async function printed(
  needs: PrintNeeds,
  kioskId: string,
  job: { readonly ticketId: string; readonly link: string },
): Promise<PrintOutcome> {
  const { works, tray, catalogues, log } = needs;
  try {
    const { office, now } = await works.read(async (reader) => ({
      office: await currentOffice(reader),
      now: present(await ticketById(reader, job.ticketId)),
    }));
    const kiosk = kioskOf(office, kioskId);
    const words = catalogues[now.ticket.language];
    const slip = slipOf({ office, kioskId, now, words, link: job.link });
    const bytes = await slipBytes(slip, kiosk);
    return outcomeOf(
      await printerAt(kiosk.printer, tray({ kioskId, number: slip.number, link: job.link })).print(bytes),
    );
  } catch (error) {
    log.fault("a ticket could not be printed", error, { kiosk: kioskId });
    return { kind: "cut-off", fault: "fault" }; // the next ones must not wait behind it
  }
}

/** Before the first byte nothing is on paper, so the ticket waits; after it only a person prints it again (K5). */
function outcomeOf(printed: Awaited<ReturnType<Printer["print"]>>): PrintOutcome {
  if (printed.state === "printed") return { kind: "printed" };
  const kept = printed.why === "unreachable" || printed.why === "refused";
  return { kind: kept ? "not-started" : "cut-off", fault: printed.why };
}
