import { Database } from "bun:sqlite";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** What the package brings: gammu's own tables, empty. */
export const GAMMU_TABLES = "/usr/share/doc/gammu-smsd/examples/sqlite.sql";

/** Whether the tests with gammu's tables and daemon run; only `--without gammu` leaves them out. */
export const withGammu = process.env["OKENKO_WITHOUT_GAMMU"] !== "1";

export function makeTables(file: string): void {
  const db = new Database(file);
  db.run("PRAGMA journal_mode = WAL");
  db.run(readFileSync(GAMMU_TABLES, "utf8"));
  db.close();
}

/** The real gammu-smsd over its SQLite file, with a modem on a terminal or its own dummy phone. */
export interface Daemon {
  readonly file: string;
  start(): void;
  /** By a polite signal, or killed. */
  stop(signal?: "SIGTERM" | "SIGKILL"): Promise<void>;
  /** What it wrote to its log. */
  log(): string;
}

/**
 * Starts it; `device` is the modem's terminal, null for the dummy phone. The tables must be there. It logs everything, unless it is
 * to be as in an office, where its log would name numbers.
 */
export function startDaemon(
  folder: string,
  device: string | null,
  log: "everything" | "nothing" = "everything",
): Daemon {
  const config = join(folder, "smsdrc");
  const logFile = join(folder, "smsd.log");
  writeFileSync(
    config,
    configOf(folder, device) + (log === "everything" ? `logfile = ${logFile}\ndebuglevel = 255\n` : ""),
  );
  writeFileSync(logFile, "");
  if (device === null) for (const box of "12345") mkdirSync(join(folder, "phone/sms", box), { recursive: true });
  let running: ReturnType<typeof spawn> | null = null;
  const daemon: Daemon = {
    file: join(folder, "smsd.db"),
    start: () => {
      running ??= spawn(config);
    },
    stop: async (signal = "SIGTERM") => {
      running?.kill(signal);
      await running?.exited;
      running = null;
    },
    log: () => readFileSync(logFile, "utf8"),
  };
  daemon.start();
  return daemon;
}

const spawn = (config: string) => Bun.spawn(["gammu-smsd", "-c", config], { stdout: "ignore", stderr: "ignore" });

/** As the README tells an office to set it, only more impatient. */
const configOf = (folder: string, device: string | null): string => `[gammu]
${device === null ? `model = dummy\nconnection = none\ndevice = ${join(folder, "phone")}` : `connection = at\ndevice = ${device}`}
[smsd]
service = sql
driver = sqlite3
dbdir = ${folder}/
database = smsd.db
phoneid = okenko
deliveryreport = sms
deliveryreportdelay = 86400
transmitformat = auto
commtimeout = 1
receivefrequency = 1
statusfrequency = 2
sendtimeout = 30
maxretries = 2
retrytimeout = 1
multiparttimeout = 10
`;
