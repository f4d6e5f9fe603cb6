import { hashSecret } from "./office/access.ts";
import { applyOfficeFile } from "./office/actions.ts";
import { blankOffice } from "./office/blank.ts";
import { isPublicHoliday } from "./office/holidays.ts";
import { createInstallation, keepTrialClock, newSetupToken, type Installation } from "./office/installation.ts";
import type { OfficeFile } from "./office/office-file.ts";
import { openRanges } from "./office/opening.ts";
import { presetText, type Preset } from "./office/presets.ts";
import { currentOffice } from "./office/queries.ts";
import { readOfficeFile } from "./office/read-office-file.ts";
import { instant, type Machine } from "./platform/clock.ts";
import { StorageFault, type Store } from "./platform/database.ts";
import { ROLES, type Role } from "./platform/http.ts";
import type { TrialClock } from "./platform/trial-clock.ts";
import type { Works } from "./platform/work.ts";
import { firstMorning } from "./trial/moment.ts";
import { TRIAL_PIN } from "./office/people.ts";
import { PEOPLE } from "./trial/pages.ts";
import { inventReservations } from "./trial/reservations.ts";

/** A new trial office: a town's preset, invented staff and reservations, the clock on the next working morning. */
export const fillTrial = {
  installation: (store: Store, machine: Machine): Installation => createInstallation(store, "trial", machine.wall()),

  office: async (needs: { town: Preset; quietWorks: Works; works: Works; clock: TrialClock }): Promise<void> => {
    const { town, quietWorks, works, clock } = needs;
    const file = presetOffice(town);
    const location = file.locations[0];
    if (location === undefined) throw new StorageFault(`The preset ${town} has no location.`);
    const { country } = file.office;
    const morning = firstMorning(
      instant(clock.office()),
      location.timeZone,
      (on) => openRanges(location, on, isPublicHoliday(country, on)).length > 0,
    );
    clock.move(morning, true);
    const pinHash = await hashSecret(TRIAL_PIN);
    await quietWorks.write(async (work) => {
      await keepTrialClock(work, clock.setting);
      await applyOfficeFile(work, file, null);
      for (const { id, name, role } of PEOPLE)
        await work.db
          .insertInto("staff")
          .values({
            id,
            name,
            roles: JSON.stringify(rolesOf(role)),
            login: id,
            password_hash: null,
            pin_hash: pinHash,
            created_at: work.now,
            revoked_at: null,
          })
          .execute();
    });
    await works.write(async (work) => inventReservations(work, await currentOffice(work)));
  },
};

/** A new real office: blank until the one-time set-up link was used. */
export const fillReal = {
  installation: (store: Store, machine: Machine): Installation => createInstallation(store, "real", machine.wall()),

  /** Returns the token of the set-up link, printed once and kept only as a hash. */
  office: async (works: Works, store: Store): Promise<string> => {
    await works.write((work) => applyOfficeFile(work, blankOffice(), null));
    return newSetupToken(store);
  },
};

/** A preset is shipped and tested with the product, so one that cannot be read is a broken installation. */
export function presetOffice(town: Preset): OfficeFile {
  const read = readOfficeFile(presetText(town));
  if ("problems" in read) throw new StorageFault(`The preset ${town} is damaged: ${read.problems[0]?.says ?? ""}`);
  return read.office;
}

const rolesOf = (role: string): Role[] => [ROLES.find((each) => each === role) ?? "clerk"];
