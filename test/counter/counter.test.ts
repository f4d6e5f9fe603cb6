import { afterAll, beforeAll, beforeEach, expect, test } from "bun:test";
import { counterNow } from "../../src/queue/queries.ts";
import type { TestApp, TestVisitor } from "../support/app.ts";
import { take as issue } from "../support/queue.ts";
import { carriedBy, openDesk, press as pressAt } from "./seat.ts";

/** The desk over HTTP, by plain posts, as a browser without script sends them. */
let app: TestApp;
let jana: TestVisitor;
let minute = 0;

beforeAll(async () => {
  ({ app, jana } = await openDesk());
});
afterAll(() => app.stop());

/** Each test in a morning of its own minute, with counter 2 free and nobody waiting. */
beforeEach(async () => {
  minute += 1;
  await app.clock(`2026-11-24T08:${String(minute).padStart(2, "0")}:00`);
  for (const state of ["open", "open"]) await press("state", { state });
  while ((await now()).line.length > 0) await press("calls");
  if ((await now()).current !== null) await press("completions");
});

const take = (serviceId = "op") => issue(app.running, serviceId);
const now = () => app.running.works.read((reader) => counterNow(reader, "c2"));

const press = (to: string, more: Record<string, string> = {}, by = jana) => pressAt(by, { to }, more);

test("Q2 Další by a plain post calls the first and leads back to the page", async () => {
  const { number } = await take();
  const answer = await press("calls");
  expect([answer.status, answer.headers.get("location")]).toEqual([303, "/counter/c2"]);
  expect((await now()).current?.number).toBe(number);
  expect(await (await jana.get("/counter/c2")).text()).toContain(`id="number">${number}<`);
});

test("Q5 Znovu announces the same call again and serves nobody else", async () => {
  const { number } = await take();
  await press("calls");
  expect((await press("repeats")).status).toBe(303);
  expect((await now()).current).toMatchObject({ number, calls: 1 });
});

test("Q4 Nedostavil se puts the client back to be called again", async () => {
  const { number } = await take();
  await press("calls");
  expect((await press("absences")).status).toBe(303);
  const { current, line } = await now();
  expect(current).toBeNull();
  expect(line.map(({ ticket, reason }) => [ticket.number, reason.kind])).toEqual([[number, "recall"]]);
  await app.clock(`2026-11-24T08:${minute + 3}:00`);
  minute += 3;
});

test("Q1 Hotovo finishes the client of now", async () => {
  await take();
  await press("calls");
  expect((await press("completions")).status).toBe(303);
  expect((await now()).current).toBeNull();
});

test("Q5 the last deed is taken back within ten seconds and refused after them", async () => {
  const { number } = await take();
  await press("calls");
  expect((await press("undo")).status).toBe(303);
  const { current, line } = await now();
  expect([current, line[0]?.ticket.number]).toEqual([null, number]);

  await press("calls");
  await app.clock(`2026-11-24T08:${String(minute).padStart(2, "0")}:10`);
  const late = await press("undo");
  expect(late.status).toBe(409);
  expect(await late.text()).toContain("Vrátit zpět už to nejde.");
  expect((await now()).current?.number).toBe(number);
});

test("C6 a press from an older screen changes nothing", async () => {
  await take();
  await take();
  const page = await (await jana.get("/counter/c2")).text();
  const old = carriedBy(page);
  await jana.post("/counter/c2/calls", old);
  const called = (await now()).current?.number;
  const again = await jana.post("/counter/c2/calls", old);
  expect(again.status).toBe(303);
  expect((await now()).current?.number).toBe(called);
});

test("Q2 nobody to call is a sentence on the screen, no error", async () => {
  expect((await press("calls")).status).toBe(303);
  const answer = await jana.post("/counter/c2/calls", {}, { "hx-request-type": "partial" });
  expect(answer.status).toBe(200);
  const body = await answer.text();
  expect(body).toStartWith('<div class="counter');
  expect(body).toContain('id="notice"><p class="told__text">Teď nikdo nečeká.');
});

test("Q3 a refusal is the screen as it is now with the reason in its strip, by fragment and by page", async () => {
  const page = await press("completions");
  expect(page.status).toBe(409);
  expect(await page.text()).toContain("U přepážky teď nikdo není.");
  const part = await jana.post("/counter/c2/completions", {}, { "hx-request-type": "partial" });
  expect(part.status).toBe(200);
  expect(await part.text()).toContain("U přepážky teď nikdo není.");
});

test("Q7 a counter is paused, opened and closed", async () => {
  await press("state", { state: "paused" });
  expect((await now()).state).toBe("paused");
  await press("state", { state: "open" });
  expect((await now()).state).toBe("open");
  await press("state", { state: "closed" });
  expect(await now()).toMatchObject({ state: "closed", staffId: null });
  expect((await press("state", { state: "sideways" })).status).toBe(400);
});

test("A1 a counter somebody sits at calls nobody for another clerk until taken over", async () => {
  await take();
  const petr = app.visitor();
  await petr.post("/trial/sign-in", { role: "secondClerk", desk: "counter" });
  const refused = await press("calls", {}, petr);
  expect(refused.status).toBe(409);
  expect(await refused.text()).toContain("Sedí tu Jana Dvořáková. Nejdřív místo převezměte.");
  expect((await now()).current).toBeNull();
  await press("state", { state: "open" }, petr);
  expect((await press("calls", {}, petr)).status).toBe(303);
  expect((await now()).current).not.toBeNull();
  await press("state", { state: "open" });
});

test("A1 a tab another person left open on the shared computer calls nobody", async () => {
  await take();
  const refused = await press("calls", { who: "somebody-else" });
  expect(refused.status).toBe(409);
  expect(await refused.text()).toContain("U tohoto počítače je teď Jana Dvořáková.");
  expect((await now()).current).toBeNull();
});

test("S2 a stranger is led to sign in, and their press is refused", async () => {
  const stranger = app.visitor();
  const page = await stranger.get("/counter/c2");
  expect([page.status, page.headers.get("location")]).toEqual([303, "/counter/sign-in?back=/counter/c2"]);
  expect((await stranger.post("/counter/c2/calls")).status).toBe(401);
  expect((await stranger.get("/counter/c2/stream")).status).toBe(401);
  const messenger = app.visitor();
  await messenger.post("/trial/sign-in", { role: "messenger", desk: "admin" });
  expect((await messenger.post("/counter/c2/calls")).status).toBe(401);
});

test("S5 a press from another site is refused", async () => {
  await take();
  const refused = await jana.post("/counter/c2/calls", {}, { origin: "https://elsewhere.example" });
  expect(refused.status).toBe(403);
  expect((await now()).current).toBeNull();
});

test("Q9 the screen is sent anew after an event and not before", async () => {
  const answer = await jana.get("/counter/c2/now", { "hx-request-type": "partial" });
  const event = answer.headers.get("x-event") ?? "";
  expect(answer.status).toBe(200);
  expect((await jana.get(`/counter/c2/now?after=${event}`)).status).toBe(204);
  const { number } = await take();
  const news = await jana.get(`/counter/c2/now?after=${event}`);
  expect(await news.text()).toContain(`>${number}<`);
});

test("Q9 the live stream sends the screen with the number of its event", async () => {
  const answer = await jana.get("/counter/c2/stream?after=0");
  const reader = (answer.body ?? new ReadableStream<Uint8Array>()).getReader();
  let heard = "";
  while (!heard.includes("id: ")) heard += new TextDecoder().decode((await reader.read()).value);
  await reader.cancel();
  expect(answer.headers.get("content-type")).toContain("text/event-stream");
  expect(heard).toMatch(/id: \d+\ndata: <div class="counter/);
});

test("Q7 the page of counters says who sits where", async () => {
  const page = await (await jana.get("/counter")).text();
  expect(page).toContain("Kabinka 2");
  expect(page).toContain("otevřeno, tady sedíte");
  expect((await jana.get("/counter/nowhere")).status).toBe(404);
});

test("A1 a person signs in by name and PIN, and out again", async () => {
  const computer = app.visitor();
  const page = await (await computer.get("/counter/sign-in?back=/counter/c2")).text();
  const staffId = page.match(/value="([^"]+)" required><span>Petr Malý/)?.[1] ?? "";
  const wrong = await computer.post("/counter/sign-in", { staffId, pin: "9999", back: "/counter/c2" });
  expect(wrong.status).toBe(422);
  expect(await wrong.text()).toContain("Tenhle PIN k vybranému jménu nepatří.");
  const entered = await computer.post("/counter/sign-in", { staffId, pin: "1234", back: "/counter/c2" });
  expect([entered.status, entered.headers.get("location")]).toEqual([303, "/counter/c2"]);
  expect((await computer.get("/counter/c2")).status).toBe(200);
  const out = await computer.post("/counter/sign-out", { back: "/counter/c2" });
  expect(out.headers.get("location")).toBe("/counter/sign-in?back=/counter/c2");
  expect((await computer.get("/counter/c2")).status).toBe(303);
});

test("A1 signing in never leads out of the desk", async () => {
  const page = await (await app.visitor().get("/counter/sign-in?back=https://elsewhere.example/")).text();
  expect(page).toContain('name="back" value="/counter"');
});

test("S8 PINs cannot be tried for ever", async () => {
  const thief = app.visitor();
  const page = await (await thief.get("/counter/sign-in")).text();
  const staffId = page.match(/value="([^"]+)" required><span>Jana Dvořáková/)?.[1] ?? "";
  let last = 0;
  for (let attempt = 0; attempt < 9; attempt += 1)
    last = (await thief.post("/counter/sign-in", { staffId, pin: "0000" })).status;
  expect(last).toBe(429);
  expect((await thief.post("/counter/sign-in", { staffId, pin: "1234" })).status).toBe(429);
}, 20_000);
