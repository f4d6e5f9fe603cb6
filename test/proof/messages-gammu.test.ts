import { Database } from "bun:sqlite";
import { afterAll, beforeAll, expect, test } from "bun:test";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { start } from "../../src/assembly.ts";
import { readConfig } from "../../src/config.ts";
import { presetOffice } from "../../src/first-start.ts";
import { write } from "../../src/messaging/actions.ts";
import { applyOfficeFile } from "../../src/office/actions.ts";
import { after, HOUR } from "../../src/platform/clock.ts";
import { silentLog } from "../../src/platform/log.ts";
import { letter } from "../messaging/sample.ts";
import { fakeModem, type FakeModem } from "../support/fake-modem.ts";
import { makeTables, startDaemon, withGammu, type Daemon } from "../support/gammu.ts";
import { startChild } from "../support/process.ts";
import { until } from "../support/until.ts";

/** The long form: `OKENKO_TEXTS=500`, about a second each. */
const TEXTS = Number(process.env["OKENKO_TEXTS"] ?? 40);
const MOST_KILLS = TEXTS / 2;
/** Every fifth has several parts. */
const LONG = "Příliš žluťoučký kůň úpěl ďábelské ódy. ".repeat(4);
const MAIN = join(import.meta.dir, "../../src/main.ts");

let folder: string;
let modem: FakeModem;
let daemon: Daemon;
beforeAll(async () => {
  if (!withGammu) return;
  folder = mkdtempSync(join(tmpdir(), "okenko-killed-"));
  makeTables(join(folder, "smsd.db"));
  modem = await fakeModem(folder);
  daemon = startDaemon(folder, modem.device);
});
afterAll(async () => {
  if (!withGammu) return;
  await daemon.stop();
  await modem.close();
  rmSync(folder, { recursive: true, force: true });
});

const environment = () => ({
  OKENKO_ADDRESS: "http://127.0.0.1:1",
  OKENKO_HOST: "127.0.0.1",
  PORT: "0",
  OKENKO_DATA: join(folder, "office"),
  OKENKO_SMS: `gammu:${daemon.file}`,
  OKENKO_SMS_PER_MINUTE: "60",
});

test.skipIf(!withGammu)(
  "D4 M1 killed again and again while text messages leave by the modem, none is lost and none leaves twice",
  async () => {
    const recipients = await writeAll();
    let kills = 0;
    while (notHandedOver() > 0 && kills < MOST_KILLS) {
      await killedAtRandom();
      kills += 1;
    }
    const last = await startChild({ environment: environment() });
    await until("all are known as delivered", () => states().every((state) => state === "delivered"), TEXTS * 3_000);
    await last.stop();

    const wire = recipients.map((to) => modem.parts.filter((part) => part.to === to));
    const wrong = wire.filter((parts) => {
      const wanted = Array.from({ length: parts[0]?.part?.of ?? 1 }, (_, index) => index + 1);
      return JSON.stringify(parts.map(({ part }) => part?.index ?? 1)) !== JSON.stringify(wanted);
    });
    expect(wrong).toEqual([]);
    expect(handedOverTwice()).toEqual([]);
    expect(new Set(modem.parts.map(({ to }) => to)).size).toBe(TEXTS);
    expect(kills).toBeGreaterThan(5);
    console.log(`killed ${kills} times while ${TEXTS} messages (${modem.parts.length} parts) left: each once`);
  },
  TEXTS * 6_000,
);

/** A new real office that has much to tell. Returns to whom. */
async function writeAll(): Promise<string[]> {
  const config = readConfig(environment(), ["--first"]);
  if ("problems" in config) throw new Error(config.problems.join("\n"));
  const office = await start(config, { wall: Date.now, running: () => performance.now() }, silentLog);
  const recipients = Array.from({ length: TEXTS }, (_, index) => `+420601${String(index).padStart(6, "0")}`);
  await office.works.write((work) => applyOfficeFile(work, presetOffice("trutnov"), null));
  await office.works.write(async (work) => {
    const times = { notAfter: after(work.now, 4 * HOUR), eraseAt: after(work.now, 48 * HOUR) };
    for (const recipient of recipients)
      await write(work, letter({ channel: "sms", kind: "code-by-sms", recipient, ...times }));
    await work.db.updateTable("message").set({ body: LONG }).where("recipient", "like", "%5").execute();
    await work.db.updateTable("message").set({ body: LONG }).where("recipient", "like", "%0").execute();
  });
  await office.stop();
  return recipients;
}

/** It may be starting, claiming, handing over, noting: wherever the moment falls. */
async function killedAtRandom(): Promise<void> {
  const child = Bun.spawn([process.execPath, MAIN], {
    env: { PATH: process.env["PATH"] ?? "", ...environment() },
    stdout: "ignore",
    stderr: "ignore",
  });
  await Bun.sleep(300 + Math.random() * 2500); // the moment is what is tried here
  child.kill("SIGKILL");
  await child.exited;
}

function asked<Row>(file: string, sql: string): Row[] {
  const db = new Database(file, { readonly: true });
  try {
    db.run("PRAGMA busy_timeout = 5000");
    return db.query<Row, []>(sql).all();
  } finally {
    db.close();
  }
}

const states = (): string[] =>
  asked<{ state: string }>(join(folder, "office/okenko.db"), "SELECT state FROM message").map(({ state }) => state);

const notHandedOver = (): number => states().filter((state) => state === "queued" || state === "claimed").length;

const handedOverTwice = () =>
  asked(daemon.file, "SELECT CreatorID FROM sentitems GROUP BY CreatorID HAVING count(DISTINCT ID) > 1");
