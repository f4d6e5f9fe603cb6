import { afterAll, beforeAll, expect, test } from "bun:test";
import { desksOf } from "../src/desks.ts";
import type { Route } from "../src/platform/http.ts";
import type { DeskNeeds } from "../src/platform/desk-needs.ts";
import { addresses } from "../src/platform/addresses.ts";
import { openApp, type TestApp } from "./support/app.ts";

/** Desks only take their needs apart when asked, so a census may build them from nothing. */
const needs = { limiter: () => ({ allow: () => true, forgive: () => {} }) } as unknown as DeskNeeds;
const routes: Route[] = desksOf(needs, { clock: {} as never, settle: async () => {} }).flatMap((desk) => desk.routes);

let app: TestApp;
beforeAll(async () => {
  app = await openApp();
});
afterAll(() => app.stop());

const concrete = (path: string): string => path.replaceAll(/:[a-z]+(\{[^}]+\})?/gi, "nothing");
const statusOf = async (method: string, path: string, headers: Record<string, string> = {}): Promise<number> => {
  const init = { method, redirect: "manual" as const, headers: { accept: "text/html", ...headers } };
  const response = await fetch(`${app.address}${path}`, method === "POST" ? { ...init, body: "" } : init);
  await response.body?.cancel();
  return response.status;
};

test("S2 every route declares who may use it, and no path stands twice", () => {
  expect(routes.length).toBeGreaterThan(40);
  const keys = routes.map(({ method, path }) => `${method} ${path}`);
  expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
  expect(routes.filter(({ who }) => who === undefined)).toEqual([]);
});

test("S2 what only staff or an enrolled device may do, nobody else can", async () => {
  for (const { method, path, who } of routes) {
    if (typeof who === "string") continue;
    const status = await statusOf(method, concrete(path));
    const toSignIn = "staff" in who && method === "GET" && status === 303;
    expect([`${method} ${path}`, toSignIn ? 401 : status]).toEqual([`${method} ${path}`, "fixture" in who ? 403 : 401]);
  }
});

test("S2 a public page that is asked for with nonsense answers calmly", async () => {
  for (const { method, path, who } of routes) {
    if (who !== "anyone") continue;
    const status = await statusOf(method, concrete(path));
    expect([`${method} ${path}`, status < 500]).toEqual([`${method} ${path}`, true]);
  }
});

test("S5 a post with rights that comes from another site is refused", async () => {
  const guarded = routes.filter(({ method, who }) => method === "POST" && who !== "anyone");
  for (const { path } of guarded) {
    const status = await statusOf("POST", concrete(path), {
      origin: "https://elsewhere.example",
      "sec-fetch-site": "cross-site",
    });
    expect([path, status]).toEqual([path, 403]);
  }
});

test("S6 public pages set no cookie, and every answer carries the strict policy", async () => {
  for (const path of ["/booking", "/privacy", "/accessibility", "/booking/cancel", "/nowhere", "/trial"]) {
    const response = await fetch(`${app.address}${path}`);
    expect(response.headers.getSetCookie()).toEqual([]);
    expect(response.headers.get("content-security-policy")).toContain("default-src 'none'");
    expect(response.headers.get("content-security-policy")).not.toContain("unsafe");
  }
});

test("B10 every address that leaves the house in a message is routed", () => {
  const paths = Object.values(addresses).map((address) =>
    (address as (base: string, token: string) => string)("", "nothing").replace(/\?.*/, ""),
  );
  const routed = routes.filter(({ method }) => method === "GET").map(({ path }) => concrete(path));
  expect(paths.filter((path) => !routed.includes(path))).toEqual([]);
});
