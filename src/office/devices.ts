import { note } from "../platform/event.ts";
import type { FixtureKind } from "../platform/http.ts";
import { hashToken, newId, newToken } from "../platform/id.ts";
import { present } from "../platform/refusal.ts";
import type { Reader, Work } from "../platform/work.ts";

/** Kiosks, boards and displays are enrolled browsers (A2): a stranger's can neither print, call nor read. */

export interface Fixture {
  readonly id: string;
  readonly kind: FixtureKind;
  readonly locationId: string;
}

/** Enrols this browser as a fixture. Returns the token for its cookie; the table keeps only its hash. */
export async function enrol(
  work: Work,
  fixtureId: string,
  staffId: string | null,
): Promise<{ token: string; fixture: Fixture }> {
  const fixture = present(await fixtureById(work, fixtureId));
  const token = newToken();
  await work.db
    .insertInto("device")
    .values({
      id: newId(),
      fixture_id: fixtureId,
      token_hash: hashToken(token),
      enrolled_at: work.now,
      revoked_at: null,
    })
    .execute();
  await note(work, {
    kind: "device-enrolled",
    locationId: fixture.locationId,
    staffId,
    detail: { fixture: fixtureId },
  });
  return { token, fixture };
}

/** Ends every enrolment of a fixture; its screens show nothing from then on. */
export async function revoke(work: Work, fixtureId: string, staffId: string | null): Promise<void> {
  await work.db
    .updateTable("device")
    .set({ revoked_at: work.now })
    .where("fixture_id", "=", fixtureId)
    .where("revoked_at", "is", null)
    .execute();
  await note(work, {
    kind: "device-revoked",
    staffId,
    detail: { fixture: fixtureId },
  });
}

/** Whether the token speaks for this fixture, which must be of the kind asked for and still stand in the office. */
export async function isEnrolled(
  reader: Reader,
  asked: { token: string; fixtureId: string; kind: FixtureKind },
): Promise<boolean> {
  const row = await reader.db
    .selectFrom("device")
    .innerJoin("fixture", "fixture.id", "device.fixture_id")
    .select("device.id")
    .where("device.token_hash", "=", hashToken(asked.token))
    .where("device.fixture_id", "=", asked.fixtureId)
    .where("device.revoked_at", "is", null)
    .where("fixture.kind", "=", asked.kind)
    .where("fixture.retired_at", "is", null)
    .executeTakeFirst();
  return row !== undefined;
}

async function fixtureById(reader: Reader, id: string): Promise<Fixture | null> {
  const row = await reader.db
    .selectFrom("fixture")
    .select(["id", "kind", "location_id"])
    .where("id", "=", id)
    .where("retired_at", "is", null)
    .executeTakeFirst();
  return row === undefined ? null : { id: row.id, kind: row.kind, locationId: row.location_id };
}
