import { afterAll, beforeAll, expect, test } from "bun:test";
import type { Browser, Page } from "playwright-core";
import { CAPITAL } from "../../src/board/sizes.ts";
import { axe } from "../support/axe.ts";
import { chromiumPath, openBrowser } from "../support/browser.ts";
import { later, openHall, type Hall } from "./hall.ts";

/** The board in a real browser: how large it is, and how it stays true. */
const here = test.skipIf(chromiumPath() === null);
let hall: Hall;
let browser: Browser;

const MESSAGE = "Ve čtvrtek 3. prosince od 12 hodin zavřeno, školení.";
const MATTERS = ["Ověřování podpisů a listin", "Czech POINT", "Rybářské lístky", "Poplatky za odpad"];

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
      { ...shown, id: "plna", messages: [{ text: MESSAGE, from: null, to: null }] },
    );
    const [first] = office.services;
    for (const [index, name] of MATTERS.entries())
      if (first !== undefined) office.services.push({ ...first, id: `vec-${index}`, name, booking: null });
    for (const counter of office.counters)
      counter.services = [...counter.services, ...MATTERS.map((_, index) => `vec-${index}`)];
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
    await page.locator("#back", { hasText: `Číslo ${number}: vyvolání neplatí` }).waitFor({ timeout: 3_000 });
    await later(hall, 9);
    await page.locator("#back").waitFor({ state: "hidden", timeout: 6_000 });
    await page.context().close();
  },
  20_000,
);

/** What reaches into the messages, or into the square. */
const OVERLAPS = `[".waiting", ".next", ".messages__one"].flatMap((name) => {
  const under = ["#square", ...(name === ".messages__one" ? [] : [".messages"])];
  return under.filter((other) => [...document.querySelectorAll(name)].some((each) => {
    const [a, b] = [each, document.querySelector(other)].map((one) => one ? one.getBoundingClientRect() : null);
    return a && b && a.height > 0 && a.left < b.right && b.left < a.right && a.top < b.bottom - 2 && b.top < a.bottom - 2;
  })).map((other) => name + " " + other);
})`;

here(
  "V1 seven matters, a message, next numbers and a square stand beside and under each other, lying and standing",
  async () => {
    await hall.waits();
    for (const id of ["plna", "mala", "cekarna"])
      for (const viewport of [LANDSCAPE, PORTRAIT]) {
        const page = await hall.screen(browser, id, { viewport });
        expect([id, viewport.width, await page.evaluate(OVERLAPS)]).toEqual([id, viewport.width, []]);
        expect([id, await page.evaluate(OVERFLOWS)]).toEqual([id, []]);
        await page.context().close();
      }
  },
);

/** What the strip covers of the call above it: of its figures, not of the empty line around them. */
const COVERED = `(() => {
  const strip = document.getElementById("back").getBoundingClientRect();
  return [".call__ticket", ".call__counter", ".call__line .arrow"].filter((part) => {
    const box = document.querySelector(part).getBoundingClientRect();
    const size = parseFloat(getComputedStyle(document.querySelector(part)).fontSize);
    const foot = part.endsWith("arrow") ? box.bottom : (box.top + box.bottom) / 2 + (size * ${CAPITAL}) / 2;
    return foot > strip.top;
  });
})()`;

here(
  "Q5 a new call comes at once though others were just taken back: their strip tells all their numbers and covers none of it",
  async () => {
    const back = [await hall.call("c1"), await hall.call("c2")];
    await hall.press("undo", {}, "c1");
    await hall.press("undo", {}, "c2");
    const number = await hall.call("c1");
    const shown = back.filter((each) => each !== number);
    for (const id of ["cekarna", "daleko", "mala"])
      for (const viewport of [LANDSCAPE, PORTRAIT]) {
        const page = await hall.screen(browser, id, { viewport });
        expect(await page.locator(".call__ticket").innerText()).toBe(number);
        for (const each of shown) expect(await page.locator("#back").innerText()).toContain(each);
        expect([id, viewport.width, await page.evaluate(COVERED)]).toEqual([id, viewport.width, []]);
        await page.context().close();
      }
    await later(hall, 9);
  },
  30_000,
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
