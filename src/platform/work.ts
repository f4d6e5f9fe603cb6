import type { Kysely } from "kysely";
import type { Schema } from "../schema.ts";
import type { Clocks, Instant } from "./clock.ts";
import { createCommits } from "./commits.ts";
import type { Store } from "./database.ts";
import type { Announcement, Live } from "./live.ts";

/** What does not change while the process runs and rules need to know. */
export interface House {
  /** Where citizens reach it, without a slash at its end; for links that leave the house. */
  readonly publicAddress: string;
  /** Signs forms and hashes codes; made once for an installation. */
  readonly key: string;
  readonly trial: boolean;
}

/** A look at the data as it stood at one moment, with the one instant that is "now" for the whole look. */
export interface Reader {
  readonly db: Kysely<Schema>;
  readonly now: Instant;
  readonly house: House;
  /** Kept between works of one process; only for what can be read again (the office by its version). */
  readonly memory: Map<string, unknown>;
}

/** The unit of work: one transaction, one frozen `now`, and what live followers are told once it is committed. */
export interface Work extends Reader {
  announce(announcement: Announcement): void;
  /** Runs after the commit, outside the transaction: a nudge to a printer or the outbox, nothing that can be lost. */
  afterCommit(deed: () => void): void;
}

/** Opens works. Called at the door (`routes`, `jobs`, `stream`) and nowhere else. */
export interface Works {
  /** Everything in it or nothing. Takes the write lock at its start and first settles what time made due (T4). */
  write<T>(deed: (work: Work) => Promise<T>): Promise<T>;
  /** On the read-only connection: takes no lock and holds nobody up. */
  read<T>(look: (reader: Reader) => Promise<T>): Promise<T>;
}

export function createWorks(needs: {
  store: Store;
  clocks: Clocks;
  live: Live;
  house: House;
  /** Makes true in the tables what is already true by the clock, before the deed looks at them (T4). */
  settle: (work: Work) => Promise<void>;
  /** Does what follows from what was announced, in the same work, after the deed (M1); not called when nothing was. */
  conclude?: (work: Work, announced: readonly Announcement[]) => Promise<unknown>;
}): Works {
  const { store, clocks, live, house, settle, conclude } = needs;
  const memory = new Map<string, unknown>();
  const commit = createCommits(store.writer);

  return {
    write: async (deed) => {
      const announced: Announcement[] = [];
      const later: (() => void)[] = [];
      const result = await commit(async (db) => {
        const work: Work = {
          db,
          now: clocks.office(),
          house,
          memory: new Map(memory), // a copy: what a rolled back work read of its own changes is not remembered
          announce: (announcement) => announced.push(announcement),
          afterCommit: (act) => later.push(act),
        };
        await settle(work);
        const done = await deed(work);
        if (announced.length > 0) await conclude?.(work, [...announced]);
        return done;
      });
      live.publish(announced);
      for (const act of later) act();
      return result;
    },
    read: (look) => store.reader.transaction().execute((db) => look({ db, now: clocks.office(), house, memory })),
  };
}
