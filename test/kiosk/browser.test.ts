import { afterAll, beforeAll, expect, test } from "bun:test";
import type { Browser, Page } from "playwright-core";
import { book } from "../../src/reservations/actions.ts";
import { order } from "../reservations/caller.ts";
import { openApp, type TestApp } from "../support/app.ts";
import { chromiumPath, openBrowser, openPage } from "../support/browser.ts";
import { at } from "../support/clock.ts";
import { officeWithTiles } from "../samples/kiosk.ts";

/** The kiosk under a finger, on a 21.5" panel of 1080 × 1920: 268 mm across, so a millimetre is 4.03 dots. */
const DOTS_PER_MM = 1080 / 268;
const SCREEN = { width: 1080, height: 1920 };

const present = chromiumPath() !== null;
let app: TestApp;
let browser: Browser;
let page: Page;
/** Of a reservation at 8:30. */
let code = "";

beforeAll(async () => {
  if (!present) return;
  const { version: _, ...office } = officeWithTiles(6);
  app = await openApp({ office });
  await app.clock("2026-11-24T08:25:00");
  const { reservation } = await app.running.works.write((work) =>
    book(work, order({ startsAt: at("2026-11-24T08:30"), source: "staff", staffId: null })),
  );
  code = reservation.code ?? "";
  await app.clock("2026-11-24T08:30:00");
  browser = await openBrowser();
  page = await openPage(browser, { viewport: SCREEN, hasTouch: true });
  await page.clock.install();
  const enrolled = await page.request.post(`${app.address}/trial/enrol`, { form: { fixture: "hala" } });
  expect(enrolled.ok()).toBe(true);
});
afterAll(async () => {
  if (!present) return;
  await browser.close();
  await app.stop();
});

interface Seen {
  /** Dots the page is taller than the screen. */
  readonly overflow: number;
  readonly targets: readonly { readonly says: string; readonly width: number; readonly height: number }[];
  /** The size of the smallest letters, in dots. */
  readonly letters: number;
}

/** Runs in the page: what is there to touch and to read, the banner of trial mode left out. */
const LOOK = `(() => {
  const ours = (each) => each.closest(".trial") === null && each.getClientRects().length > 0;
  const all = (names) => [...document.querySelectorAll(names)].filter(ours);
  const reads = (each) => [...each.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim() !== "");
  return {
    overflow: document.documentElement.scrollHeight - window.innerHeight,
    targets: all("a, button").map((each) => {
      const { width, height } = each.getBoundingClientRect();
      return { says: each.textContent.trim(), width, height };
    }),
    letters: Math.min(...all("main *, header *, .return").filter(reads).map((each) => parseFloat(getComputedStyle(each).fontSize))),
  };
})()`;

/** Runs in the page: where the highest thing to touch begins. */
const HIGHEST = `Math.min(...[...document.querySelectorAll("main a, main button")].map((each) => each.getBoundingClientRect().top))`;

const open = (path = "/kiosk/hala") => page.goto(`${app.address}${path}`);

test.skipIf(!present)(
  "A5 nothing to scroll, targets at least 20 mm, letters at least 6 mm from ascender to descender",
  async () => {
    for (const path of ["/kiosk/hala", "/kiosk/hala/code", "/kiosk/hala?view=low", "/kiosk/hala/ask/op"]) {
      await open(path);
      const seen = await page.evaluate<Seen>(LOOK);
      expect([path, seen.overflow]).toEqual([path, 0]);
      const small = seen.targets.filter(({ width, height }) => Math.min(width, height) < 20 * DOTS_PER_MM);
      expect([path, small.map(({ says }) => says)]).toEqual([path, []]);
      expect(seen.letters * 0.95).toBeGreaterThanOrEqual(6 * DOTS_PER_MM);
    }
  },
);

test.skipIf(!present)("A5 moved down, everything to touch is in the lower half", async () => {
  for (const path of ["/kiosk/hala?view=low", "/kiosk/hala/code?view=low"]) {
    await open(path);
    const highest = await page.evaluate<number>(HIGHEST);
    expect(highest).toBeGreaterThan(SCREEN.height * 0.45);
  }
});

/** What a reader types: keys at once, and the key at the end that most of them are set to. */
async function scan(text: string, end: "Enter" | "none" = "Enter"): Promise<void> {
  await page.keyboard.type(text);
  if (end === "Enter") await page.keyboard.press("Enter");
  else await page.clock.runFor(450);
}

test.skipIf(!present)(
  "K7 a reader enters the code on whatever screen the kiosk stands",
  async () => {
    for (const path of ["/kiosk/hala", "/kiosk/hala/code", "/kiosk/hala/ask/op", "/kiosk/hala?view=low&lang=cs"])
      for (const end of ["Enter", "none"] as const) {
        await open(path);
        await scan(code, end);
        await page.waitForSelector('.number:has-text("R 1")');
        await scan(code, end);
        await page.waitForSelector('.number:has-text("R 1")');
      }
  },
  30_000,
);

test.skipIf(!present)(
  "K7 in the text of a confirmation the one code that stands alone is taken; what is not certain is left out quietly",
  async () => {
    const spaced = `${code.slice(0, 3)} ${code.slice(3)}`;
    for (const text of [`Kod: ${code}`, `Lhota, 24. 11. 2026, kod ${spaced}.`, code]) {
      await open();
      await scan(text);
      await page.waitForSelector('.number:has-text("R 1")');
    }
    for (const text of [
      "http://lhota.example/booking/show/123456",
      "http://lhota.example/ticket/new?c=123456",
      "8594031234567",
      "tel. 777 123 456",
      "481053 nebo 481054",
      "20261124T083000",
      "12345",
    ]) {
      await open("/kiosk/hala/code");
      await scan(text);
      await page.clock.runFor(500);
      expect([text, await page.locator(".keypad").count()]).toEqual([text, 1]);
      if (text !== "12345") expect(await page.locator(".box").allTextContents()).toEqual(["", "", "", "", "", ""]);
    }
  },
  30_000,
);

test.skipIf(!present)("K7 a reader set to another layout types the keys of the digits all the same", async () => {
  await open("/kiosk/hala/code");
  const line = await page.context().newCDPSession(page);
  for (const digit of code)
    await line.send("Input.dispatchKeyEvent", {
      type: "keyDown",
      code: `Digit${digit}`,
      key: "éěščřžýáí+"[Number(digit)] ?? "",
      text: "š",
    });
  expect(await page.locator(".box").allTextContents()).toEqual([...code]);
  await page.keyboard.press("Enter");
  await page.waitForSelector('.number:has-text("R 1")');
});

test.skipIf(!present)(
  "B8 the keypad fills the boxes under the finger and sends the sixth digit off by itself",
  async () => {
    await open("/kiosk/hala/code");
    for (const key of ["4", "8", "1"]) await page.tap(`.key[value="${key}"]`);
    await page.tap('.key[value="erase"]');
    expect(await page.locator(".box").allTextContents()).toEqual(["4", "8", "", "", "", ""]);
    for (const key of ["0", "0", "0", "0"]) await page.tap(`.key[value="${key}"]`);
    await page.waitForSelector("text=Tenhle kód neznáme");
    expect(page.url()).not.toContain("480000");
  },
);

test.skipIf(!present)("K3 a double tap is one ticket, and the screen falls back to the start", async () => {
  await open("/kiosk/hala/ask/op");
  await page.locator(".button--main").dblclick();
  await page.waitForSelector(".number");
  const first = await page.textContent(".number");
  await page.tap("text=Hotovo");
  await page.waitForSelector(".tiles");
  await open("/kiosk/hala/ask/op");
  await page.tap(".button--main");
  await page.waitForSelector(".number");
  expect([first, await page.textContent(".number")]).toEqual(["A 1", "A 2"]);
});

test.skipIf(!present)("K3 ten touches of a finger on one tile, each real, are one ticket", async () => {
  const count = () =>
    app.running.works.read((reader) =>
      reader.db
        .selectFrom("ticket")
        .select((each) => each.fn.countAll<number>().as("count"))
        .where("source", "=", "kiosk")
        .executeTakeFirstOrThrow(),
    );
  await open("/kiosk/hala/ask/op");
  const before = (await count()).count;
  const button = await page.locator(".button--main").boundingBox();
  const at = [{ x: (button?.x ?? 0) + 200, y: (button?.y ?? 0) + 60 }];
  const finger = await page.context().newCDPSession(page);
  for (let touch = 0; touch < 10; touch += 1) {
    await finger.send("Input.dispatchTouchEvent", { type: "touchStart", touchPoints: at });
    await finger.send("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] });
  }
  await page.waitForSelector(".number");
  expect((await count()).count - before).toBe(1);
});

test.skipIf(!present)(
  "K3 a touch that is long and slides on its tile is one ticket, one that leaves it is none",
  async () => {
    await open("/kiosk/hala/ask/op");
    const button = await page.locator(".button--main").boundingBox();
    const [x, y] = [(button?.x ?? 0) + 200, (button?.y ?? 0) + 60];
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x, y + 600, { steps: 4 });
    await page.mouse.up();
    await page.clock.runFor(200);
    expect(await page.locator(".number").count()).toBe(0);
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.clock.runFor(450);
    await page.mouse.move(x + 80, y + 10, { steps: 4 });
    await page.mouse.up();
    await page.waitForSelector(".number");
    expect(await page.textContent(".number")).toBe("A 4");
  },
);

test.skipIf(!present)(
  "K1 the counts stay fresh by themselves while the touch of the screen stays the same",
  async () => {
    await open();
    const touch = await page.inputValue('#arrival [name="touch"]');
    const seen = await page.textContent(".tile__waiting");
    const visitor = app.visitor();
    await visitor.post("/trial/enrol", { fixture: "hala" });
    const asked = await (await visitor.get("/kiosk/hala/ask/op")).text();
    const other = /name="touch" value="([^"]+)"/.exec(asked)?.[1] ?? "";
    await visitor.post("/kiosk/hala/tickets", { service: "op", touch: other });
    await page.clock.runFor(5_200);
    await page.waitForSelector('.tile__waiting:has-text("čeká 6 lidí")');
    expect(seen).toBe("čeká 5 lidí");
    expect(await page.locator(`input[name="touch"]:not([value="${touch}"])`).count()).toBe(0);
  },
  15_000,
);

test.skipIf(!present)("C7 no connection shows calmly and goes away by itself", async () => {
  await open();
  await page.context().setOffline(true);
  await page.clock.runFor(5200);
  await page.clock.runFor(2600);
  await page.waitForSelector("#offline:not([hidden])");
  expect(await page.textContent(".offline__title")).toBe("Tiskárna lístků teď nemá spojení");
  await page.context().setOffline(false);
  await page.clock.runFor(2600);
  await page.waitForSelector("#offline", { state: "hidden" });
});

test.skipIf(!present)("A5 a screen left alone says how long it stays and goes back to the start", async () => {
  await open("/kiosk/hala/code?lang=uk");
  await page.clock.runFor(30_000);
  expect(Number(await page.textContent("[data-left]"))).toBeLessThanOrEqual(30);
  await page.clock.runFor(31_000);
  await page.waitForSelector(".tiles");
  expect(new URL(page.url()).search).toBe("");
});
