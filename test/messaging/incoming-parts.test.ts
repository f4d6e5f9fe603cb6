import { afterEach, beforeEach, expect, test } from "bun:test";
import { arrivalsToAnswer, forStaff, receiveText } from "../../src/messaging/arrivals-actions.ts";
import type { Arrived } from "../../src/messaging/delivery.ts";
import { messagingJobs } from "../../src/messaging/jobs.ts";
import { MINUTE, SECOND, type Instant } from "../../src/platform/clock.ts";
import { at } from "../support/clock.ts";
import { openHouse, type TestHouse } from "../support/house.ts";
import { arrivalStates, postNeeds } from "./sample.ts";

/** A long text comes in parts: in any order, some twice, some never (S3). */

let house: TestHouse;
beforeEach(async () => {
  house = await openHouse();
});
afterEach(() => house.close());

const SENT = at("2026-11-24T07:39:00");
const PARTS = ["ZRUS 482", "913 a děk", "uji vám."];
let serial = 0;
const comes = (index: number, change: Partial<Arrived> & { reference?: string } = {}): Promise<string> => {
  const { reference = "050003A1", ...rest } = change;
  serial += 1;
  return house.works.write((work) =>
    receiveText(work, {
      transport: "gammu",
      providerId: String(serial),
      from: "+420777123456",
      to: null,
      text: PARTS[index - 1] ?? "",
      sentAt: SENT,
      part: { reference, index, of: PARTS.length },
      ...rest,
    }),
  );
};
const read = async () => (await house.works.read(arrivalsToAnswer)).map(({ text, isWhole }) => [text, isWhole]);
const settle = async () => {
  const jobs = messagingJobs(postNeeds(house));
  for (const job of jobs) await job.run();
};
const states = () => arrivalStates(house);

const ORDERS = [
  [1, 2, 3],
  [1, 3, 2],
  [2, 1, 3],
  [2, 3, 1],
  [3, 1, 2],
  [3, 2, 1],
];
test.each(ORDERS)("S3 parts are one text in whatever order they come: %d %d %d, each told twice", async (...order) => {
  for (const index of order) {
    await comes(index);
    await comes(index);
    house.clocks.move(SECOND);
  }
  expect(await read()).toEqual([["ZRUS 482913 a děkuji vám.", true]]);
  expect(states().toSorted()).toEqual(["new", "part", "part", "repeat", "repeat", "repeat"]);
  await comes(2);
  await comes(1);
  expect(await read()).toHaveLength(1);
});

test("S3 a part is waited for eleven minutes and no longer; then the text says that it is not whole", async () => {
  await comes(1);
  await comes(2);
  house.clocks.move(11 * MINUTE - 1);
  await settle();
  expect(await read()).toEqual([]);
  house.clocks.move(1);
  await settle();
  expect(await read()).toEqual([["ZRUS 482913 a děk", false]]);
  const [arrival] = await house.works.read(arrivalsToAnswer);
  await house.works.write((work) => forStaff(work, arrival?.id ?? ""));
  expect(states()).toContain("staff incomplete");
});

test("S3 without its beginning a text is a person's matter, whatever its words look like", async () => {
  await comes(2, { text: "ZRUS 482913" });
  house.clocks.move(11 * MINUTE);
  await settle();
  expect(await read()).toEqual([]);
  expect(states()).toEqual(["staff no-beginning"]);
});

test("S3 a part that comes after the wait is not lost: it stands alone, for a person", async () => {
  await comes(1);
  house.clocks.move(11 * MINUTE);
  await settle();
  await comes(2);
  house.clocks.move(11 * MINUTE);
  await settle();
  expect(states()).toEqual(["new", "staff no-beginning"]);
});

test("S3 references come again: other words at the same place are another text, and both are whole", async () => {
  await comes(1);
  await comes(1, { text: "VOLNO OP ", sentAt: (SENT + 60 * SECOND) as Instant });
  await comes(2);
  await comes(2, { text: "24.11. pros", sentAt: (SENT + 60 * SECOND) as Instant });
  await comes(3);
  await comes(3, { text: "ím", sentAt: (SENT + 60 * SECOND) as Instant });
  expect(await read()).toEqual([
    ["ZRUS 482913 a děkuji vám.", true],
    ["VOLNO OP 24.11. prosím", true],
  ]);
});

test("S3 where no time is told, other words at the same place are another text all the same", async () => {
  for (const index of [1, 2, 3]) {
    await comes(index, { sentAt: null });
    await comes(index, { sentAt: null, text: `druhá${index} ` });
  }
  expect(await read()).toEqual([
    ["ZRUS 482913 a děkuji vám.", true],
    ["druhá1 druhá2 druhá3", true],
  ]);
});

test("S3 the same long text sent again later is read again", async () => {
  for (const index of [1, 2, 3]) await comes(index);
  house.clocks.move(20 * MINUTE);
  for (const index of [1, 2, 3]) await comes(index, { sentAt: (SENT + 20 * MINUTE) as Instant });
  expect(await read()).toHaveLength(2);
});

test("S3 two people's parts under one reference do not mix", async () => {
  await comes(1);
  await comes(2, { from: "+420608111222" });
  await comes(3);
  expect(await read()).toEqual([]);
  await comes(2);
  expect(await read()).toEqual([["ZRUS 482913 a děkuji vám.", true]]);
});

test.each([
  { reference: "r", index: 0, of: 2 },
  { reference: "r", index: 3, of: 2 },
  { reference: "r", index: 1, of: 1 },
  { reference: "r", index: 1, of: 4_000 },
  { reference: "r", index: 1.5, of: 2 },
])("S3 a part that makes no sense stands for itself: %j", async (part) => {
  await comes(1, { text: "VOLNO OP", part });
  expect(await read()).toEqual([["VOLNO OP", true]]);
});

test("S3 a hundred long texts with losses, repeats and any order: each is read once, whole if all of it came", async () => {
  let state = 42;
  const random = (most: number): number => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * most);
  };
  const expected: string[] = [];
  for (let text = 0; text < 100; text += 1) {
    const from = `+420777${String(100_000 + text)}`;
    const of = 2 + random(4);
    const words = Array.from({ length: of }, (_, index) => `t${text}p${index + 1} `);
    const lost = random(4) === 0 ? 1 + random(of) : 0;
    const told = words.flatMap((body, index) => {
      const times = index + 1 === lost ? 0 : 1 + random(3);
      return Array.from({ length: times }, () => ({ body, index: index + 1 }));
    });
    for (let at = told.length - 1; at > 0; at -= 1) {
      const other = random(at + 1);
      const [one, two] = [told[at], told[other]];
      if (one !== undefined && two !== undefined) [told[at], told[other]] = [two, one];
    }
    for (const { body, index } of told)
      await comes(index, { from, text: body, part: { reference: String(text % 3), index, of } });
    if (lost !== 1)
      expected.push(
        words
          .filter((_, index) => index + 1 !== lost)
          .join("")
          .trim(),
      );
  }
  house.clocks.move(11 * MINUTE);
  await settle();
  await settle();
  await settle();
  const texts = house.store.raw
    .query<{ text: string }, []>("SELECT text FROM arrival_sms WHERE state = 'new'")
    .all()
    .map(({ text }) => text);
  expect(texts.toSorted()).toEqual(expected.toSorted());
}, 30_000);
