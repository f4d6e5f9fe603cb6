import type { Counter, Location } from "../office/office-file.ts";
import { counterOf, countersAt, locationOf, type Office } from "../office/office.ts";
import { currentOffice } from "../office/queries.ts";
import { dayOf, type Day } from "../platform/civil.ts";
import { MINUTE } from "../platform/clock.ts";
import { present } from "../platform/refusal.ts";
import type { Reader } from "../platform/work.ts";
import type { Caller } from "./calling-order.ts";
import { readCounter, readCounters, readDeed } from "./counter-store.ts";
import type { CounterStood, Deed } from "./deed.ts";
import { readCurrent, type TicketRow } from "./store.ts";
import type { CurrentTicket } from "./ticket.ts";

/** A counter as it stands at the work's instant, with all a press at it needs to know. */
export interface Standing {
  readonly office: Office;
  readonly location: Location;
  readonly counter: Counter;
  readonly day: Day;
  readonly stood: CounterStood;
  readonly services: readonly string[];
  readonly current: CurrentTicket | null;
  readonly deed: Deed<TicketRow> | null;
}

export async function standingOf(reader: Reader, counterId: string): Promise<Standing> {
  const office = await currentOffice(reader);
  const counter = counterOf(office, counterId);
  const location = locationOf(office, counter.location);
  const stood = await readCounter(reader, counterId);
  return {
    office,
    location,
    counter,
    day: dayOf(reader.now, location.timeZone),
    stood,
    services: stood.services ?? counter.services,
    current: await readCurrent(reader, counterId),
    deed: await readDeed(reader, counterId),
  };
}

/** What each counter of a location would call by; `open` ones are those that really may (Q7). */
export async function callersAt(
  reader: Reader,
  office: Office,
  location: Location,
): Promise<{ readonly all: Caller[]; readonly open: Caller[] }> {
  const counters = countersAt(office, location.id);
  const stood = await readCounters(
    reader,
    counters.map(({ id }) => id),
  );
  const openCounters = counters.filter(({ id }) => stood.get(id)?.state === "open").map(({ id }) => id);
  const servesNow = (counter: Counter) => stood.get(counter.id)?.services ?? counter.services;
  const openServices = new Map(
    counters.filter(({ id }) => openCounters.includes(id)).map((counter) => [counter.id, servesNow(counter)]),
  );
  const all = counters.map((counter): Caller => ({
    counterId: counter.id,
    services: servesNow(counter),
    now: reader.now,
    openCounters,
    openServices,
    callEarly: location.callEarly,
    recallPauseMs: location.recallPauseMinutes * MINUTE,
  }));
  return {
    all,
    open: all.filter(({ counterId }) => openCounters.includes(counterId)),
  };
}

export async function callerAt(reader: Reader, standing: Standing): Promise<Caller> {
  const { office, location, counter } = standing;
  const { all } = await callersAt(reader, office, location);
  return present(all.find(({ counterId }) => counterId === counter.id));
}
