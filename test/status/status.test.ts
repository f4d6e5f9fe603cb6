import { afterAll, beforeAll, expect, test } from "bun:test";
import { z } from "zod";
import type { Browser } from "playwright-core";
import { issueTicket } from "../../src/queue/actions.ts";
import { newId } from "../../src/platform/id.ts";
import { statusFile, type StatusFile } from "../../src/status/status-file.ts";
import { carriedOf, clerkAt, screenOf, send } from "../proof/booths.ts";
import { openApp, type TestApp } from "../support/app.ts";
import { axe } from "../support/axe.ts";
import { openBrowser, openPage } from "../support/browser.ts";
import { lhota } from "../support/cast.ts";

const SITE = "https://www.lhota.example";

let app: TestApp;
let browser: Browser;
beforeAll(async () => {
  app = await openApp({ office: lhota((office) => void (office.office.embedOn = [SITE])) });
  await app.clock("2026-11-24T09:00:00", true);
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
  await app.stop();
});

const booth = { id: "c1" };
const take = (serviceId: string) =>
  app.running.works.write((work) =>
    issueTicket(work, {
      locationId: "naves",
      language: "cs",
      touchId: newId(),
      kioskId: null,
      classId: null,
      serviceId,
    }),
  );
const ask = (path: string, headers: Record<string, string> = {}) => fetch(`${app.address}${path}`, { headers });
const file = async (path = "/status.json") => (await (await ask(path)).json()) as StatusFile;

test("V5 the file tells what the queue is now: last called, who waits, how long, open counters, the first free time", async () => {
  const clerk = await clerkAt(app);
  const press = async (path: string, fields: Record<string, string> = {}) =>
    send(clerk, booth, path, { ...carriedOf(await screenOf(clerk, booth.id)), ...fields });
  await press("state", { state: "open" });
  const first = await take("op");
  await take("op");
  await take("op");
  await press("calls");
  const { version, at, event, locations } = await file();
  expect([version, locations.length]).toEqual([1, 1]);
  expect(Date.parse(at)).toBeGreaterThan(Date.parse("2026-11-24T07:59:59Z"));
  expect(event).toBeGreaterThan(0);
  const [place] = locations;
  expect(place).toMatchObject({
    id: "naves",
    open: true,
    openUntil: "15:00",
    opensAt: null,
    counters: { open: 1, all: 2 },
  });
  const op = place?.services.find(({ id }) => id === "op");
  expect(op).toMatchObject({ waiting: 2, served: true, tickets: "given", calledLast: { number: first.number } });
  expect(op?.wait?.from).toBeGreaterThanOrEqual(0);
  expect(op?.booking?.page).toEndWith("/booking/op/naves");
  expect(op?.booking?.nextFree).toMatch(/^2026-11-\d\dT\d\d:\d\d$/);
});

test("V5 the file is read from anywhere, in the language asked for, and not sent again while nothing changes", async () => {
  const answer = await ask("/status.json");
  expect(answer.headers.get("access-control-allow-origin")).toBe("*");
  expect(answer.headers.get("cache-control")).toBe("no-cache");
  const mark = answer.headers.get("etag") ?? "";
  const again = await ask("/status.json", { "if-none-match": mark });
  expect([again.status, await again.text(), again.headers.get("etag")]).toEqual([304, "", mark]);
  expect(again.headers.get("access-control-allow-origin")).toBe("*");
  await take("op");
  expect((await ask("/status.json", { "if-none-match": mark })).status).toBe(200);
  expect((await file("/status.json?lang=pl")).office).toBe("Urząd Miasta Lhota");
  expect((await file("/status.json?lang=xx")).language).toBe("cs");
});

test("V5 the file is exactly what its published schema says, in every language", async () => {
  const answer = await ask("/status.schema.json");
  expect(answer.headers.get("access-control-allow-origin")).toBe("*");
  const published = (await answer.json()) as Record<string, unknown>;
  expect(published["$id"]).toBe(`${app.address}/status.schema.json`);
  const schema = z.fromJSONSchema(published);
  for (const language of ["cs", "pl", "en", "uk"]) {
    const found = await file(`/status.json?lang=${language}`);
    expect(schema.safeParse(found).error).toBeUndefined();
    expect(statusFile.parse(found)).toEqual(found); // a field the schema does not know would be left out
  }
  const { version: _gone, ...rest } = await file();
  expect(schema.safeParse(rest).success).toBe(false);
});

test("V5 a program that asks for a place that is not there is told so in a form it can read", async () => {
  const answer = await ask("/status.json?location=nowhere");
  expect(answer.headers.get("access-control-allow-origin")).toBe("*");
  expect(await answer.json()).toEqual({ error: "no such location" });
});

test("V5 Q9 a page that asks hears of the next event and of each new minute, and between them nothing", async () => {
  const quiet = await openApp({ office: lhota() });
  try {
    const asked = (after: number) => fetch(`${quiet.address}/status/now?after=${after}`);
    await quiet.clock("2026-11-24T09:00:30");
    const event = Number((await asked(0)).headers.get("x-event"));
    expect((await asked(event)).status).toBe(204);
    await quiet.clock("2026-11-24T15:00:02");
    const closed = await asked(event);
    expect([closed.status, (await closed.text()).includes("Zavřeno.")]).toEqual([200, true]);
  } finally {
    await quiet.stop();
  }
});

test("V5 one place can be asked for; one that is not there is not found", async () => {
  expect((await file("/status.json?location=naves")).locations.map(({ id }) => id)).toEqual(["naves"]);
  for (const path of ["/status", "/status.json", "/status/now", "/status/stream"])
    expect([path, (await ask(`${path}?location=nowhere`)).status]).toEqual([path, 404]);
});

test("V5 the page stands in a frame only on the town's own websites, and only where it is asked for as one", async () => {
  const policy = async (path: string) => (await ask(path)).headers.get("content-security-policy") ?? "";
  expect(await policy("/status?embed=1")).toContain(`frame-ancestors ${SITE}`);
  expect(await policy("/status")).toContain("frame-ancestors 'none'");
  expect(await policy("/status/links?embed=1")).toContain("frame-ancestors 'none'");
  const framed = await (await ask("/status?embed=1")).text();
  expect(framed).not.toContain('class="head"');
  expect(framed).toContain('target="_top"');
});

test("S6 P2 the pages set no cookie and name nobody", async () => {
  for (const path of ["/status", "/status.json", "/status/links", "/status?embed=1&lang=uk"]) {
    const answer = await ask(path);
    expect(answer.headers.getSetCookie()).toEqual([]);
    const body = await answer.text();
    expect(body).not.toMatch(/Jana|Petr/);
  }
});

test("V5 after hours it says when the office opens again", async () => {
  const evening = await openApp({ office: lhota() });
  try {
    await evening.clock("2026-11-24T18:00:00", true);
    const status = (await (await fetch(`${evening.address}/status.json`)).json()) as StatusFile;
    expect(status.locations[0]).toMatchObject({ open: false, openUntil: null, opensAt: "2026-11-25T08:00" });
    expect(await (await fetch(`${evening.address}/status?lang=cs`)).text()).toContain("Příště otevíráme: zítra v 8:00");
  } finally {
    await evening.stop();
  }
});

test("V5 Q9 the page follows by itself, works without script, and axe finds nothing on it", async () => {
  const page = await openPage(browser);
  await page.goto(`${app.address}/status`);
  const waiting = () => page.locator("tr", { hasText: "Občanský" }).locator(".status__count").innerText();
  const before = Number(await waiting());
  const free = page.locator("tr", { hasText: "Občanský" }).getByRole("link");
  await free.focus();
  await take("op");
  const shows = page.locator("tr", { hasText: "Občanský" }).getByText(String(before + 1), { exact: true });
  await shows.waitFor({ timeout: 5_000 });
  expect(await free.evaluate((link) => link === link.ownerDocument.activeElement)).toBe(true);
  for (const path of ["/status?lang=cs", "/status?lang=uk&embed=1", "/status/links?lang=pl"]) {
    await page.goto(`${app.address}${path}`);
    expect([path, await axe(page)]).toEqual([path, []]);
  }
  const plain = await openPage(browser, { javaScriptEnabled: false });
  await plain.goto(`${app.address}/status`);
  expect(await plain.locator("tbody tr").count()).toBe(3);
  expect(await plain.locator("head noscript meta[http-equiv=refresh]").count()).toBe(1);
});
