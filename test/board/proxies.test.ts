import { afterAll, beforeAll, expect, test } from "bun:test";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { chromiumPath, openBrowser, openPage } from "../support/browser.ts";
import { openHall, type Hall } from "./hall.ts";

/** What stands between a television and the server and means well. */
const here = test.skipIf(chromiumPath() === null);
let hall: Hall;
let browser: Browser;

beforeAll(async () => {
  if (chromiumPath() === null) return;
  hall = await openHall();
  browser = await openBrowser();
}, 30_000);
afterAll(async () => {
  await browser?.close();
  await hall?.app.stop();
});

here(
  "V3 behind a proxy that keeps streams back the board asks instead, stays fresh and never says that the line is lost",
  async () => {
    const page = await hall.screen(browser, "cekarna");
    await page.route("**/stream?**", () => {}); // opened, and nothing ever comes
    await page.reload();
    await page.waitForTimeout(17_000); // longer than the silence that is told
    for (let each = 0; each < 2; each += 1) {
      const number = await hall.call("c1");
      await page.locator(".call__ticket", { hasText: number }).waitFor({ timeout: 5_000 });
      expect(await page.locator(".lost").isVisible()).toBe(false);
    }
    await page.context().close();
  },
  60_000,
);

here(
  "V3 a proxy's own page is no news: the board keeps what it shows and says since when",
  async () => {
    const page = await hall.screen(browser, "cekarna");
    const number = await hall.call("c1");
    await page.locator(".call__ticket", { hasText: number }).waitFor();
    const ours = /\/board\/cekarna\/(now|stream)/;
    await page.route(ours, (route) => route.fulfill({ status: 200, contentType: "text/html", body: "<p>Sign in</p>" }));
    await page.evaluate("window.stop()"); // the stream that stands is cut
    await page.locator(".lost").waitFor({ timeout: 25_000 });
    expect(await page.locator(".call__ticket").innerText()).toBe(number);
    expect(await page.locator(".lost").innerText()).toMatch(/Spojení chybí od 8:3\d\./);
    expect(await page.locator(".call__stale").isVisible()).toBe(true);
    await page.unroute(ours);
    const next = await hall.call("c1");
    await page.locator(".call__ticket", { hasText: next }).waitFor({ timeout: 5_000 });
    await page.locator(".lost").waitFor({ state: "hidden" });
    await page.context().close();
  },
  60_000,
);

here(
  "V3 C7 switched on before the server the board waits in a file of its own, goes there by itself and follows what happens",
  async () => {
    const page = await openPage(browser, { viewport: { width: 1920, height: 1080 } });
    await page.request.post(`${hall.app.address}/trial/enrol`, { form: { fixture: "cekarna" } });
    const saved = await fetch(`${hall.app.address}/board-start/cekarna/board-start.html`);
    const file = join(hall.app.folder, "board-start.html");
    writeFileSync(file, await saved.text());
    const gate = { open: false };
    await page.route(/^http/, (route) => (gate.open ? route.continue() : route.abort()));
    await page.goto(`file://${file}`);
    await page.locator("h1").waitFor();
    expect(page.url()).toStartWith("file:");
    gate.open = true;
    await page.waitForURL(/\/board\/cekarna/, { timeout: 15_000 });
    const number = await hall.call("c1");
    await page.locator(".call__ticket", { hasText: number }).waitFor({ timeout: 5_000 });
    await page.context().close();
  },
  60_000,
);
