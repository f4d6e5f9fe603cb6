import type { Socket } from "bun";
import type { Patience, PrintOutcome } from "./printers.ts";

type Why = "unreachable" | "timeout" | "cut-off" | "refused";

/**
 * Sends a ticket to a network printer. Printed means: every byte was handed over and the printer closed its side after
 * ours, without an error. Printers out of paper stop reading and never close; that is a timeout.
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
    const end = (outcome: PrintOutcome) => {
      if (isOver) return;
      isOver = true;
      clearTimeout(connecting);
      clearTimeout(working);
      resolve(outcome);
      if (outcome.state === "failed") socket?.terminate();
    };
    const fail = (why: Why) => end({ state: "failed", why });
    const connecting = setTimeout(() => fail("unreachable"), patience.connect);
    const working = setTimeout(() => fail("timeout"), patience.job);

    const send = (open: Socket) => {
      while (written < bytes.length) {
        const taken = open.write(bytes, written, bytes.length - written);
        if (taken < 0) return fail("cut-off");
        if (taken === 0) return;
        written += taken;
      }
      open.shutdown();
    };

    Bun.connect({
      ...address,
      // The printer's end of file must not close our side by itself while bytes are left.
      allowHalfOpen: true,
      socket: {
        open(open) {
          socket = open;
          clearTimeout(connecting);
          if (isOver) open.terminate();
          else send(open);
        },
        drain: (open) => send(open),
        data: () => {}, // status bytes some printers send
        end(open) {
          if (written < bytes.length) return fail("cut-off");
          open.end();
        },
        error: () => fail(written === 0 ? "unreachable" : "cut-off"),
        close: (_, fault) => (written < bytes.length || fault ? fail("cut-off") : end({ state: "printed" })),
        connectError: (_, fault) => fail("code" in fault && fault.code === "ECONNREFUSED" ? "refused" : "unreachable"),
      },
    }).catch(() => fail("unreachable"));
  });
}
