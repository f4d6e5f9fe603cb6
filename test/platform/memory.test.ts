import { expect, test } from "bun:test";
import { createMemoryWatch } from "../../src/platform/memory.ts";

/** A process that holds so many megabytes, of which `needed` cannot be let go of. */
function process(needed: number) {
  const state = { holds: needed, needed, collected: 0 };
  const watch = createMemoryWatch({
    used: () => state.holds * 1_000_000,
    collect: () => {
      state.collected += 1;
      state.holds = state.needed;
    },
  });
  return { state, watch };
}

test("L4 memory is let go of when there is much of it, and not before", () => {
  const { state, watch } = process(100);
  state.holds = 199;
  watch();
  expect(state.collected).toBe(0);
  state.holds = 260;
  watch();
  expect([state.collected, state.holds]).toEqual([1, 100]);
});

test("L4 what is really needed is not collected for again and again", () => {
  const { state, watch } = process(230);
  for (let turn = 0; turn < 5; turn += 1) watch();
  expect(state.collected).toBe(1);
  state.holds = 251;
  watch();
  expect(state.collected).toBe(2);
  state.needed = state.holds = 120;
  watch();
  state.holds = 201;
  watch();
  expect(state.collected).toBe(3); // grown since it was little
});
