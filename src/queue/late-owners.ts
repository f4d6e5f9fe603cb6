import type { Office } from "../office/office.ts";
import type { Location } from "../office/office-file.ts";
import type { Day } from "../platform/civil.ts";
import { hashToken, keyedHash } from "../platform/id.ts";
import type { House, Reader } from "../platform/work.ts";
import { lapsedOn } from "../reservations/queries.ts";
import { touchesAmong } from "./issuing-store.ts";
import type { LateRoom } from "./issuing.ts";

/** The touch by which whoever came too late takes the ordinary ticket: theirs alone, and one however often it is sent (B8, C6). */
export const lateTouch = (house: House, reservationId: string): string =>
  keyedHash(house.key, "late-ticket", reservationId);

/**
 * B14: what the day's lapsed places add to the walk-in tickets, by service. One is kept for each late owner until as long after
 * the end of the arrival window as that lies after the slot's start; then whoever comes may have it.
 */
export async function readLateRoom(
  reader: Reader,
  office: Office,
  on: { location: Location; day: Day },
): Promise<Map<string, LateRoom>> {
  const rooms = new Map<string, LateRoom>();
  if (!isCounted(office, on.location)) return rooms;
  const lapsed = await lapsedOn(reader, on.location.id, on.day);
  const expected = lapsed.filter(({ startsAt, windowTo }) => reader.now <= windowTo + (windowTo - startsAt));
  const keys = new Map(
    expected.map((each) => [each.reservationId, hashToken(lateTouch(reader.house, each.reservationId))]),
  );
  const come = await touchesAmong(reader, [...keys.values()]);
  for (const { reservationId, serviceId, places } of lapsed) {
    const room = rooms.get(serviceId) ?? { extra: 0, kept: 0 };
    const key = keys.get(reservationId);
    const isExpected = key !== undefined && !come.has(key);
    rooms.set(serviceId, { extra: room.extra + places, kept: room.kept + (isExpected ? 1 : 0) });
  }
  return rooms;
}

/** Whether a touch is that of somebody whose reservation of the service lapsed today. */
export async function isLateOwner(
  reader: Reader,
  touch: { locationId: string; day: Day; serviceId: string; touchId: string },
): Promise<boolean> {
  const lapsed = await lapsedOn(reader, touch.locationId, touch.day);
  return lapsed.some(
    ({ serviceId, reservationId }) =>
      serviceId === touch.serviceId && lateTouch(reader.house, reservationId) === touch.touchId,
  );
}

/** Without a capacity nothing is counted, so nothing need be kept. */
const isCounted = (office: Office, location: Location): boolean =>
  location.issuing.capacityPerDay !== null ||
  office.services.some(({ walkIn }) => walkIn !== null && walkIn.capacityPerDay !== null);
