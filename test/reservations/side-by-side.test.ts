import { afterEach, expect, test } from "bun:test";
import { cancelByLink, confirmByLink, eraseNow, moveByLink } from "../../src/reservations/actions.ts";
import { reservationById } from "../../src/reservations/queries.ts";
import { numbersOf } from "../../src/reservations/reservation.ts";
import type { Booking, OfficeFile } from "../../src/office/office-file.ts";
import {
  callNext,
  checkIn,
  finish,
  giveUpReserved,
  openCounter,
  settleQueue,
  undo,
  withdrawTicket,
  type CheckIn,
} from "../../src/queue/actions.ts";
import { lhota, SECOND_VISITOR } from "../support/cast.ts";
import { at } from "../support/clock.ts";
import { openHouse, type TestHouse } from "../support/house.ts";
import { booked, books, letters, linkIn, refusal, residence, stateOf } from "./caller.ts";

let house: TestHouse;
afterEach(() => house.close());

/** Both kinds of booking for families of up to six: ID cards two places each half an hour, residence three an hour. */
const families = (more: Partial<Booking> = {}, change: (file: OfficeFile) => void = () => {}) =>
  lhota((file) => {
    for (const service of file.services)
      if (service.booking !== null) service.booking = { ...service.booking, persons: 6 };
    for (const service of file.services)
      if (service.id === "pobyt" && service.booking !== null) service.booking = { ...service.booking, ...more };
    for (const plan of file.plans) if (plan.id === "pobyt") for (const row of plan.weekly) row.places = 3;
    change(file);
  });
const series = { number: { known: "booking", from: { series: "r" } } } as Partial<Booking>;

interface Row {
  readonly number: string;
  readonly persons: number;
  readonly state: string;
  readonly due: number;
}
const tickets = (): Row[] =>
  house.store.raw
    .query<Row, []>("SELECT number, persons, state, due_at AS due FROM ticket ORDER BY issued_at, id")
    .all();
const types = (code: string | null, touchId = "t"): Promise<CheckIn> =>
  house.works.write((work) =>
    checkIn(work, { locationId: "naves", language: "cs", touchId, kioskId: null, code: code ?? "" }),
  );
const numbers = async (id: string): Promise<string[]> => {
  const found = await house.works.read((reader) => reservationById(reader, id));
  return found === null ? [] : numbersOf(found);
};
const labels = (): string[] =>
  house.store.raw
    .query<{ label: string }, []>("SELECT label FROM number ORDER BY label")
    .all()
    .map(({ label }) => label);

test("B15 who follow one after another have one ticket that counts them all", async () => {
  const one = (file: OfficeFile) => {
    for (const plan of file.plans) for (const row of plan.weekly) row.places = 1;
  };
  house = await openHouse({ office: families({}, one) });
  const { code } = await booked(house, { persons: 3 });
  house.clocks.set("2026-11-24T09:15:00");
  const came = await types(code);
  expect(came).toMatchObject({ kind: "ticket", others: [] });
  expect(tickets()).toMatchObject([{ persons: 3, state: "waiting" }]);
});

test("B15 two side by side have two tickets by one code, and the code typed again gives the same two", async () => {
  house = await openHouse({ office: families() });
  const { code } = await booked(house, { persons: 2 });
  house.clocks.set("2026-11-24T08:50:00");
  const came = await types(code);
  expect(tickets()).toMatchObject([{ persons: 1 }, { persons: 1 }]);
  expect(new Set(tickets().map(({ number }) => number)).size).toBe(2);
  expect(came).toMatchObject({ kind: "ticket", others: [{}] });
  expect(await types(code)).toEqual(came);
  expect(await types(code, "another touch")).toEqual(came);
  expect(tickets()).toHaveLength(2);
});

test("B15 two and then one are two tickets, the first of which counts two", async () => {
  house = await openHouse({ office: families() });
  const { code } = await booked(house, { persons: 3 });
  house.clocks.set("2026-11-24T08:50:00");
  await types(code);
  expect(tickets()).toMatchObject([{ persons: 2 }, { persons: 1 }]);
});

test("B15 where a later slot is the wider one, its ticket is due when that slot is", async () => {
  house = await openHouse({ office: families() });
  await booked(house, { client: SECOND_VISITOR });
  const { code } = await booked(house, { persons: 3 });
  house.clocks.set("2026-11-24T08:50:00");
  await types(code);
  expect(tickets()).toMatchObject([
    { persons: 2, due: at("2026-11-24T09:00") },
    { persons: 1, due: at("2026-11-24T09:30") },
  ]);
});

test("B15 every ticket has an e-ticket of its own, which gives up that one alone", async () => {
  house = await openHouse({ office: families() });
  const { id, code } = await booked(house, { persons: 2 });
  house.clocks.set("2026-11-24T08:50:00");
  const came = await types(code);
  if (came.kind !== "ticket") throw new Error(came.kind);
  const [other] = came.others;
  expect(other?.token).not.toBe(came.ticket.token);
  await house.works.write((work) => withdrawTicket(work, other?.token ?? ""));
  expect(tickets().map(({ state }) => state)).toEqual(["waiting", "withdrawn"]);
  expect(await stateOf(house, id)).toBe("arrived");
  expect(await types(code, "again")).toMatchObject({
    kind: "ticket",
    ticket: { number: came.ticket.number },
    others: [],
  });
  await house.works.write((work) => withdrawTicket(work, came.ticket.token));
  expect(await stateOf(house, id)).toBe("withdrawn");
});

test("B15 B7 giving the reservation up withdraws all its tickets, and none once one of them was called", async () => {
  house = await openHouse({ office: families() });
  const { id, code } = await booked(house, { persons: 2 });
  house.clocks.set("2026-11-24T08:50:00");
  await types(code);
  house.store.raw.run("UPDATE ticket SET state = 'called', counter_id = 'c1', called_at = 1 WHERE number = ?", [
    tickets()[1]?.number ?? "",
  ]);
  expect(await refusal(house.works.write((work) => giveUpReserved(work, id)))).toBe("ticketMoved");
  expect(await stateOf(house, id)).toBe("arrived");
  house.store.raw.run("UPDATE ticket SET state = 'waiting', counter_id = NULL");
  await house.works.write((work) => giveUpReserved(work, id));
  expect(tickets().map(({ state }) => state)).toEqual(["withdrawn", "withdrawn"]);
  expect(await stateOf(house, id)).toBe("cancelled");
});

test("B15 B9 slot-bound numbers are one for each of those side by side, all told, all freed by cancelling", async () => {
  house = await openHouse({ office: families() });
  const { reservation } = await books(house, { ...residence(), persons: 2 });
  const token = await linkIn(house, reservation.id, "confirm");
  await house.works.write((work) => confirmByLink(work, token));
  expect(await numbers(reservation.id)).toEqual(["104", "105"]);
  expect((await letters(house, reservation.id)).at(-1)?.body).toContain("104, 105");
  const cancel = await linkIn(house, reservation.id, "cancel");
  await house.works.write((work) => cancelByLink(work, cancel));
  expect(labels()).toEqual([]);
});

test("B15 B8 those nobody has to check in join as two tickets with the numbers they were told", async () => {
  house = await openHouse({ office: families() });
  const { id } = await booked(house, { ...residence(), persons: 2 });
  house.clocks.set("2026-11-24T09:00:00");
  await house.works.write(settleQueue);
  expect(tickets()).toMatchObject([
    { number: "104", persons: 1, state: "waiting" },
    { number: "105", persons: 1, state: "waiting" },
  ]);
  expect(await stateOf(house, id)).toBe("due");
});

test("B15 B9 numbers of a series are known at booking too, and a move on the day keeps them and draws what is missing", async () => {
  house = await openHouse({ office: families(series) });
  await booked(house, { ...residence(), startsAt: at("2026-11-24T09:00"), persons: 2, client: SECOND_VISITOR });
  const { id } = await booked(house, { ...residence(), persons: 2 });
  const [first] = await numbers(id);
  expect(await numbers(id)).toHaveLength(1); // one place left at nine, the second person follows at ten
  const token = await linkIn(house, id, "show");
  await house.works.write((work) => moveByLink(work, token, { planId: "pobyt", startsAt: at("2026-11-24T10:00") }));
  const now = await numbers(id);
  expect(now).toHaveLength(2);
  expect(now[0]).toBe(first ?? "");
});

test("B15 B11 slot-bound numbers follow a move, all of them", async () => {
  house = await openHouse({ office: families() });
  const { id } = await booked(house, { ...residence(), persons: 3 });
  expect(await numbers(id)).toEqual(["104", "105", "106"]);
  const token = await linkIn(house, id, "show");
  await house.works.write((work) => moveByLink(work, token, { planId: "pobyt", startsAt: at("2026-11-24T10:00") }));
  expect(await numbers(id)).toEqual(["107", "108", "109"]);
  expect(labels()).toEqual(["107", "108", "109"]);
});

test("B15 P3 erasing on the client's word cancels the family and leaves its slot-bound numbers to others", async () => {
  house = await openHouse({ office: families() });
  const { id } = await booked(house, { ...residence(), persons: 2 });
  await house.works.write((work) => eraseNow(work, { id, staffId: "jana" }));
  expect(labels()).toEqual([]);
  expect(house.store.raw.query("SELECT * FROM place").all()).toEqual([]);
});

test("B15 Q5 the reservation is served with its last ticket, and an undo at either counter takes that back", async () => {
  house = await openHouse({ office: families() });
  const { id, code } = await booked(house, { persons: 2 });
  house.clocks.set("2026-11-24T09:00:00");
  await types(code);
  const first = { counterId: "c1", staffId: "jana", seen: null };
  const second = { counterId: "c2", staffId: "petr", seen: null };
  for (const press of [first, second])
    await house.works.write(async (work) => {
      await openCounter(work, press);
      await callNext(work, press);
    });
  await house.works.write((work) => finish(work, { ...first, outcome: null }));
  expect(await stateOf(house, id)).toBe("arrived");
  await house.works.write((work) => finish(work, { ...second, outcome: null }));
  expect(await stateOf(house, id)).toBe("served");
  await house.works.write((work) => undo(work, first));
  expect(await stateOf(house, id)).toBe("arrived");
  await house.works.write((work) => undo(work, second));
  expect(await stateOf(house, id)).toBe("arrived");
  for (const press of [second, first]) await house.works.write((work) => finish(work, { ...press, outcome: null }));
  expect(await stateOf(house, id)).toBe("served");
});

test("B15 B7 with one served and the other given up the reservation was served", async () => {
  house = await openHouse({ office: families() });
  const { id, code } = await booked(house, { persons: 2 });
  house.clocks.set("2026-11-24T09:00:00");
  const came = await types(code);
  const press = { counterId: "c1", staffId: "jana", seen: null };
  await house.works.write(async (work) => {
    await openCounter(work, press);
    await callNext(work, press);
  });
  await house.works.write((work) => finish(work, { ...press, outcome: null }));
  const other = came.kind === "ticket" ? came.others[0]?.token : undefined;
  await house.works.write((work) => withdrawTicket(work, other ?? ""));
  expect(await stateOf(house, id)).toBe("served");
});
