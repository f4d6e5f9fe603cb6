import type { Office } from "../office/office.ts";
import { dayOf } from "../platform/civil.ts";
import type { Work } from "../platform/work.ts";
import type { Arrival } from "./actions.ts";
import { codeHash } from "./confirming.ts";
import type { Reservation } from "./reservation.ts";
import { lapsedWith } from "./store.ts";
import { zoneAt } from "./zone.ts";

/** B8: a code nobody living has is late if a reservation of today lapsed with it, else unknown, and nothing more is said. */
export async function lateOrUnknown(work: Work, office: Office, locationId: string, code: string): Promise<Arrival> {
  const lapsed = await lapsedWith(work, {
    locationId,
    day: dayOf(work.now, zoneAt(office, locationId)),
    codeHash: codeHash(work, locationId, code),
  });
  if (lapsed === null) return { kind: "unknown" };
  return { kind: "late", serviceId: lapsed.serviceId, reservationId: lapsed.id };
}

/** B8: where the office allows it, who comes too early on the day itself gets the ticket at once. */
export function takesEarly(work: Work, office: Office, reservation: Reservation): boolean {
  const service = office.services.find(({ id }) => id === reservation.serviceId);
  const arrival = service?.booking?.arrival;
  return (
    arrival?.mode === "code" &&
    arrival.early === "ticket" &&
    reservation.day === dayOf(work.now, zoneAt(office, reservation.locationId))
  );
}
