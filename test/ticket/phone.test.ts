import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "bun:test";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { callAgain, undo } from "../../src/queue/actions.ts";
import { axe } from "../support/axe.ts";
import { openBrowser, openPage } from "../support/browser.ts";
import { CLERK, openHall, type Hall } from "./hall.ts";

/** The e-ticket in a real browser on a phone's screen: live, buzzing, and without script (V4, A1). */

let browser: Browser;
let hall: Hall;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());
beforeEach(async () => {
  hall = await openHall();
});
afterEach(() => hall.app.stop());

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true } as const;
const opened: Page[] = [];
afterEach(async () => {
  for (const page of opened.splice(0)) await page.context().close();
});

async function open(token: string, options: BrowserContextOptions = {}): Promise<Page> {
  const page = await openPage(browser, { ...PHONE, ...options });
  opened.push(page);
  await page.addInitScript(
    "window.buzzes = []; Navigator.prototype.vibrate = function (how) { window.buzzes.push(how); return true; };",
  );
  await page.goto(`${hall.app.address}/ticket/${token}`);
  return page;
}
/** Asks the page until it says yes; a text handed to Playwright's own wait would be stopped by the strict policy. */
async function until(page: Page, expression: string): Promise<void> {
  while ((await page.evaluate(expression)) !== true);
}
const dots = (page: Page) => page.locator(".dots__one").count();
const buzzes = (page: Page): Promise<number> => page.evaluate("window.buzzes.length");

test("V4 Q9 the row of dots gets shorter by itself, and my turn is the whole screen, said aloud, with a buzz", async () => {
  const mine = await hall.line(4);
  const page = await open(mine.token);
  expect(await dots(page)).toBe(3);
  expect(await page.locator("#buzz").isVisible()).toBe(true);
  await page.locator("h1").tap();
  expect(await page.locator("#buzz").isVisible()).toBe(false);
  await hall.next();
  await until(page, "document.querySelectorAll('.dots__one').length === 2");
  expect(await page.locator("#said").textContent()).toBe("Před vámi jsou 2 lidé");
  await page.locator("#clock").waitFor({ state: "visible" });
  await hall.next();
  await hall.next();
  await hall.next();
  await page.locator(".my-turn").waitFor();
  expect(await page.locator(".my-turn__counter").textContent()).toBe("1");
  const box = await page.locator(".my-turn").boundingBox();
  expect(box?.width).toBe(390);
  expect((box?.y ?? 0) + (box?.height ?? 0)).toBeGreaterThanOrEqual(844);
  expect(await page.title()).toStartWith("Jste na řadě");
  expect(await page.locator("#said").textContent()).toBe("Jste na řadě. Pojďte do kabinky 1.");
  expect(await buzzes(page)).toBe(1);
  await hall.do((work) => callAgain(work, CLERK));
  await until(page, "window.buzzes.length === 2");
  await hall.do((work) => undo(work, CLERK));
  await page.locator(".dots").waitFor();
  expect(await page.title()).toStartWith("Váš lístek");
}, 60_000);

test("V4 two on one line in different places each see their own, and one who gives up makes the other's line shorter", async () => {
  const first = await hall.line(3);
  const second = await hall.take();
  const [one, other] = [await open(first.token), await open(second.token)];
  expect([await dots(one), await dots(other)]).toEqual([2, 3]);
  await one.getByRole("link", { name: "Už nechci čekat" }).click();
  await one.getByRole("button", { name: "Ano, vrátit lístek" }).click();
  await one.getByText("Lístek jste vrátili").waitFor();
  await until(other, "document.querySelectorAll('.dots__one').length === 2");
  await one.getByRole("button", { name: "Vrátit mi místo ve frontě" }).click();
  await one.locator(".dots").waitFor();
  await until(other, "document.querySelectorAll('.dots__one').length === 3");
}, 60_000);

test("V4 asked by the form on the phone, told by the office, said on the page without looking again", async () => {
  const mine = await hall.line(5);
  const page = await open(mine.token);
  await page.getByRole("link", { name: "Dát mi vědět předem" }).click();
  await page.getByLabel("Mobilní telefon nebo e-mail").fill("601 123 456");
  await page.getByRole("button", { name: "Dát vědět" }).click();
  await page.getByText("Napíšeme na ••• 456").waitFor();
  await hall.next();
  await hall.next();
  await page.getByText("jsme poslali v 9:00").waitFor();
  expect((await hall.app.inbox())[0]).toMatchObject({ kind: "near", to: "+420601123456" });
}, 60_000);

test("A2 without script the place, my turn and giving up work", async () => {
  const mine = await hall.line(2);
  const page = await open(mine.token, { javaScriptEnabled: false });
  expect(await dots(page)).toBe(1);
  expect(await page.locator("p.small").innerText()).toContain("Stránka se sama obnovuje každých 10 sekund.");
  await page.getByRole("link", { name: "Už nechci čekat" }).click();
  await page.getByRole("button", { name: "Ano, vrátit lístek" }).click();
  await page.getByRole("button", { name: "Vrátit mi místo ve frontě" }).click();
  expect(await dots(page)).toBe(1);
  await hall.next();
  await hall.next();
  await page.reload();
  expect(await page.locator(".my-turn__counter").textContent()).toBe("1");
}, 60_000);

const SCREENS = [
  [320, "light"],
  [390, "dark"],
] as const;

test("A1 A4 nothing axe finds and no sideways scrolling, at 320 and 390 px, light and dark, in four languages", async () => {
  const waiting = await hall.line(5);
  const first = await hall.take("pas");
  const faults: string[] = [];
  const look = async (path: string, name: string) => {
    for (const [width, colorScheme] of SCREENS)
      for (const language of width === 320 ? ["cs", "pl", "en", "uk"] : ["cs"]) {
        const page = await openPage(browser, { viewport: { width, height: 844 }, colorScheme });
        await page.goto(`${hall.app.address}${path}?lang=${language}`);
        const where = `${name} ${language} ${width} ${colorScheme}`;
        for (const fault of await axe(page)) faults.push(`${where}: ${fault}`);
        const wide = await page.evaluate("document.documentElement.scrollWidth");
        if (wide !== width) faults.push(`${where}: ${wide} wide`);
        await page.context().close();
      }
  };
  await look(`/ticket/${waiting.token}`, "waiting");
  await look(`/ticket/${waiting.token}/notice`, "notice");
  await look(`/ticket/${waiting.token}/withdrawal`, "withdrawal");
  await look("/ticket/0123456789", "gone");
  for (let calls = 0; calls < 6; calls += 1) await hall.next();
  await look(`/ticket/${first.token}`, "called");
  await look(`/ticket/${waiting.token}`, "served");
  expect(faults).toEqual([]);
}, 180_000);

test("A4 long words of an office and numbers of seven signs stay inside a screen 320 px wide", async () => {
  await hall.app.stop();
  hall = await openHall((office) => {
    for (const counter of office.counters) counter.name = "Podatelna 12";
    for (const service of office.services) service.name = "Nejneobhospodařovávatelnějšímu živnostenskoprávní ohlášení";
    for (const location of office.locations)
      Object.assign(location.series[0] ?? {}, { prefix: "OP", from: 1008, to: 2000 });
  });
  const mine = await hall.line(12);
  const wide = async () => {
    const page = await openPage(browser, { viewport: { width: 320, height: 640 } });
    await page.goto(`${hall.app.address}/ticket/${mine.token}`);
    const words =
      "[...document.querySelectorAll('main *')].filter(function (each) { return each.getBoundingClientRect().right > 320.5 })";
    for (const dot of await page.locator(".dots__one").all()) {
      const box = await dot.boundingBox();
      expect(box?.width).toBe(box?.height ?? 0); // a dot stays round
    }
    const found = await page.evaluate(
      `[document.documentElement.scrollWidth, ${words}.map(function (each) { return each.className })]`,
    );
    await page.context().close();
    return found;
  };
  expect(mine.number).toBe("OP 1019");
  expect(await wide()).toEqual([320, []]);
  for (let calls = 0; calls < 12; calls += 1) await hall.next();
  expect(await wide()).toEqual([320, []]);
}, 60_000);
