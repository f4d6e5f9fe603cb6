import type { Page } from "playwright-core";

/** What axe finds on a page, as "rule place place"; it runs in the page's own world, past the policy, as a test may. */
export async function axe(on: Page): Promise<string[]> {
  const source = await Bun.file(Bun.resolveSync("axe-core/axe.min.js", import.meta.dir)).text();
  await on.evaluate(source);
  return on.evaluate(
    "axe.run(document).then((r) => r.violations.map((v) => v.id + ' ' + v.nodes.map((n) => n.target).join(' ')))",
  );
}
