import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { presetOffice } from "../../src/first-start.ts";
import { applyOfficeFile } from "../../src/office/actions.ts";
import type { OfficeFile } from "../../src/office/office-file.ts";
import { at, fixture, numberAt, numberOn, type Device } from "../journeys/hall.ts";
import { carriedOf, clerkAt, inTurns, officeOf, screenOf, send, touch } from "../proof/booths.ts";
import { visitorOf, type TestVisitor } from "../support/app.ts";
import { startChild, type Child } from "../support/process.ts";
import { openFile } from "./fill.ts";

/**
 * `bun run bench:lobby`: the lobby on the running product over loopback (L5). A call until a board's stream shows it, a touch until
 * the ticket is on the screen and until the printer hears its first byte, and a day of 10,000 tickets. About two minutes;
 * alone on the machine, or its numbers are those of a shared one.
 */

const CALLS = 200;
const TOUCHES = 200;
const DAY = Number(process.env["OKENKO_TICKETS"] ?? 10_000);
const WAITING = 300;
/** A series has 9,999 numbers a day at the most, so a day of more takes several. */
const SERVICES = ["op-zadost", "op-vyzvednuti", "pas-zadost", "pas-vyzvednuti"];

const row = (...cells: (string | number)[]) =>
  console.log(cells.map((cell, at) => (at === 0 ? String(cell).padEnd(58) : String(cell).padStart(11))).join(""));
const paceRow = (name: string, took: readonly number[]) =>
  row(name, ...[0.5, 0.95, 1].map((part) => share(took, part).toFixed(1)), took.length);

function share(took: readonly number[], part: number): number {
  const sorted = took.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;
}

interface Lobby {
  readonly address: string;
  readonly pid: number;
  visitor(): TestVisitor;
  stop(): Promise<void>;
}

const folder = mkdtempSync(join(tmpdir(), "okenko-lobby-"));
const printer = firstBytes();
try {
  row(
    `load ${loadavg()
      .map((each) => each.toFixed(2))
      .join(" ")}`,
    "p50 ms",
    "p95 ms",
    "worst",
    "times",
  );
  await small();
  await large();
} finally {
  printer.stop();
  rmSync(folder, { recursive: true, force: true });
}

/** Trutnov as it ships, its kiosk's paper going to a network printer. */
async function small(): Promise<void> {
  const office = presetOffice("trutnov");
  for (const kiosk of office.kiosks) kiosk.printer = printer.endpoint as typeof kiosk.printer;
  const lobby = await openLobby("small", office);
  const kiosk = await fixture(lobby, "hala");

  const pages: number[] = [];
  const whole: number[] = [];
  const papers: number[] = [];
  for (let turn = 0; turn < TOUCHES; turn += 1) {
    const heard = printer.next();
    const began = performance.now();
    const path = await touch(kiosk, "op-zadost");
    pages.push(performance.now() - began);
    numberOn(await (await kiosk.visitor.get(path)).text());
    whole.push(performance.now() - began);
    papers.push((await heard) - began);
    await printer.quiet();
  }
  paceRow("touch → the ticket exists, its screen is told", pages);
  paceRow("touch → the ticket's screen is there (L5 < 300)", whole);
  paceRow("touch → first byte at the printer (L5 < 500)", papers);

  const clerk = await clerkAt(lobby);
  const booth = { id: "kabinka-2" };
  await send(clerk, booth, "state", { ...carriedOf(await screenOf(clerk, booth.id)), state: "open" });
  const board = await watch(lobby, "cekarna");
  const seen: number[] = [];
  const answered: number[] = [];
  let screen = await screenOf(clerk, booth.id);
  for (let turn = 0; turn < CALLS; turn += 1) {
    const began = performance.now();
    const answer = await send(clerk, booth, "calls", carriedOf(screen));
    answered.push(performance.now() - began);
    ({ screen } = answer);
    const number = numberAt(screen);
    if (number === null) throw new Error("nobody was called");
    seen.push((await board.shows(number)) - began);
  }
  board.stop();
  paceRow("Další → the clerk's screen", answered);
  paceRow("Další → on the board's stream (L5 < 500)", seen);
  row("memory after it, MB", memoryOf(lobby.pid).toFixed(0));
  await lobby.stop();
}

/** Eight counters and so many tickets that the line is three hundred long all day. */
async function large(): Promise<void> {
  const { office, booths } = officeOf(8, true);
  for (const counter of office.counters) counter.services = [...SERVICES];
  const lobby = await openLobby("large", office);
  const kiosk = await fixture(lobby, "hala");
  const clerks = await Promise.all(booths.map((_, index) => clerkAt(lobby, index)));
  const [clerk] = clerks;
  const [booth] = booths;
  if (clerk === undefined || booth === undefined) throw new Error("nobody works today");
  for (const [index, each] of booths.entries())
    await send(clerks[index] ?? clerk, each, "state", {
      ...carriedOf(await screenOf(clerks[index] ?? clerk, each.id)),
      state: "open",
    });

  await inTurns(10, 4, () => touch(kiosk, "op-zadost"));
  paceRow("Další with ten waiting", await presses(clerk, booth, kiosk, 100));
  await inTurns(WAITING - 10, 4, () => touch(kiosk, "op-zadost"));
  paceRow(`Další with ${WAITING} waiting`, await presses(clerk, booth, kiosk, 100));

  const took: number[] = [];
  const began = performance.now();
  let [taken, called] = [0, 0];
  await Promise.all([
    inTurns(DAY, 4, async (turn) => {
      await touch(kiosk, SERVICES[turn % SERVICES.length] ?? "");
      taken += 1;
    }),
    ...booths.map(async (each, index) => {
      const who = clerks[index] ?? clerk;
      let screen = await screenOf(who, each.id);
      while (called < DAY) {
        if (called >= taken) {
          await Bun.sleep(1); // the line stays as long as it is: one leaves for one who came
          continue;
        }
        called += 1;
        const start = performance.now();
        ({ screen } = await send(who, each, "calls", carriedOf(screen)));
        took.push(performance.now() - start);
      }
    }),
  ]);
  const seconds = (performance.now() - began) / 1000;
  row(`a day of ${DAY} tickets taken and as many called, per second`, (DAY / seconds).toFixed(0));
  paceRow("  Další meanwhile, eight clerks at once", took);
  paceRow(`Další after that day, ${WAITING} waiting`, await presses(clerk, booth, kiosk, 100));
  row("memory after it, MB", memoryOf(lobby.pid).toFixed(0));
  await lobby.stop();
}

/** One who leaves for one who comes, so that the line stays as long as it is. */
async function presses(clerk: TestVisitor, booth: { id: string }, kiosk: Device, times: number): Promise<number[]> {
  const took: number[] = [];
  let screen = await screenOf(clerk, booth.id);
  for (let turn = 0; turn < times; turn += 1) {
    await touch(kiosk, "op-zadost");
    const began = performance.now();
    ({ screen } = await send(clerk, booth, "calls", carriedOf(screen)));
    took.push(performance.now() - began);
  }
  return took;
}

/** The product as a process of its own with this office, at one minute past eight. */
async function openLobby(name: string, office: OfficeFile): Promise<Lobby> {
  const data = join(folder, name);
  const start = () => startChild({ environment: { OKENKO_DATA: data }, words: ["--town", "trutnov"] });
  const first = await start();
  const { now } = (await (await fetch(`${first.address}/trial/clock`)).json()) as { now: string };
  await first.stop();
  const { store, works } = openFile(data, Date.parse(now));
  await works.write((work) => applyOfficeFile(work, office, null));
  await store.close();
  const child: Child = await start();
  const lobby = {
    address: child.address,
    pid: child.pid,
    visitor: () => patient(visitorOf(() => child.address)),
    stop: async () => void (await child.stop()),
  };
  await at(lobby, "08:01:00");
  return lobby;
}

/**
 * A browser that finds its idle connection closed the very moment it used it sends the same again: the server closes them after ten
 * seconds, and some here wait longer for their turn. A press or touch sent twice is one deed (C6).
 */
function patient(visitor: TestVisitor): TestVisitor {
  const again = (ask: () => Promise<Response>) =>
    ask().catch((error: unknown) => {
      if (error instanceof Error && "code" in error && error.code === "ECONNRESET") return ask();
      throw error;
    });
  return {
    ...visitor,
    get: (path, headers) => again(() => visitor.get(path, headers)),
    post: (path, fields, headers) => again(() => visitor.post(path, fields, headers)),
  };
}

/** A board's live stream, read as it comes. */
async function watch(lobby: Lobby, id: string) {
  const { visitor, path } = await fixture(lobby, id);
  const stream = await visitor.get(`${path}/stream`);
  const reader = stream.body?.getReader();
  if (reader === undefined) throw new Error("no stream");
  const decoder = new TextDecoder();
  let text = "";
  let stopped = false;
  return {
    /** When the number came into sight. */
    shows: async (number: string): Promise<number> => {
      const mark = `>${number}<`;
      while (!text.includes(mark)) {
        const part = await reader.read();
        if (part.done || stopped) throw new Error(`the stream ended before ${number}`);
        text = (text + decoder.decode(part.value, { stream: true })).slice(-60_000);
      }
      return performance.now();
    },
    stop: () => {
      stopped = true;
      void reader.cancel();
    },
  };
}

/** A network printer that tells when the first byte of a paper is there. */
function firstBytes() {
  let tell: ((at: number) => void) | null = null;
  let open = 0;
  const fresh = new Set<object>();
  const listener = Bun.listen({
    hostname: "127.0.0.1",
    port: 0,
    socket: {
      open: (socket) => {
        open += 1;
        fresh.add(socket);
      },
      data: (socket) => {
        if (!fresh.delete(socket)) return;
        tell?.(performance.now());
        tell = null;
      },
      close: (socket) => {
        open -= 1;
        fresh.delete(socket);
      },
    },
  });
  return {
    endpoint: `tcp://127.0.0.1:${listener.port}`,
    next: () => new Promise<number>((heard) => (tell = heard)),
    /** Until the paper is whole, so that the next touch is measured alone. */
    quiet: async () => {
      while (open > 0) await Bun.sleep(2);
    },
    stop: () => listener.stop(true),
  };
}

function memoryOf(pid: number): number {
  return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1] ?? 0) / 1024;
}
