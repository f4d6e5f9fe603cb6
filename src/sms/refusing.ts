import type { Named } from "../office/asked-by-text.ts";
import { type Day, type TimeOfDay } from "../platform/civil.ts";
import { tellBriefDay } from "../platform/telling.ts";
import { locationsFor } from "../office/office.ts";
import { bookableTimes } from "../reservations/queries.ts";
import { examples } from "./examples.ts";
import { freeDays, freeOn, lastDayOf } from "./free-times.ts";
import type { Answer, Scene } from "./scene.ts";
import { serviceSaid } from "./services.ts";
import { around, fewOf, timeSaid, timesSaid, type FreeTime } from "./times.ts";

/** It cannot be done, and why. */
export const refuse = (scene: Scene, reason: string): Answer => ({
  kind: "sms-refused",
  values: { ...examples(scene, null), reason: capital(reason) },
  language: scene.language,
  pace: "deed",
  reservation: null,
});

const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);

const MOST_TIMES = 4;
const MOST_DAYS = 2;

/** It is not free, with the nearest that is (S1). */
export async function notFree(
  scene: Scene,
  service: Named,
  asked: { day: Day; time: TimeOfDay | null; reason: string },
): Promise<Answer> {
  const { office, language, t } = scene;
  const times = await nearest(scene, service, asked);
  if (times.length === 0)
    return refuse(scene, `${asked.reason} ${asked.reason === t.nothingFree ? "" : t.nothingFree}`);
  const values = { service: serviceSaid(office, service, language), reason: capital(asked.reason) };
  return {
    kind: "sms-taken",
    values: { ...examples(scene, service, times[0]), ...values, times: timesSaid(times, language) },
    language,
    pace: "deed",
    reservation: null,
  };
}

/** Of the same day those around the wished time; else of the next days, else of the first days there are. */
async function nearest(
  scene: Scene,
  service: Named,
  { day, time }: { day: Day; time: TimeOfDay | null },
): Promise<FreeTime[]> {
  const { work, office, today } = scene;
  const on = time === null ? [] : await freeOn(work, office, service, day);
  if (on.length > 0 && time !== null) return around(on, time, MOST_TIMES);
  const to = (await lastDayOf(work, office, service)) ?? today;
  const later = day > to ? [] : await freeDays(work, office, service, { from: max(day, today), to, most: MOST_DAYS });
  const days = later.length > 0 ? later : await freeDays(work, office, service, { from: today, to, most: MOST_DAYS });
  return fewOf(days, MOST_TIMES);
}

const max = (a: Day, b: Day): Day => (a > b ? a : b);

/** Why a time cannot be had, or with no time a whole day. */
export async function whyNot(scene: Scene, service: Named, day: Day, time: TimeOfDay | null): Promise<string> {
  const { work, office, language, t } = scene;
  const on = tellBriefDay(day, language);
  const last = await lastDayOf(work, office, service);
  if (last !== null && day > last) return t.tooFar(tellBriefDay(last, language));
  const all = [];
  for (const { id: locationId } of locationsFor(office, service.id))
    all.push(...(await bookableTimes(work, { serviceId: service.id, locationId }, day)));
  if (all.length === 0) return t.closedDay(on);
  if (time === null) return all.some(({ open }) => open) ? t.full(on) : t.tooLate(on);
  const asked = all.filter((each) => each.time === time);
  const said = timeSaid(day, time, language);
  if (asked.length === 0) return t.noSuchTime(said);
  return asked.some(({ open }) => open) ? t.taken(said) : t.tooLate(said);
}
