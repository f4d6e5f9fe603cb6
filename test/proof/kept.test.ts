import { afterEach, expect, test } from "bun:test";
import { TOPICS } from "../../src/booking/privacy.ts";
import { openHouse, type TestHouse } from "../support/house.ts";
import { NAMELESS, PERSONAL, STAFF } from "./kept.ts";

/** P4: whoever adds a column must say what it holds, and the notice must speak of whatever is somebody's. */

let house: TestHouse;
afterEach(() => house.close());

function columns(): string[] {
  const tables = house.store.raw
    .query<{ name: string }, []>("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
    .all();
  return tables.flatMap(({ name }) =>
    house.store.raw
      .query<{ name: string }, []>(`PRAGMA table_info("${name}")`)
      .all()
      .map((column) => `${name}.${column.name}`),
  );
}

const listed = (lists: Readonly<Record<string, string>>): string[] =>
  Object.entries(lists).flatMap(([table, names]) => names.split(" ").map((name) => `${table}.${name}`));
const personal = Object.entries(PERSONAL).flatMap(([table, names]) =>
  Object.keys(names).map((name) => `${table}.${name}`),
);

/** Columns nobody has said anything about. */
const unknown = (): string[] => {
  const known = new Set([...personal, ...listed(STAFF), ...listed(NAMELESS)]);
  return columns().filter((column) => !known.has(column) && !known.has(`${column.split(".")[0]}.*`));
};

test("P4 every column of every table is known: somebody's, and then under a heading of the notice, or nobody's", async () => {
  house = await openHouse();
  expect(unknown()).toEqual([]);
  const headings = Object.values(PERSONAL).flatMap((names) => Object.values(names));
  expect(headings.filter((topic) => !TOPICS.includes(topic))).toEqual([]);
  expect(TOPICS.filter((topic) => !headings.includes(topic))).toEqual([]);
});

test("P4 a column or a table that somebody adds without a word is found", async () => {
  house = await openHouse();
  house.store.raw.run("ALTER TABLE ticket ADD COLUMN birth_number TEXT");
  house.store.raw.run("CREATE TABLE complaint (who TEXT) STRICT");
  expect(unknown().toSorted()).toEqual(["complaint.who", "ticket.birth_number"]);
});

test("P4 nothing is listed that is not there any more, and nothing twice", async () => {
  house = await openHouse();
  const all = [...personal, ...listed(STAFF), ...listed(NAMELESS)];
  const there = new Set(columns());
  const tables = new Set([...there].map((column) => `${column.split(".")[0]}.*`));
  expect(all.filter((column) => !there.has(column) && !tables.has(column))).toEqual([]);
  expect(all.length).toBe(new Set(all).size);
});
