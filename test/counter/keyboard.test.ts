import { afterAll, beforeAll, expect, test } from "bun:test";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { issueTicket } from "../../src/queue/actions.ts";
import { newId } from "../../src/platform/id.ts";
import { chromiumPath, openBrowser } from "../support/browser.ts";
import { openApp, type TestApp } from "../support/app.ts";
import { axe } from "../support/axe.ts";
import { lhota } from "../support/cast.ts";

/** The desk in a real browser, with script: keys, focus, live news, and nothing the policy forbids. */
const here = test.skipIf(chromiumPath() === null);
let app: TestApp;
let browser: Browser;
let context: BrowserContext;
let page: Page;
const complaints: string[] = [];

beforeAll(async () => {
  if (chromiumPath() === null) return;
  app = await openApp({ office: lhota() });
  await app.clock("2026-11-24T08:00:00");
  browser = await openBrowser();
  context = await browser.newContext({ locale: "cs-CZ", viewport: { width: 1280, height: 800 } });
  page = await context.newPage();
  page.on("console", (line) => {
    if (line.type() === "error") complaints.push(line.text());
  });
  page.on("pageerror", (error) => complaints.push(error.message));
  await context.request.post(`${app.address}/trial/sign-in`, {
    form: { role: "clerk", desk: "counter" },
  });
  await page.goto(`${app.address}/counter/c2`);
}, 30_000);
afterAll(async () => {
  await browser?.close();
  await app?.stop();
});

const take = () =>
  app.running.works.write((work) =>
    issueTicket(work, {
      locationId: "naves",
      language: "cs",
      touchId: newId(),
      kioskId: null,
      serviceId: "op",
      classId: null,
    }),
  );
const focused = () => page.evaluate("document.activeElement.id");
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
    const before = await page.locator("#main-key").boundingBox();
    await page.keyboard.press("h");
    await number("Nikdo");
    expect(await page.locator("#main-key").boundingBox()).toEqual(before);
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
  expect(complaints).toEqual([]);
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
