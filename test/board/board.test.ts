import { afterAll, beforeAll, expect, test } from "bun:test";
import { lookForTroubles } from "../../src/counter/trouble-look.ts";
import { locationOf } from "../../src/office/office.ts";
import { currentOffice } from "../../src/office/queries.ts";
import { MINUTE, SECOND } from "../../src/platform/clock.ts";
import { lastEvent } from "../../src/queue/queries.ts";
import { later, openHall, type Hall } from "./hall.ts";
import { visitorOf, type TestVisitor } from "../support/app.ts";

/** Board and display as the server gives them. */
let hall: Hall;
let board: TestVisitor;
let display: TestVisitor;

beforeAll(async () => {
  hall = await openHall((office) => {
    const [place] = office.locations;
    const [shown] = office.boards;
    if (place === undefined || shown === undefined) throw new Error("Lhota has changed");
    place.phoneTickets = "changing";
    place.voice = { on: true, languages: ["cs", "en"], selfTest: null };
    shown.nextNumbers = true;
    shown.inches = 43;
    shown.messages = [
      { text: "Zítra zavřeno.", from: null, to: null },
      { text: "Včera bylo zavřeno.", from: null, to: "2026-11-23" as never },
    ];
    office.boards.push({ ...shown, id: "chodba", counters: ["c2"] });
  });
  board = await hall.fixture("cekarna");
  display = await hall.fixture("okenko-1");
});
afterAll(() => hall.app.stop());

const look = async (visitor: TestVisitor, path: string): Promise<string> => (await visitor.get(path)).text();
const jsonIn = (html: string, name: string): { event: number; number: string; says?: { lang: string }[] }[] =>
  JSON.parse((new RegExp(`${name}="([^"]*)"`).exec(html)?.[1] ?? "[]").replaceAll("&quot;", '"'));
const textIn = (html: string, name: string): string =>
  new RegExp(`class="${name}[^"]*"[^>]*>([^<]*)`).exec(html)?.[1]?.trim() ?? "";

test("A2 the address of a board or display alone shows nothing, nor does another one's right", async () => {
  const paths = ["", "/now", "/stream", "/sizes.css", "/square", "/voice/1/cs"].map((path) => `/board/cekarna${path}`);
  for (const path of [...paths, "/display/okenko-1", "/display/okenko-1/now", "/display/okenko-1/stream"]) {
    expect([path, (await hall.app.visitor().get(path)).status]).toEqual([path, 403]);
  }
  const cookie = board.cookiesFor("/board/cekarna");
  for (const path of ["/board/chodba", "/display/okenko-1"])
    expect((await hall.app.visitor().get(path, { cookie })).status).toBe(403);
});

test("V1 the board shows the call, the ones before, who waits and where, the next numbers, the messages of the day", async () => {
  const first = await hall.call("c1");
  const second = await hall.call("c2");
  const html = await look(board, "/board/cekarna");
  expect(textIn(html, "call__ticket")).toBe(second);
  expect(textIn(html, "call__counter")).toBe("2");
  expect(textIn(html, "previous__number")).toBe(first);
  expect(textIn(html, "waiting__name")).toBe("Občanský průkaz");
  expect(textIn(html, "waiting__count")).toBe("0");
  expect(html).toContain("Zítra zavřeno.");
  expect(html).not.toContain("Včera bylo zavřeno.");
  expect(html).not.toMatch(/Jana|Petr/);
});

test("V1 who waits is counted by matter and told by number, in the order they will be called; the arrow says where to", async () => {
  const waits = () => hall.waits();
  const numbers = [await waits(), await waits()];
  const html = await look(board, "/board/cekarna");
  expect(html).toMatch(/call__ticket">[^<]*<\/span><svg class="arrow"/);
  expect([...html.matchAll(/next__number">([^<]*)/g)].map(([, number]) => number)).toEqual(numbers);
  expect(/waiting__count">(\d+)/.exec(html)?.[1]).toBe("2");
  await hall.press("calls");
  await hall.press("completions");
  await hall.press("calls");
  await hall.press("completions");
});

test("V1 a board of some counters shows their calls only", async () => {
  const hallway = await hall.fixture("chodba");
  const ours = await hall.call("c2");
  await hall.call("c1");
  const html = await look(hallway, "/board/chodba");
  expect(textIn(html, "call__ticket")).toBe(ours);
  expect(textIn(html, "call__counter")).toBe("2");
});

test("Q9 two calls within one second are both told for announcing, the older first; one that is a minute old is not", async () => {
  const [one, two] = [await hall.call("c1"), await hall.call("c2")];
  const told = jsonIn(await look(board, "/board/cekarna"), "data-announcements");
  expect(told.slice(-2).map(({ number }) => number)).toEqual([one, two]);
  expect(told.at(-1)?.says?.map(({ lang }) => lang)).toEqual(["cs", "en"]);
  await later(hall, 61);
  expect(jsonIn(await look(board, "/board/cekarna"), "data-announcements")).toEqual([]);
});

test("Q5 a call taken back is told for some seconds, then no more, and is not announced", async () => {
  const number = await hall.call("c1");
  await hall.press("undo");
  const html = await look(board, "/board/cekarna");
  expect(html).toContain(`Číslo ${number}: vyvolání neplatí`);
  expect(jsonIn(html, "data-announcements").map((call) => call.number)).not.toContain(number);
  expect(jsonIn(html, "data-taken-back").map((call) => call.number)).toContain(number);
  await later(hall, 9);
  expect(await look(board, "/board/cekarna")).not.toContain("vyvolání neplatí");
});

test("K6 the square on the board changes every half minute and leads to a page that gives a ticket", async () => {
  const first = await look(board, "/board/cekarna/square");
  const until = Number(/data-until="(\d+)"/.exec(first)?.[1]);
  expect(until - hall.app.running.clocks.office()).toBeLessThanOrEqual(30_000);
  await later(hall, 30);
  const second = await look(board, "/board/cekarna/square");
  expect(/ d="(M[^"]{200,})"/.exec(second)?.[1]).not.toBe(/ d="(M[^"]{200,})"/.exec(first)?.[1]);
});

test("A6 the board's own stylesheet holds its sizes and the office's colour in plain rules", async () => {
  const answer = await board.get("/board/cekarna/sizes.css");
  expect(answer.headers.get("content-type")).toContain("text/css");
  const rules = await answer.text();
  expect(rules).toContain(".previous__row:nth-child(n+3)"); // 43 inches: two rows
  expect(rules).not.toContain("var(");
});

test("V3 a page of another edition is told to load itself again, by stream and by asking", async () => {
  const html = await look(board, "/board/cekarna");
  const edition = /data-edition="([^"]*)"/.exec(html)?.[1] ?? "";
  const after = /data-after="(\d+)"/.exec(html)?.[1] ?? "";
  const polled = (v: string) => board.get(`/board/cekarna/now?after=${after}&v=${v}`);
  expect((await polled(edition)).status).toBe(204);
  const answer = await polled("old");
  expect([answer.status, answer.headers.get("x-event")]).toEqual([200, after]);
  const stream = await look(board, `/board/cekarna/stream?after=${after}&v=old`);
  expect(stream).toStartWith("event: again\n");
});

test("Q9 a board that knows more than the server, whose copy was put back, is shown what there is", async () => {
  const answer = await board.get("/board/cekarna/now?after=999999");
  expect(answer.status).toBe(200);
});

test("V1 sound is made of a call of this board only, and in its languages only; a part of it can be asked for", async () => {
  const number = await hall.call("c1");
  const call = jsonIn(await look(board, "/board/cekarna"), "data-announcements").find((one) => one.number === number);
  if (!(await speaks())) return;
  const clip = `/board/cekarna/voice/${call?.event}/cs`;
  const whole = await board.get(clip);
  expect([whole.status, whole.headers.get("content-type")]).toEqual([200, "audio/wav"]);
  const part = await board.get(clip, { range: "bytes=0-99" });
  expect([part.status, (await part.arrayBuffer()).byteLength]).toEqual([206, 100]);
  expect((await board.get("/board/cekarna/voice/test/en")).status).toBe(200);
  for (const path of [`${call?.event}/pl`, `${call?.event}/xx`, "1/cs", "test/uk", "nothing/cs"])
    expect([path, (await board.get(`/board/cekarna/voice/${path}`)).status]).toEqual([path, 404]);
  const hallway = await hall.fixture("chodba");
  expect((await hallway.get(`/board/chodba/voice/${call?.event}/cs`)).status).toBe(404);
});

const speaks = async (): Promise<boolean> => (await look(board, "/board/cekarna")).includes("/voice/test/cs");

test("V1 a board that cannot be heard says so, staff are told, and it ends when it is heard again", async () => {
  const troubles = () =>
    hall.app.running.works.read(async (reader) => {
      const office = await currentOffice(reader);
      const found = await lookForTroubles(reader, {
        office,
        location: locationOf(office, "naves"),
        clock: null,
        silent: () => false,
      });
      return found.filter(({ kind }) => kind === "mute");
    });
  const report = (heard: string) => board.post("/board/cekarna/sound", { heard });
  expect((await report("0")).status).toBe(204);
  expect(await troubles()).toEqual([{ kind: "mute", name: "Čekárna" }]);
  await report("0");
  await report("1");
  expect(await troubles()).toEqual([]);
  const stranger = visitorOf(() => hall.app.address);
  expect((await stranger.post("/board/cekarna/sound", { heard: "0" })).status).toBe(403);
});

test("V2 a display shows its counter: the number, a free counter, a pause, and that it is closed", async () => {
  const number = await hall.call("c1");
  const seen = async () => {
    const html = await look(display, "/display/okenko-1");
    return [textIn(html, "display__large"), textIn(html, "display__says"), textIn(html, "display__counter")];
  };
  expect(await seen()).toEqual([number, "Pojďte prosím dál", "Kabinka 1"]);
  await later(hall, 90);
  expect((await seen())[1]).toBe("Právě obsluhujeme");
  await hall.press("completions");
  expect((await seen())[1]).toBe("Čekáme na dalšího");
  await hall.press("state", { state: "paused" });
  expect((await seen())[0]).toBe("Přestávka");
  await hall.press("state", { state: "closed" });
  expect((await seen())[0]).toBe("Zavřeno");
  await hall.press("state", { state: "open" });
});

test("Q9 a display that can only ask hears of a new minute too, and of nothing in between", async () => {
  const { running } = hall.app;
  const asked = async () => {
    const event = await running.works.read(lastEvent);
    return (await display.get(`/display/okenko-1/now?after=${event}`)).status;
  };
  const past = running.clocks.office() % MINUTE;
  await later(hall, (2 * MINUTE - past) / SECOND + 20);
  expect(await asked()).toBe(204);
  await later(hall, 41);
  expect(await asked()).toBe(200);
});

test("V3 for a television switched on before the server there is a file that waits, without rights or secrets", async () => {
  const file = await fetch(`${hall.app.address}/board-start/cekarna/board-start.html`);
  expect(file.headers.get("content-disposition")).toContain("board-start.html");
  expect(await file.text()).toContain(`/board-start/cekarna`);
  const step = await (await fetch(`${hall.app.address}/board-start/cekarna`)).text();
  expect(step).toContain('content="0;url=/board/cekarna"');
  const display = await (await fetch(`${hall.app.address}/board-start/okenko-1`)).text();
  expect(display).toContain('content="0;url=/display/okenko-1"');
  expect((await fetch(`${hall.app.address}/board-start/nowhere/board-start.html`)).status).toBe(404);
});

test("V3 the administrator finds each board and display in the settings: to enrol it, its start file, how it is put up", async () => {
  const admin = hall.app.visitor();
  await admin.post("/trial/sign-in", { role: "admin", desk: "admin" });
  const html = await look(admin, "/admin/settings");
  for (const id of ["cekarna", "chodba", "okenko-1"]) {
    const href = new RegExp(`href="(/board-start/${id}/board-start\\.html[^"]*)"`).exec(html)?.[1] ?? "";
    expect((await admin.get(href)).headers.get("content-disposition")).toContain("board-start.html");
    expect(html).toContain(`action="/admin/fixtures/${id}/enrolment"`);
  }
  expect(html).toContain("Displej přepážky 1");
  expect(html).toContain("Jak pověsit tabuli nebo displej");
  await admin.post("/admin/fixtures/okenko-1/enrolment");
  expect((await admin.get("/display/okenko-1")).status).toBe(200);
});
