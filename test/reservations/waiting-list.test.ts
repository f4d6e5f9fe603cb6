import { afterEach, expect, test } from "bun:test";
import { applyOfficeFile } from "../../src/office/actions.ts";
import type { Booking } from "../../src/office/office-file.ts";
import type { Day } from "../../src/platform/civil.ts";
import {
  arrive,
  cancelArrived,
  cancelByLink,
  confirmByLink,
  joinWaitlist,
  leaveWaitlist,
  moveByLink,
  moveByStaff,
} from "../../src/reservations/actions.ts";
import { reservationJobs } from "../../src/reservations/jobs.ts";
import { isOnWaitlistOpen, lapsedPlaces } from "../../src/reservations/queries.ts";
import { lhota, VISITOR } from "../support/cast.ts";
import { at } from "../support/clock.ts";
import { openHouse, type TestHouse } from "../support/house.ts";
import { booked, books, letters, linkIn, refusal, residence, stateOf } from "./caller.ts";

let house: TestHouse;
afterEach(() => house.close());

const DAY = "2026-11-25" as Day;
const SLOT = at("2026-11-25T09:00");
const LATER = at("2026-11-25T10:00");

/** One place at 9:00 and one at 10:00 for ID cards. */
const small = (more: Partial<Booking> = {}) =>
  lhota((file) => {
    for (const plan of file.plans)
      if (plan.id === "doklady")
        plan.weekly = [
          {
            days: ["tue", "wed"],
            validFrom: null,
            validTo: null,
            times: ["09:00", "10:00"],
            places: 1,
            staffPlaces: 0,
          },
        ] as never;
    for (const service of file.services)
      if (service.id === "op" && service.booking !== null) service.booking = { ...service.booking, ...more };
  });
const guest = (n: number) => ({ ...VISITOR, name: `Host ${n}`, email: `host${n}@example.org` });
const wish = (n: number, serviceId = "op") => ({
  serviceId,
  locationId: "naves",
  day: DAY,
  language: "cs" as const,
  name: `Host ${n}`,
  email: `host${n}@example.org`,
  phone: "",
});
const joins = (n: number, serviceId = "op") => house.works.write((work) => joinWaitlist(work, wish(n, serviceId)));
const full = async (office = small()) => {
  house = await openHouse({ office });
  const first = await booked(house, { startsAt: SLOT, client: guest(1) });
  const second = await booked(house, { startsAt: LATER, client: guest(2) });
  return [first, second] as const;
};
const cancels = async (id: string) => {
  const token = await linkIn(house, id, "cancel");
  await house.works.write((work) => cancelByLink(work, token));
};
/** Who was told that a place is free, in order. */
const asked = async (): Promise<(string | null)[]> =>
  (await letters(house)).filter(({ kind }) => kind === "place-free").map(({ recipient }) => recipient);
const waiting = (): number =>
  house.store.raw.query<{ rows: number }, []>("SELECT count(*) AS rows FROM waiting_wish").get()?.rows ?? -1;
const pending = () =>
  house.store.raw
    .query<{ id: string; confirm_by: number }, []>("SELECT id, confirm_by FROM reservation WHERE state = 'pending'")
    .all();
const settle = () => house.works.write(async () => {});

test("B14 the first in line is told and has half an hour; the place is theirs alone until then", async () => {
  const [first] = await full();
  for (const n of [3, 4]) await joins(n);
  await cancels(first.id);
  expect(await asked()).toEqual(["host3@example.org"]);
  expect(pending().map(({ confirm_by }) => confirm_by)).toEqual([at("2026-11-24T08:10")]);
  expect(await refusal(books(house, { startsAt: SLOT, client: guest(9) }))).toBe("slotTaken");
  const token = await linkIn(house, pending()[0]?.id ?? "", "confirm");
  const taken = await house.works.write((work) => confirmByLink(work, token));
  expect([taken.state, taken.startsAt, taken.client?.name]).toEqual(["confirmed", SLOT, "Host 3"]);
  expect(waiting()).toBe(1);
});

test("B14 who lets the time run out, or lets the place go, is followed by the next in line, each asked once", async () => {
  const [first] = await full();
  for (const n of [3, 4, 5]) await joins(n);
  await cancels(first.id);
  house.clocks.set("2026-11-24T08:10:00");
  await settle();
  expect(await asked()).toEqual(["host3@example.org", "host4@example.org"]);
  await cancels(pending()[0]?.id ?? "");
  expect(await asked()).toEqual(["host3@example.org", "host4@example.org", "host5@example.org"]);
  house.clocks.set("2026-11-24T09:00:00");
  await settle();
  expect([waiting(), pending().length]).toEqual([0, 0]);
  expect(await refusal(books(house, { startsAt: SLOT, client: guest(9) }))).toBe("done");
});

test("B14 nobody comes before the first in line, not even in the instant in which a held place runs out", async () => {
  house = await openHouse({ office: small() });
  await books(house, { startsAt: SLOT, client: guest(1) }); // pending until 7:55
  await booked(house, { startsAt: LATER, client: guest(2) });
  await joins(3);
  house.clocks.set("2026-11-24T07:55:00");
  expect(await refusal(books(house, { startsAt: SLOT, client: guest(9) }))).toBe("slotTaken");
  await settle();
  expect(await asked()).toEqual(["host3@example.org"]);
});

test("B14 B11 a place left by a move goes to the line, unless the office keeps it free", async () => {
  house = await openHouse({ office: small() });
  const first = await booked(house, { startsAt: SLOT, client: guest(1) });
  const second = await booked(house, { startsAt: LATER, client: guest(2) });
  for (const n of [3, 4]) await joins(n);
  const elsewhere = { planId: "doklady", startsAt: at("2026-12-01T09:00") };
  await house.works.write((work) =>
    moveByStaff(work, { id: first.id, to: elsewhere, reason: "školení", staffId: "sona", keepFree: true }),
  );
  expect(await asked()).toEqual([]);
  const token = await linkIn(house, second.id, "show");
  await house.works.write((work) => moveByLink(work, token, { planId: "doklady", startsAt: at("2026-12-01T10:00") }));
  expect(await asked()).toHaveLength(2); // both places of the day are free, and two stand in line
});

test("B14 a place whose client gave up at the kiosk before the slot goes back to booking, and to the line first", async () => {
  house = await openHouse({ office: small(), now: "2026-11-25T08:50:00" });
  const first = await booked(house, { startsAt: SLOT, client: guest(1) });
  await booked(house, { startsAt: LATER, client: guest(2) });
  await joins(3);
  await house.works.write((work) => arrive(work, { locationId: "naves", code: first.code ?? "" }));
  await house.works.write((work) => cancelArrived(work, first.id));
  expect(await asked()).toEqual(["host3@example.org"]);
  expect(pending()[0]?.confirm_by).toBe(SLOT); // never later than the slot's start
});

test("B14 a place that lapsed after its slot is nobody's to book, and counts for the walk-in tickets", async () => {
  house = await openHouse({ office: small(), now: "2026-11-25T08:00:00" });
  await booked(house, { startsAt: SLOT, client: guest(1) });
  await booked(house, { startsAt: LATER, client: guest(2) });
  await joins(3);
  house.clocks.set("2026-11-25T09:15:01");
  await settle();
  expect(await asked()).toEqual([]);
  const counted = (serviceId: string) => house.works.read((reader) => lapsedPlaces(reader, "naves", DAY, serviceId));
  expect([await counted("op"), await counted("pas")]).toEqual([1, 0]);
});

test("B14 the list opens for a full day only, and only where the office keeps one", async () => {
  house = await openHouse({ office: small() });
  const isOpen = (serviceId = "op") =>
    house.works.read((reader) => isOnWaitlistOpen(reader, { serviceId, locationId: "naves" }, DAY));
  expect(await isOpen()).toBe(false);
  expect(await refusal(joins(3))).toBe("waitlistClosed");
  for (const startsAt of [SLOT, LATER]) await booked(house, { startsAt, client: guest(1) });
  expect(await isOpen()).toBe(true);
  house.clocks.set("2026-11-25T10:00:00");
  expect(await isOpen()).toBe(false);
  await house.close();
  await full(small({ waitlistMinutes: null }));
  expect(await isOpen()).toBe(false);
});

test("C6 B14 the same contact joins once, leaves once, and gets the same answer each time", async () => {
  await full();
  const tokens = await Promise.all([joins(3), joins(3)]);
  expect(tokens[0]).toBe(tokens[1] ?? "");
  expect(waiting()).toBe(1);
  for (const token of [tokens[0] ?? "", tokens[0] ?? "", "nobody"])
    await house.works.write((work) => leaveWaitlist(work, token));
  expect(waiting()).toBe(0);
  expect(await refusal(house.works.write((work) => joinWaitlist(work, { ...wish(4), email: " " })))).toBe(
    "notUnderstood",
  );
});

test("B3 B14 who has as many reservations as a contact may is passed over, and stays in line", async () => {
  const [first] = await full(small({ activePerContact: 1 }));
  await joins(2); // has the place at 10:00
  await joins(3);
  await cancels(first.id);
  expect(await asked()).toEqual(["host3@example.org"]);
  expect(waiting()).toBe(1);
});

test("B14 each service has its own line, and one that shares the plan's places is asked in the order of joining", async () => {
  const [first] = await full();
  await joins(3, "pas");
  await joins(4);
  await cancels(first.id);
  expect(await asked()).toEqual(["host3@example.org"]);
  expect(await refusal(books(house, residence({ startsAt: SLOT, client: guest(7) })))).toBe("done");
});

test("B14 a place that frees up by a change of the plan is offered by the next round of the jobs", async () => {
  await full();
  await joins(3);
  const more = small();
  for (const row of more.plans[0]?.weekly ?? []) row.places = 2;
  await house.works.write((work) => applyOfficeFile(work, more, null));
  expect(await asked()).toEqual([]);
  for (const job of reservationJobs(house.works)) await job.run();
  expect(await asked()).toEqual(["host3@example.org"]);
});

test("A4 B14 a wish is erased when its day is over, and who it was is in no table", async () => {
  await full();
  await joins(3);
  const jobs = async () => {
    for (const job of reservationJobs(house.works)) await job.run();
  };
  house.clocks.set("2026-11-25T23:59:59");
  await jobs();
  expect(waiting()).toBe(1);
  house.clocks.set("2026-11-26T00:00:00");
  await jobs();
  expect(waiting()).toBe(0);
  expect(await stateOf(house, "nobody")).toBeUndefined();
});
