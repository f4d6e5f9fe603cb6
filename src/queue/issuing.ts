import type { Location, Service } from "../office/office-file.ts";
import { isOpenAt, type TimeRange } from "../office/opening.ts";
import { minutesOfDay, type TimeOfDay } from "../platform/civil.ts";
import type { WaitRange } from "./waiting-time.ts";

/** A location as far as giving tickets goes, at one instant of its day. */
export interface Issuing {
  readonly dayClosed: boolean;
  readonly ranges: readonly TimeRange[];
  /** The end of the last opening hours, outside; null when it does not open. */
  readonly closing: TimeOfDay | null;
  readonly time: TimeOfDay;
  /** The clerk's text by service, '' for the whole location. */
  readonly stops: ReadonlyMap<string, string>;
  /** Walk-in tickets given today by service. */
  readonly issued: ReadonlyMap<string, number>;
  /** By service, what lapsed reservations add to the capacity (B14). */
  readonly late: ReadonlyMap<string, LateRoom>;
  /** Services a closure takes from the location at this time (B12). */
  readonly closed: ReadonlySet<string>;
}

/** B14: tickets more that a day has because reservations lapsed, and how many of them are kept for late owners who may still come. */
export interface LateRoom {
  readonly extra: number;
  readonly kept: number;
}

export type Stopped =
  { readonly kind: "closed" } | { readonly kind: "capacity" } | { readonly kind: "stopped"; readonly text: string };

/**
 * K3: tickets are given within issuing hours, until a clerk stops it or the day's capacity is used up, of the service or of
 * the location, or, where set, while the predicted wait still ends before closing. A place that lapsed is one ticket more,
 * kept first for its late owner (B14). Null: they are given.
 */
export function whyStopped(
  location: Location,
  service: Service,
  now: Issuing & { readonly wait: WaitRange | null; readonly isLateOwner: boolean },
): Stopped | null {
  if (now.dayClosed || !isOpenAt(now.ranges, now.time) || now.closed.has(service.id)) return { kind: "closed" };
  const text = now.stops.get(service.id) ?? now.stops.get("");
  if (text !== undefined) return { kind: "stopped", text };
  const ofService = service.walkIn?.capacityPerDay ?? null;
  const ofLocation = location.issuing.capacityPerDay;
  const here = now.issued.get(service.id) ?? 0;
  const all = [...now.issued.values()].reduce((sum, count) => sum + count, 0);
  const isUsed =
    (ofService !== null && here >= ofService + roomFor(now, service.id)) ||
    (ofLocation !== null && all >= ofLocation + roomFor(now, null)) ||
    (location.issuing.whileWaitFits && !fits(now));
  return isUsed ? { kind: "capacity" } : null;
}

/** What is added to the capacity of a service, or of the whole location (null), for who asks. */
function roomFor(now: Issuing & { readonly isLateOwner: boolean }, serviceId: string | null): number {
  let room = 0;
  for (const [id, { extra, kept }] of now.late)
    if (serviceId === null || id === serviceId) room += now.isLateOwner ? extra : Math.max(0, extra - kept);
  return room;
}

/** Without an open counter nothing is predicted, so nobody is turned away for it. */
function fits(now: Issuing & { readonly wait: WaitRange | null }): boolean {
  if (now.wait === null || now.closing === null) return true;
  const left = minutesOfDay(now.closing) - minutesOfDay(now.time);
  return now.wait.to < left;
}
