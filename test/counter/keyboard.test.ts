import { afterAll, beforeAll, expect, test } from "bun:test";
import type { Browser, Page } from "playwright-core";
import { chromiumPath, openBrowser } from "../support/browser.ts";
import { openApp, type TestApp } from "../support/app.ts";
import { axe } from "../support/axe.ts";
import { lhota } from "../support/cast.ts";
import { take as issue } from "../support/queue.ts";
import { openSeat, type Seat } from "./seat.ts";

/** The desk in a real browser, with script: keys, focus, live news, and nothing the policy forbids. */
const here = test.skipIf(chromiumPath() === null);
let app: TestApp;
let browser: Browser;
let seat: Seat;
let page: Page;

beforeAll(async () => {
  if (chromiumPath() === null) return;
  app = await openApp({ office: lhota() });
  await app.clock("2026-11-24T08:00:00");
  browser = await openBrowser();
  seat = await openSeat(browser, app);
  page = await seat.sit();
}, 30_000);
afterAll(async () => {
  await browser?.close();
  await app?.stop();
});

const take = () => issue(app.running);
const focused = () => page.evaluate("document.activeElement.id");
/** In one step: the live stream may put a new key in the place of the old one at any moment. */
const keyPlace = () => page.evaluate("JSON.stringify(document.getElementById('main-key').getBoundingClientRect())");
const number = (text: string) => page.locator("#number", { hasText: text }).waitFor();

here(
  "A4 F2 opens the counter, then calls; focus stays on the big key",
  async () => {
    await page.locator("#main-key[data-htmx-powered]").waitFor();
    expect(await focused()).toBe("main-key");
    await page.keyboard.press("F2");
    await page.locator(".counter--open").waitFor();
    const issued = await take();
    await page.locator(".turn__number", { hasText: issued.number }).waitFor(); // by itself, over the live stream
    await page.keyboard.press("F2");
    await number(issued.number);
    expect(await focused()).toBe("main-key");
  },
  20_000,
);

here(
  "A4 a letter presses its key, Ctrl+Z takes it back, and nothing moves meanwhile",
  async () => {
    const before = await keyPlace();
    await page.keyboard.press("h");
    await number("Nikdo");
    expect(await keyPlace()).toBe(before);
    await page.keyboard.press("Control+z");
    await number("A 1");
    expect(await focused()).toBe("main-key");
  },
  20_000,
);

here(
  "A4 the letters can be switched off, F2 stays",
  async () => {
    await page.locator("#letters").uncheck();
    const posts: string[] = [];
    page.on("request", (request) => {
      if (request.method() === "POST") posts.push(request.url());
    });
    await page.keyboard.press("h");
    await page.reload();
    await page.locator("#main-key[data-htmx-powered]").waitFor(); // before that a press is a plain form, as without script
    expect(posts).toEqual([]);
    expect(await page.locator("#number").textContent()).toBe("A 1");
    expect(await page.locator("#letters").isChecked()).toBe(false);
    await page.locator("#letters").check();
  },
  20_000,
);

here(
  "Q2 a refusal shows in its own strip without a new page",
  async () => {
    await page.locator("#main-key").focus();
    await page.keyboard.press("F2");
    await number("Nikdo");
    await page.locator("#main-key[data-htmx-powered]").waitFor(); // before that a press is a plain form, which tells no "nobody"
    await page.keyboard.press("F2");
    await page.locator("#notice", { hasText: "Teď nikdo nečeká." }).waitFor();
    expect(page.url()).toEndWith("/counter/c2");
  },
  20_000,
);

here(
  "A2 the same works with script switched off",
  async () => {
    const plain = await browser.newContext({ javaScriptEnabled: false, locale: "cs-CZ" });
    await plain.request.post(`${app.address}/trial/sign-in`, { form: { role: "clerk", desk: "counter" } });
    const issued = await take();
    const bare = await plain.newPage();
    await bare.goto(`${app.address}/counter/c2`);
    await bare.locator("#main-key").click();
    expect(await bare.locator("#number").textContent()).toBe(issued.number);
    await bare.locator("#key-undo").click();
    expect(await bare.locator("#number").textContent()).toBe("Nikdo");
    await plain.close();
  },
  20_000,
);

here("S6 the browser's policy had nothing to forbid", () => {
  expect(seat.complaints).toEqual([]);
});

here(
  "A1 no accessibility fault on the screen, wide and 320 px narrow, light and dark",
  async () => {
    await take();
    await page.locator(".turn--first").waitFor();
    for (const colorScheme of ["light", "dark"] as const)
      for (const width of [1280, 320]) {
        await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
        await page.setViewportSize({ width, height: 640 });
        expect(await page.evaluate("document.documentElement.scrollWidth - innerWidth")).toBeLessThanOrEqual(0);
        expect({ colorScheme, width, faults: await axe(page) }).toEqual({ colorScheme, width, faults: [] });
      }
  },
  40_000,
);
