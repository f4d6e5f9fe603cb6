import type { Socket } from "bun";
import type { Patience, PrintOutcome } from "./printers.ts";
import { readStatus, STATUS_ASKED, type PrinterStatus } from "./status.ts";

/**
 * Sends a ticket to a network printer. First it is asked how it stands: one that says it cannot print gets nothing, one that
 * never answers is used as it is. Printed means: every byte was handed over and the printer closed its side after ours,
 * without an error. Printers out of paper stop reading and never close; that is a timeout.
 */
export function printOver(
  address: { hostname: string; port: number },
  bytes: Uint8Array,
  patience: Patience,
): Promise<PrintOutcome> {
  return new Promise((resolve) => {
    let written = 0;
    let socket: Socket | undefined;
    let isOver = false;
    let isSending = false;
    let heard = new Uint8Array();
    let status: PrinterStatus | null = null;
    let asking: ReturnType<typeof setTimeout> | undefined;
    const end = (outcome: PrintOutcome) => {
      if (isOver) return;
      isOver = true;
      for (const timer of [connecting, working, asking]) clearTimeout(timer);
      resolve(outcome);
      if (outcome.state === "failed") socket?.terminate();
    };
    const fail = (why: Extract<PrintOutcome, { state: "failed" }>["why"]) => end({ state: "failed", why });
    const printed = () => end({ state: "printed", ...(status?.nearEnd === true ? { nearEnd: true } : {}) });
    const connecting = setTimeout(() => fail("unreachable"), patience.connect);
    const working = setTimeout(() => fail(isSending ? "timeout" : "unreachable"), patience.job);

    const send = (open: Socket) => {
      if (!isSending) return;
      while (written < bytes.length) {
        const taken = open.write(bytes, written, bytes.length - written);
        if (taken < 0) return fail("cut-off");
        if (taken === 0) return;
        written += taken;
      }
      open.shutdown();
    };
    const begin = (open: Socket) => {
      if (isOver || isSending) return;
      isSending = true;
      clearTimeout(asking);
      send(open);
    };
    const listen = (open: Socket, said: Uint8Array) => {
      if (isSending) return;
      heard = Uint8Array.of(...heard, ...said.subarray(0, MOST_HEARD - heard.length));
      status = readStatus(heard);
      if (status === null) return;
      if (status.fault === null) begin(open);
      else fail(status.fault);
    };

    Bun.connect({
      ...address,
      // The printer's end of file must not close our side by itself while bytes are left.
      allowHalfOpen: true,
      socket: {
        open(open) {
          socket = open;
          clearTimeout(connecting);
          if (isOver) return open.terminate();
          open.write(STATUS_ASKED);
          asking = setTimeout(() => begin(open), patience.status);
        },
        drain: (open) => send(open),
        data: (open, said) => listen(open, said),
        end(open) {
          if (written < bytes.length) return fail(written === 0 ? "unreachable" : "cut-off");
          open.end();
        },
        error: () => fail(written === 0 ? "unreachable" : "cut-off"),
        close: (_, fault) => {
          if (written < bytes.length || fault || !isSending) fail(written === 0 ? "unreachable" : "cut-off");
          else printed();
        },
        connectError: (_, fault) => fail("code" in fault && fault.code === "ECONNREFUSED" ? "refused" : "unreachable"),
      },
    }).catch(() => fail("unreachable"));
  });
}

/** Bytes a printer may say before its status counts as not given. */
const MOST_HEARD = 64;
