import { afterEach, expect, test } from "bun:test";
import { counterNow } from "../../src/queue/queries.ts";
import { carriedOf, clerkAt, PARTIAL } from "../proof/booths.ts";
import { openApp, type TestApp, type TestVisitor } from "../support/app.ts";
import { at, fixture, lineOf, numberAt, numberOn, officeClock, page, takeTicket } from "./hall.ts";

let app: TestApp;
afterEach(() => app.stop());

/** What a clerk's screen or one of its panels sends; answered by the screen. */
async function does(
  clerk: TestVisitor,
  counter: string,
  deed: readonly [path: string, fields: Record<string, string>],
): Promise<string> {
  const [path, fields] = deed;
  const screen = await page(clerk.get(`/counter/${counter}`));
  const answer = await clerk.post(`/counter/${counter}/${path}`, { ...carriedOf(screen), ...fields }, PARTIAL);
  const html = await answer.text();
  if (answer.status !== 200) throw new Error(`${path}: ${answer.status}`);
  return html;
}

const opens = (clerk: TestVisitor, counter: string) => does(clerk, counter, ["state", { state: "open" }]);
const next = (clerk: TestVisitor, counter: string) => does(clerk, counter, ["calls", {}]);

/** The calls a board shows, the newest first. */
const numbersOf = (html: string): string[] =>
  [...html.matchAll(/class="(?:call__ticket|[a-z]*__number)"[^>]*>([^<]+)</g)].map(([, number = ""]) => number.trim());

const parkedAt = (counter: string): Promise<string> =>
  app.running.works.read(async (reader) => (await counterNow(reader, counter)).parked[0]?.id ?? "nobody");

const openTickets = (): Promise<string[]> =>
  app.running.works.read(async ({ db }) =>
    (
      await db
        .selectFrom("ticket")
        .select("number")
        .where("state", "in", ["waiting", "called", "serving", "parked"])
        .execute()
    ).map(({ number }) => number),
  );

function nextWorkday(day: string): string {
  let next = Temporal.PlainDate.from(day).add({ days: 1 });
  while (next.dayOfWeek > 5) next = next.add({ days: 1 });
  return next.toString();
}

test("Q1–Q8 a morning in Toruń with two kiosks and three windows: sent on, parked, put off, called again, picked, and gone by tomorrow", async () => {
  app = await openApp({ town: "torun" });
  const { day } = await officeClock(app);
  await at(app, "07:41:00");
  const [hall, room] = [await fixture(app, "biletomat-urzad"), await fixture(app, "biletomat-urzad-2")];
  const board = await fixture(app, "ekran-urzad");
  for (const [minute, kiosk, service, number] of [
    ["07:41:00", hall, "dowod-wniosek", "A 1"],
    ["07:42:00", room, "dowod-wniosek", "A 2"],
    ["07:43:00", hall, "rejestracja-pojazdu", "P 1"],
    ["07:44:00", room, "meldunek", "M 1"],
    ["07:45:00", hall, "dowod-wniosek", "A 3"],
    ["07:46:00", room, "dowod-wniosek", "A 4"],
  ] as const) {
    await at(app, minute);
    expect(numberOn(await takeTicket(kiosk, service))).toBe(number);
  }

  const [jana, petr, sona] = await Promise.all([clerkAt(app, 0), clerkAt(app, 1), clerkAt(app, 2)]);
  for (const [clerk, counter] of [
    [jana, "u1"],
    [petr, "u2"],
    [sona, "u3"],
  ] as const)
    await opens(clerk, counter);

  await at(app, "07:50:00");
  expect(numberAt(await next(jana, "u1"))).toBe("A 1");
  expect(numberAt(await does(jana, "u1", ["transfers", { to: "counter:u3" }]))).toBeNull();
  expect(numberAt(await next(sona, "u3"))).toBe("A 1"); // came before P 1, and has kept its time
  expect(numberAt(await next(petr, "u2"))).toBe("A 2");
  await does(petr, "u2", ["parkings", {}]);
  expect(numberAt(await next(petr, "u2"))).toBe("M 1");
  expect(numberAt(await next(jana, "u1"))).toBe("A 3");
  await does(jana, "u1", ["postponements", { minutes: "5" }]);
  expect(numberAt(await next(jana, "u1"))).toBe("A 4");

  const before = await page(board.visitor.get(board.path));
  await does(jana, "u1", ["repeats", {}]);
  expect(numbersOf(await page(board.visitor.get(board.path)))).toEqual(numbersOf(before)); // the same call, not a new one
  await does(jana, "u1", ["absences", {}]);
  expect(numberAt(await next(jana, "u1"))).toBe(null); // A 3 is put off, A 4 was only just called
  await at(app, "07:55:00");
  expect(numberAt(await next(jana, "u1"))).toBe("A 3"); // one other client comes between the calls of A 4
  expect(numberAt(await next(jana, "u1"))).toBe("A 4");

  await does(petr, "u2", ["walk-ins", { service: "meldunek" }]); // somebody who just stands there
  const parkedOne = await parkedAt("u2");
  expect(numberAt(await does(petr, "u2", ["picks", { reason: "agreed", ticket: parkedOne }]))).toBe("A 2");
  await does(petr, "u2", ["completions", { panel: "outcome", outcome: "incomplete", services: "dowod-wniosek" }]);
  expect(numberAt(await next(sona, "u3"))).toBe("P 1");
  await does(sona, "u3", ["completions", {}]);

  await at(app, "07:58:00");
  for (const number of ["A 5", "A 6"]) expect(numberOn(await takeTicket(hall, "dowod-wniosek"))).toBe(number);
  await does(jana, "u1", ["parkings", {}]); // A 4 is forgotten there
  await at(app, "20:00:00");
  expect(await openTickets()).toEqual([]);

  const tomorrow = nextWorkday(day);
  await at(app, `${tomorrow}T07:31:00`);
  await opens(jana, "u1");
  expect(lineOf(await page(jana.get("/counter/u1")))).toEqual([]);
  expect(numberOn(await takeTicket(room, "dowod-wniosek"))).toBe("A 1");
  expect(numberAt(await next(jana, "u1"))).toBe("A 1");
}, 60_000);
