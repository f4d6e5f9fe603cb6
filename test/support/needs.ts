import { join } from "node:path";
import type { DeskNeeds } from "../../src/platform/desk-needs.ts";
import { createLimiter } from "../../src/platform/limiter.ts";
import { createRenderer } from "../../src/platform/render.ts";
import { TEST_KEY, type TestHouse } from "./house.ts";

/** What a desk of a real office is handed, over the subjects of a test, for what no trial office can show. */
export const needsOf = ({ works, clocks, live }: TestHouse): DeskNeeds => ({
  works,
  clocks,
  live,
  renderer: createRenderer(join(import.meta.dir, "../../views")),
  key: TEST_KEY,
  publicAddress: "http://lhota.example",
  secure: true,
  trialFrame: () => null,
  limiter: (most, withinMs) => createLimiter({ most, withinMs, elapsed: clocks.elapsed }),
  speech: { isThere: false, clip: async () => null },
  callbacks: { own: [], resend: [], from: [], wall: () => 0 },
  keepOpen: () => {},
});
