import type { Elapsed } from "./clock.ts";

/** Allows so many deeds in a sliding window of elapsed time for each key (S7, L6). In memory: a restart forgives. */
export interface Limiter {
  /** Counts a try and tells whether it is still allowed. */
  allow(key: string): boolean;
  /** Takes back the last try of a key: it was a right one. */
  forgive(key: string): void;
}

export function createLimiter(needs: { most: number; withinMs: number; elapsed: () => Elapsed }): Limiter {
  const { most, withinMs, elapsed } = needs;
  const tries = new Map<string, number[]>();
  return {
    allow: (key) => {
      const now = elapsed();
      const recent = (tries.get(key) ?? []).filter((at) => now - at < withinMs);
      if (recent.length < most) recent.push(now);
      else return false;
      tries.set(key, recent);
      if (tries.size > 10_000) forget(tries, now - withinMs);
      return true;
    },
    forgive: (key) => {
      tries.get(key)?.pop();
    },
  };
}

function forget(tries: Map<string, number[]>, before: number): void {
  for (const [key, times] of tries) if ((times.at(-1) ?? 0) <= before) tries.delete(key);
}
