import { Database } from "bun:sqlite";
import { afterEach, expect, test } from "bun:test";
import { join } from "node:path";
import { newToken } from "../../src/platform/id.ts";
import { at, numberOn, officeClock, page } from "../journeys/hall.ts";
import { openApp, type TestApp } from "../support/app.ts";
import { inTurns, lobbyKiosk, officeOf, refit, touch } from "./booths.ts";
import { openChild, type Child } from "./child.ts";

/** `OKENKO_TICKETS=10000` is the proof of C3; a tenth of it on every change. */
const TICKETS = Number(process.env["OKENKO_TICKETS"] ?? 1_000);
const DAYS = 4;
const KILLS = 3;

let child: Child | null = null;
let app: TestApp | null = null;
afterEach(async () => {
  await child?.remove();
  await app?.stop();
  child = app = null;
});

interface Given {
  readonly day: string;
  readonly number: string;
  /** Order in which this one who touches saw them. */
  readonly taker: number;
}

test(`C3 D2 over ${TICKETS} tickets in ${DAYS} days, the process killed ${KILLS} times a day, numbers are unique and rise, and each touch is one ticket`, async () => {
  const hall = (child = await openChild("trutnov"));
  const { day: first } = await officeClock(hall);
  await refit(hall, officeOf(1, true).office);
  const given: Given[] = [];
  for (const [index, day] of workdays(first, DAYS).entries()) {
    await at(hall, `${day}T08:01:00`);
    const kiosks = await Promise.all([0, 1, 2, 3].map(() => lobbyKiosk(hall)));
    let open = true;
    const killer = (async () => {
      for (let kills = 0; kills < KILLS && open; kills += 1) {
        await Bun.sleep(60 + Math.random() * (TICKETS / 10)); // the moment is what is tried here
        await hall.kill();
        await hall.start();
      }
    })();
    await inTurns(TICKETS / DAYS, 4, async (turn) => {
      const taker = turn % 4;
      const kiosk = kiosks[taker] ?? (await lobbyKiosk(hall));
      const service = turn % 3 === 0 ? "pas-zadost" : "op-zadost";
      const touchId = newToken();
      const path = await patient(() => touch(kiosk, service, touchId));
      const number = numberOn(await patient(() => page(kiosk.visitor.get(path))));
      given.push({ day, number, taker: index * 4 + taker });
    });
    open = false;
    await killer;
  }
  expect(given).toHaveLength(TICKETS);
  const keys = given.map(({ day, number }) => `${day} ${number}`);
  expect(new Set(keys).size).toBe(TICKETS);
  await hall.kill();
  expect(wrongInData(hall.folder)).toEqual({ tickets: TICKETS, twice: 0, falling: 0, gaps: 0 });
}, 900_000);

test("C3 K2 numbers begin anew at the office's own midnight, on days of 23 and of 25 hours too, across restarts", async () => {
  const { office } = officeOf(1, true);
  for (const location of office.locations)
    location.openOnHolidays.push(...(HOLIDAYS as typeof location.openOnHolidays));
  const hall = (app = await openApp({ town: "trutnov", office }));
  const kiosk = await lobbyKiosk(hall);
  const seen: string[] = [];
  for (const [index, moment] of MOMENTS.entries()) {
    await at(hall, moment);
    if (index % 3 === 2) await hall.restart();
    seen.push(numberOn(await page(kiosk.visitor.get(await touch(kiosk, "op-zadost")))));
  }
  expect(seen.slice(0, 7)).toEqual(["A 1", "A 2", "A 1", "A 2", "A 3", "A 4", "A 1"]);
  expect(seen.slice(7)).toEqual(["A 1", "A 2", "A 1", "A 2", "A 3", "A 4", "A 5", "A 1"]);
}, 60_000);

const HOLIDAYS = ["2027-03-28", "2027-03-29", "2027-10-31", "2027-11-01"];
/** Around the midnights of the two nights in which the clocks change, told in UTC where the office's own time is told twice. */
const MOMENTS = [
  "2027-03-27T22:00:00",
  "2027-03-27T23:59:59.999",
  "2027-03-28T00:00:00", // a day of 23 hours begins
  "2027-03-28T00:59:59Z", // 1:59:59, a second before the gap
  "2027-03-28T01:00:00Z", // 3:00
  "2027-03-28T23:59:59",
  "2027-03-29T00:00:00",
  "2027-10-30T23:59:59",
  "2027-10-30T23:59:59.500",
  "2027-10-31T00:00:00", // a day of 25 hours begins
  "2027-10-31T00:30:00Z", // 2:30
  "2027-10-31T01:30:00Z", // 2:30 again
  "2027-10-31T22:30:00", // 23.5 hours after midnight by a clock on the wall
  "2027-10-31T23:59:59",
  "2027-11-01T00:00:00",
];

/** The same deed until it is answered, as somebody at a screen that shows "starting" would. */
async function patient<T>(deed: () => Promise<T>): Promise<T> {
  for (let tries = 0; ; tries += 1)
    try {
      return await deed();
    } catch (error) {
      if (tries > 2_000 || !isLine(error)) throw error;
      await Bun.sleep(10);
    }
}

const isLine = (error: unknown): boolean =>
  error instanceof Error && /ECONN|connect|socket|closed|fetch|503/i.test(`${error.name} ${error.message}`);

/** From tomorrow on, so that each day begins with nothing given. */
function workdays(first: string, count: number): string[] {
  const days: string[] = [];
  for (let day = Temporal.PlainDate.from(first); days.length < count; day = day.add({ days: 1 }))
    if (day.dayOfWeek < 6) days.push(day.toString());
  return days;
}

/** Looked at from outside, in the file itself: numbers in the order in which the tickets were given. */
function wrongInData(folder: string) {
  const data = new Database(join(folder, "trial-trutnov.db"));
  const rows = data
    .query<{ day: string; number: string }, []>(
      `SELECT day, ticket.number AS number FROM ticket JOIN event ON event.ticket_id = ticket.id AND event.kind = 'ticket-issued'
       WHERE source = 'kiosk' ORDER BY event.number`,
    )
    .all();
  data.close();
  const last = new Map<string, number>();
  let [falling, gaps] = [0, 0];
  for (const { day, number } of rows) {
    const [series = "", running = "0"] = number.split(" ");
    const before = last.get(`${day} ${series}`) ?? 0;
    if (Number(running) <= before) falling += 1;
    if (Number(running) !== before + 1) gaps += 1;
    last.set(`${day} ${series}`, Number(running));
  }
  const twice = rows.length - new Set(rows.map(({ day, number }) => `${day} ${number}`)).size;
  return { tickets: rows.length, twice, falling, gaps };
}
