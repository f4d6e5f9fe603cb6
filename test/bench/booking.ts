import { mkdtempSync, rmSync } from "node:fs";
import { loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { bookingDesk } from "../../src/booking/routes.ts";
import type { DeskNeeds } from "../../src/platform/desk-needs.ts";
import { note } from "../../src/platform/event.ts";
import { createRenderer, type Renderer, type View } from "../../src/platform/render.ts";
import { startChild } from "../support/process.ts";
import { sampleVisit } from "../support/sample.ts";
import { bareBookings, bareServer, rowsOfLastBooking } from "./bare.ts";
import { checkedAt, isBooked, timesAt, type Checked } from "./booker.ts";
import { fillFile, openFile } from "./fill.ts";
import { middleOf, paceOf, type Pace } from "./pace.ts";

/**
 * `bun run bench:booking`: the page of free times and a whole booking on the running product over loopback, with 10,000
 * reservations in the file, beside the rivals of L2; and where the time of the page goes. Under a minute; alone on the machine.
 */

const RESERVATIONS = 10_000;
const PAGE = { atOnce: 16, ms: 4_000 };
const BOOKING = { atOnce: 8, ms: 6_000 };
const DEEDS = 1_000;
const BARE_MS = 2_000;
const GZIP = { "accept-encoding": "gzip" };
const PLAIN = { "accept-encoding": "identity" };

const folder = mkdtempSync(join(tmpdir(), "okenko-bench-"));
const environment = { OKENKO_DATA: folder, OKENKO_PROXIES: "127.0.0.1" };
const start = () => startChild({ environment, words: ["--town", "trutnov"] });
const lines: string[] = [];
const row = (...cells: (string | number)[]) =>
  lines.push(cells.map((cell, at) => (at === 0 ? String(cell).padEnd(48) : String(cell).padStart(13))).join(""));
const paceRow = (name: string, pace: Pace) =>
  row(
    name,
    pace.perSecond.toFixed(0),
    pace.p50.toFixed(2),
    pace.p99.toFixed(2),
    pace.wrong === 0 ? "" : `${pace.wrong} wrong`,
  );

/** Bytes as they come over the wire. */
const wire = async (url: string, headers: Record<string, string>) =>
  new Uint8Array(await (await fetch(url, { headers, decompress: false } as RequestInit)).arrayBuffer());

try {
  const load = loadavg().map((each) => each.toFixed(2));
  const first = await start();
  const clock = (await (await fetch(`${first.address}/trial/clock`)).json()) as { now: string };
  await first.stop();
  const now = Date.parse(clock.now);
  const filling = performance.now();
  const there = await fillFile(folder, now, RESERVATIONS);
  row(
    `${there} reservations, filled in ${((performance.now() - filling) / 1000).toFixed(1)} s; load ${load.join(" ")}`,
  );
  const child = await start();
  const { times: hrefs } = await timesAt(child.address);
  const page = await pageOf(child.address, hrefs);
  row("", "per second", "p50 ms", "p99 ms");
  const ours = await race(child.address, page);
  const booking = await bookings(child.address, hrefs);
  await weights(child.address, page, hrefs[0] ?? "");
  await child.stop();
  const bare = await bareRival();
  row("the bare SQLite transaction of a booking", bare.toFixed(0));
  row("  a whole booking of it", (booking.whole.perSecond / bare).toFixed(2));
  row("  its deed of it (L2: at least 0.5)", (booking.last.perSecond / bare).toFixed(2));
  await profile(page, now, 1000 / ours.perSecond);
  console.log(lines.join("\n"));
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** The page the first time stands on. */
async function pageOf(address: string, hrefs: readonly string[]): Promise<string> {
  const [href = ""] = hrefs;
  const base = href.replace(/\/details.*$/, "");
  const at = Number(/at=(\d+)/.exec(href)?.[1] ?? 0);
  const day = new Date(at).toISOString().slice(0, 10);
  const path = `${base}?day=${day}`;
  if ((await fetch(`${address}${path}`)).status !== 200) throw new Error(`no page of times at ${path}`);
  return path;
}

async function race(address: string, page: string): Promise<Pace> {
  let packed: Pace | null = null;
  for (const [name, headers] of [
    ["gzip", GZIP],
    ["not packed", PLAIN],
  ] as const) {
    const bytes = await wire(`${address}${page}`, headers);
    const file = join(folder, "page");
    await Bun.write(file, bytes);
    const same = {
      "content-type": "text/html; charset=utf-8",
      ...(name === "gzip" ? { "content-encoding": "gzip" } : {}),
    };
    const rival = await bareServer(file, same);
    const ask = (url: string) => async () => {
      const answer = await fetch(url, { headers, decompress: false } as RequestInit);
      return (await answer.arrayBuffer()).byteLength > 500 && answer.status === 200;
    };
    await paceOf({ ...PAGE, ms: 800 }, ask(`${address}${page}`)); // both warm
    await paceOf({ ...PAGE, ms: 300 }, ask(rival.address));
    const ours = await paceOf(PAGE, ask(`${address}${page}`));
    const bare = await paceOf({ ...PAGE, ms: BARE_MS }, ask(rival.address));
    rival.stop();
    paceRow(`page of free times, ${name}, ${bytes.byteLength} B`, ours);
    paceRow("  the same bytes from a bare Bun.serve", bare);
    row("  ours of it (L2: at least 0.5)", (ours.perSecond / bare.perSecond).toFixed(2));
    packed ??= ours;
  }
  return packed ?? { perSecond: Number.NaN, p50: 0, p99: 0, done: 0, wrong: 0 };
}

/** Form, check and deed for one free time after another, each by somebody else from elsewhere; then deeds alone, their checks made before. */
async function bookings(address: string, hrefs: readonly string[]): Promise<{ whole: Pace; last: Pace }> {
  const whole = await paceOf(BOOKING, async (turn) => {
    if (turn >= hrefs.length) return null;
    const checked = await checkedAt(address, hrefs[turn] ?? "", turn);
    return checked !== null && isBooked(address, checked);
  });
  const ready: Checked[] = [];
  await paceOf({ ...BOOKING, ms: 60_000 }, async (turn) => {
    if (ready.length >= DEEDS || turn >= 2 * hrefs.length) return null;
    const checked = await checkedAt(address, hrefs[turn % hrefs.length] ?? "", turn + hrefs.length); // other places at the same times, where they are left
    if (checked !== null) ready.push(checked);
    return true;
  });
  const last = await paceOf({ ...BOOKING, ms: 60_000 }, async (turn) => {
    const checked = ready[turn];
    return checked === undefined ? null : isBooked(address, checked);
  });
  paceRow("a whole booking: form, check, deed", whole);
  paceRow("its deed alone: the last post", last);
  return { whole, last };
}

async function weights(address: string, page: string, href: string): Promise<void> {
  row("weight in bytes", "plain", "gzip");
  for (const [name, path] of [
    ["first page", "/booking"],
    ["page of free times", page],
    ["form", href],
    ["stylesheet", "/static/citizen.css"],
    ["office colours", "/office.css"],
  ] as const) {
    const [plain, packed] = [await wire(`${address}${path}`, PLAIN), await wire(`${address}${path}`, GZIP)];
    row(`  ${name}`, plain.byteLength, packed.byteLength);
  }
}

async function bareRival(): Promise<number> {
  const { store } = openFile(folder, 0);
  const perSecond = bareBookings(store.raw, rowsOfLastBooking(store.raw), BARE_MS);
  await store.close();
  return perSecond;
}

/** Where the time of one page goes, in this process, with the very handler of the desk. */
async function profile(page: string, now: number, whole: number): Promise<void> {
  const { store, works } = openFile(folder, now);
  const real = createRenderer(join(import.meta.dir, "../../views"));
  let model: object = {};
  let shown: View<object> = { name: "" };
  const catching: Renderer = {
    render: (named, filled) => {
      [shown, model] = [named as View<object>, filled];
      return "";
    },
  };
  const needs = {
    works,
    renderer: catching,
    key: "",
    trialFrame: () => null,
    limiter: () => ({ allow: () => true, forgive: () => {} }),
  } as unknown as DeskNeeds;
  const [, , service = "", location = ""] = page.split(/[/?]/);
  const route = bookingDesk(needs).routes.find(
    ({ method, path }) => method === "GET" && path === "/booking/:service/:location",
  );
  const visit = { ...sampleVisit(page), params: { service, location } };
  const look = async () => route?.handle(visit);
  for (let warm = 0; warm < 200; warm += 1) await look();
  const kept = await middleOf(400, look);
  const changed = store.raw.query<{ id: string }, []>("SELECT id FROM reservation LIMIT 1").get()?.id ?? "";
  const change = () => works.write((work) => note(work, { kind: "bench", reservationId: changed }));
  const alone = await middleOf(100, change);
  const read = await middleOf(200, async () => {
    await change();
    await look();
  });
  const render = await middleOf(400, () => real.render(shown, model));
  const html = real.render(shown, model);
  const gzip = await middleOf(400, () => Bun.gzipSync(html, { level: 1 }));
  await store.close();
  row("where the time of a page goes", "ms");
  row("  office, slots and the page's words", kept.toFixed(3));
  row("  reading what is taken, once after each change", (read - alone - kept).toFixed(3));
  row("  template", render.toFixed(3));
  row("  gzip", gzip.toFixed(3));
  row("  the rest: HTTP, headers, two cores shared", (whole - kept - render - gzip).toFixed(3));
}
