import { expect, test } from "bun:test";
import { raceOurs } from "../bench/live-race.ts";

test("L2 L6 a call reaches every one of 500 e-tickets and 5 boards of one address, though 50 others never read", async () => {
  const told = await raceOurs({ tickets: 500, waiting: 500, boards: 5, deaf: 50, calls: 3 });
  expect([told.open, told.missed]).toEqual([505, 0]);
  expect(told.bytes).toBeGreaterThan(100);
}, 60_000);
