import { mkdirSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { sizesOf, stylesOf } from "../../src/board/sizes.ts";
import { createStaticFiles } from "../../src/platform/static-files.ts";
import { officeStyles, shelf } from "../../src/shelf.ts";
import { createRenderer } from "../../src/platform/render.ts";
import { chromiumPath, openBrowser } from "./browser.ts";
import { sampleOffice, SCREENS, type Sample } from "./sample.ts";

/**
 * Renders every view with its samples, for the eye: `bun run gallery [desk …] [--out folder]`. Writes a page and, where
 * Chromium is there, a picture at the real size of the screen for each, and an index of them all.
 */
const root = join(import.meta.dir, "../..");
const words = process.argv.slice(2);
const outAt = words.indexOf("--out");
const out = outAt < 0 ? join(root, "test/pictures") : (words[outAt + 1] ?? "test/pictures");
const desks = words.filter((_, index) => outAt < 0 || (index !== outAt && index !== outAt + 1));

export async function allSamples(only: readonly string[] = []): Promise<Sample[]> {
  const folder = join(root, "test/samples");
  const files = readdirSync(folder).filter((name) => name.endsWith(".ts"));
  const chosen = files.filter((name) => only.length === 0 || only.includes(name.replace(".ts", "")));
  const found: Sample[] = [];
  for (const name of chosen) found.push(...((await import(join(folder, name))) as { samples: Sample[] }).samples);
  return found;
}

if (import.meta.main) {
  mkdirSync(out, { recursive: true });
  const renderer = createRenderer(join(root, "views"));
  const samples = await allSamples(desks);
  const files = samples.map((sample) => ({
    sample,
    name: `${sample.view.replaceAll("/", "-")}--${sample.name.replaceAll(/[^a-z0-9]+/gi, "-")}`,
    html: renderer.render({ name: sample.view }, sample.model),
  }));
  const pages = new Map(files.map((file) => [`/${file.name}`, file.html]));
  const shelved = createStaticFiles((path) => shelf(root, path));
  const server = Bun.serve({
    port: 0,
    hostname: "127.0.0.1",
    fetch: (request) => {
      const { pathname } = new URL(request.url);
      const page = pages.get(pathname);
      if (page !== undefined)
        return new Response(page, {
          headers: { "content-type": "text/html; charset=utf-8" },
        });
      if (pathname === "/office.css") return officeStyles(request, sampleOffice);
      if (pathname.endsWith("/sizes.css"))
        return new Response(stylesOf(sizesOf({ inches: 55, metres: 8 }), "#0b5563"), {
          headers: { "content-type": "text/css" },
        });
      return (
        shelved(request, pathname === "/office/arms.svg" ? "/static/arms.svg" : pathname) ??
        new Response("", { status: 404 })
      );
    },
  });
  for (const file of files) await Bun.write(join(out, `${file.name}.html`), file.html);
  if (chromiumPath() !== null) {
    const browser = await openBrowser();
    for (const { sample, name } of files) {
      if (sample.screen === "none") continue;
      const page = await browser.newPage({ viewport: SCREENS[sample.screen] });
      await page.goto(`http://127.0.0.1:${server.port}/${name}`);
      const fullPage = sample.screen === "phone" || sample.screen === "desktop";
      await page.screenshot({ path: join(out, `${name}.png`), fullPage, animations: "disabled" });
      await page.close();
    }
    await browser.close();
  }
  await server.stop(true);
  const list = files.map(
    ({ name, sample }) =>
      `<li><a href="${name}.html">${sample.view}</a> ${sample.name}<br><img src="${name}.png" alt="" width="300">`,
  );
  await Bun.write(
    join(out, "index.html"),
    `<!doctype html><meta charset="utf-8"><title>Gallery</title><ul>${list.join("\n")}</ul>`,
  );
  console.log(`${files.length} samples in ${out}`);
}
