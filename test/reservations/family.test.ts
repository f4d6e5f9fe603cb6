import { afterEach, expect, test } from "bun:test";
import { cancelByLink } from "../../src/reservations/actions.ts";
import { bookableTimes } from "../../src/reservations/queries.ts";
import type { Booking } from "../../src/office/office-file.ts";
import type { Day } from "../../src/platform/civil.ts";
import { lhota, SECOND_VISITOR } from "../support/cast.ts";
import { at } from "../support/clock.ts";
import { openHouse, type TestHouse } from "../support/house.ts";
import { booked, books, linkIn, refusal } from "./caller.ts";

let house: TestHouse;
afterEach(() => house.close());

const DAY = "2026-11-24" as Day;
/** ID cards for families of up to six; two places every half an hour. */
const families = (more: Partial<Booking> = {}) =>
  lhota((file) => {
    for (const service of file.services)
      if (service.id === "op" && service.booking !== null)
        service.booking = { ...service.booking, persons: 6, ...more };
  });
const places = (id: string): string[] =>
  house.store.raw
    .query<{ starts_at: number; place: number }, [string]>(
      "SELECT starts_at, place FROM place WHERE reservation_id = ? ORDER BY starts_at, place",
    )
    .all(id)
    .map(({ starts_at, place }) => `${(starts_at - at("2026-11-24T09:00")) / 60_000}/${place}`);
const most = async (time: string): Promise<number | undefined> => {
  const times = await house.works.read((reader) =>
    bookableTimes(reader, { serviceId: "op", locationId: "naves" }, DAY),
  );
  return times.find((each) => each.time === time)?.most;
};

test("B15 a family that does not fit side by side goes on in the slots that follow, under one code", async () => {
  house = await openHouse({ office: families() });
  const { id, code } = await booked(house, { persons: 5 });
  expect(places(id)).toEqual(["0/1", "0/2", "30/1", "30/2", "60/1"]);
  expect(code).toMatch(/^\d{6}$/);
  expect(await refusal(books(house, { client: SECOND_VISITOR }))).toBe("slotTaken");
});

test("B15 consecutive means without a gap: a full slot between ends the row, and the page says how many may come", async () => {
  house = await openHouse({ office: families() });
  for (const client of [SECOND_VISITOR, { ...SECOND_VISITOR, email: "treti@example.org" }])
    await booked(house, { startsAt: at("2026-11-24T10:00"), client });
  expect(await most("09:00")).toBe(4);
  expect(await most("13:30")).toBe(2);
  expect(await most("10:00")).toBe(0);
  expect(await refusal(books(house, { persons: 5 }))).toBe("slotTaken");
  expect(await refusal(books(house, { persons: 4 }))).toBe("done");
});

test("B15 B2 with visits of two slots each, two persons side by side take two of both, and a third the two slots after", async () => {
  house = await openHouse({ office: families({ slots: 2 }) });
  const { id } = await booked(house, { persons: 3 });
  expect(places(id)).toEqual(["0/1", "0/2", "30/1", "30/2", "60/1", "90/1"]);
});

test("B3 B15 a family counts in the quotas with each of its places", async () => {
  house = await openHouse({ office: families({ dayQuota: 5, hourQuota: 4 }) });
  expect(await refusal(books(house, { persons: 6 }))).toBe("dayFull");
  expect(await refusal(books(house, { persons: 5 }))).toBe("done");
  await house.close();
  house = await openHouse({ office: families({ hourQuota: 3 }) });
  expect(await most("09:00")).toBe(3);
  expect(await refusal(books(house, { persons: 4 }))).toBe("dayFull");
});

test("B15 cancelling gives back every place of the family", async () => {
  house = await openHouse({ office: families() });
  const { id } = await booked(house, { persons: 4 });
  const token = await linkIn(house, id, "cancel");
  await house.works.write((work) => cancelByLink(work, token));
  expect(places(id)).toEqual([]);
  expect(await most("09:00")).toBe(6);
});
