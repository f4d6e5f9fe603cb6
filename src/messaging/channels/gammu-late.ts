import type { Database } from "bun:sqlite";
import { HOUR, MINUTE } from "../../platform/clock.ts";

const DAY = 24 * HOUR;

/** Of steps of five minutes to twelve hours, of half an hour to a day, then of days: that is how a phone network counts. */
const STEPS = [
  { most: 12 * HOUR, from: 0, step: 5 * MINUTE, first: 0 },
  { most: DAY, from: 12 * HOUR, step: HOUR / 2, first: 144 },
  { most: 30 * DAY, from: DAY, step: DAY, first: 168 },
] as const;
const NO_LIMIT = -1;
const LONGEST = 196;

/** How long the network goes on trying a phone that is switched off (M5), as gammu's `RelativeValidity`; rounded up. */
export function validityOf(usefulFor: number | undefined): number {
  if (usefulFor === undefined) return NO_LIMIT;
  const steps = STEPS.find(({ most }) => usefulFor <= most);
  if (steps === undefined) return LONGEST;
  return steps.first + Math.max(0, Math.ceil((usefulFor - steps.from) / steps.step) - 1);
}

const MINUTES = `CASE WHEN RelativeValidity <= 143 THEN (RelativeValidity + 1) * 5
  WHEN RelativeValidity <= 167 THEN 720 + (RelativeValidity - 143) * 30 ELSE (RelativeValidity - 166) * 1440 END`;

/** Not just being sent, and no part of it has left. */
const NOT_BEGUN = `SendingTimeOut <= datetime('now', 'localtime')
  AND NOT EXISTS (SELECT 1 FROM sentitems WHERE sentitems.ID = outbox.ID)`;

/** Ours, and of no use any more. */
const LATE = `CreatorID LIKE 'okenko:%' AND RelativeValidity >= 0
  AND unixepoch(InsertIntoDB) + 60 * (${MINUTES}) <= unixepoch('now')`;

/** In the place of the phone that sent it. */
const WITHDRAWN = "okenko:late";

/**
 * Takes out of the daemon's line what nobody needs any more: a modem that was deaf for a night must not ring with yesterday's
 * codes (M5).
 */
export function withdrawLate(db: Database): void {
  if (db.query(`SELECT 1 FROM outbox WHERE ${LATE} AND ${NOT_BEGUN} LIMIT 1`).get() === null) return;
  db.transaction(() => takeOut(db, LATE)).immediate();
}

/**
 * Takes what has not begun to leave out of the daemon's line: of those that `which` says, a condition on its outbox. It counts as
 * not sent, so that it is told and never handed over again; of number and words nothing stays. To be called in a transaction.
 * Returns how many messages that were.
 */
export function takeOut(db: Database, which: string, ...bound: string[]): number {
  const { changes } = db
    .query(
      `INSERT INTO sentitems (ID, CreatorID, Status, Text, UDH, SenderID)
       SELECT ID, CreatorID, 'SendingError', '', '', '${WITHDRAWN}' FROM outbox WHERE ${which} AND ${NOT_BEGUN}`,
    )
    .run(...bound);
  if (changes > 0)
    for (const table of ["outbox", "outbox_multipart"])
      db.run(`DELETE FROM ${table} WHERE ID IN (SELECT ID FROM sentitems WHERE SenderID = '${WITHDRAWN}')`);
  return changes;
}
