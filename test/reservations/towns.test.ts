import { afterEach, expect, test } from "bun:test";
import { PRESETS, presetText, type Preset } from "../../src/office/presets.ts";
import { readOfficeFile } from "../../src/office/read-office-file.ts";
import { lhota } from "../support/cast.ts";
import { at } from "../support/clock.ts";
import { openHouse, type TestHouse } from "../support/house.ts";
import { type as types } from "../support/queue.ts";
import type { Day } from "../../src/platform/civil.ts";
import type { Order } from "../../src/reservations/actions.ts";
import {
  arrive,
  book,
  cancelByCode,
  cancelByLink,
  confirmByCode,
  confirmByLink,
} from "../../src/reservations/actions.ts";
import { reservationJobs } from "../../src/reservations/jobs.ts";
import { bookableDays, bookableTimes, lastBookableDay } from "../../src/reservations/queries.ts";
import type { Reservation } from "../../src/reservations/reservation.ts";
import { codeIn, letters, linkIn, refusal, stateOf } from "./caller.ts";

/* The booking rules of each town (DOMAIN §10), by its preset alone. */

let house: TestHouse;
afterEach(() => house.close());

async function town(name: Preset, now = "2026-11-24T07:30:00", zone = "Europe/Prague"): Promise<void> {
  const read = readOfficeFile(presetText(name));
  if ("problems" in read) throw new Error(JSON.stringify(read.problems));
  house = await openHouse({ office: read.office, now, zone });
}

const GUEST = { name: "Vesna Krásná", company: "", email: "vesna@example.org", phone: "+420777123456", answers: {} };
type Wanted = Pick<Order, "serviceId" | "planId"> & { readonly time: string } & Partial<Omit<Order, "startsAt">>;

const books = async (wanted: Wanted): Promise<Reservation> => {
  const { time, ...more } = wanted;
  const order: Order = {
    persons: 1,
    language: "cs",
    source: "web",
    client: GUEST,
    formId: null,
    staffId: null,
    ...more,
    startsAt: at(time),
  };
  return (await house.works.write((work) => book(work, order))).reservation;
};
const confirms = async ({ id }: Reservation): Promise<Reservation> => {
  const token = await linkIn(house, id, "confirm");
  return house.works.write((work) => confirmByLink(work, token));
};
const last = (serviceId: string, locationId: string) =>
  house.works.read((reader) => lastBookableDay(reader, { serviceId, locationId }));

const ID_CARD = { serviceId: "op", planId: "op-pasy" };

test("Vizovice: a month ahead, five times a day with the number beside each, ID cards and passports share the places", async () => {
  await town("vizovice", "2027-01-31T12:00:00");
  expect(await last("op", "hotel")).toBe("2027-02-28" as Day);
  const on = (serviceId: string) =>
    house.works.read((reader) => bookableTimes(reader, { serviceId, locationId: "hotel" }, "2027-02-02" as Day));
  expect((await on("op")).map(({ time, number }) => `${time} ${number}`)).toEqual([
    "08:00 101",
    "09:00 102",
    "11:00 103",
    "13:00 104",
    "14:00 105",
  ]);
  await books({ ...ID_CARD, time: "2027-02-02T09:00" });
  expect((await on("pas")).map(({ free }) => free)).toEqual([1, 0, 1, 1, 1]);
});

test("Vizovice: confirmed by a link by the stated time, one person, the number 101 joins the queue at its time by itself", async () => {
  await town("vizovice");
  expect(await refusal(books({ ...ID_CARD, time: "2026-11-25T08:00", persons: 2 }))).toBe("notUnderstood");
  const booked = await books({ ...ID_CARD, time: "2026-11-25T08:00" });
  expect([booked.number, booked.confirmBy]).toEqual(["101", at("2026-11-25T07:30")]);
  const confirmed = await confirms(booked);
  expect(confirmed.window).toBeNull();
  expect((await letters(house, booked.id)).at(-1)?.body).toContain("Číslo: 101");
  house.clocks.set("2026-11-25T08:00:00");
  await house.works.write(async () => {});
  const tickets = house.store.raw.query<{ number: string }, []>("SELECT number FROM ticket").all();
  expect([await stateOf(house, booked.id), tickets]).toEqual(["due", [{ number: "101" }]]);
});

test("Vizovice: cancelled by link and button with a notice, and the number lives again; data go within five days", async () => {
  await town("vizovice");
  const booked = await confirms(await books({ ...ID_CARD, time: "2026-11-25T08:00" }));
  const token = await linkIn(house, booked.id, "cancel");
  await house.works.write((work) => cancelByLink(work, token));
  expect((await letters(house, booked.id)).at(-1)?.kind).toBe("cancelled-by-client");
  expect((await books({ ...ID_CARD, time: "2026-11-25T08:00" })).number).toBe("101");
  house.clocks.set("2026-11-29T07:29:59");
  const erased = async () => {
    for (const job of reservationJobs(house.works)) await job.run();
    return house.store.raw.query("SELECT * FROM client WHERE reservation_id = ?").all(booked.id).length === 0;
  };
  expect(await erased()).toBe(false);
  house.clocks.set("2026-11-29T07:30:00");
  expect(await erased()).toBe(true);
});

const CASH = { serviceId: "pokladna", planId: "pokladna" };

test("Kostelec nad Orlicí: thirty days ahead, only so many places a day open to booking beyond the slots themselves", async () => {
  await town("kostelec", "2026-11-23T07:30:00");
  expect(await last("pokladna", "urad")).toBe("2026-12-23" as Day);
  const wednesday = "2026-11-25";
  const times = ["08:00", "08:30", "09:00", "09:30", "10:00", "10:30", "11:00", "12:30"];
  for (const time of times) await books({ ...CASH, time: `${wednesday}T${time}` });
  expect(await refusal(books({ ...CASH, time: `${wednesday}T13:00` }))).toBe("dayFull");
  const [day] = await house.works.read((reader) =>
    bookableDays(reader, { serviceId: "pokladna", locationId: "urad" }, wednesday as Day, wednesday as Day),
  );
  expect(day).toEqual({ day: wednesday as Day, state: "full", free: 0 });
});

test("Kostelec nad Orlicí: the code counts a quarter of an hour before and after, then the reservation has lapsed", async () => {
  for (const [now, kind] of [
    ["2026-11-25T08:44:59", "early"],
    ["2026-11-25T08:45:00", "welcome"],
    ["2026-11-25T09:15:00", "welcome"],
    ["2026-11-25T09:15:01", "late"],
  ] as const) {
    await town("kostelec");
    const { code } = await confirms(await books({ ...CASH, time: "2026-11-25T09:00" }));
    house.clocks.set(now);
    const arrival = await house.works.write((work) => arrive(work, { locationId: "urad", code: code ?? "" }));
    expect(`${now} ${arrival.kind}`).toBe(`${now} ${kind}`);
    if (kind !== "late") await house.close();
  }
});

test("Kostelec nad Orlicí: cancelled by the form with the code and the e-mail; a reminder a day before; erased after the slot", async () => {
  await town("kostelec", "2026-11-23T07:30:00");
  const kept = await confirms(await books({ ...CASH, time: "2026-11-25T09:00" }));
  const given = await confirms(await books({ ...CASH, time: "2026-11-25T09:30" }));
  const cancels = (contact: string) =>
    house.works.write((work) => cancelByCode(work, { code: given.code ?? "", contact }));
  expect(await refusal(cancels("jiny@example.org"))).toBe("notFound");
  expect((await cancels("VESNA@example.org")).state).toBe("cancelled");
  const jobs = async () => {
    for (const job of reservationJobs(house.works)) await job.run();
  };
  house.clocks.set("2026-11-24T09:00:00");
  await jobs();
  expect((await letters(house, kept.id)).map(({ kind }) => kind)).toContain("reminder");
  house.clocks.set("2026-11-25T09:15:01");
  await jobs();
  await jobs();
  expect(house.store.raw.query("SELECT * FROM client").all()).toEqual([]);
});

const REQUEST = { serviceId: "op-zadost", planId: "zadosti" };

test("Trutnov: sixty days ahead, to be confirmed within fifteen minutes, or the place is free that instant", async () => {
  await town("trutnov");
  expect(await last("op-zadost", "spravni")).toBe("2027-01-23" as Day);
  const booked = await books({ ...REQUEST, time: "2026-11-25T08:00", client: { ...GUEST, phone: "" } });
  expect(booked.confirmBy).toBe(at("2026-11-24T07:45"));
  house.clocks.set("2026-11-24T07:44:59");
  expect(await refusal(books({ ...REQUEST, time: "2026-11-25T08:00" }))).toBe("slotTaken");
  house.clocks.set("2026-11-24T07:45:00");
  expect(await refusal(books({ ...REQUEST, time: "2026-11-25T08:00" }))).toBe("done");
});

test("Trutnov: the code comes by text message too where a phone is given, and is told at the kiosk 7:45:00 to 8:15:00", async () => {
  await town("trutnov");
  const silent = await confirms(await books({ ...REQUEST, time: "2026-11-25T08:15", client: { ...GUEST, phone: "" } }));
  const booked = await confirms(await books({ ...REQUEST, time: "2026-11-25T08:00" }));
  const channels = async (id: string) =>
    (await letters(house, id)).filter(({ kind }) => kind === "code-by-sms").map(({ channel }) => channel);
  expect(await channels(booked.id)).toContain("sms");
  expect(await channels(silent.id)).not.toContain("sms");
  const arrives = () => house.works.write((work) => arrive(work, { locationId: "spravni", code: booked.code ?? "" }));
  house.clocks.set("2026-11-25T07:44:59");
  expect((await arrives()).kind).toBe("early");
  house.clocks.set("2026-11-25T07:45:00");
  expect((await arrives()).kind).toBe("welcome");
});

test("Toruń: phone or e-mail, confirmed by a code from a text message typed on the open page, the number known at once", async () => {
  await town("torun", "2026-11-24T07:30:00", "Europe/Warsaw");
  expect(await last("dowod-wniosek", "urzad")).toBe("2026-12-24" as Day);
  const order: Order = {
    serviceId: "dowod-wniosek",
    planId: "dowod",
    startsAt: at("2026-11-25T08:00", "Europe/Warsaw"),
    persons: 1,
    language: "pl",
    source: "web",
    client: { ...GUEST, name: "", company: "Piekarnia Kłos", email: "", phone: "+48601234567" },
    formId: null,
    staffId: null,
  };
  const { reservation, heldToken } = await house.works.write((work) => book(work, order));
  const [asking] = await letters(house, reservation.id);
  expect([asking?.kind, asking?.channel, reservation.number]).toEqual(["code-by-sms", "sms", "R 1"]);
  const code = await codeIn(house, reservation.id);
  const wrong = await house.works.write((work) => confirmByCode(work, heldToken, "nie"));
  expect(wrong).toEqual({ right: false, triesLeft: 4 });
  const told = await house.works.write((work) => confirmByCode(work, heldToken, code));
  expect(told.right && told.reservation.state).toBe("confirmed");
  const second = await house.works.write((work) =>
    book(work, { ...order, startsAt: at("2026-11-25T08:20", "Europe/Warsaw") }),
  );
  expect(second.reservation.number).toBe("R 2");
});

test("Toruń: nobody checks in; the ticket's number joins the one list at its time", async () => {
  await town("torun", "2026-11-24T07:30:00", "Europe/Warsaw");
  const startsAt = at("2026-11-24T08:00", "Europe/Warsaw");
  const { reservation } = await house.works.write((work) =>
    book(work, {
      serviceId: "dowod-wniosek",
      planId: "dowod",
      startsAt,
      persons: 1,
      language: "pl",
      source: "staff",
      client: GUEST,
      formId: null,
      staffId: "jana",
    }),
  );
  house.clocks.set("2026-11-24T08:00:00");
  await house.works.write(async () => {});
  const tickets = house.store.raw
    .query<{ number: string; due_at: number }, []>("SELECT number, due_at FROM ticket")
    .all();
  expect([await stateOf(house, reservation.id), tickets]).toEqual(["due", [{ number: "R 1", due_at: startsAt }]]);
});

test("Vestec: a town that books nothing offers no times, and no code is known there", async () => {
  house = await openHouse({
    office: lhota((file) => {
      for (const service of file.services) service.booking = null;
      file.plans = [];
    }),
  });
  expect(await refusal(books({ serviceId: "op", planId: "doklady", time: "2026-11-25T09:00" }))).toBe("slotUnknown");
  expect((await types(house, "123456")).kind).toBe("unknown");
  expect(PRESETS).not.toContain("vestec" as never);
});
