import { afterAll, beforeAll, expect, test } from "bun:test";
import type { Browser, Page } from "playwright-core";
import { openApp, type TestApp } from "../support/app.ts";
import { openBrowser, openPage } from "../support/browser.ts";
import { at, fixture, mailsTo, takeTicket } from "./hall.ts";
import { seen } from "./morning.ts";
import { newestPaper } from "./paper.ts";

/** One browser with one set of cookies, as whoever tries the trial office has it: everything open side by side. */
const withoutBrowser = process.env["OKENKO_WITHOUT_BROWSER"] === "1";
let app: TestApp;
let browser: Browser;

beforeAll(async () => {
  if (withoutBrowser) return;
  app = await openApp({ town: "trutnov" });
  browser = await openBrowser();
  await at(app, "08:01:00");
});
afterAll(async () => {
  if (withoutBrowser) return;
  await browser.close();
  await app.stop();
});

/** Presses a button of the page of all desks; what it opens is a page of its own in the same browser. */
async function openFrom(desks: Page, button: RegExp): Promise<Page> {
  const [opened] = await Promise.all([
    desks.context().waitForEvent("page"),
    desks.getByRole("button", { name: button }).click(),
  ]);
  await opened.waitForLoadState();
  opened.setDefaultTimeout(5_000);
  return opened;
}

test.skipIf(withoutBrowser)(
  "Q9 A2 seven desks of one browser live side by side: each answers within 2 s and rights do not mix",
  async () => {
    const desks = await openPage(browser);
    await desks.goto(`${app.address}/trial`);
    const kiosk = await openFrom(desks, /hala$/);
    const board = await openFrom(desks, /Čekárna$/);
    const counter = await openFrom(desks, /Jana Dvořáková/);
    await counter.goto(`${app.address}/counter/kabinka-2`);
    const other = await desks.context().newPage();
    await other.goto(`${app.address}/counter/kabinka-3`);

    // Who may call at counters is nobody in the administration, and the other way round.
    const admin = await desks.context().newPage();
    await admin.goto(`${app.address}/admin`);
    expect(new URL(admin.url()).pathname).toBe("/admin/sign-in");
    const signedIn = await openFrom(desks, /Alena Správná/);
    expect(new URL(signedIn.url()).pathname).toBe("/admin");
    await admin.close();
    await counter.reload();
    expect(await counter.locator(".bar").innerText()).toContain("Jana Dvořáková");

    await kiosk.reload();
    await kiosk.getByRole("button", { name: /^Občanský průkaz podat žádost/ }).click();
    await kiosk.locator("#notice").waitFor();
    await kiosk.getByRole("button", { name: "Vzít si lístek" }).click();
    await seen(kiosk, "#ticket .number", "A 1");
    const ticket = await desks.context().newPage();
    await ticket.goto((await newestPaper(app, 1)).square ?? "");
    const booking = await desks.context().newPage();
    await booking.goto(`${app.address}/booking`);

    // Eight pages are open. A ninth request, and the deeds of each desk, do not wait for a free line.
    const began = performance.now();
    const last = await desks.context().newPage();
    await last.goto(`${app.address}/booking/op-zadost`);
    expect(performance.now() - began).toBeLessThan(2_000);
    await counter.locator("#main-key", { hasText: "Otevřít kabinku" }).click();
    await seen(counter, "#main-key", "Další");
    await counter.locator("#main-key").click();
    await seen(counter, "#number", "A 1");
    await seen(board, ".call__ticket", "A 1");
    expect(await other.locator("#number").innerText()).not.toContain("A 1");
    await ticket.reload();
    await seen(ticket, "h1", "Jste na řadě");

    // A device's right is for its own screen only, a role's for its own desk only.
    const cookies = await desks.context().cookies();
    expect(cookies.map(({ name, path }) => `${name} ${path}`).toSorted()).toEqual([
      "device /board/cekarna",
      "device /kiosk/hala",
      "staff /admin",
      "staff /counter",
    ]);
    expect(cookies.filter(({ httpOnly, sameSite }) => !httpOnly || sameSite !== "Strict")).toEqual([]);
    await desks.context().close();
  },
);

test.skipIf(withoutBrowser)(
  "C6 Q3 K3 a double click on a tile, on Další and on Zarezervovat is one deed each, and so is a key held down",
  async () => {
    const lobby = await fixture(app, "hala");
    const desks = await openPage(browser);
    await desks.goto(`${app.address}/trial`);

    const kiosk = await openFrom(desks, /hala$/);
    await kiosk.getByRole("button", { name: /^Trvalý pobyt/ }).click();
    await kiosk.locator("#notice").waitFor();
    await kiosk.getByRole("button", { name: "Vzít si lístek" }).dblclick({ delay: 30 });
    await seen(kiosk, "#ticket .number", "E 1");
    await takeTicket(lobby, "pobyt");
    await takeTicket(lobby, "pobyt");

    const counter = await openFrom(desks, /Petr Malý/);
    await counter.goto(`${app.address}/counter/kabinka-1`);
    await counter.locator("#main-key").click();
    await seen(counter, "#main-key", "Další");
    await counter.locator("#main-key").dblclick({ delay: 30 });
    await seen(counter, "#number", /E \d/);
    expect(await counter.locator("#number").innerText()).toBe("E 1");
    expect(await counter.locator(".line li > b:first-child").allInnerTexts()).toEqual(["E 2", "E 3"]);
    await counter.locator("#main-key").focus();
    for (let held = 0; held < 5; held += 1) {
      await counter.keyboard.down("Enter"); // from the second on as a key that is held down
      await counter.waitForTimeout(60);
    }
    await counter.keyboard.up("Enter");
    await seen(counter, "#number", "E 2");
    expect(await counter.locator(".line li > b:first-child").allInnerTexts()).toEqual(["E 3"]);

    const client = await openPage(browser);
    await client.goto(`${app.address}/booking/op-zadost`);
    await client.locator("a.nearest").click();
    await client.getByLabel("Jméno a příjmení").fill("Vesna Krásná");
    await client.getByLabel("E-mail").fill("vesna@example.org");
    await Bun.sleep(1_000); // nobody fills it in within a second (B6)
    await client.getByRole("button", { name: "Pokračovat ke kontrole" }).click();
    await client.getByRole("button", { name: /^Zarezervovat/ }).dblclick();
    await seen(client, "h1", "Termín držíme");
    expect(await mailsTo(app, "vesna@example.org")).toHaveLength(1);
    for (const page of [desks, client]) await page.context().close();
  },
);
