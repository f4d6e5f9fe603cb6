import type { Counter, Location } from "../office/office-file.ts";
import { people } from "../office/access.ts";
import { counterOf, locationOf, type Office } from "../office/office.ts";
import { currentOffice } from "../office/queries.ts";
import type { ClockTrouble, Instant } from "../platform/clock.ts";
import type { Reader } from "../platform/work.ts";
import type { Silent } from "../queue/fixture-troubles.ts";
import { counterNow, lastEvent, unreached, type CounterNow } from "../queue/queries.ts";
import { reservationById } from "../reservations/queries.ts";
import type { Reservation } from "../reservations/reservation.ts";
import type { Trouble } from "./troubles.ts";
import { lookForTroubles } from "./trouble-look.ts";

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
  /** Tickets no open counter serves; a supervisor is told (Q7). */
  readonly unreached: readonly { readonly serviceId: string; readonly waiting: number }[];
  readonly troubles: readonly Trouble[];
}

export async function lookAt(
  reader: Reader,
  counterId: string,
  asked: { clock: ClockTrouble | null; silent: Silent },
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
    unreached: await unreached(reader, location.id),
    troubles: await lookForTroubles(reader, { office, location, ...asked }),
  };
}

export async function nameOf(reader: Reader, staffId: string | null): Promise<string | null> {
  if (staffId === null) return null;
  const staff = await people(reader);
  return staff.find((person) => person.staffId === staffId)?.name ?? "–";
}
