/** What is known of visits, as sums of whole numbers: a visit taken back is taken out exactly (Q5, Q6). */
export interface Sums {
  readonly visits: number;
  /** Of thousandths of the logarithm of seconds for one person. */
  readonly sum: number;
  readonly squares: number;
  /** Calls nobody came to. */
  readonly absent: number;
}

export interface LearnedRow extends Sums {
  readonly serviceId: string;
  readonly hour: number;
  /** How many days ago; 0 is today. */
  readonly age: number;
}

/** How long clients of a service take, told as a log-normal time of seconds for one person, and how many do not come. */
export interface Pace {
  readonly mean: number;
  readonly spread: number;
  readonly absent: number;
}

export type Lesson = { readonly seconds: number; readonly persons: number } | "absent";

export const NOTHING: Sums = { visits: 0, sum: 0, squares: 0, absent: 0 };

/** A press by mistake, or a client forgotten over lunch, teaches nothing. */
export function sumsOf(lesson: Lesson): Sums {
  if (lesson === "absent") return { ...NOTHING, absent: 1 };
  if (lesson.seconds < SHORTEST || lesson.seconds > LONGEST) return NOTHING;
  const log = Math.round(MILLI * Math.log(lesson.seconds / lesson.persons));
  return { visits: 1, sum: log, squares: log * log, absent: 0 };
}

/**
 * What to expect of each service at an hour (Q6): the minutes of the office file count as so many visits, then the service's own
 * visits, then those of the hour; older days count less. Today's pace over all services moves all of them.
 */
export function pacesAt(
  rows: readonly LearnedRow[],
  hour: number,
  minutesOfService: (serviceId: string) => number,
): (serviceId: string) => Pace {
  const kept = new Map<string, Pace>();
  const ownPace = (serviceId: string, at: number): Pace =>
    paceOf(
      rows.filter((row) => row.serviceId === serviceId),
      at,
      minutesOfService(serviceId),
    );
  const today = paceOfToday(rows, ownPace);
  return (serviceId) => {
    let pace = kept.get(serviceId);
    if (pace === undefined) {
      const own = ownPace(serviceId, hour);
      kept.set(serviceId, (pace = { ...own, mean: own.mean + today }));
    }
    return pace;
  };
}

const MILLI = 1_000;
const SHORTEST = 10;
const LONGEST = 4 * 3_600;
const HALF_LIFE_DAYS = 21;
const START = { visits: 6, spread: 0.6, calls: 20, absent: 0.05 };
/** So many visits of an hour outweigh half of what is known of the whole day. */
const HOUR_VISITS = 40;
const TODAY_VISITS = 15;

function paceOf(rows: readonly LearnedRow[], hour: number, minutes: number): Pace {
  const start = Math.log(minutes * 60) - START.spread ** 2 / 2;
  const all = rows.reduce((sums, row) => add(sums, row, weightOf(row)), NOTHING);
  const here = rows.filter((row) => row.hour === hour).reduce((sums, row) => add(sums, row, weightOf(row)), NOTHING);
  const mean = (START.visits * start + all.sum / MILLI) / (START.visits + all.visits);
  const around = all.squares / MILLI ** 2 - (2 * mean * all.sum) / MILLI + all.visits * mean ** 2;
  const calls = all.visits + all.absent;
  return {
    mean: (HOUR_VISITS * mean + here.sum / MILLI) / (HOUR_VISITS + here.visits),
    spread: Math.sqrt((START.visits * START.spread ** 2 + Math.max(0, around)) / (START.visits + all.visits)),
    absent: (START.calls * START.absent + all.absent) / (START.calls + calls),
  };
}

/** Some days everything takes longer: a new form, a new clerk, a slow register. */
function paceOfToday(rows: readonly LearnedRow[], paceAt: (serviceId: string, hour: number) => Pace): number {
  const today = rows.filter(({ age, visits }) => age === 0 && visits > 0);
  const visits = today.reduce((sum, row) => sum + row.visits, 0);
  const over = today.reduce((sum, row) => sum + row.sum / MILLI - row.visits * paceAt(row.serviceId, row.hour).mean, 0);
  return over / (visits + TODAY_VISITS);
}

const weightOf = (row: LearnedRow): number => 0.5 ** (row.age / HALF_LIFE_DAYS);

const add = (a: Sums, b: Sums, weight: number): Sums => ({
  visits: a.visits + weight * b.visits,
  sum: a.sum + weight * b.sum,
  squares: a.squares + weight * b.squares,
  absent: a.absent + weight * b.absent,
});
