import { Database, type Statement } from "bun:sqlite";
import { existsSync } from "node:fs";
import { Kysely } from "kysely";
import { BunSqliteDialect } from "kysely-bun-sqlite";
import type { Schema } from "../schema.ts";

/** The open data file: one connection that writes and one that only reads (D1). */
export interface Store {
  readonly writer: Kysely<Schema>;
  readonly reader: Kysely<Schema>;
  /** The writing connection itself, for migrations, checkpoints and backups; nobody else needs it. */
  readonly raw: Database;
  close(): Promise<void>;
}

/** Why the data file cannot be used; `message` is the one line an operator reads. */
export class StorageFault extends Error {
  override readonly name = "StorageFault";
}

const BUSY_MS = 5000;
const OLDEST_SQLITE = [3, 51, 3];

/** Each setting is set and read back at every start; a product that runs with less would lose acknowledged deeds (D1). */
const SETTINGS: readonly (readonly [pragma: string, wanted: string | number])[] = [
  ["journal_mode", "wal"],
  ["synchronous", 2],
  ["foreign_keys", 1],
  ["secure_delete", 1],
  ["busy_timeout", BUSY_MS],
  ["recursive_triggers", 1],
  ["temp_store", 2], // what it puts aside for a moment stays in memory: no personal data in files of the machine (P1)
];

/**
 * Opens the data file and checks every setting of D1.
 *
 * `create` is true only on the first-start path: elsewhere a missing file is a fault, because a disk that was not
 * mounted must not look like a new office. Throws a StorageFault with one line why.
 */
export function openStore(path: string, options: { create: boolean }): Store {
  if (!existsSync(path) && !options.create) throw new StorageFault(`The data file ${path} is not there.`);
  const releaseLock = lockOut(path);
  const raw = connect(path, { create: options.create, readwrite: true });
  try {
    checkVersion(raw);
    for (const [pragma, wanted] of SETTINGS) setting(raw, pragma, wanted);
    const reading = connect(path, { readonly: true });
    setting(reading, "busy_timeout", BUSY_MS);
    setting(reading, "query_only", 1);
    const writer = kyselyOn(raw);
    const reader = kyselyOn(reading);
    return {
      writer,
      reader,
      raw,
      close: async () => {
        await reader.destroy();
        raw.run("PRAGMA wal_checkpoint(TRUNCATE)");
        await writer.destroy();
        releaseLock();
      },
    };
  } catch (error) {
    raw.close();
    releaseLock();
    throw error;
  }
}

/**
 * Moves everything from the write-ahead log into the file and empties the log, so that what was erased is in neither (P1).
 * Waits for nobody: false when a reader was in the way, to be tried again later.
 */
export const emptyLog = (store: Store): Promise<boolean> =>
  store.writer.connection().execute(async () => {
    store.raw.run("PRAGMA busy_timeout = 0");
    try {
      const row = store.raw.query<{ busy: number }, []>("PRAGMA wal_checkpoint(TRUNCATE)").get();
      return row?.busy === 0;
    } finally {
      store.raw.run(`PRAGMA busy_timeout = ${BUSY_MS}`);
    }
  });

/**
 * Makes a connection prepare each statement once, and take the write lock when a transaction begins: Kysely's dialect
 * does neither, and a lock taken later fails whatever the timeout.
 */
function thrifty(database: Database, readonly: boolean): Database {
  const prepare = database.prepare.bind(database);
  const prepared = new Map<string, Statement>();
  const once = (sql: string): Statement => {
    const text = sql === "begin" && !readonly ? "begin immediate" : sql;
    let statement = prepared.get(text);
    if (statement === undefined) {
      statement = prepare(text);
      if (prepared.size < MOST_PREPARED) prepared.set(text, statement);
    }
    return statement;
  };
  database.prepare = once as Database["prepare"];
  return database;
}

const MOST_PREPARED = 500;

type Options = { create?: boolean; readwrite?: boolean; readonly?: boolean };

function connect(path: string, options: Options): Database {
  try {
    return thrifty(new Database(path, options), options.readonly === true);
  } catch {
    throw new StorageFault(`The data file ${path} cannot be opened.`);
  }
}

const kyselyOn = (database: Database) => new Kysely<Schema>({ dialect: new BunSqliteDialect({ database }) });

function setting(database: Database, pragma: string, wanted: string | number): void {
  database.run(`PRAGMA ${pragma} = ${wanted}`);
  const row = database.query<Record<string, string | number>, []>(`PRAGMA ${pragma}`).get();
  const got = row === null ? undefined : Object.values(row)[0];
  if (got !== wanted) throw new StorageFault(`SQLite would not set ${pragma} to ${wanted} (it says ${got}).`);
}

function checkVersion(database: Database): void {
  const version = database.query<{ version: string }, []>("SELECT sqlite_version() AS version").get()?.version ?? "0";
  const parts = version.split(".").map(Number);
  const difference = OLDEST_SQLITE.map((least, index) => (parts[index] ?? 0) - least).find((gap) => gap !== 0) ?? 0;
  if (difference < 0) throw new StorageFault(`SQLite ${version} is older than ${OLDEST_SQLITE.join(".")}.`);
}

/**
 * Keeps a second process off the same data. The lock is the operating system's, held through an open SQLite
 * transaction on a file beside the data, so a killed process leaves none behind.
 */
function lockOut(path: string): () => void {
  const lock = new Database(`${path}.lock`, { create: true });
  try {
    lock.run("PRAGMA busy_timeout = 0");
    lock.run("BEGIN EXCLUSIVE");
  } catch {
    lock.close();
    throw new StorageFault(`Another Okénko is already using ${path}.`);
  }
  return () => lock.close();
}
