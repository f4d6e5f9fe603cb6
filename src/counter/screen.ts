import { serviceOf, told } from "../office/office.ts";
import { SECOND } from "../platform/clock.ts";
import type { Person, Visit } from "../platform/http.ts";
import type { Language } from "../platform/language.ts";
import { view } from "../platform/render.ts";
import { tellClock } from "../platform/telling.ts";
import type { Placed } from "../queue/calling-order.ts";
import type { Catalogue } from "../wording/catalogue.ts";
import { keysModel, mainKeyModel, type Keys, type MainKey, type ScreenState } from "./keys.ts";
import type { Look } from "./look.ts";
import { tellObstacle, tellWhy, tellWhyFirst, type Telling } from "./reasons.ts";
import { servedModel, stopwatchModel, type Served, type Stopwatch } from "./served.ts";
import { tellDeed } from "./deeds.ts";
import { tellTrouble } from "./troubles.ts";

type Words = Catalogue["counter"];

/** Rows of the line that are drawn; nobody reads further, and a long day must not slow the screen. */
const MOST_ROWS = 40;

export interface LineRow {
  readonly id: string;
  readonly number: string;
  /** Opens what can be done with this ticket; empty where the counter is not this person's. */
  readonly href: string;
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
  /** They were changed today (Q7). */
  readonly changed: boolean;
  readonly person: string;
  readonly clock: string;
  readonly links: {
    readonly base: string;
    readonly choose: string;
    readonly signIn: string;
    readonly caller: string;
  };
  /** Goes back with each press (Q3, C6). */
  readonly seen: string;
  /** Whose screen this is: another person's press from it is refused. */
  readonly who: string;
  readonly state: ScreenState;
  /** Who is at the counter, by id; empty for nobody. */
  readonly current: string;
  readonly now: Served;
  /** Null where nobody is here to write it about. */
  readonly note: string | null;
  readonly visit: Stopwatch | null;
  readonly main: MainKey & { readonly parts: readonly Part[] };
  readonly keys: Keys;
  readonly deed: string;
  readonly undo: { readonly seconds: string; readonly says: string } | null;
  readonly notice: string;
  readonly heading: string;
  readonly first: (LineRow & { readonly sentence: string }) | null;
  readonly rows: readonly LineRow[];
  readonly more: string;
  readonly parked: readonly { readonly id: string; readonly number: string; readonly href: string }[];
  /** For a supervisor (Q7); empty for none or nobody to tell. */
  readonly unreached: string;
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
  const { next } = queue;
  const line = next === null ? queue.line : [next, ...queue.line.filter(({ ticket }) => ticket.id !== next.ticket.id)];
  const base = `/counter/${counter.id}`;
  const mine = state === "open" || state === "paused";
  const about = (id: string) => (mine ? visit.link(`${base}/panel/ticket?ticket=${id}`) : "");
  const rows = line
    .slice(0, MOST_ROWS)
    .map((placed) => rowOf(placed, placed === next, telling, { counterId: counter.id, href: about(placed.ticket.id) }));
  const first = next === null ? undefined : rows[0];
  return {
    t,
    language,
    title: `${t.named[location.counterWord]} ${counter.name}`,
    services: queue.services.map((id) => shortName(id, telling)).join(", "),
    changed: queue.servicesChanged,
    person: person.name,
    clock: tellClock(look.now, location.timeZone),
    links: {
      base,
      choose: visit.link("/counter"),
      signIn: visit.link(`/counter/sign-in?back=${base}`),
      caller: visit.link(`/counter/booking?back=${base}`),
    },
    seen: String(queue.deed?.number ?? 0),
    who: person.staffId,
    state,
    current: mine ? (queue.current?.id ?? "") : "",
    note: mine && queue.current !== null ? (queue.note ?? "") : null,
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
    parked: mine ? queue.parked.map(({ id, number }) => ({ id, number, href: about(id) })) : [],
    unreached: isSupervisor(person) ? tellUnreached(look, telling) : "",
    trouble: look.troubles.map((one) => tellTrouble(one, t)).join(" "),
  };
}

const isSupervisor = ({ roles }: Person): boolean => roles.includes("supervisor") || roles.includes("admin");

const tellUnreached = ({ unreached }: Look, telling: Telling): string =>
  unreached.map(({ serviceId, waiting }) => `${shortName(serviceId, telling)} ${waiting}`).join(", ");

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

function stateOf({ queue }: Look, person: Person): ScreenState {
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

function rowOf(placed: Placed, isNext: boolean, telling: Telling, at: { counterId: string; href: string }): LineRow {
  const { ticket, obstacle } = placed;
  const { why, more } = tellWhy(placed, telling);
  const held = obstacle !== null && !isNext;
  return {
    id: ticket.id,
    number: ticket.number,
    href: at.href,
    why,
    more: held ? tellObstacle(obstacle, at.counterId, telling) : more,
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
