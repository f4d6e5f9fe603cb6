import { CompiledQuery, type Kysely } from "kysely";
import type { Schema } from "../schema.ts";

type Connection = Kysely<Schema>;

/** Something to be done in a transaction, and who waits for it. */
interface Waiting {
  /** Does it. Returns what tells its caller so, to be called once it is kept. */
  readonly act: (db: Connection) => Promise<() => void>;
  readonly fail: (error: unknown) => void;
}

/** More at once would keep the first of them waiting for long. */
const MOST_TOGETHER = 32;

/**
 * Deeds on the writing connection, each whole or not at all. Those that wait at the same moment share one commit, and so one wait for
 * the disk (L1, L2): a deed that throws takes back only its own changes, and nobody is answered before the commit (D2).
 */
export function createCommits(writer: Connection): <T>(deed: (db: Connection) => Promise<T>) => Promise<T> {
  const waiting: Waiting[] = [];
  let isServing = false;

  const serve = async (): Promise<void> => {
    await nextTurn(); // whoever has come in the meantime is heard first and shares the commit
    const group = waiting.splice(0, MOST_TOGETHER);
    try {
      const kept = await writer.connection().execute((db) => commitTogether(db, group));
      for (const tell of kept) tell();
    } catch (error) {
      for (const { fail } of group) fail(error); // twice said is once said
    }
    isServing = waiting.length > 0;
    if (isServing) void serve();
  };

  return (deed) =>
    new Promise((done, fail) => {
      const act = async (db: Connection) => {
        const result = await deed(db);
        return () => done(result);
      };
      waiting.push({ act, fail });
      if (isServing) return;
      isServing = true;
      void serve();
    });
}

const nextTurn = (): Promise<void> => new Promise((turn) => setImmediate(turn));

/** One transaction for all; throws, with nothing changed, when it cannot be kept. Returns what is to be told after it. */
async function commitTogether(db: Connection, group: readonly Waiting[]): Promise<(() => void)[]> {
  await say(db, "begin immediate");
  try {
    const kept: (() => void)[] = [];
    for (const each of group) kept.push(group.length === 1 ? await each.act(db) : await apart(db, each));
    await say(db, "commit");
    return kept;
  } catch (error) {
    await say(db, "rollback").catch(() => {}); // a full disk has rolled it back already
    throw error;
  }
}

/** One deed among others. When even its own changes cannot be taken back, nobody's are kept. */
async function apart(db: Connection, { act, fail }: Waiting): Promise<() => void> {
  await say(db, "savepoint deed");
  try {
    const tell = await act(db);
    await say(db, "release deed");
    return tell;
  } catch (error) {
    try {
      await say(db, "rollback to deed");
      await say(db, "release deed");
    } catch {
      throw error;
    }
    return () => fail(error);
  }
}

const say = (db: Connection, words: string) => db.executeQuery(CompiledQuery.raw(words));
