import { afterEach, expect, test } from "bun:test";
import { book, cancelByLink, confirmByLink, moveByLink } from "../../src/reservations/actions.ts";
import { bookableDays, bookableTimes } from "../../src/reservations/queries.ts";
import type { Day } from "../../src/platform/civil.ts";
import { lhota, VISITOR } from "../support/cast.ts";
import { at } from "../support/clock.ts";
import { openHouse, type TestHouse } from "../support/house.ts";
import { books, linkIn, order, refusal } from "./caller.ts";
import { randomFrom } from "./rush.ts";

let house: TestHouse;
afterEach(() => house.close());

const WISH = { serviceId: "op", locationId: "naves" };
const DAY = "2026-11-25" as Day;
const slotAt = (n: number) =>
  at(`2026-11-25T${String(8 + Math.floor(n / 2)).padStart(2, "0")}:${n % 2 === 0 ? "00" : "30"}`);

/** What a reader tells from memory, and what a work tells from the tables themselves. */
async function bothTell() {
  const remembered = await house.works.read((reader) => bookableTimes(reader, WISH, DAY));
  const read = await house.works.write((work) => bookableTimes(work, WISH, DAY));
  return { remembered, read };
}

test("B4 L2 what is kept in memory is what the tables say, after every booking, confirmation, move, cancellation and deadline", async () => {
  const office = lhota((file) => {
    for (const { booking } of file.services) if (booking !== null) [booking.persons, booking.dayQuota] = [3, 18];
  });
  house = await openHouse({ office });
  const random = randomFrom(7);
  const living: string[] = [];
  let minute = 0;
  for (let step = 0; step < 150; step += 1) {
    const slot = slotAt(Math.floor(random() * 12));
    const which = living[Math.floor(random() * living.length)];
    const dice = random();
    if (dice < 0.5 || which === undefined) {
      const client = { ...VISITOR, email: `host${step}@example.org` };
      const persons = 1 + Math.floor(random() * 3);
      const booked = await books(house, { startsAt: slot, client, persons }).catch(() => null);
      if (booked !== null) living.push(booked.reservation.id);
    } else if (dice < 0.65) {
      const token = await linkIn(house, which, "confirm");
      await refusal(house.works.write((work) => confirmByLink(work, token)));
    } else if (dice < 0.8) {
      const token = await linkIn(house, which, "confirm");
      await refusal(house.works.write((work) => moveByLink(work, token, { planId: "doklady", startsAt: slot })));
    } else if (dice < 0.9) {
      const token = await linkIn(house, which, "cancel");
      await refusal(house.works.write((work) => cancelByLink(work, token)));
    } else {
      minute += 4;
      house.clocks.set(
        `2026-11-24T${String(8 + Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}:00`,
      );
    }
    const { remembered, read } = await bothTell();
    expect(remembered, `step ${step}`).toEqual(read);
  }
});

test("B4 what a work wrote and took back is remembered by nobody", async () => {
  house = await openHouse();
  const { remembered: before } = await bothTell();
  const failed = house.works.write(async (work) => {
    await book(work, order({ startsAt: slotAt(0) }));
    expect((await bookableTimes(work, WISH, DAY))[0]?.free).toBe(1);
    throw new Error("no");
  });
  await expect(failed).rejects.toThrow("no");
  const { remembered, read } = await bothTell();
  expect(remembered).toEqual(before);
  expect(read).toEqual(before);
});

test("T4 a place whose deadline comes is free in memory that instant, and a clock moved back takes it away again", async () => {
  house = await openHouse();
  await books(house, { startsAt: slotAt(0) });
  const free = async () => (await house.works.read((reader) => bookableDays(reader, WISH, DAY, DAY)))[0]?.free;
  const held = await free();
  house.clocks.set("2026-11-24T07:54:59");
  expect(await free()).toBe(held);
  house.clocks.set("2026-11-24T07:55:00");
  expect(await free()).toBe((held ?? 0) + 1);
  house.clocks.set("2026-11-24T07:54:59");
  expect(await free()).toBe(held);
});
