import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { applyOfficeFile } from "../../src/office/actions.ts";
import { newId } from "../../src/platform/id.ts";
import { issueTicket } from "../../src/queue/actions.ts";
import { carriedOf, clerkAt, officeOf, screenOf, send } from "../proof/booths.ts";
import { fixture } from "../journeys/hall.ts";
import { visitorOf } from "../support/app.ts";
import { startChild } from "../support/process.ts";
import { openFile } from "./fill.ts";
import { openLines, type Lines } from "./lines.ts";

/** One run of L2's last part: a call, and how long until the last of all e-tickets and boards has heard of it. */
export interface LiveRace {
  readonly tickets: number;
  /** Tickets in line; where they are fewer than e-tickets, several phones follow each. */
  readonly waiting: number;
  readonly boards: number;
  /** Followers that ask and never read, beside the others. */
  readonly deaf: number;
  readonly calls: number;
}

export interface Told {
  /** From the press to the last follower, in milliseconds, one for each call. */
  readonly last: readonly number[];
  /** How long until all of them had come and were told where they stand, as after a restart, in milliseconds. */
  readonly joined: number;
  /** Milliseconds of work a call cost the server, all told: what other work on the machine does not change. */
  readonly cost: number;
  /** Followers that were not told within the time, over all calls. */
  readonly missed: number;
  /** Megabytes the server holds, before anybody follows and at the end; 0 for the bare server. */
  readonly memory: { readonly before: number; readonly after: number };
  /** Bytes an e-ticket in the middle of the line is sent at a call. */
  readonly bytes: number;
  readonly open: number;
  readonly letGo: number;
}

const LATE_MS = 20_000;
/** Calls before the clock runs, at ours and at the rival's: a server in the middle of its day is warm. */
const WARM = 10;

/** The product itself: real tickets in line, one address for all who follow. */
export async function raceOurs({ tickets, waiting, boards, deaf, calls }: LiveRace): Promise<Told> {
  const folder = mkdtempSync(join(tmpdir(), "okenko-live-"));
  const start = () => startChild({ environment: { OKENKO_DATA: folder }, words: ["--town", "trutnov"] });
  try {
    const first = await start();
    const clock = (await (await fetch(`${first.address}/trial/clock`)).json()) as { now: string };
    await first.stop();
    const tokens = await issue(folder, Date.parse(clock.now), waiting + calls + WARM);
    const child = await start();
    const hall = { address: child.address, visitor: () => visitorOf(() => child.address) };
    const clerk = await clerkAt(hall);
    const booth = { id: "k0" };
    await send(clerk, booth, "state", { ...carriedOf(await screenOf(clerk, booth.id)), state: "open" });
    const board = await fixture(hall, "cekarna");
    const before = memoryOf(child.pid);
    const inLine = tokens.slice(calls + WARM);
    const followed = Array.from({ length: tickets }, (_, index) => inLine[index % inLine.length] ?? "");
    const streamOf = (token: string) => `/ticket/${token}/stream?after=-1`;
    const cookies = board.visitor.cookiesFor(board.path);
    const began = performance.now();
    const lines = await openLines({
      address: child.address,
      readers: [
        ...followed.map((token) => ({ path: streamOf(token) })),
        ...Array.from({ length: boards }, () => ({ path: `${board.path}/stream?after=-1`, cookies })),
      ],
      deaf: Array.from({ length: deaf }, () => streamOf(followed[0] ?? "")),
    });
    const joined = performance.now() - began;
    let screen = await screenOf(clerk, booth.id);
    const call = async () => void ({ screen } = await send(clerk, booth, "calls", carriedOf(screen)));
    const { last, missed, cost } = await rounds({ lines, pid: child.pid }, calls, call);
    const after = memoryOf(child.pid);
    const { open, letGo, size: bytes } = lines;
    lines.close();
    await child.stop("SIGKILL");
    return { last, joined, cost, missed, memory: { before, after }, bytes, open, letGo };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The rival: as many plain streams, told as many bytes that are there already, or each a text of its own. */
export async function raceBare(
  { tickets, boards, calls }: LiveRace,
  { bytes, own }: { bytes: number; own: boolean },
): Promise<Told> {
  const child = Bun.spawn([process.execPath, "-e", BARE, String(bytes), own ? "own" : ""], { stdout: "pipe" });
  const said = await child.stdout.getReader().read();
  const address = `http://127.0.0.1:${new TextDecoder().decode(said.value).trim()}`;
  const readers = Array.from({ length: tickets + boards }, () => ({ path: "/" }));
  const began = performance.now();
  const lines = await openLines({ address, readers, deaf: [] });
  const joined = performance.now() - began;
  const call = async () => void (await fetch(`${address}/call`));
  const { last, missed, cost } = await rounds({ lines, pid: child.pid }, calls, call);
  const after = memoryOf(child.pid);
  const { open } = lines;
  lines.close();
  child.kill();
  return { last, joined, cost, missed, memory: { before: 0, after }, bytes, open, letGo: 0 };
}

const BARE = `
  const encoder = new TextEncoder();
  const text = "x".repeat(Math.max(0, Number(process.argv[1]) - 18));
  const messageFor = (who) => encoder.encode("id: 1\\ndata: " + String(who).padStart(4, "0") + text + "\\n\\n");
  const bytes = messageFor(0);
  const all = new Set();
  const server = Bun.serve({ port: 0, hostname: "127.0.0.1", fetch: (request, server) => {
    if (request.url.endsWith("/call")) {
      let who = 0;
      for (const one of all) one.enqueue(process.argv[2] === "own" ? messageFor((who += 1)) : bytes);
      return new Response("ok");
    }
    server.timeout(request, 0);
    let mine;
    return new Response(new ReadableStream({
      start: (one) => { mine = one; all.add(one); one.enqueue(bytes); },
      cancel: () => { all.delete(mine); },
    }), { headers: { "content-type": "text/event-stream" } });
  } });
  console.log(server.port);`;

async function rounds(
  { lines, pid }: { lines: Lines; pid: number },
  calls: number,
  call: () => Promise<void>,
): Promise<Pick<Told, "missed" | "cost"> & { last: number[] }> {
  const last: number[] = [];
  let missed = 0;
  for (let turn = 0; turn < WARM; turn += 1) {
    lines.begin();
    await Promise.all([call(), lines.told(LATE_MS)]);
  }
  const before = workOf(pid);
  for (let turn = 0; turn < calls; turn += 1) {
    const due = lines.open;
    lines.begin();
    const began = performance.now();
    const called = call();
    const told = await lines.told(LATE_MS);
    last.push(performance.now() - began);
    missed += Math.max(0, due - told);
    await called;
  }
  return { last, missed, cost: (workOf(pid) - before) / calls };
}

/** Puts an office of one kind of matter and so many tickets straight into the file; their e-tickets, first come first. */
async function issue(folder: string, now: number, count: number): Promise<string[]> {
  const { store, works } = openFile(folder, now);
  const { office } = officeOf(3, true);
  for (const location of office.locations) for (const series of location.series) series.to = 9999;
  await works.write((work) => applyOfficeFile(work, office, null));
  const locationId = office.locations[0]?.id ?? "";
  const touch = { locationId, language: "cs", kioskId: null, classId: null, serviceId: "op-zadost" } as const;
  const tokens: string[] = [];
  while (tokens.length < count)
    await works.write(async (work) => {
      for (let turn = 0; turn < 250 && tokens.length < count; turn += 1)
        tokens.push((await issueTicket(work, { ...touch, touchId: newId() })).token);
    });
  await store.close();
  return tokens;
}

/** Milliseconds a process has worked for, in the system too; to a hundredth of a second. */
function workOf(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]?.split(" ") ?? [];
  return (Number(fields[11]) + Number(fields[12])) * 10;
}

const memoryOf = (pid: number): number =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1] ?? 0) / 1024;
