import type { Instant } from "../platform/clock.ts";
import { JOIN_WITHIN } from "./arrival.ts";
import type { Arrived } from "./delivery.ts";

/** A part of a longer text that came already, or the one that comes. */
export interface Part {
  readonly index: number;
  readonly body: string;
  readonly sentAt: Instant | null;
  readonly received: Instant;
}

/** Parts that came under one reference; `id` is the first one's. */
export interface Joining {
  readonly id: string;
  /** Still waiting for the others. */
  readonly isOpen: boolean;
  readonly parts: readonly Part[];
}

export type Place =
  | { readonly is: "repeat"; readonly of: string }
  | { readonly is: "next"; readonly of: string }
  | { readonly is: "first" };

/**
 * Where a part belongs (S3): it came already, it goes with those that wait, or it is the first of a text. References run only
 * from 0 to 255 and come again, so a place that is taken by other words means another text.
 */
export function placeOf(part: Part, groups: readonly Joining[]): Place {
  const known = groups.find((group) => group.parts.some((each) => isSame(each, part, group.isOpen)));
  if (known !== undefined) return { is: "repeat", of: known.id };
  const open = groups.find((group) => group.isOpen && group.parts.every(({ index }) => index !== part.index));
  return open === undefined ? { is: "first" } : { is: "next", of: open.id };
}

/** The same part told again; of a text that is complete already only where the sender's clock says so, or it came at once. */
function isSame(known: Part, part: Part, isOpen: boolean): boolean {
  if (known.index !== part.index || known.body !== part.body) return false;
  if (known.sentAt !== null && part.sentAt !== null) return known.sentAt === part.sentAt;
  return isOpen || part.received - known.received < JOIN_WITHIN;
}

/** What is there, in order. */
export const joined = (parts: readonly Part[]): string =>
  parts
    .toSorted((one, other) => one.index - other.index)
    .map(({ body }) => body)
    .join("");

/** The part as it is told, or null where that makes no sense and the text stands for itself. */
export function partOf({ part }: Arrived): NonNullable<Arrived["part"]> | null {
  if (part === undefined) return null;
  const { index, of } = part;
  const whole = Number.isInteger(index) && Number.isInteger(of);
  return whole && of >= 2 && of <= 255 && index >= 1 && index <= of ? part : null;
}
