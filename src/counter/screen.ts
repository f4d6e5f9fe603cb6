import { serviceOf, told } from "../office/office.ts";
import { MINUTE, SECOND } from "../platform/clock.ts";
import type { Person, Visit } from "../platform/http.ts";
import type { Language } from "../platform/language.ts";
import { view } from "../platform/render.ts";
import { tellClock } from "../platform/telling.ts";
import type { Placed } from "../queue/calling-order.ts";
import type { Catalogue } from "../wording/catalogue.ts";
import { keysModel, mainKeyModel, type Key, type MainKey, type ScreenState } from "./keys.ts";
import type { Look } from "./look.ts";
import { upcoming } from "./next-up.ts";
import { tellObstacle, tellWhy, tellWhyFirst, type Telling } from "./reasons.ts";
import { servedModel, stopwatchModel, type Served, type Stopwatch } from "./served.ts";
import { tellDeed } from "./deeds.ts";
import { tellTrouble } from "./troubles.ts";

type Words = Catalogue["counter"];

/** Rows of the line that are drawn; nobody reads further, and a long day must not slow the screen. */
const MOST_ROWS = 40;

export interface LineRow {
  readonly number: string;
  readonly why: string;
  readonly more: string;
  readonly service: string;
  readonly since: string;
  readonly held: boolean;
  readonly strong: boolean;
}

export interface ScreenModel {
  readonly t: Words;
  readonly language: Language;
  readonly title: string;
  readonly services: string;
  readonly person: string;
  readonly clock: string;
  readonly links: {
    readonly base: string;
    readonly choose: string;
    readonly signIn: string;
  };
  /** Goes back with each press (Q3, C6). */
  readonly seen: string;
  /** Whose screen this is: another person's press from it is refused. */
  readonly who: string;
  readonly state: ScreenState;
  readonly now: Served;
  readonly visit: Stopwatch | null;
  readonly main: MainKey & { readonly parts: readonly Part[] };
  readonly keys: readonly Key[];
  readonly deed: string;
  readonly undo: { readonly seconds: string; readonly says: string } | null;
  readonly notice: string;
  readonly heading: string;
  readonly first: (LineRow & { readonly sentence: string }) | null;
  readonly rows: readonly LineRow[];
  readonly more: string;
  readonly parked: string;
  readonly trouble: string;
}

/** A piece of a sentence; a number is never broken over two lines. */
export interface Part {
  readonly text: string;
  readonly isNumber: boolean;
}

export const nowView = view<ScreenModel>("counter/_counter");

/** One clerk's whole screen; the same for the page, the answer to a press and the live stream. */
export function screenModel(look: Look, person: Person, visit: Visit, notice = ""): ScreenModel {
  const { queue, location, counter, office } = look;
  const t = visit.words.counter;
  const { language } = visit;
  const telling: Telling = { t, office, location, language, now: look.now };
  const state = stateOf(look, person);
  const { next, line } = upcoming(queue, look.now, location.recallPauseMinutes * MINUTE);
  const rows = line.slice(0, MOST_ROWS).map((placed) => rowOf(placed, placed === next, telling, counter.id));
  const first = next === null ? undefined : rows[0];
  return {
    t,
    language,
    title: `${t.named[location.counterWord]} ${counter.name}`,
    services: queue.services.map((id) => shortName(id, telling)).join(", "),
    person: person.name,
    clock: tellClock(look.now, location.timeZone),
    links: {
      base: `/counter/${counter.id}`,
      choose: visit.link("/counter"),
      signIn: visit.link(`/counter/sign-in?back=/counter/${counter.id}`),
    },
    seen: String(queue.deed?.number ?? 0),
    who: person.staffId,
    state,
    now: servedModel(look, state, telling),
    visit: stopwatchModel(look, state, t),
    main: withParts(mainKeyModel({ state, current: queue.current, next, line, t, look }), [
      queue.current?.number,
      next?.ticket.number,
    ]),
    keys: keysModel(look, state, t),
    ...deedModel(look, state, t),
    notice,
    heading: t.waiting(line.length),
    first: first === undefined || next === null ? null : { ...first, sentence: tellWhyFirst(next, telling) },
    rows: first === undefined ? rows : rows.slice(1),
    more: line.length > MOST_ROWS ? t.lineMore(line.length - MOST_ROWS) : "",
    parked: queue.parked.length === 0 ? "" : t.parkedHere(queue.parked.map(({ number }) => number).join(", ")),
    trouble: look.troubles.map((one) => tellTrouble(one, t)).join(" "),
  };
}

function withParts(main: MainKey, numbers: readonly (string | undefined)[]): ScreenModel["main"] {
  let parts: Part[] = [{ text: main.says, isNumber: false }];
  for (const number of numbers)
    if (number !== undefined) parts = parts.flatMap((part) => (part.isNumber ? [part] : cut(part.text, number)));
  return { ...main, parts };
}

const cut = (text: string, number: string): Part[] =>
  text
    .split(number)
    .flatMap((rest, index) => [
      ...(index > 0 ? [{ text: number, isNumber: true }] : []),
      { text: rest, isNumber: false },
    ]);

export function stateOf({ queue }: Look, person: Person): ScreenState {
  if (queue.state === "closed" || queue.staffId === null) return "closed";
  return queue.staffId === person.staffId ? queue.state : "occupied";
}

/** Whole seconds, the end outside: what is left of Q5's ten. */
function deedModel({ queue, now }: Look, state: ScreenState, t: Words): Pick<ScreenModel, "deed" | "undo"> {
  const { deed } = queue;
  if (deed === null || deed.undoUntil === null || state === "occupied") return { deed: "", undo: null };
  const seconds = Math.max(0, Math.ceil((deed.undoUntil - now) / SECOND));
  return {
    deed: tellDeed(deed.kind, deed.ticketNumber, t),
    undo: { seconds: String(seconds), says: t.undoFor(seconds) },
  };
}

function rowOf(placed: Placed, isNext: boolean, telling: Telling, here: string): LineRow {
  const { ticket, obstacle } = placed;
  const { why, more } = tellWhy(placed, telling);
  const held = obstacle !== null && !isNext;
  return {
    number: ticket.number,
    why,
    more: held ? tellObstacle(obstacle, here, telling) : more,
    service: shortName(ticket.serviceId, telling),
    since: tellClock(ticket.issuedAt, telling.location.timeZone),
    held,
    strong: placed.reason.kind !== "walk-in",
  };
}

function shortName(serviceId: string, { office, language }: Telling): string {
  const service = serviceOf(office, serviceId);
  return told(office, service.short ?? service.name, language);
}
