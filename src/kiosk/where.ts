import type { Location } from "../office/office-file.ts";
import type { Catalogue } from "../wording/catalogue.ts";

/** Where people will be called: "do" and "kabinky 2 nebo 3". */
export interface Where {
  readonly to: string;
  readonly counters: string;
}

/** Null when no counter is known that would call (K4). `names` as the board shows them. */
export function whereCalled(
  words: Catalogue["paper"],
  word: Location["counterWord"],
  names: readonly string[],
): Where | null {
  if (names.length === 0) return null;
  return {
    to: words.to[word],
    counters: `${words.counters[word]} ${listed(words, names)}`,
  };
}

/** "2", "2 nebo 3", "1, 2 nebo 4"; four and more in a row are said as their ends. */
function listed(words: Catalogue["paper"], names: readonly string[]): string {
  const sorted = names.toSorted((a, b) => a.localeCompare(b, "en", { numeric: true }));
  const last = sorted.at(-1) ?? "";
  if (sorted.length > 3 && inARow(sorted)) return words.upTo(sorted[0] ?? "", last);
  return sorted.length === 1 ? last : `${sorted.slice(0, -1).join(", ")} ${words.or} ${last}`;
}

const inARow = (names: readonly string[]): boolean =>
  names.every((name, index) => /^\d+$/.test(name) && Number(name) === Number(names[0]) + index);
