import { countersAt, officeZone, type Office } from "../office/office.ts";
import type { Location } from "../office/office-file.ts";
import { currentOffice } from "../office/queries.ts";
import { dayOf, type Day } from "../platform/civil.ts";
import { after, HOUR, type Instant } from "../platform/clock.ts";
import type { Job } from "../platform/scheduler.ts";
import type { Reader, Works } from "../platform/work.ts";
import { isAnyDue } from "../reservations/queries.ts";
import { closesAt, isBeingServed } from "./closing.ts";
import { readCounters } from "./counter-store.ts";
import { endDay } from "./day-ending.ts";
import { forgetTouches, hasTouchesBefore, isDayClosed } from "./issuing-store.ts";
import { settleNear } from "./near-actions.ts";
import { nearDue } from "./near-queries.ts";
import { deleteWishesOver, isAnyWishOver } from "./near-store.ts";
import { deleteDueNotes, isAnyNoteDue } from "./note-store.ts";
import { readOpenDays, readOutOfLine } from "./store.ts";

/** A touch is sent again within minutes, or never. */
const TOUCH_KEPT_MS = 24 * HOUR;

/** What time makes happen to the queue: automatic arrivals join, the day closes itself (Q8). */
export function queueJobs(works: Works): Job[] {
  return [
    { name: "automatic arrivals", destructive: false, run: () => settle(works) },
    { name: "close days", destructive: true, run: () => closeDays(works) },
    { name: "forget touches", destructive: true, run: () => forgetOldTouches(works) },
    { name: "erase notes", destructive: true, run: () => eraseNotes(works) },
    { name: "tell the near", destructive: false, run: () => tellNear(works) },
    { name: "erase near wishes", destructive: true, run: () => eraseWishes(works) },
  ];
}

/** A work settles what is due before its deed (T4), so opening one is all there is to do; a read asks first whether any is. */
async function settle(works: Works): Promise<number> {
  if (!(await works.read(isAnyDue))) return 0;
  return works.write(async () => 1);
}

interface OverDay {
  readonly locationId: string;
  readonly day: Day;
}

async function closeDays(works: Works): Promise<number> {
  const over = await works.read(daysOver);
  for (const { locationId, day } of over) await works.write((work) => endDay(work, { locationId, day, staffId: null }));
  return over.length;
}

/** Days that should be closed by now and are not: today's, and after a stop of the product those before (T4, Q8). */
async function daysOver(reader: Reader): Promise<OverDay[]> {
  const office = await currentOffice(reader);
  const over: OverDay[] = [];
  for (const location of office.locations) over.push(...(await daysOverAt(reader, office, location)));
  return over;
}

async function daysOverAt(reader: Reader, office: Office, location: Location): Promise<OverDay[]> {
  const busy = (await readOutOfLine(reader, location.id)).filter((ticket) => isBeingServed(ticket, reader.now));
  const days = new Set(await readOpenDays(reader, location.id));
  for (const since of await openSince(reader, office, location)) days.add(dayOf(since, location.timeZone));
  const over: OverDay[] = [];
  for (const day of [...days].toSorted()) {
    if (reader.now < closesAt(location, day, office.office.country)) continue;
    if (busy.some((ticket) => ticket.day <= day)) continue;
    if (await isReopened(reader, location, day)) continue;
    over.push({ locationId: location.id, day });
  }
  return over;
}

/** A clerk who opens again on a day that is closed is let work until midnight. */
const isReopened = async (reader: Reader, location: Location, day: Day): Promise<boolean> =>
  day === dayOf(reader.now, location.timeZone) && (await isDayClosed(reader, location.id, day));

async function openSince(reader: Reader, office: Office, location: Location): Promise<Instant[]> {
  const ids = countersAt(office, location.id).map(({ id }) => id);
  const stood = await readCounters(reader, ids);
  return [...stood.values()].filter(({ state }) => state !== "closed").map(({ since }) => since);
}

async function forgetOldTouches(works: Works): Promise<number> {
  const isDue = await works.read((reader) => hasTouchesBefore(reader, after(reader.now, -TOUCH_KEPT_MS)));
  if (!isDue) return 0;
  return works.write((work) => forgetTouches(work, after(work.now, -TOUCH_KEPT_MS)));
}

/** A4: also those of walk-ins, who have no reservation to be erased with. */
const eraseNotes = async (works: Works): Promise<number> =>
  (await works.read(isAnyNoteDue)) ? works.write(deleteDueNotes) : 0;

/** V4: a line grows short by time alone too, as when nobody booked for the next hour comes. */
async function tellNear(works: Works): Promise<number> {
  const due = await works.read(nearDue);
  return due.length === 0 ? 0 : works.write((work) => settleNear(work, due));
}

/** A4: of tickets that have ended, of days gone by and taken back by the client. */
async function eraseWishes(works: Works): Promise<number> {
  const isDue = await works.read(async (reader) => isAnyWishOver(reader, await firstDay(reader)));
  return isDue ? works.write(async (work) => deleteWishesOver(work, await firstDay(work))) : 0;
}

/** The day it is at the location where the day began last. */
async function firstDay(reader: Reader): Promise<Day> {
  const office = await currentOffice(reader);
  const [first] = office.locations.map(({ timeZone }) => dayOf(reader.now, timeZone)).toSorted();
  return first ?? dayOf(reader.now, officeZone(office));
}
