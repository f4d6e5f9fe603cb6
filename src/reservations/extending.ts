import type { Office } from "../office/office.ts";
import { instant, SECOND, type Instant } from "../platform/clock.ts";
import type { Work } from "../platform/work.ts";
import type { Outage } from "../office/outages.ts";
import { endAfterOutages, fullMinute } from "./deadline.ts";
import type { Reservation } from "./reservation.ts";
import { putOff, readReservations } from "./store.ts";

/** T4: the reservations whose deadline or arrival window an outage overlaps, with the state they had when it began. */
export const touchedBy = (work: Work, office: Office, outage: Outage): Promise<Reservation[]> =>
  readReservations({ ...work, now: outage.from }, office, (query) =>
    query.where((row) =>
      row.or([
        row.and([row("reservation.state", "=", "pending"), row("reservation.confirm_by", ">", outage.from)]),
        row.and([
          row("reservation.state", "in", ["pending", "confirmed"]),
          row("reservation.window_to", ">=", outage.from),
          row("reservation.window_from", "<", outage.to),
        ]),
      ]),
    ),
  );

/** Puts the ends off. A deadline stays a full minute and never goes past the slot's start (B7); a window's end stays a whole second. */
export async function extendOne(work: Work, reservation: Reservation, outage: Outage): Promise<boolean> {
  const confirmBy = later(reservation.createdAt, reservation.confirmBy, outage);
  const to = later(reservation.window?.from ?? null, reservation.window?.to ?? null, outage);
  const set = {
    confirm_by: confirmBy === null ? null : Math.min(fullMinute(confirmBy), reservation.startsAt),
    window_to: to === null ? null : Math.ceil(to / SECOND) * SECOND,
  };
  const same = set.confirm_by === reservation.confirmBy && set.window_to === (reservation.window?.to ?? null);
  return same ? false : putOff(work, reservation, set);
}

const later = (start: Instant | null, end: Instant | null, outage: Outage): Instant | null =>
  start === null || end === null ? null : instant(endAfterOutages(start, end, [outage]));
