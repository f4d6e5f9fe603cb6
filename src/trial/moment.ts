import {
  addDays,
  dayOf,
  instantOf,
  isDay,
  isTimeOfDay,
  startOfDay,
  type Day,
  type TimeOfDay,
  type Zone,
} from "../platform/civil.ts";
import { after, instant, MINUTE, SECOND, type Instant } from "../platform/clock.ts";

/**
 * The instant somebody asks the trial clock to move to: an ISO instant (`2026-11-24T06:45:00Z`, an offset may stand for
 * Z), a local time (`2026-11-24T07:45:00`, the `T` may be a blank) or a time of the clock's day (`07:45`, `07:44:59`).
 * Null when it cannot be understood.
 */
export function momentOf(text: string, now: Instant, zone: Zone): Instant | null {
  const asked = text.trim().replace(" ", "T");
  const timeOnly = /^\d{1,2}:\d{2}(:\d{2}(\.\d{1,3})?)?$/.test(asked);
  if (timeOnly)
    return local(dayOf(now, zone), asked.padStart(asked.indexOf(":") === 1 ? asked.length + 1 : 0, "0"), zone);
  const [on = "", time = ""] = asked.split("T");
  if (isDay(on) && /^\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?$/.test(time)) return local(on, time, zone);
  try {
    return instant(Temporal.Instant.from(asked).epochMilliseconds);
  } catch {
    return null;
  }
}

function local(on: Day, time: string, zone: Zone): Instant | null {
  const minute = time.slice(0, 5);
  const seconds = Number(time.slice(6) || "0");
  if (!isTimeOfDay(minute) || !(seconds < 60)) return null;
  return after(instantOf(on, minute, zone), Math.round(seconds * SECOND));
}

/** The next instant the clock shows a time of day: today's if it is still to come, else tomorrow's. */
export function nextAt(time: TimeOfDay, now: Instant, zone: Zone): Instant {
  const today = instantOf(dayOf(now, zone), time, zone);
  return today >= now ? today : instantOf(addDays(dayOf(now, zone), 1), time, zone);
}

export const later = (now: Instant, minutes: number): Instant => after(now, minutes * MINUTE);

/** How a trial office begins: 7:40 on the first day after today on which the location is open. */
export function firstMorning(now: Instant, zone: Zone, isOpen: (on: Day) => boolean): Instant {
  let on = addDays(dayOf(now, zone), 1);
  for (let days = 0; days < 30 && !isOpen(on); days += 1) on = addDays(on, 1);
  return after(startOfDay(on, zone), instantOf(on, "07:40" as TimeOfDay, zone) - startOfDay(on, zone));
}
