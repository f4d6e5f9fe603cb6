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
  /**
   * One look for all who ask until something happens (L2): what 5,000 e-tickets and 20 boards show after a call is looked up
   * once. `about` names the look and whatever else it depends on: the place, the language, the minute.
   */
  once<T>(about: string, look: () => Promise<T>): Promise<T>;
  readonly listeners: number;
  /** Grows with each announcement; equal numbers mean that nothing has happened between. */
  readonly changes: number;
}

const MOST_LOOKS = 500;

export function createLive(): Live {
  const listeners = new Set<(announcement: Announcement) => void>();
  const heard = new Map<string, Elapsed>();
  const looks = new Map<string, Promise<unknown>>();
  let changes = 0;
  return {
    publish: (announcements) => {
      if (announcements.length > 0) looks.clear();
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
    once: <T>(about: string, look: () => Promise<T>) => {
      const known = looks.get(about);
      if (known !== undefined) return known as Promise<T>;
      const asked = look();
      if (looks.size >= MOST_LOOKS) looks.clear();
      looks.set(about, asked);
      asked.catch(() => {
        if (looks.get(about) === asked) looks.delete(about); // the next one tries again
      });
      return asked;
    },
    get changes() {
      return changes;
    },
    get listeners() {
      return listeners.size;
    },
  };
}
