import { afterEach, beforeEach, expect, test } from "bun:test";
import { callNext, openCounter } from "../../src/queue/actions.ts";
import { lhota } from "../support/cast.ts";
import { openHouse, type TestHouse } from "../support/house.ts";
import { next, open, take, takeAll } from "../support/queue.ts";

let house: TestHouse;
const CLERKS = ["k1", "k2", "k3", "k4", "k5", "k6", "k7", "k8"];
beforeEach(async () => {
  const office = lhota((office) => {
    office.counters.push(
      ...CLERKS.map((id) => ({ id, location: "naves", name: id.slice(1), services: ["op", "pas"] })),
    );
  });
  house = await openHouse({ office, now: "2026-11-24T08:00:00" });
});
afterEach(() => house.close());

test("C4 eight clerks press Další at once until 1,000 tickets are called: each goes to exactly one", async () => {
  const press = (counterId: string) => ({ counterId, staffId: "jana", seen: null });
  await house.works.write(async (work) => {
    for (const id of CLERKS) await openCounter(work, press(id));
  });
  for (let hundreds = 0; hundreds < 10; hundreds += 1)
    await takeAll(
      house,
      Array.from({ length: 100 }, (_, index) => (index % 3 === 0 ? "pas" : "op")),
    );
  const called: string[] = [];
  const clerk = async (counterId: string): Promise<void> => {
    while (true) {
      const ticket = await house.works.write((work) => callNext(work, press(counterId)));
      if (ticket === null) return;
      called.push(ticket.id);
    }
  };
  await Promise.all(CLERKS.map(clerk));
  expect(called).toHaveLength(1000);
  expect(new Set(called).size).toBe(1000);
  const left = house.store.raw.query<{ rows: number }, []>(
    "SELECT count(*) AS rows FROM ticket WHERE state <> 'served'",
  );
  expect(left.get()?.rows).toBe(0);
}, 120_000);

const sql = (text: string) => () => house.store.raw.run(text);

test("C2 the database alone refuses what the rules forbid of numbers and counters", async () => {
  await open(house);
  await open(house, "c2");
  await take(house);
  await take(house);
  await next(house);
  await next(house, "c2");
  expect(sql("INSERT INTO number VALUES ('naves', '2026-11-24', 'A 1', 'x', 1)")).toThrow("UNIQUE");
  expect(sql("INSERT INTO number VALUES ('naves', '2026-11-24', 'A x', 'a', 1)")).toThrow("UNIQUE");
  expect(sql("UPDATE ticket SET number = 'A 1' WHERE number = 'A 2'")).toThrow("UNIQUE");
  expect(sql("UPDATE ticket SET number = 'A 999' WHERE number = 'A 2'")).toThrow("FOREIGN KEY");
  expect(sql("UPDATE ticket SET counter_id = 'c1' WHERE number = 'A 2'")).toThrow("UNIQUE");
  expect(sql("UPDATE ticket SET counter_id = NULL WHERE number = 'A 2'")).toThrow("CHECK");
  expect(sql("UPDATE ticket SET state = 'served' WHERE number = 'A 2'")).toThrow("CHECK");
  expect(sql("UPDATE ticket SET state = 'gone' WHERE number = 'A 2'")).toThrow("CHECK");
  house.store.raw.run("UPDATE ticket SET state = 'unserved', ended_at = 1 WHERE number = 'A 2'");
  expect(sql("UPDATE ticket SET state = 'waiting' WHERE number = 'A 2'")).toThrow("never changes");
  expect(sql("DELETE FROM event")).toThrow("never deleted");
});
