import { locationsFor, type Office } from "../office/office.ts";
import { addDays, dayOf } from "../platform/civil.ts";
import type { Work } from "../platform/work.ts";
import { book } from "../reservations/actions.ts";
import { bookableTimes } from "../reservations/queries.ts";

/** Invented people; no such name and number is anybody's. */
const PEOPLE = [
  "Vesna Krásná",
  "Otakar Dlouhý",
  "Marie Nová",
  "Bohumil Tichý",
  "Jarmila Veselá",
  "Hynek Hora",
  "Oksana Melnyk",
  "Zofia Wiśniewska",
  "Ludmila Svobodová",
  "Radim Kučera",
  "Dana Pokorná",
  "Ivo Řezáč",
] as const;

const MOST_DAYS = 14;

/**
 * Fills the first days of a trial office with a dozen confirmed reservations, at most one for each time and never the
 * last free place of a morning, so that whoever tries it still finds free times today.
 */
export async function inventReservations(work: Work, office: Office): Promise<number> {
  const people = [...PEOPLE];
  for (let ahead = 0; ahead < MOST_DAYS && people.length > 0; ahead += 1)
    for (const service of office.services) await inventOn(work, office, { serviceId: service.id, ahead, people });
  return PEOPLE.length - people.length;
}

async function inventOn(
  work: Work,
  office: Office,
  on: { serviceId: string; ahead: number; people: string[] },
): Promise<void> {
  const location = locationsFor(office, on.serviceId)[0];
  if (location === undefined) return;
  const day = addDays(dayOf(work.now, location.timeZone), on.ahead);
  const times = await bookableTimes(work, { serviceId: on.serviceId, locationId: location.id }, day);
  const second = times.filter((time) => time.open && time.free > 0)[1 + on.ahead];
  const name = second === undefined ? undefined : on.people.shift();
  if (second === undefined || name === undefined) return;
  await book(work, {
    serviceId: on.serviceId,
    planId: second.planId,
    startsAt: second.startsAt,
    persons: 1,
    language: office.office.languages[0] ?? "cs",
    source: "staff",
    client: {
      name,
      company: "",
      email: `host${12 - on.people.length}@example.org`,
      phone: "",
      answers: {},
    },
    formId: null,
    staffId: null,
  });
}
