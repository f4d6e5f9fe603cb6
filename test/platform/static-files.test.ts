import { afterAll, beforeAll, expect, test } from "bun:test";
import { openApp, type TestApp } from "../support/app.ts";

let app: TestApp;
beforeAll(async () => {
  app = await openApp();
});
afterAll(() => app.stop());

const ask = (path: string, headers: Record<string, string> = {}) => fetch(`${app.address}${path}`, { headers });

test("L2 styles and scripts are packed and asked for once", async () => {
  const first = await ask("/static/citizen.css", { "accept-encoding": "gzip" });
  expect(first.headers.get("content-encoding")).toBe("gzip");
  const tag = first.headers.get("etag") ?? "";
  expect((await ask("/static/citizen.css", { "if-none-match": tag })).status).toBe(304);
});

test("S1 nothing outside the public folders can be reached", async () => {
  for (const path of [
    "/static/..%2f..%2fpackage.json",
    "/static/../src/main.ts",
    "/static/%2e%2e/README.md",
    "/static/fonts/..%2f..%2fpackage.json",
    "/static/fonts/",
    "/static/css",
    "/static/",
  ])
    expect([path, (await ask(path)).status]).toEqual([path, 404]);
});

test("S1 the whole script a page may load is ours and htmx, and the face comes from here", async () => {
  for (const path of [
    "/static/htmx.js",
    "/static/live.js",
    "/static/board.js",
    "/static/fonts/fira-sans-latin-400-normal.woff2",
  ])
    expect([path, (await ask(path)).status]).toEqual([path, 200]);
});
