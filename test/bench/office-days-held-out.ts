import type { MadeUpOffice } from "./office-days-sim.ts";

/** Never read while tuning: other offices, other seeds. Look at the share, not for something to change. */
export const HELD_OUT: readonly MadeUpOffice[] = [
  {
    name: "big hall, five services",
    seed: 907,
    rate: [18, 31, 27, 20, 12, 24, 20, 10],
    allowance: 45,
    services: [
      { id: "id", share: 0.3, mean: 11, spread: 0.45, told: 15 },
      { id: "pass", share: 0.2, mean: 14, spread: 0.6, told: 15 },
      { id: "pickup", share: 0.25, mean: 3.5, spread: 0.65, told: 15 },
      { id: "trade", share: 0.1, mean: 22, spread: 0.5, told: 20 },
      { id: "cash", share: 0.15, mean: 5, spread: 0.4, told: 10 },
    ],
    counters: [
      ["id", "pass"],
      ["id", "pass", "pickup"],
      ["pickup", "cash"],
      ["trade", "id"],
      ["pass", "id"],
    ],
    slots: { every: 20, service: "pass", come: 0.78 },
    absent: 0.08,
    breaks: 15,
  },
  {
    name: "small, strict reservations",
    seed: 911,
    rate: [6, 7, 9, 6, 3, 8, 6, 4],
    allowance: 1_440,
    services: [
      { id: "forms", share: 0.7, mean: 10, spread: 0.7, told: 12 },
      { id: "register", share: 0.3, mean: 16, spread: 0.5, told: 12 },
    ],
    counters: [["forms", "register"], ["forms"]],
    slots: { every: 60, service: "register", come: 0.9 },
    absent: 0.05,
    breaks: 8,
  },
  {
    name: "three alike, one list",
    seed: 919,
    rate: [14, 17, 15, 13, 9, 16, 12, 7],
    allowance: 0,
    services: [
      { id: "a", share: 0.5, mean: 8, spread: 0.8, told: 8 },
      { id: "b", share: 0.5, mean: 15, spread: 0.35, told: 15 },
    ],
    counters: [
      ["a", "b"],
      ["a", "b"],
      ["a", "b"],
    ],
    slots: { every: 0, service: "a", come: 1 },
    absent: 0.1,
    breaks: 12,
  },
];
