import type { Frame } from "../office/frame.ts";
import { countersAt, locationOf, serviceOf, told, type Office } from "../office/office.ts";
import type { Board } from "../office/office-file.ts";
import { dayOf, type Day } from "../platform/civil.ts";
import { MINUTE, type Instant } from "../platform/clock.ts";
import type { Language } from "../platform/language.ts";
import { view } from "../platform/render.ts";
import { tellClock, tellDay } from "../platform/telling.ts";
import type { BoardCall, ServiceNow } from "../queue/queries.ts";
import type { Catalogue } from "../wording/catalogue.ts";

type Words = Catalogue["board"];

/** What a board knows at one instant. */
export interface BoardNow {
  readonly now: Instant;
  readonly event: number;
  readonly calls: readonly BoardCall[];
  readonly services: readonly ServiceNow[];
}

interface CallRow {
  readonly number: string;
  readonly counter: string;
  readonly at: string;
}

export interface CallsModel {
  readonly t: Words;
  readonly current:
    | (CallRow & {
        readonly event: number;
        readonly announce: boolean;
        readonly long: boolean;
      })
    | null;
  readonly previous: readonly CallRow[];
  readonly counterWord: string;
  readonly clock: string;
  readonly date: string;
  readonly zone: string;
  readonly showsWaiting: boolean;
  readonly waiting: readonly {
    readonly name: string;
    readonly count: number;
  }[];
  readonly messages: readonly string[];
}

export interface BoardModel {
  readonly frame: Frame;
  readonly t: Words;
  readonly boardId: string;
  readonly event: number;
  readonly chime: boolean;
  readonly calls: CallsModel;
}

export const boardView = view<BoardModel>("board/board");
export const callsView = view<CallsModel>("board/_calls");

/** Under the large one; more would be smaller than can be read at eight metres (A6). */
export const PREVIOUS_CALLS = 3;
/** "A 108" is set smaller as a whole; its place never changes. */
const LONG_NUMBER = 4;

/** The fragment that page, poll and stream all send. */
export function callsModel(office: Office, board: Board, now: BoardNow, language: Language, t: Words): CallsModel {
  const location = locationOf(office, board.location);
  const row = (call: BoardCall): CallRow => ({
    number: call.ticketNumber,
    counter: countersAt(office, board.location).find(({ id }) => id === call.counterId)?.name ?? "",
    at: tellClock(call.at, location.timeZone),
  });
  const [last, ...others] = now.calls;
  const today = dayOf(now.now, location.timeZone);
  return {
    t,
    current:
      last === undefined
        ? null
        : {
            ...row(last),
            event: last.event,
            announce: now.now - last.at < location.staleCallMinutes * MINUTE,
            long: last.ticketNumber.length > LONG_NUMBER,
          },
    previous: others.slice(0, PREVIOUS_CALLS).map(row),
    counterWord: t.counterWords[location.counterWord],
    clock: tellClock(now.now, location.timeZone),
    date: tellDay(today, language),
    zone: location.timeZone,
    showsWaiting: board.waiting,
    waiting: waitingByName(office, now.services, language),
    messages: messagesOn(office, board, today, language),
  };
}

/** Waiting people by the thing they came for: what is done with it is no matter from eight metres. */
function waitingByName(office: Office, services: readonly ServiceNow[], language: Language): CallsModel["waiting"] {
  const counts = new Map<string, number>();
  for (const { serviceId, waiting } of services) {
    const name = told(office, serviceOf(office, serviceId).name, language);
    counts.set(name, (counts.get(name) ?? 0) + waiting);
  }
  return [...counts].map(([name, count]) => ({ name, count }));
}

/** The office's own messages whose days include this one, both ends inside. */
const messagesOn = (office: Office, board: Board, on: Day, language: Language): string[] =>
  board.messages
    .filter(({ from, to }) => (from === null || from <= on) && (to === null || on <= to))
    .map(({ text }) => told(office, text, language));
