import { afterAll, beforeAll, expect, test } from "bun:test";
import type { Browser } from "playwright-core";
import { chromiumPath, openBrowser } from "../support/browser.ts";
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
