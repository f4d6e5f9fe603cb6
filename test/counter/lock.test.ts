import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "bun:test";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { createDrafts } from "../../src/counter/drafts.ts";
import { addStaff, lockSession, signedIn, startSessionFor, stayActive } from "../../src/office/access.ts";
import type { Elapsed } from "../../src/platform/clock.ts";
import { openApp, type TestApp, type TestVisitor } from "../support/app.ts";
import { chromiumPath, openBrowser } from "../support/browser.ts";
import { lhota } from "../support/cast.ts";
import { openHouse, type TestHouse } from "../support/house.ts";
import { take } from "../support/queue.ts";
import { openSeat } from "./seat.ts";

/** One computer, several people (A1, S8): what is locked answers nothing, and what was typed is its writer's alone. */
const here = test.skipIf(chromiumPath() === null);
const MINUTES = 60_000;
let house: TestHouse;
let app: TestApp;
let browser: Browser;
let context: BrowserContext;
let page: Page;

beforeAll(async () => {
  app = await openApp({ office: lhota() });
  await app.clock("2026-11-24T08:00:00");
  if (chromiumPath() !== null) browser = await openBrowser();
}, 30_000);
afterAll(async () => {
  await browser?.close();
  await app?.stop();
});
beforeEach(async () => {
  house = await openHouse();
});
afterEach(async () => {
  await house.close();
  await context?.close();
});

const person = () =>
  house.works.write(async (work) => {
    const staffId = await addStaff(work, {
      name: "Blanka Nová",
      roles: ["clerk", "admin"],
      login: null,
      passwordHash: null,
      pinHash: null,
    });
    return {
      counter: await startSessionFor(work, staffId, "counter"),
      admin: await startSessionFor(work, staffId, "admin"),
    };
  });

test("S8 a counter's session nobody used for five minutes is locked by the server too; a used one goes on", async () => {
  const { counter, admin } = await person();
  const who = (token: string, desk: "counter" | "admin") => house.works.read((reader) => signedIn(reader, token, desk));
  house.clocks.move(5 * MINUTES);
  expect(await who(counter.token, "counter")).not.toBeNull();
  await stayActive(house.works, counter.token);
  house.clocks.move(5 * MINUTES);
  expect(await who(counter.token, "counter")).not.toBeNull();
  house.clocks.move(15_000);
  expect(await who(counter.token, "counter")).toBeNull();
  expect(await who(admin.token, "admin")).not.toBeNull();
});

test("S8 an idle session cannot be woken, but whose it was is known when it is locked", async () => {
  const { counter } = await person();
  house.clocks.move(6 * MINUTES);
  const lock = () => house.works.write((work) => lockSession(work, counter.token, "counter"));
  expect(await lock()).toBe(counter.person.staffId);
  expect(await lock()).toBeNull();
});

test("S8 what was typed is given back once, to its writer only, within the hour", () => {
  let elapsed = 0 as Elapsed;
  const drafts = createDrafts(() => elapsed);
  const draft = { counterId: "c2", ticketId: "t", note: "chybí rodný list", panel: "", fields: [] };
  drafts.keep("jana", draft);
  expect(drafts.take("petr")).toBeNull();
  expect(drafts.take("jana")).toEqual(draft);
  expect(drafts.take("jana")).toBeNull();
  drafts.keep("jana", draft);
  elapsed = (60 * MINUTES) as Elapsed;
  expect(drafts.take("jana")).toBeNull();
});

async function clerk(role = "clerk"): Promise<TestVisitor> {
  const visitor = app.visitor();
  await visitor.post("/trial/sign-in", { role, desk: "counter" });
  return visitor;
}

test("A1 after the lock nothing of the desk answers, and it leads back to the same counter", async () => {
  const jana = await clerk();
  const answer = await jana.post("/counter/lock", { back: "/counter/c2", note: "tajné", ticket: "t", counter: "c2" });
  expect([answer.status, answer.headers.get("location")]).toEqual([303, "/counter/sign-in?back=/counter/c2"]);
  for (const path of ["/counter/c2", "/counter/c2/panel/note", "/counter"])
    expect((await jana.get(path)).status).toBe(303);
  for (const path of ["/counter/c2/stream", "/counter/draft"])
    expect([303, 401]).toContain((await jana.get(path)).status);
  expect((await jana.get("/counter/c2/now", { "hx-request-type": "partial" })).status).toBe(401);
  expect((await jana.post("/counter/alive")).status).toBe(401);
});

test("S8 a stream opened before the lock tells nothing after it", async () => {
  const jana = await clerk();
  const seen = /data-after="(\d+)"/.exec(await (await jana.get("/counter/c2")).text())?.[1] ?? "";
  const answer = await jana.get(`/counter/c2/stream?after=${seen}`);
  const reader = (answer.body ?? new ReadableStream<Uint8Array>()).getReader();
  await jana.post("/counter/lock", { back: "/counter/c2" });
  await take(app.running, "pobyt"); // news of the place, for counter 1
  let heard = "";
  const next = () => reader.read().catch(() => ({ done: true, value: undefined })); // it is cut off
  for (let part = await next(); !part.done; part = await next()) heard += new TextDecoder().decode(part.value);
  expect(heard).not.toContain("class=");
});

test("S8 another person at the same computer finds nothing of what was typed", async () => {
  const jana = await clerk();
  await jana.post("/counter/lock", { back: "/counter/c2", note: "tajné", ticket: "t", counter: "c2" });
  const petr = await clerk("secondClerk");
  expect((await petr.get("/counter/draft")).status).toBe(204);
  const back = await clerk();
  expect(await (await back.get("/counter/draft")).json()).toMatchObject({ counterId: "c2", note: "tajné" });
  expect((await back.get("/counter/draft")).status).toBe(204);
});

/** Jana at counter 2 with a client, in a browser of her own. */
async function sitDown(): Promise<void> {
  const seat = await openSeat(browser, app);
  ({ context } = seat);
  page = await seat.sit();
  if ((await page.locator(".counter--open").count()) === 0) await page.keyboard.press("F2");
  await page.locator(".counter--open").waitFor();
  const issued = await take(app.running);
  await page.locator(".turn--first", { hasText: issued.number }).waitFor();
  await page.locator("#main-key[data-htmx-powered]").waitFor();
  await page.keyboard.press("F2");
  await page.locator("#number", { hasText: issued.number }).waitFor();
  await page.locator("#main-key[data-htmx-powered]").waitFor();
}

/** By keyboard alone: the first letter finds the name, the PIN follows, Enter goes in. */
async function enter(letter: string): Promise<void> {
  await page.locator("input[name=staffId]").first().waitFor();
  await page.locator("input[name=staffId]:focus, #pin:focus").waitFor({ state: "attached" });
  await page.locator("input[name=staffId]").first().focus();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press(letter);
  await page.keyboard.type("1234");
  await page.keyboard.press("Enter");
  await page.waitForURL("**/counter/c2");
  await page.locator("#main-key[data-htmx-powered]").waitFor();
}

here(
  "S8 F9 locks at once, Back shows nothing personal, and the same person finds what they were typing, by keyboard in three seconds",
  async () => {
    await sitDown();
    await page.locator("#note").fill("chybí rodný list");
    await page.keyboard.press("F9");
    await page.waitForURL("**/counter/sign-in?back=/counter/c2");
    await page.goBack().catch(() => null);
    expect(await page.content()).not.toContain("chybí rodný list");
    expect(await page.locator("#number").count()).toBe(0);
    await page.goto(`${app.address}/counter/sign-in?back=/counter/c2`);
    const began = performance.now();
    await enter("j");
    expect(performance.now() - began).toBeLessThan(3000);
    await page.locator("#notice", { hasText: "Co jste psali, je zpátky." }).waitFor();
    expect(await page.locator("#note").inputValue()).toBe("chybí rodný list");
  },
  40_000,
);

here(
  "S8 a panel that was being filled in comes back as it was, for its writer only",
  async () => {
    await sitDown();
    await page.keyboard.press("o");
    await page.locator("#minutes-minutes").fill("25");
    await page.keyboard.press("F9");
    await page.waitForURL("**/counter/sign-in**");
    await enter("p");
    expect(await page.locator(".panel").count()).toBe(0);
    await page.keyboard.press("F9");
    await page.waitForURL("**/counter/sign-in**");
    await enter("j");
    await page.locator("#minutes-minutes").waitFor();
    expect(await page.locator("#minutes-minutes").inputValue()).toBe("25");
  },
  40_000,
);

here(
  "A1 a screen nobody touches is covered and locked by itself, and the other tab of the browser with it",
  async () => {
    await sitDown();
    const other = await context.newPage();
    await other.goto(`${app.address}/counter/c1`);
    await other.locator("#main-key[data-htmx-powered]").waitFor();
    // the trial office never locks by itself, so this page is told a shorter time than the office's five minutes
    await page.route("**/counter/c2", async (route) => {
      const answer = await route.fetch();
      await route.fulfill({ response: answer, body: (await answer.text()).replace('data-idle="0"', 'data-idle="1"') });
    });
    await page.reload();
    await page.waitForURL("**/counter/sign-in?back=/counter/c2");
    await other.waitForURL("**/counter/sign-in?back=/counter/c1");
  },
  40_000,
);
