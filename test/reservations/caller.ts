import type { Order } from "../../src/reservations/actions.ts";
import { book } from "../../src/reservations/actions.ts";
import { reservationById } from "../../src/reservations/queries.ts";
import type { Reservation } from "../../src/reservations/reservation.ts";
import { VISITOR } from "../support/cast.ts";
import { at } from "../support/clock.ts";
import type { TestHouse } from "../support/house.ts";

/** Vesna's order of the ID card slot at 9:00 unless told otherwise. */
export const order = (change: Partial<Order> = {}): Order => ({
  serviceId: "op",
  planId: "doklady",
  startsAt: at("2026-11-24T09:00"),
  persons: 1,
  language: "cs",
  source: "web",
  client: VISITOR,
  formId: null,
  staffId: null,
  ...change,
});

/** Of the automatic service: 9:00 is its second slot of the day, numbered 102. */
export const residence = (change: Partial<Order> = {}): Partial<Order> => ({
  serviceId: "pobyt",
  planId: "pobyt",
  ...change,
});

export const books = (house: TestHouse, change: Partial<Order> = {}) =>
  house.works.write((work) => book(work, order(change)));

/** Booked by staff, so confirmed at once. */
export const booked = async (house: TestHouse, change: Partial<Order> = {}): Promise<Reservation> =>
  (await books(house, { source: "staff", staffId: "jana", ...change })).reservation;

export async function stateOf(house: TestHouse, id: string): Promise<string | undefined> {
  return (await house.works.read((reader) => reservationById(reader, id)))?.state;
}

/** The messages of a reservation, the newest last. */
export const letters = (house: TestHouse, reservationId?: string) =>
  house.works.read((reader) =>
    reader.db
      .selectFrom("message")
      .selectAll()
      .$if(reservationId !== undefined, (query) => query.where("reservation_id", "=", reservationId ?? ""))
      .orderBy("created_at")
      .orderBy("id")
      .execute(),
  );

/** The token of a link in the newest message that has one. */
export async function linkIn(house: TestHouse, reservationId: string, purpose: string): Promise<string> {
  for (const letter of (await letters(house, reservationId)).toReversed()) {
    const found = new RegExp(`/booking/${purpose}/([\\w-]+)`).exec(`${letter.parts}${letter.body}`);
    if (found?.[1] !== undefined) return found[1];
  }
  throw new Error(`no letter has a ${purpose} link`);
}

/** The one-time code in the newest letter that asks for confirmation. */
export async function codeIn(house: TestHouse, reservationId: string): Promise<string> {
  const asking = (await letters(house, reservationId)).filter(({ kind }) => kind !== "confirmed");
  const found = /\b(\d{6})\b/.exec(asking.at(-1)?.body ?? "");
  if (found?.[1] === undefined) throw new Error("no letter has a code");
  return found[1];
}

/** The key of the refusal a deed ends with; "done" when it ends without one. */
export async function refusal(deed: Promise<unknown>): Promise<string> {
  try {
    await deed;
    return "done";
  } catch (error) {
    if (error instanceof Error && "key" in error) return String(error.key);
    throw error;
  }
}
