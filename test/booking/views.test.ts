import { expect, test } from "bun:test";
import { join } from "node:path";
import { shelf } from "../../src/shelf.ts";
import { createRenderer } from "../../src/platform/render.ts";
import { timesPage } from "../../src/booking/times-page.ts";
import { agendasPage } from "../../src/booking/pages.ts";
import { LANGUAGES } from "../../src/platform/language.ts";
import { choice, sceneAt, samples } from "../samples/booking.ts";
import { htmlFaults } from "../support/html.ts";

const ROOT = join(import.meta.dir, "../..");
const renderer = createRenderer(join(ROOT, "views"));
const pages = samples.map(
  (sample) => [`${sample.view}: ${sample.name}`, renderer.render({ name: sample.view }, sample.model)] as const,
);

test.each(pages)("A1 %s is right HTML", async (_, html) => {
  expect(await htmlFaults(html)).toEqual([]);
});

test.each(pages)("A4 %s has one main heading, a title, a language, and a label for each input", (_, html) => {
  expect(html.match(/<h1/g)).toHaveLength(1);
  expect(html).toMatch(/<title>[^<]+<\/title>/);
  expect(html).toMatch(/<html lang="(cs|pl|en|uk)">/);
  const ids = [...html.matchAll(/<(?:input|select)(?![^>]*type="hidden")[^>]* id="([^"]+)"/g)].map(([, id]) => id);
  for (const id of ids) expect(html).toContain(`<label for="${id}">`);
  expect(html.match(/<(input|select)(?![^>]*(type="hidden"| id="))/g)).toBeNull();
});

test.each(pages)("A4 %s leads from its summary of errors to fields that are there", (_, html) => {
  const summary = /id="summary"[\s\S]*?<\/div>/.exec(html)?.[0] ?? "";
  for (const [, id] of summary.matchAll(/href="#([^"]+)"/g)) expect(html).toContain(` id="${id}"`);
});

test.each(pages)("S6 %s loads nothing from elsewhere", (_, html) => {
  const loaded = [...html.matchAll(/<(?:link|img|script|iframe|object)[^>]*(?:href|src)="([^"]*)"/g)].map(
    ([, address]) => address ?? "",
  );
  expect(loaded.filter((address) => !/^\/[a-z]|^data:,$/.test(address))).toEqual([]);
});

const packed = (text: string): number => Bun.gzipSync(new TextEncoder().encode(text)).byteLength;

test("A3 the first public page and the page of times weigh at most 14 KB packed, in three requests", async () => {
  const styles = await Promise.all((shelf(ROOT, "/static/citizen.css") ?? []).map((path) => Bun.file(path).text()));
  for (const language of LANGUAGES) {
    const first = renderer.render({ name: "booking/agendas" }, agendasPage(sceneAt("/booking", { language })));
    const times = renderer.render(
      { name: "booking/times" },
      timesPage(sceneAt("/booking/op/naves", { language }), choice()),
    );
    for (const html of [first, times]) {
      expect(styles.length).toBeGreaterThan(1);
      expect(packed(html) + packed(styles.join(""))).toBeLessThan(14 * 1024);
      const files = [...html.matchAll(/<(?:link|img|script)[^>]*(?:href|src)="(\/[^"]*)"/g)];
      expect(files.length).toBeLessThanOrEqual(2);
    }
  }
});
