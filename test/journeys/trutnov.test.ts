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
  app = await openApp({ town: "trutnov" });
});
afterEach(() => app.stop());
afterAll(() => browser?.close());

test.skipIf(withoutBrowser)("B8 Q2 a morning in Trutnov: who is booked goes before everybody", () => morning(true));

test.skipIf(withoutBrowser)("A2 the same morning in Trutnov without any script", () => morning(false));

async function morning(script: boolean): Promise<void> {
  if (browser === null) return;
  const lobby = { hall: app, browser, script };
  await at(app, "07:41:00");

  const client = await newClient(lobby);
  const wish = { matter: "Občanský průkaz – podat žádost", name: "Vesna Krásná" };
  const first = { ...wish, time: "8:00", email: "vesna@example.org" };
  expect(await bookIn(lobby, client, first)).toBe("Termín držíme do 7:56");
  const code = await confirmIn(lobby, client, first.email);
  expect(await bookIn(lobby, client, { ...wish, time: "8:45", email: "otakar@example.org" })).toBe(
    "Termín držíme do 7:56",
  );
  const laterCode = await confirmIn(lobby, client, "otakar@example.org");

  const board = await watchBoard(lobby, "cekarna");
  const kiosk = await newFixture(lobby, "hala", { width: 1080, height: 1920 });
  await at(app, "07:44:59");
  expect(await typeCodeIn(kiosk, code)).toContain("Váš kód začne platit v 7:45.");
  await backToStart(kiosk);
  await at(app, "07:45:00");
  expect(await typeCodeIn(kiosk, code)).toContain("R 1");
  expect(await kiosk.locator("#ticket .number").innerText()).toBe("R 1");
  await checkPaper(lobby, 1, "R 1");
  await backToStart(kiosk);

  await at(app, "08:01:00");
  expect(await touchTile(kiosk, /^Občanský průkaz podat žádost/)).toBe("A 1");
  await checkPaper(lobby, 2, "A 1");
  await backToStart(kiosk);
  await at(app, "08:31:00");
  expect(await typeCodeIn(kiosk, laterCode)).toContain("R 2");
  await backToStart(kiosk);

  const clerk = await sitDown(lobby, "Jana Dvořáková", "kabinka-2");
  expect(await lineAt(clerk)).toEqual(["R 1", "R 2", "A 1"]); // R 2 came half an hour after A 1
  await nextIs(clerk, "R 1");
  await board.shows("R 1", "2");
  await finish(clerk);
  await nextIs(clerk, "R 2");
  await board.shows("R 2", "2");
  await nextIs(clerk, "A 1");
  await board.shows("A 1", "2");
  await finish(clerk);
  expect(await lineAt(clerk)).toEqual([]);
  expect(await clerk.locator(".line").innerText()).toContain("Nikdo nečeká.");
  for (const page of [client, kiosk, clerk, board.page]) await page.context().close();
}
