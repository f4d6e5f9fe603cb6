import { afterAll, beforeAll, expect, test } from "bun:test";
import type { Browser, Page } from "playwright-core";
import { CAPITAL } from "../../src/board/sizes.ts";
import { axe } from "../support/axe.ts";
import { holds } from "../support/truth.ts";
import { chromiumPath, openBrowser } from "../support/browser.ts";
import { later, openHall, type Hall } from "./hall.ts";

/** The board in a real browser: how large it is, how it stays true, and that it does not grow. */
const here = test.skipIf(chromiumPath() === null);
let hall: Hall;
let browser: Browser;

beforeAll(async () => {
  if (chromiumPath() === null) return;
  hall = await openHall((office) => {
    const [shown] = office.boards;
    const [place] = office.locations;
    if (shown === undefined || place === undefined) throw new Error("Lhota has changed");
    place.phoneTickets = "changing";
    office.boards.push(
      { ...shown, id: "daleko", inches: 55, metres: 14 },
      { ...shown, id: "mala", inches: 32, metres: 8, nextNumbers: true },
    );
  });
  browser = await openBrowser();
}, 30_000);
afterAll(async () => {
  await browser?.close();
  await hall?.app.stop();
});

const LANDSCAPE = { width: 1920, height: 1080 };
const PORTRAIT = { width: 1080, height: 1920 };
/** An old television: no streams, no fetch, no promises, no locks. */
const OLD = `delete window.EventSource; delete window.fetch; delete window.Promise;
  Object.defineProperty(navigator, "locks", { value: undefined });`;

/** How high the number's capitals stand on a screen of so many inches, in millimetres. */
async function numberOn(page: Page, inches: number): Promise<number> {
  const size = await page.evaluate<number>(
    `parseFloat(getComputedStyle(document.querySelector(".call__ticket")).fontSize)`,
  );
  return (size * CAPITAL * inches * 25.4) / Math.hypot(LANDSCAPE.width, LANDSCAPE.height);
}

/** What is cut off or lies over something else, by its class. */
const OVERFLOWS = `[...document.querySelectorAll(".call__line, .previous__row, .waiting__row, .today, .next, .messages__one, .display__large")]
  .filter((each) => each.getClientRects().length > 0 && getComputedStyle(each).display !== "none")
  .filter((each) => {
    const box = each.getBoundingClientRect();
    return each.scrollWidth > each.clientWidth + 1 || box.bottom > innerHeight + 9 || box.right > innerWidth + 9;
  })
  .map((each) => each.className)`;

here(
  "A6 measured in the browser the number is 98 mm and more for eight metres, lying and standing, and nothing is cut off",
  async () => {
    await hall.call("c1");
    for (const [id, inches, metres] of [
      ["cekarna", 55, 8],
      ["daleko", 55, 14],
      ["mala", 32, 8],
    ] as const)
      for (const viewport of [LANDSCAPE, PORTRAIT]) {
        const page = await hall.screen(browser, id, { viewport });
        expect([id, (await numberOn(page, inches)) >= (98 / 8) * metres - 0.1]).toEqual([id, true]);
        expect([id, await page.evaluate(OVERFLOWS)]).toEqual([id, []]);
        await page.context().close();
      }
  },
);

here("A1 axe finds nothing wrong on the board, its set-up line and the display", async () => {
  for (const id of ["cekarna", "okenko-1"]) {
    const page = await hall.screen(browser, id);
    await page.emulateMedia({ reducedMotion: "reduce" }); // in the midst of a pulse the number is half gone
    expect([id, await axe(page)]).toEqual([id, []]);
    await page.context().close();
  }
});

here(
  "Q9 a call is on the board at once, on a television without streams, fetch and promises in some seconds",
  async () => {
    const old = await hall.screen(browser, "cekarna", {}, OLD);
    const small = await hall.screen(browser, "okenko-1", {}, OLD);
    const page = await hall.screen(browser, "cekarna");
    const number = await hall.call("c1");
    await page.locator(".call__ticket", { hasText: number }).waitFor({ timeout: 2_000 });
    await old.locator(".call__ticket", { hasText: number }).waitFor({ timeout: 5_000 });
    await small.locator(".display__large", { hasText: number }).waitFor({ timeout: 5_000 });
    await Promise.all([old, small, page].map((each) => each.context().close()));
  },
  30_000,
);

here(
  "V3 without any script the page loads itself again and shows the truth",
  async () => {
    const page = await hall.screen(browser, "cekarna", { javaScriptEnabled: false });
    expect(await page.content()).toContain('http-equiv="refresh" content="10"');
    const number = await hall.call("c1");
    await page.locator(".call__ticket", { hasText: number }).waitFor({ timeout: 13_000 });
    await page.context().close();
  },
  30_000,
);

here(
  "V3 an office set anew is shown by every board, streaming or asking, without a hand on it",
  async () => {
    const page = await hall.screen(browser, "cekarna");
    const old = await hall.screen(browser, "cekarna", {}, OLD);
    const before = await page.locator(".board").getAttribute("data-edition");
    const { applyOfficeFile } = await import("../../src/office/actions.ts");
    const { currentOffice } = await import("../../src/office/queries.ts");
    const { version: _, ...office } = await hall.app.running.works.read(currentOffice);
    await hall.app.running.works.write((work) => applyOfficeFile(work, office, null));
    for (const each of [page, old])
      await each.locator(`.board[data-edition]:not([data-edition="${before}"])`).waitFor({ timeout: 9_000 });
    await Promise.all([page, old].map((each) => each.context().close()));
  },
  30_000,
);

here(
  "Q5 a call taken back is said on the board for some seconds and goes by itself",
  async () => {
    const page = await hall.screen(browser, "cekarna");
    const number = await hall.call("c2");
    await page.locator(".call__ticket", { hasText: number }).waitFor();
    await hall.press("undo", {}, "c2");
    await page.locator("#back", { hasText: `Číslo ${number}: volání odvoláno` }).waitFor({ timeout: 3_000 });
    await later(hall, 9);
    await page.locator("#back").waitFor({ state: "hidden", timeout: 6_000 });
    await page.context().close();
  },
  20_000,
);

here(
  "K6 the square is renewed by itself when its half minute ends",
  async () => {
    const page = await hall.screen(browser, "cekarna");
    const until = await page.locator("#square").getAttribute("data-until");
    await later(hall, 31);
    await page.locator(`#square[data-until]:not([data-until="${until}"])`).waitFor({ timeout: 9_000 });
    await page.context().close();
  },
  20_000,
);

here(
  "A6 the picture stands a little elsewhere every few minutes and nothing on it moves by itself",
  async () => {
    const page = await hall.screen(browser, "cekarna");
    const before = /shift-\d/.exec((await page.locator(".board").getAttribute("class")) ?? "")?.[0];
    await later(hall, 241);
    await page.locator(`.board:not(.${before})`).waitFor({ timeout: 6_000 });
    expect(await page.evaluate<number>("document.getAnimations().length")).toBe(0);
    expect(await page.evaluate(OVERFLOWS)).toEqual([]);
    await page.context().close();
  },
  20_000,
);

/** A stream that a test speaks on. */
const FED = `window.EventSource = function () {
  var heard = {};
  window.line = this;
  this.addEventListener = (name, deed) => { heard[name] = deed; };
  this.close = () => {};
  this.tell = (name, data, id) => (name === "message" ? this.onmessage : heard[name])({ data, lastEventId: String(id) });
}`;

/** A week is about ten thousand changes; a tenth of it shows a leak just as well. */
const CHANGES = process.env["OKENKO_WEEK"] === "1" ? 10_000 : 1_000;

here(
  "V3 a board does not grow: after a week of changes as many nodes as at first, and the heap no larger",
  async () => {
    const page = await hall.screen(browser, "cekarna", {}, FED);
    await holds(page, "Boolean(window.line)", 10_000);
    const session = await page.context().newCDPSession(page);
    const grown = async () => {
      await session.send("HeapProfiler.collectGarbage");
      const { nodes, jsEventListeners } = await session.send("Memory.getDOMCounters");
      const { usedSize } = await session.send("Runtime.getHeapUsage");
      return { nodes, jsEventListeners, kilobytes: usedSize / 1024 };
    };
    const feed = (count: number) =>
      page.evaluate(`(async () => {
        const html = document.getElementById("calls").outerHTML;
        const now = document.querySelector(".board").getAttribute("data-now");
        for (let each = 1; each <= ${count}; each += 1) {
          window.line.tell("message", html, 100000 + each);
          window.line.tell("ping", now, 0);
          if (each % 100 === 0) await new Promise((done) => setTimeout(done, 0));
        }
      })()`);
    await feed(200);
    const before = await grown();
    await feed(CHANGES);
    const after = await grown();
    expect(after.nodes).toBeLessThan(before.nodes + 60);
    expect(after.jsEventListeners).toBe(before.jsEventListeners);
    expect(after.kilobytes).toBeLessThan(before.kilobytes + 200);
    await page.context().close();
  },
  120_000,
);
