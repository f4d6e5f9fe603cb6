import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { visitorOf, type TestVisitor } from "../support/app.ts";
import { startChild } from "../support/process.ts";

/** The product as a process of its own, as it is started by anybody; it can be killed at any moment and started again. */
export interface Child {
  readonly address: string;
  readonly folder: string;
  /** The same folder and the same port, so that whoever had it open finds it again. Returns how long until it was ready, in ms. */
  start(): Promise<number>;
  /** `kill -9`. */
  kill(): Promise<void>;
  visitor(): TestVisitor;
  /** Kills it and removes its folder. */
  remove(): Promise<void>;
}

export async function openChild(town: string, environment: Record<string, string> = {}): Promise<Child> {
  const folder = mkdtempSync(join(tmpdir(), "okenko-child-"));
  let running: Awaited<ReturnType<typeof startChild>> | null = null;
  let address = "";

  const start = async (): Promise<number> => {
    const began = performance.now();
    const PORT = address === "" ? "0" : new URL(address).port;
    running = await startChild({ environment: { ...environment, OKENKO_DATA: folder, PORT }, words: ["--town", town] });
    ({ address } = running);
    return performance.now() - began;
  };
  const kill = async (): Promise<void> => {
    await running?.stop("SIGKILL");
    running = null;
  };
  const child: Child = {
    get address() {
      return address;
    },
    folder,
    start,
    kill,
    visitor: () => visitorOf(() => address),
    remove: async () => {
      await kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
  await start();
  return child;
}
