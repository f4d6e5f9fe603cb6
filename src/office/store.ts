import { keptQuery } from "../platform/kept-query.ts";
import { present } from "../platform/refusal.ts";
import type { Reader, Work } from "../platform/work.ts";
import type { Office } from "./office.ts";
import { officeFile, type OfficeFile } from "./office-file.ts";

export async function readOfficeVersion(reader: Reader): Promise<number> {
  const { rows } = await versions(reader, {});
  return present(rows[0], "unavailable").version;
}

const versions = keptQuery((db) => db.selectFrom("office").select("version"));

/** The office put together from its parts. What an older format left out gets its default here. */
export async function readOffice(reader: Reader): Promise<Office> {
  const head = present(await reader.db.selectFrom("office").selectAll().executeTakeFirst(), "unavailable");
  const parts = async (table: "location" | "agenda" | "service" | "plan" | "counter") =>
    (
      await reader.db.selectFrom(table).select("settings").where("retired_at", "is", null).orderBy("position").execute()
    ).map(settingsOf);
  const fixtures = await reader.db
    .selectFrom("fixture")
    .select(["kind", "settings"])
    .where("retired_at", "is", null)
    .orderBy("position")
    .execute();
  const standing = (kind: string) => fixtures.filter((fixture) => fixture.kind === kind).map(settingsOf);
  const file = officeFile.parse({
    okenko: 1,
    office: JSON.parse(head.settings),
    locations: await parts("location"),
    agendas: await parts("agenda"),
    services: await parts("service"),
    plans: await parts("plan"),
    counters: await parts("counter"),
    kiosks: standing("kiosk"),
    boards: standing("board"),
    displays: standing("display"),
  });
  return { ...file, version: head.version };
}

const settingsOf = (row: { settings: string }): unknown => JSON.parse(row.settings);

/** Writes every part of the file and retires what is not in it any more; history keeps its references. */
export async function writeOffice(work: Work, file: OfficeFile): Promise<number> {
  await retireAll(work);
  await writeParts(work, "location", file.locations);
  await writeParts(work, "agenda", file.agendas);
  await writeParts(work, "service", file.services);
  await writePlacedParts(work, "plan", file.plans);
  await writePlacedParts(work, "counter", file.counters);
  await writeFixtures(work, "kiosk", file.kiosks);
  await writeFixtures(work, "board", file.boards);
  await writeFixtures(work, "display", file.displays);
  const settings = JSON.stringify(file.office);
  const row = await work.db
    .insertInto("office")
    .values({ only: 1, version: 1, settings })
    .onConflict((conflict) =>
      conflict.column("only").doUpdateSet((row) => ({
        settings,
        version: row("office.version", "+", 1),
      })),
    )
    .returning("version")
    .executeTakeFirstOrThrow();
  return row.version;
}

const PART_TABLES = ["location", "agenda", "service", "plan", "counter", "fixture"] as const;

async function retireAll(work: Work): Promise<void> {
  for (const table of PART_TABLES)
    await work.db.updateTable(table).set({ retired_at: work.now }).where("retired_at", "is", null).execute();
}

type Part = { readonly id: string };
type PlacedPart = Part & { readonly location: string };

async function writeParts(work: Work, table: "location" | "agenda" | "service", parts: readonly Part[]): Promise<void> {
  for (const [position, part] of parts.entries()) {
    const row = rowOf(part, position);
    const insert = work.db.insertInto(table).values(row);
    await insert.onConflict((conflict) => conflict.column("id").doUpdateSet(row)).execute();
  }
}

async function writePlacedParts(work: Work, table: "plan" | "counter", parts: readonly PlacedPart[]): Promise<void> {
  for (const [position, part] of parts.entries()) {
    const row = { ...rowOf(part, position), location_id: part.location };
    const insert = work.db.insertInto(table).values(row);
    await insert.onConflict((conflict) => conflict.column("id").doUpdateSet(row)).execute();
  }
}

async function writeFixtures(
  work: Work,
  kind: "kiosk" | "board" | "display",
  parts: readonly PlacedPart[],
): Promise<void> {
  for (const [position, part] of parts.entries()) {
    const row = { ...rowOf(part, position), location_id: part.location, kind };
    const insert = work.db.insertInto("fixture").values(row);
    await insert.onConflict((conflict) => conflict.column("id").doUpdateSet(row)).execute();
  }
}

const rowOf = (part: Part, position: number) => ({
  id: part.id,
  position,
  retired_at: null,
  settings: JSON.stringify(part),
});
