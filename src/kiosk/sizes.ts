import type { Look } from "./form.ts";

/** Sizes in the unit of kiosk.css, a rem: a 108th of the short side of a 16:9 screen, which is 1080 dots of whatever length. */
export interface Sizes {
  readonly target: number;
  readonly letters: number;
}

const TARGET_MM = 20;
const LETTERS_MM = 6;
/** From the top of a "d" to the foot of a "p", as a part of the size of Fira Sans. */
const LETTER_HEIGHT = 0.95;
const SHORT_SIDE = 9 / Math.hypot(9, 16);

/** Millimetres of a rem on a screen of so many inches, corner to corner. */
export const millimetres = (inches: number): number => (inches * 25.4 * SHORT_SIDE) / 108;

/** The least a finger can hit and an eye can read (A5): targets of 20 mm, letters of 6 mm. */
export function leastSizes(inches: number): Sizes {
  const rem = millimetres(inches);
  return { target: TARGET_MM / rem, letters: LETTERS_MM / LETTER_HEIGHT / rem };
}

/** The least kiosk.css draws on an ordinary screen, and with its class `small`; the test in a browser measures both. */
export const DRAWN: { readonly ordinary: Sizes; readonly small: Sizes } = {
  ordinary: { target: 9.2, letters: 3.6 },
  small: { target: 11.6, letters: 3.7 },
};

/** Whether a screen is so small that everything must be drawn larger on it (A5). */
export function isSmall(inches: number): boolean {
  const { target, letters } = leastSizes(inches);
  return target > DRAWN.ordinary.target || letters > DRAWN.ordinary.letters;
}

/** How many services one page shows (K1): in the lower half, in large letters and on a small screen fewer, so that all is large enough. */
export function tilesAtOnce(looks: readonly Look[], inches: number): number {
  if (looks.includes("low")) return looks.includes("large") || isSmall(inches) ? 4 : 6;
  return looks.includes("large") || isSmall(inches) ? 6 : 12;
}
