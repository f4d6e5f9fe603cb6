import { MINUTE, type Instant } from "../platform/clock.ts";
import type { Caller } from "./calling-order.ts";
import { luckOf, normalAt, shareBelow } from "./chance.ts";
import { linesOf, type Standing } from "./estimate-line.ts";
import type { Pace } from "./learned.ts";
import type { CurrentTicket, WaitingTicket } from "./ticket.ts";
import { rangeOf, type WaitRange } from "./waiting-time.ts";

/** All that decides when somebody is called, at one instant (Q6). */
export interface Outlook {
  readonly now: Instant;
  readonly waiting: readonly WaitingTicket[];
  readonly callers: readonly Caller[];
  readonly atCounters: readonly CurrentTicket[];
  /** Booked for today and not come yet, as the tickets they would have. */
  readonly booked: readonly WaitingTicket[];
  /** The share (0–1) of those that come. */
  readonly showUp: number;
  /** Who might come now: they take nobody's time, and only learn how long they would wait. */
  readonly newcomers: readonly WaitingTicket[];
  readonly paceOf: (serviceId: string) => Pace;
}

export interface Forecast {
  /** How many are called before, by counters that serve it. */
  readonly ahead: number;
  readonly range: WaitRange;
}

/**
 * The whole line in one pass: the day is played on from now some dozens of times in the calling order, each time with other
 * luck, and a ticket's range is where most of its starts lie. Whom no counter calls is not in it. The same outlook has the same forecast.
 */
export function forecast(outlook: Outlook): Map<string, Forecast> {
  if (outlook.callers.length === 0) return new Map();
  const standing = linesOf(outlook);
  const { people } = standing;
  const ahead = new Int32Array(people.length);
  play(outlook, standing, { trial: null, called: (index, _, before) => void (ahead[index] = before) });
  const trials = trialsFor(people.length);
  const waits = new Float64Array(people.length * trials);
  const known = new Uint8Array(people.length);
  const called = (index: number, wait: number): void => {
    const count = known[index] ?? 0;
    waits[index * trials + count] = wait;
    known[index] = count + 1;
  };
  for (let trial = 0; trial < trials; trial += 1) play(outlook, standing, { trial, called });
  const told = new Map<string, Forecast>();
  for (const [index, { ticket, kind }] of people.entries()) {
    const [from, count] = [index * trials, known[index] ?? 0];
    if (kind !== "booked" && count > 0)
      told.set(ticket.id, { ahead: ahead[index] ?? 0, range: rangeOf(waits.subarray(from, from + count)) });
  }
  return told;
}

/** A long line evens luck out by itself. */
const trialsFor = (people: number): number => Math.max(16, Math.min(40, Math.floor(2_400 / (people + 1))));

interface Play {
  /** Null: everything takes as long as usual. */
  readonly trial: number | null;
  readonly called: (index: number, wait: number, before: number) => void;
}

/** How far one course has come: who is gone, and by counter the place in its line up to which all are. */
interface Course {
  readonly gone: boolean[];
  readonly from: number[];
  /** When the counter asked last may call somebody, if nobody before. */
  until: number;
}

/** One course of events: whichever counter is free first calls the first in its order that may be called by then. */
function play(outlook: Outlook, standing: Standing, { trial, called }: Play): void {
  const pace = trial === null ? 1 : Math.exp(DAY_SPREAD * normalAt((0.5 + trial * GOLDEN) % 1));
  const free = outlook.callers.map((caller) => freeAfter(outlook, caller, trial, pace));
  const calls = outlook.callers.map(() => 0);
  const gone = standing.people.map(
    ({ kind, luck }) => kind === "booked" && luck.show(trial ?? 0) >= comes(outlook, trial),
  );
  const course: Course = { gone, from: calls.slice(), until: 0 };
  for (let counter = firstFree(free); counter >= 0; counter = firstFree(free)) {
    const now = free[counter] ?? 0;
    const next = nextIn(standing, course, counter, now);
    if (next === NOBODY) {
      free[counter] = course.until;
      continue;
    }
    const person = standing.people[next];
    if (person === undefined) return;
    gone[next] = true;
    const before = trial === null ? calls.reduce((sum, count, at) => sum + (person.by[at] ? count : 0), 0) : 0;
    called(next, now, before);
    if (person.kind === "newcomer") continue;
    calls[counter] = (calls[counter] ?? 0) + 1;
    free[counter] = now + pace * timeOf(person, trial);
  }
}

const DAY_SPREAD = 0.12;
const GOLDEN = 0.618_033_988_7;
const ABSENT_MS = 1.5 * MINUTE;

const comes = ({ showUp }: Outlook, trial: number | null): number => (trial === null ? Math.round(showUp) : showUp);

function firstFree(free: readonly number[]): number {
  let first = -1;
  for (let at = 0; at < free.length; at += 1)
    if ((free[at] ?? Infinity) < (first < 0 ? Infinity : (free[first] ?? Infinity))) first = at;
  return first;
}

const NOBODY = -1;

/** Whom a counter calls at a moment, by place in `people`. */
function nextIn({ lines, people }: Standing, course: Course, counter: number, now: number): number {
  const line = lines[counter] ?? [];
  let place = course.from[counter] ?? 0;
  while (place < line.length && course.gone[line[place] ?? 0]) place += 1;
  course.from[counter] = place;
  let [early, until] = [NOBODY, Infinity];
  for (; place < line.length; place += 1) {
    const index = line[place] ?? 0;
    const person = people[index];
    if (person === undefined || course.gone[index]) continue;
    if (person.readyIn <= now) return index;
    if (person.mayGoEarly && early === NOBODY) early = index;
    until = Math.min(until, person.readyIn);
  }
  course.until = until;
  return early;
}

function timeOf({ ticket, paces, luck }: Standing["people"][number], trial: number | null): number {
  let time = 0;
  for (const { mean, spread, absent } of paces) {
    if (trial !== null && time === 0 && luck.show(trial) > 1 - absent) return ABSENT_MS;
    time += 1_000 * Math.exp(mean + spread * (trial === null ? 0 : normalAt(luck.time(trial))));
  }
  return time * ticket.persons;
}

/** When the counter has done with its client of now, who has been there for so long already. */
function freeAfter(outlook: Outlook, caller: Caller, trial: number | null, dayPace: number): number {
  const ticket = outlook.atCounters.find(({ counterId }) => counterId === caller.counterId);
  if (ticket === undefined) return 0;
  const { mean, spread } = outlook.paceOf(ticket.serviceId);
  const gone = Math.max(1, (outlook.now - ticket.calledAt) / (1_000 * ticket.persons * dayPace));
  const passed = Math.min(0.98, shareBelow((Math.log(gone) - mean) / spread));
  const luck = trial === null ? 0.5 : luckOf(`${ticket.day} ${ticket.number}`)(trial);
  const whole = Math.exp(mean + spread * normalAt(passed + (1 - passed) * luck));
  return Math.max(LAST_MS, (whole - gone) * 1_000 * ticket.persons * dayPace);
}

const LAST_MS = 20_000;
