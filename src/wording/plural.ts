/** Czech: 1 · 2–4 · the rest. */
export const csPlural = (count: number, one: string, few: string, many: string): string =>
  count === 1 ? one : count >= 2 && count <= 4 ? few : many;

/** Czech "at" before an hour, as it is said aloud: "v 8:00", but "ve 14:00" (ve dvě, tři, čtyři, dvanáct to čtrnáct, dvacet …). */
export const csAt = (time: string): string => `${/^(?:[234]|1[234]|2\d):/.test(time) ? "ve" : "v"} ${time}`;

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

/** Ukrainian "at" before a time: "о 9:00", but "об 11:00", as eleven begins with a vowel. */
export const ukAt = (time: string): string => `${/^11\b/.test(time) ? "об" : "о"} ${time}`;

export const enPlural = (count: number, one: string, many: string): string => (count === 1 ? one : many);
