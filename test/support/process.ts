import { join } from "node:path";

const MAIN = join(import.meta.dir, "../../src/main.ts");

/** The product as a process of its own, for what only a process can show: kills, exits, lines on standard output. */
export interface Child {
  /** Everything said on standard output so far. */
  lines(): string[];
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
  const reader = child.stdout.getReader();
  const decoder = new TextDecoder();
  let rest = "";
  const readOn = async (): Promise<boolean> => {
    const part = await reader.read();
    if (part.done) return false;
    rest += decoder.decode(part.value);
    const parts = rest.split("\n");
    rest = parts.pop() ?? "";
    said.push(...parts);
    return true;
  };
  const ready = () => said.find((line) => line.startsWith("Okénko is ready at "))?.slice("Okénko is ready at ".length);
  while (ready() === undefined)
    if (!(await readOn())) throw new Error(`it ended: ${said.join("\n")} ${await new Response(child.stderr).text()}`);
  return {
    lines: () => said,
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

const spawn = ({ environment, words = [] }: Asked) =>
  Bun.spawn([process.execPath, MAIN, ...words], {
    env: { PATH: process.env["PATH"] ?? "", PORT: "0", ...environment },
    stdout: "pipe",
    stderr: "pipe",
  });
