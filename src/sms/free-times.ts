import type { Service } from "../office/office-file.ts";
import { locationsFor, type Office } from "../office/office.ts";
import type { Day } from "../platform/civil.ts";
import type { Reader } from "../platform/work.ts";
import { bookableDays, bookableTimes, lastBookableDay } from "../reservations/queries.ts";
import type { FreeTime } from "./times.ts";

/** What of a day is free, wherever the service is, each time once. */
export async function freeOn(reader: Reader, office: Office, service: Service, day: Day): Promise<FreeTime[]> {
  const free: FreeTime[] = [];
  for (const { id: locationId } of locationsFor(office, service.id))
    for (const time of await bookableTimes(reader, { serviceId: service.id, locationId }, day))
      if (time.open && time.free > 0 && !free.some(({ startsAt }) => startsAt === time.startsAt))
        free.push({ day, time: time.time, startsAt: time.startsAt, planId: time.planId, locationId });
  return free.toSorted((a, b) => a.startsAt - b.startsAt);
}

/** The first days from `from` to `to`, both inside, with anything free: at most so many, each with its times. */
export async function freeDays(
  reader: Reader,
  office: Office,
  service: Service,
  within: { from: Day; to: Day; most: number },
): Promise<FreeTime[][]> {
  const free = new Set<Day>();
  for (const { id: locationId } of locationsFor(office, service.id)) {
    const days = await bookableDays(reader, { serviceId: service.id, locationId }, within.from, within.to);
    for (const { day, state } of days) if (state === "free") free.add(day);
  }
  const found: FreeTime[][] = [];
  for (const day of [...free].toSorted()) {
    if (found.length === within.most) break;
    const times = await freeOn(reader, office, service, day);
    if (times.length > 0) found.push(times);
  }
  return found;
}

/** The last day on which the service can be booked anywhere, inside (T3). */
export async function lastDayOf(reader: Reader, office: Office, service: Service): Promise<Day | null> {
  const days: Day[] = [];
  for (const { id: locationId } of locationsFor(office, service.id))
    days.push(await lastBookableDay(reader, { serviceId: service.id, locationId }));
  return days.toSorted().at(-1) ?? null;
}
