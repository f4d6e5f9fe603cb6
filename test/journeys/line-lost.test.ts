import { afterAll, beforeAll, expect, test } from "bun:test";
import type { Browser, Page } from "playwright-core";
import { openChild, type Child } from "../proof/child.ts";
import { openBrowser, openPage } from "../support/browser.ts";
import { at, fixture, press, signIn, takeTicket } from "./hall.ts";
import { seen } from "./morning.ts";

/** A television and a clerk's screen while the product goes away and comes back. */
const withoutBrowser = process.env["OKENKO_WITHOUT_BROWSER"] === "1";
let child: Child;
let browser: Browser;

beforeAll(async () => {
  if (withoutBrowser) return;
  child = await openChild("trutnov");
  browser = await openBrowser();
});
afterAll(async () => {
  if (withoutBrowser) return;
  await browser.close();
  await child.remove();
});

async function enter(path: string, button: RegExp): Promise<Page> {
  const desks = await openPage(browser);
  await desks.goto(`${child.address}/trial`);
  const [opened] = await Promise.all([
    desks.context().waitForEvent("page"),
    desks.getByRole("button", { name: button }).click(),
  ]);
  await opened.goto(`${child.address}${path}`);
  return opened;
}

test.skipIf(withoutBrowser)(
  "Q9 V3 the board says since when it hears nothing, and follows again by itself with nothing missed",
  async () => {
    await at(child, "08:01:00");
    const kiosk = await fixture(child, "hala");
    for (let taken = 0; taken < 3; taken += 1) await takeTicket(kiosk, "op-zadost");
    const clerk = await signIn(child, "Petr Malý");
    await press(clerk, "kabinka-2", "Otevřít");
    await press(clerk, "kabinka-2", "Další");
    const board = await enter("/board/cekarna", /Čekárna$/);
    const screen = await enter("/counter/kabinka-3", /Jana Dvořáková/);
    let loads = 0;
    board.on("framenavigated", () => (loads += 1));
    await seen(board, ".call__ticket", "A 1");
    expect(await board.locator(".lost").isVisible()).toBe(false);

    await child.kill();
    await board.locator(".lost").waitFor({ timeout: 25_000 });
    expect(await board.locator(".lost [data-lost-since]").innerText()).toMatch(/^\d{1,2}:\d\d$/);
    await screen.locator(".lost").waitFor({ timeout: 5_000 });

    await child.start();
    await press(clerk, "kabinka-2", "Další");
    await board.locator(".call__ticket", { hasText: "A 2" }).waitFor({ timeout: 6_000 });
    await board.locator(".lost").waitFor({ state: "hidden" });
    await screen.locator(".line li > b", { hasText: "A 3" }).waitFor({ timeout: 6_000 });
    await screen.locator(".lost").waitFor({ state: "hidden" });
    expect(loads).toBe(0);
  },
  60_000,
);
