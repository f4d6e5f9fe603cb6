import { describe, expect, test } from "bun:test";
import { guardedClock, HOUR, instant, MINUTE, SECOND } from "../../src/platform/clock.ts";
import { trialClock } from "../../src/platform/trial-clock.ts";
import { at } from "../support/clock.ts";

/** A computer whose clock and running time a test sets apart. */
function computer(start: string) {
  const machine = { time: at(start) as number, up: 0 };
  return {
    wall: () => machine.time,
    running: () => machine.up,
    pass: (milliseconds: number) => {
      machine.time += milliseconds;
      machine.up += milliseconds;
    },
    jump: (milliseconds: number) => {
      machine.time += milliseconds;
    },
  };
}

describe("C8 the office clock", () => {
  for (const [name, jump] of [
    ["an hour ahead", HOUR],
    ["an hour back", -HOUR],
    ["two days ahead", 48 * HOUR],
    ["back to 1970", -at("2026-11-24T08:00:00")],
  ] as const)
    test(`C8 goes on by itself when the computer's clock jumps ${name}`, () => {
      const machine = computer("2026-11-24T08:00:00");
      const clock = guardedClock(machine, instant(0));
      machine.pass(MINUTE);
      machine.jump(jump);
      machine.pass(10 * SECOND);
      expect(clock.office()).toBe(at("2026-11-24T08:01:10"));
      expect(clock.trouble()?.jumped).toBe(jump);
    });

  test("C8 follows the computer's clock again once it is right", () => {
    const machine = computer("2026-11-24T08:00:00");
    const clock = guardedClock(machine, instant(0));
    machine.jump(HOUR);
    expect(clock.trouble()).not.toBeNull();
    machine.jump(-HOUR);
    machine.pass(SECOND);
    expect(clock.trouble()).toBeNull();
    expect(clock.office()).toBe(at("2026-11-24T08:00:01"));
  });

  test("C8 takes small corrections as they come", () => {
    const machine = computer("2026-11-24T08:00:00");
    const clock = guardedClock(machine, instant(0));
    machine.jump(3 * SECOND);
    expect(clock.office()).toBe(at("2026-11-24T08:00:03"));
    expect(clock.trouble()).toBeNull();
  });

  test("T5 never goes back, not even for a correction", () => {
    const machine = computer("2026-11-24T08:00:00");
    const clock = guardedClock(machine, instant(0));
    const before = clock.office();
    machine.jump(-2 * SECOND);
    expect(clock.office()).toBe(before);
  });

  test("T5 after a start in 1970 goes on from the last instant it was known to run", () => {
    const machine = computer("1970-01-01T00:00:00");
    const clock = guardedClock(machine, at("2026-11-24T08:00:00"));
    machine.pass(MINUTE);
    expect(clock.office()).toBe(at("2026-11-24T08:01:00"));
    expect(clock.trouble()).not.toBeNull();
  });

  test("C8 a suspended computer that wakes up later has no fault", () => {
    const machine = computer("2026-11-24T08:00:00");
    const clock = guardedClock(machine, instant(0));
    clock.office();
    machine.pass(9 * HOUR);
    expect(clock.trouble()).toBeNull();
    expect(clock.office()).toBe(at("2026-11-24T17:00:00"));
  });
});

describe("T2 the trial clock", () => {
  test("T2 moves forward, runs or stands, and elapsed time does not follow", () => {
    const machine = computer("2026-11-24T08:00:00");
    const clock = trialClock(machine, { offset: 0, stoppedAt: null });
    expect(clock.move(at("2026-11-30T07:40:00"), true)).toBe(true);
    machine.pass(SECOND);
    expect(clock.office()).toBe(at("2026-11-30T07:40:01"));
    expect(Number(clock.elapsed())).toBe(SECOND);
    expect(clock.move(at("2026-11-30T08:00:00"), false)).toBe(true);
    machine.pass(HOUR);
    expect(clock.office()).toBe(at("2026-11-30T08:00:00"));
  });

  test("T2 refuses to go back and stays where it is", () => {
    const clock = trialClock(computer("2026-11-24T08:00:00"), { offset: 0, stoppedAt: at("2026-11-24T08:00:00") });
    expect(clock.move(at("2026-11-24T07:59:59"), false)).toBe(false);
    expect(clock.office()).toBe(at("2026-11-24T08:00:00"));
  });

  test("T2 goes on after a restart from what was kept", () => {
    const machine = computer("2026-11-24T08:00:00");
    const first = trialClock(machine, { offset: 0, stoppedAt: null });
    first.move(at("2026-11-30T07:40:00"), true);
    machine.pass(MINUTE);
    expect(trialClock(machine, first.setting).office()).toBe(at("2026-11-30T07:41:00"));
  });
});
