import { afterEach, beforeEach, expect, test } from "bun:test";
import { nudge, printJobs } from "../../src/kiosk/jobs.ts";
import type { OfficeFile } from "../../src/office/office-file.ts";
import { MINUTE } from "../../src/platform/clock.ts";
import { silentLog } from "../../src/platform/log.ts";
import type { Job } from "../../src/platform/scheduler.ts";
import { decode } from "../../src/printing/decoder.ts";
import { takePrintJob } from "../../src/queue/paper-actions.ts";
import { paperNow } from "../../src/queue/queries.ts";
import { lhota } from "../support/cast.ts";
import { openHouse, type TestHouse } from "../support/house.ts";
import { open, take } from "../support/queue.ts";
import { CATALOGUES } from "../support/sample.ts";
import { startTestPrinter, type TestPrinter } from "../support/test-printer.ts";

let house: TestHouse;
let printer: TestPrinter;
let job: Job;
let tray: { kioskId: string; bytes: Uint8Array }[];
let whenReceived: (() => void) | null = null;

beforeEach(() => {
  printer = startTestPrinter();
  tray = [];
  whenReceived = null;
});
afterEach(async () => {
  printer.switchOff();
  await house.close();
});

/** The cast with two kiosks: the hall prints where it is told, the yard into a tray. */
async function openPrinting(hall: string): Promise<void> {
  house = await openHouse({
    now: "2026-11-24T09:42:00",
    office: lhota((office: OfficeFile) => {
      const [first] = office.kiosks;
      if (first === undefined) return;
      office.kiosks = [
        { ...first, printer: hall, mode: "text" },
        { ...first, id: "dvur", name: "Dvůr", printer: "tray", mode: "text" },
      ];
    }),
  });
  job = jobsOf(house);
}

const jobsOf = ({ works }: TestHouse): Job =>
  printJobs({
    works,
    log: silentLog,
    catalogues: CATALOGUES,
    tray: ({ kioskId }) => ({
      receive: async (bytes) => {
        tray.push({ kioskId, bytes });
        whenReceived?.();
      },
    }),
  })[0] ?? expect.unreachable();

const stateOf = async (kioskId: string) => (await house.works.read((reader) => paperNow(reader, kioskId))).state;
const faultOf = async (kioskId: string) => (await house.works.read((reader) => paperNow(reader, kioskId))).fault;

test("K4 the paper says office, place, number, service, people ahead, wait, counters, time and the square", async () => {
  await openPrinting("tray");
  await open(house, "c1");
  await open(house, "c2");
  await take(house, "op");
  const { token } = await take(house, "op", { kioskId: "hala" });
  expect(await job.run()).toBe(1);
  const { texts, qr, unknown } = await decode(tray[0]?.bytes ?? new Uint8Array());
  const all = texts.join(" ");
  for (const said of ["Městský úřad Lhota", "přízemí", "A 2", "Občanský průkaz – podat žádost", "do kabinky 1 nebo 2"])
    expect(all).toContain(said);
  expect(all).toMatch(/čeká před vámi\s+1 člověk/);
  expect(all).toMatch(/úterý 24. listopadu 2026 v\s9:42/);
  expect(qr).toEqual([`http://lhota.example/ticket/${token}`]);
  expect(unknown).toBe(0);
});

test("L5 a nudge prints at once, without waiting for the next tick", async () => {
  await openPrinting("tray");
  await take(house, "op", { kioskId: "hala" });
  const received = new Promise<void>((resolve) => {
    whenReceived = resolve;
  });
  nudge(house.works, "hala");
  await received;
  expect(tray.map(({ kioskId }) => kioskId)).toEqual(["hala"]);
});

test("K5 a printer that is silent holds up neither the round nor another kiosk's paper", async () => {
  await openPrinting(printer.endpoint);
  printer.mood = "slow";
  await take(house, "op", { kioskId: "hala" });
  await take(house, "op", { kioskId: "dvur" });
  const start = performance.now();
  expect(await job.run()).toBe(1);
  expect(performance.now() - start).toBeLessThan(2000); // the printer is given ten seconds
  expect(tray.map(({ kioskId }) => kioskId)).toEqual(["dvur"]);
});

test("K5 a printer that is off is a fault people can read, and each paper comes once when it is on again", async () => {
  await openPrinting(printer.endpoint);
  printer.switchOff();
  await take(house, "op", { kioskId: "hala" });
  await take(house, "op", { kioskId: "hala" });
  await settled(async () => (await faultOf("hala")) === "refused");
  printer.switchOn();
  await settled(async () => (await faultOf("hala")) === null);
  await settled(async () => printer.tickets.length === 2);
  const numbers = await Promise.all(
    printer.tickets.map(async (bytes) => (await decode(bytes)).texts.find((text) => /^A \d+$/.test(text))),
  );
  expect(numbers.toSorted()).toEqual(["A 1", "A 2"]);
});

test("K5 a ticket cut off midway is not printed again by itself, the next one is", async () => {
  await openPrinting(printer.endpoint);
  printer.mood = "cut-off";
  await take(house, "op", { kioskId: "hala" });
  await settled(async () => (await faultOf("hala")) === "cut-off");
  printer.mood = "on";
  await take(house, "op", { kioskId: "hala" });
  await settled(async () => (await faultOf("hala")) === null);
  const numbers = await Promise.all(
    printer.tickets.map(async (bytes) => (await decode(bytes)).texts.find((text) => /^A \d+$/.test(text))),
  );
  expect(numbers).toEqual(["A 1", "A 2"]); // the printer got the first once, when it broke off
});

test("K5 paper waits while the printer is out of paper or open, staff read why, and it comes by itself, once", async () => {
  await openPrinting(printer.endpoint);
  await take(house, "op", { kioskId: "hala" });
  for (const mood of ["paper-out", "cover-open"] as const) {
    printer.mood = mood;
    await settled(async () => (await stateOf("hala")) === mood);
    expect(printer.tickets).toHaveLength(0);
  }
  printer.mood = "near-end";
  await settled(async () => printer.tickets.length === 1);
  await settled(async () => (await stateOf("hala")) === "paper-near-end");
  expect(await faultOf("hala")).toBeNull();
  for (let rounds = 0; rounds < 40; rounds += 1) await job.run();
  expect(printer.tickets).toHaveLength(1);
});

test("K5 staff learn of an empty roll before any client wants paper, and of its end too", async () => {
  await openPrinting(printer.endpoint);
  printer.mood = "paper-out";
  await settled(async () => (await stateOf("hala")) === "paper-out");
  printer.mood = "on";
  await settled(async () => (await stateOf("hala")) === "ready");
  expect(printer.tickets).toHaveLength(0);
});

test("K5 paper older than two minutes or of a ticket that is over never comes, also when the printer is mended later", async () => {
  await openPrinting(printer.endpoint);
  printer.mood = "paper-out";
  await take(house, "op", { kioskId: "hala" });
  await settled(async () => (await stateOf("hala")) === "paper-out");
  house.clocks.move(2 * MINUTE + 1);
  await settled(
    async () => house.store.raw.query<{ state: string }, []>("SELECT state FROM print_job").get()?.state === "dropped",
  );
  printer.mood = "on";
  await settled(async () => (await stateOf("hala")) === "ready");
  expect(printer.tickets).toHaveLength(0);
});

test("K5 a restart prints what waits, once, and never again what was on the printer when the house fell", async () => {
  await openPrinting("tray");
  await take(house, "op", { kioskId: "hala" });
  await house.works.write((work) => takePrintJob(work, "hala")); // killed with this one in the printer
  await take(house, "op", { kioskId: "hala" });
  job = jobsOf(house);
  for (let rounds = 0; rounds < 3; rounds += 1) await job.run();
  const texts = await Promise.all(tray.map(async ({ bytes }) => (await decode(bytes)).texts.join(" ")));
  expect(texts).toHaveLength(1);
  expect(texts[0]).toContain("A 2");
});

test("K5 a printer that fetches its paper and is not heard for a minute is off, as far as staff can know", async () => {
  await openPrinting("pull");
  await take(house, "op", { kioskId: "hala" });
  await job.run();
  expect(await stateOf("hala")).toBe("ready");
  house.clocks.move(MINUTE + 1);
  await job.run();
  expect(await stateOf("hala")).toBe("off");
  expect(tray).toEqual([]);
});

test("K5 nothing to print costs no write", async () => {
  await openPrinting("tray");
  await job.run();
  const before = house.store.raw.query<{ changes: number }, []>("SELECT total_changes() AS changes").get()?.changes;
  expect(await job.run()).toBe(0);
  expect(house.store.raw.query<{ changes: number }, []>("SELECT total_changes() AS changes").get()?.changes).toBe(
    before ?? -1,
  );
});

/** Rounds until it is so; a printer answers within milliseconds here, so five seconds are for ever. */
async function settled(isSo: () => Promise<boolean>): Promise<void> {
  const end = performance.now() + 5000;
  while (performance.now() < end) {
    await job.run();
    if (await isSo()) return;
    await new Promise((resolve) => setImmediate(resolve));
  }
  throw new Error("it did not happen");
}
