import { Database, SQLiteError } from "bun:sqlite";
import { existsSync, readFileSync } from "node:fs";
import { instant, SECOND } from "../../platform/clock.ts";
import type { Channel, Collected, Health, Outcome, Receipt, Submission } from "../delivery.ts";
import { smsParts } from "../sms-parts.ts";
import { readArrivals } from "./gammu-arrivals.ts";
import { emptyTheirLog, eraseThere, forget, heldThere } from "./gammu-erasing.ts";
import { validityOf, withdrawLate } from "./gammu-late.ts";
import { BUSY_MS, codingOf, joinedHeader, markOf, ourIdOf, stateOfParts } from "./gammu-rows.ts";

export interface GammuSetting {
  /** The file of gammu-smsd's own SQLite tables, which the daemon has open too. */
  readonly file: string;
  /** Its tables as the package brings them; used once, when the file is not there yet. */
  readonly tables?: string;
  /** How many messages a minute the modem is given; null: as many as modems usually bear. */
  readonly perMinute?: number | null;
}

const TABLES = "/usr/share/doc/gammu-smsd/examples/sqlite.sql";
/** The daemon tells how the modem is every 20 seconds; after this long it is deaf. */
const DEAF_AFTER_SECONDS = 120;
const WEAK_SIGNAL = 15;
/** Old texts go when something comes, and at every five hundredth asking. */
const FORGET_EVERY = 500;

/**
 * Text messages by a modem in the office, through the tables of gammu-smsd (M3). Handing over is one transaction that looks
 * for the message first, so the same one is never taken twice (D4); the daemon sends, repeats and gathers reports.
 */
export function gammuChannel(setting: GammuSetting): Channel {
  const tables = openedOnce(setting);
  const told = new Map<string, Receipt["state"]>();
  let asked = 0;
  let logIsEmpty = false;
  const forgetting = (db: Database, arrived: readonly number[]) => {
    if (forget(db, arrived) > 0) logIsEmpty = false;
    if (!logIsEmpty) logIsEmpty = emptyTheirLog(db);
  };
  return {
    name: "gammu",
    carries: ["sms"],
    perMinute: setting.perMinute ?? null,
    submit: async (message) => {
      try {
        return submit(tables.open(), message);
      } catch (error) {
        tables.close();
        return refusalOf(error);
      }
    },
    collect: async () => {
      try {
        asked += 1;
        if (asked % FORGET_EVERY === 1) forgetting(tables.open(), []);
        withdrawLate(tables.open());
        const { ids, ...found } = collect(tables.open(), told);
        const done = async () => {
          for (const { reference, state } of found.receipts) told.set(reference, state);
          forgetting(tables.open(), ids);
        };
        return { ...found, done: () => orNextTime(tables, done) };
      } catch {
        tables.close();
        return NOTHING; // health says why; what waits there waits
      }
    },
    erase: async (erasedAmong) => {
      try {
        const erased = await erasedAmong(heldThere(tables.open()));
        const db = tables.open();
        if (erased.length > 0 && eraseThere(db, erased, (id) => told.has(id)) > 0) logIsEmpty = false;
        if (!logIsEmpty) logIsEmpty = emptyTheirLog(db);
        const held = new Set(erased.length > 0 ? heldThere(db) : []);
        return logIsEmpty && !erased.some((id) => held.has(id));
      } catch {
        tables.close();
        return false;
      }
    },
    health: async () => {
      try {
        const health = healthOf(tables.open());
        if (health.state === "down") tables.close(); // it may be deaf because its file is another one by now
        return health;
      } catch {
        tables.close();
        return { state: "down", lastHeard: null, signal: null, waiting: null, reason: "unreachable" };
      }
    },
  };
}

const NOTHING: Collected = { receipts: [], arrivals: [], done: async () => {} };

/** What could not be forgotten just now comes once more, and is known by then. */
async function orNextTime(tables: Tables, done: () => Promise<void>): Promise<void> {
  try {
    await done();
  } catch {
    tables.close();
  }
}

interface Tables {
  open(): Database;
  close(): void;
}

function openedOnce({ file, tables = TABLES }: GammuSetting): Tables {
  let db: Database | null = null;
  return {
    open: () => {
      db ??= openTables(file, tables);
      return db;
    },
    close: () => {
      db?.close();
      db = null;
    },
  };
}

function openTables(file: string, tables: string): Database {
  const isNew = !existsSync(file);
  const sql = isNew ? readFileSync(tables, "utf8") : "";
  const db = new Database(file, { readwrite: true, create: isNew });
  db.run(`PRAGMA busy_timeout = ${BUSY_MS}`);
  db.run("PRAGMA journal_mode = WAL");
  db.run("PRAGMA secure_delete = ON");
  if (isNew) db.run(sql);
  return db;
}

/** Twice the same message is once: it is looked for among what waits and what was sent. */
function submit(db: Database, message: Submission): Outcome {
  if (message.recipient === "") return { kind: "refused", reason: "no-recipient", permanent: true };
  const mark = markOf(message.id);
  db.transaction(() => {
    const known = db
      .query("SELECT 1 FROM outbox WHERE CreatorID = ?1 UNION ALL SELECT 1 FROM sentitems WHERE CreatorID = ?1 LIMIT 1")
      .get(mark);
    if (known === null) insert(db, message, mark);
  }).immediate();
  return { kind: "accepted", reference: message.id };
}

function insert(db: Database, message: Submission, mark: string): void {
  const { alphabet, parts } = smsParts(message.body);
  const coding = codingOf(alphabet);
  const several = parts.length > 1;
  const last = db.query<{ seq: number }, []>("SELECT seq FROM sqlite_sequence WHERE name = 'outbox'").get()?.seq ?? 0;
  const header = (index: number) => (several ? joinedHeader(last + 1, parts.length, index) : null);
  const row = db
    .query<{ ID: number }, (string | number | null)[]>(
      `INSERT INTO outbox (SendingDateTime, SendingTimeOut, DestinationNumber, TextDecoded, CreatorID, Coding, Class,
         DeliveryReport, MultiPart, UDH, Priority, RelativeValidity)
       VALUES (datetime('now', 'localtime'), datetime('now', 'localtime'), ?, ?, ?, ?, -1, 'yes', ?, ?, ?, ?) RETURNING ID`,
    )
    .get(
      message.recipient,
      parts[0] ?? "",
      mark,
      coding,
      several ? "true" : "false",
      header(1),
      message.lane,
      validityOf(message.usefulFor),
    );
  for (const [index, part] of parts.entries())
    if (index > 0 && row !== null)
      db.query(
        "INSERT INTO outbox_multipart (ID, SequencePosition, TextDecoded, Coding, Class, UDH) VALUES (?, ?, ?, ?, -1, ?)",
      ).run(row.ID, index + 1, part, coding, header(index + 1));
}

/** What came and what is news, with the rows the texts that came lie in. */
function collect(db: Database, told: Map<string, Receipt["state"]>): Omit<Collected, "done"> & { ids: number[] } {
  const arrivals = readArrivals(db);
  return {
    receipts: readReceipts(db, told),
    arrivals: arrivals.map(({ arrived }) => arrived),
    ids: arrivals.map(({ id }) => id),
  };
}

/** What became of our messages, all parts of one together, where that is news. One with parts yet to leave is not there yet. */
function readReceipts(db: Database, told: Map<string, Receipt["state"]>): Receipt[] {
  const rows = db
    .query<{ mark: string; states: string }, []>(
      `SELECT CreatorID AS mark, group_concat(Status) AS states FROM sentitems
       WHERE CreatorID LIKE 'okenko:%' AND CreatorID NOT IN (SELECT CreatorID FROM outbox) GROUP BY CreatorID`,
    )
    .all();
  const known = new Set(rows.map(({ mark }) => ourIdOf(mark)));
  for (const reference of told.keys()) if (!known.has(reference)) told.delete(reference);
  return rows
    .map(({ mark, states }): Receipt => ({
      transport: "gammu",
      reference: ourIdOf(mark),
      state: stateOfParts(states.split(",")),
    }))
    .filter(({ reference, state }) => told.get(reference) !== state);
}

function healthOf(db: Database): Health {
  const waiting = db.query<{ count: number }, []>("SELECT count(*) AS count FROM outbox").get()?.count ?? 0;
  const phone = db
    .query<{ heard: number; age: number; signal: number }, []>(
      `SELECT unixepoch(UpdatedInDB) AS heard, unixepoch('now') - unixepoch(UpdatedInDB) AS age, Signal AS signal
       FROM phones ORDER BY UpdatedInDB DESC LIMIT 1`,
    )
    .get();
  if (phone === null) return { state: "down", lastHeard: null, signal: null, waiting, reason: "silent" };
  const signal = phone.signal < 0 ? null : phone.signal;
  const seen = { lastHeard: instant(phone.heard * SECOND), signal, waiting };
  if (phone.age > DEAF_AFTER_SECONDS) return { ...seen, state: "down", reason: "silent" };
  return { ...seen, state: signal !== null && signal < WEAK_SIGNAL ? "degraded" : "ok", reason: null };
}

/** A locked table is later; a file that is not there or not theirs concerns every message. */
function refusalOf(error: unknown): Outcome {
  const isBusy = error instanceof SQLiteError && (error.code ?? "").startsWith("SQLITE_BUSY");
  return isBusy
    ? { kind: "refused", reason: "busy", permanent: false }
    : { kind: "refused", reason: "unreachable", permanent: false, transportWide: true };
}
