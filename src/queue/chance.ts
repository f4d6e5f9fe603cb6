/** A standard normal value for each of so many equal parts of chance (Tukey's approximation). */
const PARTS = 512;
const NORMAL = Float64Array.from({ length: PARTS }, (_, part) => {
  const p = (part + 0.5) / PARTS;
  return (p ** 0.135 - (1 - p) ** 0.135) / 0.1975;
});

/** The value below which the share `p` (0–1) of a standard normal lies. */
export const normalAt = (p: number): number => NORMAL[Math.min(PARTS - 1, Math.max(0, Math.floor(p * PARTS)))] ?? 0;

/** The share of a standard normal that lies below a value. */
export function shareBelow(value: number): number {
  let [low, high] = [0, PARTS];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((NORMAL[middle] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return low / PARTS;
}

/**
 * Numbers in 0–1 that belong to a name: the same each time, so that somebody's own luck does not change when somebody else
 * joins the line, and evenly spread over the trials.
 */
export function luckOf(name: string): (trial: number) => number {
  let hash = 2_166_136_261;
  for (let at = 0; at < name.length; at += 1) hash = Math.imul(hash ^ name.charCodeAt(at), 16_777_619);
  const start = mixed(hash) / 2 ** 32;
  const step = mixed(hash + 0x9e3779b9) / 2 ** 32;
  return (trial) => (start + trial * step) % 1;
}

function mixed(seed: number): number {
  let value = Math.imul(seed ^ (seed >>> 16), 0x45d9f3b);
  value = Math.imul(value ^ (value >>> 16), 0x45d9f3b);
  return (value ^ (value >>> 16)) >>> 0;
}
