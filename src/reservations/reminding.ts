import { currentOffice } from "../office/queries.ts";
import type { Work } from "../platform/work.ts";
import { tellAppointment } from "./confirming.ts";
import { known } from "./finding.ts";
import { clearReminder, dueBy } from "./due-store.ts";

/** B10: writes the reminders that are due, at most so many in one work, each once. One whose slot has begun is dropped. Returns how many it dealt with. */
export async function remind(work: Work, most: number): Promise<number> {
  const office = await currentOffice(work);
  const due = await dueBy(work, "remind_at", most);
  for (const id of due) {
    if (!(await clearReminder(work, id))) continue;
    const reservation = await known(work, office, id);
    if (reservation.state === "confirmed" && reservation.startsAt > work.now)
      await tellAppointment(work, office, reservation, { kind: "reminder" });
  }
  return due.length;
}
