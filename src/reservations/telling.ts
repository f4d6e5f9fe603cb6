import type { Office } from "../office/office.ts";
import type { Instant } from "../platform/clock.ts";
import type { Reader } from "../platform/work.ts";
import type { Telling } from "./letters.ts";
import type { Reservation } from "./reservation.ts";

/** What a letter is made of, or null when the office has meanwhile given up what the letter would be about. */
export function telling(reader: Reader, office: Office, reservation: Reservation, eraseAt: Instant): Telling | null {
  const known =
    has(office.services, reservation.serviceId) &&
    has(office.locations, reservation.locationId) &&
    has(office.plans, reservation.planId);
  if (!known) return null;
  return {
    office,
    reservation,
    base: reader.house.publicAddress,
    now: reader.now,
    eraseAt,
  };
}

const has = (parts: readonly { readonly id: string }[], id: string) => parts.some((part) => part.id === id);
