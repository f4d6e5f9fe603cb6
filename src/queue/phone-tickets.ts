import type { Location } from "../office/office-file.ts";
import { SECOND, type Instant } from "../platform/clock.ts";
import { keyedHash, same } from "../platform/id.ts";

/** How long one changing code is shown, in milliseconds; the one before it is still taken. */
export const CODE_STEP = 30 * SECOND;

/** What the square in a lobby holds (K6): a code that changes on a screen, a fixed one on a poster, null where no phone may take a ticket. */
export function roomCode(key: string, location: Location, now: Instant): string | null {
  switch (location.phoneTickets) {
    case "off":
      return null;
    case "poster":
      return fixedCode(key, location.id);
    case "changing":
      return codeAt(key, location.id, stepOf(now));
    default:
      location.phoneTickets satisfies never;
      return null;
  }
}

/** K6: whether somebody who brings this code is in the room; a changing one is taken while it is shown and one step longer. */
export function isRoomCode(key: string, location: Location, code: string, now: Instant): boolean {
  if (location.phoneTickets === "off") return false;
  if (location.phoneTickets === "poster") return same(code, fixedCode(key, location.id));
  const step = stepOf(now);
  return [step, step - 1].some((each) => same(code, codeAt(key, location.id, each)));
}

const stepOf = (now: Instant): number => Math.floor(now / CODE_STEP);

const fixedCode = (key: string, locationId: string): string => short(keyedHash(key, "phone-poster", locationId));

const codeAt = (key: string, locationId: string, step: number): string =>
  short(keyedHash(key, "phone-ticket", `${locationId}\n${step}`));

/** 72 bits: too many to guess, few enough for a square that a phone reads across the room. */
const short = (hash: string): string => hash.slice(0, 12);
