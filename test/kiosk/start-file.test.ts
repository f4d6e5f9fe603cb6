import { afterAll, beforeAll, expect, test } from "bun:test";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { openApp, type TestApp } from "../support/app.ts";
import { chromiumPath, openBrowser, openPage } from "../support/browser.ts";
import { lhota } from "../support/cast.ts";

/** A kiosk that is switched on before the server, from a file on its own disk. */
const present = chromiumPath() !== null;
let app: TestApp;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  app = await openApp({ office: lhota() });
  await app.clock("2026-11-24T08:30:00");
  if (!present) return;
  browser = await openBrowser();
  page = await openPage(browser, { viewport: { width: 1080, height: 1920 } });
  await page.request.post(`${app.address}/trial/enrol`, { form: { fixture: "hala" } });
});
afterAll(async () => {
  if (present) await browser.close();
  await app.stop();
});

/** The file as it is downloaded, looking for a server. */
async function save(server: string, name: string): Promise<string> {
  const answer = await fetch(`${app.address}/kiosk-start/hala/kiosk-start.html?server=${encodeURIComponent(server)}`);
  expect(answer.headers.get("content-disposition")).toContain("attachment");
  const path = join(app.folder, name);
  writeFileSync(path, await answer.text());
  return `file://${path}`;
}

test.skipIf(!present)(
  "C7 opened before the server it waits calmly, and goes to the kiosk with its rights",
  async () => {
    const { port } = new URL(app.address);
    const gate = { open: false };
    const file = await save(app.address, "right.html");
    await page.route("**/office/arms.svg?*", (route) => (gate.open ? route.continue() : route.abort()));
    await page.goto(file);
    await page.waitForSelector("h1");
    expect(await page.textContent("h1")).toBe("Tiskárna lístků teď nemá spojení");
    gate.open = true;
    await page.waitForURL(new RegExp(`:${port}/kiosk/hala`), { timeout: 10_000 });
    expect(await page.textContent("h1")).toBe("S čím přicházíte?");
  },
);

test("C7 only a web address goes into the file, and no words of its own", async () => {
  const ask = (server: string) =>
    fetch(`${app.address}/kiosk-start/hala/kiosk-start.html?server=${encodeURIComponent(server)}`);
  expect((await ask("javascript:alert(1)")).status).toBe(400);
  const file = await (await ask('http://urad.lan:8080/"</script><b>')).text();
  expect(file).toContain('var server = "http://urad.lan:8080"');
  expect(file).not.toContain("<b>");
  expect((await fetch(`${app.address}/kiosk-start/nowhere/kiosk-start.html`)).status).toBe(404);
});
