import { note } from "../platform/event.ts";
import type { Person, Role, StaffDesk } from "../platform/http.ts";
import { hashToken, newId, newToken } from "../platform/id.ts";
import { Refusal } from "../platform/refusal.ts";
import type { Reader, Work } from "../platform/work.ts";
import { mayWorkAt, type StaffMember } from "./people.ts";
import {
  findStaffByLogin,
  insertStaff,
  listStaff,
  personOfSession,
  readSecrets,
  endSession,
  startSession,
  type StaffSecrets,
} from "./staff-store.ts";

/** Signing in, at one desk at a time (A1, S8). A wrong name and a wrong password get the same answer, as late. */

export interface SignedIn {
  /** Goes into the desk's cookie; the table keeps its hash. */
  readonly token: string;
  readonly person: Person;
}

/** Checks a password outside any work, because argon2 takes long on purpose; then `startSessionFor` opens the session. */
export async function verifyPassword(reader: Reader, login: string, password: string): Promise<string> {
  const staff = await findStaffByLogin(reader, login.trim().toLowerCase());
  const right = await matches(password, staff?.passwordHash ?? null);
  if (staff === null || !right) throw new Refusal("not-signed-in", "notSignedIn");
  return staff.staffId;
}

export async function verifyPin(reader: Reader, staffId: string, pin: string): Promise<string> {
  const staff = await readSecrets(reader, staffId);
  const right = await matches(pin, staff?.pinHash ?? null);
  if (staff === null || !right) throw new Refusal("not-signed-in", "notSignedIn");
  return staff.staffId;
}

/** Opens a session at the desk for somebody already verified. Throws notAllowed when no role of theirs works there. */
export async function startSessionFor(work: Work, staffId: string, desk: StaffDesk): Promise<SignedIn> {
  const staff: StaffSecrets | null = await readSecrets(work, staffId);
  if (staff === null || !mayWorkAt(desk, staff.roles)) throw new Refusal("not-allowed", "notAllowed");
  const token = newToken();
  await startSession(work, { tokenHash: hashToken(token), staffId, desk });
  await note(work, { kind: "signed-in", staffId, detail: { desk } });
  return { token, person: { staffId, name: staff.name, roles: staff.roles } };
}

export async function signOut(work: Work, token: string): Promise<void> {
  await endSession(work, hashToken(token));
}

/** Whom the cookie of a desk speaks for now, or nobody. */
export const signedIn = (reader: Reader, token: string, desk: StaffDesk): Promise<Person | null> =>
  personOfSession(reader, hashToken(token), desk);

/** Everybody who works here, in the order they came. */
export const people = (reader: Reader): Promise<StaffMember[]> => listStaff(reader);

/** A new member of staff. Secrets are hashed before the work, see `hashSecret`. */
export async function addStaff(
  work: Work,
  staff: {
    name: string;
    roles: readonly Role[];
    login: string | null;
    passwordHash: string | null;
    pinHash: string | null;
  },
): Promise<string> {
  const staffId = newId();
  await insertStaff(work, { staffId, ...staff });
  await note(work, { kind: "staff-added", detail: { staff: staffId } });
  return staffId;
}

/** argon2id, with the parameters Bun recommends (S8). */
export const hashSecret = (secret: string): Promise<string> => Bun.password.hash(secret, "argon2id");

async function matches(secret: string, hash: string | null): Promise<boolean> {
  const right = await Bun.password.verify(secret, hash ?? (await nobodysHash));
  return right && hash !== null;
}

/** Verified against when there is nobody of that name, so that the answer takes as long. */
const nobodysHash = hashSecret(newToken());
