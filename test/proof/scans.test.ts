import { Database } from "bun:sqlite";
import { afterEach, expect, test } from "bun:test";
import { join } from "node:path";
import { boardCalls, dayNow, unreached } from "../../src/queue/queries.ts";
import { at, bookAndConfirm, fixture, page, takeTicket } from "../journeys/hall.ts";
import { openApp, type TestApp } from "../support/app.ts";
import { carriedOf, clerkAt, screenOf, send } from "./booths.ts";

let app: TestApp | null = null;
const prepare = Database.prototype.prepare;
afterEach(async () => {
  Database.prototype.prepare = prepare;
  await app?.stop();
  app = null;
});

/** What grows with every client who ever came. What is asked of these at each press, and every second, goes by an index. */
const GROWING =
  "ticket event number touch print_job ticket_note learned told reservation place client link sent_form message tray_paper arrival_sms thread";

test("L5 in a morning of booking, kiosk, counter, board and jobs nothing reads through all there ever was", async () => {
  const asked = new Set<string>();
  Database.prototype.prepare = function (this: Database, sql: string, ...rest: never[]) {
    asked.add(sql);
    return prepare.call(this, sql, ...rest);
  } as typeof prepare;
  app = await openApp({ town: "trutnov" });
  await at(app, "07:41:00");
  const matter = "Občanský průkaz – podat žádost";
  await bookAndConfirm(app, { matter, time: "9:00", name: "Vesna Krásná", email: "vesna@example.org" });
  await at(app, "08:01:00");
  const [kiosk, board] = [await fixture(app, "hala"), await fixture(app, "cekarna")];
  for (let people = 0; people < 3; people += 1) await takeTicket(kiosk, "op-zadost");
  const clerk = await clerkAt(app);
  const booth = { id: "kabinka-2" };
  for (const [path, fields] of PRESSES)
    await send(clerk, booth, path, { ...carriedOf(await screenOf(clerk, booth.id)), ...fields });
  await page(board.visitor.get(board.path));
  await app.running.works.read(async (reader) => {
    await boardCalls(reader, { locationId: "spravni", counterIds: ["kabinka-2"], most: 5 });
    await dayNow(reader, "spravni");
    await unreached(reader, "spravni");
  });
  await at(app, "20:00:00");
  await app.running.settle();
  Database.prototype.prepare = prepare;

  const data = new Database(join(app.folder, "trial-trutnov.db"), { readonly: true });
  const read = [...asked].filter((sql) => /^(select|update|delete)/i.test(sql));
  expect(read.length).toBeGreaterThan(60);
  expect(read.flatMap((sql) => scansOf(data, sql))).toEqual([]);
  expect(scansOf(data, "select * from ticket where source = ?")).toHaveLength(1); // the proof sees one
  data.close();
}, 60_000);

const PRESSES: readonly (readonly [string, Record<string, string>])[] = [
  ["state", { state: "open" }],
  ["calls", {}],
  ["parkings", {}],
  ["calls", {}],
  ["absences", {}],
  ["undo", {}],
  ["postponements", { minutes: "5" }],
  ["calls", {}],
  ["completions", {}],
];

/** What SQLite says it would read from end to end to answer this; along an index in its order is another matter. */
function scansOf(data: Database, sql: string): string[] {
  const blanks = Array.from({ length: sql.split("?").length - 1 }, () => null);
  const plan = data.query<{ detail: string }, null[]>(`EXPLAIN QUERY PLAN ${sql}`).all(...blanks);
  return plan
    .map(({ detail }) => detail)
    .filter((detail) => GROWING.split(" ").some((table) => detail === `SCAN ${table}`))
    .map((detail) => `${detail}: ${sql.slice(0, 200)}`);
}
