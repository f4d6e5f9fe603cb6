import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "bun:test";
import type { Browser, Page } from "playwright-core";
import { callNext, openCounter } from "../../src/queue/actions.ts";
import { openBrowser, openPage } from "../support/browser.ts";
import { CLERK, openHall, type Hall } from "./hall.ts";

/** How the e-ticket behaves for hours in somebody's pocket, in a real browser: what it says, when it buzzes, what it asks for (V4). */

const OTHER = { ...CLERK, counterId: "c2" };
let browser: Browser;
let hall: Hall;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());
beforeEach(async () => {
  hall = await openHall();
  await hall.do((work) => openCounter(work, OTHER));
});
const opened: Page[] = [];
afterEach(async () => {
  for (const page of opened.splice(0)) await page.context().close();
  await hall.app.stop();
});

const LISTENING = `
  window.buzzes = 0; window.rings = 0; window.said = [];
  Navigator.prototype.vibrate = function () { window.buzzes += 1; return true; };
  HTMLMediaElement.prototype.play = function () { window.rings += 1; return Promise.resolve(); };
  document.addEventListener("DOMContentLoaded", function () {
    var said = document.getElementById("said");
    if (said) new MutationObserver(function () { window.said.push(said.textContent); }).observe(said, { childList: true });
  });`;

async function open(token: string, path = "", page?: Page): Promise<Page> {
  const shown = page ?? (await openPage(browser, { viewport: { width: 390, height: 844 }, hasTouch: true }));
  opened.push(shown);
  await shown.addInitScript(LISTENING);
  await shown.goto(`${hall.app.address}/ticket/${token}${path}`);
  return shown;
}
/** Asks the page until it says yes; a text handed to Playwright's own wait would be stopped by the strict policy. */
async function until(page: Page, expression: string): Promise<void> {
  while ((await page.evaluate(expression)) !== true);
}
const nextAt = (clerk: typeof OTHER) => hall.do((work) => callNext(work, clerk));

test("V4 somebody else called after me is no news: the phone buzzes at my call alone", async () => {
  const mine = await hall.line(1);
  await hall.line(2);
  const page = await open(mine.token);
  await nextAt(CLERK);
  await page.locator(".my-turn").waitFor();
  const call = "document.getElementById('ticket').getAttribute('data-turn')";
  const mineIs = await page.evaluate(call);
  await nextAt(OTHER);
  await until(page, `${call} !== ${JSON.stringify(mineIs)}`); // the page has heard of the other call
  expect(await page.evaluate("window.buzzes")).toBe(1);
}, 60_000);

test("A1 a screen reader is told of the place only when it matters: not of each step far behind, of the last five, of my turn at once", async () => {
  const mine = await hall.line(9);
  const page = await open(mine.token);
  for (let ahead = 7; ahead >= 0; ahead -= 1) {
    await nextAt(CLERK);
    await until(page, `document.querySelectorAll(".dots__one").length === ${Math.min(ahead, 7)}`);
    if (ahead === 6) expect(await page.evaluate("window.said")).toEqual([]);
  }
  await nextAt(CLERK);
  await page.locator(".my-turn").waitFor();
  expect(await page.evaluate("window.said")).toEqual([
    "Před vámi je 5 lidí",
    "Před vámi jsou 4 lidé",
    "Před vámi jsou 3 lidé",
    "Před vámi jsou 2 lidé",
    "Před vámi je 1 člověk",
    "Jste další v pořadí",
    "Jste na řadě. Pojďte do kabinky 1.",
  ]);
  expect(await page.locator("#said").getAttribute("role")).toBe("alert");
}, 60_000);

test("V4 who wants to hear it presses once, and it rings at my call, though all of the page was written anew meanwhile", async () => {
  const mine = await hall.line(3);
  const page = await open(mine.token);
  await page.getByRole("button", { name: "Zazvonit, až přijdu na řadu" }).tap();
  expect(await page.evaluate("window.rings")).toBe(1); // so that one knows how it sounds
  await nextAt(CLERK);
  await nextAt(CLERK);
  await page.locator(".place__title", { hasText: "Jste další v pořadí" }).waitFor();
  expect(await page.locator("#ring").getAttribute("aria-pressed")).toBe("true");
  await nextAt(CLERK);
  await until(page, "window.rings === 2");
}, 60_000);

test("V4 nobody misses their call while they type a telephone number or think of giving up", async () => {
  const mine = await hall.line(4);
  const [form, asked] = [await open(mine.token, "/notice"), await open(mine.token, "/withdrawal")];
  await nextAt(CLERK);
  await form.getByLabel("Mobilní telefon nebo e-mail").fill("601 1");
  for (let calls = 0; calls < 3; calls += 1) await nextAt(CLERK);
  for (const page of [form, asked]) await page.locator(".my-turn").waitFor();
  expect(form.url()).toEndWith(`/ticket/${mine.token}`);
}, 60_000);

test("V4 a page left open over night says that the ticket is over, and asks for nothing more", async () => {
  const mine = await hall.line(2);
  const page = await open(mine.token);
  await hall.app.clock("2026-11-25T00:00:05");
  await page.getByText("Tenhle lístek už neplatí").waitFor();
  const asked: string[] = [];
  page.on("request", (request) => asked.push(request.url()));
  await page.evaluate("new Promise(function (done) { setTimeout(done, 4000); })"); // twice as long as it would take to ask
  expect(asked).toEqual([]);
}, 60_000);

test("S6 Q9 two tabs of one ticket: each right, no cookie, nothing asked of anybody else, the address told to nobody", async () => {
  const mine = await hall.line(3);
  const one = await openPage(browser);
  const asked: { url: string; referrer: string | undefined }[] = [];
  one.context().on("request", (request) => asked.push({ url: request.url(), referrer: request.headers()["referer"] }));
  await open(mine.token, "", one);
  const two = await open(mine.token, "", await one.context().newPage());
  await nextAt(CLERK);
  for (const page of [one, two]) await until(page, "document.querySelectorAll('.dots__one').length === 1");
  expect(await one.context().cookies()).toEqual([]);
  expect(asked.filter(({ url }) => !url.startsWith(hall.app.address))).toEqual([]);
  const page = await fetch(`${hall.app.address}/ticket/${mine.token}`);
  expect(page.headers.get("referrer-policy")).toBe("same-origin");
}, 60_000);

test("Q9 Back shows the ticket as it stands now, and a phone that was asleep is right again within five seconds", async () => {
  const mine = await hall.line(5);
  const page = await open(mine.token);
  await page.getByRole("link", { name: "Už nechci čekat" }).click();
  await nextAt(CLERK);
  await page.goBack();
  await until(page, "document.querySelectorAll('.dots__one').length === 3");
  const phone = await page.context().newCDPSession(page);
  await phone.send("Page.setWebLifecycleState", { state: "frozen" });
  await nextAt(CLERK);
  await phone.send("Page.setWebLifecycleState", { state: "active" });
  const woke = performance.now();
  await until(page, "document.querySelectorAll('.dots__one').length === 2");
  expect(performance.now() - woke).toBeLessThan(5_000);
}, 60_000);
