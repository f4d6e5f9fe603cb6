import type { Day } from "../platform/civil.ts";
import type { Reader } from "../platform/work.ts";
import { waitingOf } from "./store.ts";
import type { WaitingTicket } from "./ticket.ts";

/** The line as it was read last, and its tickets by id. */
interface Kept {
  readonly line: readonly WaitingTicket[];
  readonly tickets: ReadonlyMap<string, WaitingTicket>;
}

/** What tells whether a ticket is still as it was read: each change lets its version grow, but for a recall let through (`readyRecalls`). */
interface Mark {
  readonly id: string;
  readonly version: number;
  readonly recall_ready: 0 | 1;
}

/**
 * Everybody who waits at a location today (Q8: never yesterday's). A press looks at the line several times, and thousands may
 * follow it (L2): a ticket is read again only when it has changed, and a line where none has is the same array as before.
 */
export async function readWaiting(reader: Reader, locationId: string, on: Day): Promise<readonly WaitingTicket[]> {
  const marks = await marksOf(reader, locationId, on);
  const shelf = `queue: waiting ${locationId}`;
  const kept = reader.memory.get(shelf) as Kept | undefined;
  if (kept?.line.length === marks.length && kept.line.every((ticket, at) => isAs(ticket, marks[at]))) return kept.line;
  const changed = marks.filter((mark) => !isAs(kept?.tickets.get(mark.id), mark)).map(({ id }) => id);
  const fresh = await readThese(reader, changed);
  const tickets = new Map<string, WaitingTicket>();
  for (const { id } of marks) {
    const ticket = fresh.get(id) ?? kept?.tickets.get(id);
    if (ticket !== undefined) tickets.set(id, ticket);
  }
  const now: Kept = { line: [...tickets.values()], tickets };
  reader.memory.set(shelf, now);
  return now.line;
}

const isAs = (ticket: WaitingTicket | undefined, mark: Mark | undefined): boolean =>
  ticket !== undefined &&
  ticket.id === mark?.id &&
  ticket.version === mark.version &&
  (ticket.recall === null || ticket.recall.ready === (mark.recall_ready === 1));

const marksOf = (reader: Reader, locationId: string, on: Day): Promise<Mark[]> =>
  reader.db
    .selectFrom("ticket")
    .select(["id", "version", "recall_ready"])
    .where("location_id", "=", locationId)
    .where("state", "=", "waiting")
    .where("day", "=", on)
    .orderBy("due_at")
    .execute();

/** So many at once; more than change between two looks, but for the first. */
const AT_ONCE = 100;

async function readThese(reader: Reader, ids: readonly string[]): Promise<Map<string, WaitingTicket>> {
  const found = new Map<string, WaitingTicket>();
  for (let from = 0; from < ids.length; from += AT_ONCE) {
    const rows = await reader.db
      .selectFrom("ticket")
      .selectAll()
      .where("id", "in", ids.slice(from, from + AT_ONCE))
      .execute();
    for (const row of rows) found.set(row.id, waitingOf(row));
  }
  return found;
}
