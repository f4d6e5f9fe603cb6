import type { Service } from "../office/office-file.ts";
import { serviceOf, serviceTitle, type Office } from "../office/office.ts";
import type { Language } from "../platform/language.ts";
import type { Reservation } from "./reservation.ts";

type Visit = Pick<Reservation, "serviceId" | "furtherServices">;

/** B15: what is done in the visit, in its order; a further service the office has given up since is left out. */
export const servicesOf = (office: Office, { serviceId, furtherServices }: Visit): Service[] => [
  serviceOf(office, serviceId),
  ...office.services
    .filter(({ id }) => furtherServices.includes(id))
    .toSorted((a, b) => furtherServices.indexOf(a.id) - furtherServices.indexOf(b.id)),
];

/** "Občanský průkaz – podat žádost + Cestovní pas – podat žádost" */
export const servicesSaid = (office: Office, visit: Visit, language: Language): string =>
  servicesOf(office, visit)
    .map((service) => serviceTitle(office, service, language))
    .join(" + ");

export const minutesOf = (office: Office, visit: Visit): number =>
  servicesOf(office, visit).reduce((sum, { minutes }) => sum + minutes, 0);
