import { afterAll, beforeAll, expect, test } from "bun:test";
import { people } from "../../src/office/access.ts";
import { callNext, finish, openCounter } from "../../src/queue/actions.ts";
import { notePrinter } from "../../src/queue/paper-actions.ts";
import { servicesNow } from "../../src/queue/queries.ts";
import { book } from "../../src/reservations/actions.ts";
import { lhota, VISITOR } from "../support/cast.ts";
import { at } from "../support/clock.ts";
import { openApp, type TestApp, type TestVisitor } from "../support/app.ts";
import { take } from "../support/queue.ts";

/** The supervisor's day over HTTP, without script, in Lhota on Tuesday 24 November 2026. */
let app: TestApp;
let supervisor: TestVisitor;

beforeAll(async () => {
  app = await openApp({
    office: lhota((office) => {
      for (const counter of office.counters)
        counter.services = counter.id === "c1" ? ["op", "pas"] : ["op", "pas", "pobyt"];
    }),
  });
  await app.clock("2026-11-24T08:40:00");
  const [somebody] = await app.running.works.read(people);
  c1.staffId = somebody?.staffId ?? "";
  supervisor = app.visitor();
  await supervisor.post("/trial/sign-in", { role: "supervisor", desk: "admin" });
});
afterAll(() => app.stop());

const page = async (path: string) => (await supervisor.get(path)).text();
const words = (html: string) =>
  (html.split('id="day"')[1] ?? html.split("<main")[1] ?? "").replaceAll(/<[^>]*>/g, " ").replaceAll(/\s+/g, " ");
const c1 = { counterId: "c1", staffId: "", seen: null };
const stoppedNow = async () =>
  (await app.running.works.read((reader) => servicesNow(reader, "naves")))
    .filter(({ stopped }) => stopped === "stopped")
    .map(({ serviceId }) => serviceId);

test("Q7 the day says who waits where, whom a counter has, and which tickets no open counter serves", async () => {
  for (const service of ["op", "op", "pobyt"]) await take(app.running, service);
  await app.running.works.write((work) => openCounter(work, c1));
  const called = await app.running.works.write((work) => callNext(work, c1));
  const said = words(await page("/admin"));
  expect(said).toContain("Trvalý pobyt: čeká 1, ale žádné otevřené místo to nevyřizuje.");
  expect(said).toContain("Čeká teď 2");
  expect(said).toContain("Otevřeno 1 z 2");
  expect(said).toContain(called?.number ?? "-");
  await app.running.works.write((work) => finish(work, { ...c1, outcome: null }));
  expect(words(await page("/admin"))).toContain("Obslouženo 1");
});

test("Q6 the day says how often the told wait was right, once somebody has been told one and was called", async () => {
  expect(words(await page("/admin"))).toContain("Jak přesný je odhad čekání, ukážeme po prvních obsloužených.");
  await take(app.running, "op");
  await app.running.works.write((work) => callNext(work, c1));
  await app.running.works.write((work) => callNext(work, c1));
  await app.running.works.write((work) => finish(work, { ...c1, outcome: null }));
  expect(words(await page("/admin"))).toMatch(/Odhad čekání za 30 dní seděl v \d+ % případů, z \d+ lístk/);
});

test("P2 the day shows the time and the matter of who is booked, and nobody's name", async () => {
  await app.running.works.write((work) =>
    book(work, {
      serviceId: "op",
      planId: "doklady",
      startsAt: at("2026-11-24T10:00"),
      persons: 1,
      language: "cs",
      source: "staff",
      client: VISITOR,
      formId: null,
      staffId: null,
    }),
  );
  const html = await page("/admin");
  expect(words(html)).toContain("10:00 Občanský průkaz – podat žádost potvrzeno");
  expect(html).not.toContain(VISITOR.name);
});

test("K5 a printer's fault reaches the supervisor, and goes when it is mended", async () => {
  await app.running.works.write((work) => notePrinter(work, "hala", "paper-out"));
  expect(words(await page("/admin"))).toContain("došel papír");
  await app.running.works.write((work) => notePrinter(work, "hala", null));
  expect(words(await page("/admin"))).not.toContain("došel papír");
});

test("Q9 a follower gets the day again only when something has happened, and only while signed in", async () => {
  const html = await page("/admin");
  const after = /data-after="(\d+)"/.exec(html)?.[1] ?? "";
  expect((await supervisor.get(`/admin/day/now?after=${after}`)).status).toBe(204);
  await take(app.running, "op");
  const fresh = await supervisor.get(`/admin/day/now?after=${after}`);
  expect(fresh.status).toBe(200);
  expect(Number(fresh.headers.get("x-event"))).toBeGreaterThan(Number(after));
  expect((await fresh.text()).trimStart()).toStartWith('<div id="day"');
  const stream = await supervisor.get(`/admin/day/stream?after=${after}`);
  const reader = stream.body?.getReader();
  let heard = "";
  while (reader !== undefined && !heard.includes('id="day"'))
    heard += new TextDecoder().decode((await reader.read()).value);
  expect(heard).toContain("id: ");
  await reader?.cancel();
});

test("K3 tickets of a service are stopped with the clerk's own words and given again", async () => {
  const asked = await supervisor.post("/admin/day/stops", { service: "pas", text: "  " });
  expect(asked.status).toBe(422);
  expect(await asked.text()).toContain('<option value="pas" selected>');
  for (const _ of [1, 2])
    expect((await supervisor.post("/admin/day/stops", { service: "pas", text: "Nejde registr." })).status).toBe(303);
  expect(await stoppedNow()).toEqual(["pas"]);
  expect(words(await page("/admin"))).toContain("zastaveno: Nejde registr.");
  expect(await page("/admin/day/issuing")).toContain("Nejde registr.");
  await supervisor.post("/admin/day/resumptions", { service: "pas" });
  expect(await stoppedNow()).toEqual([]);
  expect((await supervisor.post("/admin/day/stops", { service: "nothing", text: "x" })).status).toBe(404);
});

test("K3 the whole location is stopped at once", async () => {
  await supervisor.post("/admin/day/stops", { service: "", text: "Cvičný poplach." });
  expect(await stoppedNow()).toEqual(["op", "pas", "pobyt"]);
  await supervisor.post("/admin/day/resumptions", { service: "" });
  expect(await stoppedNow()).toEqual([]);
});

test("K5 a ticket that still waits is printed again at a chosen kiosk", async () => {
  const { ticketId, number } = await take(app.running, "op");
  expect(await page("/admin/day/paper")).toContain(`<option value="${ticketId}">${number}</option>`);
  expect((await supervisor.post("/admin/day/paper", { ticket: "", kiosk: "" })).status).toBe(422);
  const printed = await supervisor.submit("/admin/day/paper", { ticket: ticketId, kiosk: "hala" });
  expect(await printed.text()).toContain(`Lístek ${number} tiskne kiosek`);
  expect((await supervisor.post("/admin/day/paper", { ticket: "nothing", kiosk: "hala" })).status).toBe(404);
});

test("Q8 the day is closed on a page of its own that says what would remain, and never while somebody is served", async () => {
  const called = await app.running.works.write((work) => callNext(work, c1));
  const ask = words(await page("/admin/day/closing"));
  expect(ask).toContain("Neobsloužené zůstanou");
  expect(ask).toContain(`Kabinka 1: ${called?.number}`);
  expect((await supervisor.post("/admin/day/closing")).status).toBe(409);
  await app.running.works.write((work) => finish(work, { ...c1, outcome: null }));
  expect((await supervisor.post("/admin/day/closing")).headers.get("location")).toBe("/admin?location=naves");
  const said = words(await page("/admin"));
  expect(said).toContain("Den je uzavřený");
  expect(said).toContain("Čeká teď 0");
  expect(await page("/admin")).not.toContain("/admin/day/closing");
});

test("Q2 the settings say that strict priority and a bound exclude each other, beside the office's own allowance", async () => {
  const admin = app.visitor();
  await admin.post("/trial/sign-in", { role: "admin", desk: "admin" });
  const html = await (await admin.get("/admin/settings")).text();
  expect(html).toContain("nejdéle 60 minut");
  expect(html).toContain("se vylučují");
});

const CODES: readonly [string, string, Record<string, number>][] = [
  ["GET", "/admin", { nobody: 303, clerk: 303, messenger: 200, supervisor: 200, admin: 200 }],
  ["GET", "/admin/day/now", { nobody: 303, clerk: 303, messenger: 403, supervisor: 200, admin: 200 }],
  ["GET", "/admin/day/issuing", { nobody: 303, clerk: 303, messenger: 403, supervisor: 200, admin: 200 }],
  ["GET", "/admin/day/paper", { nobody: 303, clerk: 303, messenger: 403, supervisor: 200, admin: 200 }],
  ["GET", "/admin/day/closing", { nobody: 303, clerk: 303, messenger: 403, supervisor: 200, admin: 200 }],
  ["GET", "/admin/settings", { nobody: 303, clerk: 303, messenger: 403, supervisor: 403, admin: 200 }],
  ["GET", "/admin/manual", { nobody: 303, clerk: 303, messenger: 200, supervisor: 200, admin: 200 }],
  ["POST", "/admin/day/stops", { nobody: 401, clerk: 401, messenger: 403, supervisor: 422, admin: 422 }],
  ["POST", "/admin/day/resumptions", { nobody: 401, clerk: 401, messenger: 403, supervisor: 303, admin: 303 }],
  ["POST", "/admin/day/paper", { nobody: 401, clerk: 401, messenger: 403, supervisor: 422, admin: 422 }],
  ["POST", "/admin/day/closing", { nobody: 401, clerk: 401, messenger: 403, supervisor: 303, admin: 303 }],
];

test("A1 each page of the day answers each role as it should", async () => {
  const visitors: Record<string, TestVisitor> = { nobody: app.visitor() };
  for (const role of ["clerk", "messenger", "supervisor", "admin"]) {
    const visitor = app.visitor();
    await visitor.post("/trial/sign-in", { role, desk: role === "clerk" ? "counter" : "admin" });
    visitors[role] = visitor;
  }
  for (const [method, path, codes] of CODES)
    for (const [role, code] of Object.entries(codes)) {
      const visitor = visitors[role];
      const answer = method === "GET" ? await visitor?.get(path) : await visitor?.post(path);
      expect([method, path, role, answer?.status]).toEqual([method, path, role, code]);
      await answer?.body?.cancel();
    }
});
