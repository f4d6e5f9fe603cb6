import type { Placed } from "../queue/calling-order.ts";
import type { CurrentTicket } from "../queue/ticket.ts";
import type { Catalogue } from "../wording/catalogue.ts";
import type { Look } from "./look.ts";
import type { PanelKind, PanelModel } from "./panel.ts";

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
  /** The letter that presses it. */
  readonly letter: string;
  /** The last part of the address it posts to; empty for one that opens a panel. */
  readonly to: string;
  readonly state: string;
  /** The panel it opens; empty for none. */
  readonly panel: PanelKind | "";
  readonly enabled: boolean;
}

/** The large keys of the screen, and under them the small ones of what is done now and then. */
export interface Keys {
  readonly large: readonly Key[];
  readonly small: readonly Key[];
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
export function keysModel(look: Look, state: ScreenState, t: Words): Keys {
  const { current, line, parked } = look.queue;
  const mine = state === "open" || state === "paused";
  const here = mine && current !== null;
  const press = (id: KeyId, to: string, enabled: boolean): Key => ({ ...keyOf(id, t), to, enabled });
  const opens = (id: KeyId & PanelKind, enabled: boolean): Key => ({ ...keyOf(id, t), panel: id, enabled });
  return {
    large: [
      press("again", "repeats", here),
      press("absent", "absences", here),
      press("done", "completions", here),
      opens("postpone", here),
      opens("transfer", here),
      opens("direct", state === "open"),
      { ...press("pause", "state", state === "open"), state: "paused" },
      opens("help", true),
    ],
    small: [
      ...(look.location.coming === "press" ? [press("came", "arrivals", here && current.state === "called")] : []),
      opens("outcome", here),
      press("park", "parkings", here),
      opens("note", here),
      opens("pick", state === "open" && line.length + parked.length > 0),
      opens("services", mine),
      { ...press("close", "state", mine), state: "closed" },
    ],
  };
}

type KeyId = keyof Words["letters"];

const keyOf = (id: KeyId, t: Words): Key => ({
  id,
  word: t[id],
  short: id === "absent" ? t.absentShort : t[id],
  letter: t.letters[id],
  to: "",
  state: "",
  panel: "",
  enabled: false,
});

/** Every key with what it does, in the order of the screen. */
export function helpModel(look: Look, t: Words): PanelModel["keys"] {
  const { large, small } = keysModel(look, "open", t);
  const told = [...large, ...small].flatMap(({ id, letter, word }) => {
    const says = isKey(id, t) ? t.helpFor[id] : "";
    return says === "" ? [] : [{ letter, word, says }];
  });
  return [
    { letter: "F2", word: t.next, says: t.helpFor.next },
    ...told,
    { letter: "Ctrl Z", word: t.undo, says: t.helpFor.undo },
    { letter: "F9", word: t.switchPerson, says: t.helpFor.switch },
  ];
}

const isKey = (id: string, t: Words): id is KeyId => id in t.letters;
