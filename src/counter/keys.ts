import type { Placed } from "../queue/calling-order.ts";
import type { CurrentTicket } from "../queue/ticket.ts";
import type { Catalogue } from "../wording/catalogue.ts";
import type { Look } from "./look.ts";

type Words = Catalogue["counter"];

/** How the counter stands to the person who looks at it. */
export type ScreenState = "open" | "paused" | "closed" | "occupied";

/** The one big key. It always says what a press will do. */
export interface MainKey {
  readonly word: string;
  readonly says: string;
  /** The last part of the address it posts to. */
  readonly to: string;
  /** Sent as `state`; empty for calling. */
  readonly state: string;
}

export interface Key {
  readonly id: string;
  readonly word: string;
  /** Where there is little room. */
  readonly short: string;
  /** The letter that presses it; empty for none. */
  readonly letter: string;
  readonly to: string;
  readonly state: string;
  readonly enabled: boolean;
}

export function mainKeyModel(at: {
  state: ScreenState;
  current: CurrentTicket | null;
  next: Placed | null;
  line: readonly Placed[];
  t: Words;
  look: Look;
}): MainKey {
  const { state, t, look } = at;
  const word = look.location.counterWord;
  switch (state) {
    case "open":
      return { word: t.next, says: whatNextDoes(at), to: "calls", state: "" };
    case "paused":
      return { word: t.resume, says: t.resumeText, to: "state", state: "open" };
    case "closed":
      return { word: t.open[word], says: t.openText, to: "state", state: "open" };
    case "occupied":
      return {
        word: t.takeOver[word],
        says: t.occupiedLead,
        to: "state",
        state: "open",
      };
    default:
      return state satisfies never;
  }
}

function whatNextDoes(at: {
  current: CurrentTicket | null;
  next: Placed | null;
  line: readonly Placed[];
  t: Words;
}): string {
  const { current, next, line, t } = at;
  if (next === null) {
    if (current !== null && line.length === 0) return t.nextFinishesOnly(current.number);
    return line.length === 0 ? t.nextNobody : t.nextNobodyYet;
  }
  const { number } = next.ticket;
  if (next.reason.kind === "recall")
    return current === null
      ? t.nextCallsAgain(number, next.reason.call)
      : t.nextFinishesAgain(current.number, number, next.reason.call);
  return current === null ? t.nextCalls(number) : t.nextFinishes(current.number, number);
}

/** The keys in their places; they never move, one that can do nothing now is only greyed. */
export function keysModel(look: Look, state: ScreenState, t: Words): Key[] {
  const { current } = look.queue;
  const mine = state === "open" || state === "paused";
  const here = mine && current !== null;
  const key = (id: "again" | "absent" | "came" | "done", to: string, enabled: boolean): Key => ({
    id,
    word: t[id],
    short: id === "absent" ? t.absentShort : t[id],
    letter: t.letters[id],
    to,
    state: "",
    enabled,
  });
  return [
    key("again", "repeats", here),
    key("absent", "absences", here),
    key("done", "completions", here),
    ...(look.location.coming === "press" ? [key("came", "arrivals", here && current.state === "called")] : []),
    {
      id: "pause",
      word: t.pause,
      short: t.pause,
      letter: t.letters.pause,
      to: "state",
      state: "paused",
      enabled: state === "open",
    },
    {
      id: "close",
      word: t.close,
      short: t.close,
      letter: "",
      to: "state",
      state: "closed",
      enabled: mine,
    },
  ];
}
