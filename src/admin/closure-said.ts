import { locationOf, serviceOf, serviceTitle, type Office } from "../office/office.ts";
import type { Day, Zone } from "../platform/civil.ts";
import { tellDay, tellShortDay } from "../platform/telling.ts";
import type { Scene } from "./scene.ts";

/** The days of a closure as people say them: one day in full, several from–to. */
export function daysSaid({ visit }: Scene, { from, to }: { from: Day; to: Day }): string {
  if (from === to) return tellDay(from, visit.language);
  return `${tellShortDay(from, visit.language)} – ${tellShortDay(to, visit.language)}`;
}

/** The hours of a closure, or that it is the whole day. */
export function hoursSaid({ page }: Scene, hours: string | null): string {
  if (hours === null) return page.r.closing.allDay;
  return hours
    .split("-")
    .map((time) => time.replace(/^0(?=\d)/, ""))
    .join("–");
}

/** Which services are closed; one the office has dropped meanwhile is left out. */
export const servicesSaid = ({ office, visit, page }: Scene, services: readonly string[] | null): string =>
  services === null
    ? page.r.closing.allServices
    : services
        .filter((id) => office.services.some((service) => service.id === id))
        .map((id) => serviceTitle(office, serviceOf(office, id), visit.language))
        .join(", ");

/** How the message about a closure reaches somebody; null: they must be called. */
export function waySaid({ page }: Scene, way: "email" | "sms" | null): string {
  if (way === null) return page.r.closing.call;
  return way === "sms" ? "SMS" : page.r.caller.email.toLowerCase();
}

export const zoneAt = (office: Office, locationId: string): Zone => locationOf(office, locationId).timeZone;
