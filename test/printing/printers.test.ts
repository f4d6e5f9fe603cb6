import { afterEach, beforeEach, expect, test } from "bun:test";
import { decode } from "../../src/printing/decoder.ts";
import { slipBytes } from "../../src/printing/escpos.ts";
import { printerAt, type Tray } from "../../src/printing/printers.ts";
import { readStatus } from "../../src/printing/status.ts";
import { startTestPrinter, type TestPrinter } from "../support/test-printer.ts";
import { slips } from "./sample-slips.ts";

const noTray: Tray = { receive: async () => {} };
const HASTE = { connect: 300, status: 50, job: 300 };

const outcome = (endpoint: string) => printerAt(endpoint, noTray, HASTE).print(new Uint8Array(10));

let printer: TestPrinter;
beforeEach(() => {
  printer = startTestPrinter();
});
afterEach(() => printer.switchOff());

test("K5 a printer that is on gets every byte of the ticket, and the outcome says printed", async () => {
  const bytes = await slipBytes(slips.cs, { paper: 80, mode: "picture" });
  expect(await printerAt(printer.endpoint, noTray).print(bytes)).toEqual({ state: "printed" });
  expect(printer.tickets).toHaveLength(1);
  expect(Buffer.from(printer.tickets[0] ?? []).equals(Buffer.from(bytes))).toBe(true);
  expect((await decode(printer.tickets[0] ?? new Uint8Array())).cut).toBe(true);
});

test("K5 a printer that is off is an outcome, and it prints again by itself once it is on", async () => {
  const port = printerAt(printer.endpoint, noTray);
  printer.switchOff();
  expect(await port.print(new Uint8Array(50))).toMatchObject({ state: "failed" });
  expect(printer.tickets).toHaveLength(0);
  printer.switchOn();
  expect(await port.print(new Uint8Array(50))).toEqual({ state: "printed" });
  expect(printer.tickets).toHaveLength(1);
});

test("K5 a printer that takes the line and reads nothing is a timeout, also for a ticket that fits its memory", async () => {
  printer.mood = "slow";
  const port = printerAt(printer.endpoint, noTray, HASTE);
  expect(await port.print(new Uint8Array(8_000_000))).toEqual({ state: "failed", why: "timeout" });
  expect(await port.print(new Uint8Array(100))).toEqual({ state: "failed", why: "timeout" });
});

test("K5 a printer that breaks off amid the ticket is a cut-off, and what came is kept", async () => {
  printer.mood = "cut-off";
  const broken = await printerAt(printer.endpoint, noTray).print(new Uint8Array(8_000_000));
  expect(broken).toEqual({ state: "failed", why: "cut-off" });
  expect(printer.tickets[0]?.length).toBeGreaterThanOrEqual(200);
  expect(printer.tickets[0]?.length).toBeLessThan(8_000_000);
});

test("K5 a printer that says it has no paper or an open cover gets nothing, so its ticket waits", async () => {
  const port = printerAt(printer.endpoint, noTray);
  for (const mood of ["paper-out", "cover-open"] as const) {
    printer.mood = mood;
    expect(await port.print(new Uint8Array(50))).toEqual({ state: "failed", why: mood });
    expect(await port.look()).toEqual({ fault: mood, nearEnd: false });
  }
  expect(printer.tickets).toHaveLength(0);
});

test("K5 a printer near its paper's end prints and says so; one that never says how it stands prints all the same", async () => {
  const port = printerAt(printer.endpoint, noTray, { ...HASTE, job: 5000 });
  printer.mood = "near-end";
  expect(await port.print(new Uint8Array(50))).toEqual({ state: "printed", nearEnd: true });
  printer.mood = "silent";
  expect(await port.print(new Uint8Array(50))).toEqual({ state: "printed" });
  expect(await port.look()).toEqual({ fault: null, nearEnd: false });
  expect(printer.tickets).toHaveLength(2);
});

test("K5 a look at a printer prints nothing: off, silent and well are told apart", async () => {
  const port = printerAt(printer.endpoint, noTray, HASTE);
  expect(await port.look()).toEqual({ fault: null, nearEnd: false });
  printer.mood = "slow";
  expect(await port.look()).toBeNull();
  printer.switchOff();
  expect(await port.look()).toMatchObject({ fault: "refused" });
  expect(printer.tickets).toHaveLength(0);
});

test("K5 a status counts only whole, and bytes that are no answer are passed over", () => {
  expect(readStatus(Uint8Array.of(0x12, 0x12))).toBeNull();
  expect(readStatus(Uint8Array.of(0x00, 0xff, 0x12, 0x12, 0x12))).toEqual({ fault: null, nearEnd: false });
  expect(readStatus(Uint8Array.of(0x1a, 0x12, 0x12))?.fault).toBe("offline");
  expect(readStatus(Uint8Array.of(0x1a, 0x52, 0x12))?.fault).toBe("fault");
});

test("K5 no printer, a missing device and an address that makes no sense are outcomes, never exceptions", async () => {
  expect(await outcome("none")).toEqual({ state: "failed", why: "refused" });
  expect(await outcome("ftp://printer")).toEqual({ state: "failed", why: "refused" });
  expect(await outcome("tcp://127.0.0.1:99999")).toMatchObject({ state: "failed" });
  expect(await outcome("file:/dev/no-such-printer")).toEqual({ state: "failed", why: "unreachable" });
  expect(await Bun.file("/dev/no-such-printer").exists()).toBe(false);
});

test("K5 a device that takes bytes prints, one that is full is a cut-off, a plain file is never overwritten", async () => {
  expect(await outcome("file:/dev/null")).toEqual({ state: "printed" });
  expect(await outcome("file:/dev/full")).toEqual({ state: "failed", why: "cut-off" });
  const plain = `/dev/shm/plain-${crypto.randomUUID()}`;
  await Bun.write(plain, "kept");
  expect(await outcome(`file:${plain}`)).toEqual({ state: "failed", why: "refused" });
  expect(await Bun.file(plain).text()).toBe("kept");
  await Bun.file(plain).delete();
});

test("K5 the tray gets the very bytes, and a tray that fails is an outcome", async () => {
  const got: Uint8Array[] = [];
  const bytes = Uint8Array.of(1, 2, 3);
  expect(await printerAt("tray", { receive: async (kept) => void got.push(kept) }).print(bytes)).toEqual({
    state: "printed",
  });
  expect(got).toEqual([bytes]);
  const broken: Tray = { receive: () => Promise.reject(new Error("full")) };
  expect(await printerAt("tray", broken).print(bytes)).toEqual({ state: "failed", why: "refused" });
});
