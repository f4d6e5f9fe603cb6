import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { at, bookAndConfirm, fixture, press, signIn, takeTicket, typeCode } from "../journeys/hall.ts";
import { newestPaper } from "../journeys/paper.ts";
import { openApp, type TestApp, type TestVisitor } from "./app.ts";
import { openBrowser } from "./browser.ts";

/**
 * `bun run pictures`: plays a morning in the trial office of Trutnov and takes the README's pictures of what is really on its
 * screens at 9:42, and of states it does not come by. Only the trial banner is left out. Large screens are drawn at half their size.
 */
const OUT = join(import.meta.dir, "../../static/pictures");
const CARD = "Občanský průkaz – podat žádost";
const HOME = "Trvalý pobyt – přihlásit, potvrdit";
const PASSPORT = "Cestovní pas – vyzvednout";

interface Played {
  readonly app: TestApp;
  readonly browser: Browser;
  readonly clerk: TestVisitor;
}

interface Clerk {
  readonly counter: string;
  readonly visitor: TestVisitor;
  /** How many minutes each client takes there, over and over. */
  readonly takes: readonly number[];
  freeAt: number;
  served: number;
}

/** Who comes when, in minutes after eight. */
const COMES: readonly (readonly [minute: number, service: string])[] = [
  [0, "op-zadost"], [0, "pobyt"], [1, "pas-vyzvednuti"], [2, "op-zadost"], [4, "op-vyzvednuti"], [6, "pas-zadost"],
  [9, "overeni"], [12, "op-zadost"], [15, "pobyt"], [18, "op-vyzvednuti"], [21, "op-zadost"], [25, "pas-zadost"],
  [28, "pas-vyzvednuti"], [31, "op-zadost"], [35, "overeni"], [39, "op-zadost"], [43, "op-vyzvednuti"], [46, "pas-zadost"],
  [50, "pobyt"], [54, "op-zadost"], [58, "overeni"], [61, "op-zadost"], [64, "pas-vyzvednuti"], [68, "op-zadost"],
  [71, "pas-zadost"], [74, "op-vyzvednuti"], [77, "op-zadost"], [80, "pobyt"], [83, "op-zadost"], [86, "overeni"],
  [89, "op-zadost"], [91, "pas-zadost"], [94, "op-vyzvednuti"], [96, "op-zadost"], [98, "pas-vyzvednuti"], [100, "op-zadost"],
]; // prettier-ignore

/** Who has a time, and when they come, in minutes after eight. */
const BOOKED: readonly (readonly [matter: string, time: string, name: string, comes: number])[] = [
  [CARD, "8:45", "Hynek Hora", 38],
  [HOME, "9:00", "Marie Nová", 52],
  [PASSPORT, "9:15", "Bohumil Tichý", 70],
  [CARD, "9:30", "Vesna Krásná", 101],
  [HOME, "9:45", "Otakar Dlouhý", 95],
  [CARD, "9:45", "Jarmila Veselá", 102],
];
const END = 102;

/** Returns the clerk at the second booth. */
async function playMorning(app: TestApp): Promise<TestVisitor> {
  await at(app, "07:41:00");
  const kiosk = await fixture(app, "hala");
  const codes = new Map<string, string>();
  for (const [matter, time, name] of BOOKED)
    codes.set(name, await bookAndConfirm(app, { matter, time, name, email: `${codes.size}@example.org` }));
  await at(app, "08:00:00");
  const second = await sitDown(app, "Jana Dvořáková", "kabinka-2", [11, 14, 9, 12]);
  const clerks = [
    second,
    await sitDown(app, "Petr Malý", "kabinka-3", [13, 10, 15]),
    await sitDown(app, "Soňa Veselá", "kabinka-1", [4, 7, 5, 9]),
  ];
  for (let minute = 0; minute <= END; minute += 1) {
    await at(app, `${String(8 + Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}:00`);
    for (const [comes, service] of COMES) if (comes === minute) await takeTicket(kiosk, service);
    for (const [, , name, comes] of BOOKED) if (comes === minute) await typeCode(kiosk, codes.get(name) ?? "");
    for (const clerk of clerks) if (clerk.freeAt <= minute) await callNext(clerk, minute);
  }
  return second.visitor;
}

async function sitDown(app: TestApp, name: string, counter: string, takes: readonly number[]): Promise<Clerk> {
  const visitor = await signIn(app, name);
  await press(visitor, counter, "Otevřít");
  return { counter, visitor, takes, freeAt: 0, served: 0 };
}

async function callNext(clerk: Clerk, minute: number): Promise<void> {
  await press(clerk.visitor, clerk.counter, "Další");
  clerk.freeAt = minute + (clerk.takes[clerk.served % clerk.takes.length] ?? 10);
  clerk.served += 1;
}

async function takePictures({ app, browser, clerk }: Played): Promise<void> {
  const phone = await screen(browser, { width: 390, height: 844 }, 1);
  await phone.goto(`${app.address}/booking/op-zadost`);
  const tomorrow = (await phone.locator("a.day").nth(1).getAttribute("href")) ?? "";
  await phone.goto(`${app.address}${tomorrow.replace(/#.*/, "")}`);
  await save(phone, "booking-times");
  await phone.locator("a.nearest").click();
  await phone.getByLabel("Jméno a příjmení").fill("Oksana Melnyk");
  await phone.getByLabel("E-mail").fill("oksana.melnyk@example.org");
  await Bun.sleep(1_100); // nobody fills it in within a second (B6)
  await phone.getByRole("button", { name: "Pokračovat ke kontrole" }).click();
  await phone.getByRole("button", { name: /^Zarezervovat/ }).click();
  await phone.getByText("Termín držíme").first().waitFor();
  await save(phone, "booking-held");

  const hall = await screen(browser, { width: 1080, height: 1920 }, 0.5);
  await enter(app, hall, "/kiosk/hala");
  await save(hall, "kiosk");
  await hall.locator("a.booked").click();
  for (const digit of "3817") await hall.locator(`.key[value="${digit}"]`).click();
  await save(hall, "kiosk-code");
  await hall.goto(`${app.address}/kiosk/hala`);
  await hall.locator('form:has(input[name="service"][value="op-zadost"]) button').first().click();
  await hall.locator("#ticket").waitFor();
  await save(hall, "kiosk-ticket");
  const { png } = await newestPaper(app, COMES.length + BOOKED.length + 1);
  write("paper", png);

  const board = await screen(browser, { width: 1920, height: 1080 }, 0.5);
  await enter(app, board, "/board/cekarna");
  await press(clerk, "kabinka-2", "Další");
  await board.locator(".call__ticket").waitFor();
  await save(board, "board");

  const desk = await screen(browser, { width: 1280, height: 800 }, 0.75);
  await desk.goto(`${app.address}/counter/sign-in?back=/counter/kabinka-2`);
  await desk.getByLabel("Jana Dvořáková", { exact: true }).check();
  await desk.getByLabel("PIN").fill("1234");
  await desk.getByRole("button", { name: "Přihlásit se", exact: true }).first().click();
  await desk.locator("#number").waitFor();
  await save(desk, "counter");
}

/** States a morning does not come by in one place, from the same samples the views are tested with; the name of each in the gallery. */
const STATES: readonly (readonly [picture: string, sample: string])[] = [
  ["board-standing", "board-board--standing"],
  ["display", "board-display--called"],
  ["ticket-waiting", "ticket-ticket--waiting"],
  ["ticket-near", "ticket-ticket--next"],
  ["ticket-called", "ticket-ticket--called"],
  ["ticket-missed", "ticket-ticket--missed"],
  ["status", "status-status--open"],
];

function takeStates(): void {
  const folder = mkdtempSync(join(tmpdir(), "okenko-pictures-"));
  Bun.spawnSync([process.execPath, join(import.meta.dir, "gallery.ts"), "board", "ticket", "status", "--out", folder]);
  for (const [picture, sample] of STATES) write(picture, readFileSync(join(folder, `${sample}.png`)));
  rmSync(folder, { recursive: true });
}

/** A page of its own, whose own stylesheet leaves out the trial banner. */
async function screen(browser: Browser, viewport: { width: number; height: number }, scale: number): Promise<Page> {
  const context = await browser.newContext({
    viewport,
    deviceScaleFactor: scale,
    locale: "cs-CZ",
    timezoneId: "Europe/Prague",
  });
  await context.route("**/*.css*", async (route) => {
    const response = await route.fetch();
    await route.fulfill({
      response,
      body: `${await response.text()}\n.trial,.board-trial,#set-up{display:none!important}`,
    });
  });
  return context.newPage();
}

/** Makes the page's browser the kiosk or the board of an address, and opens it. */
async function enter(app: TestApp, page: Page, path: string): Promise<void> {
  const answer = await app.visitor().post("/trial/enrol", { fixture: path.split("/").at(-1) ?? "" });
  const [pair = ""] = (answer.headers.get("set-cookie") ?? "").split(";");
  const [name = "", ...value] = pair.split("=");
  await page.context().addCookies([{ name, value: value.join("="), domain: "127.0.0.1", path }]);
  await page.goto(`${app.address}${path}`);
}

async function save(page: Page, name: string): Promise<void> {
  await page.waitForLoadState("networkidle", { timeout: 1_500 }).catch(() => {}); // a live stream is never idle
  await page.evaluate("document.fonts.ready");
  write(name, await page.screenshot({ scale: "device", animations: "disabled" }));
}

function write(name: string, png: Uint8Array): void {
  const path = join(OUT, `${name}.png`);
  writeFileSync(path, png);
  console.log(`${name}.png ${Math.round(statSync(path).size / 1024)} KB`);
}

const app = await openApp({ town: "trutnov" });
const browser = await openBrowser();
try {
  mkdirSync(OUT, { recursive: true });
  await takePictures({ app, browser, clerk: await playMorning(app) });
  takeStates();
} finally {
  await browser.close();
  await app.stop();
}
