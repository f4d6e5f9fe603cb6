import { expect } from "bun:test";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { openPage } from "../support/browser.ts";
import { codeIn, linkIn, mailsTo, officeClock, type Hall, type Wish } from "./hall.ts";
import { newestPaper } from "./paper.ts";

/** The steps of a morning in a real browser. With `script` false no page may run any. */
export interface Lobby {
  readonly hall: Hall;
  readonly browser: Browser;
  readonly script: boolean;
}

const PATIENCE = 5_000;

const open = async (lobby: Lobby, options: BrowserContextOptions = {}): Promise<Page> => {
  const page = await openPage(lobby.browser, { javaScriptEnabled: lobby.script, ...options });
  page.setDefaultTimeout(PATIENCE);
  return page;
};

export const seen = (page: Page, selector: string, says: RegExp | string) =>
  page.locator(selector, { hasText: says }).first().waitFor({ timeout: PATIENCE });

/** From the first page to the one that holds the time. Returns what that page says, largest first. */
export async function bookIn(lobby: Lobby, page: Page, wish: Wish): Promise<string> {
  const { day } = await officeClock(lobby.hall);
  await page.goto(`${lobby.hall.address}/booking`);
  await page.getByRole("link", { name: wish.matter }).click();
  await page.locator(`a.day[href*="day=${day}"]`).click();
  await page.getByRole("link", { name: new RegExp(`^${wish.time} `) }).click();
  await page.getByLabel("Jméno a příjmení").fill(wish.name);
  await page.getByLabel("E-mail").fill(wish.email);
  await page.getByRole("button", { name: "Pokračovat ke kontrole" }).click();
  // A person reads it; a form filled in within a second is sent once more, as the page asks.
  if (await page.getByText("To bylo moc rychlé").first().isVisible())
    await page.getByRole("button", { name: "Pokračovat ke kontrole" }).click();
  await seen(page, "h1", "Souhlasí to?");
  await page.getByRole("button", { name: /^Zarezervovat/ }).click();
  await seen(page, "h1", "Termín držíme");
  return (await page.locator("h1").innerText()).replaceAll(/\s+/g, " ");
}

/** The mail's link: opened three times it changes nothing, the button does. Returns the code for the kiosk. */
export async function confirmIn(lobby: Lobby, page: Page, email: string): Promise<string> {
  const [asking] = await mailsTo(lobby.hall, email);
  const link = linkIn(asking, "confirm");
  for (let times = 0; times < 3; times += 1) {
    await page.goto(`${lobby.hall.address}${link}`);
    await seen(page, "h1", "Potvrdit termín?");
  }
  expect((await mailsTo(lobby.hall, email)).map(({ kind }) => kind)).toEqual(["please-confirm"]);
  await page.getByRole("button", { name: "Potvrdit termín" }).click();
  await seen(page, "h1", "Termín je váš");
  const mails = await mailsTo(lobby.hall, email);
  expect(mails.map(({ kind }) => kind)).toEqual(["confirmed", "please-confirm"]);
  const code = codeIn(mails[0]);
  await seen(page, ".number--code", `${code.slice(0, 3)} ${code.slice(3)}`);
  return code;
}

export const newClient = (lobby: Lobby): Promise<Page> => open(lobby, { viewport: { width: 390, height: 844 } });

/** A browser made that kiosk or board by one press on the page of all desks. */
export async function newFixture(lobby: Lobby, id: string, size: { width: number; height: number }): Promise<Page> {
  const page = await open(lobby, { viewport: size });
  await page.goto(`${lobby.hall.address}/trial`);
  const [opened] = await Promise.all([
    page.context().waitForEvent("page"),
    page.locator(`form:has(input[name="fixture"][value="${id}"]) button`).click(),
  ]);
  opened.setDefaultTimeout(PATIENCE);
  await opened.waitForLoadState();
  await page.close();
  return opened;
}

/** The six keys, one after another; the sixth sends. Returns the words of the screen that answers. */
export async function typeCodeIn(page: Page, code: string): Promise<string> {
  await page.locator("a.booked").click();
  await seen(page, "h1", "Napište svůj kód");
  for (const digit of code) await page.locator(`.key[value="${digit}"]`).click();
  await page.locator("#notice, #ticket").waitFor();
  return page.locator("main").innerText();
}

export async function backToStart(page: Page): Promise<void> {
  await page.getByRole("link", { name: /^(Hotovo|Mám to, hotovo|Na začátek)$/ }).click();
  await page.locator("main.start").waitFor();
}

/** One touch on a tile, and through the question where the kiosk asks first. Returns the number. */
export async function touchTile(page: Page, tile: RegExp): Promise<string> {
  await page.reload(); // as it does by itself every few seconds
  await page.getByRole("button", { name: tile }).click();
  await page.locator("#notice, #ticket").waitFor();
  if (await page.locator("#notice").isVisible()) await page.getByRole("button", { name: "Vzít si lístek" }).click();
  return page.locator("#ticket .number").innerText();
}

/** The paper that came out for the ticket on the screen, and the page its square leads to. */
export async function checkPaper(lobby: Lobby, count: number, number: string): Promise<void> {
  const paper = await newestPaper(lobby.hall, count);
  expect(paper.width).toBe(576);
  expect(paper.ink).toBeGreaterThan(0.02);
  expect(paper.square).toStartWith(`${lobby.hall.address}/ticket/`);
  const phone = await open(lobby, { viewport: { width: 390, height: 844 } });
  await phone.goto(paper.square ?? "");
  expect(await phone.locator(".eticket__number").innerText()).toBe(number);
  await phone.context().close();
}

/** Signs in as the page asks and sits down at a counter, closed until now. */
export async function sitDown(lobby: Lobby, clerk: string, counter: string): Promise<Page> {
  const page = await open(lobby, { viewport: { width: 1280, height: 800 } });
  await page.goto(`${lobby.hall.address}/counter`);
  await page.getByLabel(clerk, { exact: true }).check();
  await page.getByLabel("PIN").fill("1234");
  await page.getByRole("button", { name: "Přihlásit se", exact: true }).first().click();
  await seen(page, "h1", "Kam si sednete?");
  await page.locator(`a.tile[href^="/counter/${counter}"]`).click();
  await page.locator("#main-key", { hasText: /^Otevřít/ }).click();
  await seen(page, "#main-key", "Další");
  return page;
}

export const lineAt = (page: Page): Promise<string[]> => page.locator(".line li > b:first-child").allInnerTexts();

/** Presses *Další*; waits for the number it must bring. */
export async function nextIs(page: Page, number: string): Promise<void> {
  await page.locator("#main-key").click();
  await page.locator("#number", { hasText: exactly(number) }).waitFor();
}

export async function finish(page: Page): Promise<void> {
  await page.locator("#key-done").click();
  await page.locator("#number", { hasText: exactly("Nikdo") }).waitFor();
}

/** The television, open all the time: it hears of a call within five seconds without being loaded anew. */
export async function watchBoard(lobby: Lobby, id: string) {
  const page = await newFixture({ ...lobby, script: true }, id, { width: 1920, height: 1080 });
  let loads = 0;
  page.on("framenavigated", () => (loads += 1));
  return {
    page,
    shows: async (number: string, counter: string) => {
      await page.locator(".call__ticket", { hasText: exactly(number) }).waitFor({ timeout: PATIENCE });
      expect(await page.locator(".call__counter").innerText()).toBe(counter);
      expect(loads).toBe(0);
    },
  };
}

const exactly = (text: string): RegExp => new RegExp(`^\\s*${text}\\s*$`);
