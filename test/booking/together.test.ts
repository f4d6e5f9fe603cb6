import { afterEach, expect, test } from "bun:test";
import type { Booking, OfficeFile } from "../../src/office/office-file.ts";
import { readOfficeFile } from "../../src/office/read-office-file.ts";
import type { Day } from "../../src/platform/civil.ts";
import { bookableTimes, reservationById } from "../../src/reservations/queries.ts";
import { cancelByLink, confirmByLink, moveByLink } from "../../src/reservations/actions.ts";
import { checkIn } from "../../src/queue/actions.ts";
import { booked, books, letters, linkIn, refusal } from "../reservations/caller.ts";
import { openApp, type TestApp } from "../support/app.ts";
import { lhota, SECOND_VISITOR } from "../support/cast.ts";
import { at } from "../support/clock.ts";
import { openHouse, type TestHouse } from "../support/house.ts";
import { hiddenIn, unescaped } from "../support/walk.ts";

let house: TestHouse | null = null;
let app: TestApp | null = null;
afterEach(async () => {
  await house?.close();
  await app?.stop();
  [house, app] = [null, null];
});

const DAY = "2026-11-24" as Day;
const BOTH = { furtherServices: ["pas"] };

/** ID card and passport can be done in one visit; each takes one slot of half an hour. */
const together = (change: (of: Record<string, Booking>, file: OfficeFile) => void = () => {}): OfficeFile =>
  lhota((file) => {
    const of = Object.fromEntries(
      file.services.flatMap(({ id, booking }) => (booking === null ? [] : [[id, booking]])),
    );
    if (of["op"] !== undefined) of["op"].with = ["pas"];
    change(of as Record<string, Booking>, file);
  });

const open = async (change?: Parameters<typeof together>[0]): Promise<TestHouse> => {
  house = await openHouse({ office: together(change) });
  return house;
};
const places = ({ store }: TestHouse): string[] =>
  store.raw
    .query<{ starts_at: number; place: number }, []>("SELECT starts_at, place FROM place ORDER BY starts_at, place")
    .all()
    .map(({ starts_at, place }) => `${(starts_at - at("2026-11-24T09:00")) / 60_000}/${place}`);
const times = ({ works }: TestHouse, furtherServices: readonly string[]) =>
  works.read((reader) => bookableTimes(reader, { serviceId: "op", locationId: "naves", furtherServices }, DAY));

test("B15 two things in one visit take the slots of both, one after the other", async () => {
  const there = await open();
  const { id } = await booked(there, BOTH);
  expect(places(there)).toEqual(["0/1", "30/1"]);
  const found = await there.works.read((reader) => reservationById(reader, id));
  expect(found?.furtherServices).toEqual(["pas"]);
});

test("B15 the page offers for both only what both fit into", async () => {
  const there = await open();
  for (const client of [SECOND_VISITOR, { ...SECOND_VISITOR, email: "treti@example.org" }])
    await booked(there, { startsAt: at("2026-11-24T09:30"), client });
  const free = async (further: readonly string[], time: string) =>
    (await times(there, further)).find((each) => each.time === time)?.free;
  expect(await free([], "09:00")).toBe(2);
  expect(await free(["pas"], "09:00")).toBe(0);
  expect(await free(["pas"], "10:00")).toBe(2);
  expect((await times(there, ["pas"])).some(({ time }) => time === "13:30")).toBe(false); // nothing follows the last one
  expect(await refusal(books(there, BOTH))).toBe("slotTaken");
});

test("B15 what the office does not let be added, or what is no plan's, is refused", async () => {
  const there = await open();
  for (const furtherServices of [["pobyt"], ["op"], ["pas", "pas"], ["nothing"]])
    expect(await refusal(books(there, { furtherServices }))).toBe("slotUnknown");
  expect(await refusal(books(there, { serviceId: "pas", furtherServices: ["op"] }))).toBe("slotUnknown");
});

test("B15 B3 the limits of both hold: the contact's, the day's, the clock's", async () => {
  const there = await open((of) => {
    if (of["pas"] !== undefined) of["pas"] = Object.assign(of["pas"], { activePerContact: 1, dayQuota: 3 });
  });
  await booked(there, { serviceId: "pas", startsAt: at("2026-11-24T08:30") });
  expect(await refusal(books(there, BOTH))).toBe("tooManyReservations");
  expect(await refusal(books(there, { ...BOTH, client: SECOND_VISITOR }))).toBe("done");
  const third = { ...SECOND_VISITOR, email: "treti@example.org" };
  expect(await refusal(books(there, { ...BOTH, client: third, startsAt: at("2026-11-24T11:00") }))).toBe("dayFull");
  await there.close();
  const late = await open((of) => {
    if (of["pas"] !== undefined) of["pas"].latest = "day-before";
  });
  expect(await refusal(books(late, BOTH))).toBe("tooLate");
  expect(await refusal(books(late))).toBe("done");
});

test("B15 B10 mail and calendar tell both things, and a move keeps them", async () => {
  const there = await open();
  const { reservation } = await books(there, BOTH);
  const token = await linkIn(there, reservation.id, "confirm");
  await there.works.write((work) => confirmByLink(work, token));
  const told = (await letters(there, reservation.id)).at(-1);
  expect(told?.body).toContain(" + ");
  expect(told?.parts).toContain("SUMMARY");
  const show = await linkIn(there, reservation.id, "show");
  await there.works.write((work) => moveByLink(work, show, { planId: "doklady", startsAt: at("2026-11-24T11:00") }));
  expect(places(there)).toEqual(["120/1", "150/1"]);
  const cancel = await linkIn(there, reservation.id, "cancel");
  await there.works.write((work) => cancelByLink(work, cancel));
  expect(places(there)).toEqual([]);
});

test("B15 the ticket knows what is still to be done after the first thing", async () => {
  const there = await open();
  const { code } = await booked(there, BOTH);
  there.clocks.set("2026-11-24T08:50:00");
  const touch = { locationId: "naves", language: "cs", touchId: "t", kioskId: null } as const;
  await there.works.write((work) => checkIn(work, { ...touch, code: code ?? "" }));
  const tickets = there.store.raw.query("SELECT service_id, further_services, persons FROM ticket").all();
  expect(tickets).toEqual([{ service_id: "op", further_services: '["pas"]', persons: 1 }]);
});

test("B15 an office file that lets things be added which no plan serves together is refused", () => {
  const file = together((of) => {
    if (of["op"] !== undefined) of["op"].with = ["pobyt"];
  });
  const read = readOfficeFile(JSON.stringify(file));
  expect(JSON.stringify(read)).toContain("No plan serves both");
});

test("B15 on the page a thing is added by a link, the address keeps it to the deed, and it can be left out again", async () => {
  app = await openApp({ office: together() });
  const get = async (path: string) => (await fetch(`${app?.address}${path}`)).text();
  const first = await get("/booking/op/naves?day=2026-11-25");
  expect(first).toContain("Přidat další věc");
  const added = unescaped(/href="([^"]*also=pas[^"]*)"/.exec(first)?.[1] ?? "");
  const page = await get(added);
  expect(page).toContain("Odebrat");
  expect(page).not.toContain("Přidat další věc");
  const form = unescaped(/href="([^"]*\/details\?[^"]*also=pas[^"]*)"/.exec(page)?.[1] ?? "");
  const details = await get(form);
  expect(details).toContain("also=pas");
  const fields = Object.fromEntries(["form", "plan", "at"].map((name) => [name, hiddenIn(details, name)]));
  const post = (path: string, body: Record<string, string>) =>
    fetch(`${app?.address}${path}`, { method: "POST", redirect: "manual", body: new URLSearchParams(body) });
  const checked = await (await post(form, { ...fields, name: "Vesna Krásná", email: "vesna@example.org" })).text();
  expect(checked).toContain(" + ");
  const action = unescaped(/action="([^"]+\/reservations[^"]*)"/.exec(checked)?.[1] ?? "");
  const done = await post(action, { draft: hiddenIn(checked, "draft") });
  expect(done.status).toBe(303);
  const held = await get(done.headers.get("location") ?? "");
  expect(held).toContain(" + ");
});

test("B15 an address that adds what cannot be added leads nowhere", async () => {
  app = await openApp({ office: together() });
  for (const also of ["pobyt", "op", "nothing"])
    expect((await fetch(`${app.address}/booking/op/naves?also=${also}`)).status).toBe(404);
});
