import { afterEach, expect, test } from "bun:test";
import { cancelByLink, confirmByLink } from "../../src/reservations/actions.ts";
import { givePlace } from "../../src/reservations/place-store.ts";
import { reservationsOn } from "../../src/reservations/queries.ts";
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
  test(`C1 of 200 bookings of ${places} place(s) at once exactly ${places} succeed and the others are told it is taken`, async () => {
    house = await openHouse({ office: office(places) });
    const all = Array.from({ length: 200 }, (_, n) => refusal(books(house, { client: client(n) })));
    const outcomes = await Promise.all(all);
    expect(count(outcomes, "done")).toBe(places);
    expect(count(outcomes, "slotTaken")).toBe(200 - places);
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
