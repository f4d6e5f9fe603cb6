import { escapeHTML } from "bun";
import type { DeskNeeds } from "../platform/desk-needs.ts";
import type { Visit } from "../platform/http.ts";
import type { Language } from "../platform/language.ts";
import type { Fragment } from "../platform/stream.ts";
import { ticketIn, type LineNow, type TicketNow } from "../queue/queries.ts";
import { lineFragment, lineModel, placeKey, waitOf, type PlaceWords, type WaitWords } from "./line.ts";

type Renderer = DeskNeeds["renderer"];
type Reading = Pick<Visit, "language" | "words">;

/** How a ticket stands in a line, in one language: worked out once for all phones that follow it. */
export interface Standing {
  readonly shape: string;
  /** The place in line, one fragment for all who stand at the same; null for a ticket that does not wait. */
  readonly place: Fragment | null;
}

/** What is known of one line in one language. */
interface Sheet {
  readonly standings: Map<string, Standing>;
  readonly places: Map<string, Fragment>;
  /** By `placeKey`: the fragment in parts, with blanks for what differs from place to place. */
  readonly frames: Map<string, readonly string[]>;
  readonly waits: Map<string, WaitWords>;
}

/** `id` is the ticket's. */
export function standingOf(renderer: Renderer, visit: Reading, line: LineNow, id: string): Standing {
  const sheet = sheetOf(line, visit.language);
  return sheet.standings.getOrInsertComputed(id, () => {
    const now = ticketIn(line, id);
    return {
      shape: shapeOf(line, id, now),
      place: now === null ? null : placeIn({ renderer, visit, sheet }, line, now),
    };
  });
}

const sheets = new WeakMap<LineNow, Map<Language, Sheet>>();

function sheetOf(line: LineNow, language: Language): Sheet {
  const ofLine = sheets.getOrInsertComputed(line, () => new Map());
  return ofLine.getOrInsertComputed(language, () => ({
    standings: new Map(),
    places: new Map(),
    frames: new Map(),
    waits: new Map(),
  }));
}

interface Writing {
  readonly renderer: Renderer;
  readonly visit: Reading;
  readonly sheet: Sheet;
}

function placeIn(writing: Writing, line: LineNow, now: TicketNow): Fragment | null {
  const { visit, sheet } = writing;
  const { ticket, ahead, range } = now;
  if (ticket.state !== "waiting") return null;
  const key = placeKey(line, now, ticket);
  return sheet.places.getOrInsertComputed(`${ahead} ${range?.from} ${range?.to} ${key}`, () => {
    const t = visit.words.ticket;
    const frame = sheet.frames.getOrInsertComputed(key, () => frameOf(writing, line, now));
    const wait = range && sheet.waits.getOrInsertComputed(`${range.from} ${range.to}`, () => waitOf(t, line, range));
    return { html: filled(frame, { before: t.before(ahead), wait }), number: line.event };
  });
}

/** Written out once for hundreds of places that differ in three words: a template for each is what thousands would wait for. */
function frameOf({ renderer, visit }: Writing, line: LineNow, now: TicketNow): readonly string[] {
  const wait = now.range === null ? null : { range: RANGE, around: AROUND };
  const model = lineModel(visit, line, now, { before: BEFORE, wait });
  return model === null ? [] : renderer.render(lineFragment, model).split(BLANK);
}

/** Blanks, of the characters left to private use: no text of ours has them. */
const [BEFORE, RANGE, AROUND] = ["\u{E000}", "\u{E001}", "\u{E002}"];
const BLANK = /([\u{E000}-\u{E002}])/u;

/** Every second part is a blank. */
function filled(frame: readonly string[], { before, wait }: PlaceWords): string {
  const words: Readonly<Record<string, string>> = {
    [BEFORE]: before,
    [RANGE]: wait?.range ?? "",
    [AROUND]: wait?.around ?? "",
  };
  return frame.map((part, at) => (at % 2 === 0 ? part : escapeHTML(words[part] ?? ""))).join("");
}

/** What, when it changes, changes more than the place in line. A call announced again is worth a buzz. */
function shapeOf(line: LineNow, id: string, now: TicketNow | null): string {
  if (now === null) return "over";
  const { ticket } = now;
  const wish = line.wishes.get(id);
  const wished = wish === undefined ? "" : `${wish.before} ${wish.toldAt} ${wish.to}`;
  const call = line.call?.ticketNumber === ticket.number ? line.call.event : 0;
  return `${ticket.state} ${ticket.version} ${call} ${now.ahead <= 1 ? "near" : ""} ${line.day} ${wished}`;
}
