import { afterAll, afterEach, beforeAll, expect, test } from "bun:test";
import type { Browser, Page } from "playwright-core";
import { applyOfficeFile } from "../../src/office/actions.ts";
import { currentOffice } from "../../src/office/queries.ts";
import { muteFixtures } from "../../src/office/sound.ts";
import { later, openHall, type Hall } from "../board/hall.ts";
import { chromiumPath, openBrowser } from "../support/browser.ts";
import { listening, player } from "./television.ts";

/** What is heard in a hall where the server has a speech program. */
const without = chromiumPath() === null || process.env["OKENKO_WITHOUT_VOICE"] === "1";
const here = test.skipIf(without);
let hall: Hall;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  if (without) return;
  hall = await openHall((office) => {
    const [place] = office.locations;
    if (place === undefined) throw new Error("Lhota has changed");
    place.voice = { on: true, languages: ["cs", "en"], selfTest: "08:00" as never };
    place.chime = true;
  });
  browser = await openBrowser();
}, 30_000);
afterEach(() => page?.context().close());
afterAll(async () => {
  await browser?.close();
  await hall?.app.stop();
});

const { sounds: heard, until, silence } = listening(() => page);
const words = async (): Promise<string[]> => (await heard()).map(({ what }) => what);

async function listen(ms = 150): Promise<void> {
  page = await hall.screen(browser, "cekarna", {}, player(ms));
}
/** Nothing of before is worth announcing any more. */
async function quiet(): Promise<void> {
  await later(hall, 120);
}

here(
  "V1 two calls within a second are both heard, chime and languages, the older first, never over each other, and seen meanwhile",
  async () => {
    await quiet();
    await listen();
    const one = await hall.call("c1");
    const two = await hall.call("c2");
    await until(6);
    const sounds = await heard();
    const kinds = sounds.map(({ what }) => (what.endsWith("chime.wav") ? "chime" : what.slice(-2)));
    expect(kinds).toEqual(["chime", "cs", "en", "chime", "cs", "en"]);
    expect(sounds.every(({ at_once }) => at_once === 1)).toBe(true);
    expect(sounds[1]?.what.slice(0, -2)).toBe(sounds[2]?.what.slice(0, -2) ?? "");
    expect(Number(sounds[4]?.what.split("/")[4])).toBeGreaterThan(Number(sounds[1]?.what.split("/")[4]));
    expect([sounds[1]?.said, sounds[4]?.said]).toEqual([[one], [two]]);
  },
  30_000,
);

here(
  "Q9 nothing is announced twice over a reload, and what waited for its turn is not lost by it",
  async () => {
    await quiet();
    await listen(1_500);
    await hall.call("c1");
    await hall.call("c2");
    await until(1);
    const first = await page.evaluate<string>(`localStorage.getItem("okenko-announced-cekarna")`);
    await page.reload();
    await until(2);
    const events = (await words()).filter((what) => what.includes("/voice/")).map((what) => what.split("/")[4]);
    expect(events[0]).not.toBe(first);
    await silence();
    await page.reload();
    await page.waitForTimeout(600); // long enough for a wrong chime
    expect(await words()).toEqual([]);
  },
  40_000,
);

here(
  "Q5 a call taken back before its turn is not spoken",
  async () => {
    await quiet();
    await listen(1_200);
    await hall.call("c1");
    await until(1);
    await hall.call("c2");
    await page.locator(".call__counter", { hasText: "2" }).waitFor();
    await hall.press("undo", {}, "c2");
    await page.locator("#back").waitFor();
    await silence();
    expect((await words()).filter((what) => what.endsWith("chime.wav")).length).toBe(1);
  },
  40_000,
);

here(
  "Q9 a board that comes late announces a call of this minute, not one that is older",
  async () => {
    await quiet();
    await hall.call("c1");
    await listen();
    await until(3);
    await page.context().close();
    await hall.call("c1");
    await later(hall, 61);
    await listen();
    await page.waitForTimeout(600);
    expect(await words()).toEqual([]);
  },
  30_000,
);

here(
  "V1 sound that waits for a touch is said on the screen and to staff; the button tries it and ends that",
  async () => {
    await quiet();
    await listen();
    await page.evaluate("window.blocked = true");
    await hall.call("c1");
    await page.locator("#way", { hasText: "Zvuk čeká na jeden dotyk" }).waitFor({ timeout: 6_000 });
    const mute = () => hall.app.running.works.read(async (reader) => (await muteFixtures(reader, "naves")).size);
    await silence();
    await page.waitForTimeout(200);
    expect(await mute()).toBe(1);
    await page.evaluate("window.blocked = false");
    await page.locator("#sound").click();
    await until(3);
    expect((await words())[1]).toBe("/board/cekarna/voice/test/cs");
    const deadline = performance.now() + 5_000;
    while ((await mute()) !== 0 && performance.now() < deadline) await page.waitForTimeout(100);
    expect(await mute()).toBe(0);
  },
  30_000,
);

here(
  "V1 after enrolment the board says which way it speaks",
  async () => {
    await listen();
    await page.locator("#way", { hasText: "Zvuk: hlas ze serveru." }).waitFor();
  },
  20_000,
);

/** The office sets how loud its boards are; returns when the board that stands there shows a page of the new setting. */
async function setVolume(percent: number): Promise<void> {
  await hall.app.running.works.write(async (work) => {
    const { version: _, ...office } = await currentOffice(work);
    const [place] = office.locations;
    if (place !== undefined) place.volume = percent;
    await applyOfficeFile(work, office, null);
  });
  await page.locator(`.board[data-voice*='"volume":${percent},']`).waitFor({ timeout: 12_000 });
}

here(
  "V1 how loud it is is the office's setting, for chime and voice; a change reaches the board by itself; at 0 % it is still",
  async () => {
    await quiet();
    await listen();
    await setVolume(60);
    await hall.call("c1");
    await until(3);
    expect((await heard()).map(({ volume }) => volume)).toEqual([0.6, 0.6, 0.6]);
    await silence();
    await setVolume(0);
    const number = await hall.call("c2");
    await page.locator(".said .call__ticket", { hasText: number }).waitFor(); // it is seen all the same
    await silence();
    expect(await words()).toEqual([]);
    await page.mouse.move(9, 9);
    await page.locator("#way", { hasText: "Bez zvuku." }).waitFor();
    await setVolume(100);
  },
  45_000,
);

here(
  "V1 how loud it should be can be tried on the set-up line, the last wish at once; calls stay as loud as they are set",
  async () => {
    await quiet();
    await listen(400);
    await page.mouse.move(9, 9);
    for (const button of ["#quieter", "#quieter", "#louder"]) await page.locator(button).click();
    await page.locator("#kept", { hasText: "Natrvalo se nastavuje v souboru úřadu: volume." }).waitFor();
    expect(await page.locator("#loud").innerText()).toBe("90");
    await until(4);
    const tried = await heard();
    expect(tried.map(({ volume }) => volume)).toEqual([0.9, 0.9, 0.9, 0.9]);
    expect(tried.every(({ at_once }) => at_once === 1)).toBe(true);
    await hall.call("c1");
    await until(7);
    expect((await heard()).slice(4).map(({ volume }) => volume)).toEqual([1, 1, 1]);
  },
  45_000,
);

here(
  "V1 once a day before opening it quietly tries its sound, and not again after a reload",
  async () => {
    await hall.app.clock("2026-11-25T08:05:00");
    await listen();
    await until(3);
    const sounds = await heard();
    expect(sounds.map(({ what }) => what).slice(1)).toEqual([
      "/board/cekarna/voice/test/cs",
      "/board/cekarna/voice/test/en",
    ]);
    expect(sounds.every(({ volume }) => volume === 0.25)).toBe(true);
    await page.reload();
    await page.waitForTimeout(600);
    expect(await words()).toEqual([]);
  },
  30_000,
);
