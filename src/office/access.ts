import { note } from "../platform/event.ts";
import type { Person, Role, StaffDesk } from "../platform/http.ts";
import { hashToken, newId, newToken } from "../platform/id.ts";
import { Refusal } from "../platform/refusal.ts";
import type { Reader, Work, Works } from "../platform/work.ts";
import { mayWorkAt, type StaffMember } from "./people.ts";
import {
  findStaffByLogin,
  insertStaff,
  listStaff,
  personOfSession,
  readSecrets,
  endSession,
  endSessionOf,
  isSessionTired,
  startSession,
  touchSession,
  type StaffSecrets,
} from "./staff-store.ts";

/** Signing in, at one desk at a time (A1, S8). A wrong name and a wrong password get the same answer, as late. */

export interface SignedIn {
  /** Goes into the desk's cookie; the table keeps its hash. */
  readonly token: string;
  readonly person: Person;
}

/** Whose secret is to be checked, and the hash it must match; null where there is nobody such or no secret is set. */
export interface Claim {
  readonly staffId: string;
  readonly hash: string;
}

export async function claimByLogin(reader: Reader, login: string): Promise<Claim | null> {
  const staff = await findStaffByLogin(reader, login.trim().toLowerCase());
  return staff === null || staff.passwordHash === null ? null : { staffId: staff.staffId, hash: staff.passwordHash };
}

export async function claimByPin(reader: Reader, staffId: string): Promise<Claim | null> {
  const staff = await readSecrets(reader, staffId);
  return staff === null || staff.pinHash === null ? null : { staffId, hash: staff.pinHash };
}

/**
 * Checks a password or PIN. Never inside a work: argon2 takes long on purpose, and all readers would wait for it. Returns
 * the staff id, or throws notSignedIn, as late where there is nobody as where the secret is wrong (S8).
 */
export async function verify(claim: Claim | null, secret: string): Promise<string> {
  const right = await Bun.password.verify(secret, claim?.hash ?? (await nobodysHash));
  if (claim === null || !right) throw new Refusal("not-signed-in", "notSignedIn");
  return claim.staffId;
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

/** Ends the session and says whose it was; null where there was none. */
export async function lockSession(work: Work, token: string, desk: StaffDesk): Promise<string | null> {
  return endSessionOf(work, hashToken(token), desk);
}

/** Somebody is at the computer; written down now and then only, as it happens with every press (S8). */
export async function stayActive(works: Works, token: string): Promise<void> {
  const hash = hashToken(token);
  if (await works.read((reader) => isSessionTired(reader, hash))) await works.write((work) => touchSession(work, hash));
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

/** Verified against when there is nobody of that name, so that the answer takes as long. */
const nobodysHash = hashSecret(newToken());
