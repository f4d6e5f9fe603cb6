import { instant, type Clocks, type Instant, type Machine } from "./clock.ts";

/** The office clock of trial mode: it can be moved forward and stopped; elapsed time does not follow it (T2). */
export interface TrialClock extends Clocks {
  /** What must be kept for it to go on after a restart: office time minus the computer's, and where it stands if it does. */
  readonly setting: {
    readonly offset: number;
    readonly stoppedAt: Instant | null;
  };
  /** Moves forward to an instant and lets the clock run from there or stand. False, with nothing changed, when it lies behind. */
  move(to: Instant, run: boolean): boolean;
}

/** `offset`: office time minus the computer's while it runs; `stoppedAt`: where it stands. */
export function trialClock(machine: Machine, start: { offset: number; stoppedAt: Instant | null }): TrialClock {
  let { offset, stoppedAt } = start;
  let last = instant(0);
  const read = (): Instant => {
    last = instant(Math.max(last, stoppedAt ?? machine.wall() + offset));
    return last;
  };
  return {
    office: read,
    elapsed: () => machine.running() as ReturnType<Clocks["elapsed"]>,
    trouble: () => null,
    get setting() {
      return { offset, stoppedAt };
    },
    move: (to, run) => {
      if (to < read()) return false;
      offset = to - machine.wall();
      stoppedAt = run ? null : to;
      return true;
    },
  };
}
