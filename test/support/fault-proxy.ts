import { connect, createServer, type AddressInfo, type Socket } from "node:net";

/** What may happen to a line. */
export const LINE_FAULTS = ["drop", "freeze", "half-open", "cut", "delay"] as const;
export type LineFault = (typeof LINE_FAULTS)[number];

/** A bad line between browsers and a server. */
export interface FaultProxy {
  readonly address: string;
  /**
   * Until `mend`: drop – every connection is cut and none is let in; freeze – nothing goes through, all of it comes later;
   * half-open – what is open stays so, but is dead for ever, and new ones wait; cut – the next thing said ends in its middle; delay –
   * everything comes late.
   */
  begin(fault: LineFault): void;
  mend(): void;
  close(): void;
}

interface Pair {
  readonly client: Socket;
  readonly server: Socket;
  /** Silently dead: neither side is told. */
  dead: boolean;
}

const LATE_MS = 700;

export async function faultProxy(target: () => string): Promise<FaultProxy> {
  const pairs = new Set<Pair>();
  const waiting = new Set<() => void>();
  let fault: LineFault | null = null;

  const cut = ({ client, server }: Pair) => {
    client.destroy();
    server.destroy();
  };
  const pass = (pair: Pair, to: Socket, bytes: Buffer, fromServer: boolean) => {
    if (pair.dead) return;
    if (fault === "cut" && fromServer) {
      to.write(bytes.subarray(0, Math.floor(bytes.length / 2)), () => cut(pair));
      pair.dead = true;
    } else if (fault === "delay") setTimeout(() => void (pair.dead || to.write(bytes)), LATE_MS);
    else if (fault === "freeze") waiting.add(() => void (pair.dead || to.write(bytes)));
    else to.write(bytes);
  };
  const join = (client: Socket) => {
    const { port } = new URL(target());
    const server = connect(Number(port), "127.0.0.1");
    const pair: Pair = { client, server, dead: false };
    pairs.add(pair);
    client.on("data", (bytes: Buffer) => pass(pair, server, bytes, false));
    server.on("data", (bytes: Buffer) => pass(pair, client, bytes, true));
    for (const [side, other] of [
      [client, server],
      [server, client],
    ] as const) {
      side.on("error", () => {});
      side.on("close", () => {
        if (!pair.dead) other.destroy();
        if (side === client) pairs.delete(pair);
      });
    }
  };
  const listener = createServer((client) => {
    client.on("error", () => {});
    if (fault === "drop") client.destroy();
    else if (fault === "freeze" || fault === "half-open") {
      client.pause();
      waiting.add(() => {
        join(client);
        client.resume();
      });
    } else join(client);
  });
  await new Promise<void>((ready) => listener.listen(0, "127.0.0.1", ready));
  return {
    address: `http://127.0.0.1:${(listener.address() as AddressInfo).port}`,
    begin: (next) => {
      fault = next;
      if (next === "drop") for (const pair of pairs) cut(pair);
      if (next === "half-open") for (const pair of pairs) pair.dead = true;
    },
    mend: () => {
      fault = null;
      for (const go of waiting) go();
      waiting.clear();
    },
    close: () => {
      for (const pair of pairs) cut(pair);
      listener.close();
    },
  };
}
