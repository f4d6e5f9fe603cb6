import { sql } from "kysely";
import { instant, type Instant } from "../platform/clock.ts";
import type { Reader } from "../platform/work.ts";
import type { CallEvent } from "./board-call.ts";

const AT_ONCE = 200;
/** In the words of the index `event_of_call`, or it is not used: a morning has thousands of events before its first call. */
const IS_CALL = sql<boolean>`event.kind IN ('ticket-called', 'ticket-called-again', 'call-taken-back')`;

/** What was said about calls at a location since an instant, inside, the newest first; read from the end, piece by piece. */
export async function* readCallEvents(reader: Reader, locationId: string, since: Instant): AsyncGenerator<CallEvent> {
  let before = Number.MAX_SAFE_INTEGER;
  while (true) {
    const rows = await reader.db
      .selectFrom("event")
      .leftJoin("ticket", "ticket.id", "event.ticket_id")
      .select(["event.number", "event.at", "event.kind", "event.ticket_id"])
      .select(["event.counter_id", "ticket.number as ticket_number"])
      .where("event.location_id", "=", locationId)
      .where(IS_CALL)
      .where("event.number", "<", before)
      .orderBy("event.number", "desc")
      .limit(AT_ONCE)
      .execute();
    for (const row of rows) {
      if (row.at < since) return;
      before = row.number;
      yield {
        event: row.number,
        at: instant(row.at),
        kind: row.kind,
        ticketId: row.ticket_id ?? "",
        ticketNumber: row.ticket_number ?? "",
        counterId: row.counter_id ?? "",
      };
    }
    if (rows.length < AT_ONCE) return;
  }
}

/** What the last event of this kind said of a ticket; null when there is none. */
export async function readLastDetail(
  reader: Reader,
  ticketId: string,
  kind: string,
): Promise<Readonly<Record<string, unknown>> | null> {
  const row = await reader.db
    .selectFrom("event")
    .select("detail")
    .where("ticket_id", "=", ticketId)
    .where("kind", "=", kind)
    .orderBy("number", "desc")
    .limit(1)
    .executeTakeFirst();
  return row === undefined ? null : (JSON.parse(row.detail) as Record<string, unknown>);
}

export async function readLastEvent(reader: Reader): Promise<number> {
  const row = await reader.db
    .selectFrom("event")
    .select((event) => event.fn.max("number").as("last"))
    .executeTakeFirst();
  return row?.last ?? 0;
}
