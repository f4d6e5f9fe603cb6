import { afterAll, beforeAll, expect, test } from "bun:test";
import type { Browser, Page } from "playwright-core";
import { counterNow } from "../../src/queue/queries.ts";
import { openApp, type TestApp } from "../support/app.ts";
import { axe } from "../support/axe.ts";
import { chromiumPath, openBrowser } from "../support/browser.ts";
import { lhota } from "../support/cast.ts";
import { take as issue } from "../support/queue.ts";
import { openSeat, type Seat } from "./seat.ts";

/** What the hand holds while news arrive: panels, typed text, focus; the floating window, and six tabs of one browser. */
const here = test.skipIf(chromiumPath() === null);
let app: TestApp;
let browser: Browser;
let seat: Seat;
let page: Page;

beforeAll(async () => {
  if (chromiumPath() === null) return;
  app = await openApp({ office: lhota() });
  await app.clock("2026-11-24T08:00:00");
  browser = await openBrowser();
  seat = await openSeat(browser, app);
  page = await seat.sit();
  await page.keyboard.press("F2");
  await page.locator(".counter--open").waitFor();
}, 30_000);
afterAll(async () => {
  await browser?.close();
  await app?.stop();
});

const take = async (serviceId = "op") => {
  const issued = await issue(app.running, serviceId);
  await page.locator(".turn__number", { hasText: issued.number }).waitFor();
  return issued;
};
const now = () => app.running.works.read((reader) => counterNow(reader, "c2"));
const focused = (on = page) => on.evaluate("document.activeElement.id || document.activeElement.name");
async function call(): Promise<string> {
  const { number } = await take();
  await page.locator("#main-key").focus();
  await page.keyboard.press("F2");
  await page.locator("#number", { hasText: number }).waitFor();
  return number;
}

here(
  "A4 O opens the panel with the hand in it, one key postpones, and Escape closes a panel and gives the hand back",
  async () => {
    const number = await call();
    await page.keyboard.press("t"); // no key has this letter
    await page.keyboard.press("p");
    await page.locator(".panel--transfer").waitFor();
    await page.keyboard.press("Escape");
    await page.locator(".panel").waitFor({ state: "detached" });
    expect(await focused()).toBe("main-key");
    await page.keyboard.press("o");
    await page.locator(".panel--postpone").waitFor();
    expect(await page.evaluate("document.activeElement.textContent")).toBe("5 min");
    await page.keyboard.press("Enter");
    await page.locator(".panel").waitFor({ state: "detached" });
    await page.locator(".turn--held", { hasText: "odloženo do" }).waitFor();
    expect(await page.locator("#number").textContent()).toBe("Nikdo");
    await page.keyboard.press("Control+z");
    await page.locator("#number", { hasText: number }).waitFor();
  },
  30_000,
);

here(
  "A4 a form not understood is shown again in its panel with what was typed, and the screen stays",
  async () => {
    await page.keyboard.press("o");
    await page.locator("#minutes-minutes").fill("500");
    await page.keyboard.press("Enter");
    await page.locator("#panel-problem", { hasText: "od 1 do 120" }).waitFor();
    expect(await page.locator("#minutes-minutes").inputValue()).toBe("500");
    expect(await focused()).toBe("minutes-minutes");
    await page.keyboard.press("Escape");
  },
  30_000,
);

here(
  "Q9 news wipe neither a note that is being typed nor an open panel, and the hand stays where it is",
  async () => {
    await page.locator("#note").focus();
    await page.keyboard.type("chybí rodný");
    await page.keyboard.press("ArrowLeft");
    await take();
    expect(await page.locator("#note").inputValue()).toBe("chybí rodný");
    expect(await focused()).toBe("note");
    await page.keyboard.type("!");
    expect(await page.locator("#note").inputValue()).toBe("chybí rodn!ý");
    await page.locator("#main-key").focus();
    await page.keyboard.press("p");
    await page.locator(".panel input[value='counter:c1']").check();
    await take();
    expect(await page.locator(".panel input[value='counter:c1']").isChecked()).toBe(true);
    await page.keyboard.press("Escape");
    const held = page.locator(".turn__open").last();
    await held.focus();
    const id = await focused();
    await take();
    expect(await focused()).toBe(id as string);
  },
  30_000,
);

here(
  "Q5a Enter in the note saves it and calls nobody; Další takes an unsaved one along",
  async () => {
    const { current } = await now();
    await page.locator("#note").fill("má vše");
    await page.locator("#note").press("Enter");
    await page.locator("#note[value='má vše']").waitFor();
    expect([(await now()).current?.id, (await now()).note]).toEqual([current?.id, "má vše"]);
    await page.locator("#note").fill("nemá nic");
    await page.locator("#main-key").focus();
    await page.keyboard.press("z");
    await page.locator("#note[value='nemá nic']").waitFor();
    expect((await now()).note).toBe("nemá nic");
  },
  30_000,
);

here(
  "Q2 a click on a number in the line opens what can be done with it, and a pick calls it",
  async () => {
    const { line } = await now();
    const last = line.at(-1)?.ticket;
    await page.locator(`#turn-${last?.id}`).click();
    await page.locator(".panel--ticket").waitFor();
    await page.locator(".panel input[name=reason][value=agreed]").check();
    await page.locator(".panel__go", { hasText: "Zavolat hned" }).click();
    await page.locator("#number", { hasText: last?.number ?? "" }).waitFor();
    await page.locator(".panel").waitFor({ state: "detached" });
  },
  30_000,
);

here(
  "A1 no accessibility fault with any panel open, wide and 320 px narrow, light and dark",
  async () => {
    await page.emulateMedia({ reducedMotion: "reduce" });
    for (const kind of ["outcome", "postpone", "transfer", "direct", "pick", "ticket", "services", "note", "help"]) {
      await page.goto(`${app.address}/counter/c2/panel/${kind}`);
      for (const [colorScheme, width] of [
        ["light", 1280],
        ["dark", 320],
      ] as const) {
        await page.emulateMedia({ colorScheme });
        await page.setViewportSize({ width, height: 800 });
        expect(await page.evaluate("document.documentElement.scrollWidth - innerWidth")).toBeLessThanOrEqual(0);
        expect({ kind, width, faults: await axe(page) }).toEqual({ kind, width, faults: [] });
      }
    }
    await page.emulateMedia({ colorScheme: "light" });
    await page.setViewportSize({ width: 1280, height: 800 });
    await page.goto(`${app.address}/counter/c2`);
    await page.locator("#main-key[data-htmx-powered]").waitFor();
  },
  90_000,
);

here(
  "C6 with six tabs of one browser open a press still goes through in a second",
  async () => {
    const tabs: Page[] = [];
    for (let count = 0; count < 5; count += 1) tabs.push(await seat.sit());
    const last = tabs.at(-1) ?? page;
    const { number } = await take();
    await last.locator(".turn__number", { hasText: number }).waitFor();
    for (const tab of [page, last]) {
      await tab.bringToFront();
      await tab.locator("#main-key[data-htmx-powered]").waitFor();
      const seen = await tab.locator("#counter").getAttribute("data-seen");
      const began = performance.now();
      await tab.locator("#key-again").click();
      await tab.locator(`#counter:not([data-seen="${seen}"])`).waitFor();
      expect(performance.now() - began).toBeLessThan(1000);
      await page.locator(`#counter[data-seen="${(await now()).deed?.number}"]`).waitFor(); // and the others hear of it
    }
    for (const tab of tabs) await tab.close();
    await page.bringToFront();
  },
  60_000,
);

here(
  "A4 the screen floats in a window of its own, hears and presses there, and comes back when it closes",
  async () => {
    const isThere = await page.evaluate("'documentPictureInPicture' in window");
    expect(await page.locator("#float").isVisible()).toBe(isThere === true);
    if (isThere !== true) return;
    await page.locator("#float").click();
    await page.locator("#floating").waitFor();
    expect(await page.locator("#desk").count()).toBe(0);
    const inside = (script: string) =>
      page.evaluate(`(() => { const w = documentPictureInPicture.window; ${script} })()`);
    const until = (script: string) =>
      page.evaluate(`new Promise((done) => {
        const asking = setInterval(() => {
          const w = documentPictureInPicture.window;
          if (!(() => { ${script} })()) return;
          clearInterval(asking);
          done();
        }, 20);
      })`);
    expect(await inside("return getComputedStyle(w.document.querySelector('.main-key')).borderRadius")).not.toBe("0px");
    const issued = await issue(app.running);
    await until(`return w.document.querySelector('.line').textContent.includes('${issued.number}')`);
    const before = (await now()).current?.id;
    const key = (name: string) =>
      inside(
        `w.document.activeElement.dispatchEvent(new w.KeyboardEvent('keydown', { key: '${name}', bubbles: true }))`,
      );
    await key("F2");
    await until(`return w.document.getElementById('counter').dataset.current !== '${before}'`);
    expect((await now()).current?.id).not.toBe(before);
    await key("o");
    await until("return w.document.querySelector('.panel--postpone') !== null");
    await inside("w.document.querySelector('.quick__key').click()");
    await until(
      "return w.document.querySelector('.panel') === null && w.document.getElementById('number').textContent === 'Nikdo'",
    );
    await inside("w.close()");
    await page.locator("#desk #main-key").waitFor();
    expect(await page.locator("#floating").isVisible()).toBe(false);
    await page.locator("#main-key").focus();
    await page.keyboard.press("F2");
    await page.locator("#number").filter({ hasNotText: "Nikdo" }).waitFor();
  },
  60_000,
);

here("S6 the browser's policy had nothing to forbid", () => {
  expect(seat.complaints).toEqual([]);
});
