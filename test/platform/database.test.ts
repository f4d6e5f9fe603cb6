import { Database } from "bun:sqlite";
import { afterEach, beforeEach, expect, test } from "bun:test";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openStore, StorageFault } from "../../src/platform/database.ts";
import { migrate, migrationsIn } from "../../src/platform/migrate.ts";

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "okenko-db-"));
  file = join(folder, "okenko.db");
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const MIGRATIONS = migrationsIn(join(import.meta.dir, "../../migrations"));
const pragma = (database: Database, name: string): unknown =>
  Object.values(database.query<Record<string, unknown>, []>(`PRAGMA ${name}`).get() ?? {})[0];

test("D1 every setting reads back as wanted after opening", async () => {
  const store = openStore(file, { create: true });
  expect(
    ["journal_mode", "synchronous", "foreign_keys", "secure_delete"].map((name) => pragma(store.raw, name)),
  ).toEqual(["wal", 2, 1, 1]);
  await store.close();
});

test("D1 a missing file is a fault unless it may be made", () => {
  expect(() => openStore(file, { create: false })).toThrow(StorageFault);
});

test("D1 a second opening of the same file is refused, and works once the first is closed", async () => {
  const first = openStore(file, { create: true });
  expect(() => openStore(file, { create: false })).toThrow("already using");
  await first.close();
  await openStore(file, { create: false }).close();
});

test("D1 a second process is refused even though the first never closes", async () => {
  const store = openStore(file, { create: true });
  const code = `import { openStore } from "${join(import.meta.dir, "../../src/platform/database.ts")}";
    try { openStore(process.argv[1], { create: false }); console.log("opened"); } catch (e) { console.log(e.message); }`;
  const other = Bun.spawnSync([process.execPath, "-e", code, file]);
  expect(other.stdout.toString()).toContain("already using");
  await store.close();
});

test("D1 the lock of a killed process does not outlive it", async () => {
  const code = `import { openStore } from "${join(import.meta.dir, "../../src/platform/database.ts")}";
    globalThis.store = openStore(process.argv[1], { create: true }); process.stdout.write("open"); setInterval(() => {}, 1000);`;
  const other = Bun.spawn([process.execPath, "-e", code, file], { stdout: "pipe" });
  const reader = other.stdout.getReader();
  await reader.read();
  expect(() => openStore(file, { create: false })).toThrow("already using");
  other.kill("SIGKILL");
  await other.exited;
  await openStore(file, { create: false }).close();
});

test("D1 a file that is no database is a fault with one line why", () => {
  writeFileSync(file, "this is a letter, not a database, and it is long enough to be read as a header of one");
  expect(() => openStore(file, { create: false })).toThrow();
});

test("D1 the reading connection cannot write", async () => {
  const store = openStore(file, { create: true });
  migrate(store.raw, MIGRATIONS);
  const writing = store.reader.insertInto("outage").values({ began_at: 1, ended_at: 2 }).execute();
  expect(writing).rejects.toThrow();
  await store.close();
});

test("D7 migrations make the schema from empty, once", async () => {
  const store = openStore(file, { create: true });
  expect(migrate(store.raw, MIGRATIONS)).toBe(MIGRATIONS.length);
  expect(migrate(store.raw, MIGRATIONS)).toBe(0);
  await store.close();
});

test("D7 a migration that fails halfway leaves the file as it was", async () => {
  const store = openStore(file, { create: true });
  const half = { name: "9999-half.sql", sql: "CREATE TABLE half (a INTEGER); INSERT INTO nowhere VALUES (1);" };
  expect(() => migrate(store.raw, [...MIGRATIONS, half])).toThrow();
  expect(store.raw.query("SELECT name FROM sqlite_schema WHERE name = 'half'").all()).toEqual([]);
  expect(migrate(store.raw, MIGRATIONS)).toBe(0);
  await store.close();
});

test("D7 a file of a newer version is refused", async () => {
  const store = openStore(file, { create: true });
  migrate(store.raw, [...MIGRATIONS, { name: "9999-later.sql", sql: "CREATE TABLE later (a INTEGER)" }]);
  expect(() => migrate(store.raw, MIGRATIONS)).toThrow("newer");
  await store.close();
});

test("D7 the row types name every table and column the migrations make", async () => {
  const store = openStore(file, { create: true });
  migrate(store.raw, MIGRATIONS);
  const schema = await Bun.file(join(import.meta.dir, "../../src/schema.ts")).text();
  const tables = store.raw
    .query<{ name: string }, []>(
      "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name <> 'migration'",
    )
    .all();
  const missing = tables.flatMap(({ name }) => {
    const typeName = `${name
      .split("_")
      .map((word) => word[0]?.toUpperCase() + word.slice(1))
      .join("")}Table`;
    const body = new RegExp(`export interface ${typeName} \\{([^}]*)\\}`).exec(schema)?.[1] ?? "";
    return store.raw
      .query<{ name: string }, []>(`SELECT name FROM pragma_table_info('${name}')`)
      .all()
      .filter((column) => !new RegExp(`\\b${column.name}:`).test(body))
      .map((column) => `${name}.${column.name}`);
  });
  expect(missing).toEqual([]);
  await store.close();
});

test("Q9 an event is neither changed nor deleted by anybody", async () => {
  const store = openStore(file, { create: true });
  migrate(store.raw, MIGRATIONS);
  store.raw.run("INSERT INTO event (at, kind) VALUES (1, 'x')");
  expect(() => store.raw.run("UPDATE event SET kind = 'y'")).toThrow("never changed");
  expect(() => store.raw.run("DELETE FROM event")).toThrow("never deleted");
  await store.close();
});
