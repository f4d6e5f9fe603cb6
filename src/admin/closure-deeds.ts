import { addClosure } from "../office/actions.ts";
import { currentOffice } from "../office/queries.ts";
import { addDays, daysFrom, type Day, type TimeOfDay } from "../platform/civil.ts";
import { Refusal } from "../platform/refusal.ts";
import type { Work } from "../platform/work.ts";
import { cancelByStaff, moveByStaff, offerByStaff, type Target } from "../reservations/actions.ts";
import { bookableTimes, hitBy, type ToClose } from "../reservations/queries.ts";
import type { Reservation } from "../reservations/reservation.ts";
import { targetWords } from "../reservations/staff-choices.ts";
import { closureOf } from "./closure-form.ts";
import { isChangeable } from "./reservations-one-pages.ts";

/** What is done to one person a closure hits (B12). */
export type Deed = { readonly what: "cancel" } | { readonly what: "move" | "offer"; readonly to: Target };

/** A closure that is wished, and in which words those it hits are told. */
export interface Wished {
  readonly toClose: ToClose;
  readonly reason: string;
  readonly words: string;
  readonly staffId: string;
}

/** How long an offered time is held. */
const OFFER_MINUTES = 24 * 60;

/** Whom a closure hits that the office can still change; who has come already is in the house and is served. */
export const hitPeople = async (work: Work, toClose: ToClose): Promise<Reservation[]> =>
  (await hitBy(work, toClose)).filter(isChangeable);

/** Writes the closure down; false when the very same one stands already. */
export async function closeNow(work: Work, { toClose, reason, staffId }: Wished): Promise<boolean> {
  const before = (await currentOffice(work)).version;
  const closure = closureOf(toClose, reason);
  return (await addClosure(work, { locationId: toClose.locationId, closure, staffId })) !== before;
}

/** Does one deed. Throws slotTaken and the like when it cannot be done. */
export function doDeed(work: Work, reservation: Reservation, deed: Deed, wished: Wished): Promise<Reservation> {
  const common = { id: reservation.id, reason: wished.words, staffId: wished.staffId };
  switch (deed.what) {
    case "cancel":
      return cancelByStaff(work, common);
    case "move":
      return moveByStaff(work, { ...common, to: deed.to, keepFree: true });
    case "offer":
      return offerByStaff(work, { ...common, to: deed.to, withinMinutes: OFFER_MINUTES });
    default:
      return deed satisfies never;
  }
}

/** A free time that could be somebody's new one. */
export interface FreeTime extends Target {
  readonly day: Day;
  readonly time: TimeOfDay;
}

const SEARCHED_DAYS = 31;
const SUGGESTED = 4;

/**
 * The nearest free times for each person hit, earliest first, so that no two are suggested the same last place first: whoever
 * comes first in the list has it. Asked once the closure stands, so that nothing within it is suggested.
 */
export async function suggestFor(work: Work, hit: readonly Reservation[]): Promise<Map<string, readonly FreeTime[]>> {
  const free = new Map<string, Awaited<ReturnType<typeof freeTimes>>>();
  const left = new Map<string, number>();
  const suggested = new Map<string, readonly FreeTime[]>();
  for (const reservation of hit) {
    const wish = `${reservation.serviceId} ${reservation.locationId}`;
    const times = free.get(wish) ?? (await freeTimes(work, reservation));
    free.set(wish, times);
    const fitting = times.filter((each) => {
      const places = left.get(targetWords(each)) ?? each.free;
      return each.startsAt > reservation.startsAt && places >= reservation.persons;
    });
    const nearest = fitting.slice(0, SUGGESTED);
    suggested.set(reservation.id, nearest);
    const [first] = nearest;
    if (first !== undefined)
      left.set(targetWords(first), (left.get(targetWords(first)) ?? first.free) - reservation.persons);
  }
  return suggested;
}

/** What is free for staff from the day of the first one hit, a month on. */
async function freeTimes(work: Work, wish: Reservation): Promise<(FreeTime & { free: number })[]> {
  const found = [];
  for (const day of daysFrom(wish.day, addDays(wish.day, SEARCHED_DAYS)))
    for (const { planId, startsAt, time, free, open } of await bookableTimes(work, wish, day, "staff"))
      if (open && free > 0) found.push({ planId, startsAt, day, time, free });
  return found;
}

/** Whether it is a rule that said no, which a person can mend by another choice. */
export const isNo = (error: unknown): error is Refusal => error instanceof Refusal;
