import { dueInTime } from "../messaging/quiet-hours.ts";
import type { Booking } from "../office/office-file.ts";
import type { Office } from "../office/office.ts";
import { after, HOUR, type Instant } from "../platform/clock.ts";
import { lastUse, reach } from "./letters.ts";
import type { Client } from "./reservation.ts";
import { zoneAt } from "./zone.ts";

/**
 * B10: when the reminder is due; null when none is set or its time is over already. A text message that quiet hours would hold up
 * until it is of no use goes before they begin (M5).
 */
export function remindAt(
  office: Office,
  of: { booking: Booking | null; client: Client | null; locationId: string; startsAt: Instant },
  now: Instant,
): Instant | null {
  const { booking, client, locationId, startsAt } = of;
  if (booking === null || booking.reminderHours === null) return null;
  const wished = after(startsAt, -booking.reminderHours * HOUR);
  const isText = reach(client, "email")?.channel === "sms";
  const when = { dueAt: wished, latest: lastUse(booking, startsAt), zone: zoneAt(office, locationId) };
  const due = isText ? dueInTime("reminder", office.office.sms.quiet, when) : wished;
  return due > now ? due : null;
}
