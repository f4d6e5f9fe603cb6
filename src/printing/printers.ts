import { constants } from "node:fs";
import { open } from "node:fs/promises";
import { printOver } from "./send-tcp.ts";

/**
 * What became of a ticket (K5). `unreachable`: no printer answered; `refused`: something is there and said no, or the
 * address makes no sense; both before the first byte. `cut-off`: the printer broke off. `timeout`: it took part of the
 * ticket or all of it and never finished. After these two the paper may hold a part, so nothing is printed again by itself.
 */
export type PrintOutcome =
  | { readonly state: "printed" }
  | { readonly state: "failed"; readonly why: "unreachable" | "timeout" | "cut-off" | "refused" };

/** A printer. Printing never throws: whatever happens to the paper, the ticket exists (K5). */
export interface Printer {
  print(bytes: Uint8Array): Promise<PrintOutcome>;
}

/** Where the built-in picture printer lays its paper. */
export interface Tray {
  receive(bytes: Uint8Array): Promise<void>;
}

/** Milliseconds until a printer counts as absent, and until a whole ticket must be out. */
export interface Patience {
  readonly connect: number;
  readonly job: number;
}

const PATIENCE: Patience = { connect: 2_000, job: 10_000 };

/** The printer at an endpoint: `tcp://host:port` (9100 when left out), `file:/dev/…`, `tray`, or `none`. */
export function printerAt(endpoint: string, tray: Tray, patience: Patience = PATIENCE): Printer {
  if (endpoint === "tray") return calm(async (bytes) => tray.receive(bytes).then(() => PRINTED));
  if (endpoint.startsWith("file:/dev/")) return calm((bytes) => printToDevice(endpoint.slice(5), bytes, patience));
  const address = /^tcp:\/\/(\[[0-9a-f:]+\]|[^:/[\]\s]+)(?::(\d{1,5}))?\/?$/i.exec(endpoint);
  const hostname = address?.[1]?.replace(/^\[|\]$/g, "");
  if (hostname === undefined) return { print: async () => failed("refused") };
  return calm((bytes) => printOver({ hostname, port: Number(address?.[2] ?? 9100) }, bytes, patience));
}

const PRINTED: PrintOutcome = { state: "printed" };

const failed = (why: "unreachable" | "timeout" | "cut-off" | "refused"): PrintOutcome => ({ state: "failed", why });

/** Turns what was not foreseen into an outcome; `refused` because nothing is known to have reached paper. */
const calm = (print: Printer["print"]): Printer => ({
  print: async (bytes) => {
    try {
      return await print(bytes);
    } catch {
      return failed("refused");
    }
  },
});

/** Pause before a device that takes nothing for now is asked again, in milliseconds. */
const DEVICE_PAUSE = 50;

/** Writes to a printer's device file. It must be there and be a device or a pipe: nothing is created, no file overwritten. */
async function printToDevice(path: string, bytes: Uint8Array, patience: Patience): Promise<PrintOutcome> {
  const device = await open(path, constants.O_WRONLY | constants.O_NONBLOCK).catch(() => null);
  if (device === null) return failed("unreachable");
  const until = performance.now() + patience.job;
  try {
    const kind = await device.stat();
    if (!kind.isCharacterDevice() && !kind.isFIFO()) return failed("refused");
    let written = 0;
    while (written < bytes.length) {
      const taken = await device.write(bytes, written).catch((fault: unknown) => (isBusy(fault) ? null : "broken"));
      if (taken === "broken") return failed("cut-off");
      if (taken !== null) written += taken.bytesWritten;
      if (performance.now() > until) return failed("timeout");
      if (taken === null) await Bun.sleep(DEVICE_PAUSE);
    }
    return PRINTED;
  } finally {
    await device.close().catch(() => {});
  }
}

const isBusy = (fault: unknown): boolean => fault instanceof Error && "code" in fault && fault.code === "EAGAIN";
