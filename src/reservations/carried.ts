import type { Office } from "../office/office.ts";
import { dayOf } from "../platform/civil.ts";
import type { Instant } from "../platform/clock.ts";
import { slotsFor } from "./slots.ts";
import { zoneAt } from "./zone.ts";

/** B2: whether the office's plans of today still have a held place: its service, its time, and as many places. */
export function isCarried(
  office: Office,
  held: { readonly planId: string; readonly serviceId: string; readonly startsAt: Instant; readonly place: number },
): boolean {
  const plan = office.plans.find(({ id }) => id === held.planId);
  if (plan === undefined || !plan.services.includes(held.serviceId)) return false;
  if (office.services.find(({ id }) => id === held.serviceId)?.booking == null) return false;
  const day = dayOf(held.startsAt, zoneAt(office, plan.location));
  const slot = slotsFor(office, plan, day, held.serviceId).find(({ startsAt }) => startsAt === held.startsAt);
  return slot !== undefined && held.place <= slot.places;
}
