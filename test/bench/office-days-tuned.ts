import type { MadeUpOffice } from "./office-days-sim.ts";

/** The offices the estimate was tuned on. Minutes; `rate` is arrivals an hour by hour from eight. */
export const TUNED: readonly MadeUpOffice[] = [
  {
    name: "two counters, two services",
    seed: 11,
    rate: [11, 16, 15, 11, 6, 12, 12, 6],
    allowance: 60,
    services: [
      { id: "id", share: 0.6, mean: 9, spread: 0.55, told: 10 },
      { id: "post", share: 0.4, mean: 6, spread: 0.7, told: 10 },
    ],
    counters: [
      ["id", "post"],
      ["id", "post"],
    ],
    slots: { every: 0, service: "id", come: 0.85 },
    absent: 0.04,
    breaks: 10,
  },
  {
    name: "overlapping, with reservations",
    seed: 12,
    rate: [15, 22, 19, 13, 8, 16, 14, 8],
    allowance: 60,
    services: [
      { id: "id", share: 0.45, mean: 12, spread: 0.5, told: 15 },
      { id: "pickup", share: 0.35, mean: 4, spread: 0.5, told: 15 },
      { id: "car", share: 0.2, mean: 18, spread: 0.45, told: 15 },
    ],
    counters: [
      ["id", "pickup"],
      ["id", "pickup", "car"],
      ["car", "id"],
      ["pickup", "id"],
    ],
    slots: { every: 30, service: "id", come: 0.85 },
    absent: 0.06,
    breaks: 10,
  },
  {
    name: "one counter, told far too short",
    seed: 13,
    rate: [4, 6, 5, 4, 2, 4, 4, 3],
    allowance: 60,
    services: [{ id: "all", share: 1, mean: 13, spread: 0.6, told: 5 }],
    counters: [["all"]],
    slots: { every: 0, service: "all", come: 1 },
    absent: 0.03,
    breaks: 12,
  },
];
