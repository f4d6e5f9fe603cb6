import { instant, type Clocks, type Elapsed } from "../../src/platform/clock.ts";
import { instantOf, type Day, type TimeOfDay } from "../../src/platform/civil.ts";

/** Clocks that only a test moves. Times are civil times in Prague unless a zone is given. */
export interface TestClocks extends Clocks {
  /** `2026-11-24T07:45:00` in the zone. Milliseconds may follow. */
  set(local: string, zone?: string): void;
  move(milliseconds: number): void;
  moveElapsed(milliseconds: number): void;
  trip(trouble: ReturnType<Clocks["trouble"]>): void;
}

export function testClocks(start: string, zone = "Europe/Prague"): TestClocks {
  let office = at(start, zone);
  let elapsed = 0;
  let trouble: ReturnType<Clocks["trouble"]> = null;
  return {
    office: () => office,
    elapsed: () => elapsed as Elapsed,
    trouble: () => trouble,
    set: (local, other = zone) => {
      office = at(local, other);
    },
    move: (milliseconds) => {
      office = instant(office + milliseconds);
    },
    moveElapsed: (milliseconds) => {
      elapsed += milliseconds;
    },
    trip: (fault) => {
      trouble = fault;
    },
  };
}

/** The instant of a civil time written `YYYY-MM-DDTHH:MM[:SS[.mmm]]`. */
export function at(local: string, zone = "Europe/Prague") {
  const [on = "", time = ""] = local.split("T");
  const [hour = "0", minute = "0", second = "0"] = time.split(":");
  const start = instantOf(on as Day, `${hour}:${minute}` as TimeOfDay, zone);
  return instant(start + Math.round(Number(second) * 1000));
}
