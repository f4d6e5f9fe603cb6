/** Czech: 1 · 2–4 · the rest. */
export const csPlural = (count: number, one: string, few: string, many: string): string =>
  count === 1 ? one : count >= 2 && count <= 4 ? few : many;

/** Polish: 1 · 2–4 but not 12–14 · the rest. */
export const plPlural = (count: number, one: string, few: string, many: string): string => {
  if (count === 1) return one;
  const last = count % 10;
  const teen = count % 100 >= 12 && count % 100 <= 14;
  return last >= 2 && last <= 4 && !teen ? few : many;
};

/** Ukrainian: ends in 1 but not 11 · 2–4 but not 12–14 · the rest. */
export const ukPlural = (count: number, one: string, few: string, many: string): string => {
  const last = count % 10;
  const teen = count % 100 >= 11 && count % 100 <= 14;
  if (last === 1 && !teen) return one;
  return last >= 2 && last <= 4 && !teen ? few : many;
};

export const enPlural = (count: number, one: string, many: string): string => (count === 1 ? one : many);
