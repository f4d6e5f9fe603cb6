import { constants } from "node:fs";
import { open, stat, type FileHandle } from "node:fs/promises";
import { printOver } from "./send-tcp.ts";
import { readStatus, STATUS_ASKED, type PrinterStatus, type StatusFault } from "./status.ts";

/**
 * What became of a ticket (K5). `unreachable`: no printer answered; `refused`: something is there and said no, or the
 * address makes no sense; a status: the printer says it cannot print now; all before the first byte. `cut-off`: the printer
 * broke off. `timeout`: it took part of the ticket or all of it and never finished. After these two the paper may hold a part,
 * so nothing is printed again by itself.
 */
export type PrintOutcome =
  | { readonly state: "printed"; readonly nearEnd?: boolean }
  | { readonly state: "failed"; readonly why: "unreachable" | "refused" | StatusFault | "timeout" | "cut-off" };

/** A printer. Printing never throws: whatever happens to the paper, the ticket exists (K5). */
export interface Printer {
  print(bytes: Uint8Array): Promise<PrintOutcome>;
  /** How it stands, nothing printed. Null where that cannot be known. */
  look(): Promise<{ readonly fault: string | null; readonly nearEnd: boolean } | null>;
}

/** Where the built-in picture printer lays its paper. */
export interface Tray {
  receive(bytes: Uint8Array): Promise<void>;
}

/** Milliseconds until a printer counts as absent, as one that gives no status, and until a whole ticket must be out. */
export interface Patience {
  readonly connect: number;
  readonly status: number;
  readonly job: number;
}

const PATIENCE: Patience = { connect: 2_000, status: 200, job: 10_000 };

/** The printer at an endpoint: `tcp://host:port` (9100 when left out), `file:/dev/…`, `tray`, or `none`. */
export function printerAt(endpoint: string, tray: Tray, patience: Patience = PATIENCE): Printer {
  const well = async () => ({ fault: null, nearEnd: false });
  if (endpoint === "tray") return { ...calm(async (bytes) => tray.receive(bytes).then(() => PRINTED)), look: well };
  if (endpoint.startsWith("file:/dev/")) return calm((bytes) => printToDevice(endpoint.slice(5), bytes, patience));
  const address = /^tcp:\/\/(\[[0-9a-f:]+\]|[^:/[\]\s]+)(?::(\d{1,5}))?\/?$/i.exec(endpoint);
  const hostname = address?.[1]?.replace(/^\[|\]$/g, "");
  if (hostname === undefined) return { print: async () => failed("refused"), look: well };
  return calm((bytes) => printOver({ hostname, port: Number(address?.[2] ?? 9100) }, bytes, patience));
}

const PRINTED: PrintOutcome = { state: "printed" };

type Failed = Extract<PrintOutcome, { state: "failed" }>;

const failed = (why: Failed["why"]): PrintOutcome => ({ state: "failed", why });

/** Turns what was not foreseen into an outcome; `refused` because nothing is known to have reached paper. A look is a ticket of no bytes. */
function calm(print: Printer["print"]): Printer {
  const calmly: Printer["print"] = async (bytes) => {
    try {
      return await print(bytes);
    } catch {
      return failed("refused");
    }
  };
  return { print: calmly, look: async () => seen(await calmly(new Uint8Array())) };
}

function seen(outcome: PrintOutcome): Awaited<ReturnType<Printer["look"]>> {
  if (outcome.state === "printed") return { fault: null, nearEnd: outcome.nearEnd === true };
  if (outcome.why === "timeout" || outcome.why === "cut-off") return null;
  return { fault: outcome.why, nearEnd: false };
}

/** Pause before a device that takes nothing for now is asked again, in milliseconds. */
const DEVICE_PAUSE = 50;

/** Writes to a printer's device file. It must be there and be a device or a pipe: nothing is created, no file overwritten. */
async function printToDevice(path: string, bytes: Uint8Array, patience: Patience): Promise<PrintOutcome> {
  const device = await openDevice(path);
  if (device === null) return failed("unreachable");
  try {
    const kind = await device.stat();
    if (!kind.isCharacterDevice() && !kind.isFIFO()) return failed("refused");
    const status = kind.isCharacterDevice() ? await askDevice(device, patience) : null;
    if (status !== null && status.fault !== null) return failed(status.fault);
    const fault = await writeAll(device, bytes, patience);
    return fault === null ? { ...PRINTED, ...(status?.nearEnd === true ? { nearEnd: true } : {}) } : failed(fault);
  } finally {
    await device.close().catch(() => {});
  }
}

/** For reading too where the device lets us, as it answers there; a pipe would answer with our own words. */
async function openDevice(path: string): Promise<FileHandle | null> {
  const way = (flags: number) => open(path, flags | constants.O_NONBLOCK).catch(() => null);
  const kind = await stat(path).catch(() => null);
  const both = kind?.isCharacterDevice() === true ? await way(constants.O_RDWR) : null;
  return both ?? way(constants.O_WRONLY);
}

/** The device's status, null when it gives none in time. */
async function askDevice(device: FileHandle, patience: Patience): Promise<PrinterStatus | null> {
  const until = performance.now() + patience.status;
  const asked = await device.write(STATUS_ASKED).catch(() => null);
  if (asked === null) return null;
  const heard: number[] = [];
  const room = new Uint8Array(16);
  while (performance.now() < until && heard.length < 64) {
    const read = await device
      .read(room, 0, room.length, null)
      .catch((fault: unknown) => (isBusy(fault) ? null : "deaf"));
    if (read === "deaf" || read?.bytesRead === 0) return null;
    if (read !== null) heard.push(...room.subarray(0, read.bytesRead));
    const status = readStatus(Uint8Array.from(heard));
    if (status !== null) return status;
    if (read === null) await Bun.sleep(DEVICE_PAUSE / 5);
  }
  return null;
}

async function writeAll(device: FileHandle, bytes: Uint8Array, patience: Patience): Promise<Failed["why"] | null> {
  const until = performance.now() + patience.job;
  let written = 0;
  while (written < bytes.length) {
    const taken = await device.write(bytes, written).catch((fault: unknown) => (isBusy(fault) ? null : "broken"));
    if (taken === "broken") return "cut-off";
    if (taken !== null) written += taken.bytesWritten;
    if (performance.now() > until) return "timeout";
    if (taken === null) await Bun.sleep(DEVICE_PAUSE);
  }
  return null;
}

const isBusy = (fault: unknown): boolean => fault instanceof Error && "code" in fault && fault.code === "EAGAIN";
