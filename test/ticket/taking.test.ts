import { afterEach, describe, expect, test } from "bun:test";
import type { OfficeFile } from "../../src/office/office-file.ts";
import { locationOf } from "../../src/office/office.ts";
import { currentOffice } from "../../src/office/queries.ts";
import { roomCode } from "../../src/queue/phone-tickets.ts";
import { openApp, type TestApp, type TestVisitor } from "../support/app.ts";
import { lhota } from "../support/cast.ts";
import { htmlFaults } from "../support/html.ts";

let app: TestApp;
let phone: TestVisitor;

/** The cast's lobby, where a phone takes tickets, at 9:00 on Tuesday 24 November 2026. */
async function openLobby(way: "off" | "poster" | "changing", change: (office: OfficeFile) => void = () => {}) {
  app = await openApp({
    office: lhota((office) => {
      for (const location of office.locations) location.phoneTickets = way;
      change(office);
    }),
  });
  await app.clock("2026-11-24T09:00:00");
  phone = app.visitor();
}

afterEach(() => app.stop());

const codeNow = (): Promise<string> =>
  app.running.works.read(
    async (reader) =>
      roomCode(reader.house.key, locationOf(await currentOffice(reader), "naves"), reader.now) ?? "nothing",
  );
const address = (code: string): string => `/ticket/new?location=naves&c=${code}`;
const passOn = (html: string): string => /name="pass" value="([^"]+)"/.exec(html)?.[1] ?? "";
const list = async (): Promise<string> => (await phone.get(address(await codeNow()))).text();
const press = (pass: string, fields: Record<string, string> = {}) =>
  phone.post("/ticket/new", { pass, service: "op", sure: "1", ...fields });
const tickets = () =>
  app.running.works.read((reader) =>
    reader.db.selectFrom("ticket").select(["source", "service_id", "class_id"]).orderBy("issued_at").execute(),
  );

describe("a phone in the lobby", () => {
  test("K6 the square of the room opens the list, one press is a ticket of source phone on its own page", async () => {
    await openLobby("changing");
    const page = await phone.get(address(await codeNow()));
    expect(page.headers.getSetCookie()).toEqual([]);
    const html = await page.text();
    expect(html).toContain("Občanský průkaz");
    expect(await htmlFaults(html)).toEqual([]);
    const answer = await press(passOn(html));
    expect(answer.status).toBe(303);
    expect(await (await phone.get(answer.headers.get("location") ?? "")).text()).toContain("A 1");
    expect(await tickets()).toEqual([{ source: "phone", service_id: "op", class_id: null }]);
  });

  test("K3 a form sent often, or with another service, is one ticket; the next scan is another", async () => {
    await openLobby("changing");
    const pass = passOn(await list());
    const answers = await Promise.all([
      press(pass),
      press(pass),
      press(pass),
      press(pass, { service: "pas" }),
      press(pass),
    ]);
    expect(new Set(answers.map(({ headers }) => headers.get("location"))).size).toBe(1);
    expect(await tickets()).toHaveLength(1);
    expect((await press(passOn(await list()))).headers.get("location")).not.toBe(answers[0]?.headers.get("location"));
    expect(await tickets()).toHaveLength(2);
  });

  test("K6 the code shown before is still taken, the one before that is asked to scan again", async () => {
    await openLobby("changing");
    const code = await codeNow();
    await app.clock("2026-11-24T09:00:59");
    expect((await phone.get(address(code))).status).toBe(200);
    await app.clock("2026-11-24T09:01:00");
    const late = await phone.get(address(code));
    expect(late.status).toBe(410);
    const html = await late.text();
    expect(html).toContain("Tenhle kód už neplatí");
    expect(passOn(html)).toBe("");
    expect(await htmlFaults(html)).toEqual([]);
  });

  test("K6 who has the list open may choose after the code has changed", async () => {
    await openLobby("changing");
    const pass = passOn(await list());
    await app.clock("2026-11-24T09:03:00");
    expect((await press(pass)).status).toBe(303);
  });

  test("K6 a poster's code stays, and is not the one of a changing square", async () => {
    await openLobby("poster");
    const code = await codeNow();
    await app.clock("2026-11-24T11:00:00");
    expect((await phone.get(address(code))).status).toBe(200);
    expect((await phone.get(address("nothing-like-1"))).status).toBe(410);
  });

  test("K6 where it is not set there is nothing, with whatever code", async () => {
    await openLobby("off");
    expect((await phone.get(address("whatever"))).status).toBe(404);
    expect((await phone.get("/ticket/new?location=elsewhere&c=x")).status).toBe(404);
    expect((await phone.get("/ticket/new")).status).toBe(404);
  });

  test("K6 a pass nobody signed gives nothing", async () => {
    await openLobby("changing");
    const [body = ""] = passOn(await list()).split(".");
    expect((await press(`${body}.AAAA`)).status).toBe(400);
    expect((await press("")).status).toBe(400);
    expect(await tickets()).toEqual([]);
  });

  test("K1 a service nobody serves is asked about first, with the chosen class kept", async () => {
    await openLobby("changing");
    const pass = passOn(await list());
    const asked = await phone.post("/ticket/new", { pass, service: "op", class: "infant" });
    expect(asked.status).toBe(200);
    const html = await asked.text();
    expect(html).toContain("Tohle teď nikdo nevyřizuje");
    expect(html).toContain('name="class" value="infant"');
    expect(await tickets()).toEqual([]);
    await press(pass, { class: "infant" });
    expect(await tickets()).toEqual([{ source: "phone", service_id: "op", class_id: "infant" }]);
  });

  test("K3 when the day's tickets are gone the list says so and keeps the way to booking", async () => {
    await openLobby("changing", (office) => {
      for (const location of office.locations) location.issuing.capacityPerDay = 1;
    });
    const [first, second] = [passOn(await list()), passOn(await list())];
    expect((await press(first)).status).toBe(303);
    const no = await press(second);
    expect(no.status).toBe(503);
    const html = await no.text();
    expect(html).toContain("dnes už rozebráno");
    expect(html).toContain("/booking");
    expect(await tickets()).toHaveLength(1);
  });

  test("L6 a lobby behind one address takes sixty in ten minutes, then it is told to wait", async () => {
    await openLobby("changing", (office) => {
      for (const location of office.locations) for (const series of location.series) series.to = 999;
    });
    const passes = await Promise.all(Array.from({ length: 61 }, async () => passOn(await list())));
    const statuses: number[] = [];
    for (const pass of passes) statuses.push((await press(pass)).status);
    expect(statuses.slice(0, 60)).toEqual(Array(60).fill(303));
    expect(statuses[60]).toBe(429);
  });
});

describe("another language", () => {
  /** Where the page's switch to English leads. */
  const english = (html: string): string =>
    (/href="([^"]+)"[^>]*hreflang="en"/.exec(html)?.[1] ?? "").replaceAll("&amp;", "&");

  test("K6 on the list goes on after the code has changed, with the same touch", async () => {
    await openLobby("changing");
    const html = await list();
    await app.clock("2026-11-24T09:03:00");
    const other = await phone.get(english(html));
    expect(other.status).toBe(200);
    const said = await other.text();
    expect(said).toContain("What brings you here?");
    const answers = [await press(passOn(html)), await press(passOn(said))];
    expect(new Set(answers.map(({ headers }) => (headers.get("location") ?? "").split("?")[0])).size).toBe(1);
    expect(await tickets()).toHaveLength(1);
  });

  test("K6 on the answer to a post keeps the lobby", async () => {
    await openLobby("changing");
    const asked = await phone.post("/ticket/new", { pass: passOn(await list()), service: "op" });
    const other = await phone.get(english(await asked.text()));
    expect(other.status).toBe(200);
    expect((await press(passOn(await other.text()))).status).toBe(303);
  });

  test("K6 a pass in an address that nobody signed opens nothing", async () => {
    await openLobby("changing");
    expect((await phone.get("/ticket/new?pass=abc.def&lang=en")).status).toBe(400);
  });
});

test("L6 a form sent again and again counts once against the address", async () => {
  await openLobby("changing");
  const pass = passOn(await list());
  for (let turn = 0; turn < 70; turn += 1) expect((await press(pass)).status).toBe(303);
  expect((await press(passOn(await list()))).status).toBe(303);
});

test("K6 the poster is for staff alone", async () => {
  await openLobby("poster");
  const answer = await phone.get("/admin/posters/naves");
  expect(answer.status).toBe(303);
  expect(answer.headers.get("location")).toContain("/admin/sign-in");
});
