import { afterEach, expect, test } from "bun:test";
import { cancelByLink, confirmByLink, moveByLink } from "../../src/reservations/actions.ts";
import { freePlaces, givePlace } from "../../src/reservations/place-store.ts";
import { bookableTimes, reservationsOn } from "../../src/reservations/queries.ts";
import type { Day } from "../../src/platform/civil.ts";
import { lhota, VISITOR } from "../support/cast.ts";
import { at } from "../support/clock.ts";
import { openHouse, type TestHouse } from "../support/house.ts";
import { booked, books, linkIn, refusal, stateOf } from "./caller.ts";

let house: TestHouse;
afterEach(() => house.close());

const office = (places: number) =>
  lhota((file) => {
    for (const row of file.plans[0]?.weekly ?? []) row.places = places;
  });
const client = (n: number) => ({ ...VISITOR, email: `host${n}@example.org` });
const count = (outcomes: readonly string[], wanted: string) => outcomes.filter((each) => each === wanted).length;

for (const places of [1, 3, 5])
  test(`C1 of 500 bookings of ${places} place(s) at once exactly ${places} succeed and the others are told it is taken`, async () => {
    house = await openHouse({ office: office(places) });
    const all = Array.from({ length: 500 }, (_, n) => refusal(books(house, { client: client(n) })));
    const outcomes = await Promise.all(all);
    expect(count(outcomes, "done")).toBe(places);
    expect(count(outcomes, "slotTaken")).toBe(500 - places);
    const there = await house.works.read((reader) => reservationsOn(reader, "naves", "2026-11-24" as Day));
    expect(there).toHaveLength(places);
  });

test("C1 cancelling and booking at once never gives a place twice", async () => {
  house = await openHouse({ office: office(3) });
  const tokens: string[] = [];
  for (let n = 0; n < 3; n += 1)
    tokens.push(await linkIn(house, (await booked(house, { client: client(n) })).id, "cancel"));
  const deeds = Array.from({ length: 40 }, (_, n) => {
    const token = n % 10 === 0 ? tokens.pop() : undefined;
    return token === undefined
      ? refusal(books(house, { client: client(100 + n) }))
      : refusal(house.works.write((work) => cancelByLink(work, token)));
  });
  await Promise.all(deeds);
  const held = house.store.raw.query<{ place: number }, []>("SELECT place FROM place ORDER BY place").all();
  expect(held.map(({ place }) => place)).toEqual([1, 2, 3]);
});

/** Without the rule of the table: everything else as it is in the product. */
const withoutKey = (): void => {
  house.store.raw.run("DROP TABLE place");
  house.store.raw.run("CREATE TABLE place (plan_id, starts_at, place, places, reservation_id)");
};

/** Forty who look first and take what they saw only then, as a careless program would: how many got a place. */
async function careless(): Promise<number> {
  const { id } = await booked(house, { startsAt: at("2026-11-24T10:00") });
  const startsAt = at("2026-11-24T09:00");
  const take = async (): Promise<string> => {
    const times = await house.works.read((reader) =>
      bookableTimes(reader, { serviceId: "op", locationId: "naves" }, "2026-11-24" as Day),
    );
    const free = times.find((each) => each.startsAt === startsAt)?.free ?? 0;
    if (free === 0) return "slotTaken";
    const place = 4 - free;
    return refusal(house.works.write((work) => givePlace(work, { planId: "doklady", startsAt, place, places: 3 }, id)));
  };
  return count(await Promise.all(Array.from({ length: 40 }, take)), "done");
}

test("C1 even of those who look first and take later no more get a place than there are; the key of the table refuses them", async () => {
  house = await openHouse({ office: office(3) });
  expect(await careless()).toBeLessThanOrEqual(3);
});

test("C1 a house without that key overbooks in the same race, so the race would catch it", async () => {
  house = await openHouse({ office: office(3) });
  withoutKey();
  expect(await careless()).toBeGreaterThan(3);
});

/** Three at each of eight times, all of them wanting to be at 13:30. */
async function crowd(): Promise<{ ids: string[]; tokens: string[] }> {
  const ids: string[] = [];
  const tokens: string[] = [];
  for (const hour of ["08", "09", "10", "11"])
    for (const minute of ["00", "30"])
      for (let n = 0; n < 3; n += 1) {
        const startsAt = at(`2026-11-24T${hour}:${minute}`);
        const { id } = await booked(house, { startsAt, client: client(ids.length) });
        ids.push(id);
        tokens.push(await linkIn(house, id, "show"));
      }
  return { ids, tokens };
}
const LAST = { planId: "doklady", startsAt: at("2026-11-24T13:30") };
const placesOf = (id: string): number =>
  house.store.raw.query("SELECT place FROM place WHERE reservation_id = ?").all(id).length;

test("C1 B11 of 24 moves to three places at once, with bookings among them, three win and nobody ever holds two or none", async () => {
  house = await openHouse({ office: office(3) });
  const { ids, tokens } = await crowd();
  const deeds = tokens.map((token) => refusal(house.works.write((work) => moveByLink(work, token, LAST))));
  const bookings = Array.from({ length: 10 }, (_, n) =>
    refusal(books(house, { startsAt: LAST.startsAt, client: client(100 + n) })),
  );
  const outcomes = await Promise.all([...deeds, ...bookings]);
  expect(count(outcomes, "done")).toBe(3);
  expect(count(outcomes, "slotTaken")).toBe(31);
  expect(ids.map(placesOf)).toEqual(ids.map(() => 1));
  const fullest = house.store.raw
    .query<{ most: number }, []>("SELECT max(n) AS most FROM (SELECT count(*) AS n FROM place GROUP BY starts_at)")
    .get();
  expect(fullest?.most).toBe(3);
});

test("C1 B11 a move in two steps, old place first, leaves people with nothing in the same race", async () => {
  house = await openHouse({ office: office(3) });
  const { ids, tokens } = await crowd();
  const inTwoSteps = async (token: string, n: number): Promise<string> => {
    await house.works.write((work) => freePlaces(work, (ids[n] ?? "") as never));
    return refusal(house.works.write((work) => moveByLink(work, token, LAST)));
  };
  await Promise.all(tokens.map(inTwoSteps));
  expect(ids.filter((id) => placesOf(id) === 0)).toHaveLength(21);
});

test("C6 ten presses of the confirm button at once confirm once and write one message", async () => {
  house = await openHouse();
  const { reservation } = await books(house);
  const token = await linkIn(house, reservation.id, "confirm");
  const all = await Promise.all(
    Array.from({ length: 10 }, () => house.works.write((work) => confirmByLink(work, token))),
  );
  expect(new Set(all.map(({ code }) => code)).size).toBe(1);
  const events = house.store.raw.query("SELECT * FROM event WHERE kind = 'reservation-confirmed'").all();
  expect(events).toHaveLength(1);
  const letters = house.store.raw.query("SELECT * FROM message WHERE kind = 'confirmed'").all();
  expect(letters).toHaveLength(1);
});

const giving = (place: number, places: number, to: string) =>
  refusal(
    house.works.write((work) =>
      givePlace(work, { planId: "doklady", startsAt: at("2026-11-24T09:00"), place, places }, to as never),
    ),
  );

test("C2 the table alone refuses a place given twice and one above what the slot has", async () => {
  house = await openHouse();
  const { id } = await booked(house, { startsAt: at("2026-11-24T10:00") });
  expect(await giving(1, 2, id)).toBe("done");
  expect(await giving(1, 2, id)).toBe("slotTaken");
  expect(await giving(3, 2, id)).toBe("slotTaken");
  expect(await giving(0, 2, id)).toBe("slotTaken");
});

test("C2 a house without that key gives the place twice, so it is the key that refuses", async () => {
  house = await openHouse();
  const { id } = await booked(house, { startsAt: at("2026-11-24T10:00") });
  house.store.raw.run("DROP TABLE place");
  house.store.raw.run("CREATE TABLE place (plan_id, starts_at, place, places, reservation_id)");
  expect(await giving(1, 2, id)).toBe("done");
  expect(await giving(1, 2, id)).toBe("done");
});

test("C1 a booking refused halfway leaves nothing behind", async () => {
  house = await openHouse();
  house.store.raw.run("CREATE TRIGGER no BEFORE INSERT ON client BEGIN SELECT RAISE(ABORT, 'no'); END");
  await expect(books(house)).rejects.toThrow("no");
  for (const table of ["reservation", "place", "link", "sent_form", "message"])
    expect(house.store.raw.query(`SELECT * FROM ${table}`).all()).toEqual([]);
  expect(await stateOf(house, "nobody")).toBeUndefined();
});
