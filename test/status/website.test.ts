import { afterAll, beforeAll, expect, test } from "bun:test";
import type { Browser, Page } from "playwright-core";
import { openApp, type TestApp } from "../support/app.ts";
import { axe } from "../support/axe.ts";
import { openBrowser, openPage } from "../support/browser.ts";
import { lhota } from "../support/cast.ts";

/** The town's own website with what `/status/links` gives to copy (V5), in a real browser. */

let app: TestApp;
let browser: Browser;
let copied = "";
const website = () =>
  Bun.serve({
    port: 0,
    hostname: "127.0.0.1",
    fetch: () =>
      new Response(`<!doctype html><title>Lhota</title>${copied}`, {
        headers: { "content-type": "text/html; charset=utf-8" },
      }),
  });
const town = website();
const stranger = website();
const at = ({ port }: { port?: number | undefined }) => `http://127.0.0.1:${port}`;

beforeAll(async () => {
  app = await openApp({ office: lhota((office) => void (office.office.embedOn = [at(town)])) });
  await app.clock("2026-11-24T09:00:00");
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
  await Promise.all([app.stop(), town.stop(true), stranger.stop(true)]);
});

async function links(): Promise<Page> {
  const page = await openPage(browser, { viewport: { width: 320, height: 800 } });
  await page.goto(`${app.address}/status/links?lang=cs`);
  return page;
}

test("V5 the frame's code, copied as it stands, shows the status on the town's website and on no other", async () => {
  const page = await links();
  copied = await page.locator("#frame-code").innerText();
  await page.goto(at(town));
  const inside = page.frameLocator("iframe");
  await inside.getByText("Občanský průkaz").waitFor();
  expect(await inside.locator("header, footer").count()).toBe(0);
  const other = await openPage(browser);
  await other.goto(at(stranger));
  await expect(other.frameLocator("iframe").getByText("Občanský průkaz").waitFor({ timeout: 1_500 })).rejects.toThrow();
  await Promise.all([page.context().close(), other.context().close()]);
}, 60_000);

test("V5 the script's code, copied as it stands, reads the file from any website", async () => {
  const page = await links();
  copied = await page.locator("#script-code").innerText();
  await page.goto(at(stranger));
  await page.getByText("Občanský průkaz – podat žádost: čeká 0").waitFor();
  expect(await page.locator("#okenko li").count()).toBe(3);
  await page.context().close();
}, 60_000);

test("A1 A4 status, frame and page of codes need no sideways scrolling at 320 px, and axe finds nothing on them, light and dark", async () => {
  const faults: string[] = [];
  for (const colorScheme of ["light", "dark"] as const) {
    const page = await openPage(browser, { viewport: { width: 320, height: 800 }, colorScheme });
    for (const path of ["/status", "/status?embed=1", "/status/links"]) {
      await page.goto(`${app.address}${path}`);
      const wide = await page.evaluate("document.documentElement.scrollWidth");
      if (wide !== 320) faults.push(`${path}: ${wide} wide`);
      for (const fault of await axe(page)) faults.push(`${path} ${colorScheme}: ${fault}`);
    }
    await page.context().close();
  }
  expect(faults).toEqual([]);
}, 60_000);
