import { afterAll, beforeAll, expect, test } from "bun:test";
import type { OfficeFile } from "../../src/office/office-file.ts";
import { readOfficeFile } from "../../src/office/read-office-file.ts";
import { lhota } from "../support/cast.ts";
import { openApp, type TestApp } from "../support/app.ts";

/** The booking pages inside a town's website (B1, S6). */

const SITE = "https://www.lhota.example";
let app: TestApp;
beforeAll(async () => {
  app = await openApp({
    office: lhota((office) => {
      office.office.embedOn = [SITE];
    }),
  });
  await app.clock("2026-11-24T07:40:00");
});
afterAll(() => app.stop());

const frames = (answer: Response) => ({
  policy: /frame-ancestors (.*)$/.exec(answer.headers.get("content-security-policy") ?? "")?.[1],
  options: answer.headers.get("x-frame-options"),
});

test("S6 the booking pages may be framed by the sites set and by no other, only where asked for", async () => {
  const visitor = app.visitor();
  for (const path of ["/booking", "/booking/op", "/booking/op/naves", "/booking/op/naves?month=2026-12"]) {
    const embedded = await visitor.get(`${path}${path.includes("?") ? "&" : "?"}embed=1`);
    expect(embedded.status).toBe(200);
    expect(frames(embedded)).toEqual({ policy: SITE, options: null });
    expect(embedded.headers.get("content-security-policy")).toStartWith("default-src 'none'; script-src 'self'");
    expect(frames(await visitor.get(path))).toEqual({ policy: "'none'", options: "DENY" });
  }
});

test("S6 no other page is ever framed: links of messages, staff, devices, notices, errors", async () => {
  const visitor = app.visitor();
  for (const path of [
    "/booking/cancel",
    "/booking/cancel/AAAAAAAAAAAAAAAAAAAAAA",
    "/booking/confirm/AAAAAAAAAAAAAAAAAAAAAA",
    "/booking/show/AAAAAAAAAAAAAAAAAAAAAA",
    "/booking/move/AAAAAAAAAAAAAAAAAAAAAA",
    "/booking/waitlist/AAAAAAAAAAAAAAAAAAAAAA",
    "/admin/sign-in",
    "/counter/sign-in",
    "/privacy",
    "/nic",
    "/trial",
  ])
    expect(frames(await visitor.get(`${path}?embed=1`))).toEqual({ policy: "'none'", options: "DENY" });
});

test("B1 inside a website there is no head and no foot, and every link stays inside", async () => {
  const html = await (await app.visitor().get("/booking/op/naves?embed=1&lang=en")).text();
  expect(html).not.toContain('<header class="head"');
  expect(html).not.toContain("<footer");
  const links = [...html.matchAll(/href="(\/booking[^"]*)"/g)].map(([, href]) => href ?? "");
  expect(links.length).toBeGreaterThan(3);
  for (const href of links) {
    expect(href).toContain("embed=1");
    expect(href).toContain("lang=en");
  }
});

/** What the office file's check says about Lhota after a change. */
function said(change: (office: OfficeFile) => void, rename: (text: string) => string = (text) => text): string {
  const office = lhota();
  change(office);
  const read = readOfficeFile(rename(Bun.YAML.stringify(office, null, 2)));
  return "problems" in read ? JSON.stringify(read.problems) : "";
}

test("B1 only whole origins can be set", () => {
  const set = (embedOn: string[]) =>
    said((file) => {
      file.office.embedOn = embedOn;
    });
  expect(set(["https://www.lhota.example", "http://intranet.lhota.example:8080"])).toBe("");
  for (const wrong of [
    "https://www.lhota.example/",
    "https://www.lhota.example/objednani",
    "*",
    "https://a b",
    "'self'",
  ])
    expect(set([wrong])).toContain("embedOn");
});

test("B1 a service cannot be called like a page of the booking", () => {
  const named = (id: string) =>
    said(
      () => {},
      (text) => text.replaceAll(/\bop\b/g, id),
    );
  expect(named("obcanka")).toBe("");
  for (const id of ["cancel", "confirm", "held", "move", "show", "waitlist"])
    expect(named(id)).toContain("belongs to a page of the booking itself");
});

test("B1 the addresses for the town's website are listed, each service's own, and they work", async () => {
  const html = await (await app.visitor().get("/booking/links")).text();
  const addresses = [...html.matchAll(/http[^\s<"&]+\/booking\/[\w-]+/g)].map(([address]) => address);
  expect(addresses).toHaveLength(3);
  for (const address of addresses) expect((await app.visitor().get(new URL(address).pathname)).status).toBe(200);
  expect(html).toContain("&lt;iframe src=");
  expect(html).toContain(SITE);
});
