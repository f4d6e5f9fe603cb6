import { afterAll, beforeAll, expect, test } from "bun:test";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { LANGUAGES } from "../../src/platform/language.ts";
import { createRenderer } from "../../src/platform/render.ts";
import { createStaticFiles } from "../../src/platform/static-files.ts";
import { officeStyles, shelf } from "../../src/shelf.ts";
import { samplesIn } from "../samples/booking.ts";
import { openBrowser } from "../support/browser.ts";
import { sampleOffice } from "../support/sample.ts";

/** Every page in every state and language, at a phone's and a desk's width, in a real browser (A1, A4). */

const withoutBrowser = process.env["OKENKO_WITHOUT_BROWSER"] === "1";
const ROOT = join(import.meta.dir, "../..");
const AXE = readFileSync(join(ROOT, "node_modules/axe-core/axe.min.js"), "utf8");
const WIDTHS = [320, 1280] as const;
const renderer = createRenderer(join(ROOT, "views"));
const shelved = createStaticFiles((path) => shelf(ROOT, path));
const pages = new Map<string, string>();
for (const language of LANGUAGES)
  samplesIn(language).forEach((sample, index) => {
    const path = `/${language}/${index}/${sample.view}/${sample.name.replaceAll(/\W+/g, "-")}`;
    pages.set(path, renderer.render({ name: sample.view }, sample.model));
  });

let browser: Browser;
let page: Page;
let server: ReturnType<typeof Bun.serve>;
beforeAll(async () => {
  if (withoutBrowser) return;
  server = Bun.serve({
    port: 0,
    hostname: "127.0.0.1",
    fetch: (request) => {
      const { pathname } = new URL(request.url);
      const html = pages.get(pathname);
      if (html !== undefined) return new Response(html, { headers: { "content-type": "text/html; charset=utf-8" } });
      if (pathname === "/office.css") return officeStyles(request, sampleOffice);
      return shelved(request, pathname) ?? new Response("", { status: 404 });
    },
  });
  browser = await openBrowser();
  page = await browser.newPage();
});
afterAll(async () => {
  if (withoutBrowser) return;
  await browser.close();
  await server.stop(true);
});

interface Violation {
  readonly id: string;
  readonly nodes: readonly { readonly target: readonly string[]; readonly failureSummary: string }[];
}

async function wrongOn(path: string): Promise<string[]> {
  const found: string[] = [];
  await page.goto(`http://127.0.0.1:${server.port}${path}`);
  await page.evaluate(AXE);
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 800 });
    const { violations } = (await page.evaluate("axe.run(document, { resultTypes: ['violations'] })")) as {
      violations: Violation[];
    };
    for (const { id, nodes } of violations)
      found.push(`${path} at ${width}: ${id} ${nodes[0]?.target.join(" ")} ${nodes[0]?.failureSummary}`);
    const wide = (await page.evaluate("document.documentElement.scrollWidth")) as number;
    if (wide > width) found.push(`${path} at ${width} is ${wide} wide`);
  }
  return found;
}

test.skipIf(withoutBrowser).each([...LANGUAGES])(
  "A1 A4 every booking page in %s has no fault that axe finds and nothing that stands out at the side",
  async (language) => {
    const found: string[] = [];
    for (const path of pages.keys()) if (path.startsWith(`/${language}/`)) found.push(...(await wrongOn(path)));
    expect(found).toEqual([]);
  },
  60_000,
);
