import { mkdtempSync, rmSync } from "node:fs";
import { loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { at, fixture, type Hall } from "../journeys/hall.ts";
import { carriedOf, clerkAt, inTurns, screenOf, send, touch } from "../proof/booths.ts";
import { visitorOf } from "../support/app.ts";
import { startChild } from "../support/process.ts";
import { checkedAt, isBooked, timesAt } from "./booker.ts";
import { openFile } from "./fill.ts";

/**
 * `bun run bench:spike`: the moment a town opens its next days (L1). From nothing to 1,000 requests a second within five seconds,
 * all but the bookings pages of free times; 300 bookings in the first ten seconds; and a clerk who calls all the while. A page is
 * asked for when it is due, whether or not the last ones were answered, and timed from when it was due. Alone on the machine.
 */

const SECONDS = Number(process.env["OKENKO_SECONDS"] ?? 60);
const RISE_S = 5;
const MOST_PER_SECOND = 1_000;
const BOOKINGS = 300;
const WITHIN_MS = 10_000;
const CALL_EVERY_MS = 250;
const WAITING = 250;
const BOOTH = { id: "kabinka-2" };

const pages: number[] = [];
const deeds: number[] = [];
const calls: number[] = [];
const counts = { faults: 0, refused: 0, notBooked: 0 };

const folder = mkdtempSync(join(tmpdir(), "okenko-spike-"));
try {
  const load = loadavg().map((each) => each.toFixed(2));
  const environment = { OKENKO_DATA: folder, OKENKO_PROXIES: "127.0.0.1" };
  const child = await startChild({ environment, words: ["--town", "trutnov"] });
  const hall = { address: child.address, visitor: () => visitorOf(() => child.address) };
  await at(hall, "08:01:00");
  const press = await clerkWithALine(hall);
  const free = await timesAt(child.address);
  const began = performance.now();
  await Promise.all([lookers(child.address, free.pages), bookers(child.address, free.times), caller(press, began)]);
  await child.stop();
  console.log(`pages of free times: ${free.pages.length}, free times: ${free.times.length}; load ${load.join(" ")}`);
  row("", "p50 ms", "p95 ms", "p99 ms", "worst", "times");
  paceRow("a page of free times, from when it was due (L1: p95 < 300, p99 < 1000)", pages);
  paceRow("a whole booking: form, check, deed", deeds);
  paceRow("Další meanwhile (L1: p95 < 300)", calls);
  row("answers of 500 and above, or none (L1: 0)", counts.faults);
  row("pages refused or not whole", counts.refused);
  row("bookings that found their time taken", counts.notBooked);
  row("places given above their slot (L1: 0)", await overbooked());
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function row(...cells: (string | number)[]): void {
  console.log(cells.map((cell, index) => (index === 0 ? String(cell).padEnd(72) : String(cell).padStart(9))).join(""));
}

function paceRow(name: string, took: readonly number[]): void {
  const sorted = took.toSorted((a, b) => a - b);
  const part = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
  row(name, ...[0.5, 0.95, 0.99, 1].map((share) => part(share).toFixed(1)), took.length);
}

/** How many were due after so many seconds: the rate rises evenly and then stays. */
function dueAfter(seconds: number): number {
  const rising = Math.min(seconds, RISE_S);
  return Math.floor((MOST_PER_SECOND * rising * rising) / (2 * RISE_S) + MOST_PER_SECOND * (seconds - rising));
}

async function lookers(address: string, all: readonly string[]): Promise<void> {
  const began = performance.now();
  const onTheWay = new Set<Promise<void>>();
  for (let asked = 0, seconds = 0; seconds < SECONDS; seconds = (performance.now() - began) / 1000) {
    for (const due = performance.now(); asked < dueAfter(seconds); asked += 1) {
      const look = lookAt(`${address}${all[(asked * 31) % all.length]}`, due).finally(() => onTheWay.delete(look));
      onTheWay.add(look);
    }
    await Bun.sleep(2);
  }
  await Promise.all(onTheWay);
}

async function lookAt(url: string, due: number): Promise<void> {
  try {
    const answer = await fetch(url, { headers: { "accept-encoding": "gzip" } });
    const text = await answer.text();
    pages.push(performance.now() - due);
    if (answer.status >= 500) counts.faults += 1;
    else if (answer.status !== 200 || !text.includes("</html>")) counts.refused += 1;
  } catch {
    counts.faults += 1;
  }
}

/** Spread over the first seconds, each for another time, as far as there are as many. */
async function bookers(address: string, times: readonly string[]): Promise<void> {
  const began = performance.now();
  await inTurns(BOOKINGS, BOOKINGS, async (turn) => {
    await Bun.sleep(Math.max(0, (turn * WITHIN_MS) / BOOKINGS - (performance.now() - began)));
    const start = performance.now();
    try {
      const checked = await checkedAt(address, times[turn % times.length] ?? "", turn);
      if (checked === null || !(await isBooked(address, checked))) counts.notBooked += 1;
      else deeds.push(performance.now() - start);
    } catch {
      counts.faults += 1;
    }
  });
}

/** A counter that is open, with a long line before it. Returns a press of "Další" there. */
async function clerkWithALine(hall: Hall): Promise<() => Promise<void>> {
  const kiosk = await fixture(hall, "hala");
  await inTurns(WAITING, 4, () => touch(kiosk, "op-zadost"));
  const clerk = await clerkAt(hall);
  await send(clerk, BOOTH, "state", { ...carriedOf(await screenOf(clerk, BOOTH.id)), state: "open" });
  let screen = await screenOf(clerk, BOOTH.id);
  return async () => {
    const answer = await send(clerk, BOOTH, "calls", carriedOf(screen));
    ({ screen } = answer);
    if (answer.status >= 500) counts.faults += 1;
  };
}

async function caller(press: () => Promise<void>, began: number): Promise<void> {
  while (performance.now() - began < SECONDS * 1000) {
    const start = performance.now();
    await press();
    calls.push(performance.now() - start);
    await Bun.sleep(CALL_EVERY_MS);
  }
}

/** Counted in the file itself, after the product has stopped. */
async function overbooked(): Promise<number> {
  const { store } = openFile(folder, 0);
  const slots = store.raw
    .query<{ over: number }, []>("SELECT count(*) - max(places) AS over FROM place GROUP BY plan_id, starts_at")
    .all();
  await store.close();
  return slots.filter(({ over }) => over > 0).length;
}
