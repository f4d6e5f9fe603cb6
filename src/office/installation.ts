import type { Instant } from "../platform/clock.ts";
import { hashToken, newToken } from "../platform/id.ts";
import type { Store } from "../platform/database.ts";
import type { Reader, Work } from "../platform/work.ts";

/** The installation: trial or real for ever, its key, and the trial clock. Read before any work can be opened. */
export interface Installation {
  readonly mode: "trial" | "real";
  readonly key: string;
  readonly clockOffset: number;
  readonly clockStoppedAt: Instant | null;
}

export function readInstallation(store: Store): Installation | null {
  const row = store.raw
    .query<
      {
        mode: "trial" | "real";
        key: string;
        clock_offset: number;
        clock_stopped_at: number | null;
      },
      []
    >("SELECT mode, key, clock_offset, clock_stopped_at FROM installation")
    .get();
  if (row === null) return null;
  return {
    mode: row.mode,
    key: row.key,
    clockOffset: row.clock_offset,
    clockStoppedAt: row.clock_stopped_at as Instant | null,
  };
}

/** Writes the one row of a new installation, with a key of 256 random bits. */
export function createInstallation(store: Store, mode: "trial" | "real", now: number): Installation {
  const key = newToken() + newToken();
  store.raw.run("INSERT INTO installation (only, mode, key, created_at) VALUES (1, ?, ?, ?)", [mode, key, now]);
  return { mode, key, clockOffset: 0, clockStoppedAt: null };
}

/** Keeps where the trial clock stands, so that it goes on after a restart. */
export async function keepTrialClock(
  work: Work,
  setting: { offset: number; stoppedAt: Instant | null },
): Promise<void> {
  await work.db
    .updateTable("installation")
    .set({ clock_offset: setting.offset, clock_stopped_at: setting.stoppedAt })
    .execute();
}

/** A fresh one-time set-up link's token; an older one is dead from now on. */
export function newSetupToken(store: Store): string {
  const token = newToken();
  store.raw.run("UPDATE installation SET setup_token_hash = ?", [hashToken(token)]);
  return token;
}

export async function isSetupToken(reader: Reader, token: string): Promise<boolean> {
  const row = await reader.db
    .selectFrom("installation")
    .select("only")
    .where("setup_token_hash", "=", hashToken(token))
    .executeTakeFirst();
  return row !== undefined;
}

/** Uses the set-up link up. Returns false when somebody else was faster. */
export async function useSetupToken(work: Work, token: string): Promise<boolean> {
  const result = await work.db
    .updateTable("installation")
    .set({ setup_token_hash: null })
    .where("setup_token_hash", "=", hashToken(token))
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}
