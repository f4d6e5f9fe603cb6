import type { Socket } from "bun";

/** `cut-off` reads the first bytes and breaks the line; `slow` takes the line and reads nothing. */
export type Mood = "on" | "slow" | "cut-off";

/** A network printer for tests: a port on this machine that keeps what it was sent, one entry a ticket. */
export interface TestPrinter {
  readonly endpoint: string;
  readonly tickets: Uint8Array[];
  mood: Mood;
  /** Closes the port: the printer is switched off, its address stays the same. */
  switchOff(): void;
  switchOn(): void;
}

/** Bytes after which a printer in the mood `cut-off` breaks off. */
const CUT_AFTER = 200;

export function startTestPrinter(): TestPrinter {
  const heard = new Map<Socket, Uint8Array[]>();
  const listen = (port: number) =>
    Bun.listen({
      hostname: "127.0.0.1",
      port,
      socket: {
        open(socket) {
          heard.set(socket, []);
          if (printer.mood === "slow") socket.pause();
        },
        data(socket, bytes) {
          const chunks = heard.get(socket) ?? [];
          chunks.push(new Uint8Array(bytes));
          const length = chunks.reduce((sum, chunk) => sum + chunk.length, 0);
          if (printer.mood === "cut-off" && length >= CUT_AFTER) socket.terminate();
        },
        close(socket) {
          const chunks = heard.get(socket) ?? [];
          heard.delete(socket);
          if (chunks.length > 0) printer.tickets.push(new Uint8Array(Buffer.concat(chunks)));
        },
      },
    });
  let listener: ReturnType<typeof listen> | null = null;
  const printer: TestPrinter & { endpoint: string } = {
    endpoint: "",
    tickets: [],
    mood: "on",
    switchOff() {
      listener?.stop(true);
      listener = null;
    },
    switchOn() {
      listener = listen(Number(new URL(this.endpoint).port));
    },
  };
  listener = listen(0);
  printer.endpoint = `tcp://127.0.0.1:${listener.port}`;
  return printer;
}
