const MEGABYTE = 1_000_000;
/** Below this there is nothing to be done: the clerk's PC can spare it. */
const ENOUGH = 200 * MEGABYTE;
const GROWN = 20 * MEGABYTE;

/** The memory of the process, in bytes. */
export interface Memory {
  used(): number;
  /** Lets go of what nothing refers to any more; it stands still for some hundredths of a second. */
  collect(): void;
}

/**
 * To be called now and then. Left to itself, Bun collects late on a machine with much memory, and thousands of live lines make
 * it grow to twice what they need (L4). Nothing is done again before it has grown anew.
 */
export function createMemoryWatch({ used, collect }: Memory): () => void {
  let left = 0;
  return () => {
    const now = used();
    left = Math.min(left, now);
    if (now < ENOUGH || now - left < GROWN) return;
    collect();
    left = used();
  };
}
