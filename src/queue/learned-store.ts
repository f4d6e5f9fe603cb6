import { locationOf } from "../office/office.ts";
import { currentOffice } from "../office/queries.ts";
import { addDays, dayOf, timeOf, type Day } from "../platform/civil.ts";
import { after, HOUR, instant, SECOND, type Instant } from "../platform/clock.ts";
import type { Reader, Work } from "../platform/work.ts";
import { NOTHING, sumsOf, type LearnedRow, type Lesson, type Sums } from "./learned.ts";
import type { TicketRow } from "./store.ts";
import type { CurrentTicket, Ticket } from "./ticket.ts";
import type { WaitRange } from "./waiting-time.ts";

/** Q6: a client was served, or did not come to the call, at the work's instant; the same work changes the ticket. */
export async function learnFrom(work: Work, ticket: CurrentTicket, came: boolean): Promise<void> {
  if ((ticket.furtherServices ?? []).length > 0) return;
  await save(work, ticket, lessonOf(ticket, came ? work.now : null), 1);
}

/** Q5: what a deed taught is taken out again. `before` is the ticket's row before the deed, `now` the ticket after it. */
export async function unlearnFrom(work: Work, before: TicketRow, now: Ticket): Promise<void> {
  const { called_at: calledAt, further_services: further } = before;
  const wasHere = before.state === "called" || before.state === "serving";
  if (!wasHere || calledAt === null || further !== "[]") return;
  const at = { locationId: before.location_id, serviceId: before.service_id, calledAt: instant(calledAt) };
  const visit = { ...at, persons: before.persons };
  if (now.state === "served") await save(work, visit, lessonOf(visit, now.endedAt), -1);
  const isAbsent = now.state === "missed" || (now.state === "waiting" && now.recall !== null);
  if (isAbsent) await save(work, visit, "absent", -1);
}

/** What was learned at a location in the last weeks. What is over is kept in memory until the day ends. */
export async function readLearned(reader: Reader, locationId: string, today: Day): Promise<LearnedRow[]> {
  const shelf = `learned ${locationId}`;
  let kept = reader.memory.get(shelf) as { day: Day; rows: LearnedRow[] } | undefined;
  if (kept?.day !== today) {
    const past = await readRows(reader, { locationId, from: addDays(today, -DAYS), to: addDays(today, -1), today });
    kept = { day: today, rows: past };
    reader.memory.set(shelf, kept);
  }
  return [...kept.rows, ...(await readRows(reader, { locationId, from: today, to: today, today }))];
}

/** Keeps what a ticket was told when it was issued. */
export async function saveTold(
  work: Work,
  told: { ticketId: string; locationId: string; range: WaitRange },
): Promise<void> {
  await work.db
    .insertInto("told")
    .values({
      ticket_id: told.ticketId,
      location_id: told.locationId,
      told_at: work.now,
      from_minutes: told.range.from,
      to_minutes: told.range.to,
    })
    .execute();
}

/** When each ticket of the last 30 days that was told a wait was first called, with what it was told. */
export async function readTold(
  reader: Reader,
  locationId: string,
): Promise<{ range: WaitRange; toldAt: Instant; calledAt: Instant }[]> {
  const rows = await reader.db
    .selectFrom("told")
    .innerJoin("ticket", "ticket.id", "told.ticket_id")
    .select(["told_at", "from_minutes", "to_minutes"])
    .select((told) =>
      told
        .selectFrom("event")
        .select((event) => event.fn.min<number | null>("at").as("at"))
        .whereRef("event.ticket_id", "=", "told.ticket_id")
        .where("event.kind", "=", "ticket-called")
        .as("first_called"),
    )
    .where("told.location_id", "=", locationId)
    .where("told_at", ">=", after(reader.now, -TOLD_DAYS * 24 * HOUR))
    .where("ticket.called_at", "is not", null)
    .execute();
  return rows.flatMap((row) =>
    row.first_called === null
      ? []
      : [
          {
            range: { from: row.from_minutes, to: row.to_minutes },
            toldAt: instant(row.told_at),
            calledAt: instant(row.first_called),
          },
        ],
  );
}

const DAYS = 60;
const TOLD_DAYS = 30;

type Visit = { locationId: string; serviceId: string; calledAt: Instant; persons: number };

const lessonOf = ({ calledAt, persons }: Visit, endedAt: Instant | null): Lesson =>
  endedAt === null ? "absent" : { seconds: (endedAt - calledAt) / SECOND, persons };

async function save(work: Work, visit: Visit, lesson: Lesson, times: 1 | -1): Promise<void> {
  const sums = sumsOf(lesson);
  if (sums === NOTHING) return;
  const { timeZone } = locationOf(await currentOffice(work), visit.locationId);
  const change = { visits: sums.visits * times, sum: sums.sum * times, squares: sums.squares * times };
  await work.db
    .insertInto("learned")
    .values({
      location_id: visit.locationId,
      service_id: visit.serviceId,
      day: dayOf(visit.calledAt, timeZone),
      hour: Number(timeOf(visit.calledAt, timeZone).slice(0, 2)),
      ...change,
      absent: sums.absent * times,
    })
    .onConflict((conflict) =>
      conflict.columns(["location_id", "day", "service_id", "hour"]).doUpdateSet((row) => ({
        visits: row("learned.visits", "+", row.ref("excluded.visits")),
        sum: row("learned.sum", "+", row.ref("excluded.sum")),
        squares: row("learned.squares", "+", row.ref("excluded.squares")),
        absent: row("learned.absent", "+", row.ref("excluded.absent")),
      })),
    )
    .execute();
}

async function readRows(
  reader: Reader,
  on: { locationId: string; from: Day; to: Day; today: Day },
): Promise<LearnedRow[]> {
  const rows = await reader.db
    .selectFrom("learned")
    .selectAll()
    .where("location_id", "=", on.locationId)
    .where("day", ">=", on.from)
    .where("day", "<=", on.to)
    .execute();
  return rows.map((row): LearnedRow & Sums => ({
    serviceId: row.service_id,
    hour: row.hour,
    age: daysBetween(row.day as Day, on.today),
    visits: row.visits,
    sum: row.sum,
    squares: row.squares,
    absent: row.absent,
  }));
}

const daysBetween = (from: Day, to: Day): number => Temporal.PlainDate.from(from).until(to).days;
