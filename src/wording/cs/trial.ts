export const trial = {};
