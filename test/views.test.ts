import { expect, test } from "bun:test";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import "../src/app.ts";
import "../src/desks.ts";
import { createRenderer, missingViews, views } from "../src/platform/render.ts";
import { allSamples } from "./support/gallery.ts";

const VIEWS = join(import.meta.dir, "../views");
const templates = (readdirSync(VIEWS, { recursive: true }) as string[])
  .filter((name) => name.endsWith(".eta"))
  .map((name) => name.replace(/\.eta$/, ""));
const renderer = createRenderer(VIEWS);
const samples = await allSamples();

test("V-census every view named in code has its template", () => {
  expect(missingViews(VIEWS)).toEqual([]);
});

test("V-census every view named in code has a sample, and every sample a view", () => {
  const sampled = new Set(samples.map(({ view }) => view));
  expect([...views].filter((name) => !sampled.has(name))).toEqual([]);
  expect([...sampled].filter((name) => !views.has(name))).toEqual([]);
});

test("V-census no template is orphaned: each is a view, a layout or included by another", async () => {
  const texts = await Promise.all(templates.map((name) => Bun.file(join(VIEWS, `${name}.eta`)).text()));
  const used = new Set(
    texts.flatMap((text) => [...text.matchAll(/(?:include|layout)\("\/?([^"]+)"/g)].map((match) => match[1] ?? "")),
  );
  expect(templates.filter((name) => !views.has(name) && !used.has(name))).toEqual([]);
});

test.each(samples.map((sample) => [`${sample.view}: ${sample.name}`, sample] as const))(
  "V-census %s renders, with nothing undefined and nothing the strict policy forbids",
  (_, sample) => {
    const html = renderer.render({ name: sample.view }, sample.model);
    // The manual of the office file speaks of null; everywhere else the word would be a hole in a sentence.
    const holes = sample.view === "admin/manual" ? /undefined|\[object |NaN/ : /undefined|\[object |NaN|\bnull\b/;
    const forbidden = / style="| on[a-z]+="|<script(?![^>]* src=)|<style|javascript:/;
    expect([holes.exec(html)?.[0], forbidden.exec(html)?.[0]]).toEqual([undefined, undefined]);
    expect(html.length).toBeGreaterThan(40);
  },
);
