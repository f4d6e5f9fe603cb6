import { locationOf } from "../office/office.ts";
import { currentOffice } from "../office/queries.ts";
import { dayOf } from "../platform/civil.ts";
import { note } from "../platform/event.ts";
import type { Work } from "../platform/work.ts";
import { deleteStop, saveStop } from "./issuing-store.ts";

/** A clerk stops the tickets of a service, or of the whole location (null), for today, with a text of their own (K3). */
export async function stopIssuing(
  work: Work,
  stop: {
    locationId: string;
    serviceId: string | null;
    text: string;
    staffId: string;
  },
): Promise<void> {
  const { locationId, serviceId, text, staffId } = stop;
  const day = await today(work, locationId);
  const row = { location_id: locationId, service_id: serviceId ?? "", day };
  await saveStop(work, { ...row, text });
  await note(work, { kind: "issuing-stopped", locationId, serviceId, staffId });
}

export async function resumeIssuing(
  work: Work,
  stop: { locationId: string; serviceId: string | null; staffId: string },
): Promise<void> {
  const { locationId, serviceId, staffId } = stop;
  const day = await today(work, locationId);
  const of = { locationId, serviceId: serviceId ?? "", day };
  if (!(await deleteStop(work, of))) return;
  await note(work, { kind: "issuing-resumed", locationId, serviceId, staffId });
}

async function today(work: Work, locationId: string) {
  const location = locationOf(await currentOffice(work), locationId);
  return dayOf(work.now, location.timeZone);
}
