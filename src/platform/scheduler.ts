import type { Clocks } from "./clock.ts";
import type { Log } from "./log.ts";

/** What time makes happen. `run` does what is due at this moment and returns how many deeds that were. */
export interface Job {
  readonly name: string;
  /** Erases or ends something for good: waits while the clock is in trouble (C8). */
  readonly destructive: boolean;
  run(): Promise<number>;
}

export interface Scheduler {
  /** One round over all jobs. Rounds never overlap. Returns how many deeds were done. */
  tick(): Promise<number>;
  /** Rounds until nothing more is due and everything due has been delivered; for a clock that was moved. */
  settle(): Promise<void>;
  start(everyMs: number): void;
  stop(): Promise<void>;
}

const MOST_ROUNDS = 1000;

export function createScheduler(needs: { jobs: readonly Job[]; clocks: Clocks; log: Log }): Scheduler {
  const { jobs, clocks, log } = needs;
  let timer: Timer | null = null;
  let running: Promise<number> = Promise.resolve(0);

  const round = async (): Promise<number> => {
    let deeds = 0;
    const paused = clocks.trouble() !== null;
    for (const job of jobs) {
      if (paused && job.destructive) continue;
      try {
        deeds += await job.run();
      } catch (error) {
        log.fault("job failed", error, { job: job.name }); // one sick job must not stop the others; it is tried again
      }
    }
    return deeds;
  };
  const tick = (): Promise<number> => {
    running = running.then(round);
    return running;
  };

  return {
    tick,
    settle: async () => {
      for (let rounds = 0; rounds < MOST_ROUNDS; rounds += 1) if ((await tick()) === 0) return;
      log.info("jobs did not come to rest", { rounds: MOST_ROUNDS });
    },
    start: (everyMs) => {
      timer ??= setInterval(() => void tick(), everyMs);
    },
    stop: async () => {
      if (timer !== null) clearInterval(timer);
      timer = null;
      await running;
    },
  };
}
