import { kioskOf } from "../office/office.ts";
import { currentOffice } from "../office/queries.ts";
import { MINUTE, type Instant } from "../platform/clock.ts";
import type { Language } from "../platform/language.ts";
import type { Log } from "../platform/log.ts";
import { present } from "../platform/refusal.ts";
import type { Job } from "../platform/scheduler.ts";
import type { Works } from "../platform/work.ts";
import { drawer } from "../printing/drawer.ts";
import { printerAt, type Printer, type Tray } from "../printing/printers.ts";
import type { TrayPaper } from "../printing/tray.ts";
import { endPrintJob, notePrinter, takePrintJob, type PrintOutcome } from "../queue/paper-actions.ts";
import { NEAR_END } from "../queue/paper.ts";
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
  feeding.set(needs.works, { needs, feed: feeder.feed, heard: new Map() });
  return [{ name: "print tickets", destructive: false, run: () => round(needs, feeder) }];
}

/** Feeds a kiosk's printer now instead of at the next tick, so that the paper moves within half a second (L5). */
export function nudge(works: Works, kioskId: string): void {
  void feeding.get(works)?.feed(kioskId);
}

/** A printer that fetches its paper has asked for it. */
export function heardPrinter(works: Works, kioskId: string, at: Instant): void {
  feeding.get(works)?.heard.set(kioskId, at);
}

/** The ticket as a picture, for a printer that fetches it. */
export async function pictureOf(works: Works, kioskId: string, job: Paper): Promise<Uint8Array> {
  const feed = feeding.get(works);
  if (feed === undefined) throw new Error("no paper in this house");
  const { slip, kiosk } = await slipNow(feed.needs, kioskId, job);
  return drawer.draw({ slip, kind: kiosk, form: "png" });
}

type Feed = (kioskId: string) => Promise<number>;

interface Feeding {
  readonly needs: PrintNeeds;
  readonly feed: Feed;
  /** When each printer that fetches was heard last. */
  readonly heard: Map<string, Instant>;
}

const feeding = new WeakMap<Works, Feeding>();

/** After so long without a word a printer that fetches is off. */
const SILENCE_MS = MINUTE;

interface Feeder {
  /** Prints what waits at a kiosk; joins a loop that already runs. Returns how many papers were dealt with. */
  readonly feed: Feed;
  /** Kiosks whose turn it is to be looked at although nothing seems to wait: not yet seen, or left in trouble. */
  readonly restless: { has(kioskId: string): boolean };
}

function createFeeder(needs: PrintNeeds): Feeder {
  const running = new Map<string, Promise<number>>();
  const wanted = new Set<string>();
  const calm = new Map<string, number>();

  const loop: Feed = async (kioskId) => {
    let papers = 0;
    try {
      while (wanted.delete(kioskId)) {
        const drained = await drain(needs, kioskId);
        papers += drained.papers;
        calm.set(kioskId, drained.isWell ? Infinity : ROUNDS_A_LOOK);
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
    restless: {
      has: (kioskId) => {
        const left = calm.get(kioskId) ?? 0;
        calm.set(kioskId, left - 1);
        return left <= 0;
      },
    },
  };
}

/** Rounds between two looks at a printer in trouble that has nothing to print. */
const ROUNDS_A_LOOK = 15;

async function round(needs: PrintNeeds, { feed, restless }: Feeder): Promise<number> {
  const { works } = needs;
  const { hungry, silent } = await works.read(async (reader) => {
    const { kiosks } = await currentOffice(reader);
    const looks = await Promise.all(kiosks.map(async (kiosk) => ({ ...kiosk, now: await paperNow(reader, kiosk.id) })));
    return {
      hungry: looks.filter(({ id, printer, now }) => isFed(printer) && (restless.has(id) || now.waiting > 0)),
      silent: looks.filter(
        ({ id, printer, now }) => printer === "pull" && now.state !== "off" && isSilent(works, id, reader.now),
      ),
    };
  });
  for (const { id } of silent) await works.write((work) => notePrinter(work, id, "offline"));
  const papers = hungry.map(({ id, printer }) => {
    const count = feed(id);
    return printer === "tray" ? count : 0;
  });
  return (await Promise.all(papers)).reduce((sum, count) => sum + count, 0);
}

/** Whether the house brings the paper to the printer. */
const isFed = (printer: string): boolean => printer !== "pull" && printer !== "none";

/** From its first round on a printer that fetches has a minute to ask. */
function isSilent(works: Works, kioskId: string, now: Instant): boolean {
  const heard = feeding.get(works)?.heard;
  const last = heard?.get(kioskId);
  if (last === undefined) heard?.set(kioskId, now);
  return last !== undefined && now - last > SILENCE_MS;
}

/** Prints paper by paper until none is left or the printer will not. */
async function drain(needs: PrintNeeds, kioskId: string): Promise<{ papers: number; isWell: boolean }> {
  const { works } = needs;
  for (let papers = 0; ; papers += 1) {
    const job = await works.write((work) => takePrintJob(work, kioskId));
    if (job === null) return { papers, isWell: papers > 0 || (await look(needs, kioskId)) };
    const outcome = await printed(needs, kioskId, job);
    await works.write((work) => endPrintJob(work, job.id, outcome));
    if (outcome.kind !== "printed") return { papers, isWell: false };
  }
}

/** With nothing to print a printer is asked how it stands, so that staff know of an empty roll before the next client does. */
async function look(needs: PrintNeeds, kioskId: string): Promise<boolean> {
  const { works } = needs;
  const kiosk = kioskOf(await works.read(currentOffice), kioskId);
  const seen = await printerAt(kiosk.printer, NO_TRAY).look();
  const known = await works.read((reader) => paperNow(reader, kioskId));
  if (seen === null) return known.fault === null;
  if (seen.fault === null && known.state === "fault") return true; // broke off amid a ticket: staff are told until one prints
  const word = seen.fault ?? (seen.nearEnd ? NEAR_END : null);
  if (word !== (known.state === NEAR_END ? NEAR_END : known.fault))
    await works.write((work) => notePrinter(work, kioskId, word));
  return seen.fault === null;
}

const NO_TRAY: Tray = { receive: async () => {} };

interface Paper {
  readonly ticketId: string;
  readonly link: string;
}

async function printed(needs: PrintNeeds, kioskId: string, job: Paper): Promise<PrintOutcome> {
  const { tray, log } = needs;
  try {
    const { slip, kiosk } = await slipNow(needs, kioskId, job);
    const bytes = await drawer.draw({ slip, kind: kiosk, form: "escpos" });
    return outcomeOf(
      await printerAt(kiosk.printer, tray({ kioskId, number: slip.number, link: job.link })).print(bytes),
    );
  } catch (error) {
    log.fault("a ticket could not be printed", error, { kiosk: kioskId });
    return { kind: "cut-off", fault: "fault" }; // the next ones must not wait behind it
  }
}

/** What the paper says now. The tray stands for any printer, so it has every letter. */
async function slipNow({ works, catalogues }: PrintNeeds, kioskId: string, job: Paper) {
  const { office, now } = await works.read(async (reader) => ({
    office: await currentOffice(reader),
    now: present(await ticketById(reader, job.ticketId)),
  }));
  const kiosk = kioskOf(office, kioskId);
  const slip = slipOf({ office, kioskId, now, words: catalogues[now.ticket.language], link: job.link });
  const { paper, mode, printer } = kiosk;
  return { slip, kiosk: { paper, mode, printer, model: printer === "tray" ? null : kiosk.model } };
}

/** Before the first byte nothing is on paper, so the ticket waits; after it only a person prints it again (K5). */
function outcomeOf(printed: Awaited<ReturnType<Printer["print"]>>): PrintOutcome {
  if (printed.state === "printed") return { kind: "printed", nearEnd: printed.nearEnd === true };
  const midway = printed.why === "cut-off" || printed.why === "timeout";
  return { kind: midway ? "cut-off" : "not-started", fault: printed.why };
}
