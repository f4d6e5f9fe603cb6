import { Database } from "bun:sqlite";
import { afterEach, beforeEach, describe, expect, test } from "bun:test";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { write } from "../../src/messaging/actions.ts";
import { gammuChannel } from "../../src/messaging/channels/gammu.ts";
import { createCollecting } from "../../src/messaging/collecting.ts";
import type { Channel, Collected, Health, Submission } from "../../src/messaging/delivery.ts";
import { createPost } from "../../src/messaging/post.ts";
import { claimNext } from "../../src/messaging/sending-store.ts";
import { makeTables, withGammu } from "../support/gammu.ts";
import { openHouse } from "../support/house.ts";
import { letter, postNeeds } from "./sample.ts";

let folder: string;
let file: string;
let tables: Database;
let channel: Channel;
beforeEach(() => {
  if (!withGammu) return;
  folder = mkdtempSync(join(tmpdir(), "okenko-gammu-"));
  file = join(folder, "smsd.db");
  makeTables(file);
  tables = new Database(file);
  channel = gammuChannel({ file });
});
afterEach(() => {
  if (!withGammu) return;
  tables.close();
  rmSync(folder, { recursive: true, force: true });
});

const message = (change: Partial<Submission> = {}): Submission => ({
  id: "zprava1",
  kind: "reminder",
  lane: 40,
  recipient: "+420601234567",
  subject: "",
  body: "Zitra v 8:00 na radnici.",
  parts: null,
  ...change,
});
const CZECH = "Příliš žluťoučký kůň úpěl ďábelské ódy. ".repeat(6);

interface Sent {
  id?: number;
  mark?: string;
  status?: string;
  part?: number;
  daysAgo?: number;
}
/** What the daemon notes of a part it sent. */
const sent = ({ id = 1, mark = "okenko:zprava1", status = "SendingOK", part = 1, daysAgo = 0 }: Sent = {}): void => {
  tables.run(
    `INSERT OR REPLACE INTO sentitems (ID, SequencePosition, CreatorID, Status, Text, UDH, SenderID, TextDecoded, InsertIntoDB)
     VALUES (?, ?, ?, ?, '', '', 'okenko', 'Zitra v 8:00 na radnici.', datetime('now', ?))`,
    [id, part, mark, status, `-${daysAgo} days`],
  );
};
const came = (text: string, header = ""): void => {
  tables.run(
    `INSERT INTO inbox (Text, UDH, RecipientID, SenderNumber, TextDecoded, ReceivingDateTime)
     VALUES ('', ?, '', '+420601234567', ?, datetime('2026-11-24 07:40:00', 'localtime'))`,
    [header, text],
  );
};
const heard = (secondsAgo: number, signal: number): void => {
  tables.run("DELETE FROM phones");
  tables.run(
    `INSERT INTO phones (ID, IMEI, IMSI, Client, Signal, UpdatedInDB) VALUES ('okenko', '1', '1', '', ?, datetime('now', ?))`,
    [signal, `-${secondsAgo} seconds`],
  );
};
const outbox = () =>
  tables
    .query<Record<string, unknown>, []>(
      `SELECT ID, DestinationNumber, TextDecoded, CreatorID, Coding, DeliveryReport, MultiPart, UDH, Priority, Class
       FROM outbox ORDER BY ID`,
    )
    .all();
const collected = async (): Promise<Collected> => {
  const found = await channel.collect?.();
  if (found === undefined) throw new Error("it does not collect");
  return found;
};
const states = async (): Promise<string[]> => {
  const { receipts, done } = await collected();
  await done();
  return receipts.map(({ reference, state }) => `${reference} ${state}`);
};
const health = async (): Promise<Health | undefined> => channel.health?.();

describe.skipIf(!withGammu)("handing over to gammu's tables", () => {
  test("M3 a message is one row the daemon understands, with a report asked for", async () => {
    expect(await channel.submit(message())).toEqual({ kind: "accepted", reference: "zprava1" });
    expect(outbox()).toEqual([
      {
        ID: 1,
        DestinationNumber: "+420601234567",
        TextDecoded: "Zitra v 8:00 na radnici.",
        CreatorID: "okenko:zprava1",
        Coding: "Default_No_Compression",
        DeliveryReport: "yes",
        MultiPart: "false",
        UDH: null,
        Priority: 40,
        Class: -1,
      },
    ]);
  });

  test("D4 the same message twice is one row, also when the first was sent meanwhile or by another process", async () => {
    const other = gammuChannel({ file });
    await channel.submit(message());
    expect(await other.submit(message())).toMatchObject({ kind: "accepted" });
    expect(outbox()).toHaveLength(1);
    tables.run("DELETE FROM outbox");
    sent();
    expect(await channel.submit(message())).toMatchObject({ kind: "accepted" });
    expect(outbox()).toHaveLength(0);
  });

  test("D4 killed between the daemon's tables and ours, the message is handed over again and is one row", async () => {
    const house = await openHouse();
    await house.works.write((work) => write(work, letter({ channel: "sms", kind: "code-by-sms" })));
    const claimed = await house.works.write((work) => claimNext(work, "sms", "gammu"));
    if (claimed === null) throw new Error("nothing claimed");
    await channel.submit(claimed); // … and here the process is killed
    await createPost(postNeeds(house, channel))();
    expect(outbox().map(({ CreatorID }) => CreatorID)).toEqual([`okenko:${claimed.id}`]);
    expect(house.store.raw.query("SELECT state, reference FROM message").get()).toEqual({
      state: "accepted",
      reference: claimed.id,
    });
    await house.close();
  });

  test("M4 a long text goes as parts with headers that join them again", async () => {
    await channel.submit(message({ body: CZECH }));
    const more = tables
      .query<{ SequencePosition: number; UDH: string; Coding: string; TextDecoded: string }, []>(
        "SELECT SequencePosition, UDH, Coding, TextDecoded FROM outbox_multipart ORDER BY SequencePosition",
      )
      .all();
    const [first] = outbox();
    expect(first).toMatchObject({ MultiPart: "true", UDH: "050003010401", Coding: "Unicode_No_Compression" });
    expect(more.map(({ UDH }) => UDH)).toEqual(["050003010402", "050003010403", "050003010404"]);
    expect(more.map(({ SequencePosition }) => SequencePosition)).toEqual([2, 3, 4]);
    expect(String(first?.["TextDecoded"]) + more.map(({ TextDecoded }) => TextDecoded).join("")).toBe(CZECH);
  });

  test("M4 each long message has the next number in its headers, after 255 comes 0", async () => {
    tables.run("INSERT INTO sqlite_sequence (name, seq) VALUES ('outbox', 254)");
    for (const id of ["a", "b"]) await channel.submit(message({ id, body: CZECH }));
    expect(outbox().map(({ UDH }) => UDH)).toEqual(["050003FF0401", "050003000401"]);
  });

  test("M5 the lane is the priority in the daemon's own line", async () => {
    await channel.submit(message({ id: "slow", lane: 10 }));
    await channel.submit(message({ id: "code", lane: 100 }));
    expect(outbox().map(({ CreatorID, Priority }) => [CreatorID, Priority])).toEqual([
      ["okenko:slow", 10],
      ["okenko:code", 100],
    ]);
  });

  test("M1 while the daemon holds its tables a message waits, the pages hardly, and then it is taken", async () => {
    tables.run("BEGIN IMMEDIATE");
    const begun = performance.now();
    expect(await channel.submit(message())).toEqual({ kind: "refused", reason: "busy", permanent: false });
    expect(performance.now() - begun).toBeLessThan(1000);
    tables.run("ROLLBACK");
    expect(await channel.submit(message())).toMatchObject({ kind: "accepted" });
    expect(outbox()).toHaveLength(1);
  });

  test("M1 tables that are not there or not gammu's hold all messages back and cost none a try", async () => {
    const foreign = join(folder, "foreign.db");
    new Database(foreign, { create: true }).run("CREATE TABLE inbox (a)");
    const noise = join(folder, "noise.db");
    writeFileSync(noise, "this is no database at all, only words in a file".repeat(40));
    for (const each of [join(folder, "gone/smsd.db"), foreign, noise]) {
      const bad = gammuChannel({ file: each });
      expect(await bad.submit(message())).toMatchObject({ kind: "refused", permanent: false, transportWide: true });
      expect(await bad.collect?.()).toMatchObject({ receipts: [], arrivals: [] });
      expect(await bad.health?.()).toMatchObject({ state: "down", reason: "unreachable" });
    }
    expect(existsSync(join(folder, "gone"))).toBe(false);
  });

  test("M3 where there is no file yet it is made of the package's own tables, and never without them", async () => {
    const fresh = join(folder, "fresh.db");
    const without = gammuChannel({ file: fresh, tables: join(folder, "nothing.sql") });
    expect(await without.submit(message())).toMatchObject({ kind: "refused", transportWide: true });
    expect(existsSync(fresh)).toBe(false);
    expect(await gammuChannel({ file: fresh }).submit(message())).toMatchObject({ kind: "accepted" });
    const made = new Database(fresh);
    expect(made.query("SELECT count(*) AS count FROM outbox").get()).toEqual({ count: 1 });
    made.close();
  });
});

describe.skipIf(!withGammu)("a latest moment", () => {
  const validities = () =>
    tables.query<{ RelativeValidity: number }, []>("SELECT RelativeValidity FROM outbox ORDER BY ID").all();
  const grownOld = (minutes: number) =>
    tables.run("UPDATE outbox SET InsertIntoDB = datetime(InsertIntoDB, ?)", [`-${minutes} minutes`]);

  test("M5 the network is told how long it may try: in steps of 5 minutes to 12 hours, of 30 to a day, then of days", async () => {
    const minutes = [1, 5, 6, 10, 720, 721, 1440, 1441, 2 * 1440, 30 * 1440, 90 * 1440];
    for (const each of minutes) await channel.submit(message({ id: `m${each}`, usefulFor: each * 60_000 }));
    await channel.submit(message({ id: "unlimited" }));
    expect(validities().map((row) => row.RelativeValidity)).toEqual([
      0, 0, 1, 1, 143, 144, 167, 168, 168, 196, 196, -1,
    ]);
  });

  test("M5 what the daemon did not send in time is taken out of its line, said to have failed, and never taken again", async () => {
    const code = message({ id: "code", lane: 100, body: CZECH, usefulFor: 600_000 });
    await channel.submit(code);
    await channel.submit(message({ id: "reminder", usefulFor: 3_600_000 }));
    grownOld(9);
    expect(await states()).toEqual([]);
    grownOld(1);
    expect(await states()).toEqual(["code failed"]);
    expect(outbox().map(({ CreatorID }) => CreatorID)).toEqual(["okenko:reminder"]);
    expect(tables.query("SELECT count(*) AS count FROM outbox_multipart").get()).toEqual({ count: 0 });
    await channel.submit(code);
    expect(outbox()).toHaveLength(1);
  });

  test("M5 what is just being sent, has left in part, or is somebody else's stays in the line however old it is", async () => {
    for (const id of ["sending", "begun", "others"]) await channel.submit(message({ id, usefulFor: 60_000 }));
    tables.run("UPDATE outbox SET SendingTimeOut = datetime('now', 'localtime', '+60 seconds') WHERE ID = 1");
    tables.run("UPDATE outbox SET CreatorID = 'Gammu 1.42.0' WHERE ID = 3");
    sent({ id: 2, mark: "okenko:begun" });
    grownOld(600);
    expect(await states()).toEqual([]);
    expect(outbox()).toHaveLength(3);
  });
});

describe.skipIf(!withGammu)("what comes back from gammu's tables", () => {
  test("M1 a message is delivered once all its parts are, and failed with the first that failed; each is told once", async () => {
    for (const part of [1, 2, 3]) sent({ part });
    expect(await states()).toEqual(["zprava1 sent"]);
    expect(await states()).toEqual([]);
    sent({ part: 1, status: "DeliveryOK" });
    sent({ part: 2, status: "DeliveryPending" });
    expect(await states()).toEqual([]);
    for (const part of [2, 3]) sent({ part, status: "DeliveryOK" });
    expect(await states()).toEqual(["zprava1 delivered"]);
    for (const [index, status] of ["DeliveryFailed", "SendingError", "Error"].entries()) {
      const id = index + 2;
      sent({ id, mark: `okenko:${id}`, status: "DeliveryOK" });
      sent({ id, mark: `okenko:${id}`, status, part: 2 });
    }
    expect(await states()).toEqual(["2 failed", "3 failed", "4 failed"]);
  });

  test("M1 nothing is told of a message whose last parts have not left", async () => {
    await channel.submit(message({ body: CZECH }));
    sent({ status: "DeliveryOK" });
    expect(await states()).toEqual([]);
  });

  test("M1 what was told and not noted here is told again, and so is everything after a restart", async () => {
    sent({ status: "DeliveryOK" });
    await collected(); // and our work failed
    expect(await states()).toEqual(["zprava1 delivered"]);
    channel = gammuChannel({ file });
    expect(await states()).toEqual(["zprava1 delivered"]);
  });

  test("S3 a text that came has its sender, its moment, and which part it is; 8 and 16 bits of number", async () => {
    came("VOLNO OP");
    came("První část ", "05000307 02 01".replaceAll(" ", ""));
    came("a druhá", "0608041F2A0202");
    const { arrivals } = await collected();
    expect(arrivals).toEqual([
      {
        transport: "gammu",
        providerId: "1",
        from: "+420601234567",
        to: null,
        text: "VOLNO OP",
        sentAt: Date.UTC(2026, 10, 24, 7, 40) as never,
      },
      expect.objectContaining({ text: "První část ", part: { reference: "07", of: 2, index: 1 } }),
      expect.objectContaining({ text: "a druhá", part: { reference: "1F2A", of: 2, index: 2 } }),
    ]);
  });

  test("A4 a text that came is forgotten there once it is ours, in the file too, and not a moment before", async () => {
    came("Tajemství Vesny Krásné");
    const first = await collected();
    expect((await collected()).arrivals).toEqual(first.arrivals);
    await first.done();
    expect((await collected()).arrivals).toEqual([]);
    const left = readdirSync(folder).filter((name) => readFileSync(join(folder, name)).includes("Vesny"));
    expect(left).toEqual([]);
  });

  test("S3 what cannot be forgotten while the daemon holds its tables comes once more, and nothing breaks", async () => {
    came("VOLNO OP");
    const first = await collected();
    tables.run("BEGIN IMMEDIATE");
    await first.done();
    tables.run("ROLLBACK");
    expect((await collected()).arrivals).toEqual(first.arrivals);
  });

  test("A4 texts that went are forgotten a day after their end and after four days at the latest; others' stay", async () => {
    sent({ id: 1, mark: "okenko:ended-long-ago", status: "DeliveryOK", daysAgo: 2 });
    sent({ id: 2, mark: "okenko:ended", status: "DeliveryOK" });
    sent({ id: 3, mark: "okenko:on-its-way", daysAgo: 2 });
    sent({ id: 4, mark: "okenko:never-heard-of", daysAgo: 5 });
    sent({ id: 5, mark: "Gammu 1.42.0", daysAgo: 50 });
    expect(await states()).toEqual(["ended delivered", "on-its-way sent"]);
    const left = tables.query<{ ID: number }, []>("SELECT ID FROM sentitems ORDER BY ID").all();
    expect(left.map(({ ID }) => ID)).toEqual([2, 3, 5]);
  });

  test("M5 a modem that was deaf is asked every four seconds, so that a code does not wait for the next of twenty", async () => {
    const house = await openHouse();
    const collecting = createCollecting(postNeeds(house, channel));
    const stateAfter = async (seconds: number): Promise<unknown> => {
      house.clocks.moveElapsed(seconds * 1000);
      await collecting();
      return house.store.raw.query<{ state: string }, []>("SELECT state FROM transport_state").get()?.state;
    };
    expect(await stateAfter(0)).toBe("down");
    heard(0, 60);
    expect([await stateAfter(3), await stateAfter(1)]).toEqual(["down", "ok"]);
    heard(300, 60);
    expect([await stateAfter(19), await stateAfter(1)]).toEqual(["ok", "down"]);
    await house.close();
  });

  test("M1 when somebody made the tables anew under the running office, it finds the new ones by itself", async () => {
    await channel.submit(message());
    heard(300, 60);
    tables.close();
    for (const each of readdirSync(folder)) rmSync(join(folder, each));
    makeTables(file);
    tables = new Database(file);
    expect(await health()).toMatchObject({ state: "down", waiting: 1 });
    heard(0, 60);
    expect(await health()).toMatchObject({ state: "ok", waiting: 0 });
    await channel.submit(message({ id: "next" }));
    expect(outbox().map(({ CreatorID }) => CreatorID)).toEqual(["okenko:next"]);
  });

  test("M5 the modem's health: well, weak, deaf, never heard, and how many wait there", async () => {
    expect(await health()).toEqual({ state: "down", lastHeard: null, signal: null, waiting: 0, reason: "silent" });
    await channel.submit(message());
    heard(5, 60);
    expect(await health()).toMatchObject({ state: "ok", signal: 60, waiting: 1, reason: null });
    heard(5, 9);
    expect(await health()).toMatchObject({ state: "degraded", signal: 9 });
    heard(5, -1);
    expect(await health()).toMatchObject({ state: "ok", signal: null });
    heard(300, 60);
    expect(await health()).toMatchObject({ state: "down", reason: "silent" });
  });
});
