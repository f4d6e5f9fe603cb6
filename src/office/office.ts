import type { Zone } from "../platform/civil.ts";
import { localised, type Language } from "../platform/language.ts";
import { Refusal } from "../platform/refusal.ts";
import type { Board, Counter, Kiosk, Location, OfficeFile, Plan, Service, Text } from "./office-file.ts";

/** The office as it is set now; `version` grows with each change. */
export interface Office extends OfficeFile {
  readonly version: number;
}

/** A text of the office in the visitor's language, else in the office's own. */
export const told = (office: Office, text: Text, language: Language): string =>
  localised(text, language, office.office.languages);

export const locationOf = (office: Office, id: string): Location => one(office.locations, id);
export const serviceOf = (office: Office, id: string): Service => one(office.services, id);
export const planOf = (office: Office, id: string): Plan => one(office.plans, id);
export const counterOf = (office: Office, id: string): Counter => one(office.counters, id);
export const kioskOf = (office: Office, id: string): Kiosk => one(office.kiosks, id);
export const boardOf = (office: Office, id: string): Board => one(office.boards, id);

/** The plans on which a service can be booked at a location. */
export const plansFor = (office: Office, serviceId: string, locationId: string): Plan[] =>
  office.plans.filter((plan) => plan.location === locationId && plan.services.includes(serviceId));

/** The locations at which a service can be booked, in the office's order (B1). */
export const locationsFor = (office: Office, serviceId: string): Location[] =>
  office.locations.filter((location) => plansFor(office, serviceId, location.id).length > 0);

/** The zone of the office as a whole, its first location's, for what belongs to no location. */
export const officeZone = (office: Office): Zone => office.locations[0]?.timeZone ?? "Europe/Prague";

export const countersAt = (office: Office, locationId: string): Counter[] =>
  office.counters.filter((counter) => counter.location === locationId);

/** "Občanský průkaz – podat žádost" */
export function serviceTitle(office: Office, service: Service, language: Language): string {
  const name = told(office, service.name, language);
  return service.deed === null ? name : `${name} – ${told(office, service.deed, language)}`;
}

function one<Part extends { readonly id: string }>(parts: readonly Part[], id: string): Part {
  const found = parts.find((part) => part.id === id);
  if (found === undefined) throw new Refusal("not-found", "notFound");
  return found;
}
