import { countersAt } from "../office/office.ts";
import type { Reader } from "../platform/work.ts";
import { callingOrder, isEligible } from "./calling-order.ts";
import { readCounters } from "./counter-store.ts";
import { endedAtCounters } from "./day-store.ts";
import { lobbyOf } from "./lobby.ts";
import { readCurrent, readOutOfLine } from "./store.ts";
import type { Ticket } from "./ticket.ts";

/** Q7: of each service, how many wait whom no open counter can call; none: not in the list. In the office's order. */
export interface Unreached {
  readonly serviceId: string;
  readonly waiting: number;
}

/** Also those parked at a counter that has closed since, as nobody there will call them back. */
export async function unreached(reader: Reader, locationId: string): Promise<Unreached[]> {
  const { office, waiting, callers, day } = await lobbyOf(reader, locationId);
  const stood = await readCounters(
    reader,
    countersAt(office, locationId).map(({ id }) => id),
  );
  const isClosed = (counterId: string) => (stood.get(counterId)?.state ?? "closed") === "closed";
  const isLeft = (ticket: Ticket): boolean =>
    ticket.state === "parked" && ticket.day === day && isClosed(ticket.forCounterId);
  const forgotten = (await readOutOfLine(reader, locationId)).filter(isLeft);
  const alone = waiting.filter((ticket) => !callers.open.some((caller) => isEligible(ticket, caller)));
  return office.services
    .map(({ id }) => ({
      serviceId: id,
      waiting: [...alone, ...forgotten].filter(({ serviceId }) => serviceId === id).length,
    }))
    .filter((service) => service.waiting > 0);
}

/** One counter on the supervisor's page. */
export interface CounterDay {
  readonly counterId: string;
  readonly state: "open" | "paused" | "closed";
  readonly staffId: string | null;
  readonly services: readonly string[];
  /** The number of who is there now. */
  readonly current: string | null;
  readonly served: number;
  readonly missed: number;
  /** Tickets it may call, some of them perhaps only later; others may call them too. */
  readonly waiting: number;
}

/** How a location's day goes, for the supervisor. */
export interface DayNow {
  readonly counters: readonly CounterDay[];
}

export async function dayNow(reader: Reader, locationId: string): Promise<DayNow> {
  const { office, waiting, callers, day } = await lobbyOf(reader, locationId);
  const counterIds = countersAt(office, locationId).map(({ id }) => id);
  const stood = await readCounters(reader, counterIds);
  const ended = await endedAtCounters(reader, locationId, day);
  const counters: CounterDay[] = [];
  for (const caller of callers.all) {
    const { counterId, services } = caller;
    const line = callingOrder(waiting, caller);
    counters.push({
      counterId,
      state: stood.get(counterId)?.state ?? "closed",
      staffId: stood.get(counterId)?.staffId ?? null,
      services,
      current: (await readCurrent(reader, counterId))?.number ?? null,
      served: ended.get(`${counterId} served`) ?? 0,
      missed: ended.get(`${counterId} missed`) ?? 0,
      waiting: line.filter(({ obstacle }) => obstacle?.kind !== "other-counter").length,
    });
  }
  return { counters };
}
