import { afterAll, afterEach, beforeEach, expect, test } from "bun:test";
import type { Browser } from "playwright-core";
import { openApp, type TestApp } from "../support/app.ts";
import { openBrowser } from "../support/browser.ts";
import { at } from "./hall.ts";
import {
  backToStart,
  bookIn,
  checkPaper,
  confirmIn,
  finish,
  lineAt,
  newClient,
  newFixture,
  nextIs,
  sitDown,
  touchTile,
  typeCodeIn,
  watchBoard,
} from "./morning.ts";

const withoutBrowser = process.env["OKENKO_WITHOUT_BROWSER"] === "1";
const browser: Browser | null = withoutBrowser ? null : await openBrowser();
let app: TestApp;

beforeEach(async () => {
  app = await openApp({ town: "kostelec" });
});
afterEach(() => app.stop());
afterAll(() => browser?.close());

test.skipIf(withoutBrowser)("B8 Q2 a morning in Kostelec: who is booked goes first, but at their time", () =>
  morning(true),
);

test.skipIf(withoutBrowser)("A2 the same morning in Kostelec without any script", () => morning(false));

/** Booking ends an hour before here, so the first time of a day that can be had at 7:41 is 9:00. */
async function morning(script: boolean): Promise<void> {
  if (browser === null) return;
  const lobby = { hall: app, browser, script };
  await at(app, "07:41:00");

  const client = await newClient(lobby);
  const wish = { matter: "Občanské průkazy", time: "9:00", name: "Vesna Krásná", email: "vesna@example.org" };
  expect(await bookIn(lobby, client, wish)).toBe("Termín držíme do 8:41");
  const code = await confirmIn(lobby, client, wish.email);

  const board = await watchBoard(lobby, "tabule-hala");
  const kiosk = await newFixture(lobby, "vstupni-hala", { width: 1080, height: 1920 });
  await at(app, "08:44:59");
  expect(await typeCodeIn(kiosk, code)).toContain("Váš kód začne platit v 8:45.");
  await backToStart(kiosk);
  await at(app, "08:45:00");
  expect(await typeCodeIn(kiosk, code)).toContain("R 1");
  await checkPaper(lobby, 1, "R 1");
  await backToStart(kiosk);
  await at(app, "08:46:00");
  expect(await touchTile(kiosk, /^Občanské průkazy/)).toBe("A 1");
  await checkPaper(lobby, 2, "A 1");
  await backToStart(kiosk);
  expect(await touchTile(kiosk, /^Občanské průkazy/)).toBe("A 2");
  await backToStart(kiosk);

  await at(app, "08:55:00");
  const clerk = await sitDown(lobby, "Jana Dvořáková", "p2");
  await nextIs(clerk, "A 1"); // R 1 sits there, but its time has not come
  await board.shows("A 1", "2");
  await at(app, "09:00:00");
  await nextIs(clerk, "R 1"); // and now it goes before A 2, who has waited since 8:46
  await board.shows("R 1", "2");
  await nextIs(clerk, "A 2");
  await board.shows("A 2", "2");
  await finish(clerk);
  expect(await lineAt(clerk)).toEqual([]);
  expect(await clerk.locator(".line").innerText()).toContain("Nikdo nečeká.");
  for (const page of [client, kiosk, clerk, board.page]) await page.context().close();
}
