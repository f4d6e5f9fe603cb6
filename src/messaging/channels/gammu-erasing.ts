import type { Database } from "bun:sqlite";
import { takeOut } from "./gammu-late.ts";
import { BUSY_MS, markOf, ourIdOf } from "./gammu-rows.ts";

/**
 * What we have is not kept in the daemon's tables: texts that came at once, texts that went after a day, when nobody asks any more
 * whether they were handed over, and at the latest after four (A4). Returns how many rows went.
 */
export function forget(db: Database, arrived: readonly number[]): number {
  const gone = db.transaction(() => {
    const came = db.query(`DELETE FROM inbox WHERE ID IN (${arrived.map(() => "?").join(", ")})`).run(...arrived);
    const went = db.query(FORGET_SENT).run();
    return came.changes + went.changes;
  });
  return gone.immediate();
}

const FORGET_SENT = `DELETE FROM sentitems WHERE CreatorID LIKE 'okenko:%' AND (
  InsertIntoDB < datetime('now', '-4 days')
  OR (InsertIntoDB < datetime('now', '-1 day') AND Status IN ('DeliveryOK', 'DeliveryFailed', 'SendingError', 'Error')))`;

/** Our messages of which the daemon's tables hold anything. */
export const heldThere = (db: Database): string[] =>
  db
    .query<{ mark: string }, []>(
      `SELECT CreatorID AS mark FROM outbox WHERE CreatorID LIKE 'okenko:%'
       UNION SELECT CreatorID FROM sentitems WHERE CreatorID LIKE 'okenko:%'`,
    )
    .all()
    .map(({ mark }) => ourIdOf(mark));

/**
 * Messages erased here go there too (A4, P3): what has not begun to leave never will, what left is deleted once we have noted what
 * became of it (`isNoted`). What is just leaving stays until it has. Returns how many rows went.
 */
export function eraseThere(db: Database, ids: readonly string[], isNoted: (id: string) => boolean): number {
  const marks = (of: readonly string[]) => JSON.stringify(of.map(markOf));
  const gone = db.transaction(() => {
    const taken = takeOut(db, "CreatorID IN (SELECT value FROM json_each(?))", marks(ids));
    return taken + db.query(DELETE_LEFT).run(marks(ids.filter(isNoted))).changes;
  });
  return gone.immediate();
}

const DELETE_LEFT = `DELETE FROM sentitems WHERE CreatorID IN (SELECT value FROM json_each(?))
  AND CreatorID NOT IN (SELECT CreatorID FROM outbox)`;

/**
 * What was deleted must be gone from their write-ahead log too (P1). Returns whether it is; somebody reading is in the way. Waiting
 * for them would lock the daemon out, which it bears badly: we come again instead.
 */
export function emptyTheirLog(db: Database): boolean {
  db.run("PRAGMA busy_timeout = 0");
  try {
    return db.query<{ busy: number }, []>("PRAGMA wal_checkpoint(TRUNCATE)").get()?.busy === 0;
  } finally {
    db.run(`PRAGMA busy_timeout = ${BUSY_MS}`);
  }
}
