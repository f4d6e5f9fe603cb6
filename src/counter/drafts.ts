import { HOUR, type Elapsed } from "../platform/clock.ts";

/** What somebody was typing when the screen was locked (S8). */
export interface Draft {
  readonly counterId: string;
  /** Whose visit the note is about. */
  readonly ticketId: string;
  readonly note: string;
  /** The open panel's address; empty for none. */
  readonly panel: string;
  readonly fields: readonly (readonly [string, string])[];
}

/**
 * Kept in memory only, apart from the browser, so that nobody else at the same computer can find it; given back once, to
 * the same person, within an hour.
 */
export interface Drafts {
  keep(staffId: string, draft: Draft): void;
  take(staffId: string): Draft | null;
}

const MOST = 500;

export function createDrafts(elapsed: () => Elapsed): Drafts {
  const kept = new Map<string, { draft: Draft; until: number }>();
  return {
    keep: (staffId, draft) => {
      kept.delete(staffId);
      kept.set(staffId, { draft, until: elapsed() + HOUR });
      for (const [oldest, { until }] of kept) if (kept.size > MOST || until <= elapsed()) kept.delete(oldest);
    },
    take: (staffId) => {
      const found = kept.get(staffId);
      kept.delete(staffId);
      return found === undefined || found.until <= elapsed() ? null : found.draft;
    },
  };
}
