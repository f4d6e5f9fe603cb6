import { Database } from "bun:sqlite";
import { afterEach, beforeEach, describe, expect, test } from "bun:test";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { eraseLettersTo, write } from "../../src/messaging/actions.ts";
import { gammuChannel } from "../../src/messaging/channels/gammu.ts";
import { createCollecting } from "../../src/messaging/collecting.ts";
import { createPost, type Post } from "../../src/messaging/post.ts";
import { stillHeld } from "../../src/messaging/queries.ts";
import { fakeModem } from "../support/fake-modem.ts";
import { makeTables, startDaemon, withGammu } from "../support/gammu.ts";
import { openHouse, type TestHouse } from "../support/house.ts";
import { until } from "../support/until.ts";
import { letter, postNeeds } from "./sample.ts";

const VESNA = "+420601234567";
const OTHER = "+420601999999";
const SECRET = "Tajemna";
const VALUES = { ...letter().values, service: SECRET };

let folder: string;
let file: string;
let tables: Database;
let house: TestHouse;
let post: Post;
let collecting: Post;
beforeEach(async () => {
  if (!withGammu) return;
  folder = mkdtempSync(join(tmpdir(), "okenko-erasing-"));
  file = join(folder, "smsd.db");
  makeTables(file);
  tables = asTheDaemon();
  house = await openHouse();
  tables.run("INSERT INTO phones (ID, IMEI, IMSI, Client, Signal) VALUES ('modem', '1', '1', '', 60)");
  tables.run("UPDATE phones SET UpdatedInDB = datetime('now')");
  begin();
});
afterEach(async () => {
  if (!withGammu) return;
  tables.close();
  await house.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Debian's SQLite is built to write over what is deleted. */
function asTheDaemon(): Database {
  const db = new Database(file);
  db.run("PRAGMA secure_delete = ON");
  return db;
}
/** A process of its own: it remembers nothing. */
function begin(): void {
  const needs = postNeeds(house, gammuChannel({ file, perMinute: 60 }));
  [post, collecting] = [createPost(needs), createCollecting(needs)];
}
/** Ten seconds go by, and what the jobs do in them. */
async function round(): Promise<void> {
  house.clocks.moveElapsed(10_000);
  await post();
  await collecting();
}
const give = async (recipient: string): Promise<string> => {
  const notAfter = (house.clocks.office() + 3_600_000) as never;
  const text = letter({ channel: "sms", kind: "confirmed", recipient, values: VALUES, notAfter });
  const id = await house.works.write((work) => write(work, text));
  await round();
  return id;
};
const erase = (recipient: string) => house.works.write((work) => eraseLettersTo(work, recipient));
/** The daemon sent it: one row for each part, and its own row gone. */
const left = (id: string, status = "DeliveryOK"): void => {
  tables.run(
    `INSERT INTO sentitems (ID, CreatorID, Status, Text, UDH, SenderID, DestinationNumber, TextDecoded, InsertIntoDB)
     SELECT ID, CreatorID, ?, '', '', 'okenko', DestinationNumber, TextDecoded, InsertIntoDB FROM outbox WHERE CreatorID = ?`,
    [status, `okenko:${id}`],
  );
  tables.run("DELETE FROM outbox_multipart WHERE ID IN (SELECT ID FROM outbox WHERE CreatorID = ?)", [`okenko:${id}`]);
  tables.run("DELETE FROM outbox WHERE CreatorID = ?", [`okenko:${id}`]);
};
const marks = (table: "outbox" | "sentitems"): string[] =>
  tables
    .query<{ mark: string }, []>(`SELECT CreatorID AS mark FROM ${table} ORDER BY ID`)
    .all()
    .map(({ mark }) => mark.replace("okenko:", ""));
const stateOf = (id: string) =>
  house.store.raw.query<{ state: string }, [string]>("SELECT state FROM message WHERE id = ?").get(id)?.state;
/** The files beside the daemon in which its words or its number still stand. */
const filesWith = (...words: string[]): string[] =>
  readdirSync(folder, { withFileTypes: true })
    .filter((each) => each.isFile()) // the modem's terminal is no file, and reading it would take its words away
    .filter(({ name }) => {
      const bytes = readFileSync(join(folder, name));
      return words.some((word) => bytes.includes(word));
    })
    .map(({ name }) => name);
const troubles = () => house.works.read(stillHeld);

describe.skipIf(!withGammu)("what is erased here goes from gammu's tables too", () => {
  test("P3 P1 a message that left is gone there ten seconds later, from the files as well; another's stays", async () => {
    const [hers, others] = [await give(VESNA), await give(OTHER)];
    for (const id of [hers, others]) left(id);
    await round();
    expect(filesWith(VESNA)).not.toEqual([]);
    await erase(VESNA);
    await round();
    expect(marks("sentitems")).toEqual([others]);
    expect(filesWith(VESNA)).toEqual([]);
    expect(filesWith(OTHER)).not.toEqual([]);
    expect(stateOf(hers)).toBe("delivered");
  });

  test("A4 erased by time, however soon after the visit, it is erased there as well", async () => {
    const id = await give(VESNA);
    left(id, "SendingOK");
    await round();
    house.store.raw.run("UPDATE message SET recipient = NULL, subject = NULL, body = NULL, parts = NULL"); // as the job that empties does
    await round();
    expect([marks("sentitems"), filesWith(VESNA)]).toEqual([[], []]);
  });

  test("P3 what has not begun to leave never will, and holds up nobody else", async () => {
    const id = await give(VESNA);
    expect(marks("outbox")).toEqual([id]);
    await erase(VESNA);
    await round();
    await round();
    expect([marks("outbox"), marks("sentitems"), filesWith(VESNA, SECRET)]).toEqual([[], [], []]);
    expect(stateOf(id)).toBe("cancelled");
  });

  test("D4 what is just leaving stays until it has", async () => {
    const id = await give(VESNA);
    tables.run("UPDATE outbox SET SendingTimeOut = datetime('now', 'localtime', '+60 seconds')");
    await erase(VESNA);
    await round();
    expect(marks("outbox")).toEqual([id]);
    left(id);
    await round();
    await round();
    expect([marks("outbox"), marks("sentitems"), filesWith(VESNA)]).toEqual([[], [], []]);
  });

  test("D4 what has left in part goes on, and is erased with its last part", async () => {
    const id = await give(VESNA);
    tables.run(
      `INSERT INTO sentitems (ID, SequencePosition, CreatorID, Status, Text, UDH, SenderID, InsertIntoDB)
       SELECT ID, 2, CreatorID, 'SendingOK', '', '', 'okenko', InsertIntoDB FROM outbox`,
    );
    await erase(VESNA);
    await round();
    expect([marks("outbox"), marks("sentitems")]).toEqual([[id], [id]]);
    left(id);
    await round();
    await round();
    expect([marks("outbox"), marks("sentitems"), filesWith(VESNA)]).toEqual([[], [], []]);
  });

  test("A4 while the daemon holds its tables it is owed, after a quarter of an hour it is a trouble, and then it is done", async () => {
    left(await give(VESNA));
    await round();
    await erase(VESNA);
    tables.run("BEGIN IMMEDIATE");
    await round();
    expect(await troubles()).toEqual([]);
    const since = house.clocks.office();
    house.clocks.move(15 * 60_000);
    await round();
    expect(await troubles()).toEqual([{ transport: "gammu", since }]);
    tables.run("ROLLBACK");
    await round();
    expect([await troubles(), marks("sentitems"), filesWith(VESNA)]).toEqual([[], [], []]);
  });

  test("P1 somebody reading keeps the words in the log, and they are gone once they have read", async () => {
    left(await give(VESNA));
    await round();
    await erase(VESNA);
    const reader = new Database(file, { readonly: true });
    reader.run("BEGIN");
    reader.query("SELECT count(*) FROM phones").get();
    await round();
    expect(marks("sentitems")).toEqual([]);
    expect(filesWith(VESNA)).not.toEqual([]);
    reader.run("ROLLBACK");
    reader.close();
    await round();
    expect(filesWith(VESNA)).toEqual([]);
  });

  test("A4 erased while the daemon's file was away and the office started anew: owed all the same, and done when it is back", async () => {
    left(await give(VESNA));
    await round();
    tables.close();
    await erase(VESNA);
    const away = mkdtempSync(join(tmpdir(), "okenko-away-"));
    for (const name of readdirSync(folder)) await Bun.write(join(away, name), Bun.file(join(folder, name)));
    rmSync(folder, { recursive: true, force: true });
    begin();
    await round();
    house.clocks.move(15 * 60_000);
    await round();
    expect(await troubles()).toMatchObject([{ transport: "gammu" }]);
    for (const name of readdirSync(away)) await Bun.write(join(folder, name), Bun.file(join(away, name)));
    rmSync(away, { recursive: true, force: true });
    tables = asTheDaemon();
    await round();
    await round();
    expect([await troubles(), marks("sentitems"), filesWith(VESNA)]).toEqual([[], [], []]);
  });
});

test.skipIf(!withGammu)(
  "P3 P1 the real daemon: sent, then erased, no file beside it says to whom or what; what it has yet to do goes on",
  async () => {
    const modem = await fakeModem(folder);
    const daemon = startDaemon(folder, modem.device, "nothing");
    try {
      const [hers, others] = [await give(VESNA), await give(OTHER)];
      modem.receive({ from: VESNA, text: `OBJ ${SECRET}` });
      const delivered = (id: string) =>
        until(
          `${id} is delivered`,
          async () => {
            await round();
            return stateOf(id) === "delivered";
          },
          30_000,
        );
      await delivered(hers);
      await delivered(others);
      await until("the text came", async () => {
        await round();
        return house.store.raw.query("SELECT 1 FROM arrival_sms").get() !== null && modem.stored() === 0;
      });
      modem.report(null); // its receipt comes when all is erased
      const late = await give(VESNA);
      await until("it is sent", async () => {
        await round();
        return marks("sentitems").includes(late) && marks("outbox").length === 0;
      });
      await erase(VESNA);
      await erase(OTHER);
      await until("it is gone from every file", async () => {
        await round();
        return filesWith(VESNA, OTHER, VESNA.slice(1), OTHER.slice(1), SECRET).length === 0;
      });
      modem.report(0);
      const next = await give(OTHER);
      await delivered(next);
      expect(modem.parts.map(({ to }) => to).filter((to) => to === VESNA).length).toBeGreaterThanOrEqual(2);
    } finally {
      await daemon.stop("SIGKILL");
      await modem.close();
    }
  },
  120_000,
);
