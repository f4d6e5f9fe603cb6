import { afterEach, beforeEach, expect, test } from "bun:test";
import { MINUTE } from "../../src/platform/clock.ts";
import { withdrawTicket } from "../../src/queue/actions.ts";
import { endPrintJob, printAgain, takePrintJob, type PrintOutcome } from "../../src/queue/paper-actions.ts";
import { paperNow, ticketByToken } from "../../src/queue/queries.ts";
import { openHouse, type TestHouse } from "../support/house.ts";
import { take } from "../support/queue.ts";

let house: TestHouse;
beforeEach(async () => {
  house = await openHouse({ now: "2026-11-24T08:00:00" });
});
afterEach(() => house.close());

const atKiosk = (kioskId = "hala") => take(house, "op", { kioskId });
const feed = () => house.works.write((work) => takePrintJob(work, "hala"));
const end = (id: string, outcome: PrintOutcome) => house.works.write((work) => endPrintJob(work, id, outcome));
const paper = () => house.works.read((reader) => paperNow(reader, "hala"));
const again = (ticketId: string) =>
  house.works.write((work) => printAgain(work, { kioskId: "hala", ticketId, staffId: null }));
const jobs = () =>
  house.store.raw
    .query<{ state: string; link: string | null }, []>("SELECT state, link FROM print_job ORDER BY id")
    .all();
const printerEvents = () =>
  house.store.raw
    .query<{ kind: string }, []>("SELECT kind FROM event WHERE kind LIKE 'printer-%' ORDER BY number")
    .all()
    .map(({ kind }) => kind);

test("K5 paper is queued with its ticket, printed the oldest first, and its address is gone then", async () => {
  const first = await atKiosk();
  const second = await atKiosk();
  expect(await paper()).toEqual({ fault: null, state: "ready", waiting: 2 });
  const job = await feed();
  expect(job).toMatchObject({ ticketId: first.ticketId, link: `http://lhota.example/ticket/${first.token}` });
  await end(job?.id ?? "", { kind: "printed" });
  expect((await feed())?.ticketId).toBe(second.ticketId);
  expect(jobs()[0]).toEqual({ state: "printed", link: null });
});

test("K5 a printer in trouble holds the paper, is told once, and prints when it is well again", async () => {
  await atKiosk();
  for (let tries = 0; tries < 2; tries += 1)
    await end((await feed())?.id ?? "", { kind: "not-started", fault: "paper-out" });
  expect(await paper()).toEqual({ fault: "paper-out", state: "paper-out", waiting: 1 });
  await end((await feed())?.id ?? "", { kind: "printed" });
  expect(await paper()).toEqual({ fault: null, state: "ready", waiting: 0 });
  expect(printerEvents()).toEqual(["printer-trouble", "printer-well"]);
});

test("K5 paper older than two minutes, or of a ticket that is over, is not printed any more", async () => {
  await atKiosk();
  house.clocks.move(2 * MINUTE);
  const given = await atKiosk();
  expect((await paper()).waiting).toBe(2);
  house.clocks.move(1);
  await house.works.write((work) => withdrawTicket(work, given.token));
  expect((await paper()).waiting).toBe(0);
  expect(await feed()).toBeNull();
  expect(jobs().map(({ state }) => state)).toEqual(["dropped", "dropped"]);
});

test("K5 a ticket cut off midway is not printed again by itself; a person does it, once", async () => {
  const ticket = await atKiosk();
  await end((await feed())?.id ?? "", { kind: "cut-off", fault: "offline" });
  expect(await feed()).toBeNull();
  await again(ticket.ticketId);
  await again(ticket.ticketId);
  expect(jobs().map(({ state }) => state)).toEqual(["cut-off", "queued"]);
  const job = await feed();
  expect(job?.ticketId).toBe(ticket.ticketId);
  for (const token of [ticket.token, job?.link.split("/").at(-1) ?? ""])
    expect((await house.works.read((reader) => ticketByToken(reader, token)))?.ticket.id).toBe(ticket.ticketId);
});

test("K5 a printer near the end of its paper prints, and staff are told so", async () => {
  await atKiosk();
  await end((await feed())?.id ?? "", { kind: "printed", nearEnd: true });
  expect(await paper()).toEqual({ fault: null, state: "paper-near-end", waiting: 0 });
});

test("K5 what was on the printer when the product was killed counts as cut off", async () => {
  await atKiosk();
  await feed();
  expect(await feed()).toBeNull();
  expect(jobs().map(({ state }) => state)).toEqual(["cut-off"]);
});
