import { forecast } from "../../src/queue/estimate.ts";
import { pacesAt, type LearnedRow } from "../../src/queue/learned.ts";
import type { WaitRange } from "../../src/queue/waiting-time.ts";
import { playDay, type Arrival, type MadeUpOffice } from "./office-days-sim.ts";

export interface Rival {
  /** The share whose wait lay in the range. */
  readonly right: number;
  /** Minutes the middle was off, on average. */
  readonly error: number;
}

export interface Score {
  readonly people: number;
  /** Of all three: the rivals are given ours. */
  readonly width: number;
  readonly ours: Rival;
  /** The minutes of the office file for each who waits ahead ÷ the counters that serve it. */
  readonly fixed: Rival;
  /** The learned average of all visits × those ahead ÷ the counters that serve it. */
  readonly ahead: Rival;
}

interface Told {
  readonly ours: WaitRange;
  readonly fixed: WaitRange;
  readonly ahead: WaitRange;
}

/** Days of learning, then days on which each walk-in is told a wait. `learns: false` is the broken twin. */
export function compare(office: MadeUpOffice, days: { learning: number; told: number }, learns = true): Score {
  let known: LearnedRow[] = [];
  const outcomes: { told: Told; wait: number }[] = [];
  for (let day = 0; day < days.learning + days.told; day += 1) {
    const told = new Map<string, Told>();
    const course = playDay(office, day, (arrival, today) => {
      if (day < days.learning) return;
      const all = [...known, ...today];
      const ours = oursFor(office, arrival, learns ? all : []);
      if (ours !== null)
        told.set(arrival.ticket.id, { ours, ...rivalsFor(office, arrival, { average: averageOf(known), ours }) });
    });
    for (const [id, wait] of course.waited) {
      const said = told.get(id);
      if (said !== undefined) outcomes.push({ told: said, wait });
    }
    known = [...known, ...course.learned].map((row) => ({ ...row, age: row.age + 1 }));
  }
  return scoreOf(outcomes);
}

function oursFor(office: MadeUpOffice, arrival: Arrival, rows: readonly LearnedRow[]): WaitRange | null {
  const { hour, ticket } = arrival;
  const paceOf = pacesAt(rows, hour, (id) => toldMinutes(office, id));
  const told = forecast({ ...arrival, showUp: 0.85, newcomers: [ticket], paceOf });
  return told.get(ticket.id)?.range ?? null;
}

const toldMinutes = (office: MadeUpOffice, id: string): number =>
  office.services.find((service) => service.id === id)?.told ?? 10;

/** Geometric means know less than they could: the rivals are given the true mean of what was served so far. */
function averageOf(rows: readonly LearnedRow[]): number {
  const sum = (pick: (row: LearnedRow) => number) => rows.reduce((total, row) => total + pick(row), 0);
  const visits = Math.max(
    1,
    sum((row) => row.visits),
  );
  const mean = sum((row) => row.sum) / visits / 1_000;
  const spread = sum((row) => row.squares) / visits / 1_000_000 - mean ** 2;
  return Math.exp(mean + spread / 2) / 60;
}

function rivalsFor(
  office: MadeUpOffice,
  arrival: Arrival,
  { average, ours }: { average: number; ours: WaitRange },
): { fixed: WaitRange; ahead: WaitRange } {
  const { waiting, callers, ticket } = arrival;
  const serving = callers.filter(({ services }) => services.includes(ticket.serviceId));
  const ahead = waiting.filter(
    ({ dueAt, serviceId }) => dueAt <= ticket.dueAt && serving.some(({ services }) => services.includes(serviceId)),
  );
  const counters = Math.max(1, serving.length);
  return {
    fixed: around(ahead.reduce((sum, { serviceId }) => sum + toldMinutes(office, serviceId), 0) / counters, ours),
    ahead: around((average * ahead.length) / counters, ours),
  };
}

/** The same width as ours, in the same steps, as near to the middle as it goes. */
function around(middle: number, { from, to }: WaitRange): WaitRange {
  const start = Math.max(0, Math.round((middle - (to - from) / 2) / 5) * 5);
  return { from: start, to: start + to - from };
}

function scoreOf(outcomes: readonly { told: Told; wait: number }[]): Score {
  const mean = (pick: (one: { told: Told; wait: number }) => number) =>
    outcomes.reduce((total, one) => total + pick(one), 0) / Math.max(1, outcomes.length);
  const rival = (who: keyof Told): Rival => ({
    right: mean(({ told, wait }) => (told[who].from <= wait && Math.floor(wait) <= told[who].to ? 1 : 0)),
    error: mean(({ told, wait }) => Math.abs((told[who].from + told[who].to) / 2 - wait)),
  });
  return {
    people: outcomes.length,
    width: mean(({ told }) => told.ours.to - told.ours.from),
    ours: rival("ours"),
    fixed: rival("fixed"),
    ahead: rival("ahead"),
  };
}
