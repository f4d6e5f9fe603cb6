import { Database } from "bun:sqlite";
import { afterAll, beforeAll, expect, test } from "bun:test";
import { join } from "node:path";
import { at, officeClock, page } from "../journeys/hall.ts";
import { wordsOf } from "../journeys/reading.ts";
import { openChild, type Child } from "./child.ts";
import { busyMorning, type Ledger } from "./busy-morning.ts";
import { numberOn } from "../journeys/hall.ts";

/** `OKENKO_KILLS=200` is the long form. */
const KILLS = Number(process.env["OKENKO_KILLS"] ?? 15);

let child: Child;
beforeAll(async () => {
  child = await openChild("trutnov");
});
afterAll(() => child.remove());

test(
  `D2 killed ${KILLS} times in the middle of a busy morning nothing acknowledged is lost and nothing is done twice`,
  async () => {
    await at(child, "08:01:00");
    const { day } = await officeClock(child);
    const morning = await busyMorning(child, day);
    const ready: number[] = [];
    for (let kills = 0; kills < KILLS; kills += 1) {
      await Bun.sleep(150 + Math.random() * 600); // the moment is what is tried here
      await child.kill();
      ready.push(await child.start());
    }
    const ledger = await morning.end();

    expect(await lost(ledger)).toEqual([]);
    expect(await lost({ ...ledger, held: [...ledger.held, "/booking/held/never-was"] })).toHaveLength(1);
    expect(twice(ledger.held)).toEqual([]);
    expect(twice(ledger.tickets.map(({ number }) => number))).toEqual([]);
    expect(twice(ledger.called)).toEqual([]);
    expect(
      Math.min(ledger.held.length, ledger.confirmed.length, ledger.tickets.length, ledger.called.length),
    ).toBeGreaterThan(3);
    await child.kill();
    expect(wrongInData()).toEqual([]);

    const sorted = ready.toSorted((a, b) => a - b);
    const told = [sorted[Math.floor(KILLS / 2)], sorted.at(-1)].map((ms) => `${Math.round(ms ?? 0)} ms`);
    console.log(
      `killed ${KILLS} times: ${ledger.held.length} bookings, ${ledger.confirmed.length} confirmed, ${ledger.tickets.length} tickets, ` +
        `${ledger.called.length} calls kept; ready again in ${told[0]} (median), ${told[1]} (worst), with the clients beside it`,
    );
  },
  60_000 + KILLS * 4_000,
);

/** What was acknowledged to somebody and is not there any more. */
async function lost(ledger: Ledger): Promise<string[]> {
  const visitor = child.visitor();
  const gone: string[] = [];
  for (const path of ledger.held) {
    const says = wordsOf(await (await visitor.get(path)).text());
    if (!says.includes("Termín držíme do") && !says.includes("Termín je váš")) gone.push(path);
  }
  for (const path of ledger.confirmed)
    if (!wordsOf(await (await visitor.get(path)).text()).includes("Termín je váš")) gone.push(path);
  for (const { path, number } of ledger.tickets)
    if (numberOn(await page(ledger.kiosk.get(path))) !== number) gone.push(number);
  return gone;
}

const twice = (things: readonly string[]): string[] => things.filter((thing, index) => things.indexOf(thing) !== index);

/** Looked at from outside, in the file itself: a place given twice, a number twice, a deed without its message (D2). */
function wrongInData(): string[] {
  const data = new Database(join(child.folder, "trial-trutnov.db"));
  const wrong: string[] = [];
  const none = (what: string, sql: string) => {
    const rows = data.query(sql).all();
    if (rows.length > 0) wrong.push(`${what}: ${rows.length}`);
  };
  if (data.query<{ integrity_check: string }, []>("PRAGMA integrity_check").get()?.integrity_check !== "ok")
    wrong.push("the file is damaged");
  none("broken references", "PRAGMA foreign_key_check");
  none(
    "overbooked",
    `SELECT 1 FROM reservation WHERE state IN ('pending', 'confirmed', 'arrived') AND source = 'web'
     GROUP BY plan_id, starts_at HAVING count(*) > 1`,
  );
  none("numbers twice", "SELECT 1 FROM ticket GROUP BY location_id, day, number HAVING count(*) > 1");
  none(
    "bookings without their message",
    `SELECT 1 FROM reservation WHERE source = 'web' AND NOT EXISTS
       (SELECT 1 FROM message WHERE reservation_id = reservation.id AND kind = 'please-confirm')`,
  );
  none(
    "confirmations without their message",
    `SELECT 1 FROM reservation WHERE source = 'web' AND state = 'confirmed' AND 1 <>
       (SELECT count(*) FROM message WHERE reservation_id = reservation.id AND kind = 'confirmed')`,
  );
  none(
    "called by two",
    "SELECT 1 FROM ticket WHERE state IN ('called', 'serving') GROUP BY counter_id HAVING count(*) > 1",
  );
  data.close();
  return wrong;
}
