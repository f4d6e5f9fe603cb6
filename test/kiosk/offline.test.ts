import { afterEach, expect, test } from "bun:test";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { chromiumPath, openBrowser, openPage } from "../support/browser.ts";
import { startChild, type Child } from "../support/process.ts";

/** The kiosk while the server, a process of its own, is really stopped and started again. */
const present = chromiumPath() !== null;
const RETURNS_WITHIN = 10_000;
const CALM = "Tiskárna lístků teď nemá spojení";

let folder = "";
let port = "0";
let server: Child | null = null;
let browser: Browser | null = null;

afterEach(async () => {
  await browser?.close();
  await server?.stop("SIGKILL");
  if (folder !== "") rmSync(folder, { recursive: true, force: true });
  [browser, server, folder, port] = [null, null, "", "0"];
});

/** The second start listens where the first did. */
async function startServer(): Promise<string> {
  server = await startChild({
    environment: { OKENKO_DATA: folder, PORT: port },
    words: ["--town", "trutnov"],
  });
  port = new URL(server.address).port;
  return server.address;
}

async function openKiosk(serviceWorkers: "allow" | "block"): Promise<{ page: Page; start: string }> {
  folder = mkdtempSync(join(tmpdir(), "okenko-away-"));
  const address = await startServer();
  browser = await openBrowser();
  const page = await openPage(browser, { viewport: { width: 1080, height: 1920 }, serviceWorkers });
  await page.request.post(`${address}/trial/clock`, { form: { now: "2026-11-23T09:00:00", run: "0" } });
  await page.request.post(`${address}/trial/enrol`, { form: { fixture: "hala" } });
  const start = `${address}/kiosk/hala`;
  await page.goto(start);
  if (serviceWorkers === "allow") await until(page, "navigator.serviceWorker.controller !== null");
  return { page, start };
}

const stop = async (): Promise<void> => {
  await server?.stop("SIGKILL");
  server = null;
};

/** Milliseconds from the server's first word to the kiosk's first screen. */
async function returned(page: Page): Promise<number> {
  await startServer();
  const since = performance.now();
  await page.waitForSelector(".tiles, .offer .phone", { timeout: RETURNS_WITHIN });
  await page.waitForSelector("#offline", { state: "hidden", timeout: RETURNS_WITHIN });
  return performance.now() - since;
}

/** Asks the page until it says yes; the policy forbids the browser's own way of waiting. */
async function until(page: Page, question: string): Promise<void> {
  const end = performance.now() + 15_000;
  while (!(await page.evaluate<boolean>(question))) if (performance.now() > end) throw new Error(`never: ${question}`);
}

const says = (page: Page, text: string) => page.waitForSelector(`text=${text} >> visible=true`, { timeout: 20_000 });

test.skipIf(!present)(
  "C7 a page that is open says so and is back within 10 s of the server",
  async () => {
    const { page } = await openKiosk("allow");
    await stop();
    await says(page, CALM);
    expect(await returned(page)).toBeLessThan(RETURNS_WITHIN);
  },
  60_000,
);

test.skipIf(!present)(
  "C7 a touch and a reload while the server is away meet our own page in the visitor's language, never the browser's error",
  async () => {
    const { page, start } = await openKiosk("allow");
    await page.goto(`${start}?lang=en`);
    const refused = await page.locator(".tile").first().elementHandle();
    await stop();
    await refused?.evaluate((form) => (form as unknown as { submit(): void }).submit());
    await page.waitForSelector("#away");
    expect(await page.getAttribute("html", "lang")).toBe("en");
    await page.reload();
    await page.waitForSelector("#away");
    await page.goto(`${start}/code?lang=uk`);
    await page.waitForSelector("#away");
    expect(await page.getAttribute("html", "lang")).toBe("uk");
    expect(await page.evaluate("document.fonts.check('600 20px \"Fira Sans\"', 'Ї')")).toBe(true);
    await page.goto(`${start}?lang=cs`);
    expect(await returned(page)).toBeLessThan(RETURNS_WITHIN);
  },
  60_000,
);

test.skipIf(!present)(
  "C7 without a worker (plain http in the office's net) a touch and a way stay on the page, which says so",
  async () => {
    const { page, start } = await openKiosk("block");
    for (const what of [".tile__go", ".booked", ".tool--large"]) {
      await page.goto(start);
      await stop();
      await page.click(what, { noWaitAfter: true });
      await says(page, CALM);
      expect(page.url()).toBe(start);
      expect(await returned(page)).toBeLessThan(RETURNS_WITHIN);
    }
    await page.click(".tool--contrast");
    await page.waitForSelector("body.contrast");
  },
  90_000,
);

test.skipIf(!present)(
  "C7 what the worker keeps is the calm page and its parts, no ticket; a new start of the server is another version of it",
  async () => {
    const { page, start } = await openKiosk("allow");
    const kept = () =>
      page.evaluate<{ names: string[]; paths: string[] }>(`(async () => {
        const names = await caches.keys();
        const all = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
        return { names, paths: all.flat().map((each) => new URL(each.url).pathname) };
      })()`);
    await page.goto(`${start}/ask/op-zadost`);
    await page.goto(`${start}/code`);
    const first = await kept();
    expect(first.names).toHaveLength(1);
    const known =
      /^\/(kiosk\/hala\/away|static\/(css\/\w+\.css|fonts\/[\w-]+\.woff2|kiosk\.js)|office\.css|office\/arms\.svg)$/;
    expect(first.paths.filter((path) => !known.test(path))).toEqual([]);
    const script = async () => (await page.request.get(`${start}/worker.js`)).text();
    const before = await script();
    await stop();
    await startServer();
    expect(await script()).not.toBe(before);
  },
  60_000,
);

test.skipIf(!present)(
  "C7 a browser opened before the server, by the file on its own disk, is at the kiosk within 10 s",
  async () => {
    const { page, start } = await openKiosk("allow");
    const answer = await page.request.get(`${new URL(start).origin}/kiosk-start/hala/kiosk-start.html`);
    const file = join(folder, "kiosk-start.html");
    writeFileSync(file, await answer.text());
    await stop();
    await page.goto(`file://${file}`);
    await says(page, CALM);
    expect(await returned(page)).toBeLessThan(RETURNS_WITHIN);
  },
  60_000,
);
