import { after, instant, MINUTE, type Instant } from "../../src/platform/clock.ts";
import { nextFor, type Caller } from "../../src/queue/calling-order.ts";
import { NOTHING, sumsOf, type LearnedRow, type Lesson } from "../../src/queue/learned.ts";
import { bookedOne, newcomer } from "../../src/queue/newcomer.ts";
import type { CurrentTicket, TicketId, WaitingTicket } from "../../src/queue/ticket.ts";

export interface MadeUpOffice {
  readonly name: string;
  readonly seed: number;
  /** Arrivals an hour, by hour of the day that opens at eight. */
  readonly rate: readonly number[];
  readonly allowance: number;
  /** `mean` and `spread` are those of the truth, `told` what the office file says. */
  readonly services: readonly { id: string; share: number; mean: number; spread: number; told: number }[];
  readonly counters: readonly (readonly string[])[];
  /** A reservation every so many minutes (0: none) of one service; so many of them come. */
  readonly slots: { readonly every: number; readonly service: string; readonly come: number };
  readonly absent: number;
  /** Minutes of a clerk's break, one in the morning and one after noon. */
  readonly breaks: number;
}

/** One who has just taken a ticket, as the office stands. */
export interface Arrival {
  readonly now: Instant;
  readonly hour: number;
  readonly ticket: WaitingTicket;
  readonly waiting: readonly WaitingTicket[];
  readonly callers: readonly Caller[];
  readonly atCounters: readonly CurrentTicket[];
  readonly booked: readonly WaitingTicket[];
}

export interface Course {
  /** Minutes each ticket waited until its first call. */
  readonly waited: ReadonlyMap<string, number>;
  readonly learned: readonly LearnedRow[];
}

type Random = () => number;

/** Plays a day by the real calling order; `arrived` is asked at each walk-in what it would tell, with what was learned so far today. */
export function playDay(
  office: MadeUpOffice,
  day: number,
  arrived: (arrival: Arrival, today: readonly LearnedRow[]) => void,
): Course {
  const hall = openHall(office, day);
  while (hall.clock < CLOSE || hall.waiting.length > 0) {
    if (hall.clock > CLOSE + 300) break;
    letIn(hall, arrived);
    for (const counter of office.counters.keys()) serveAt(hall, counter);
    hall.clock += STEP;
  }
  return { waited: hall.waited, learned: [...hall.learned.values()] };
}

const STEP = 0.25;
const CLOSE = 480;
const OPENS = instant(Date.UTC(2026, 10, 24, 7));

interface Hall {
  readonly office: MadeUpOffice;
  readonly random: Random;
  readonly day: number;
  readonly pace: number;
  clock: number;
  waiting: WaitingTicket[];
  coming: { at: number; service: string; slot: number | null }[];
  booked: WaitingTicket[];
  readonly at: (CurrentTicket | null)[];
  readonly until: number[];
  readonly breaks: number[][];
  readonly waited: Map<string, number>;
  readonly learned: Map<string, LearnedRow>;
  issued: number;
}

function openHall(office: MadeUpOffice, day: number): Hall {
  const random = randomOf(office.seed * 1_000 + day);
  const hall: Hall = {
    office,
    random,
    day,
    pace: Math.exp(0.1 * normal(random)),
    clock: 0,
    waiting: [],
    coming: [],
    booked: [],
    at: office.counters.map(() => null),
    until: office.counters.map(() => 0),
    breaks: office.counters.map((_, at) => [100 + 25 * at + 20 * random(), 250 + 25 * at + 20 * random()]),
    waited: new Map(),
    learned: new Map(),
    issued: 0,
  };
  for (const [hour, rate] of office.rate.entries())
    for (let at = -Math.log(1 - random()) * (60 / rate); at < 60; at += -Math.log(1 - random()) * (60 / rate))
      hall.coming.push({ at: hour * 60 + at, service: drawService(office, random), slot: null });
  if (office.slots.every > 0) bookSlots(hall);
  hall.coming.sort((a, b) => a.at - b.at);
  return hall;
}

function bookSlots({ office, random, coming, booked }: Hall): void {
  const { every, service, come } = office.slots;
  for (let slot = every; slot < CLOSE - 30; slot += every) {
    booked.push(
      bookedOne({ id: `${slot}`, serviceId: service, furtherServices: [], startsAt: time(slot), persons: 1 }),
    );
    if (random() < come) coming.push({ at: slot - 8 + 7 * normal(random), service, slot });
  }
}

function letIn(hall: Hall, arrived: (arrival: Arrival, today: readonly LearnedRow[]) => void): void {
  const now = time(hall.clock);
  hall.booked = hall.booked.filter(({ slotAt }) => after(slotAt ?? now, 15 * MINUTE) >= now);
  while (hall.coming[0] !== undefined && hall.coming[0].at <= hall.clock) {
    const { service, slot } = hall.coming[0];
    hall.coming.shift();
    const ticket = joining(hall, service, slot);
    if (slot === null) arrived(arrivalOf(hall, ticket), [...hall.learned.values()]);
    else hall.booked = hall.booked.filter(({ slotAt }) => slotAt !== time(slot));
    hall.waiting.push(ticket);
  }
}

function joining(hall: Hall, serviceId: string, slot: number | null): WaitingTicket {
  const now = time(hall.clock);
  hall.issued += 1;
  const due = slot === null ? after(now, hall.office.allowance * MINUTE) : instant(Math.max(now, time(slot)));
  return {
    ...newcomer({ serviceId, now, dueAt: due, notBefore: slot !== null && due > now ? due : null }),
    id: `${hall.day}-${hall.issued}` as TicketId,
    number: `${hall.issued}`,
    issuedAt: now,
    slotAt: slot === null ? null : time(slot),
  };
}

function arrivalOf(hall: Hall, ticket: WaitingTicket): Arrival {
  return {
    now: time(hall.clock),
    hour: 8 + Math.floor(hall.clock / 60),
    ticket,
    waiting: hall.waiting,
    callers: callersOf(hall),
    atCounters: hall.at.filter((one) => one !== null),
    booked: hall.booked,
  };
}

function callersOf(hall: Hall): Caller[] {
  const open = hall.office.counters.map((_, at) => `c${at}`).filter((_, at) => !isOnBreak(hall, at));
  return hall.office.counters
    .map((services, at) => ({
      counterId: `c${at}`,
      services,
      now: time(hall.clock),
      openCounters: open,
      callEarly: true,
      recallPauseMs: 2 * MINUTE,
    }))
    .filter(({ counterId }) => open.includes(counterId));
}

function isOnBreak(hall: Hall, counter: number): boolean {
  const isAway = (hall.breaks[counter] ?? []).some((at) => hall.clock >= at && hall.clock < at + hall.office.breaks);
  return isAway && hall.at[counter] === null;
}

function serveAt(hall: Hall, counter: number): void {
  const current = hall.at[counter];
  if (current !== null && current !== undefined) {
    if (hall.clock < (hall.until[counter] ?? 0)) return;
    hall.at[counter] = null;
  }
  const caller = callersOf(hall).find(({ counterId }) => counterId === `c${counter}`);
  const next = caller === undefined ? null : nextFor(hall.waiting, caller, false);
  if (next !== null) callTo(hall, counter, next.ticket);
}

function callTo(hall: Hall, counter: number, ticket: WaitingTicket): void {
  const { office, random, clock } = hall;
  hall.waiting = hall.waiting.filter(({ id }) => id !== ticket.id);
  hall.waited.set(ticket.id, clock - (ticket.issuedAt - OPENS) / MINUTE);
  const isAbsent = random() < office.absent;
  const service = office.services.find(({ id }) => id === ticket.serviceId);
  const { mean, spread } = service ?? { mean: 10, spread: 0.5 };
  const minutes = isAbsent ? 1.5 : hall.pace * Math.exp(Math.log(mean) - spread ** 2 / 2 + spread * normal(random));
  const { notBefore: _n, front: _f, forCounterId: _c, recall: _r, ...base } = ticket;
  const now = time(clock);
  hall.at[counter] = { ...base, state: "serving", counterId: `c${counter}`, calledAt: now, servingAt: now };
  hall.until[counter] = clock + minutes;
  keep(hall, ticket.serviceId, isAbsent ? "absent" : { seconds: minutes * 60, persons: 1 });
}

/** Taught at the call, some minutes early: nothing told depends on so little. */
function keep(hall: Hall, serviceId: string, lesson: Lesson): void {
  const hour = 8 + Math.floor(hall.clock / 60);
  const key = `${serviceId} ${hour}`;
  const was = hall.learned.get(key) ?? { ...NOTHING, serviceId, hour, age: 0 };
  const sums = sumsOf(lesson);
  hall.learned.set(key, {
    ...was,
    visits: was.visits + sums.visits,
    sum: was.sum + sums.sum,
    squares: was.squares + sums.squares,
    absent: was.absent + sums.absent,
  });
}

function drawService(office: MadeUpOffice, random: Random): string {
  let left = random();
  for (const { id, share } of office.services) if ((left -= share) < 0) return id;
  return office.services[0]?.id ?? "";
}

const time = (minutes: number): Instant => after(OPENS, Math.round(minutes * MINUTE));

const normal = (random: Random): number => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());

function randomOf(seed: number): Random {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let value = Math.imul(state ^ (state >>> 15), 1 | state);
    value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value;
    return ((value ^ (value >>> 14)) >>> 0) / 2 ** 32;
  };
}
