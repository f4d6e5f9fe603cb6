import { afterAll, beforeAll, expect, test } from "bun:test";
import { lhota } from "../support/cast.ts";
import { openApp, type TestApp, type TestVisitor } from "../support/app.ts";
import { hiddenIn, unescaped } from "../support/walk.ts";

/** A clerk books for a caller at the counter desk, without script, in Lhota on Tuesday 24 November 2026. */
let app: TestApp;
let clerk: TestVisitor;

beforeAll(async () => {
  app = await openApp({
    office: lhota((office) => {
      const [plan] = office.plans;
      for (const row of plan?.weekly ?? []) [row.places, row.staffPlaces] = [1, 1]; // all that is there is kept for staff
      const [service] = office.services;
      if (service !== undefined) service.bring = ["dosavadní průkaz"];
    }),
  });
  await app.clock("2026-11-24T07:40:00");
  clerk = app.visitor();
  await clerk.post("/trial/sign-in", { role: "clerk", desk: "counter" });
});
afterAll(() => app.stop());

const FORM = "/counter/booking?service=op&location=naves&from=2026-11-24&day=2026-11-25&back=/counter/c2";
const page = async (path: string) => (await clerk.get(path)).text();
/** The free times of the day as the form's own radio buttons. */
const timesOn = (html: string) =>
  [...html.matchAll(/type="radio" name="to" value="([^"]+)"/g)].map(([, to = ""]) => unescaped(to));

test("B13 a clerk reaches the form from the counter and the way back stays in every link", async () => {
  const html = await page("/counter/booking?back=/counter/c2");
  expect(html).toContain("Občanský průkaz");
  const links = [...html.matchAll(/href="(\/counter\/booking[^"]*)"/g)].map(([, href = ""]) => unescaped(href));
  expect(links.length).toBeGreaterThan(2);
  for (const link of links) expect(new URL(link, app.address).searchParams.get("back")).toBe("/counter/c2");
  expect(await page("/counter/booking?back=https://elsewhere.example")).not.toContain(`href="https://elsewhere`);
});

test("B13 places kept for staff are bookable at the counter, and the answer says all that is to be read aloud", async () => {
  const html = await page(FORM);
  const times = timesOn(html);
  expect(times.length).toBeGreaterThan(3);
  const fields = { to: times[2] ?? "", form: hiddenIn(html, "form"), name: "Vesna Krásná", phone: "", email: "" };
  const booked = await clerk.post(FORM, fields);
  expect(booked.status).toBe(303);
  const told = booked.headers.get("location") ?? "";
  expect(told).toContain("back=%2Fcounter%2Fc2");
  const said = await page(told);
  expect(said).toContain("Středa 25. listopadu v 9:00");
  expect(said).toMatch(/<strong>\d{6}<\/strong>/);
  expect(said).toContain("dosavadní průkaz");
  expect(said).toContain("8:45–9:15");
  expect(said).toContain('href="/counter/c2"');
  expect((await clerk.post(FORM, fields)).headers.get("location")).toBe(told); // a double click is one reservation
  expect(timesOn(await page(FORM))).not.toContain(fields.to);
});

test("B13 what was typed comes back when a name is missing, a contact is none or the place is gone", async () => {
  const html = await page(FORM);
  const [to = ""] = timesOn(html);
  const fields = { to, form: hiddenIn(html, "form"), name: "", phone: "12", email: "otakar(zavinac)example.org" };
  const wrong = await clerk.post(FORM, fields);
  expect(wrong.status).toBe(422);
  const again = await wrong.text();
  for (const id of ["name", "email", "phone"]) expect(again).toContain(`href="#${id}"`);
  expect(again).toContain('value="otakar(zavinac)example.org"');
  const good = { ...fields, name: "Otakar Dlouhý", phone: "", email: "" };
  expect((await clerk.post(FORM, good)).status).toBe(303);
  const late = await clerk.post(FORM, { ...good, form: "another", name: "Karel Šimek" });
  expect(late.status).toBe(409);
  expect(await late.text()).toContain('value="Karel Šimek"');
  expect((await clerk.post(FORM, { ...good, to: "" })).status).toBe(422);
});

test("B13 who has an e-mail is written to as well; a landline gets no text message", async () => {
  const html = await page(FORM);
  const [first = "", second = ""] = timesOn(html);
  const fields = { form: "by-mail", name: "Jana Malá", phone: "499 000 123", email: "jana@example.org" };
  await clerk.post(FORM, { ...fields, to: first });
  await clerk.post(FORM, { ...fields, form: "by-phone", to: second, email: "" });
  const sent = (await app.inbox()).filter(({ kind, to }) => kind === "confirmed" && !to.startsWith("host"));
  expect(sent.map(({ channel, to }) => `${channel} ${to}`)).toEqual(["email jana@example.org"]);
});

test("P2 the answer can be seen for an hour, and no reservation but those staff have made", async () => {
  const html = await page(FORM);
  const [to = ""] = timesOn(html);
  const booked = await clerk.post(FORM, { to, form: "hour", name: "Eva", phone: "", email: "" });
  const told = booked.headers.get("location") ?? "";
  expect((await clerk.get(told)).status).toBe(200);
  expect((await clerk.get("/counter/booking/nothing")).status).toBe(404);
  await app.clock("2026-11-24T08:41:00");
  await clerk.post("/trial/sign-in", { role: "clerk", desk: "counter" }); // idle for an hour, so locked
  expect((await clerk.get(told)).status).toBe(404);
});

test("A1 nobody but staff signed in at a counter books there", async () => {
  const stranger = app.visitor();
  expect((await stranger.get(FORM)).headers.get("location")).toContain("/counter/sign-in");
  expect((await stranger.post(FORM, { name: "x" })).status).toBe(401);
  const messenger = app.visitor();
  await messenger.post("/trial/sign-in", { role: "messenger", desk: "admin" });
  expect((await messenger.post(FORM, { name: "x" })).status).toBe(401);
  expect((await clerk.get("/counter/booking?service=nothing")).status).toBe(404);
});
