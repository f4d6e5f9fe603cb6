import type { Database } from "bun:sqlite";
import { hashToken, newToken } from "../../src/platform/id.ts";

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

/**
 * Writes such rows anew into the same full file, with keys and times of their own, each booking in one transaction with the
 * product's settings, after the two looks no booking can do without: was this form sent, and what is taken. How many a second.
 */
export function bareBookings(database: Database, rows: Map<string, Row[]>, ms: number): number {
  const sent = database.prepare("SELECT reservation_id FROM sent_form WHERE form_hash = ?");
  const taken = database.prepare("SELECT place FROM place WHERE plan_id = ? AND starts_at = ?");
  const inserts = [...rows].flatMap(([table, all]) => all.map((row) => insertOf(database, table, row)));
  const [place] = rows.get("place") ?? [];
  if (place === undefined) throw new Error("no booking to write anew");
  let done = 0;
  const began = performance.now();
  while (performance.now() - began < ms) {
    database.run("BEGIN IMMEDIATE");
    const id = Bun.randomUUIDv7();
    sent.all(id);
    taken.all(String(place["plan_id"]), laterBy(place["starts_at"], done));
    for (const insert of inserts) insert(id, done);
    database.run("COMMIT");
    done += 1;
  }
  return (done * 1000) / (performance.now() - began);
}

/** Times nobody has booked yet. */
const laterBy = (startsAt: Row[string] | undefined, turn: number): number => Number(startsAt) + YEAR_MS + turn * 60_000;

const YEAR_MS = 365 * 86_400_000;

const NEW_KEY = new Set(["token_hash", "form_hash", "contact_hash"]);

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
        if (NEW_KEY.has(name)) return hashToken(newToken());
        if (table === "message" && name === "id") return Bun.randomUUIDv7();
        return name === "starts_at" ? laterBy(value, turn) : value;
      }),
    );
}
