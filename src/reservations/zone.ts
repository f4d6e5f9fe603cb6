import type { Office } from "../office/office.ts";
import type { Zone } from "../platform/civil.ts";

/** The zone of a location, also of one the office has since given up: its reservations must still end in time (T1, T4). */
export const zoneAt = (office: Office, locationId: string): Zone =>
  (office.locations.find(({ id }) => id === locationId) ?? office.locations[0])?.timeZone ?? "Europe/Prague";
