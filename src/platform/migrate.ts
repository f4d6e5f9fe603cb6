import type { Database } from "bun:sqlite";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { StorageFault } from "./database.ts";

/** The change files in the order they are applied. */
export function migrationsIn(folder: string): { name: string; sql: string }[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith(".sql"))
    .toSorted()
    .map((name) => ({ name, sql: readFileSync(join(folder, name), "utf8") }));
}

/**
 * Brings the data file up to date, each migration with its note in one transaction: killed at any point, the file is
 * the old one or the new one (D7). Throws a StorageFault when the file was made by a newer Okénko. Returns how many ran.
 */
export function migrate(database: Database, migrations: readonly { name: string; sql: string }[]): number {
  database.run("CREATE TABLE IF NOT EXISTS migration (name TEXT PRIMARY KEY) STRICT");
  const done = new Set(
    database
      .query<{ name: string }, []>("SELECT name FROM migration")
      .all()
      .map((row) => row.name),
  );
  const known = new Set(migrations.map((migration) => migration.name));
  const foreign = [...done].find((name) => !known.has(name));
  if (foreign !== undefined) throw new StorageFault(`The data file was written by a newer Okénko (it has ${foreign}).`);

  const missing = migrations.filter((migration) => !done.has(migration.name));
  for (const { name, sql } of missing) {
    database
      .transaction(() => {
        database.run(sql);
        database.run("INSERT INTO migration (name) VALUES (?)", [name]);
      })
      .immediate();
  }
  return missing.length;
}
