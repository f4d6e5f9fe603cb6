import { afterAll, beforeAll, expect, test } from "bun:test";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { openApp, type TestApp } from "../support/app.ts";
import { openBrowser, openPage } from "../support/browser.ts";
import { lhota } from "../support/cast.ts";
import { take } from "../support/queue.ts";

/** The supervisor's pages and the clerk's form for a caller, in a real browser. */
const withoutBrowser = process.env["OKENKO_WITHOUT_BROWSER"] === "1";
const AXE = readFileSync(join(import.meta.dir, "../../node_modules/axe-core/axe.min.js"), "utf8");
const WIDTHS = [320, 1280] as const;

let app: TestApp;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  if (withoutBrowser) return;
  app = await openApp({ office: lhota() });
  await app.clock("2026-11-24T08:40:00");
  browser = await openBrowser();
  page = await openPage(browser);
  page.setDefaultTimeout(5_000);
  for (const [role, desk] of [
    ["admin", "admin"],
    ["clerk", "counter"],
  ])
    await page.request.post(`${app.address}/trial/sign-in`, {
      form: { role: role ?? "", desk: desk ?? "" },
      maxRedirects: 0,
    });
  await take(app.running);
});
afterAll(async () => {
  if (withoutBrowser) return;
  await browser.close();
  await app.stop();
});

const goes = (path: string) => page.goto(`${app.address}${path}`);

/** What axe finds wrong, and whether the page can be moved sideways. */
async function wrongOn(name: string): Promise<string[]> {
  const found: string[] = [];
  await page.evaluate(AXE);
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 800 });
    const { violations } = (await page.evaluate("axe.run(document, { resultTypes: ['violations'] })")) as {
      violations: { id: string; nodes: { target: string[] }[] }[];
    };
    for (const { id, nodes } of violations) found.push(`${name} at ${width}: ${id} ${nodes[0]?.target.join(" ")}`);
    const wide = (await page.evaluate("document.documentElement.scrollWidth")) as number;
    if (wide > width) found.push(`${name} at ${width}: is ${wide} wide`);
  }
  return found;
}

const PAGES = [
  "/admin",
  "/admin/day/issuing",
  "/admin/day/closing",
  "/admin/day/paper",
  "/admin/settings",
  "/admin/manual",
  "/counter/booking?back=/counter/c1",
  "/counter/booking?service=op&location=naves&from=2026-11-24&day=2026-11-25&back=/counter/c1",
] as const;

test.skipIf(withoutBrowser)(
  "A1 axe finds nothing wrong with the day, its deeds, the settings, the manual and the form for a caller, and none moves sideways",
  async () => {
    const found: string[] = [];
    for (const path of PAGES) {
      expect((await goes(path))?.status()).toBe(200);
      found.push(...(await wrongOn(path)));
    }
    await page.locator('input[type="radio"][name="to"]').first().check();
    await page.getByLabel("Jméno a příjmení").fill("Vesna Krásná");
    await page.getByRole("button", { name: "Zapsat termín" }).click();
    await page.getByText("Řekněte volajícímu").waitFor();
    found.push(...(await wrongOn("what to tell the caller")));
    expect(found).toEqual([]);
  },
  60_000,
);

test.skipIf(withoutBrowser)("Q9 the day changes by itself and leaves the keyboard where it was", async () => {
  await goes("/admin");
  const waits = page.locator(".figures b").nth(1);
  const before = Number(await waits.textContent());
  await page.locator("#day-all").focus();
  await take(app.running);
  await page.waitForFunction(`document.querySelectorAll(".figures b")[1].textContent === "${before + 1}"`);
  expect(await page.evaluate("document.activeElement.id")).toBe("day-all");
});
