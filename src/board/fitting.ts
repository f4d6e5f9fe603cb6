import { lineWidth } from "../printing/type.ts";
import type { BoardSizes, Layout } from "./sizes.ts";

/** Shares of the full size, as the classes `land-0` … of board.css have them: a number shrinks as a whole, never wraps. */
const STEPS = [1, 0.92, 0.84, 0.77, 0.7, 0.64, 0.58, 0.53, 0.48, 0.44, 0.4, 0.33, 0.26];

/** Which step each part of a call takes, so that it fits on its line. */
export interface Fit {
  readonly land: number;
  readonly port: number;
  /** The counter's name beside the number, under it on a standing screen, and in a row of the previous calls. */
  readonly counter: number;
  readonly counterPort: number;
  readonly row: number;
  /** A counter with a long name of its own is not called "booth" too where there is no room for both. */
  readonly named: boolean;
}

/** Room on a line, in hundredths of the height of a 16:9 screen, after the arrow and the gaps. */
const BESIDE_SIDE = 96;
const ALONE = 150;
const STANDING = 50.4;
const AFTER_ARROW = 36.5;
/** What a counter's name may take beside a number, and in a row, in ems. */
const COUNTER = 1.7;
const IN_ROW = 2;
/** On a standing screen the counter is set smaller than the number, the word before it smaller still. */
const COUNTER_SHARE = 0.675;
const WORD = 4.8;

export function fitOf(
  call: { readonly number: string; readonly counter: string; readonly word: string },
  { landscape, portrait }: BoardSizes,
): Fit {
  const counterWidth = ems(call.counter);
  const counter = stepFor(COUNTER / counterWidth);
  const beside = ems(call.number) + counterWidth * (STEPS[counter] ?? 1);
  const named = counterWidth > IN_ROW;
  const underneath = AFTER_ARROW - (named ? 0 : ems(call.word) * WORD + 3);
  return {
    land: stepFor(roomOf(landscape) / (beside * landscape.number)),
    port: stepFor(STANDING / (ems(call.number) * portrait.number)),
    counter,
    counterPort: stepFor(underneath / (counterWidth * portrait.number * COUNTER_SHARE)),
    row: stepFor(IN_ROW / counterWidth),
    named,
  };
}

const roomOf = ({ side }: Layout): number => (side ? BESIDE_SIDE : ALONE);

const ems = (text: string): number => Math.max(0.1, lineWidth(text, { size: 1, weight: 600 }));

function stepFor(share: number): number {
  const step = STEPS.findIndex((each) => each <= share + 0.005);
  return step < 0 ? STEPS.length - 1 : step;
}
