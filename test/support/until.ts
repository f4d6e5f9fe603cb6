/** Waits until something is so; throws with its name when it is not within the deadline. */
export async function until(
  what: string,
  isSo: () => boolean | Promise<boolean>,
  withinMs: number = 20_000,
): Promise<void> {
  const began = performance.now();
  while (!(await isSo())) {
    if (performance.now() - began > withinMs) throw new Error(`not within ${withinMs} ms: ${what}`);
    await Bun.sleep(20);
  }
}
