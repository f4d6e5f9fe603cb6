import { isPublicHoliday } from "../office/holidays.ts";
import { locationOf, type Office } from "../office/office.ts";
import { closes, isClosedFor } from "../office/opening.ts";
import type { Location, Plan, PlanRow } from "../office/office-file.ts";
import {
  addDays,
  instantOf,
  minutesOfDay,
  startOfDay,
  timeAtMinutes,
  timeOf,
  weekdayOf,
  type Day,
  type TimeOfDay,
  type Zone,
} from "../platform/civil.ts";
import { after, HOUR, MINUTE, type Instant } from "../platform/clock.ts";

/** A start time of a plan on a day, with its places. */
export interface Slot {
  readonly planId: string;
  readonly day: Day;
  readonly time: TimeOfDay;
  readonly startsAt: Instant;
  readonly places: number;
  /** Of these, kept for staff who book for a caller: the ones with the highest place numbers. */
  readonly staffPlaces: number;
  /** How many places of the day come before this slot's first one; a slot-bound number counts from it (B9). */
  readonly placesBefore: number;
  /** Minutes to the next slot of its row, so that a break is known from what follows on; null where times are a list. */
  readonly lasts: number | null;
}

/**
 * The slots of a plan on a civil day, by its rules alone, earliest first (B2). Empty when closed: an exception for the
 * date, a closure of the location, or a public holiday that neither the location nor an exception with hours opens.
 * A time that two rows name has the places of both. A time the spring night skips does not exist; of a repeated one the
 * first counts (T1).
 */
export function slotsOf(office: Office, plan: Plan, day: Day): Slot[] {
  let kept = memory.get(plan);
  if (kept === undefined || kept.office !== office || kept.days.size > MOST_DAYS)
    memory.set(plan, (kept = { office, days: new Map() }));
  let slots = kept.days.get(day);
  if (slots === undefined) kept.days.set(day, (slots = compute(office, plan, day)));
  return [...slots];
}

/** The slots of a plan that a service still has on a day: a closure may take some from it alone (B12). */
export function slotsFor(office: Office, plan: Plan, day: Day, serviceId: string): Slot[] {
  const location = locationOf(office, plan.location);
  const isHit = location.closures.some(({ from, to, services }) => services !== null && from <= day && day <= to);
  const slots = slotsOf(office, plan, day);
  return isHit ? slots.filter(({ time }) => !isClosedFor(location, { on: day, time, serviceId })) : slots;
}

/** The slots that every one of the services still has (B12, B15). */
export function slotsForAll(office: Office, plan: Plan, day: Day, serviceIds: readonly string[]): Slot[] {
  const [first = "", ...others] = serviceIds;
  const slots = slotsFor(office, plan, day, first);
  if (others.length === 0) return slots;
  const kept = others.map((id) => new Set(slotsFor(office, plan, day, id).map(({ startsAt }) => startsAt)));
  return slots.filter(({ startsAt }) => kept.every((each) => each.has(startsAt)));
}

/** The slots one visit takes: `count` of them from the one at `index`, each beginning when the one before ends. Null when they
 * are not there (B2). */
export function consecutive(slots: readonly Slot[], index: number, count: number): Slot[] | null {
  const chain = slots.slice(index, index + count);
  if (chain.length < count) return null;
  const follows = chain.every((slot, at) => {
    const before = chain[at - 1];
    if (before === undefined) return true;
    if (slot.placesBefore !== before.placesBefore + before.places) return false; // a closed one lies between
    return before.lasts === null || slot.startsAt === before.startsAt + before.lasts * MINUTE;
  });
  return follows ? chain : null;
}

/** Places a client can book without staff. */
export const openPlaces = (slot: Slot): number => slot.places - slot.staffPlaces;

const MOST_DAYS = 1_000;
/** The same office, plan and day give the same slots, and pages of free times ask for them all the time. */
const memory = new WeakMap<Plan, { readonly office: Office; readonly days: Map<Day, readonly Slot[]> }>();

type Row = Pick<PlanRow, "places" | "staffPlaces"> &
  (
    | { readonly times: readonly TimeOfDay[] }
    | { readonly from: TimeOfDay; readonly to: TimeOfDay; readonly every: number }
  );

function compute(office: Office, plan: Plan, day: Day): Slot[] {
  const found = new Map<number, { places: number; staff: number; lasts: number | null }>();
  for (const row of rowsOn(office, plan, day)) {
    const lasts = "every" in row ? row.every : null;
    for (const minute of minutesOf(row)) {
      const same = found.get(minute);
      found.set(minute, {
        places: row.places + (same?.places ?? 0),
        staff: Math.min(row.staffPlaces, row.places) + (same?.staff ?? 0),
        lasts: lasts ?? same?.lasts ?? null,
      });
    }
  }
  const location = locationOf(office, plan.location);
  const start = startsOn(day, location.timeZone);
  let placesBefore = 0; // counts the closed ones too, so that a closure changes no number (B9)
  const isShut = shutOn(location, day);
  return [...found]
    .toSorted(([a], [b]) => a - b)
    .flatMap(([minute, { places, staff, lasts }]) => {
      const startsAt = start(minute);
      if (startsAt === null || places === 0) return [];
      const slot: Slot = {
        planId: plan.id,
        day,
        time: timeAtMinutes(minute),
        startsAt,
        places,
        staffPlaces: staff,
        placesBefore,
        lasts,
      };
      placesBefore += places;
      return isShut(slot.time) ? [] : [slot];
    });
}

/** The times of a day at which the location itself is closed (B12). */
function shutOn(location: Location, on: Day): (time: TimeOfDay) => boolean {
  const all = location.closures.filter(({ from, to, services }) => services === null && from <= on && on <= to);
  return (time) => all.some((closure) => closes(closure, { on, time, serviceId: "" }));
}

function rowsOn(office: Office, plan: Plan, day: Day): readonly Row[] {
  const location = locationOf(office, plan.location);
  const exceptions = plan.exceptions.filter(({ date }) => date === day);
  if (exceptions.length > 0)
    return exceptions.some((exception) => "closed" in exception)
      ? []
      : exceptions.flatMap((exception) => ("rows" in exception ? exception.rows : []));
  if (isPublicHoliday(office.office.country, day) && !location.openOnHolidays.includes(day)) return [];
  const weekday = weekdayOf(day);
  return plan.weekly.filter(
    (row) =>
      row.days.includes(weekday) &&
      (row.validFrom === null || row.validFrom <= day) &&
      (row.validTo === null || day <= row.validTo),
  );
}

/** Every N minutes from–to, the end outside (T3), or the list as it stands. */
function minutesOf(row: Row): number[] {
  if ("times" in row) return [...new Set(row.times.filter((time) => time !== "24:00"))].map(minutesOfDay);
  const minutes: number[] = [];
  for (let at = minutesOfDay(row.from); at < minutesOfDay(row.to); at += row.every) minutes.push(at);
  return minutes;
}

/** From a dial minute of the day to its instant, null when the dial skips it. On a day of 24 hours that is a sum. */
function startsOn(day: Day, zone: Zone): (minute: number) => Instant | null {
  const start = startOfDay(day, zone);
  if (startOfDay(addDays(day, 1), zone) - start === 24 * HOUR) return (minute) => after(start, minute * MINUTE);
  return (minute) => {
    const time = timeAtMinutes(minute);
    const at = instantOf(day, time, zone);
    return timeOf(at, zone) === time ? at : null;
  };
}
