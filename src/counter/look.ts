import type { Counter, Location } from "../office/office-file.ts";
import { people } from "../office/access.ts";
import { counterOf, locationOf, serviceOf, serviceTitle, told, type Office } from "../office/office.ts";
import { currentOffice } from "../office/queries.ts";
import type { ClockTrouble, Instant } from "../platform/clock.ts";
import type { Language } from "../platform/language.ts";
import type { Reader } from "../platform/work.ts";
import { counterNow, lastEvent, paperNow, servicesNow, type CounterNow } from "../queue/queries.ts";
import { reservationById } from "../reservations/queries.ts";
import type { Reservation } from "../reservations/reservation.ts";
import type { Trouble } from "./troubles.ts";

/** All one counter's screen shows, as it stood at one instant. */
export interface Look {
  readonly office: Office;
  readonly location: Location;
  readonly counter: Counter;
  readonly now: Instant;
  /** The number of the last event in it, from which a follower goes on (Q9). */
  readonly event: number;
  readonly queue: CounterNow;
  /** What the client of now has booked; for the clerk's eye only. */
  readonly booking: Reservation | null;
  /** The name of who sits at the counter. */
  readonly sitting: string | null;
  readonly troubles: readonly Trouble[];
}

export async function lookAt(
  reader: Reader,
  counterId: string,
  asked: { language: Language; clock: ClockTrouble | null },
): Promise<Look> {
  const office = await currentOffice(reader);
  const counter = counterOf(office, counterId);
  const location = locationOf(office, counter.location);
  const queue = await counterNow(reader, counterId);
  const reservationId = queue.current?.reservationId ?? null;
  return {
    office,
    location,
    counter,
    now: reader.now,
    event: await lastEvent(reader),
    queue,
    booking: reservationId === null ? null : await reservationById(reader, reservationId),
    sitting: await nameOf(reader, queue.staffId),
    troubles: [
      ...(await printerTroubles(reader, office, location)),
      ...(await unserved(reader, office, { location, ...asked })),
      ...clockTroubles(asked.clock),
    ],
  };
}

export async function nameOf(reader: Reader, staffId: string | null): Promise<string | null> {
  if (staffId === null) return null;
  const staff = await people(reader);
  return staff.find((person) => person.staffId === staffId)?.name ?? "–";
}

async function printerTroubles(reader: Reader, office: Office, location: Location): Promise<Trouble[]> {
  const troubles: Trouble[] = [];
  for (const kiosk of office.kiosks) {
    if (kiosk.location !== location.id) continue;
    const { fault, waiting } = await paperNow(reader, kiosk.id);
    if (fault !== null) troubles.push({ kind: "printer", printer: kiosk.name, fault, waiting });
  }
  return troubles;
}

async function unserved(
  reader: Reader,
  office: Office,
  at: { location: Location; language: Language },
): Promise<Trouble[]> {
  const services = await servicesNow(reader, at.location.id);
  return services
    .filter(({ waiting, served }) => waiting > 0 && !served)
    .map(({ serviceId, waiting }) => {
      const service = serviceOf(office, serviceId);
      const name =
        service.short === null ? serviceTitle(office, service, at.language) : told(office, service.short, at.language);
      return { kind: "unserved", service: name, waiting };
    });
}

const clockTroubles = (clock: ClockTrouble | null): Trouble[] =>
  clock === null ? [] : [{ kind: "clock", jumpedMs: clock.jumped }];
