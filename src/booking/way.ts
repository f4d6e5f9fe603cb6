import type { Day } from "../platform/civil.ts";
import type { BookableTime } from "../reservations/queries.ts";
import type { Reservation } from "../reservations/reservation.ts";

/** What the choice of a time is for, a new reservation or another time of an old one, and where its pages are (B1, B11). */
export interface Way {
  /** The page one came from: the service at its place, or the reservation's own; an address without language. */
  readonly base: string;
  readonly moving: Reservation | null;
  /** The plan looked at alone; empty for all of them. */
  readonly rooms: string;
  /** What else is done in the same visit (B15); the address says it as `also=one,another`. */
  readonly further: readonly string[];
}

/** `?also=one,another`, with the sign that goes before it; empty when there is nothing more. */
export const alsoWith = (further: readonly string[], sign: "?" | "&"): string =>
  further.length === 0 ? "" : `${sign}also=${further.join(",")}`;

/** What an address says of it; each once. */
export const alsoIn = (params: URLSearchParams): string[] => [
  ...new Set((params.get("also") ?? "").split(",").filter((id) => id !== "")),
];

/** The address of a day, a later strip or a month of times. */
export function daysPath(way: Way, at: { day?: Day; from?: Day; month?: string }): string {
  const words = [
    ...Object.entries(at).map(([name, value]) => `${name}=${value}`),
    ...(way.rooms === "" ? [] : [`rooms=${way.rooms}`]),
    ...(isSaid(way) ? [`also=${way.further.join(",")}`] : []),
  ];
  return `${way.base}${way.moving === null ? "" : "/times"}${words.length === 0 ? "" : "?"}${words.join("&")}`;
}

/** Where a chosen time leads: to the form, or to the question whether to move. */
export const pickPath = (way: Way, time: Pick<BookableTime, "planId" | "startsAt">): string =>
  `${way.base}/${way.moving === null ? "details" : "moves"}?plan=${time.planId}&at=${time.startsAt}${isSaid(way) ? alsoWith(way.further, "&") : ""}`;

/** A reservation that is moved knows itself what is done in it. */
const isSaid = ({ moving, further }: Way): boolean => moving === null && further.length > 0;
