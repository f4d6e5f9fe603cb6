import { Database } from "bun:sqlite";
import { join } from "node:path";
import { migrate, migrationsIn } from "../../src/platform/migrate.ts";

/** The rivals: a server that does nothing but answer with the same bytes, and the transaction a booking needs with no more. */

export interface BareServer {
  readonly address: string;
  stop(): void;
}

/** `Bun.serve` in a process of its own, answering every request with the bytes of a file from memory. */
export async function bareServer(file: string, headers: Record<string, string>): Promise<BareServer> {
  const code = `const body = await Bun.file(process.argv[1]).bytes();
    const headers = JSON.parse(process.argv[2]);
    const server = Bun.serve({ port: 0, hostname: "127.0.0.1", fetch: () => new Response(body, { headers }) });
    console.log(server.port);`;
  const child = Bun.spawn([process.execPath, "-e", code, file, JSON.stringify(headers)], { stdout: "pipe" });
  const reader = child.stdout.getReader();
  const said = await reader.read();
  const port = new TextDecoder().decode(said.value).trim();
  return { address: `http://127.0.0.1:${port}`, stop: () => child.kill() };
}

const TABLES = ["reservation", "place", "client", "link", "one_time_code", "sent_form", "message", "event"] as const;

type Row = Record<string, string | number | null>;

/** The rows one booking wrote, by table; read before the rival begins. */
export function rowsOfLastBooking(database: Database): Map<string, Row[]> {
  const last = database
    .query<{ reservation_id: string }, []>("SELECT reservation_id FROM message ORDER BY created_at DESC LIMIT 1")
    .get();
  const id = last?.reservation_id ?? "";
  return new Map(
    TABLES.map((table) => {
      const key = table === "reservation" ? "id" : "reservation_id";
      return [table, database.query<Row, [string]>(`SELECT * FROM ${table} WHERE ${key} = ?`).all(id)];
    }),
  );
}

/** Writes such rows anew, with keys of their own, in one transaction with the product's settings; how many a second. */
export function bareBookings(folder: string, rows: Map<string, Row[]>, ms: number): number {
  const database = new Database(join(folder, "bare.db"), { create: true });
  for (const pragma of ["journal_mode = wal", "synchronous = 2", "secure_delete = 1", "foreign_keys = 0"])
    database.run(`PRAGMA ${pragma}`);
  migrate(database, migrationsIn(join(import.meta.dir, "../../migrations")));
  database.run("PRAGMA foreign_keys = 0");
  const inserts = [...rows].flatMap(([table, all]) => all.map((row) => insertOf(database, table, row)));
  let done = 0;
  const began = performance.now();
  while (performance.now() - began < ms) {
    database.run("BEGIN IMMEDIATE");
    const id = Bun.randomUUIDv7();
    for (const insert of inserts) insert(id, done);
    database.run("COMMIT");
    done += 1;
  }
  const perSecond = (done * 1000) / (performance.now() - began);
  database.close();
  return perSecond;
}

const NEW_KEY = new Set(["token_hash", "form_hash"]);

function insertOf(database: Database, table: string, row: Row): (id: string, turn: number) => void {
  const names = Object.keys(row).filter((name) => !(table === "event" && name === "number"));
  const marks = names.map(() => "?").join(", ");
  const statement = database.prepare(`INSERT INTO ${table} (${names.join(", ")}) VALUES (${marks})`);
  const old = row["reservation_id"] ?? row["id"];
  return (id, turn) =>
    void statement.run(
      ...names.map((name) => {
        const value = row[name] ?? null;
        if (value === old) return id;
        if (NEW_KEY.has(name) || (table === "message" && name === "id")) return Bun.randomUUIDv7();
        return table === "place" && name === "starts_at" ? Number(value) + turn * 60_000 : value;
      }),
    );
}
