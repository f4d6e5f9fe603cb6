import { sql } from "kysely";
import type { Instant } from "../platform/clock.ts";
import type { Reader, Work } from "../platform/work.ts";

export async function readNote(reader: Reader, ticketId: string): Promise<string | null> {
  const row = await reader.db
    .selectFrom("ticket_note")
    .select("note")
    .where("ticket_id", "=", ticketId)
    .where("erase_at", ">", reader.now)
    .executeTakeFirst();
  return row?.note ?? null;
}

export async function writeNote(work: Work, note: { ticketId: string; note: string; eraseAt: Instant }): Promise<void> {
  const row = { note: note.note, erase_at: note.eraseAt };
  await work.db
    .insertInto("ticket_note")
    .values({ ticket_id: note.ticketId, ...row })
    .onConflict((conflict) => conflict.column("ticket_id").doUpdateSet(row))
    .execute();
}

export async function deleteNote(work: Work, ticketId: string): Promise<boolean> {
  const gone = await work.db.deleteFrom("ticket_note").where("ticket_id", "=", ticketId).executeTakeFirst();
  return gone.numDeletedRows > 0n;
}

export async function setNoteErasure(work: Work, ticketId: string, eraseAt: Instant): Promise<void> {
  await work.db.updateTable("ticket_note").set({ erase_at: eraseAt }).where("ticket_id", "=", ticketId).execute();
}

export const isAnyNoteDue = async (reader: Reader): Promise<boolean> =>
  (await reader.db
    .selectFrom("ticket_note")
    .select(sql<number>`1`.as("one"))
    .where("erase_at", "<=", reader.now)
    .limit(1)
    .executeTakeFirst()) !== undefined;

export async function deleteDueNotes(work: Work): Promise<number> {
  const gone = await work.db.deleteFrom("ticket_note").where("erase_at", "<=", work.now).executeTakeFirst();
  return Number(gone.numDeletedRows);
}
