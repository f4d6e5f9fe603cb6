import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import { join } from "node:path";
import { agendasPage } from "../../src/booking/pages.ts";
import { byTextPage } from "../../src/booking/by-text.ts";
import { timesPage } from "../../src/booking/times-page.ts";
import { LANGUAGES } from "../../src/platform/language.ts";
import type { Day } from "../../src/platform/civil.ts";
import { createRenderer } from "../../src/platform/render.ts";
import { readRequest, type Request } from "../../src/sms/request.ts";
import { shelf } from "../../src/shelf.ts";
import { choice, sceneAt, texting } from "../samples/booking.ts";
import { openApp, type TestApp } from "../support/app.ts";
import { lhotaBySms, PHONE } from "../sms/texting.ts";

/** Citizens who start on the pages learn the number and how to write (S1, S2). */

const NUMBER = "+420 777 123 456";
const { booking } = texting.office.sms;
const read = (text: string): Request =>
  readRequest(text, { words: booking?.words ?? null, keywords: [], today: "2026-11-24" as Day });

describe("examples", () => {
  test("S1 S2 in every language each example on the page is what the reader of text messages takes for its deed", () => {
    for (const language of LANGUAGES) {
      const page = byTextPage(sceneAt("/booking/by-text", { file: texting, language }), {
        serviceId: "op",
        when: { day: "2026-11-26" as Day, time: "08:30" as never },
      });
      const kinds = page?.deeds.map(({ example }) => read(example).kind);
      expect(kinds).toEqual(["book-nearest", "book", "free", "cancel", "help"]);
      expect(read(page?.deeds[1]?.example ?? "")).toMatchObject({ service: "OP", day: "2026-11-26", time: "08:30" });
    }
  });

  test("S1 the example beside the times is the nearest free one, on the first page the shortest, where nothing is free a question", () => {
    const scene = sceneAt("/booking/op/naves", { file: texting });
    const { nearest } = choice();
    expect(read(timesPage(scene, choice()).byText?.example ?? "")).toMatchObject({
      kind: "book",
      service: "OP",
      day: nearest?.day,
      time: nearest?.time.time,
    });
    expect(read(agendasPage(scene).byText?.example ?? "")).toMatchObject({ kind: "book-nearest", service: "OP" });
    const full = timesPage(scene, choice({ nearest: null }));
    expect(read(full.byText?.example ?? "")).toMatchObject({ kind: "free", service: "OP" });
  });

  test("S1 the link opens a message to the number with the name left out, so that nobody books as the example", () => {
    const { byText } = agendasPage(sceneAt("/booking", { file: texting }));
    expect([byText?.number, byText?.href]).toEqual([NUMBER, "sms:+420777123456?body=OBJ%20OP%20"]);
    expect(read("OBJ OP ")).toMatchObject({ kind: "unfinished", why: "name" });
  });

  test("S1 nothing is said where booking by text is off, nobody has set a number, no service has a word, or another is moved", () => {
    const said = (change: (file: typeof texting) => typeof texting) =>
      agendasPage(sceneAt("/booking", { file: change(texting) })).byText;
    const sms = (more: object) => (file: typeof texting) => ({
      ...file,
      office: { ...file.office, sms: { ...file.office.sms, ...more } },
    });
    expect(said(sms({ booking: null }))).toBeNull();
    expect(said(sms({ numbers: [] }))).toBeNull();
    expect(
      said((file) => ({ ...file, services: file.services.map((each) => ({ ...each, smsWord: null })) })),
    ).toBeNull();
    const scene = sceneAt("/booking/op/naves", { file: texting });
    expect(timesPage(scene, choice({ draft: "sealed" })).byText).toBeNull();
  });

  test("A3 with the line about text messages too the first page is at most 14 KB packed, in three requests", async () => {
    const root = join(import.meta.dir, "../..");
    const styles = await Promise.all((shelf(root, "/static/citizen.css") ?? []).map((path) => Bun.file(path).text()));
    const packed = (text: string) => Bun.gzipSync(new TextEncoder().encode(text)).byteLength;
    for (const language of LANGUAGES) {
      const model = agendasPage(sceneAt("/booking", { file: texting, language }));
      const html = createRenderer(join(root, "views")).render({ name: "booking/agendas" }, model);
      expect(html).toContain(NUMBER);
      expect(packed(html) + packed(styles.join(""))).toBeLessThan(14 * 1024);
      expect([...html.matchAll(/<(?:link|img|script)[^>]*(?:href|src)="(\/[^"]*)"/g)].length).toBeLessThanOrEqual(2);
    }
  });
});

describe("on the pages of a running office", () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await openApp({ office: lhotaBySms((office) => (office.office.sms.numbers = [NUMBER])) });
    await app.clock("2026-11-24T07:40:00");
  });
  afterAll(() => app.stop());
  const page = async (path: string) => (await app.visitor().get(path)).text();

  test("S1 the number stands on the first page, beside the times, on the page about it and on the town's page of links", async () => {
    for (const path of ["/booking", "/booking/op/naves", "/booking/by-text", "/booking/links"])
      expect([path, (await page(path)).includes(NUMBER)]).toEqual([path, true]);
    expect(await page("/booking/by-text")).toContain("POB");
  });

  test("S1 what the page says can be sent as it stands, and books", async () => {
    const example = /<span class="row__main">(OBJ ZOP \d[^<]*)</.exec(await page("/booking/by-text"))?.[1] ?? "";
    expect(example).not.toBe("");
    await app.visitor().post("/trial/sms", { from: PHONE, text: example });
    const [answer] = (await app.inbox()).filter(({ to }) => to === PHONE);
    expect(answer?.kind).toBe("sms-booked");
  });

  test("S1 where it is off there is no such page", async () => {
    const plain = await openApp({ town: "vizovice" });
    expect((await plain.visitor().get("/booking/by-text")).status).toBe(404);
    await plain.stop();
  });
});
