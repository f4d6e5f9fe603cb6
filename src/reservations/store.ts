import type { Selectable, Updateable } from "kysely";
import type { Office } from "../office/office.ts";
import { timeOf, type Day } from "../platform/civil.ts";
import { instant, type Instant } from "../platform/clock.ts";
import { keptQuery } from "../platform/kept-query.ts";
import type { Reader, Work } from "../platform/work.ts";
import type { ClientTable, ReservationTable } from "../schema.ts";
import { standing } from "./arrival-window.ts";
import type { Client, Reservation, ReservationId, ReservationState } from "./reservation.ts";
import { isLiving, originsOf } from "./states.ts";
import { zoneAt } from "./zone.ts";

/** Reads reservations with their clients; the caller says which. */
export async function readReservations(
  reader: Reader,
  office: Office,
  which: (query: ReturnType<typeof withClients>) => ReturnType<typeof withClients>,
): Promise<Reservation[]> {
  const rows = await which(withClients(reader)).execute();
  return rows.map((row) => reservationOf(row, clientOf(row), office, reader.now));
}

export const readReservation = async (reader: Reader, office: Office, id: string): Promise<Reservation | null> =>
  (await readReservations(reader, office, (query) => query.where("reservation.id", "=", id)))[0] ?? null;

export async function insertReservation(work: Work, row: Selectable<ReservationTable>): Promise<void> {
  await insert(work, row);
}

const insert = keptQuery((db, row: Selectable<ReservationTable>) => db.insertInto("reservation").values(row));

/** B7: moves a reservation to a state, if it stands in one from which that is legal. False when it does not, with nothing changed. */
export async function moveTo(
  work: Work,
  id: ReservationId,
  to: ReservationState,
  set: Updateable<ReservationTable> = {},
): Promise<boolean> {
  const result = await work.db
    .updateTable("reservation")
    .set((row) => ({ ...set, state: to, version: row("version", "+", 1) }))
    .where("id", "=", id)
    .where("state", "in", originsOf(to))
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

/** Changes a deadline or a window that has not moved since it was read. False when it has, with nothing changed. */
export async function putOff(
  work: Work,
  reservation: Reservation,
  set: Pick<Updateable<ReservationTable>, "confirm_by" | "window_to">,
): Promise<boolean> {
  const result = await work.db
    .updateTable("reservation")
    .set((row) => ({ ...set, version: row("version", "+", 1) }))
    .where("id", "=", reservation.id)
    .where("state", "in", ["pending", "confirmed"])
    .where("confirm_by", "is", reservation.confirmBy)
    .where("window_to", "is", reservation.window?.to ?? null)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

/** B11: gives a living reservation another slot, if it is still pending or confirmed at the one it was read with. False when not. */
export async function moveSlot(
  work: Work,
  reservation: Reservation,
  set: Updateable<ReservationTable>,
): Promise<boolean> {
  const result = await work.db
    .updateTable("reservation")
    .set((row) => ({ ...set, version: row("version", "+", 1), sequence: row("sequence", "+", 1) }))
    .where("id", "=", reservation.id)
    .where("state", "=", reservation.state)
    .where("plan_id", "=", reservation.planId)
    .where("starts_at", "=", reservation.startsAt)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

export async function setNumbers(work: Work, id: ReservationId, numbers: readonly string[]): Promise<void> {
  await work.db.updateTable("reservation").set(numberColumns(numbers)).where("id", "=", id).execute();
}

/** B9, B15: the first number, and those of the other tickets. */
export const numberColumns = ([first, ...further]: readonly string[]) => ({
  number: first ?? null,
  further_numbers: JSON.stringify(further),
});

export async function setMails(work: Work, id: ReservationId, mails: number): Promise<void> {
  await countMails(work, { id, mails });
}

const countMails = keptQuery((db, its: { id: string; mails: number }) =>
  db.updateTable("reservation").set({ mails: its.mails }).where("id", "=", its.id),
);

/** The reservation a code of this location lapsed with on a day: by its hash, as the code itself is gone (A4, B8). */
export async function lapsedWith(
  reader: Reader,
  at: { locationId: string; day: Day; codeHash: string },
): Promise<{ id: ReservationId; serviceId: string } | null> {
  const row = await reader.db
    .selectFrom("reservation")
    .select(["id", "service_id"])
    .where("location_id", "=", at.locationId)
    .where("code_hash", "=", at.codeHash)
    .where("code_hash", "is not", null)
    .where("day", "=", at.day)
    .where("state", "=", "lapsed")
    .executeTakeFirst();
  return row === undefined ? null : { id: idOf(row), serviceId: row.service_id };
}

/** The living reservations that have a code, at one of the locations (B9). */
export async function withCode(reader: Reader, locationIds: readonly string[], code: string): Promise<ReservationId[]> {
  const rows = await reader.db
    .selectFrom("reservation")
    .select("id")
    .where("location_id", "in", locationIds)
    .where("code", "=", code)
    .where("code", "is not", null)
    .execute();
  return rows.map(idOf);
}

export const codeIsLive = async (reader: Reader, locationId: string, code: string): Promise<boolean> =>
  (await withCode(reader, [locationId], code)).length > 0;

export async function mailsOf(reader: Reader, id: ReservationId): Promise<number> {
  const row = await reader.db.selectFrom("reservation").select("mails").where("id", "=", id).executeTakeFirstOrThrow();
  return row.mails;
}

/** A list as it is kept; most are empty. */
export const furtherIn = (list: string): string[] => (list === "[]" ? [] : (JSON.parse(list) as string[]));

export const idOf = (row: { id: string }): ReservationId => row.id as ReservationId;

const withClients = (reader: Reader) =>
  reader.db
    .selectFrom("reservation")
    .leftJoin("client", "client.reservation_id", "reservation.id")
    .selectAll("reservation")
    .select([
      "client.reservation_id as client_of",
      "client.name as client_name",
      "client.company as client_company",
      "client.email as client_email",
      "client.phone as client_phone",
      "client.answers as client_answers",
    ]);

type Row = Selectable<ReservationTable> & {
  client_of: string | null;
  client_name: string | null;
  client_company: string | null;
  client_email: string | null;
  client_phone: string | null;
  client_answers: Selectable<ClientTable>["answers"] | null;
};

/** A row as it truly stands at an instant (T4). */
export function reservationOf(
  row: Selectable<ReservationTable>,
  client: Client | null,
  office: Office,
  now: Instant,
): Reservation {
  const window =
    row.window_from === null || row.window_to === null
      ? null
      : { from: instant(row.window_from), to: instant(row.window_to) };
  const state = trueState(row, window, now);
  const startsAt = instant(row.starts_at);
  const zone = zoneAt(office, row.location_id);
  return {
    id: idOf(row),
    state,
    planId: row.plan_id,
    serviceId: row.service_id,
    locationId: row.location_id,
    day: row.day as Day,
    time: timeOf(startsAt, zone),
    startsAt,
    persons: row.persons,
    language: row.language,
    source: row.source,
    createdAt: instant(row.created_at),
    confirmBy: row.confirm_by === null ? null : instant(row.confirm_by),
    window,
    number: row.number,
    furtherNumbers: furtherIn(row.further_numbers),
    furtherServices: furtherIn(row.further_services),
    code: isLiving(state) ? row.code : null,
    sequence: row.sequence,
    client,
  };
}

/** T4: the state as it is at this instant, whether or not anything has tidied up since. */
function trueState(row: Selectable<ReservationTable>, window: Reservation["window"], now: Instant): ReservationState {
  if (row.state === "pending" && (row.confirm_by ?? 0) <= now) return "expired";
  if (row.state !== "confirmed") return row.state;
  if (window === null) return row.starts_at <= now ? "due" : "confirmed";
  return standing(window, now) === "late" ? "lapsed" : "confirmed";
}

const clientOf = (row: Row): Client | null =>
  row.client_of === null
    ? null
    : {
        name: row.client_name ?? "",
        company: row.client_company ?? "",
        email: row.client_email ?? "",
        phone: row.client_phone ?? "",
        answers: JSON.parse(row.client_answers ?? "{}") as Client["answers"],
      };
