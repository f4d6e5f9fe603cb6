import { afterAll, beforeAll, expect, test } from "bun:test";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { locationOf } from "../../src/office/office.ts";
import { currentOffice } from "../../src/office/queries.ts";
import { createRenderer } from "../../src/platform/render.ts";
import { roomCode } from "../../src/queue/phone-tickets.ts";
import { samples } from "../samples/ticket.ts";
import { openApp, type TestApp } from "../support/app.ts";
import { axe } from "../support/axe.ts";
import { chromiumPath, openBrowser, openPage } from "../support/browser.ts";
import { lhota } from "../support/cast.ts";

/** The lobby without a kiosk on the phones people bring, with and without script. */
const present = chromiumPath() !== null;
let app: TestApp;
let browser: Browser;
let address = "";

beforeAll(async () => {
  if (!present) return;
  app = await openApp({
    office: lhota((office) => {
      for (const location of office.locations) location.phoneTickets = "poster";
    }),
  });
  await app.clock("2026-11-24T09:00:00");
  const code = await app.running.works.read(
    async (reader) => roomCode(reader.house.key, locationOf(await currentOffice(reader), "naves"), reader.now) ?? "",
  );
  address = `${app.address}/ticket/new?location=naves&c=${code}`;
  browser = await openBrowser();
});
afterAll(async () => {
  if (!present) return;
  await browser.close();
  await app.stop();
});

for (const width of [320, 390])
  test.skipIf(!present)(
    `A1 K6 ${width} px: list, question and "scan again" without a fault, nothing to scroll sideways`,
    async () => {
      for (const language of ["cs", "pl", "en", "uk"]) {
        const page = await openPage(browser, { viewport: { width, height: 700 }, hasTouch: true });
        const sound = async () => {
          expect([language, page.url(), await axe(page)]).toEqual([language, page.url(), []]);
          expect(await page.evaluate<number>("document.documentElement.scrollWidth - innerWidth")).toBe(0);
        };
        await page.goto(`${address}&lang=${language}`);
        await sound();
        await page.tap(".take__go >> nth=0");
        await page.waitForSelector(".button");
        await sound();
        await page.goto(`${app.address}/ticket/new?location=naves&c=old&lang=${language}`);
        await sound();
        await page.context().close();
      }
    },
    60_000,
  );

test.skipIf(!present)("A2 K6 without script a phone has its ticket in two touches", async () => {
  const page = await openPage(browser, {
    javaScriptEnabled: false,
    viewport: { width: 390, height: 844 },
    hasTouch: true,
  });
  await page.goto(address);
  await page.tap(".take__go >> nth=0");
  await page.tap(".button");
  await page.waitForSelector("text=A 1");
  await page.context().close();
});

test.skipIf(!present)("K6 the poster is one A4 sheet, a large square and nothing to click", async () => {
  const sample = samples.find(({ view, name }) => view === "ticket/poster" && name === "poster");
  const html = createRenderer(join(import.meta.dir, "../../views")).render(
    { name: "ticket/poster" },
    sample?.model ?? {},
  );
  const page = await openPage(browser);
  await page.route(`${app.address}/poster`, (route) => route.fulfill({ body: html, contentType: "text/html" }));
  await page.goto(`${app.address}/poster`);
  await page.emulateMedia({ media: "print" });
  expect(await page.locator("a, button, nav, footer").count()).toBe(0);
  const box = await page.locator(".poster__square").boundingBox();
  expect(((box?.width ?? 0) / 96) * 25.4).toBeGreaterThan(120);
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString("latin1");
  expect(pdf.match(/\/Type\s*\/Page[^s]/g)).toHaveLength(1);
  expect(await axe(page)).toEqual([]);
  await page.context().close();
});
