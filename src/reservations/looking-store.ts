import type { Day } from "../platform/civil.ts";
import { instant, type Instant } from "../platform/clock.ts";
import type { Reader } from "../platform/work.ts";
import { idOf } from "./store.ts";
import type { ReservationId } from "./reservation.ts";

/** A place of a living reservation that is still to come. */
export interface HeldPlace {
  readonly reservationId: ReservationId;
  readonly serviceId: string;
  readonly planId: string;
  readonly startsAt: Instant;
  readonly place: number;
}

/** The places held from now on, or of a location in a range of instants (the start inside, the end outside). */
export async function placesToCome(
  reader: Reader,
  within: { locationId: string; from: Instant; to: Instant } | null = null,
): Promise<HeldPlace[]> {
  const rows = await reader.db
    .selectFrom("place")
    .innerJoin("reservation", "reservation.id", "place.reservation_id")
    .select(["place.plan_id", "place.starts_at", "place.place", "reservation.id", "reservation.service_id"])
    .where("reservation.state", "in", ["pending", "confirmed"])
    .where("reservation.starts_at", ">", reader.now)
    .$if(within !== null, (query) =>
      query
        .where("reservation.location_id", "=", within?.locationId ?? "")
        .where("place.starts_at", ">=", within?.from ?? 0)
        .where("place.starts_at", "<", within?.to ?? 0),
    )
    .execute();
  return rows.map((row) => ({
    reservationId: idOf(row),
    serviceId: row.service_id,
    planId: row.plan_id,
    startsAt: instant(row.starts_at),
    place: row.place,
  }));
}

const LEAST_LETTERS = 2;
const LEAST_DIGITS = 4;
const MOST_MATCHING = 500;

/** Reservations whose code is the text, or whose client's name, company, e-mail or phone holds it; case, diacritics and blanks do not matter. */
export async function idsMatching(reader: Reader, text: string): Promise<ReservationId[]> {
  const wanted = folded(text);
  const digits = text.replaceAll(/\D/g, "");
  const isNumber = digits.length >= LEAST_DIGITS && /^[\d\s+()/-]+$/.test(text.trim());
  if (!isNumber && wanted.length < LEAST_LETTERS) return [];
  const ids: ReservationId[] = isNumber ? await idsWithCode(reader, digits) : [];
  const clients = await reader.db
    .selectFrom("client")
    .select(["reservation_id as id", "name", "company", "email", "phone"])
    .execute();
  for (const client of clients) {
    const holds = isNumber
      ? (client.phone ?? "").replaceAll(/\D/g, "").includes(digits)
      : [client.name, client.company, client.email].some((part) => folded(part ?? "").includes(wanted));
    if (holds && ids.push(idOf(client)) >= MOST_MATCHING) break;
  }
  return [...new Set(ids)];
}

async function idsWithCode(reader: Reader, code: string): Promise<ReservationId[]> {
  const rows = await reader.db
    .selectFrom("reservation")
    .select("id")
    .where("code", "=", code)
    .where("code", "is not", null)
    .execute();
  return rows.map(idOf);
}

const folded = (text: string): string =>
  text.normalize("NFD").replaceAll(/\p{M}/gu, "").toLowerCase().replaceAll(/\s+/g, " ").trim();

/** A reservation nobody came with, whose place nobody can book any more (B14). */
export interface Lapsed {
  readonly reservationId: ReservationId;
  readonly serviceId: string;
  readonly places: number;
  readonly startsAt: Instant;
  /** The end of its arrival window, inside. */
  readonly windowTo: Instant;
}

export async function lapsedAt(reader: Reader, locationId: string, day: Day): Promise<Lapsed[]> {
  const rows = await reader.db
    .selectFrom("reservation")
    .select(["id", "service_id", "persons", "starts_at", "window_to"])
    .where("location_id", "=", locationId)
    .where("day", "=", day)
    .where("state", "=", "lapsed")
    .execute();
  return rows.map((row) => ({
    reservationId: idOf(row),
    serviceId: row.service_id,
    places: row.persons,
    startsAt: instant(row.starts_at),
    windowTo: instant(row.window_to ?? row.starts_at),
  }));
}
