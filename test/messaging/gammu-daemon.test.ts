import { Database } from "bun:sqlite";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "bun:test";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { write } from "../../src/messaging/actions.ts";
import { gammuChannel } from "../../src/messaging/channels/gammu.ts";
import { createCollecting } from "../../src/messaging/collecting.ts";
import type { Arrived, Channel, Receipt } from "../../src/messaging/delivery.ts";
import { createPost } from "../../src/messaging/post.ts";
import { fakeModem, type FakeModem } from "../support/fake-modem.ts";
import { makeTables, startDaemon, withGammu, type Daemon } from "../support/gammu.ts";
import { openHouse, type TestHouse } from "../support/house.ts";
import { until } from "../support/until.ts";
import { letter, postNeeds } from "./sample.ts";

/** The real gammu-smsd over its own tables, on a terminal with a modem behind it whose wire is read. */
let folder: string;
let modem: FakeModem;
let daemon: Daemon;
let channel: Channel;
let house: TestHouse | null = null;
beforeAll(async () => {
  if (!withGammu) return;
  folder = mkdtempSync(join(tmpdir(), "okenko-daemon-"));
  makeTables(join(folder, "smsd.db"));
  modem = await fakeModem(folder);
  daemon = startDaemon(folder, modem.device);
  channel = gammuChannel({ file: daemon.file, perMinute: 60 });
});
afterEach(async () => {
  await house?.close();
  house = null;
});
afterAll(async () => {
  if (!withGammu) return;
  await daemon.stop();
  await modem.close();
  rmSync(folder, { recursive: true, force: true });
});

let numbers = 0;
const nobodyYet = (): string => `+420601${String((numbers += 1)).padStart(6, "0")}`;
const give = (id: string, body: string, recipient = nobodyYet()) =>
  channel.submit({ id, kind: "reminder", lane: 40, recipient, subject: "", body, parts: null, usefulFor: TEN_MINUTES });
const TEN_MINUTES = 600_000;
/** Ten minutes as they travel. */
const VALIDITY = 1;

const known = new Map<string, Receipt["state"]>();
const arrivals: Arrived[] = [];
async function ask(): Promise<void> {
  const found = await channel.collect?.();
  for (const { reference, state } of found?.receipts ?? []) known.set(reference, state);
  arrivals.push(...(found?.arrivals ?? []));
  await found?.done();
}
const become = (state: Receipt["state"], ...ids: string[]) =>
  until(
    `${ids.join(", ")} ${state}`,
    async () => {
      await ask();
      return ids.every((id) => known.get(id) === state);
    },
    45_000,
  );
const wireOf = (to: string) => modem.parts.filter((part) => part.to === to);
const textTo = (to: string) => modem.messages().filter((message) => message.to === to);

describe.skipIf(!withGammu)("the real daemon", () => {
  test("M4 plain text with { } and €, Czech, and Czech in four parts arrive letter by letter, and are known as delivered", async () => {
    const [plain, czech, long] = [nobodyYet(), nobodyYet(), nobodyYet()];
    const text = "Příliš žluťoučký kůň úpěl ďábelské ódy. ".repeat(6);
    await give("plain", "Kod {502} stoji 3 €, [vzor] ~1|2", plain);
    await give("czech", "Termín je váš: čtvrtek v 11:00", czech);
    await give("long", text, long);
    await become("delivered", "plain", "czech", "long");
    expect(wireOf(plain)).toEqual([
      expect.objectContaining({
        text: "Kod {502} stoji 3 €, [vzor] ~1|2",
        alphabet: "gsm-7",
        part: null,
        wantsReport: true,
        validity: VALIDITY,
      }),
    ]);
    expect(wireOf(czech)).toEqual([
      expect.objectContaining({ text: "Termín je váš: čtvrtek v 11:00", alphabet: "ucs-2" }),
    ]);
    expect(textTo(long)).toEqual([{ to: long, text }]);
    expect(wireOf(long).map(({ part }) => [part?.of, part?.index])).toEqual([1, 2, 3, 4].map((index) => [4, index]));
    expect(new Set(wireOf(long).map(({ part }) => part?.reference)).size).toBe(1);
  });

  test("M4 a hundred euro signs are two parts, and none is torn apart", async () => {
    const to = nobodyYet();
    await give("euros", "€".repeat(100), to);
    await become("delivered", "euros");
    expect(wireOf(to).map(({ text }) => text.length)).toEqual([76, 24]);
    expect(textTo(to)).toEqual([{ to, text: "€".repeat(100) }]);
  });

  test("M1 a phone that never took it: the message has failed", async () => {
    modem.report(0x46);
    await give("lost", "Nikdo neni doma");
    await become("failed", "lost");
    modem.report(0);
  });

  test("M1 a modem that refuses is asked again by the daemon, three times at most, and no part leaves twice", async () => {
    const [once, third, never, slow] = [nobodyYet(), nobodyYet(), nobodyYet(), nobodyYet()];
    modem.next(once, 500);
    modem.next(third, "ok", "ok", 500);
    modem.next(never, 21, 21, 21);
    modem.next(slow, { lateMs: 4000 });
    await give("once", "Napodruhe", once);
    await give("third", "Příliš žluťoučký kůň úpěl ďábelské ódy. ".repeat(6), third);
    await give("never", "Nikam", never);
    await give("slow", "Modem, ktery odpovi az za ctyri vteriny", slow);
    await become("failed", "never");
    await become("delivered", "once", "third", "slow");
    expect(wireOf(once)).toHaveLength(1);
    expect(wireOf(third).map(({ part }) => part?.index)).toEqual([1, 2, 3, 4]);
    expect(wireOf(never)).toEqual([]);
    expect(wireOf(slow)).toHaveLength(1);
  });

  test("M1 while somebody else holds the tables a message waits and nobody breaks; afterwards it leaves once", async () => {
    const to = nobodyYet();
    const other = new Database(daemon.file);
    other.run("BEGIN IMMEDIATE");
    const stuck = daemon.log().length;
    expect(await give("held", "Zamceno", to)).toMatchObject({ kind: "refused", reason: "busy", permanent: false });
    await until("the daemon has met the lock", () => daemon.log().slice(stuck).includes("locked"));
    expect(await give("held", "Zamceno", to)).toMatchObject({ kind: "refused", reason: "busy" });
    other.run("ROLLBACK");
    other.close();
    expect(await give("held", "Zamceno", to)).toMatchObject({ kind: "accepted" });
    await become("delivered", "held");
    expect(wireOf(to)).toHaveLength(1);
  });

  test("S3 a text of several parts comes as its parts, and neither card nor tables keep it once it is ours", async () => {
    const text = "Dobrý den, chtěl bych přijít zítra dopoledne, je to možné? ".repeat(3);
    modem.receive({ from: "+420777123456", text, reference: 200 });
    modem.receive({ from: "+420777123457", text: "VOLNO OP {€}" });
    await until("they came", async () => {
      await ask();
      return arrivals.length === 4;
    });
    const [long, short] = [
      arrivals.filter(({ from }) => from === "+420777123456"),
      arrivals.filter(({ from }) => from === "+420777123457"),
    ];
    expect(long.map(({ part }) => part)).toEqual([1, 2, 3].map((index) => ({ reference: "C8", of: 3, index })));
    expect(long.map((each) => each.text).join("")).toBe(text);
    expect(short).toEqual([expect.objectContaining({ text: "VOLNO OP {€}", transport: "gammu" })]);
    const sentAgo = Date.now() - (short[0]?.sentAt ?? 0);
    expect(Math.abs(sentAgo)).toBeLessThan(60_000);
    await until("the card is empty", () => modem.stored() === 0);
    const tables = new Database(daemon.file, { readonly: true });
    expect(tables.query("SELECT count(*) AS count FROM inbox").get()).toEqual({ count: 0 });
    tables.close();
  });

  test("M5 the modem's health is heard from the daemon", async () => {
    modem.signal(3);
    await until("it is weak", async () => (await channel.health?.())?.state === "degraded");
    modem.signal(25);
    await until("it is well", async () => (await channel.health?.())?.state === "ok");
    const health = await channel.health?.();
    expect(health).toMatchObject({ waiting: 0, reason: null });
    expect(health?.signal).toBeGreaterThan(50);
    expect(Math.abs(Date.now() - (health?.lastHeard ?? 0))).toBeLessThan(60_000);
  });

  test("M5 a daemon that was away loses nothing and sends nothing twice; a code overtakes what waits, five at most before it", async () => {
    const opened = await openHouse({ now: "2026-11-24T10:00:00" });
    house = opened;
    const { works, clocks, store } = opened;
    const needs = postNeeds(opened, channel);
    const [post, collecting] = [createPost(needs), createCollecting(needs)];
    const round = async () => {
      await post();
      await collecting();
      clocks.moveElapsed(2000);
    };
    const put = (kind: "reminder" | "code-by-sms") => {
      const recipient = nobodyYet();
      return works
        .write((work) =>
          write(work, letter({ channel: "sms", kind, recipient, notAfter: (clocks.office() + 3_600_000) as never })),
        )
        .then(() => recipient);
    };
    const before = modem.parts.length;

    await daemon.stop();
    const waiting: string[] = [];
    for (let index = 0; index < 7; index += 1) waiting.push(await put("reminder"));
    for (let rounds = 0; rounds < 3; rounds += 1) await round();
    const handedOver = store.raw.query("SELECT count(*) AS count FROM message WHERE state = 'accepted'").get();
    expect(handedOver).toEqual({ count: 5 });
    const code = await put("code-by-sms");
    daemon.start();
    const count = (state: string) =>
      store.raw.query<{ count: number }, [string]>("SELECT count(*) AS count FROM message WHERE state = ?").get(state)
        ?.count;
    await until(
      "all are delivered",
      async () => {
        await round();
        return count("delivered") === 8;
      },
      45_000,
    );
    const order = modem.parts.slice(before).map(({ to }) => to);
    const firsts = [...new Set(order)];
    expect(firsts.toSorted()).toEqual([...waiting, code].toSorted());
    expect(firsts.indexOf(code)).toBeLessThanOrEqual(5);
    for (const to of [...waiting, code]) expect(textTo(to)).toHaveLength(1);
  });
});

test.skipIf(!withGammu)("M3 the daemon starts over tables we made, and its dummy phone takes the message", async () => {
  const alone = mkdtempSync(join(tmpdir(), "okenko-dummy-"));
  const made = gammuChannel({ file: join(alone, "smsd.db") });
  await made.submit({
    id: "first",
    kind: "reminder",
    lane: 40,
    recipient: "+420601999999",
    subject: "",
    body: "Prvni",
    parts: null,
  });
  const dummy = startDaemon(alone, null);
  try {
    await until("it is taken", async () => (await made.collect?.())?.receipts[0]?.state === "sent");
  } finally {
    await dummy.stop();
    rmSync(alone, { recursive: true, force: true });
  }
});
