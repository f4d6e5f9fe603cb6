/** An instant in UTC milliseconds, as the database keeps it (T1). */
export type Instant = number & { readonly __brand: "Instant" };
/** Milliseconds of a clock nobody can set; only differences mean anything (T2). */
export type Elapsed = number & { readonly __brand: "Elapsed" };

export const SECOND = 1_000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;

/** A page that asks does so every two seconds: so it hears of a new minute, and no more than a few times. */
export const isNewMinute = (at: Instant): boolean => at % MINUTE < 5 * SECOND;

export const instant = (milliseconds: number): Instant => milliseconds as Instant;

/** The instant `milliseconds` after (or, negative, before) another. */
export const after = (start: Instant, milliseconds: number): Instant => (start + milliseconds) as Instant;

/** Why the office clock does not follow the computer's clock any more (C8), for staff to read. */
export interface ClockTrouble {
  /** How far the computer's clock stands from where it should, in milliseconds; positive is ahead. */
  readonly jumped: number;
  readonly since: Instant;
}

/** The two clocks of T2. Office time drives every rule; elapsed time drives limits, leases and watchdogs. */
export interface Clocks {
  office(): Instant;
  elapsed(): Elapsed;
  /** The fault the office clock is bridging now, else null. Destructive jobs wait while there is one. */
  trouble(): ClockTrouble | null;
}

/** What a clock reads from the machine. `running` counts time since boot, suspends included, so that a suspend is no jump. */
export interface Machine {
  wall(): number;
  running(): number;
}

/** A jump larger than this, that the running time does not explain, is a fault and not a correction. */
const TOLERANCE = 60 * SECOND;

/**
 * Office time in real mode: the computer's clock as long as it agrees with the time since boot.
 *
 * After a jump (C8) office time goes on by the running time alone, so nothing expires, lapses or is erased because of
 * the jump; when the computer's clock is right again it is followed again. It never reads earlier than `notBefore`, the
 * last instant the product was known alive: an old PC that boots into 1970 issues no number twice (T5).
 */
export function guardedClock(machine: Machine, notBefore: Instant): Clocks {
  let running = machine.running();
  let office = Math.max(machine.wall(), notBefore);
  let last = office;
  let trouble: ClockTrouble | null = null;

  const read = (): Instant => {
    const wall = machine.wall();
    const passed = machine.running();
    const expected = office + (passed - running);
    if (Math.abs(wall - expected) <= TOLERANCE) {
      office = wall;
      trouble = null;
    } else {
      office = expected;
      trouble = {
        jumped: wall - expected,
        since: trouble?.since ?? instant(expected),
      };
    }
    running = passed;
    last = Math.max(last, office);
    return instant(last);
  };

  return {
    office: read,
    elapsed: () => machine.running() as Elapsed,
    trouble: () => {
      read();
      return trouble;
    },
  };
}
