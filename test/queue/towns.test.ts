import { afterEach, expect, test } from "bun:test";
import fc from "fast-check";
import { presetOffice } from "../../src/first-start.ts";
import { MINUTE, SECOND, type Instant } from "../../src/platform/clock.ts";
import { newId } from "../../src/platform/id.ts";
import { absent, callNext, checkIn, finish, issueTicket, openCounter } from "../../src/queue/actions.ts";
import { counterNow } from "../../src/queue/queries.ts";
import type { CurrentTicket } from "../../src/queue/ticket.ts";
import { at } from "../support/clock.ts";
import { openHouse, type TestHouse } from "../support/house.ts";

/** A hall of one town, its own preset, at one counter. */
interface Hall {
  readonly house: TestHouse;
  readonly location: string;
  readonly counter: string;
  readonly service: string;
  readonly plan: string;
}

const TUESDAY = "2026-11-24";
const time = (clock: string): Instant => at(`${TUESDAY}T${clock}`);

const TOWNS = {
  trutnov: { location: "spravni", counter: "kabinka-2", service: "op-zadost", plan: "zadosti" },
  kostelec: { location: "urad", counter: "p1", service: "pokladna", plan: "pokladna" },
  torun: { location: "urzad", counter: "u1", service: "dowod-wniosek", plan: "dowod" },
} as const;

let house: TestHouse | null = null;
afterEach(async () => {
  await house?.close();
  house = null;
});

async function openHall(town: keyof typeof TOWNS, clock: string): Promise<Hall> {
  house = await openHouse({ office: presetOffice(town), now: `${TUESDAY}T${clock}` });
  const hall = { house, ...TOWNS[town] };
  await house.works.write((work) => openCounter(work, pressOf(hall)));
  return hall;
}

const pressOf = ({ counter }: Hall) => ({ counterId: counter, staffId: "jana", seen: null });
const to = ({ house }: Hall, clock: string) => house.clocks.set(`${TUESDAY}T${clock}`);

const take = (hall: Hall): Promise<string> =>
  hall.house.works.write(async (work) => {
    const touch = { locationId: hall.location, language: "cs", touchId: newId(), kioskId: null } as const;
    return (await issueTicket(work, { ...touch, serviceId: hall.service, classId: null })).number;
  });

const next = (hall: Hall): Promise<CurrentTicket | null> =>
  hall.house.works.write((work) => callNext(work, pressOf(hall)));
const nextNumber = async (hall: Hall): Promise<string | null> => (await next(hall))?.number ?? null;
const done = (hall: Hall): Promise<void> =>
  hall.house.works.write((work) => finish(work, { ...pressOf(hall), outcome: null }));
const miss = (hall: Hall): Promise<void> => hall.house.works.write((work) => absent(work, pressOf(hall)));

/** A confirmed reservation, straight into the table, as booking it is not what these tests are about. */
function promise(hall: Hall, slot: Instant, mark: { code: string } | { number: string }): void {
  const { raw } = hall.house.store;
  const code = "code" in mark ? mark.code : null;
  const number = "number" in mark ? mark.number : null;
  if (number !== null)
    raw.run("INSERT INTO number (location_id, day, label, series, running) VALUES (?, ?, ?, 'r', ?)", [
      hall.location,
      TUESDAY,
      number,
      Number(number.replaceAll(/\D/g, "")),
    ]);
  raw.run(
    `INSERT INTO reservation (id, state, plan_id, service_id, location_id, day, starts_at, persons, language, source,
       created_at, confirmed_at, window_from, window_to, number, code)
     VALUES (?, 'confirmed', ?, ?, ?, ?, ?, 1, 'cs', 'web', 0, 0, ?, ?, ?, ?)`,
    [
      newId<string>(),
      hall.plan,
      hall.service,
      hall.location,
      TUESDAY,
      slot,
      code === null ? null : slot - 15 * MINUTE,
      code === null ? null : slot + 15 * MINUTE,
      number,
      code,
    ],
  );
}

/** The client types the code; returns the ticket's number. */
async function arrive(hall: Hall, code: string): Promise<string> {
  const touch = { locationId: hall.location, language: "cs", touchId: newId(), kioskId: null } as const;
  const answer = await hall.house.works.write((work) => checkIn(work, { ...touch, code }));
  if (answer.kind !== "ticket") throw new Error(`not let in: ${answer.kind}`);
  return answer.ticket.number;
}

test("Q2 Trutnov: whoever is booked and has checked in is called right after the client now being served", async () => {
  const hall = await openHall("trutnov", "08:01:00");
  promise(hall, time("09:00"), { code: "111111" });
  promise(hall, time("08:45"), { code: "222222" });
  for (const number of ["A 1", "A 2", "A 3"]) expect(await take(hall)).toBe(number);
  expect(await nextNumber(hall)).toBe("A 1");
  to(hall, "08:45:00");
  expect(await arrive(hall, "111111")).toBe("R 1"); // a quarter of an hour before its time, and yet the next
  expect(await arrive(hall, "222222")).toBe("R 2");
  for (const number of ["R 1", "R 2", "A 2", "A 3"]) expect(await nextNumber(hall)).toBe(number);
});

const morning = fc.array(fc.constantFrom("walk-in", "booked", "next", "next"), { minLength: 5, maxLength: 40 });

test("Q2 Trutnov: whatever the morning, no walk-in is called while a booked client who has checked in waits", async () => {
  await fc.assert(
    fc.asyncProperty(morning, async (steps) => {
      const hall = await openHall("trutnov", "08:01:00");
      const booked: string[] = [];
      for (const [index, step] of steps.entries()) {
        hall.house.clocks.move(20 * SECOND);
        if (step === "walk-in") await take(hall);
        else if (step === "booked") {
          const code = String(100_000 + index);
          promise(hall, time(index % 2 === 0 ? "08:00" : "08:15"), { code });
          booked.push(await arrive(hall, code));
        } else {
          const number = await nextNumber(hall);
          if (booked.length > 0) expect(number).toBe(booked.shift() ?? null);
          else expect(number ?? "A").toStartWith("A");
        }
      }
      await hall.house.close();
      house = null;
    }),
    { numRuns: 12, seed: 11 },
  );
}, 60_000);

test("Q4 Toruń: three calls in all, each after another client and never within two minutes; then the client is gone", async () => {
  const hall = await openHall("torun", "08:01:00");
  for (const number of ["A 1", "A 2", "A 3", "A 4"]) expect(await take(hall)).toBe(number);
  const log: string[] = [];
  const call = async () => log.push((await nextNumber(hall)) ?? "nobody");
  const say = async (deed: (hall: Hall) => Promise<void>, word: string) => {
    await deed(hall);
    log.push(word);
  };
  await call(); // A 1 for the first time
  await say(miss, "absent");
  await call(); // A 2: the clerk goes on
  to(hall, "08:02:59");
  await say(done, "done");
  await call(); // not yet two minutes since A 1 was called
  to(hall, "08:03:00");
  await call(); // now: A 3 is done, A 1 for the second time
  await say(miss, "absent");
  to(hall, "08:09:00");
  await call(); // A 4: one other client must come between
  await call(); // A 1 for the third time
  await say(miss, "absent");
  to(hall, "08:30:00");
  await call();
  expect(log.join(", ")).toBe("A 1, absent, A 2, done, A 3, A 1, absent, A 4, A 1, absent, nobody");
  const row = hall.house.store.raw.query<{ state: string; calls: number }, []>(
    "SELECT state, calls FROM ticket WHERE number = 'A 1'",
  );
  expect(row.get()).toEqual({ state: "missed", calls: 3 });
});

test("Q4 Toruń: with nobody else waiting the missing client is called again when the pause is over, three times in all", async () => {
  const hall = await openHall("torun", "08:01:00");
  await take(hall);
  const heard: (string | null)[] = [];
  for (const clock of ["08:01:00", "08:02:59", "08:03:00", "08:04:59", "08:05:00", "08:30:00"]) {
    to(hall, clock);
    const number = await nextNumber(hall);
    heard.push(number);
    if (number !== null) await miss(hall);
  }
  expect(heard).toEqual(["A 1", null, "A 1", null, "A 1", null]);
});

test("Q2 Toruń: one list by time, whether of the ticket or of the reservation, favours nobody", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.uniqueArray(fc.integer({ min: 1, max: 100 }), { minLength: 2, maxLength: 8 }),
      fc.uniqueArray(fc.integer({ min: 1, max: 100 }), { minLength: 1, maxLength: 6 }),
      async (tickets, slots) => {
        const hall = await openHall("torun", "08:00:00");
        const list: { minute: number; number: string }[] = [];
        for (const [index, minute] of slots.entries()) {
          const number = `R ${index + 1}`;
          promise(hall, (time("08:00") + minute * MINUTE) as Instant, { number });
          list.push({ minute: minute - 0.5, number }); // of the same minute the reservation is first
        }
        let passed = 0;
        for (const minute of tickets.toSorted((a, b) => a - b)) {
          hall.house.clocks.move((minute - passed) * MINUTE);
          passed = minute;
          list.push({ minute, number: await take(hall) });
        }
        to(hall, "10:00:00");
        const called: (string | null)[] = [];
        for (const _ of list) called.push(await nextNumber(hall));
        expect(called).toEqual(list.toSorted((a, b) => a.minute - b.minute).map(({ number }) => number));
        await hall.house.close();
        house = null;
      },
    ),
    { numRuns: 12, seed: 12 },
  );
}, 60_000);

test("Q2 Kostelec: at the slot's time a booked client goes before every walk-in, and not a second sooner while any waits", async () => {
  const hall = await openHall("kostelec", "08:01:00");
  promise(hall, time("09:00"), { code: "333333" });
  for (let people = 0; people < 6; people += 1) await take(hall);
  to(hall, "08:45:00");
  expect(await arrive(hall, "333333")).toBe("R 1");
  expect(await nextNumber(hall)).toBe("K 1");
  to(hall, "08:59:59");
  expect(await nextNumber(hall)).toBe("K 2");
  to(hall, "09:00:00");
  expect(await nextNumber(hall)).toBe("R 1");
  expect(await nextNumber(hall)).toBe("K 3");
});

test("Q2 Kostelec: a booked client who came after the slot's time is next all the same, and nobody idles before it", async () => {
  const hall = await openHall("kostelec", "08:01:00");
  promise(hall, time("09:00"), { code: "333333" });
  promise(hall, time("09:30"), { code: "444444" });
  for (let people = 0; people < 2; people += 1) await take(hall);
  to(hall, "09:10:00");
  await arrive(hall, "333333");
  expect(await nextNumber(hall)).toBe("R 1");
  to(hall, "09:16:00");
  await arrive(hall, "444444");
  expect([await nextNumber(hall), await nextNumber(hall)]).toEqual(["K 1", "K 2"]);
  const { line } = await hall.house.works.read((reader) => counterNow(reader, hall.counter));
  expect(line[0]?.reason.kind).toBe("early"); // nobody else is there: the counter does not wait for half past
  expect(await nextNumber(hall)).toBe("R 2");
});
