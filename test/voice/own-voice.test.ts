import { afterAll, afterEach, beforeAll, expect, test } from "bun:test";
import type { Browser, Page } from "playwright-core";
import { muteFixtures } from "../../src/office/sound.ts";
import { later, openHall, type Hall } from "../board/hall.ts";
import { chromiumPath, openBrowser } from "../support/browser.ts";
import { listening, ownVoice, player, type OwnVoice } from "./television.ts";

/** V1 where the server has no speech program: the television's own voice, against a stand-in for it, as Chromium here has none. */
const here = test.skipIf(chromiumPath() === null);
let hall: Hall;
let browser: Browser;
let page: Page;
let pages: Page[] = [];

beforeAll(async () => {
  if (chromiumPath() === null) return;
  hall = await openHall(
    (office) => {
      const [place] = office.locations;
      if (place === undefined) throw new Error("Lhota has changed");
      place.voice = { on: true, languages: ["cs", "en"], selfTest: null };
      place.volume = 80;
    },
    { OKENKO_VOICE: "none" },
  );
  browser = await openBrowser();
}, 30_000);
afterEach(async () => {
  await Promise.all(pages.splice(0).map((each) => each.context().close()));
});
afterAll(async () => {
  await browser?.close();
  await hall?.app.stop();
});

const ENGLISH = { name: "Samantha", lang: "en-US" };
const FAR = { name: "Far away", lang: "cs-CZ", localService: false };
/** As Android names it. */
const CZECH = { name: "Zuzana", lang: "cs_CZ" };
const BOTH = [ENGLISH, FAR, CZECH];

const { sounds, until, silence } = listening(() => page);
/** A chime, or in which language and voice something was said. */
const heard = async (): Promise<string[]> =>
  (await sounds()).map(({ what, voice }) => (voice === undefined ? "chime" : `${what.slice(0, 2)} ${voice}`));
const neverTwoAtOnce = async () => expect((await sounds()).filter(({ at_once }) => at_once > 1)).toEqual([]);
const set = (text: string) => page.locator("#way", { hasText: text }).waitFor({ timeout: 12_000 });
const mute = () => hall.app.running.works.read(async (reader) => (await muteFixtures(reader, "naves")).size);

/** As many televisions as one board, with nothing old to say; they are closed after the test. */
async function hallWith(televisions: readonly string[]): Promise<Page[]> {
  await later(hall, 120);
  pages = await Promise.all(televisions.map((each) => hall.screen(browser, "cekarna", {}, player(150) + each)));
  return pages;
}
async function listen(voice: OwnVoice): Promise<void> {
  [page = page] = await hallWith([ownVoice(voice)]);
}

here(
  "V1 voices that come late are waited for; each language by its own voice, one in the television before one from elsewhere",
  async () => {
    await listen({ voices: BOTH, voicesAfter: 1_500 });
    const number = await hall.call("c1");
    await until(3);
    expect(await heard()).toEqual(["chime", "cs Zuzana", "en Samantha"]);
    await set("Zvuk: hlas této televize.");
    const [, czech] = await sounds();
    expect([czech?.what.startsWith("cs_CZ: Číslo"), czech?.volume, czech?.said]).toEqual([true, 0.8, [number]]);
  },
  30_000,
);

here(
  "V1 two calls within a second are both spoken, the older first, a chime before each, never over each other",
  async () => {
    await listen({ voices: [{ name: "Tři písmena", lang: "ces-CZE" }, ENGLISH], ms: 400 });
    const numbers = [await hall.call("c1"), await hall.call("c2")];
    await until(6);
    const turn = ["chime", "ce Tři písmena", "en Samantha"];
    expect(await heard()).toEqual([...turn, ...turn]);
    const said = (await sounds()).map((sound) => sound.said);
    expect([said[1], said[4]]).toEqual(numbers.map((number) => [number]));
    await neverTwoAtOnce();
  },
  30_000,
);

here(
  "Q9 over a reload in the midst of a sentence nothing is said twice, over it, or left out",
  async () => {
    await listen({ voices: BOTH, ms: 2_500 });
    await hall.call("c1");
    await hall.call("c2");
    await until(2);
    const [, cut] = await sounds();
    await page.reload();
    await until(2);
    const [chime, next] = await sounds();
    expect([chime?.what, next?.what.slice(0, 5)]).toEqual(["/static/sounds/chime.wav", "cs_CZ"]);
    expect(next?.what).not.toBe(cut?.what ?? "");
    await neverTwoAtOnce();
    await silence();
    await page.reload();
    await page.waitForTimeout(800); // long enough for a wrong chime
    expect(await sounds()).toEqual([]);
  },
  40_000,
);

here(
  "V1 a new page of the board waits for the end of the sentence, and goes on with the next call",
  async () => {
    await listen({ voices: BOTH, ms: 1_500 });
    await hall.call("c1");
    await hall.call("c2");
    await until(1);
    const before = await page.locator(".board").getAttribute("data-edition");
    const { applyOfficeFile } = await import("../../src/office/actions.ts");
    const { currentOffice } = await import("../../src/office/queries.ts");
    await hall.app.running.works.write(async (work) => {
      const { version: _, ...office } = await currentOffice(work);
      await applyOfficeFile(work, office, null);
    });
    await until(3); // the sentence in English, of the old page
    const old = await page.evaluate(`document.querySelector(".board").getAttribute("data-edition")`);
    expect(old).toBe(before);
    await page.locator(`.board[data-edition]:not([data-edition="${before}"])`).waitFor({ timeout: 12_000 });
    await until(3);
    expect(await heard()).toEqual(["chime", "cs Zuzana", "en Samantha"]);
  },
  40_000,
);

here(
  "V1 where there is no voice for a language the chime is heard and the others are spoken, and the set-up line says so",
  async () => {
    await listen({ voices: [ENGLISH] });
    await set("Zvuk: hlas této televize, ale ne ve všech nastavených jazycích.");
    await hall.call("c1");
    await until(2);
    expect(await heard()).toEqual(["chime", "en Samantha"]);
    await silence();
    expect(await mute()).toBe(0);
  },
  30_000,
);

here(
  "V1 a television with no voice, half a voice or a broken one has the chime alone, and says so",
  async () => {
    const own = (value: string) => `Object.defineProperty(window, "speechSynthesis", { value: ${value} });`;
    const chimes = await hallWith([
      ownVoice({ voices: [] }),
      own("undefined"),
      `${own("{ getVoices: () => undefined, cancel() {} }")} window.SpeechSynthesisUtterance = undefined;`,
      own(`{ getVoices() { throw new Error("no"); }, cancel() { throw new Error("no"); } }`),
    ]);
    await hall.call("c1");
    await hall.call("c2");
    for (const each of chimes) {
      page = each;
      await until(2, 20_000);
      await set("Zvuk: jen gong, hlas tu není.");
      await silence();
      expect(await heard()).toEqual(["chime", "chime"]);
    }
    expect(await mute()).toBe(0);
  },
  60_000,
);

here(
  "V1 a sentence that never ends or never begins holds nobody up; a swallowed one is said again, one that broke off is not",
  async () => {
    const turn = ["chime", "cs Zuzana"];
    const cases = {
      endless: [...turn, ...turn],
      stuck: ["chime", ...turn],
      lost: [...turn, ...turn],
      broken: [...turn, ...turn],
      untold: [...turn, ...turn],
    };
    const firsts = Object.keys(cases) as (keyof typeof cases)[];
    const screens = await hallWith(firsts.map((first) => ownVoice({ voices: [CZECH], ms: 800, first: [first] })));
    await hall.call("c1");
    await hall.call("c2");
    for (const [index, first] of firsts.entries()) {
      page = screens[index] ?? page;
      await until(cases[first].length, 30_000);
      expect([first, await heard()]).toEqual([first, cases[first]]);
      await neverTwoAtOnce();
    }
  },
  60_000,
);

here(
  "V1 a voice that waits for a touch is said on the screen and to staff; the button unlocks it",
  async () => {
    await listen({ voices: BOTH });
    await page.evaluate("window.blocked = true");
    await hall.call("c1");
    await set("Zvuk čeká na jeden dotyk");
    const told = async (count: number) => {
      const deadline = performance.now() + 5_000;
      while ((await mute()) !== count && performance.now() < deadline) await page.waitForTimeout(50);
      expect(await mute()).toBe(count);
    };
    await told(1);
    await page.evaluate("window.blocked = false");
    await page.locator("#sound").click();
    await until(3);
    expect(await heard()).toEqual(["chime", "cs Zuzana", "en Samantha"]);
    await set("Zvuk: hlas této televize.");
    await told(0);
  },
  30_000,
);
