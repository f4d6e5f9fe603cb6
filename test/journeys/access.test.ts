import { afterAll, beforeAll, expect, test } from "bun:test";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { openApp, type TestApp } from "../support/app.ts";
import { openBrowser, openPage } from "../support/browser.ts";
import { at, book, bookAndConfirm, fixture, linkIn, mailsTo, numberOn, press, signIn, takeTicket } from "./hall.ts";
import { newestPaper } from "./paper.ts";

/** Every screen with something to show on it, looked at by axe at a phone's and a desk's width. */
const withoutBrowser = process.env["OKENKO_WITHOUT_BROWSER"] === "1";
const AXE = readFileSync(join(import.meta.dir, "../../node_modules/axe-core/axe.min.js"), "utf8");
const WIDTHS = [320, 1280] as const;
const vesna = {
  matter: "Občanský průkaz – podat žádost",
  time: "9:00",
  name: "Vesna Krásná",
  email: "vesna@example.org",
};

let app: TestApp;
let browser: Browser;
let page: Page;
let ticket = "";

beforeAll(async () => {
  if (withoutBrowser) return;
  app = await openApp({ town: "trutnov" });
  browser = await openBrowser();
  await at(app, "08:01:00");
  const kiosk = await fixture(app, "hala");
  for (const number of ["A 1", "A 2"]) expect(numberOn(await takeTicket(kiosk, "op-zadost"))).toBe(number);
  await book(app, vesna);
  await bookAndConfirm(app, { ...vesna, time: "9:15", email: "otakar@example.org", name: "Otakar Dlouhý" });
  const clerk = await signIn(app, "Jana Dvořáková");
  await press(clerk, "kabinka-2", "Otevřít");
  await press(clerk, "kabinka-2", "Další");
  ticket = (await newestPaper(app, 2)).square ?? "";
  page = await openPage(browser);
  page.setDefaultTimeout(5_000);
  await enter("/trial", /hala$/);
  await enter("/trial", /Čekárna$/);
  await enter("/trial", /Jana Dvořáková/);
});
afterAll(async () => {
  if (withoutBrowser) return;
  await browser.close();
  await app.stop();
});

async function enter(path: string, button: RegExp): Promise<void> {
  await page.goto(`${app.address}${path}`);
  const [opened] = await Promise.all([
    page.context().waitForEvent("page"),
    page.getByRole("button", { name: button }).click(),
  ]);
  await opened.waitForLoadState();
  await opened.close();
}

/** What axe finds wrong, and what stands out of the side of a narrow screen. */
async function wrongOn(name: string): Promise<string[]> {
  const found: string[] = [];
  await page.evaluate(AXE);
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 800 });
    const { violations } = (await page.evaluate("axe.run(document, { resultTypes: ['violations'] })")) as {
      violations: { id: string; nodes: { target: string[]; failureSummary: string }[] }[];
    };
    for (const { id, nodes } of violations)
      found.push(
        `${name} at ${width}: ${id} ${nodes[0]?.target.join(" ")} ${nodes[0]?.failureSummary.split("\n")[1]?.trim()}`,
      );
  }
  return found;
}

const goes = (path: string) => async () => {
  await page.goto(path.startsWith("http") ? path : `${app.address}${path}`);
};
const mail = async (email: string, purpose: "confirm" | "cancel" | "show") =>
  `${app.address}${linkIn(
    (await mailsTo(app, email)).find(({ links }) => links.some(({ href }) => href.includes(`/${purpose}/`))),
    purpose,
  )}`;

const PUBLIC: Record<string, () => Promise<void>> = {
  "the matters": goes("/booking"),
  "the matters in Ukrainian": goes("/booking?lang=uk"),
  "the times": goes("/booking/op-zadost"),
  "the form": async () => {
    await goes("/booking/op-zadost")();
    await page.locator("a.nearest").click();
    await page.getByLabel("Jméno a příjmení").waitFor();
  },
  "the form with what is wrong": async () => {
    await page.getByRole("button", { name: "Pokračovat ke kontrole" }).click();
    await page.locator("#summary").waitFor();
  },
  "the last question": async () => {
    await page.getByLabel("Jméno a příjmení").fill("Hynek Hora");
    await page.getByLabel("E-mail").fill("hynek@example.org");
    await page.getByRole("button", { name: "Pokračovat ke kontrole" }).click();
    await page.getByRole("button", { name: /^Zarezervovat/ }).waitFor();
  },
  "the time held": async () => {
    await page.getByRole("button", { name: /^Zarezervovat/ }).click();
    await page.getByText("Termín držíme").first().waitFor();
  },
  "confirming by the mail": async () => goes(await mail("vesna@example.org", "confirm"))(),
  confirmed: async () => goes(await mail("otakar@example.org", "show"))(),
  "cancelling by the mail": async () => goes(await mail("otakar@example.org", "cancel"))(),
  "the form to cancel": goes("/booking/cancel"),
  privacy: goes("/privacy"),
  "an address that leads nowhere": goes("/nothing-here"),
  "a ticket on a phone": async () => goes(ticket)(),
};
const INSIDE: Record<string, () => Promise<void>> = {
  "signing in": goes("/counter/sign-in"),
  "choosing a counter": goes("/counter"),
  "a counter at work": goes("/counter/kabinka-2"),
  "a closed counter": goes("/counter/kabinka-3"),
  "the kiosk": goes("/kiosk/hala"),
  "the kiosk's keypad": goes("/kiosk/hala/code"),
  "a ticket at the kiosk": async () => {
    await goes("/kiosk/hala")();
    await page.locator("form.tile--ticket button").first().click();
    await page.locator("#ticket").waitFor();
  },
  "the board": goes("/board/cekarna"),
};

test.skipIf(withoutBrowser)(
  "A1 axe finds nothing wrong with any public page, at 320 and at 1280 px",
  () => look(PUBLIC),
  60_000,
);

test.skipIf(withoutBrowser)(
  "A1 axe finds nothing wrong at the kiosk, the counter and on the board, at 320 and at 1280 px",
  () => look(INSIDE),
  60_000,
);

async function look(screens: Record<string, () => Promise<void>>): Promise<void> {
  const wrong: string[] = [];
  for (const [name, open] of Object.entries(screens)) {
    await open();
    wrong.push(...(await wrongOn(name)));
  }
  expect(wrong).toEqual([]);
}

test.skipIf(withoutBrowser)("A4 no public page and no counter is wider than a screen of 320 px", async () => {
  const wide: string[] = [];
  await page.setViewportSize({ width: 320, height: 640 });
  for (const path of [
    "/booking",
    "/booking/op-zadost",
    "/booking/cancel",
    "/privacy",
    ticket,
    "/counter/sign-in",
    "/counter/kabinka-2",
  ]) {
    await goes(path)();
    const width = Number(await page.evaluate("document.documentElement.scrollWidth"));
    if (width > 320) wide.push(`${path} is ${width} px wide`);
  }
  expect(wide).toEqual([]);
});

test.skipIf(withoutBrowser)("A1 the same look finds a field without a name and a picture without words", async () => {
  await goes("/booking")();
  await page.evaluate("document.querySelector('main').insertAdjacentHTML('beforeend', '<input><img src=\"data:,\">')");
  expect((await wrongOn("a spoilt page")).map((each) => each.split(" ")[5])).toEqual([
    "image-alt",
    "label",
    "image-alt",
    "label",
  ]);
});
