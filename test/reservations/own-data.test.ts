import { afterEach, expect, test } from "bun:test";
import { arrive, eraseNow, joinWaitlist, setNote } from "../../src/reservations/actions.ts";
import { reservationJobs } from "../../src/reservations/jobs.ts";
import { erasureReport, exportOf, noteOf, reservationById, sharing } from "../../src/reservations/queries.ts";
import type { ReservationId } from "../../src/reservations/reservation.ts";
import { SECOND_VISITOR, VISITOR } from "../support/cast.ts";
import { openHouse, type TestHouse } from "../support/house.ts";
import { booked, letters, residence } from "./caller.ts";
import type { Day } from "../../src/platform/civil.ts";

let house: TestHouse;
afterEach(() => house.close());

const erases = (id: ReservationId) => house.works.write((work) => eraseNow(work, { id, staffId: "sona" }));
const jobs = async () => {
  for (const job of reservationJobs(house.works)) await job.run();
};

/** Every text of every table, as it could be read from the file. */
function everything(): string {
  const tables = house.store.raw
    .query<{ name: string }, []>("SELECT name FROM sqlite_master WHERE type = 'table'")
    .all();
  return tables.map(({ name }) => JSON.stringify(house.store.raw.query(`SELECT * FROM "${name}"`).all())).join("\n");
}

test("P3 one person's data are given out whole: what they told, what was noted, every message", async () => {
  house = await openHouse();
  const { id } = await booked(house);
  await house.works.write((work) => setNote(work, { id, note: "má psa", staffId: "jana" }));
  const data = await house.works.read((reader) => exportOf(reader, id));
  expect([data.reservation.client?.name, data.note]).toEqual([VISITOR.name, "má psa"]);
  expect(data.messages.map(({ kind, recipient }) => `${kind} ${recipient}`)).toEqual(["confirmed vesna@example.org"]);
  expect(data.eraseAt).not.toBeNull();
});

test("P3 V4 a wish to be told when it is near is given out with the rest, and goes with the person", async () => {
  house = await openHouse();
  const { id } = await booked(house);
  house.store.raw.run("INSERT INTO number VALUES ('naves', '2026-11-24', 'R 1', 'r', 1)");
  house.store.raw.run(
    `INSERT INTO ticket (id, state, location_id, day, number, service_id, reservation_id, source, language, issued_at, due_at, token_hash)
     VALUES ('t', 'waiting', 'naves', '2026-11-24', 'R 1', 'op', ?, 'reservation', 'cs', 0, 0, 'h')`,
    [id],
  );
  house.store.raw.run(
    "INSERT INTO near_wish (ticket_id, location_id, before, channel, recipient, language) VALUES ('t', 'naves', 2, 'sms', '+420601999888', 'cs')",
  );
  const data = await house.works.read((reader) => exportOf(reader, id));
  expect(data.near).toEqual([{ before: 2, channel: "sms", recipient: "+420601999888" }]);
  await erases(id);
  expect(everything()).not.toContain("601999888");
});

test("P3 A4 erased at once on the person's word: nothing in any table leads to them, the receipt names nobody", async () => {
  house = await openHouse();
  const other = await booked(house, { client: SECOND_VISITOR });
  const { id, code } = await booked(house);
  await house.works.write((work) => setNote(work, { id, note: "má psa Rexe", staffId: "jana" }));
  const receipt = await erases(id);
  for (const trace of ["Vesna", "vesna@", "Rex", code ?? ""]) expect(everything()).not.toContain(trace);
  expect(everything()).toContain("Otakar");
  expect(Object.keys(receipt)).toEqual(["erasedAt", "event"]);
  const left = await house.works.read((reader) => reservationById(reader, id));
  expect([left?.state, left?.client, left?.code]).toEqual(["cancelled", null, null]);
  expect(await house.works.read((reader) => noteOf(reader, id))).toBe("");
  expect((await letters(house, id)).every(({ recipient, body }) => recipient === null && body === null)).toBe(true);
  expect((await letters(house, other.id)).every(({ recipient }) => recipient !== null)).toBe(true);
});

test("P3 other reservations under the same contact are told of, somebody else's are not, and none is erased along", async () => {
  house = await openHouse();
  const { id } = await booked(house);
  const second = await booked(house, residence());
  await booked(house, { client: SECOND_VISITOR });
  expect(await house.works.read((reader) => sharing(reader, id))).toEqual([second.id]);
  await erases(id);
  expect(await house.works.read((reader) => sharing(reader, second.id))).toEqual([]);
  expect((await house.works.read((reader) => reservationById(reader, second.id)))?.client?.name).toBe(VISITOR.name);
});

test("P1 P3 the next round of the jobs finds what was erased at once, so that the log is emptied, and counts it no second time", async () => {
  house = await openHouse();
  const { id } = await booked(house);
  await erases(id);
  const erase = reservationJobs(house.works).find(({ name }) => name === "reservations-erase");
  expect([await erase?.run(), await erase?.run()]).toEqual([1, 0]);
  const { erased } = await house.works.read((reader) => erasureReport(reader));
  expect(erased.map(({ count }) => count)).toEqual([1]);
});

test("P3 somebody already in the queue is erased too, and the visit goes on without a name", async () => {
  house = await openHouse({ now: "2026-11-24T08:50:00" });
  const { id, code } = await booked(house);
  await house.works.write((work) => arrive(work, { locationId: "naves", code: code ?? "" }));
  await erases(id);
  const left = await house.works.read((reader) => reservationById(reader, id));
  expect([left?.state, left?.client]).toEqual(["arrived", null]);
});

test("A4 the report says of each kind how much is kept and until when, and how many went on which day", async () => {
  house = await openHouse();
  const first = await booked(house, residence());
  await booked(house, { client: SECOND_VISITOR });
  const report = () => house.works.read((reader) => erasureReport(reader));
  const before = await report();
  expect(before.eraseAfterDays).toBe(5);
  expect(before.kinds.find(({ kind }) => kind === "clients")?.kept).toBe(2);
  expect(before.kinds.find(({ kind }) => kind === "messages")?.kept).toBe(2);
  expect(before.erased).toEqual([]);
  await erases(first.id);
  house.clocks.set("2026-12-01T00:00:00");
  await jobs();
  const after = await report();
  expect(after.kinds.map(({ kind, kept, until }) => [kind, kept, until])).toContainEqual(["clients", 0, null]);
  expect(after.erased.map(({ day, count }) => `${day} ${count}`)).toEqual(["2026-12-01 1", "2026-11-24 1"]);
});

test("A4 the report counts a wish until its day is over", async () => {
  house = await openHouse();
  for (const time of ["08", "09", "10", "11"])
    await booked(house, residence({ startsAt: Date.parse(`2026-11-25T${time}:00:00+01:00`) as never }));
  const wish = { serviceId: "pobyt", locationId: "naves", day: "2026-11-25" as Day, language: "cs" as const };
  await house.works.write((work) =>
    joinWaitlist(work, { ...wish, name: "Host", email: "host@example.org", phone: "" }),
  );
  const { kinds } = await house.works.read((reader) => erasureReport(reader));
  expect(kinds.find(({ kind }) => kind === "wishes")?.kept).toBe(1);
});
