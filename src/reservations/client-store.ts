import type { Insertable } from "kysely";
import { keyedHash } from "../platform/id.ts";
import { keptQuery } from "../platform/kept-query.ts";
import type { Reader, Work } from "../platform/work.ts";
import type { ClientTable } from "../schema.ts";
import { foldEmail, foldPhone } from "./contact.ts";
import type { Client, ReservationId } from "./reservation.ts";

export async function insertClient(work: Work, id: ReservationId, client: Client): Promise<void> {
  await insert(work, {
    reservation_id: id,
    name: client.name,
    company: client.company,
    email: client.email,
    phone: client.phone,
    answers: JSON.stringify(client.answers),
    note: null,
    ...contactHashes(work, client),
  });
}

const insert = keptQuery((db, client: Insertable<ClientTable>) => db.insertInto("client").values(client));

/** The address was mistyped (B7). */
export async function correctEmail(work: Work, client: Client, id: ReservationId): Promise<void> {
  await work.db
    .updateTable("client")
    .set({ email: client.email, ...contactHashes(work, client) })
    .where("reservation_id", "=", id)
    .execute();
}

/** Keeps a note of staff with the client's data; false when it says the same already. */
export async function saveNote(work: Work, id: ReservationId, note: string): Promise<boolean> {
  const result = await work.db
    .updateTable("client")
    .set({ note })
    .where("reservation_id", "=", id)
    .where((row) => row(row.fn.coalesce("note", row.val("")), "<>", note))
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

export async function readNote(reader: Reader, id: string): Promise<string> {
  const row = await reader.db.selectFrom("client").select("note").where("reservation_id", "=", id).executeTakeFirst();
  return row?.note ?? "";
}

/** How many reservations of a service a contact has that are still to come or under way (B3); by e-mail or by phone. */
export async function activeOf(reader: Reader, client: Client, serviceId: string): Promise<number> {
  const hashes = contactHashes(reader, client);
  if (hashes.contact_hash === null && hashes.phone_hash === null) return 0;
  const row = await reader.db
    .selectFrom("client")
    .innerJoin("reservation", "reservation.id", "client.reservation_id")
    .select((row) => row.fn.countAll<number>().as("active"))
    .where((row) =>
      row.or([row("client.contact_hash", "=", hashes.contact_hash), row("client.phone_hash", "=", hashes.phone_hash)]),
    )
    .where("reservation.service_id", "=", serviceId)
    .where((row) =>
      row.or([
        row("reservation.state", "in", ["confirmed", "due", "arrived"]),
        row.and([row("reservation.state", "=", "pending"), row("reservation.confirm_by", ">", reader.now)]),
      ]),
    )
    .executeTakeFirstOrThrow();
  return row.active;
}

/** Other reservations whose client has the same e-mail or phone; none once the client is erased. */
export async function sharingContact(reader: Reader, id: ReservationId): Promise<ReservationId[]> {
  const own = await reader.db
    .selectFrom("client")
    .select(["contact_hash", "phone_hash"])
    .where("reservation_id", "=", id)
    .executeTakeFirst();
  if (own === undefined) return [];
  const rows = await reader.db
    .selectFrom("client")
    .select("reservation_id")
    .where((row) => row.or([row("contact_hash", "=", own.contact_hash), row("phone_hash", "=", own.phone_hash)]))
    .where("reservation_id", "<>", id)
    .orderBy("reservation_id")
    .execute();
  return rows.map((row) => row.reservation_id as ReservationId);
}

/** The offers made by text message that still hold a place for a number, the newest first (S2). */
export async function offersTo(reader: Reader, phone: string): Promise<ReservationId[]> {
  const { phone_hash } = contactHashes(reader, { email: "", phone });
  if (phone_hash === null) return [];
  const rows = await reader.db
    .selectFrom("client")
    .innerJoin("reservation", "reservation.id", "client.reservation_id")
    .select("reservation.id")
    .where("client.phone_hash", "=", phone_hash)
    .where("reservation.source", "=", "sms")
    .where("reservation.state", "=", "pending")
    .where("reservation.confirm_by", ">", reader.now)
    .orderBy("reservation.created_at", "desc")
    .orderBy("reservation.id", "desc")
    .execute();
  return rows.map(({ id }) => id as ReservationId);
}

/** Whose client gave this number, however it was written. */
export async function idsOfPhone(reader: Reader, phone: string): Promise<ReservationId[]> {
  const { phone_hash } = contactHashes(reader, { email: "", phone });
  if (phone_hash === null) return [];
  const rows = await reader.db
    .selectFrom("client")
    .select("reservation_id")
    .where("phone_hash", "=", phone_hash)
    .execute();
  return rows.map((row) => row.reservation_id as ReservationId);
}

/** Everything that leads to a person (A4): the client, the links, the one-time code, the form. Returns how many clients there were. */
export async function deletePersonal(work: Work, ids: readonly ReservationId[]): Promise<number> {
  for (const table of ["link", "one_time_code", "sent_form"] as const)
    await work.db.deleteFrom(table).where("reservation_id", "in", ids).execute();
  const clients = await work.db.deleteFrom("client").where("reservation_id", "in", ids).executeTakeFirst();
  return Number(clients.numDeletedRows);
}

function contactHashes(
  reader: Reader,
  client: Pick<Client, "email" | "phone">,
): { contact_hash: string | null; phone_hash: string | null } {
  const hash = (folded: string) => (folded === "" ? null : keyedHash(reader.house.key, "contact", folded));
  return {
    contact_hash: hash(foldEmail(client.email)),
    phone_hash: hash(foldPhone(client.phone)),
  };
}
