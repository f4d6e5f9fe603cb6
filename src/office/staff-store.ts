import type { Person, Role, StaffDesk } from "../platform/http.ts";
import { HOUR, MINUTE, SECOND } from "../platform/clock.ts";
import { Refusal } from "../platform/refusal.ts";
import type { Reader, Work } from "../platform/work.ts";
import type { StaffMember } from "./people.ts";

/** A working day with overtime; after it a shared PC asks again who sits there. Trial mode's clock jumps, so it has none. */
const SESSION_MS = 14 * HOUR;

/** S8: a counter nobody touches for five minutes is locked. That somebody touched it is written at most every `TIRED_MS`. */
const TIRED_MS = 15 * SECOND;
const IDLE_MS = 5 * MINUTE + TIRED_MS;

export interface StaffSecrets extends Person {
  readonly passwordHash: string | null;
  readonly pinHash: string | null;
}

export async function readSecrets(reader: Reader, staffId: string): Promise<StaffSecrets | null> {
  const row = await staffRows(reader).where("id", "=", staffId).executeTakeFirst();
  return row === undefined ? null : secretsOf(row);
}

export async function findStaffByLogin(reader: Reader, login: string): Promise<StaffSecrets | null> {
  const row = await staffRows(reader).where("login", "=", login).executeTakeFirst();
  return row === undefined ? null : secretsOf(row);
}

export async function listStaff(reader: Reader): Promise<StaffMember[]> {
  const rows = await staffRows(reader).orderBy("id").execute();
  return rows.map((row) => ({
    ...personOf(row),
    hasPin: row.pin_hash !== null,
  }));
}

export async function insertStaff(
  work: Work,
  staff: {
    staffId: string;
    name: string;
    roles: readonly Role[];
    login: string | null;
    passwordHash: string | null;
    pinHash: string | null;
  },
): Promise<void> {
  const taken = staff.login !== null && (await findStaffByLogin(work, staff.login)) !== null;
  if (taken) throw new Refusal("conflict", "loginTaken");
  await work.db
    .insertInto("staff")
    .values({
      id: staff.staffId,
      name: staff.name,
      roles: JSON.stringify(staff.roles),
      login: staff.login,
      password_hash: staff.passwordHash,
      pin_hash: staff.pinHash,
      created_at: work.now,
      revoked_at: null,
    })
    .execute();
}

export async function startSession(
  work: Work,
  session: { tokenHash: string; staffId: string; desk: StaffDesk },
): Promise<void> {
  await work.db
    .insertInto("session")
    .values({
      token_hash: session.tokenHash,
      staff_id: session.staffId,
      desk: session.desk,
      created_at: work.now,
      used_at: work.now,
      ended_at: null,
    })
    .execute();
}

export async function endSession(work: Work, tokenHash: string): Promise<void> {
  await work.db
    .updateTable("session")
    .set({ ended_at: work.now })
    .where("token_hash", "=", tokenHash)
    .where("ended_at", "is", null)
    .execute();
}

/** Ends a session, idle or not, and says whose it was; null where it had ended. */
export async function endSessionOf(work: Work, tokenHash: string, desk: StaffDesk): Promise<string | null> {
  const row = await work.db
    .updateTable("session")
    .set({ ended_at: work.now })
    .where("token_hash", "=", tokenHash)
    .where("desk", "=", desk)
    .where("ended_at", "is", null)
    .returning("staff_id")
    .executeTakeFirst();
  return row?.staff_id ?? null;
}

/** Whether its last sign of life is old enough to be written anew. */
export async function isSessionTired(reader: Reader, tokenHash: string): Promise<boolean> {
  const row = await reader.db
    .selectFrom("session")
    .select("used_at")
    .where("token_hash", "=", tokenHash)
    .where("ended_at", "is", null)
    .executeTakeFirst();
  return row !== undefined && reader.now - row.used_at >= TIRED_MS;
}

export async function touchSession(work: Work, tokenHash: string): Promise<void> {
  await work.db
    .updateTable("session")
    .set({ used_at: work.now })
    .where("token_hash", "=", tokenHash)
    .where("ended_at", "is", null)
    .execute();
}

export async function personOfSession(reader: Reader, tokenHash: string, desk: StaffDesk): Promise<Person | null> {
  const row = await reader.db
    .selectFrom("session")
    .innerJoin("staff", "staff.id", "session.staff_id")
    .select(["staff.id", "staff.name", "staff.roles", "session.created_at", "session.used_at"])
    .where("session.token_hash", "=", tokenHash)
    .where("session.desk", "=", desk)
    .where("session.ended_at", "is", null)
    .where("staff.revoked_at", "is", null)
    .executeTakeFirst();
  if (row === undefined) return null;
  if (reader.house.trial) return personOf(row);
  if (reader.now - row.created_at >= SESSION_MS) return null;
  if (desk === "counter" && reader.now - row.used_at >= IDLE_MS) return null;
  return personOf(row);
}

const staffRows = (reader: Reader) =>
  reader.db
    .selectFrom("staff")
    .select(["id", "name", "roles", "password_hash", "pin_hash"])
    .where("revoked_at", "is", null);

const personOf = (row: { id: string; name: string; roles: string }): Person => ({
  staffId: row.id,
  name: row.name,
  roles: JSON.parse(row.roles) as Role[],
});

const secretsOf = (row: {
  id: string;
  name: string;
  roles: string;
  password_hash: string | null;
  pin_hash: string | null;
}): StaffSecrets => ({
  ...personOf(row),
  passwordHash: row.password_hash,
  pinHash: row.pin_hash,
});
