import { MINUTE, type Elapsed } from "../platform/clock.ts";

/** Lets so many messages through a minute; a few that waited together may leave together. */
export interface Speed {
  /** Whether one may leave now. */
  isFree(now: Elapsed): boolean;
  /** One has left. */
  count(): void;
}

/** So much of a minute's messages may leave at once: a code must not wait behind the evenness of others. */
const BURST = 1 / 2;

/** M5: at most `perMinute` in the long run, by elapsed time (T2); null lets all through. */
export function speedOf(perMinute: number | null): Speed {
  if (perMinute === null) return { isFree: () => true, count: () => {} };
  const most = Math.max(1, Math.floor(perMinute * BURST));
  const every = MINUTE / perMinute;
  let room = most;
  let seen: Elapsed | null = null;
  return {
    isFree: (now) => {
      if (seen !== null) room = Math.min(most, room + (now - seen) / every);
      seen = now;
      return room >= 1;
    },
    count: () => {
      room -= 1;
    },
  };
}
