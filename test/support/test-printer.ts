import type { Socket } from "bun";

/**
 * `cut-off` reads the first bytes and breaks the line; `slow` takes the line and reads nothing; `silent` prints and never
 * says how it stands. The last three say so when asked; of them only `near-end` takes a ticket.
 */
export type Mood = "on" | "slow" | "cut-off" | "silent" | "paper-out" | "cover-open" | "near-end";

/** A network printer for tests: a port on this machine that keeps what it was sent to print, one entry a ticket. */
export interface TestPrinter {
  readonly endpoint: string;
  readonly tickets: Uint8Array[];
  mood: Mood;
  /** Closes the port: the printer is switched off, its address stays the same. */
  switchOff(): void;
  switchOn(): void;
}

/** What it answers to `DLE EOT` 1, 2 and 4. */
const ANSWERS: Record<Mood, Record<number, number>> = {
  on: { 1: 0x12, 2: 0x12, 4: 0x12 },
  slow: {},
  "cut-off": { 1: 0x12, 2: 0x12, 4: 0x12 },
  silent: {},
  "paper-out": { 1: 0x1a, 2: 0x32, 4: 0x7e },
  "cover-open": { 1: 0x1a, 2: 0x16, 4: 0x12 },
  "near-end": { 1: 0x12, 2: 0x12, 4: 0x1e },
};

/** Answers what is asked before a ticket begins, and gives back what is to be printed. */
function answered(socket: Socket, bytes: Uint8Array, mood: Mood): Uint8Array {
  let at = 0;
  for (; bytes[at] === 0x10 && bytes[at + 1] === 0x04; at += 3) {
    const answer = ANSWERS[mood][bytes[at + 2] ?? 0];
    if (answer !== undefined) socket.write(Uint8Array.of(answer));
  }
  return bytes.slice(at);
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
          const begun = chunks.length > 0;
          const printed = begun ? new Uint8Array(bytes) : answered(socket, new Uint8Array(bytes), printer.mood);
          if (printed.length > 0) chunks.push(printed);
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
