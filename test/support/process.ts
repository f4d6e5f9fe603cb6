import { join } from "node:path";

const MAIN = join(import.meta.dir, "../../src/main.ts");

/** The product as a process of its own, for what only a process can show: kills, exits, lines on standard output. */
export interface Child {
  /** Everything said on standard output so far. */
  lines(): string[];
  /** The last of what it said on standard error. */
  complaints(): string[];
  /** The address it says it is ready at. */
  readonly address: string;
  readonly pid: number;
  stop(signal?: "SIGTERM" | "SIGKILL"): Promise<{ code: number; ms: number }>;
}

interface Asked {
  readonly environment: Record<string, string>;
  readonly words?: readonly string[];
}

/** Starts it and waits until it says that it is ready. Throws with what it said when it ends instead. */
export async function startChild(asked: Asked): Promise<Child> {
  const child = spawn(asked);
  const said: string[] = [];
  const complaints: string[] = [];
  const ready = () => said.find((line) => line.startsWith(READY))?.slice(READY.length);
  const isReady = Promise.withResolvers<boolean>();
  const allSaid = linesOf(child.stdout, (line) => {
    said.push(line);
    if (line.startsWith(READY)) isReady.resolve(true);
  });
  // read to the end all the same: a pipe nobody empties is full one day, and then the child waits for ever
  const allComplained = linesOf(child.stderr, (line) => {
    complaints.push(line);
    if (complaints.length > MOST_COMPLAINTS) complaints.shift();
  });
  void Promise.all([allSaid, allComplained]).then(() => isReady.resolve(false));
  if (!(await isReady.promise)) throw new Error(`it ended: ${[...said, ...complaints].join("\n")}`);
  return {
    lines: () => said,
    complaints: () => complaints,
    address: ready() ?? "",
    pid: child.pid,
    stop: async (signal = "SIGTERM") => {
      const began = performance.now();
      child.kill(signal);
      const code = await child.exited;
      return { code, ms: performance.now() - began };
    },
  };
}

const READY = "Okénko is ready at ";
const MOST_COMPLAINTS = 200;

async function linesOf(stream: ReadableStream<Uint8Array>, say: (line: string) => void): Promise<void> {
  const decoder = new TextDecoder();
  let rest = "";
  for await (const part of stream) {
    const lines = (rest + decoder.decode(part, { stream: true })).split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines) say(line);
  }
  if (rest !== "") say(rest);
}

/** Runs it to its end; for starts that are refused. */
export async function runChild(asked: Asked): Promise<{ code: number; error: string; output: string }> {
  const child = spawn(asked);
  const [output, error, code] = await Promise.all([
    new Response(child.stdout).text(),
    new Response(child.stderr).text(),
    child.exited,
  ]);
  return { code, error, output };
}

const running = new Set<{ kill(signal: "SIGKILL"): void }>();
process.on("exit", () => {
  for (const child of running) child.kill("SIGKILL"); // what fails half-way leaves nobody behind
});

function spawn({ environment, words = [] }: Asked) {
  const child = Bun.spawn([process.execPath, MAIN, ...words], {
    env: { PATH: process.env["PATH"] ?? "", PORT: "0", ...environment },
    stdout: "pipe",
    stderr: "pipe",
    onExit: () => void running.delete(child),
  });
  running.add(child);
  return child;
}
