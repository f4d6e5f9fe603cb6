import { afterEach, beforeEach, describe, expect, test } from "bun:test";
import { arrivalsToAnswer, forStaff, markAnswered, receiveText } from "../../src/messaging/arrivals-actions.ts";
import { cleanText, isEcho } from "../../src/messaging/arrived-text.ts";
import type { Arrived } from "../../src/messaging/delivery.ts";
import { isAnswerable, senderOf } from "../../src/messaging/sender.ts";
import { threadById, threadLines } from "../../src/messaging/threads.ts";
import { MINUTE, SECOND, type Instant } from "../../src/platform/clock.ts";
import { lhota } from "../support/cast.ts";
import { at } from "../support/clock.ts";
import { openHouse, type TestHouse } from "../support/house.ts";

/** Text messages coming in (S3, I4, M3). The numbers are invented. */

let house: TestHouse;
beforeEach(async () => {
  const office = lhota((each) => {
    each.office.sms.numbers = ["777 000 111"];
    each.office.sms.prefix = "Lhota: ";
  });
  house = await openHouse({ office });
});
afterEach(() => house.close());

const VESNA = "+420777123456";
const SENT = at("2026-11-24T07:39:00");
const came = (change: Partial<Arrived> = {}): Promise<string> =>
  house.works.write((work) =>
    receiveText(work, {
      transport: "gammu",
      providerId: null,
      from: VESNA,
      to: null,
      text: "VOLNO OP",
      sentAt: null,
      ...change,
    }),
  );
const rows = () =>
  house.store.raw
    .query<
      { id: string; state: string; reason: string | null; body: string; text: string | null; first_id: string | null },
      []
    >("SELECT id, state, reason, body, text, first_id FROM arrival_sms ORDER BY received_at, id")
    .all();
const states = () => rows().map(({ state }) => state);
const toAnswer = () => house.works.read(arrivalsToAnswer);
const events = (kind: string) =>
  house.store.raw.query<{ detail: string }, [string]>("SELECT detail FROM event WHERE kind = ?").all(kind);

describe("S3 what came is stored, and once", () => {
  test("S3 raw as it came, with what is read of it beside; to an unknown number and from an unreadable sender too", async () => {
    await came({ text: "\u0000„VOLNO\u00A0OP“\u200B", to: "+420999999999" });
    await came({ from: "", text: "?" });
    expect(rows().map(({ body, text }) => [body, text])).toEqual([
      ["\u0000„VOLNO\u00A0OP“\u200B", "VOLNO OP"],
      ["?", "?"],
    ]);
    expect(states()).toEqual(["new", "staff"]);
  });

  test("S3 a trusted transport's second telling of the same is the first one, and changes nothing", async () => {
    const first = await came({ providerId: "7", sentAt: SENT });
    house.clocks.move(60 * MINUTE);
    expect(await came({ providerId: "7", sentAt: SENT })).toBe(first);
    expect(rows()).toHaveLength(1);
  });

  test("S3 an id that came with other words is another text: a modem's table made anew counts from one again", async () => {
    await came({ providerId: "1", text: "VOLNO OP", sentAt: SENT });
    await came({ providerId: "1", text: "ANO", sentAt: SENT });
    await came({ providerId: "1", text: "VOLNO OP", sentAt: at("2026-11-24T07:39:30") });
    expect(states()).toEqual(["new", "new", "new"]);
  });

  test("S3 a phone's ids are not trusted: the same id with other words is read, with the same it is stored and left alone", async () => {
    const first = await came({ transport: "android", providerId: "a", text: "ANO" });
    await came({ transport: "android", providerId: "a", text: "NE" });
    house.clocks.move(4 * MINUTE);
    await came({ transport: "android", providerId: "a", text: " ano " });
    expect(rows().map(({ state, first_id }) => [state, first_id])).toEqual([
      ["new", null],
      ["new", null],
      ["repeat", first],
    ]);
  });

  test("S3 the same words at the same time by the sender's clock are one text, however they are told", async () => {
    const first = await came({ transport: "android", providerId: "a", text: "Žádám OP", sentAt: SENT });
    house.clocks.move(20 * MINUTE);
    await came({ transport: "android", providerId: "b", text: "zadam  op", sentAt: SENT });
    expect(rows().map(({ state, first_id }) => [state, first_id])).toEqual([
      ["new", null],
      ["repeat", first],
    ]);
    expect(await toAnswer()).toHaveLength(1);
  });

  test("S3 whoever writes the same again is read again", async () => {
    await came({ sentAt: SENT });
    house.clocks.move(30 * SECOND);
    await came({ sentAt: (SENT + 30 * SECOND) as Instant });
    await came({ from: "+420777123457", sentAt: SENT });
    expect(states()).toEqual(["new", "new", "new"]);
  });

  test("S3 without any time a text that came after five minutes is another", async () => {
    await came({ transport: "android", providerId: "a" });
    house.clocks.move(5 * MINUTE);
    await came({ transport: "android", providerId: "a" });
    expect(states()).toEqual(["new", "new"]);
  });

  test("S3 a sender and a text longer than any phone sends are cut, not refused", async () => {
    await came({ from: "X".repeat(500), text: "y".repeat(100_000) });
    expect(rows().map(({ body }) => body.length)).toEqual([40_000]);
  });
});

describe("S3 senders", () => {
  const known = { country: "CZ", served: ["CZ", "PL"], own: ["777 000 111"] } as const;
  test.each([
    ["+420777123456", "mobile", "+420777123456"],
    ["420777123456", "mobile", "+420777123456"],
    ["00420 777 123 456", "mobile", "+420777123456"],
    ["777123456", "mobile", "+420777123456"],
    ["48600700800", "mobile", "+48600700800"],
    ["+420222333444", "other", "+420222333444"],
    ["+421905123456", "other", "+421905123456"],
    ["4915112345678", "other", "+4915112345678"],
    ["+12025550123", "other", "+12025550123"],
    ["90211", "short", "90211"],
    ["T-Mobile", "name", "T-Mobile"],
    ["420 777 000 111", "own", "+420777000111"],
    ["", "unreadable", ""],
    ["\u0000+++", "unreadable", "+++"],
  ])("S3 %s is a sender of its kind", (from, kind, phone) => {
    expect(senderOf(from, known)).toEqual({ kind: kind as ReturnType<typeof senderOf>["kind"], phone });
  });

  test("S3 a person may write back to telephones only", () => {
    expect((["mobile", "other", "short", "name", "own", "unreadable"] as const).filter(isAnswerable)).toEqual([
      "mobile",
      "other",
    ]);
  });

  test("S3 the machine reads phones of served countries; advertisements, services and strangers are staff's", async () => {
    for (const from of [VESNA, "+12025550123", "90211", "Operator", "?"]) await came({ from });
    expect(states()).toEqual(["new", "staff", "staff", "staff", "staff"]);
    expect((await toAnswer()).map(({ phone }) => phone)).toEqual([VESNA]);
  });

  test("S3 our own number writing to us is a loop: dropped, and staff are told", async () => {
    await came({ from: "+420 777 000 111" });
    await came({ from: "+420600111222", to: "600111222" });
    expect(states()).toEqual(["dropped", "dropped"]);
    expect(events("text-from-ourselves")).toHaveLength(2);
    expect(await toAnswer()).toEqual([]);
  });
});

describe("S3 the text as it is read", () => {
  test.each([
    ["\u0000\u0000VOLNO OP\u0000", "VOLNO OP"],
    ["\uFEFFVOL\u200BNO\u00A0OP", "VOLNO OP"],
    ["VOLNO\u202FOP\u3000\u2009X", "VOLNO OP  X"],
    ["Ža\u0301dost", "Žádost"],
    ["＊P Novák，Jan", "*P Novák,Jan"],
    ["∗P Novák", "*P Novák"],
    ["✱ P Novák", "* P Novák"],
    ["„OBJ OP 10.8. 14:00 NOVAK“", "OBJ OP 10.8. 14:00 NOVAK"],
    ['"ANO"', "ANO"],
    ["»NE«", "NE"],
    ['"', '"'],
    ['""', ""],
    ["první\r\ndruhý\rtřetí", "první\ndruhý\ntřetí"],
    ["a\u202Eb\u2066c", "abc"],
    ["   ", ""],
    ["5 • 6", "5 • 6"],
    ["Řekl „ano“", "Řekl „ano“"],
    ["\uD83D", "\uFFFD"],
    ["👍", "👍"],
  ])("S3 %j is read as it was meant", (raw, text) => {
    expect(cleanText(raw)).toBe(text);
  });

  test("S3 our own words coming back are known: by our prefix, as the last we wrote, or quoted whole", () => {
    const ours = { prefix: "Lhota: ", last: "Lhota: volno 25. 11. v 8:00 a 9:30" };
    expect(isEcho("LHOTA: cokoli", ours)).toBe(true);
    expect(isEcho("Volno 25. 11. v 8:00 a 9:30", ours)).toBe(false);
    expect(isEcho(' "Lhota: volno 25. 11. v 8:00 a 9:30" ', { ...ours, prefix: "" })).toBe(true);
    expect(isEcho("Nejsem tu. > Lhota: Volno 25. 11. v 8:00 a 9:30", { ...ours, prefix: "" })).toBe(true);
    expect(isEcho("ano", { prefix: "", last: "Ano" })).toBe(true);
    expect(isEcho("ano, přijdu", { prefix: "", last: "Ano" })).toBe(false);
    expect(isEcho("", { prefix: "", last: null })).toBe(false);
    expect(isEcho("", { prefix: "", last: "" })).toBe(false);
  });
});

test("S3 our own words coming back are never the machine's to answer, but a person sees them: it may be a question about them", async () => {
  await came({ text: "Lhota: váš termín je 25. 11. v 8:00 – nemůžu přijít, co teď?" });
  expect(rows().map(({ state, reason }) => [state, reason])).toEqual([["staff", "echo"]]);
  expect(await toAnswer()).toEqual([]);
});

describe("I4 threads", () => {
  const lines = (waiting: boolean) => house.works.read((reader) => threadLines(reader, { waiting, before: null }));

  test("I4 texts of one number are one thread however it is spelled, the newest first, with what waits counted", async () => {
    const first = await came({ from: "777 123 456", text: "Dobrý den" });
    await house.works.write((work) => forStaff(work, first));
    house.clocks.move(MINUTE);
    const second = await came({ from: VESNA, text: "VOLNO OP" });
    await house.works.write((work) => markAnswered(work, second, { as: "sms-free" }));
    house.clocks.move(MINUTE);
    await came({ from: "Operator", text: "Kredit" });
    expect((await lines(false)).map(({ phone, lastText, waiting }) => [phone, lastText, waiting])).toEqual([
      ["Operator", "Kredit", 1],
      [VESNA, "VOLNO OP", 1],
    ]);
    house.clocks.move(MINUTE);
    await came({ text: "VOLNO PAS" });
    expect((await lines(true)).map(({ phone }) => phone)).toEqual([VESNA, "Operator"]);
  });

  test("I4 a thread shows a repeat as such, not twice", async () => {
    await came({ sentAt: SENT });
    await came({ sentAt: SENT, providerId: "9" });
    const [line] = await lines(false);
    const thread = await house.works.read((reader) => threadById(reader, line?.id ?? ""));
    expect(thread?.said.map((each) => (each.way === "in" ? [each.text, each.repeats] : []))).toEqual([["VOLNO OP", 1]]);
    expect(await house.works.read((reader) => threadById(reader, "nothing"))).toBeNull();
  });

  test("S3 a text ends once: read by the machine and left to staff at the same moment it is one of them", async () => {
    const id = await came();
    await house.works.write((work) => forStaff(work, id));
    expect(house.works.write((work) => markAnswered(work, id, { as: "sms-free" }))).rejects.toThrow("alreadyEnded");
    expect(states()).toEqual(["staff"]);
  });
});
