import { readFileSync } from "node:fs";
import { start } from "./assembly.ts";
import { readConfig } from "./config.ts";
import { StorageFault } from "./platform/database.ts";
import type { Machine } from "./platform/clock.ts";
import { createLog } from "./platform/log.ts";
import { createMemoryWatch } from "./platform/memory.ts";

const TIDY_MS = 10_000;

/** The only place that reads the environment and the real clock. */
const machine: Machine = { wall: Date.now, running: sinceBoot() };
const log = createLog((line) => process.stderr.write(`${line}\n`), machine.wall);

const config = readConfig(process.env, process.argv.slice(2));
if ("problems" in config) {
  for (const problem of config.problems) process.stderr.write(`${problem}\n`);
  process.exit(2);
}

try {
  const running = await start(config, machine, log);
  if (config.mode === "trial" && config.lan)
    process.stderr.write("Trial office open to the local network: anybody on it can do anything here.\n");
  if (running.setUpAt !== null) process.stdout.write(`Set up the office once at ${running.setUpAt}\n`);
  process.stdout.write(`Okénko is ready at ${running.address}\n`);
  const tidy = createMemoryWatch({ used: () => process.memoryUsage.rss(), collect: () => Bun.gc(true) });
  setInterval(tidy, TIDY_MS).unref();
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => void stop(running.stop));
} catch (error) {
  process.stderr.write(`${error instanceof StorageFault ? error.message : failure(error)}\n`);
  process.exit(1);
}

/** Streams and slow senders must not hold the stop up: after five seconds it ends anyway. */
async function stop(graceful: () => Promise<void>): Promise<void> {
  const late = setTimeout(() => process.exit(0), 4_500);
  await graceful();
  clearTimeout(late);
  process.exit(0);
}

function failure(error: unknown): string {
  if (error instanceof Error && "code" in error && error.code === "EADDRINUSE")
    return `Port ${config instanceof Object && "port" in config ? config.port : ""} is taken: set PORT to another.`;
  return error instanceof Error ? `Okénko could not start: ${error.message}` : "Okénko could not start.";
}

/** Milliseconds since boot, suspends included where the system tells (Linux); else since the process began. */
function sinceBoot(): () => number {
  try {
    readFileSync("/proc/uptime", "utf8");
  } catch {
    return () => performance.now();
  }
  return () => Number(readFileSync("/proc/uptime", "utf8").split(" ")[0]) * 1000;
}
