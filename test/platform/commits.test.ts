import { Database } from "bun:sqlite";
import { afterEach, beforeEach, expect, test } from "bun:test";
import { join } from "node:path";
import { sql } from "kysely";
import { note } from "../../src/platform/event.ts";
import { keptQuery } from "../../src/platform/kept-query.ts";
import { Refusal } from "../../src/platform/refusal.ts";
import type { Work } from "../../src/platform/work.ts";
import { openHouse, type TestHouse } from "../support/house.ts";

let house: TestHouse;
/** The file as another program sees it: only what is committed. */
let outside: Database;
let commits: number;
beforeEach(async () => {
  house = await openHouse();
  outside = new Database(join(house.folder, "okenko.db"), { readonly: true });
  commits = 0;
  const { raw } = house.store;
  const prepare = raw.prepare.bind(raw);
  raw.prepare = ((words: string) => {
    if (words === "commit") commits += 1;
    return prepare(words);
  }) as typeof raw.prepare;
});
afterEach(async () => {
  outside.close();
  await house.close();
});

const kinds = () =>
  outside
    .query<{ kind: string }, []>("SELECT kind FROM event WHERE kind LIKE 'try %' ORDER BY number")
    .all()
    .map(({ kind }) => kind);
const many = Array.from({ length: 20 }, (_, turn) => `try ${turn}`);
const tell = (kind: string) => house.works.write((work) => note(work, { kind }));

test("L2 works that wait at the same moment share one commit, in their order", async () => {
  const heard: string[] = [];
  house.live.subscribe(({ kind }) => heard.push(kind));
  await Promise.all(many.map(tell));
  expect(kinds()).toEqual(many);
  expect(heard).toEqual(many);
  expect(commits).toBe(1);
});

test("D2 nobody is answered before what was done is in the file", async () => {
  const seen = await Promise.all(many.map(async (kind) => [kind, await tell(kind).then(kinds)] as const));
  for (const [kind, there] of seen) expect(there).toContain(kind);
});

test("D2 a work that throws takes back its own changes and nobody else's", async () => {
  const ends = await Promise.allSettled(
    many.map((kind, turn) =>
      house.works.write(async (work) => {
        await note(work, { kind });
        if (turn % 3 === 1) throw new Refusal("conflict", "slotTaken");
        return kind;
      }),
    ),
  );
  const stay = many.filter((_, turn) => turn % 3 !== 1);
  expect(ends.flatMap((end) => (end.status === "fulfilled" ? end.value : []))).toEqual(stay);
  for (const end of ends) if (end.status === "rejected") expect(end.reason).toBeInstanceOf(Refusal);
  expect(kinds()).toEqual(stay);
  expect(commits).toBe(1);
});

test("D2 when the commit itself fails, all who shared it are told so, nothing is kept and the next work goes on", async () => {
  const heard: string[] = [];
  house.live.subscribe(({ kind }) => heard.push(kind));
  const broken = house.works.write(async (work) => {
    await sql`PRAGMA defer_foreign_keys = ON`.execute(work.db);
    await work.db
      .insertInto("link")
      .values({ token_hash: "t", reservation_id: "nobody's", purpose: "held", expires_at: 1 })
      .execute();
  });
  const ends = await Promise.allSettled([tell("try 1"), broken, tell("try 2")]);
  expect(ends.map(({ status }) => status)).toEqual(["rejected", "rejected", "rejected"]);
  expect(kinds()).toEqual([]);
  expect(heard).toEqual([]);
  await tell("try 3");
  expect(kinds()).toEqual(["try 3"]);
});

test("C2 a work sees what the one before it in the same commit has done", async () => {
  const count = async (work: Work) =>
    (await work.db.selectFrom("event").select("number").where("kind", "like", "try %").execute()).length;
  const seen = many.map((kind) =>
    house.works.write(async (work) => {
      const before = await count(work);
      await note(work, { kind });
      return before;
    }),
  );
  expect(await Promise.all(seen)).toEqual(many.map((_, turn) => turn));
});

test("L2 a kept query takes other values each time, and none that are missing or not asked for", async () => {
  const events = keptQuery((db, asked: { kind: string; from?: number }) =>
    db.selectFrom("event").select("kind").where("kind", "=", asked.kind),
  );
  await Promise.all(many.map(tell));
  await house.works.read(async (reader) => {
    expect((await events(reader, { kind: "try 1" })).rows).toEqual([{ kind: "try 1" }]);
    expect((await events(reader, { kind: "try 2" })).rows).toEqual([{ kind: "try 2" }]);
    expect(() => events(reader, {} as { kind: string })).toThrow("asks for kind");
    expect(() => events(reader, { kind: "try 3", from: 1 })).toThrow("asks for kind");
    expect(() => events(reader, { kind: undefined } as unknown as { kind: string })).toThrow("without its kind");
  });
});
