import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { applyOfficeFile } from "../../src/office/actions.ts";
import type { OfficeFile } from "../../src/office/office-file.ts";
import { openStore, type Store } from "../../src/platform/database.ts";
import { createLive, type Live } from "../../src/platform/live.ts";
import { migrate, migrationsIn } from "../../src/platform/migrate.ts";
import { createWorks, type Works } from "../../src/platform/work.ts";
import { settleQueue } from "../../src/queue/actions.ts";
import { settleNear } from "../../src/queue/near-actions.ts";
import { settleReservations } from "../../src/reservations/actions.ts";
import { lhota } from "./cast.ts";
import { testClocks, type TestClocks } from "./clock.ts";

export const TEST_KEY = "k".repeat(43);
const STAFF = [
  ["jana", "Jana Dvořáková", ["clerk"]],
  ["petr", "Petr Malý", ["clerk"]],
  ["sona", "Soňa Veselá", ["supervisor"]],
] as const;

/** The subjects on a real SQLite file, with no HTTP: for tests of rules. Staff ids: jana, petr (clerks), sona (supervisor). */
export interface TestHouse {
  readonly works: Works;
  readonly clocks: TestClocks;
  readonly live: Live;
  readonly store: Store;
  readonly folder: string;
  close(): Promise<void>;
}

/** Opens with Lhota (or another office) on Tuesday 24 November 2026 at 7:40 unless told otherwise. */
export async function openHouse(
  options: { office?: OfficeFile; now?: string; zone?: string } = {},
): Promise<TestHouse> {
  const folder = mkdtempSync(join(tmpdir(), "okenko-"));
  const store = openStore(join(folder, "okenko.db"), { create: true });
  migrate(store.raw, migrationsIn(join(import.meta.dir, "../../migrations")));
  const clocks = testClocks(options.now ?? "2026-11-24T07:40:00", options.zone);
  const live = createLive();
  const works = createWorks({
    store,
    clocks,
    live,
    house: {
      publicAddress: "http://lhota.example",
      key: TEST_KEY,
      trial: false,
    },
    settle: async (work) => {
      await settleReservations(work);
      await settleQueue(work);
    },
    conclude: settleNear,
  });
  store.raw.run("INSERT INTO installation (only, mode, key, created_at) VALUES (1, 'real', ?, 0)", [TEST_KEY]);
  for (const [id, name, roles] of STAFF)
    store.raw.run("INSERT INTO staff (id, name, roles, created_at) VALUES (?, ?, ?, 0)", [
      id,
      name,
      JSON.stringify(roles),
    ]);
  await works.write((work) => applyOfficeFile(work, options.office ?? lhota(), null));
  return {
    works,
    clocks,
    live,
    store,
    folder,
    close: async () => {
      await store.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
