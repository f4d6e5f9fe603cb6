import { afterAll, beforeAll, beforeEach, expect, test } from "bun:test";
import { counterNow, type CounterNow } from "../../src/queue/queries.ts";
import type { TestApp, TestVisitor } from "../support/app.ts";
import { take as issue } from "../support/queue.ts";
import { carriedBy, openDesk, press as pressAt } from "./seat.ts";

/** What a clerk does beside calling, by plain posts from the panels' own pages, as a browser without script sends them. */
let app: TestApp;
let jana: TestVisitor;
let minute = 0;

beforeAll(async () => {
  ({ app, jana } = await openDesk());
});
afterAll(() => app.stop());

/** Each test some minutes later, at counter 2, with nobody waiting. */
beforeEach(async () => {
  minute += 4;
  await app.clock(`2026-11-24T08:${String(minute).padStart(2, "0")}:00`);
  await press("state", { state: "open" });
  for (const { id } of (await now()).parked) await press("returns", { ticket: id });
  for (const { ticket } of (await now()).line) await press("picks", { ticket: ticket.id, reason: "agreed" });
  if ((await now()).current !== null) await press("completions");
});

const take = (serviceId = "op") => issue(app.running, serviceId);
const now = (counter = "c2"): Promise<CounterNow> => app.running.works.read((reader) => counterNow(reader, counter));
const press = (to: string, more: Record<string, string> = {}, panel = "") => pressAt(jana, { to, panel }, more);
async function called(serviceId = "op"): Promise<{ id: string; number: string }> {
  const issued = await take(serviceId);
  await press("calls");
  return { id: issued.ticketId, number: issued.number };
}

test("Q5a Odložit by one of the usual minutes puts the client off until then, and undo brings them back", async () => {
  const { id, number } = await called();
  const page = await (await jana.get("/counter/c2/panel/postpone")).text();
  for (const minutes of [5, 10, 15, 30]) expect(page).toContain(`name="minutes" value="${minutes}"`);
  expect((await press("postponements", { ticket: id, minutes: "10" }, "/panel/postpone")).status).toBe(303);
  const { current, line, deed } = await now();
  expect([current, line[0]?.ticket.number, line[0]?.obstacle?.kind]).toEqual([null, number, "postponed"]);
  expect(deed?.undoUntil).not.toBeNull();
  expect(await (await jana.get("/counter/c2")).text()).toContain(`${number} jde později.`);
  await press("undo");
  expect((await now()).current?.number).toBe(number);
});

test("Q5a minutes that are no minutes are shown again as they were typed, and nothing happens", async () => {
  const { id, number } = await called();
  for (const minutes of ["121", "0", "sto", ""]) {
    const answer = await press("postponements", { ticket: id, minutes }, "/panel/postpone");
    expect(answer.status).toBe(422);
    const page = await answer.text();
    expect(page).toContain("Napište počet minut od 1 do 120.");
    expect(page).toContain(`name="minutes" value="${minutes}"`);
  }
  expect((await now()).current?.number).toBe(number);
  const part = await jana.post(
    "/counter/c2/postponements",
    { panel: "postpone", minutes: "sto", ticket: id },
    { "hx-request-type": "partial" },
  );
  expect([part.status, part.headers.get("hx-retarget")]).toEqual([200, "#panel"]);
  expect(await part.text()).toStartWith('<section class="panel');
});

test("Q5a Stranou keeps the client for this counter, and one press brings them back", async () => {
  const { id, number } = await called();
  expect((await press("parkings")).status).toBe(303);
  expect((await now()).parked.map((ticket) => ticket.number)).toEqual([number]);
  expect(await (await jana.get("/counter/c2")).text()).toContain("Stranou u vás");
  expect((await press("returns", { ticket: id })).status).toBe(303);
  const { parked, line } = await now();
  expect([parked.length, line[0]?.ticket.number]).toEqual([0, number]);
});

test("Q5a Předat sends the client to a service, to a counter, or to the front", async () => {
  const first = await called();
  await press("transfers", { ticket: first.id, to: "service:pas" }, "/panel/transfer");
  expect((await now()).line[0]?.ticket).toMatchObject({ number: first.number, serviceId: "pas" });
  await press("calls");
  await press("transfers", { ticket: first.id, to: "counter:c1", front: "1" }, "/panel/transfer");
  expect((await now()).line[0]?.ticket).toMatchObject({ forCounterId: "c1", front: true });
  await press("undo");
  await take();
  await press("transfers", { ticket: first.id, to: "front" }, "/panel/transfer");
  expect((await now()).line[0]).toMatchObject({ ticket: { number: first.number }, reason: { kind: "front" } });
  const nowhere = await press("transfers", {}, "/panel/transfer");
  expect([nowhere.status, (await nowhere.text()).includes("Vyberte, kam lístek předat.")]).toEqual([422, true]);
});

test("Q5a Bez lístku serves somebody who just stands there", async () => {
  const page = await (await jana.get("/counter/c2/panel/direct")).text();
  expect(page).toContain('name="service" value="pas"');
  await press("walk-ins", { service: "pas" }, "/panel/direct");
  expect((await now()).current).toMatchObject({ serviceId: "pas", state: "serving", source: "clerk" });
});

test("Q2 a client is called out of turn only with a reason from the list", async () => {
  const first = await take();
  const second = await take();
  const page = await (await jana.get("/counter/c2/panel/pick")).text();
  expect(page).toContain(`value="${second.ticketId}">${second.number}<`);
  const without = await press("picks", { ticket: second.ticketId }, "/panel/pick");
  expect([without.status, (await now()).current]).toEqual([422, null]);
  expect(await without.text()).toContain(`value="${second.ticketId}" selected`);
  const unknown = await press("picks", { ticket: second.ticketId, reason: "bribe" }, "/panel/pick");
  expect(unknown.status).toBe(422);
  await press("picks", { ticket: second.ticketId, reason: "health" }, "/panel/pick");
  const { current, line } = await now();
  expect([current?.number, line[0]?.ticket.number]).toEqual([second.number, first.number]);
});

test("Q2 a class is given with a reason, and only once", async () => {
  const first = await take();
  const second = await take();
  const panel = `/panel/ticket?ticket=${second.ticketId}`;
  await press("classes", { ticket: second.ticketId, class: "infant", reason: "infant", panel: "ticket" }, panel);
  const { line } = await now();
  expect(line.map(({ ticket }) => ticket.number).slice(0, 2)).toEqual([second.number, first.number]);
  const again = await (await jana.get(`/counter/c2${panel}`)).text();
  expect(again).not.toContain("/classes?");
});

test("Q5a Hotovo is one key, and with its panel the outcome and the services dealt with are noted", async () => {
  const { id } = await called();
  const page = await (await jana.get("/counter/c2/panel/outcome")).text();
  expect(page).toContain('name="outcome" value="incomplete"');
  await press("completions", { ticket: id, outcome: "incomplete", services: "op" }, "/panel/outcome");
  expect((await now()).current).toBeNull();
  const row = await app.running.works.read((reader) =>
    reader.db.selectFrom("ticket").select(["state", "outcome"]).where("id", "=", id).executeTakeFirstOrThrow(),
  );
  expect(row).toEqual({ state: "served", outcome: "incomplete" });
});

test("Q5a a note is kept with every press, so that Další loses none", async () => {
  const { id } = await called();
  await press("repeats", { note: " chybí rodný list ", noteFor: id });
  expect((await now()).note).toBe("chybí rodný list");
  expect(await (await jana.get("/counter/c2")).text()).toContain('name="note" value="chybí rodný list"');
  await press("notes", { ticket: id, note: "má ho" }, "/panel/note");
  expect((await now()).note).toBe("má ho");
  const other = await called();
  await press("repeats", { note: "pro toho minulého", noteFor: id });
  expect([(await now()).current?.id as string, (await now()).note]).toEqual([other.id, null]);
});

test("Q7 what the counter serves is changed for today, marked, and set back", async () => {
  await press("services", { services: "op" }, "/panel/services");
  expect(await now()).toMatchObject({ services: ["op"], servicesChanged: true });
  expect(await (await jana.get("/counter/c2")).text()).toContain("změněno");
  const none = await press("services", {}, "/panel/services");
  expect([none.status, (await now()).services]).toEqual([422, ["op"]]);
  await press("services", { reset: "1" }, "/panel/services");
  expect(await now()).toMatchObject({ services: ["op", "pas"], servicesChanged: false });
});

test("Q7 a supervisor signed in here is told of tickets no open counter serves; a clerk is not", async () => {
  await take("pobyt");
  const says = "Žádné otevřené místo je nevyřizuje: Trvalý pobyt 1";
  expect(await (await jana.get("/counter/c2")).text()).not.toContain(says);
  const sona = app.visitor();
  await sona.post("/trial/sign-in", { role: "supervisor", desk: "counter" });
  expect(await (await sona.get("/counter/c2")).text()).toContain(says);
});

test("C6 a panel older than the screen does nothing and says so", async () => {
  const { id, number } = await called();
  const page = await (await jana.get("/counter/c2/panel/postpone")).text();
  const old = { ...carriedBy(page), panel: "postpone", ticket: id, minutes: "5" };
  await press("repeats");
  const answer = await jana.post("/counter/c2/postponements", old);
  expect(answer.status).toBe(409);
  expect(await answer.text()).toContain("Mezitím se tu něco změnilo");
  expect((await now()).current?.number).toBe(number);
});

test("A2 that nobody waits is said after the redirect too, by a word from a list and no text of the address", async () => {
  const answer = await press("calls");
  expect([answer.status, answer.headers.get("location")]).toEqual([303, "/counter/c2?said=nothingToCall"]);
  expect(await (await jana.get("/counter/c2?said=nothingToCall")).text()).toContain("Teď nikdo nečeká.");
  const forged = await (await jana.get("/counter/c2?said=Volejte+hned")).text();
  expect(forged).toContain('id="notice"><p class="told__text"></p>');
});

test("A2 each panel is a page of its own without script, which does not look again by itself", async () => {
  await called();
  for (const kind of ["outcome", "postpone", "transfer", "direct", "pick", "ticket", "services", "note", "help"]) {
    const answer = await jana.get(`/counter/c2/panel/${kind}`);
    const page = await answer.text();
    expect([kind, answer.status, page.includes(`panel--${kind}`)]).toEqual([kind, 200, true]);
    expect([kind, page.includes("http-equiv")]).toEqual([kind, false]);
  }
  expect((await jana.get("/counter/c2/panel/nothing")).status).toBe(404);
});

test("A1 a press meant for the client before is refused", async () => {
  const first = await called();
  await called();
  const answer = await press("postponements", { ticket: first.id, minutes: "5" }, "/panel/postpone");
  expect(answer.status).toBe(409);
  expect((await now()).current).not.toBeNull();
});
