import type { Elapsed } from "./clock.ts";

/** A change as it is told to whoever follows live (Q9): the event's number, its kind, and where it happened. */
export interface Announcement {
  readonly number: number;
  readonly kind: string;
  readonly locationId: string | null;
}

/** Who listens now, in memory: nothing here is remembered, a late listener catches up from the events by number. */
export interface Live {
  /** Called after a commit, in the order of the commits. */
  publish(announcements: readonly Announcement[]): void;
  /** Hears what is published from now on; the returned function ends it. */
  subscribe(listener: (announcement: Announcement) => void): () => void;
  /** A screen in the lobby was heard: it asked, or took what its stream sent it. */
  hear(fixtureId: string, at: Elapsed): void;
  /** When it was heard last since the product started; null for never. */
  heardAt(fixtureId: string): Elapsed | null;
  readonly listeners: number;
  /** Grows with each announcement; equal numbers mean that nothing has happened between. */
  readonly changes: number;
}

export function createLive(): Live {
  const listeners = new Set<(announcement: Announcement) => void>();
  const heard = new Map<string, Elapsed>();
  let changes = 0;
  return {
    publish: (announcements) => {
      changes += announcements.length;
      for (const announcement of announcements) {
        for (const listener of listeners) {
          try {
            listener(announcement);
          } catch {
            listeners.delete(listener); // one broken listener must not hold up the others
          }
        }
      }
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    hear: (fixtureId, at) => {
      heard.set(fixtureId, at);
    },
    heardAt: (fixtureId) => heard.get(fixtureId) ?? null,
    get changes() {
      return changes;
    },
    get listeners() {
      return listeners.size;
    },
  };
}
