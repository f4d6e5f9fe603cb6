import { spawn, type Subprocess } from "bun";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { visitorOf, type TestVisitor } from "../support/app.ts";

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

export async function openChild(town: string): Promise<Child> {
  const folder = mkdtempSync(join(tmpdir(), "okenko-child-"));
  let process: Subprocess<"ignore", "pipe", "inherit"> | null = null;
  let address = "";

  const start = async (): Promise<number> => {
    const began = performance.now();
    process = spawn([globalThis.process.execPath, "src/main.ts", "--town", town], {
      cwd: join(import.meta.dir, "../.."),
      env: { ...Bun.env, OKENKO_DATA: folder, PORT: address === "" ? "0" : new URL(address).port, OKENKO_ADDRESS: "" },
      stdin: "ignore",
      stdout: "pipe",
      stderr: "inherit",
    });
    address = await saidAddress(process.stdout);
    return performance.now() - began;
  };
  const kill = async (): Promise<void> => {
    process?.kill("SIGKILL");
    await process?.exited;
    process = null;
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

/** The one line it prints when it is ready. Throws when it ends without it. */
async function saidAddress(output: ReadableStream<Uint8Array>): Promise<string> {
  let said = "";
  const reader = output.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    said += new TextDecoder().decode(value);
    const address = /(http:\/\/\S+:\d+)\s*\n/.exec(said)?.[1];
    if (address !== undefined) return (reader.releaseLock(), address);
    if (done) throw new Error(`it did not start: ${said}`);
  }
}
