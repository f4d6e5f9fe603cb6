import type { Frame } from "../office/frame.ts";
import { view } from "../platform/render.ts";
import type { Catalogue } from "../wording/catalogue.ts";
import { screenOf, within, type Glance, type Screen } from "./screen.ts";

/** The keypad (B8, K7): six boxes, big keys, a reader that types. Works press by press without script. */
export interface KeypadModel {
  readonly screen: Screen;
  readonly t: Catalogue["kiosk"];
  readonly boxes: readonly { readonly digit: string; readonly state: "typed" | "next" | "empty" }[];
  readonly typed: string;
  readonly soFar: string;
  /** Says what was wrong; empty when nothing was. */
  readonly wrong: string;
  /** Where a press goes without script. */
  readonly presses: string;
  readonly touch: string;
  readonly back: string;
}

export const keypadView = view<KeypadModel>("kiosk/code");

const DIGITS = 6;

export function keypadModel(
  glance: Glance,
  trial: Frame["trial"],
  now: { readonly typed: string; readonly wrong: string },
): KeypadModel {
  const t = glance.visit.words.kiosk;
  const { typed } = now;
  return {
    screen: screenOf(glance, trial, {
      idle: { seconds: glance.kiosk.idleSeconds, says: t.returnsIn },
      poll: null,
    }),
    t,
    boxes: Array.from({ length: DIGITS }, (_, index) => ({
      digit: typed[index] ?? "",
      state: index < typed.length ? "typed" : index === typed.length ? "next" : "empty",
    })),
    typed,
    soFar: t.codeSoFar(typed.length),
    wrong: now.wrong,
    presses: within(glance, "/code"),
    touch: glance.touch,
    back: within(glance, ""),
  };
}
