import type { Insertable, Selectable, Updateable } from "kysely";
import type { Day } from "../platform/civil.ts";
import { instant, type Instant } from "../platform/clock.ts";
import type { Reader, Work } from "../platform/work.ts";
import type { ReservationId } from "../reservations/reservation.ts";
import type { TicketTable } from "../schema.ts";
import type { CurrentTicket, ParkedTicket, Ticket, TicketId, WaitingTicket } from "./ticket.ts";

export type TicketRow = Selectable<TicketTable>;

export async function readParked(reader: Reader, counterId: string, on: Day): Promise<ParkedTicket[]> {
  const rows = await reader.db
    .selectFrom("ticket")
    .selectAll()
    .where("state", "=", "parked")
    .where("for_counter_id", "=", counterId)
    .where("day", "=", on)
    .orderBy("due_at")
    .execute();
  return rows.map(parkedOf);
}

export async function readCurrent(reader: Reader, counterId: string): Promise<CurrentTicket | null> {
  const row = await reader.db
    .selectFrom("ticket")
    .selectAll()
    .where("counter_id", "=", counterId)
    .where("state", "in", ["called", "serving"])
    .executeTakeFirst();
  return row === undefined ? null : currentOf(row);
}

export const readTicketRow = (reader: Reader, id: string): Promise<TicketRow | undefined> =>
  reader.db.selectFrom("ticket").selectAll().where("id", "=", id).executeTakeFirst();

export async function findTicket(
  reader: Reader,
  by: { tokenHash: string } | { id: string } | { reservationId: string },
): Promise<Ticket | null> {
  const tickets = reader.db.selectFrom("ticket").selectAll();
  const row = await (
    "tokenHash" in by
      ? tickets.where((is) =>
          is.or([
            is("token_hash", "=", by.tokenHash),
            is("id", "in", is.selectFrom("ticket_link").select("ticket_id").where("token_hash", "=", by.tokenHash)),
          ]),
        )
      : "id" in by
        ? tickets.where("id", "=", by.id)
        : tickets.where("reservation_id", "=", by.reservationId)
  ).executeTakeFirst();
  return row === undefined ? null : ticketOf(row);
}

/** Tickets of a location that are not over, of whatever day. */
export const readOpen = (reader: Reader, locationId: string): Promise<Ticket[]> => readIn(reader, locationId, OPEN);

/** Those of them that are not in line: called, served or parked. */
export const readOutOfLine = (reader: Reader, locationId: string): Promise<Ticket[]> =>
  readIn(reader, locationId, ["called", "serving", "parked"]);

/** The days of tickets that are not over. */
export async function readOpenDays(reader: Reader, locationId: string): Promise<Day[]> {
  const rows = await reader.db
    .selectFrom("ticket")
    .select("day")
    .distinct()
    .where("location_id", "=", locationId)
    .where("state", "in", OPEN)
    .execute();
  return rows.map(({ day }) => day as Day);
}

const OPEN = ["waiting", "called", "serving", "parked"] as const;

async function readIn(reader: Reader, locationId: string, states: readonly TicketRow["state"][]): Promise<Ticket[]> {
  const rows = await reader.db
    .selectFrom("ticket")
    .selectAll()
    .where("location_id", "=", locationId)
    .where("state", "in", states)
    .execute();
  return rows.map(ticketOf);
}

export async function insertTicket(work: Work, row: Insertable<TicketTable>): Promise<void> {
  await work.db.insertInto("ticket").values(row).execute();
}

/** One more address that leads to the ticket (`findTicket`); only its hash is kept (S4). */
export async function insertTicketLink(work: Work, link: { tokenHash: string; ticketId: string }): Promise<void> {
  await work.db.insertInto("ticket_link").values({ token_hash: link.tokenHash, ticket_id: link.ticketId }).execute();
}

/**
 * Saves a change of a ticket that is still as it was read; false when it has moved since (Q3). The version grows with
 * each change.
 */
export async function changeTicket(
  work: Work,
  was: { id: string; state: TicketRow["state"]; version: number },
  change: Omit<Updateable<TicketTable>, "id" | "version">,
): Promise<boolean> {
  const result = await work.db
    .updateTable("ticket")
    .set({ ...change, version: was.version + 1 })
    .where("id", "=", was.id)
    .where("state", "=", was.state)
    .where("version", "=", was.version)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

/**
 * Another client was finished at this counter, so its missing ones may be called again (Q4). It only lets them through:
 * their version stays, or nothing done to them in the next ten seconds would leave the counter its undo.
 */
export async function readyRecalls(work: Work, counterId: string, but: string): Promise<string[]> {
  const rows = await work.db
    .updateTable("ticket")
    .set({ recall_ready: 1 })
    .where("recall_counter_id", "=", counterId)
    .where("state", "=", "waiting")
    .where("recall_ready", "=", 0)
    .where("id", "<>", but)
    .returning("id")
    .execute();
  return rows.map(({ id }) => id);
}

export async function unreadyRecalls(work: Work, counterId: string, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await work.db
    .updateTable("ticket")
    .set({ recall_ready: 0 })
    .where("id", "in", ids)
    .where("state", "=", "waiting")
    .where("recall_counter_id", "=", counterId)
    .execute();
}

export function ticketOf(row: TicketRow): Ticket {
  switch (row.state) {
    case "waiting":
      return waitingOf(row);
    case "called":
    case "serving":
      return currentOf(row);
    case "parked":
      return parkedOf(row);
    case "served":
    case "missed":
    case "withdrawn":
    case "unserved":
      return {
        ...baseOf(row),
        state: row.state,
        endedAt: instant(row.ended_at ?? row.issued_at),
      };
  }
  return row.state satisfies never;
}

export const waitingOf = (row: TicketRow): WaitingTicket => ({
  ...baseOf(row),
  state: "waiting",
  notBefore: at(row.not_before),
  front: row.front === 1,
  forCounterId: row.for_counter_id,
  recall: row.recall_counter_id === null ? null : { counterId: row.recall_counter_id, ready: row.recall_ready === 1 },
});

const currentOf = (row: TicketRow): CurrentTicket => ({
  ...baseOf(row),
  state: row.state === "called" ? "called" : "serving",
  counterId: row.counter_id ?? "",
  calledAt: instant(row.called_at ?? row.issued_at),
  servingAt: at(row.serving_at),
});

const parkedOf = (row: TicketRow): ParkedTicket => ({
  ...baseOf(row),
  state: "parked",
  forCounterId: row.for_counter_id ?? "",
});

const baseOf = (row: TicketRow) => ({
  id: row.id as TicketId,
  version: row.version,
  locationId: row.location_id,
  day: row.day as Day,
  number: row.number,
  serviceId: row.service_id,
  ...(row.further_services === "[]" ? {} : { furtherServices: JSON.parse(row.further_services) as string[] }),
  reservationId: row.reservation_id as ReservationId | null,
  source: row.source,
  classId: row.class_id,
  persons: row.persons,
  language: row.language,
  issuedAt: instant(row.issued_at),
  dueAt: instant(row.due_at),
  slotAt: at(row.slot_at),
  calls: row.calls,
  calledAt: at(row.called_at),
});

const at = (milliseconds: number | null): Instant | null => (milliseconds === null ? null : instant(milliseconds));
