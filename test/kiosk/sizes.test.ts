import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { awayModel, awayView } from "../../src/kiosk/away.ts";
import { keypadModel, keypadView } from "../../src/kiosk/keypad.ts";
import {
  askNotice,
  lateNotice,
  noticeModel,
  noticeView,
  stoppedNotice,
  unknownNotice,
} from "../../src/kiosk/notices.ts";
import { startModel, startView } from "../../src/kiosk/pages.ts";
import type { Glance } from "../../src/kiosk/screen.ts";
import { DRAWN, isSmall, leastSizes, millimetres, tilesAtOnce } from "../../src/kiosk/sizes.ts";
import { ticketModel, ticketView } from "../../src/kiosk/ticket-screen.ts";
import { createRenderer } from "../../src/platform/render.ts";
import { createStaticFiles } from "../../src/platform/static-files.ts";
import { officeStyles, shelf } from "../../src/shelf.ts";
import { glance, lobby, look, officeWithLongNames, servicesOf, ticketNow } from "../samples/kiosk.ts";
import { chromiumPath, openBrowser } from "../support/browser.ts";

describe("the arithmetic", () => {
  test("A5 on 32 inches a target of 20 mm is 5.4 hundredths of the width, on 15 inches 11.6", () => {
    expect(millimetres(32) * 108).toBeCloseTo(398.5, 1);
    expect(leastSizes(32).target).toBeCloseTo(5.42, 2);
    expect(leastSizes(15).target).toBeCloseTo(11.56, 2);
    expect(leastSizes(15).letters).toBeCloseTo(3.65, 2);
  });

  test("A5 whatever size may be set, what is drawn on it is large enough", () => {
    for (let inches = 15; inches <= 75; inches += 1) {
      const drawn = isSmall(inches) ? DRAWN.small : DRAWN.ordinary;
      const least = leastSizes(inches);
      expect([inches, drawn.target >= least.target, drawn.letters >= least.letters]).toEqual([inches, true, true]);
    }
    expect([15, 18, 19, 32].map(isSmall)).toEqual([true, true, false, false]);
  });

  test("A5 in the lower half and in large letters fewer services stand on one page", () => {
    expect(tilesAtOnce([], 32)).toBe(12);
    expect([tilesAtOnce(["large"], 32), tilesAtOnce(["low"], 32), tilesAtOnce(["low", "large"], 32)]).toEqual([
      6, 6, 4,
    ]);
    expect([tilesAtOnce([], 15), tilesAtOnce(["low"], 15)]).toEqual([6, 4]);
  });
});

const LOOKS = ["", "low", "large", "contrast", "large,contrast", "low,contrast", "low,large", "low,large,contrast"];
const SHAPES = { portrait: { width: 1080, height: 1920 }, landscape: { width: 1920, height: 1080 } } as const;
const present = chromiumPath() !== null;
const renderer = createRenderer(join(import.meta.dir, "../../views"));
const PUBLIC = "http://lhota.example";

/** Every screen of a kiosk, in Polish, in each look. */
function screensOf(inches: number, looks: string): [name: string, html: string][] {
  const office = officeWithLongNames(inches);
  const at: Glance = glance(office, { query: `?lang=pl${looks === "" ? "" : `&view=${looks}`}`, language: "pl" });
  const stopped = {
    stopped: { kind: "stopped", text: "Dziś szkolenie, zapraszamy jutro." },
    publicAddress: PUBLIC,
  } as const;
  const family = {
    ...look(ticketNow("R 101")),
    others: ["R 102", "R 103", "R 104"].map((number) => ({ number, token: "t" })),
  };
  const notices = [
    askNotice(at, "pobyt"),
    stoppedNotice(at, "pobyt", stopped),
    lateNotice(at, "op", "t"),
    unknownNotice(at),
  ];
  const closed = lobby(servicesOf(office, (now) => ({ ...now, stopped: "closed" })));
  return [
    ["start", renderer.render(startView, startModel(at, lobby(servicesOf(office)), null))],
    ["closed", renderer.render(startView, startModel(at, closed, null))],
    ["code", renderer.render(keypadView, keypadModel(at, null, { typed: "4810", wrong: "" }))],
    ["away", renderer.render(awayView, awayModel(at))],
    ...[look(ticketNow("A 108")), look(ticketNow("A 108"), "paper"), family].map((seen, index): [string, string] => [
      `ticket ${index}`,
      renderer.render(ticketView, ticketModel(at, null, seen)),
    ]),
    ...notices.map((notice, index): [string, string] => [
      `notice ${index}`,
      renderer.render(noticeView, noticeModel(at, null, notice)),
    ]),
  ];
}

interface Seen {
  readonly faults: readonly string[];
  readonly targets: number;
  readonly texts: number;
}

/** Runs in the page: every control and every text, measured; what is wrong, in words. Lengths in dots. */
const MEASURE = `(least) => {
  const faults = [];
  const ours = (each) => each.getClientRects().length > 0;
  const all = (names) => [...document.querySelectorAll(names)].filter(ours);
  const says = (each) => each.textContent.trim().replace(/\\s+/g, " ").slice(0, 40);
  const reads = (each) => [...each.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim() !== "");
  const page = document.documentElement;
  if (page.scrollWidth > innerWidth) faults.push("scrolls sideways by " + (page.scrollWidth - innerWidth));
  if (page.scrollHeight > innerHeight) faults.push("scrolls by " + (page.scrollHeight - innerHeight));
  const targets = all("a, button");
  for (const each of targets) {
    const box = each.getBoundingClientRect();
    if (Math.min(box.width, box.height) < least.target - 0.5)
      faults.push("small target " + Math.round(box.width) + "x" + Math.round(box.height) + " " + says(each));
    if (box.left < 0 || box.right > innerWidth + 0.5 || box.bottom > innerHeight + 0.5) faults.push("off the screen: " + says(each));
    if (each.scrollHeight > each.clientHeight + 2 || each.scrollWidth > each.clientWidth + 2)
      faults.push("its words do not fit: " + says(each) + " " + (each.scrollHeight - each.clientHeight) + " " + (each.scrollWidth - each.clientWidth));
  }
  targets.forEach((one, index) => {
    const a = one.getBoundingClientRect();
    for (const other of targets.slice(index + 1)) {
      const b = other.getBoundingClientRect();
      if (Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1 && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 1)
        faults.push("over one another: " + says(one) + " / " + says(other));
    }
  });
  const light = (color) => {
    const [r, g, b] = color.match(/[\\d.]+/g).map((part) => {
      const value = part / 255;
      return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const behind = (each) => {
    for (let at = each; at; at = at.parentElement) {
      const color = getComputedStyle(at).backgroundColor;
      if (!/^rgba\\(.*, 0\\)$/.test(color)) return color;
    }
    return "rgb(255, 255, 255)";
  };
  const texts = all("body *").filter((each) => !each.closest("svg") && reads(each));
  const square = document.querySelector(".square");
  for (const each of texts) {
    const style = getComputedStyle(each);
    const box = each.getBoundingClientRect();
    if (parseFloat(style.fontSize) < least.letters - 0.05) faults.push("small letters " + style.fontSize + " " + says(each));
    const lights = [light(style.color), light(behind(each))].sort();
    const contrast = (lights[1] + 0.05) / (lights[0] + 0.05);
    if (contrast < 7) faults.push("contrast " + contrast.toFixed(2) + " " + says(each));
    if (box.right > innerWidth + 0.5 || box.bottom > innerHeight + 0.5) faults.push("words off the screen: " + says(each));
    const range = document.createRange();
    range.selectNodeContents(each);
    const s = square && ours(square) ? square.getBoundingClientRect() : null;
    const words = range.getBoundingClientRect();
    if (s && Math.min(s.right, words.right) - Math.max(s.left, words.left) > 1 && Math.min(s.bottom, words.bottom) - Math.max(s.top, words.top) > 1)
      faults.push("under the square: " + says(each));
  }
  return { faults: [...new Set(faults)], targets: targets.length, texts: texts.length };
}`;

describe.skipIf(!present)("every screen, measured in a browser", () => {
  let browser: Browser;
  let page: Page;
  let shown = "";
  const files = createStaticFiles((path) => shelf(join(import.meta.dir, "../.."), path));
  const server = Bun.serve({
    port: 0,
    hostname: "127.0.0.1",
    fetch: (request) => {
      const { pathname } = new URL(request.url);
      if (pathname === "/office.css") return officeStyles(request, officeWithLongNames(32));
      const path = pathname === "/office/arms.svg" ? "/static/arms.svg" : pathname;
      const page = new Response(shown, { headers: { "content-type": "text/html; charset=utf-8" } });
      return pathname === "/" ? page : (files(request, path) ?? new Response("", { status: 404 }));
    },
  });

  beforeAll(async () => {
    browser = await openBrowser();
    page = await (await browser.newContext({ serviceWorkers: "block" })).newPage();
  });
  afterAll(async () => {
    await browser.close();
    await server.stop(true);
  });

  for (const [shape, size] of Object.entries(SHAPES))
    for (const inches of [15, 32])
      test(`A5 ${shape}, ${inches} inches: targets 20 mm, letters 6 mm, contrast 7:1, nothing to scroll, in every look`, async () => {
        await page.setViewportSize(size);
        const dots = 10; // a rem on both shapes
        const { target, letters } = leastSizes(inches);
        const faults: string[] = [];
        for (const looks of LOOKS)
          for (const [name, html] of screensOf(inches, looks)) {
            shown = html;
            await page.goto(`http://127.0.0.1:${server.port}/`);
            await page.evaluate("document.fonts.ready");
            const least = { target: target * dots, letters: letters * dots };
            const seen = await page.evaluate<Seen>(`(${MEASURE})(${JSON.stringify(least)})`);
            expect(seen.texts).toBeGreaterThan(2);
            faults.push(...seen.faults.map((fault) => `${name} [${looks}] ${fault}`));
          }
        expect(faults).toEqual([]);
      }, 60_000);
});
