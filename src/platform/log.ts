/** One line of JSON for each thing an operator may need. Never personal data: only ids, kinds and counts (P2). */
export interface Log {
  info(what: string, facts?: Facts): void;
  fault(what: string, error: unknown, facts?: Facts): void;
}

type Facts = Readonly<Record<string, string | number | boolean | null>>;

/** Writes to standard error, so that standard output keeps only the line that says the address. */
export function createLog(write: (line: string) => void, now: () => number): Log {
  const line = (level: string, what: string, facts: Facts = {}) =>
    write(
      JSON.stringify({
        at: new Date(now()).toISOString(),
        level,
        what,
        ...facts,
      }),
    );
  return {
    info: (what, facts) => line("info", what, facts),
    fault: (what, error, facts) =>
      line("fault", what, {
        ...facts,
        error: nameOf(error),
        where: whereOf(error),
      }),
  };
}

/** For tests and tools that want silence. */
export const silentLog: Log = { info: () => {}, fault: () => {} };

/** A message can quote what a person typed, so only the error's class and code are told. */
function nameOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const code = "code" in error && typeof error.code === "string" ? ` ${error.code}` : "";
  return `${error.name}${code}`;
}

const whereOf = (error: unknown): string =>
  error instanceof Error
    ? (error.stack ?? "")
        .split("\n")
        .filter((line) => line.trimStart().startsWith("at "))
        .slice(0, 4)
        .map((line) => line.trim())
        .join(" < ")
    : "";
