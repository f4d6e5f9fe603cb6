import { afterAll, beforeAll, expect, test } from "bun:test";
import { book } from "../../src/reservations/actions.ts";
import { reservationById } from "../../src/reservations/queries.ts";
import { applyOfficeFile } from "../../src/office/actions.ts";
import { lhota, SECOND_VISITOR, VISITOR } from "../support/cast.ts";
import { at } from "../support/clock.ts";
import { openApp, type TestApp, type TestVisitor } from "../support/app.ts";

/** The office side of booking over HTTP, in Lhota on Tuesday 24 November 2026. */
let app: TestApp;
let supervisor: TestVisitor;
const DAY = "2026-11-25";

beforeAll(async () => {
  app = await openApp({ office: lhota() });
  await app.clock("2026-11-24T07:40:00");
  supervisor = await signedIn("supervisor");
});
afterAll(() => app.stop());

async function signedIn(role: string): Promise<TestVisitor> {
  const visitor = app.visitor();
  await visitor.post("/trial/sign-in", { role, desk: "admin" });
  return visitor;
}

let minute = 0;
/** Vesna's confirmed reservation of an ID card, each at a time of its own. */
async function booked(client: object = VISITOR, startsAt = ""): Promise<string> {
  const times = ["08:00", "08:30", "09:00", "09:30", "10:00", "10:30", "11:00", "11:30", "12:00", "12:30"];
  const when = startsAt === "" ? `${DAY}T${times[minute++ % times.length]}` : startsAt;
  const { reservation } = await app.running.works.write((work) =>
    book(work, {
      serviceId: "op",
      planId: "doklady",
      startsAt: at(when),
      persons: 1,
      language: "cs",
      source: "staff",
      client: { ...VISITOR, ...client },
      formId: null,
      staffId: null,
    }),
  );
  return reservation.id;
}

const found = (id: string) => app.running.works.read((reader) => reservationById(reader, id));
const page = async (path: string, visitor = supervisor): Promise<string> => (await visitor.get(path)).text();

const ROOMS = [
  "/admin/reservations",
  "/admin/reservations/new",
  "/admin/closures",
  "/admin/closures/new",
  "/admin/erasure",
];

test("A1 a supervisor opens every room of the office side, a clerk and a messenger none, a stranger is sent to sign in", async () => {
  const [messenger, clerk] = [await signedIn("messenger"), await signedIn("clerk")];
  for (const path of [...ROOMS, "/admin/reservations/outside", "/admin/reservations/search"]) {
    expect([path, (await supervisor.get(path)).status]).toEqual([path, 200]);
    expect([path, (await messenger.get(path)).status]).toEqual([path, 403]);
    expect([path, (await clerk.get(path)).status]).toEqual([path, 303]); // a clerk cannot sign in at this desk at all
    const stranger = await app.visitor().get(path);
    expect([path, stranger.headers.get("location")]).toEqual([path, "/admin/sign-in"]);
  }
  expect(await page("/admin")).toContain('href="/admin/closures"');
});

test("B13 the day lists who has booked, and their code stands nowhere on it", async () => {
  const id = await booked();
  const day = await page(`/admin/reservations?day=${DAY}`);
  expect(day).toContain("Vesna Krásná");
  expect(day).toContain("vesna@example.org");
  const code = (await found(id))?.code ?? "";
  expect(code).toMatch(/^\d{6}$/);
  expect(day).not.toContain(code);
  expect(await page("/admin/reservations?day=2026-11-28")).toContain("nikdo objednaný není");
  expect((await supervisor.get("/admin/reservations?day=nonsense")).status).toBe(200);
});

test("B13 the week counts what is taken of each plan's times", async () => {
  await booked({}, "2026-11-30T08:00");
  const week = await page("/admin/reservations?week=2026-12-02");
  expect(week).toContain("1 z 2");
  expect(week).toContain("0 z 2");
  expect(week).toContain("Trvalý pobyt");
});

test("B13 search finds by name, e-mail, phone and code, and the asked text is in no address", async () => {
  const id = await booked({ name: "Ludmila Vážná", email: "ludmila@example.org", phone: "+420777888999" });
  const code = (await found(id))?.code ?? "";
  for (const text of ["vážná", "ludmila@example.org", "777 888 999", code]) {
    const response = await supervisor.post("/admin/reservations/search", { text });
    expect([text, response.status]).toEqual([text, 200]);
    expect([text, (await response.text()).includes("Ludmila Vážná")]).toEqual([text, true]);
  }
  const short = await (await supervisor.post("/admin/reservations/search", { text: "lu" })).text();
  expect(short).not.toContain("Ludmila");
  expect(short).toContain("aspoň 3 znaky");
});

test("B12 cancelling shows the message first, then cancels once and sends that very message", async () => {
  const id = await booked({ name: "Zdena Tichá", email: "zdena@example.org" });
  const before = (await app.inbox()).length;
  const asked = await (
    await supervisor.post(`/admin/reservations/${id}/cancellation`, { do: "show", reason: "1", own: "" })
  ).text();
  expect(asked).toContain("Důvod: školení");
  expect((await found(id))?.state).toBe("confirmed");
  expect((await app.inbox()).length).toBe(before);
  const fields = { do: "cancel", reason: "1", own: "stěhujeme se" };
  const done = await supervisor.submit(`/admin/reservations/${id}/cancellation`, fields);
  expect(await done.text()).toContain("Termín je zrušený.");
  await supervisor.post(`/admin/reservations/${id}/cancellation`, fields);
  const told = (await app.inbox()).filter(
    ({ to, kind }) => to === "zdena@example.org" && kind === "cancelled-by-office",
  );
  expect(told.map(({ text }) => text.includes("stěhujeme se"))).toEqual([true]);
  expect((await supervisor.get(`/admin/reservations/${id}/cancellation`)).status).toBe(410);
});

test("B12 moving without a time is asked again, with a time moves once and keeps the code", async () => {
  const id = await booked({ name: "Bořek Klidný", email: "borek@example.org" });
  const code = (await found(id))?.code;
  const asked = await supervisor.post(`/admin/reservations/${id}/moves`, { reason: "0", own: "", how: "move" });
  expect([asked.status, (await asked.text()).includes("Vyberte čas.")]).toEqual([422, true]);
  const to = `${at("2026-12-07T13:30")} doklady`;
  const moves = () => supervisor.post(`/admin/reservations/${id}/moves`, { reason: "0", own: "", how: "move", to });
  expect((await moves()).headers.get("location")).toBe(`/admin/reservations/${id}?done=moved`);
  expect((await moves()).status).toBe(303);
  const moved = await found(id);
  expect([moved?.startsAt, moved?.code, moved?.sequence]).toEqual([at("2026-12-07T13:30"), code, 1]);
  const told = (await app.inbox()).filter(
    ({ kind, to: address }) => kind === "moved-by-office" && address === "borek@example.org",
  );
  expect(told.length).toBe(1);
});

test("B13 a caller without e-mail is booked at once; the number and the code are there to be told", async () => {
  expect(await page("/admin/reservations/new")).toContain("Občanský průkaz");
  expect(await page("/admin/reservations/new?service=op&day=2026-12-08")).toContain("Jméno a příjmení");
  const path = "/admin/reservations?service=op&location=naves";
  const to = `${at("2026-12-08T09:00")} doklady`;
  const empty = await supervisor.post(path, { form: "f-1", to, name: "", email: "nic", phone: "" });
  const shown = await empty.text();
  expect(empty.status).toBe(422);
  expect(shown).toContain("Napište jméno.");
  expect(shown).toContain('value="nic"');
  const fields = { form: "f-1", to, name: "Hubert Volající", email: "", phone: "" };
  const first = await supervisor.post(path, fields);
  const again = await supervisor.post(path, fields);
  const address = first.headers.get("location") ?? "";
  expect([first.status, again.headers.get("location")]).toEqual([303, address]);
  const id = address.replace(/^.*reservations\/|\?.*$/g, "");
  const made = await found(id);
  expect([made?.state, made?.source]).toEqual(["confirmed", "staff"]);
  const told = await page(address);
  expect(told).toContain(made?.code ?? "no code");
  expect(await page(`/admin/reservations/${id}`)).not.toContain(made?.code ?? "no code");
});

test("B13 a time somebody else took meanwhile keeps what was typed", async () => {
  const to = `${at("2026-12-09T09:00")} doklady`;
  for (const client of [VISITOR, SECOND_VISITOR]) await booked(client, "2026-12-09T09:00");
  const late = await supervisor.post("/admin/reservations?service=op&location=naves&day=2026-12-09", {
    form: "f-2",
    to,
    name: "Pozdní Volající",
  });
  const shown = await late.text();
  expect(late.status).toBe(409);
  expect(shown).toContain("Pozdní Volající");
  expect(shown).toContain("obsadil někdo jiný");
});

test("P3 a note is kept with the reservation, the data can be taken away, and erasing leaves a receipt that names nobody", async () => {
  const id = await booked({ name: "Ota Pomíjivý", email: "ota@example.org" });
  await supervisor.post(`/admin/reservations/${id}/note`, { note: "Přijde s tlumočníkem." });
  expect(await page(`/admin/reservations/${id}`)).toContain("Přijde s tlumočníkem.");
  const file = await supervisor.get(`/admin/reservations/${id}/export.json`);
  expect(file.headers.get("content-disposition")).toContain("attachment");
  expect(JSON.stringify(await file.json())).toContain("Ota Pomíjivý");
  const receipt = await supervisor.post(`/admin/reservations/${id}/erasure`);
  const words = await receipt.text();
  expect(receipt.status).toBe(200);
  expect(words).toContain(id);
  expect(words).not.toContain("Ota");
  expect((await found(id))?.client).toBeNull();
  const after = await page(`/admin/reservations/${id}`);
  expect(after).toContain("údaje smazané");
  expect(after).not.toContain("tlumočníkem");
  expect(await page("/admin/erasure")).toContain("Uchování údajů");
});

test("S3 nobody's page is an ordinary page that is not there", async () => {
  for (const path of ["", "/cancellation", "/moves", "/export.json", "/erasure"])
    expect([path, (await supervisor.get(`/admin/reservations/nobody${path}`)).status]).toEqual([path, 404]);
});

test("B2 a change of plan loses nobody: who is left outside is told on the day and listed", async () => {
  await booked({ name: "Radim Okrajový" }, "2026-12-14T13:30");
  expect(await page("/admin/reservations/outside")).not.toContain("Radim Okrajový");
  const shorter = lhota((office) => {
    const [row] = office.plans[0]?.weekly ?? [];
    if (row !== undefined && "to" in row) row.to = "13:00" as typeof row.to;
  });
  await app.running.works.write((work) => applyOfficeFile(work, shorter, null));
  const day = await page("/admin/reservations");
  expect(day).toContain("mimo rozvrh");
  expect(day).toContain('href="/admin/reservations/outside"');
  expect(await page("/admin/reservations/outside")).toContain("Radim Okrajový");
});
