import { afterAll, beforeAll, expect, test } from "bun:test";
import type { Browser, Page } from "playwright-core";
import { chromiumPath, openBrowser } from "../support/browser.ts";
import { holds } from "../support/truth.ts";
import { ownVoice } from "../voice/television.ts";
import { openHall, type Hall } from "./hall.ts";

/** A week on the wall (V3): what the page of a board holds on to. `OKENKO_WEEK=1` lives the whole of it, in two minutes. */
const here = test.skipIf(chromiumPath() === null);
let hall: Hall;
let browser: Browser;

beforeAll(async () => {
  if (chromiumPath() === null) return;
  hall = await openHall((office) => {
    const [place] = office.locations;
    if (place !== undefined) place.phoneTickets = "changing";
  });
  browser = await openBrowser();
}, 30_000);
afterAll(async () => {
  await browser?.close();
  await hall?.app.stop();
});

/** A stream that a test speaks on. */
const FED = `window.EventSource = function () {
  var heard = {};
  window.line = this;
  this.addEventListener = (name, deed) => { heard[name] = deed; };
  this.close = () => {};
  this.tell = (name, data, id) => (name === "message" ? this.onmessage : heard[name])({ data, lastEventId: String(id) });
}`;

/** A television whose sounds and pauses take next to no time. */
const QUICK = `
  window.slowly = window.setTimeout.bind(window);
  window.setTimeout = (deed, ms, ...more) => window.slowly(deed, Math.min(ms || 0, 1), ...more);
  window.playing = 0;
  window.spoken = 0;
  window.begun = () => { window.playing += 1; window.spoken += 1; };
  HTMLMediaElement.prototype.play = function () {
    window.slowly(() => { if (this.onended) this.onended(); }, 0);
    return Promise.resolve();
  };
  ${ownVoice({ voices: [{ name: "Zuzana", lang: "cs-CZ" }], ms: 1 })}`;

/** A week is about ten thousand changes; a tenth of it shows a leak just as well. */
const CHANGES = process.env["OKENKO_WEEK"] === "1" ? 10_000 : 1_000;
/** In the first changes a browser still makes what it keeps. */
const FIRST = 300;

/** What a page holds on to, after everything that may go has gone. */
interface Held {
  readonly nodes: number;
  readonly listeners: number;
  readonly kilobytes: number;
}

/**
 * Changes as they come in a week: others waiting, each fourth one a call that is announced with chime and voice, at times one taken
 * back, a sign of life, somebody who moves the mouse. Each announcement is waited for, as in a week they do not pile up.
 */
const feed = (page: Page, from: number, count: number) =>
  page.evaluate(`(async () => {
    const html = document.getElementById("calls").outerHTML;
    const now = Number(document.querySelector(".board").getAttribute("data-now"));
    const rest = () => new Promise((done) => window.slowly(done, 0));
    for (let each = ${from}; each < ${from + count}; each += 1) {
      const number = "A " + each;
      const call = { event: 100000 + each, at: now - (each % 4 ? 70000 : 0), number, says: [{ lang: "cs", text: number, url: "" }] };
      const back = each % 7 ? [] : [{ event: 100001 + each, number: "A " + (each - 1) }];
      window.line.tell("message", html
        .replace(/data-announcements="[^"]*"/, "data-announcements='" + JSON.stringify([call]) + "'")
        .replace(/data-taken-back="[^"]*"/, "data-taken-back='" + JSON.stringify(back) + "'")
        .replace(/(call__ticket">)[^<]*/, "$1" + number), 100000 + each);
      window.line.tell("ping", String(now), 0);
      if (each % 200 === 0) document.dispatchEvent(new Event("mousemove"));
      while (window.spoken < Math.floor(each / 4)) await rest();
      if (each % 10 === 0) await rest();
    }
  })()`);

async function held(page: Page): Promise<Held> {
  const session = await page.context().newCDPSession(page);
  let least: Held = { nodes: Infinity, listeners: Infinity, kilobytes: Infinity };
  for (let each = 0; each < 3; each += 1) {
    await session.send("HeapProfiler.collectGarbage");
    const { nodes, jsEventListeners: listeners } = await session.send("Memory.getDOMCounters");
    const { usedSize } = await session.send("Runtime.getHeapUsage");
    least = {
      nodes: Math.min(least.nodes, nodes),
      listeners: Math.min(least.listeners, listeners),
      kilobytes: Math.min(least.kilobytes, usedSize / 1024),
    };
  }
  await session.detach();
  return least;
}

/** By how much a page has grown over the changes of a week, after its first ones. `leak` is put in before its own scripts. */
async function grown(changes: number, leak = ""): Promise<Held> {
  const page = await hall.screen(browser, "cekarna", {}, FED + QUICK + leak);
  await holds(page, "Boolean(window.line) && performance.now() > 1500", 10_000); // its own voice has settled
  await feed(page, 1, FIRST);
  const before = await held(page);
  await feed(page, FIRST + 1, changes);
  const after = await held(page);
  expect(await page.evaluate<number>("window.spoken")).toBe((FIRST + changes) / 4);
  await page.context().close();
  return {
    nodes: after.nodes - before.nodes,
    listeners: after.listeners - before.listeners,
    kilobytes: after.kilobytes - before.kilobytes,
  };
}

/** For a whole week; what a browser keeps for itself is less than this, a leak of a number at each change is more. */
const MOST_NODES = 60;
const MOST_KILOBYTES = 100;
const withinBounds = ({ nodes, listeners, kilobytes }: Held) => ({
  nodes: nodes < MOST_NODES,
  listeners: listeners <= 0,
  heap: kilobytes < MOST_KILOBYTES,
});

here(
  "V3 a board does not grow: after a week of changes as many nodes and listeners as at first, and the heap no larger",
  async () => {
    const growth = await grown(CHANGES);
    console.log(`after ${CHANGES} changes: ${JSON.stringify(growth)}`);
    expect(withinBounds(growth)).toEqual({ nodes: true, listeners: true, heap: true });
  },
  300_000,
);

/** The same board with a mistake in it, at each new fragment. */
const LEAKS = {
  nodes: `window.kept = []; document.addEventListener("okenko:fresh", (event) => window.kept.push(event.target.firstElementChild));`,
  listeners: `document.addEventListener("okenko:fresh", () => window.addEventListener("resize", () => {}));`,
  heap: `window.kept = []; document.addEventListener("okenko:fresh", () => window.kept.push({ said: [Math.random(), Math.random(), String(Math.random())] }));`,
} as const;

here.each(Object.keys(LEAKS) as (keyof typeof LEAKS)[])(
  "V3 a board that kept its old %s would be caught",
  async (kind) => {
    expect(withinBounds(await grown(1_000, LEAKS[kind]))).toMatchObject({ [kind]: false });
  },
  300_000,
);
