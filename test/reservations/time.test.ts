import { afterEach, expect, test } from "bun:test";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import {
  arrive,
  cancelByLink,
  confirmByLink,
  extendForOutage,
  followTicket,
  settleReservations,
} from "../../src/reservations/actions.ts";
import { reservationJobs } from "../../src/reservations/jobs.ts";
import { reservationBehind, reservationById } from "../../src/reservations/queries.ts";
import { createWorks, type Work } from "../../src/platform/work.ts";
import type { Booking } from "../../src/office/office-file.ts";
import { lhota, SECOND_VISITOR } from "../support/cast.ts";
import { at } from "../support/clock.ts";
import { openHouse, TEST_KEY, type TestHouse } from "../support/house.ts";
import { booked, books, codeIn, letters, linkIn, refusal, stateOf } from "./caller.ts";

let house: TestHouse;
afterEach(() => house.close());

const atEight = { startsAt: at("2026-11-24T08:00") };
const office = (change: { eraseAfterDays?: number } & Partial<Booking>) =>
  lhota((file) => {
    const { eraseAfterDays, ...booking } = change;
    if (eraseAfterDays !== undefined) file.office.privacy.eraseAfterDays = eraseAfterDays;
    for (const service of file.services) if (service.booking !== null) Object.assign(service.booking, booking);
  });

async function runJobs(): Promise<number> {
  let deeds = 0;
  for (const job of reservationJobs(house.works)) deeds += await job.run();
  return deeds;
}
const seen = (id: string) => house.works.read((reader) => reservationById(reader, id));
/** A start after an outage: its first work must not settle. */
const atStart = <T>(deed: (work: Work) => Promise<T>): Promise<T> =>
  createWorks({
    store: house.store,
    clocks: house.clocks,
    live: house.live,
    house: { publicAddress: "http://lhota.example", key: TEST_KEY, trial: false },
    settle: async () => {},
  }).write(deed);

test("T4 the scheduler expires and lapses what is due, once, and rests", async () => {
  house = await openHouse();
  const pending = (await books(house, atEight)).reservation;
  const confirmed = await booked(house, { ...atEight, client: SECOND_VISITOR });
  house.clocks.set("2026-11-24T08:15:01");
  const [settle] = reservationJobs(house.works);
  expect(await settle?.run()).toBe(2);
  expect(await settle?.run()).toBe(0);
  const rows = house.store.raw
    .query<{ id: string; state: string; ended_at: number }, []>("SELECT * FROM reservation")
    .all();
  const ends = Object.fromEntries(rows.map(({ id, state, ended_at }) => [id, [state, ended_at]]));
  expect(ends[pending.id]).toEqual(["expired", at("2026-11-24T07:55")]);
  expect(ends[confirmed.id]).toEqual(["lapsed", at("2026-11-24T08:15")]);
});

test("T4 settling says nothing is due when nothing is", async () => {
  house = await openHouse();
  await books(house);
  expect(await house.works.write(settleReservations)).toBe(0);
});

test("B10 a lapsed reservation is told only where the office wants it", async () => {
  house = await openHouse({ office: office({ lapsedMessage: true }) });
  const { id } = await booked(house, atEight);
  house.clocks.set("2026-11-24T08:15:01");
  await runJobs();
  expect((await letters(house, id)).map(({ kind, state }) => `${kind} ${state}`)).toEqual([
    "confirmed cancelled",
    "lapsed queued",
  ]);
});

test("B10 the reminder is written so many hours before, once, and not for what was cancelled", async () => {
  house = await openHouse({ office: office({ reminderHours: 24 }) });
  const kept = await booked(house, { startsAt: at("2026-11-26T09:00") });
  const gone = await booked(house, { startsAt: at("2026-11-26T09:00"), client: SECOND_VISITOR });
  const token = await linkIn(house, gone.id, "cancel");
  await house.works.write((work) => cancelByLink(work, token));
  const reminders = async (id: string) => (await letters(house, id)).filter(({ kind }) => kind === "reminder").length;
  house.clocks.set("2026-11-25T08:59:59");
  await runJobs();
  expect(await reminders(kept.id)).toBe(0);
  house.clocks.set("2026-11-25T09:00:00");
  await runJobs();
  await runJobs();
  expect(await reminders(kept.id)).toBe(1);
  expect(await reminders(gone.id)).toBe(0);
});

test("B10 what is booked within the reminder's hours gets none, and one the product slept through is dropped", async () => {
  house = await openHouse({ office: office({ reminderHours: 24 }) });
  const near = await booked(house);
  const far = await booked(house, { startsAt: at("2026-11-26T09:00") });
  house.clocks.set("2026-11-26T09:00:00");
  await runJobs();
  for (const { id } of [near, far])
    expect((await letters(house, id)).some(({ kind }) => kind === "reminder")).toBe(false);
});

test("T4 an outage puts off deadlines and windows that overlap it, and nothing has run out meanwhile", async () => {
  house = await openHouse();
  const pending = (await books(house)).reservation; // until 7:55
  const confirmed = await booked(house, { ...atEight, client: SECOND_VISITOR }); // 7:45 to 8:15
  const later = await booked(house, { startsAt: at("2026-11-24T11:00") });
  house.clocks.set("2026-11-24T08:30:30");
  const outage = { from: at("2026-11-24T07:50:00"), to: house.clocks.office() };
  expect(await atStart((work) => extendForOutage(work, outage))).toBe(2);
  expect(await seen(pending.id)).toMatchObject({ state: "pending", confirmBy: at("2026-11-24T08:36") });
  expect(await seen(confirmed.id)).toMatchObject({ window: { to: at("2026-11-24T08:55:30") } });
  expect((await seen(later.id))?.window).toEqual(later.window);
  house.clocks.set("2026-11-24T08:55:30.999");
  const answer = await house.works.write((work) => arrive(work, { locationId: "naves", code: confirmed.code ?? "" }));
  expect(answer.kind).toBe("welcome");
});

test("T4 what had run out before the outage stays so, and a deadline is not put off past the slot's start", async () => {
  house = await openHouse();
  const over = (await books(house)).reservation; // until 7:55
  house.clocks.set("2026-11-24T08:50:00");
  const short = (await books(house, { startsAt: at("2026-11-24T09:00") })).reservation; // until 9:00
  house.clocks.set("2026-11-24T08:59:00");
  const outage = { from: at("2026-11-24T08:55:00"), to: house.clocks.office() };
  await atStart((work) => extendForOutage(work, outage));
  expect((await seen(over.id))?.state).toBe("expired");
  expect((await seen(short.id))?.confirmBy).toBe(at("2026-11-24T09:00"));
});

test("A4 five days after the visit the client is erased and the reservation stays, nameless", async () => {
  house = await openHouse({ now: "2026-11-24T07:50:00" });
  const { id, code } = await booked(house, atEight);
  await house.works.write((work) => arrive(work, { locationId: "naves", code: code ?? "" }));
  const showing = await linkIn(house, id, "show");
  house.clocks.set("2026-11-24T08:30:00");
  await house.works.write((work) => followTicket(work, id, "served"));
  house.clocks.set("2026-11-29T08:29:59");
  await runJobs();
  expect((await seen(id))?.client?.name).toBe("Vesna Krásná");
  house.clocks.set("2026-11-29T08:30:00");
  await runJobs();
  expect(await seen(id)).toMatchObject({ state: "served", client: null });
  expect((await letters(house, id)).every(({ recipient, body }) => recipient === null && body === null)).toBe(true);
  expect(await house.works.read((reader) => reservationBehind(reader, showing, "show"))).toBeNull();
});

test("A4 it counts from the window's end when the visit was over before it", async () => {
  house = await openHouse({ office: office({ eraseAfterDays: 0 }), now: "2026-11-24T07:46:00" });
  const { id, code } = await booked(house, atEight);
  await house.works.write((work) => arrive(work, { locationId: "naves", code: code ?? "" }));
  await house.works.write((work) => followTicket(work, id, "served"));
  house.clocks.set("2026-11-24T08:14:59");
  await runJobs();
  expect((await seen(id))?.client).not.toBeNull();
  house.clocks.set("2026-11-24T08:15:00");
  await runJobs();
  expect((await seen(id))?.client).toBeNull();
});

test("A4 cancelled and expired ones go at once where the office keeps nothing, and the notice can still leave for an hour", async () => {
  house = await openHouse({ office: office({ eraseAfterDays: 0 }) });
  const cancelled = await booked(house);
  const expired = (await books(house, { client: SECOND_VISITOR })).reservation;
  const token = await linkIn(house, cancelled.id, "cancel");
  await house.works.write((work) => cancelByLink(work, token));
  await runJobs();
  expect(await seen(cancelled.id)).toMatchObject({ state: "cancelled", client: null });
  const notice = (await letters(house)).find(({ kind }) => kind === "cancelled-by-client");
  expect(notice).toMatchObject({ state: "queued", recipient: "vesna@example.org", erase_at: at("2026-11-24T08:40") });
  house.clocks.set("2026-11-24T07:55:00");
  await runJobs();
  expect((await seen(expired.id))?.client).toBeNull();
});

test("A4 a visit whose end nobody noted is erased all the same, counted from its day's end", async () => {
  house = await openHouse({ now: "2026-11-24T07:50:00" });
  const { id, code } = await booked(house, atEight);
  await house.works.write((work) => arrive(work, { locationId: "naves", code: code ?? "" }));
  house.clocks.set("2026-11-30T00:00:00");
  await runJobs();
  expect(await seen(id)).toMatchObject({ state: "arrived", client: null, code: null });
});

test("P1 a canary in every field is in no file of the data once erased and the log is truncated", async () => {
  house = await openHouse({ office: office({ eraseAfterDays: 0, codeBySms: true }) });
  const canary = "Kanarkovazluta";
  const client = {
    name: canary,
    company: `${canary}firma`,
    email: `${canary}@example.org`,
    phone: "+420777000111",
    answers: { proc: `${canary}odpoved` },
  };
  const { reservation, heldToken } = await books(house, { client, formId: "form-1" });
  const [token, oneTime] = [await linkIn(house, reservation.id, "confirm"), await codeIn(house, reservation.id)];
  const { code } = await house.works.write((work) => confirmByLink(work, token));
  const traces = [canary, "777000111", heldToken, token, `"${oneTime}"`, `"${code}"`];
  expect(found(traces)).toContain(canary);
  house.clocks.set("2026-11-24T08:45:00");
  await house.works.write((work) => arrive(work, { locationId: "naves", code: code ?? "" }));
  await house.works.write((work) => followTicket(work, reservation.id, "served"));
  house.clocks.set("2026-11-24T09:15:00");
  expect(await runJobs()).toBeGreaterThan(0);
  house.store.raw.run("PRAGMA wal_checkpoint(TRUNCATE)");
  expect(found(traces)).toEqual([]);
  expect(found([reservation.id])).toEqual([reservation.id]); // the look itself finds what is there
});

/** Which of the texts stand in any file of the installation. */
function found(texts: readonly string[]): string[] {
  const files = readdirSync(house.folder).map((name) => readFileSync(join(house.folder, name)).toString("latin1"));
  return texts.filter((text) => files.some((file) => file.includes(text)));
}

test("C8 erasing waits while the clock is in trouble; what only tidies up does not", async () => {
  house = await openHouse();
  const jobs = reservationJobs(house.works);
  expect(jobs.filter(({ destructive }) => destructive).map(({ name }) => name)).toEqual([
    "reservations-erase",
    "reservations-erase-wishes",
    "reservations-forget-codes",
  ]);
  expect(await refusal(Promise.all(jobs.map((job) => job.run())))).toBe("done");
  expect(await stateOf(house, "nobody")).toBeUndefined();
});
