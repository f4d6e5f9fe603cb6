import { plansFor, serviceTitle, type Office } from "../office/office.ts";
import type { Scene } from "./scene.ts";
import { alsoWith } from "./way.ts";

/** Several things in one visit (B15): what can be added to it and taken from it again. */

/** Whether a plan of the location serves them all. */
export const areTogether = (office: Office, locationId: string, serviceIds: readonly string[]): boolean =>
  plansFor(office, serviceIds[0] ?? "", locationId).some(({ services }) =>
    serviceIds.every((id) => services.includes(id)),
  );

export interface Together {
  readonly added: readonly { readonly title: string; readonly href: string }[];
  readonly more: readonly { readonly title: string; readonly href: string }[];
}

export function togetherOf(
  scene: Scene,
  at: { serviceId: string; locationId: string; further: readonly string[] },
): Together {
  const { office, language } = scene;
  const { serviceId, locationId, further } = at;
  const base = `/booking/${serviceId}/${locationId}`;
  const href = (ids: readonly string[]) => scene.link(`${base}${alsoWith(ids, "?")}`);
  const titled = (id: string) =>
    office.services.filter((each) => each.id === id).map((each) => serviceTitle(office, each, language));
  const allowed = office.services.find(({ id }) => id === serviceId)?.booking?.with ?? [];
  return {
    added: further.flatMap((id) =>
      titled(id).map((title) => ({ title, href: href(further.filter((other) => other !== id)) })),
    ),
    more: allowed
      .filter((id) => !further.includes(id) && areTogether(office, locationId, [serviceId, ...further, id]))
      .flatMap((id) => titled(id).map((title) => ({ title, href: href([...further, id]) }))),
  };
}
