import type { Frame } from "../office/frame.ts";
import { counterOf, countersAt, locationOf, serviceOf, told, type Office } from "../office/office.ts";
import type { Board } from "../office/office-file.ts";
import { dayOf, type Day } from "../platform/civil.ts";
import { MINUTE, SECOND, after, type Instant } from "../platform/clock.ts";
import type { Language } from "../platform/language.ts";
import { view } from "../platform/render.ts";
import { tellClock, tellDay } from "../platform/telling.ts";
import type { BoardLobby } from "../queue/board-lobby.ts";
import type { BoardCall } from "../queue/queries.ts";
import type { Catalogue } from "../wording/catalogue.ts";
import { announcedOf, type Hall } from "./announcements.ts";
import { fitOf, type Fit } from "./fitting.ts";
import { fittingRows, type FittingRows, type WaitingRow } from "./side.ts";
import { sizesOf } from "./sizes.ts";
import type { SquareModel } from "./square.ts";

type Words = Catalogue["board"];

/** What a board knows at one instant. */
export interface BoardNow {
  readonly now: Instant;
  readonly event: number;
  readonly calls: readonly BoardCall[];
  readonly takenBack: readonly BoardCall[];
  readonly lobby: BoardLobby;
}

interface CallRow {
  readonly event: number;
  readonly number: string;
  readonly counter: string;
  readonly at: string;
  readonly fit: Fit;
}

export interface CallsModel {
  readonly t: Words;
  readonly officeName: string;
  readonly edition: string;
  readonly current: (CallRow & { readonly announce: boolean }) | null;
  readonly previous: readonly CallRow[];
  /** For `static/voice.js`, as JSON. */
  readonly announcements: string;
  /** The calls taken back lately, as JSON, and the sentence about the last of them with the instant it ends (Q5). It stands under a call and never over one. */
  readonly takenBack: string;
  readonly back: { readonly says: string; readonly until: Instant } | null;
  readonly counterWord: string;
  readonly clock: string;
  readonly date: string;
  readonly zone: string;
  readonly waiting: FittingRows | null;
  readonly next: readonly string[];
  readonly messages: readonly string[];
  /** There is more beside the calls than usual. */
  readonly crowded: boolean;
}

export interface BoardModel {
  readonly frame: Frame;
  readonly t: Words;
  readonly boardId: string;
  readonly edition: string;
  readonly event: number;
  readonly now: Instant;
  /** What `static/voice.js` needs to know, as JSON. */
  readonly voice: string;
  readonly readable: string;
  readonly calls: CallsModel;
  readonly square: SquareModel | null;
  /** Which of nine places a little apart the picture stands in now. */
  readonly shift: number;
}

export const boardView = view<BoardModel>("board/board");
export const callsView = view<CallsModel>("board/_calls");

/** Under the large one; more would be smaller than can be read at eight metres (A6). */
const PREVIOUS_CALLS = 3;
/** So many are looked at, so that of many calls within a minute each is heard. */
export const MOST_CALLS = 30;
export const MOST_NEXT = 6;
/** Beside a square there is one line for them. */
const FEW_NEXT = 3;
/** How long a board says that a call was taken back: long enough for who has already risen to read it. */
const BACK_MS = 8 * SECOND;
/** There is room for so many numbers on one line. */
const MOST_BACK = 4;
/** The picture moves by less than a hundredth of the screen, so that nothing burns in (A6). */
const SHIFT_MS = 4 * MINUTE;
const SHIFTS = 9;

export const shiftAt = (now: Instant): number => Math.floor(now / SHIFT_MS) % SHIFTS;

/** What a board is, whatever happens. */
export interface BoardSet extends Hall {
  readonly board: Board;
  readonly edition: string;
}

/** The fragment that page, poll and stream all send. */
export function callsModel(set: BoardSet, now: BoardNow, language: Language, t: Words): CallsModel {
  const { office, board, location } = set;
  const counterWord = t.counterWords[location.counterWord];
  const row = (call: BoardCall): CallRow => callRow(set, call, counterWord);
  const [last, ...others] = now.calls;
  const today = dayOf(now.now, location.timeZone);
  const messages = messagesOn(office, board, today, language);
  const square = location.phoneTickets === "changing";
  const next = board.nextNumbers ? now.lobby.next.slice(0, square ? FEW_NEXT : MOST_NEXT) : [];
  const rows = board.waiting ? waitingByName(set, now.lobby, language) : null;
  return {
    t,
    officeName: told(office, office.office.name, language),
    edition: set.edition,
    current:
      last === undefined ? null : { ...row(last), announce: now.now - last.at < location.staleCallMinutes * MINUTE },
    previous: others.slice(0, PREVIOUS_CALLS).map(row),
    announcements: JSON.stringify(announcedOf(set, now.calls, now.now)),
    takenBack: JSON.stringify(now.takenBack.map(({ event, ticketNumber }) => ({ event, number: ticketNumber }))),
    back: backOf(now, t),
    counterWord,
    clock: tellClock(now.now, location.timeZone),
    date: tellDay(today, language),
    zone: location.timeZone,
    waiting: rows === null ? null : fittingRows(rows, { messages, next: next.length, square }, t),
    next,
    messages,
    crowded: next.length > 0 || square,
  };
}

function callRow({ office, board, location }: BoardSet, call: BoardCall, word: string): CallRow {
  const counter = countersAt(office, board.location).find(({ id }) => id === call.counterId)?.name ?? "";
  const number = call.ticketNumber;
  return {
    event: call.event,
    number,
    counter,
    at: tellClock(call.at, location.timeZone),
    fit: fitOf({ number, counter, word }, sizesOf(board)),
  };
}

function backOf({ takenBack, now }: BoardNow, t: Words): CallsModel["back"] {
  const lately = takenBack.filter(({ at }) => now - at < BACK_MS).slice(0, MOST_BACK);
  const [last] = lately;
  if (last === undefined) return null;
  const numbers = lately.map(({ ticketNumber }) => ticketNumber);
  return { says: t.takenBack(numbers.toReversed().join(", "), numbers.length), until: after(last.at, BACK_MS) };
}

/** Waiting people by the thing they came for: what is done with it is no matter from eight metres. */
function waitingByName({ office }: BoardSet, { services }: BoardLobby, language: Language): WaitingRow[] {
  const rows = new Map<string, { count: number; counterIds: Set<string> }>();
  for (const { serviceId, waiting, counterIds } of services) {
    const name = told(office, serviceOf(office, serviceId).name, language);
    const row = rows.get(name) ?? { count: 0, counterIds: new Set() };
    for (const each of counterIds) row.counterIds.add(each);
    rows.set(name, { ...row, count: row.count + waiting });
  }
  return [...rows].map(([name, { count, counterIds }]) => ({
    name,
    count,
    where: [...counterIds].map((id) => counterOf(office, id).name).join(", "),
  }));
}

/** The office's own messages whose days include this one, both ends inside. */
const messagesOn = (office: Office, board: Board, on: Day, language: Language): string[] =>
  board.messages
    .filter(({ from, to }) => (from === null || from <= on) && (to === null || on <= to))
    .map(({ text }) => told(office, text, language));

/** The board and its place as they are set. */
export function boardSet(office: Office, board: Board, here: { clips: boolean; edition: string }): BoardSet {
  return { office, board, boardId: board.id, location: locationOf(office, board.location), ...here };
}
