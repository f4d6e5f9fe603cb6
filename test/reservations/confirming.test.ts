import { afterEach, expect, test } from "bun:test";
import {
  cancelByCode,
  cancelByLink,
  confirmByCode,
  confirmByLink,
  letGo,
  sendAgain,
} from "../../src/reservations/actions.ts";
import { bookableTimes, reservationBehind } from "../../src/reservations/queries.ts";
import type { Day } from "../../src/platform/civil.ts";
import { hashToken } from "../../src/platform/id.ts";
import { lhota, SECOND_VISITOR, VISITOR } from "../support/cast.ts";
import { at } from "../support/clock.ts";
import { openHouse, type TestHouse } from "../support/house.ts";
import { booked, books, codeIn, letters, linkIn, refusal, residence, stateOf } from "./caller.ts";

let house: TestHouse;
afterEach(() => house.close());

const confirm = (token: string) => house.works.write((work) => confirmByLink(work, token));
const cancel = (token: string) => house.works.write((work) => cancelByLink(work, token));
const type = (held: string, code: string) => house.works.write((work) => confirmByCode(work, held, code));
const again = (held: string, email: string | null = null) => house.works.write((work) => sendAgain(work, held, email));
const byCode = (code: string, contact: string) => house.works.write((work) => cancelByCode(work, { code, contact }));
const kinds = async (id: string) => (await letters(house, id)).map(({ kind, state }) => `${kind} ${state}`);
const freeAtNine = async () =>
  (
    await house.works.read((reader) =>
      bookableTimes(reader, { serviceId: "op", locationId: "naves" }, "2026-11-24" as Day),
    )
  ).find(({ time }) => time === "09:00")?.free;

test("B7 the confirm link confirms, gives the code and writes the confirmation; used twice it finds the same", async () => {
  house = await openHouse();
  const { reservation } = await books(house);
  const token = await linkIn(house, reservation.id, "confirm");
  const first = await confirm(token);
  expect(first).toMatchObject({ state: "confirmed", confirmBy: null });
  expect(first.code).toMatch(/^\d{6}$/);
  const second = await confirm(token);
  expect(second).toEqual(first);
  expect(await kinds(reservation.id)).toEqual(["please-confirm cancelled", "confirmed queued"]);
});

test("B7 a link is good for one purpose only, and a wrong one leads nowhere", async () => {
  house = await openHouse();
  const { reservation } = await books(house);
  const token = await linkIn(house, reservation.id, "confirm");
  expect(await refusal(cancel(token))).toBe("notFound");
  expect(await refusal(confirm("nonsense"))).toBe("notFound");
  expect(await house.works.read((reader) => reservationBehind(reader, token, "held"))).toBeNull();
  expect((await house.works.read((reader) => reservationBehind(reader, token, "confirm")))?.id).toBe(reservation.id);
});

test("S4 the database holds no token, only its hash, and each is of 128 bits or more", async () => {
  house = await openHouse();
  const { reservation, heldToken } = await books(house, { formId: "form-1" });
  const token = await linkIn(house, reservation.id, "confirm");
  const kept = house.store.raw.query<{ token_hash: string }, []>("SELECT token_hash FROM link").all();
  const hashes = kept.map(({ token_hash }) => token_hash);
  expect(hashes).toContain(hashToken(token));
  expect(hashes).toContain(hashToken(heldToken));
  expect(hashes).not.toContain(token);
  expect(Buffer.from(token, "base64url").length).toBe(16);
  expect(Buffer.from(heldToken, "base64url").length).toBeGreaterThanOrEqual(16);
});

test("S4 links are dead from the slot's start; the one that shows the reservation lives to the end of its day", async () => {
  house = await openHouse();
  const { id } = await booked(house);
  const [cancelling, showing] = [await linkIn(house, id, "cancel"), await linkIn(house, id, "show")];
  house.clocks.set("2026-11-24T09:00:00");
  expect(await refusal(cancel(cancelling))).toBe("notFound");
  const shown = () => house.works.read((reader) => reservationBehind(reader, showing, "show"));
  expect((await shown())?.id).toBe(id);
  house.clocks.set("2026-11-25T00:00:00");
  expect(await shown()).toBeNull();
});

test("B7 exactly at the deadline it is too late to confirm: the link tells that it expired", async () => {
  house = await openHouse();
  const { reservation } = await books(house);
  const token = await linkIn(house, reservation.id, "confirm");
  house.clocks.set("2026-11-24T07:55:00");
  expect((await confirm(token)).state).toBe("expired");
  expect(await stateOf(house, reservation.id)).toBe("expired");
});

test("B7 a millisecond before the deadline it is not", async () => {
  house = await openHouse();
  const { reservation } = await books(house);
  house.clocks.set("2026-11-24T07:54:59.999");
  expect((await confirm(await linkIn(house, reservation.id, "confirm"))).state).toBe("confirmed");
});

test("B7 the code from the mail confirms on the page still open, blanks or not", async () => {
  house = await openHouse();
  const { reservation, heldToken } = await books(house);
  const code = await codeIn(house, reservation.id);
  const answer = await type(heldToken, ` ${code.slice(0, 3)} ${code.slice(3)}`);
  expect(answer).toMatchObject({ right: true, reservation: { state: "confirmed" } });
  expect(await type(heldToken, "anything")).toMatchObject({ right: true, reservation: { state: "confirmed" } });
});

test("B7 five wrong tries in all, then the right code is wrong too, also a newly sent one", async () => {
  house = await openHouse();
  const { reservation, heldToken } = await books(house);
  const code = await codeIn(house, reservation.id);
  const wrong = code === "000000" ? "000001" : "000000";
  for (const left of [4, 3, 2, 1, 0]) expect(await type(heldToken, wrong)).toEqual({ right: false, triesLeft: left });
  expect(await type(heldToken, code)).toEqual({ right: false, triesLeft: 0 });
  await again(heldToken);
  expect(await type(heldToken, await codeIn(house, reservation.id))).toEqual({ right: false, triesLeft: 0 });
  expect((await confirm(await linkIn(house, reservation.id, "confirm"))).state).toBe("confirmed");
});

test("B9 the one-time code is not the arrival code, and neither stands in any event", async () => {
  house = await openHouse();
  const { reservation, heldToken } = await books(house);
  const code = await codeIn(house, reservation.id);
  const answer = await type(heldToken, code);
  const arrival = answer.right ? answer.reservation.code : null;
  const events = JSON.stringify(house.store.raw.query("SELECT * FROM event").all());
  expect(arrival).not.toBeNull();
  expect(events).not.toContain(`"${arrival}"`);
  expect(events).not.toContain(`"${code}"`);
  expect(events).not.toContain("Vesna");
  expect(events).toContain("reservation-confirmed");
});

test("B7 cancelling is at once: the place is free, the code is gone, a notice is written; twice finds it cancelled", async () => {
  house = await openHouse();
  const { id } = await booked(house);
  const token = await linkIn(house, id, "cancel");
  expect(await freeAtNine()).toBe(1);
  expect(await cancel(token)).toMatchObject({ state: "cancelled", code: null });
  expect(await freeAtNine()).toBe(2);
  expect((await cancel(token)).state).toBe("cancelled");
  expect(await kinds(id)).toEqual(["confirmed cancelled", "cancelled-by-client queued"]);
});

test("B7 a pending one is cancelled by its link too, and then cannot be confirmed", async () => {
  house = await openHouse();
  const { reservation } = await books(house);
  const [confirming, cancelling] = [
    await linkIn(house, reservation.id, "confirm"),
    await linkIn(house, reservation.id, "cancel"),
  ];
  expect((await cancel(cancelling)).state).toBe("cancelled");
  expect((await confirm(confirming)).state).toBe("cancelled");
});

test("B7 the held page lets a pending one go without writing to an address nobody proved, and leaves a confirmed one", async () => {
  house = await openHouse();
  const { reservation, heldToken } = await books(house);
  const letting = () => house.works.write((work) => letGo(work, heldToken));
  expect((await letting()).state).toBe("cancelled");
  expect((await letting()).state).toBe("cancelled");
  expect(await kinds(reservation.id)).toEqual(["please-confirm cancelled"]);
  const other = await books(house, { client: SECOND_VISITOR });
  await confirm(await linkIn(house, other.reservation.id, "confirm"));
  expect((await house.works.write((work) => letGo(work, other.heldToken))).state).toBe("confirmed");
});

test("B7 the form cancels by code and contact; every wrong pair gets the same answer", async () => {
  house = await openHouse();
  const { code } = await booked(house, { client: { ...VISITOR, phone: "+420 777 123 456" } });
  if (code === null) throw new Error("a confirmed one has a code");
  expect(await refusal(byCode(code, "otakar@example.org"))).toBe("notFound");
  expect(await refusal(byCode(code, ""))).toBe("notFound");
  expect(await refusal(byCode("nic", VISITOR.email))).toBe("notFound");
  expect((await byCode(code, "777 123 456")).state).toBe("cancelled");
  expect(await refusal(byCode(code, VISITOR.email))).toBe("notFound"); // its code is gone
});

test("B7 the mail is sent again three times at most in all, and the deadline stays", async () => {
  house = await openHouse();
  const { reservation, heldToken } = await books(house);
  const first = await linkIn(house, reservation.id, "confirm");
  house.clocks.move(60_000);
  expect((await again(heldToken)).confirmBy).toBe(reservation.confirmBy);
  await again(heldToken);
  expect(await refusal(again(heldToken))).toBe("mailedEnough");
  expect(await kinds(reservation.id)).toEqual([
    "please-confirm cancelled",
    "please-confirm cancelled",
    "please-confirm queued",
  ]);
  expect((await confirm(first)).state).toBe("confirmed"); // the first mail may well have come first
});

test("B7 to a corrected address; what went to the wrong one opens nothing any more", async () => {
  house = await openHouse();
  const { reservation, heldToken } = await books(house);
  const stray = await linkIn(house, reservation.id, "confirm");
  const corrected = await again(heldToken, "vesna.krasna@example.org");
  expect(corrected.client?.email).toBe("vesna.krasna@example.org");
  expect((await letters(house, reservation.id)).at(-1)?.recipient).toBe("vesna.krasna@example.org");
  expect(await refusal(confirm(stray))).toBe("notFound");
  expect((await confirm(await linkIn(house, reservation.id, "confirm"))).state).toBe("confirmed");
});

test("B3 correcting the address is no way round the limit of a contact", async () => {
  const office = lhota((file) => {
    for (const { booking } of file.services) if (booking !== null) booking.activePerContact = 1;
  });
  house = await openHouse({ office });
  await books(house);
  const other = await books(house, { client: SECOND_VISITOR, startsAt: at("2026-11-24T10:00") });
  expect(await refusal(again(other.heldToken, VISITOR.email))).toBe("tooManyReservations");
});

test("B10 the confirmation carries place, code, window and a calendar entry", async () => {
  house = await openHouse();
  const { id, code } = await booked(house);
  const [letter] = await letters(house, id);
  expect(letter?.body).toContain(String(code));
  expect(letter?.body).toContain("8:45–9:15");
  expect(letter?.body).toContain("Náves 1");
  expect(letter?.subject).not.toContain(String(code));
  const entry = String(JSON.parse(letter?.parts ?? "{}").attachments?.[0]?.text);
  expect(entry).toContain(`UID:${id}@lhota.example`);
  expect(entry).toContain("DTSTART:20261124T080000Z");
});

test("B10 with automatic arrival the confirmation has the number and no code to type", async () => {
  house = await openHouse();
  const { id, code, number } = await booked(house, residence());
  const [letter] = await letters(house, id);
  expect(number).toBe("102");
  expect(letter?.body).toContain("102");
  expect(letter?.body).not.toContain(String(code));
});

test("B10 the code goes by SMS too where the office sends it so and a phone is given", async () => {
  const office = lhota((file) => {
    for (const { booking } of file.services) if (booking !== null) booking.codeBySms = true;
  });
  house = await openHouse({ office });
  const { id, code } = await booked(house, { client: { ...VISITOR, phone: "777123456" } });
  const sent = await letters(house, id);
  expect(sent.map(({ kind, channel }) => `${kind} ${channel}`).toSorted()).toEqual([
    "code-by-sms sms",
    "confirmed email",
  ]);
  expect(sent.find(({ channel }) => channel === "sms")?.body).toContain(String(code));
});

test("B10 who gave only a phone is told by SMS", async () => {
  house = await openHouse();
  const { id } = await booked(house, { client: { ...VISITOR, email: "", phone: "777123456" } });
  expect((await letters(house, id)).map(({ kind, channel }) => `${kind} ${channel}`)).toEqual(["confirmed sms"]);
});

test("B9 no two live reservations of a location have the same code, and the table says so too", async () => {
  house = await openHouse();
  const first = await booked(house);
  const second = await booked(house, { client: SECOND_VISITOR });
  expect(first.code).not.toBe(second.code);
  expect(() => house.store.raw.run("UPDATE reservation SET code = ? WHERE id = ?", [first.code, second.id])).toThrow(
    "UNIQUE",
  );
});
