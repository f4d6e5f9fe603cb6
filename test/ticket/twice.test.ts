import { afterEach, beforeEach, expect, test } from "bun:test";
import { finish } from "../../src/queue/actions.ts";
import { hashToken } from "../../src/platform/id.ts";
import type { TestVisitor } from "../support/app.ts";
import { CLERK, openHall, type Hall } from "./hall.ts";

/** The deeds of the e-ticket pressed twice, too late, or by who has no right to them (V4, C6, S4). */

let hall: Hall;
let phone: TestVisitor;
beforeEach(async () => {
  hall = await openHall();
  phone = hall.app.visitor();
});
afterEach(() => hall.app.stop());

const rows = (table: "event" | "near_wish" | "message" | "ticket") =>
  hall.app.running.works.read((reader) => reader.db.selectFrom(table).selectAll().execute());
const events = async (kind: string): Promise<number> =>
  (await rows("event")).filter((event) => "kind" in event && event.kind === kind).length;
const both = async (path: string, fields: Record<string, string> = {}): Promise<number[]> =>
  (await Promise.all([phone.post(path, fields), phone.post(path, fields)])).map(({ status }) => status);

test("C6 V4 a wish sent twice at once, and once more, is one wish and one message", async () => {
  const mine = await hall.line(5);
  const path = `/ticket/${mine.token}/notice`;
  const asked = { before: "2", contact: "601 123 456" };
  expect(await both(path, asked)).toEqual([303, 303]);
  expect((await phone.post(path, asked)).status).toBe(303);
  expect([(await rows("near_wish")).length, await events("near-wished")]).toEqual([1, 1]);
  await hall.next();
  await hall.next();
  expect((await phone.post(path, asked)).status).toBe(303); // told already: the ticket's page says so
  await hall.next();
  const told = (await rows("message")).filter((message) => "lane" in message && message.kind === "near");
  expect([told.length, await events("near-told")]).toEqual([1, 1]);
});

test("C6 V4 given up by two touches at once is given up once, and so is it had back", async () => {
  const mine = await hall.line(2);
  expect(await both(`/ticket/${mine.token}/withdrawal`)).toEqual([303, 303]);
  expect(await events("ticket-withdrawn")).toBe(1);
  expect(await both(`/ticket/${mine.token}/return`)).toEqual([303, 303]);
  expect(await events("ticket-returned")).toBe(1);
});

test("V4 a ticket that cannot be given up any more is shown as it stands, and nothing is changed", async () => {
  const mine = await hall.line(1);
  await hall.next();
  await hall.do((work) => finish(work, { ...CLERK, outcome: null }));
  for (const answer of [
    await phone.get(`/ticket/${mine.token}/withdrawal`),
    await phone.post(`/ticket/${mine.token}/withdrawal`),
    await phone.post(`/ticket/${mine.token}/return`),
  ]) {
    expect(answer.status).toBe(303);
    expect(answer.headers.get("location")).toBe(`/ticket/${mine.token}`);
  }
  expect(await (await phone.get(`/ticket/${mine.token}`)).text()).toContain("Děkujeme, že jste přišli");
});

test("S4 the address of a ticket has 128 bits or more, is of no other ticket, and is kept as a hash alone", async () => {
  const [first, second] = [await hall.take(), await hall.take()];
  for (const { token } of [first, second]) {
    expect(Buffer.from(token, "base64url").length).toBeGreaterThanOrEqual(16);
    const all = JSON.stringify(await rows("ticket"));
    expect(all).toContain(hashToken(token));
    expect(all).not.toContain(token);
    expect(JSON.stringify(await rows("event"))).not.toContain(token);
  }
  expect(first.token).not.toBe(second.token);
});
