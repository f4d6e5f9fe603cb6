import type { Page } from "playwright-core";

/** Waits until an expression holds in the page; asked from outside, as the strict policy lets no page evaluate words. */
export async function holds(page: Page, expression: string, mostMs: number): Promise<void> {
  const deadline = performance.now() + mostMs;
  while (performance.now() < deadline) {
    if ((await page.evaluate(expression)) === true) return;
    await Bun.sleep(20);
  }
  throw new Error(`not within ${mostMs} ms: ${expression}`);
}
