import type { Frame } from "../office/frame.ts";
import type { Display } from "../office/office-file.ts";
import { counterOf, locationOf, serviceOf, told, type Office } from "../office/office.ts";
import { MINUTE, type Instant } from "../platform/clock.ts";
import type { Language } from "../platform/language.ts";
import { present } from "../platform/refusal.ts";
import { view } from "../platform/render.ts";
import { lineWidth } from "../printing/type.ts";
import type { CounterNow } from "../queue/queries.ts";
import type { Catalogue } from "../wording/catalogue.ts";

type Words = Catalogue["board"];

/** One counter, on the small screen over it (V2). */
export interface DisplayNowModel {
  readonly t: Words;
  readonly zone: string;
  readonly edition: string;
  readonly state: "called" | "open" | "paused" | "closed";
  /** "Kabinka 3" */
  readonly counter: string;
  readonly services: string;
  /** The number, else how the counter stands, in one word. */
  readonly large: string;
  readonly wordy: boolean;
  /** Three figures and a letter are set smaller as a whole. */
  readonly long: boolean;
  readonly says: string;
}

export interface DisplayModel {
  readonly frame: Frame;
  readonly t: Words;
  readonly displayId: string;
  readonly edition: string;
  readonly event: number;
  readonly now: Instant;
  readonly shift: number;
  readonly part: DisplayNowModel;
}

export const displayView = view<DisplayModel>("board/display");
export const displayNowView = view<DisplayNowModel>("board/_display");

/** Somebody who was just called may still be on the way, where coming is no press of its own (Q1). */
const ON_THE_WAY = MINUTE;
/** Wider than this in ems does not fit at the full size. */
const WIDE = 2.3;

export const displayOf = (office: Office, id: string): Display =>
  present(office.displays.find((display) => display.id === id));

export interface CounterLook {
  readonly office: Office;
  readonly display: Display;
  readonly counter: CounterNow;
  readonly edition: string;
  readonly now: Instant;
}

export function displayNow(look: CounterLook, language: Language, t: Words): DisplayNowModel {
  const { office, display, counter, edition } = look;
  const location = locationOf(office, display.location);
  const word = t.counterWords[location.counterWord];
  const number = counter.current?.number ?? null;
  const names = counter.services.map((id) => told(office, serviceOf(office, id).name, language));
  return {
    t,
    zone: location.timeZone,
    edition,
    counter: `${capital(word)} ${counterOf(office, display.counter).name}`,
    services: [...new Set(names)].join(", "),
    long: number !== null && lineWidth(number, { size: 1, weight: 600 }) > WIDE,
    ...standing(look, t.display),
  };
}

type Standing = Pick<DisplayNowModel, "state" | "large" | "wordy" | "says">;

function standing({ counter: { current, state }, now }: CounterLook, t: Words["display"]): Standing {
  if (current !== null) {
    const isAwaited = current.state === "called" || now - current.calledAt < ON_THE_WAY;
    return { state: "called", large: current.number, wordy: false, says: isAwaited ? t.come : t.serving };
  }
  switch (state) {
    case "open":
      return { state, large: "–", wordy: false, says: t.open };
    case "paused":
      return { state, large: t.paused, wordy: true, says: t.pausedText };
    case "closed":
      return { state, large: t.closed, wordy: true, says: t.closedText };
    default:
      return state satisfies never;
  }
}

const capital = (word: string): string => word.slice(0, 1).toLocaleUpperCase() + word.slice(1);
