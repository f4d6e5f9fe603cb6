import { HELD_OUT } from "./office-days-held-out.ts";
import { compare, type Score } from "./office-days-compare.ts";
import { TUNED } from "./office-days-tuned.ts";

/**
 * `bun run bench:wait`: how often the told wait is right (Q6), on made-up office days called by the real calling order. The
 * rivals' middle is a fixed average (a learned one, the best they could have) for each person in the building, or for each person
 * ahead of the same service's counters, divided by the open counters; they are given exactly the width ours told that person.
 * The held-out offices were never looked at while the estimate was tuned.
 */

const DAYS = { learning: 15, told: 10 };

for (const [name, offices] of [
  ["tuned", TUNED],
  ["held out", HELD_OUT],
] as const) {
  console.log(
    `\n${name.padEnd(30)}   people   ours: right  error  width   fixed: right  error   learned: right  error`,
  );
  for (const office of offices) print(office.name, compare(office, DAYS));
}

function print(name: string, score: Score): void {
  const { ours, fixed, ahead } = score;
  const share = (part: number) => `${(100 * part).toFixed(1)} %`.padStart(8);
  const minutes = (value: number) => value.toFixed(1).padStart(7);
  console.log(
    `${name.padEnd(30)} ${String(score.people).padStart(8)}       ${share(ours.right)}${minutes(ours.error)}${minutes(score.width)}` +
      `       ${share(fixed.right)}${minutes(fixed.error)}         ${share(ahead.right)}${minutes(ahead.error)}`,
  );
}
