import { locationsFor, serviceTitle, told } from "../office/office.ts";
import type { Service } from "../office/office-file.ts";
import { view } from "../platform/render.ts";
import {
  bookableServices,
  matterOf,
  page,
  placeOf,
  stepLine,
  type Bookable,
  type Matter,
  type Page,
  type Place,
  type Scene,
} from "./scene.ts";
import { textHint, type TextHint } from "./by-text.ts";
import { areTogether } from "./together.ts";
import { alsoWith } from "./way.ts";

/** The first steps: what one comes for and where (B1). */

export interface Row {
  readonly href: string;
  readonly title: string;
  readonly note: string;
}

export interface AgendasModel extends Page {
  readonly agendas: readonly {
    readonly name: string;
    readonly description: string;
    readonly services: readonly Row[];
  }[];
  readonly byText: TextHint | null;
}
export const agendasView = view<AgendasModel>("booking/agendas");

/** Agendas in the office's order, each with the services that can be booked. */
export function agendasPage(scene: Scene): AgendasModel {
  const { office, language } = scene;
  const services = bookableServices(office);
  const agendas = office.agendas
    .map((agenda) => ({
      name: told(office, agenda.name, language),
      description: agenda.description === null ? "" : told(office, agenda.description, language),
      services: services.filter((service) => service.agenda === agenda.id).map((service) => serviceRow(scene, service)),
    }))
    .filter((agenda) => agenda.services.length > 0);
  return { ...page(scene, scene.t.matterTitle), agendas, byText: textHint(scene, null) };
}

const serviceRow = (scene: Scene, service: Service): Row => ({
  href: scene.link(`/booking/${service.id}`),
  title: serviceTitle(scene.office, service, scene.language),
  note: scene.t.about(service.minutes),
});

export interface PlacesModel extends Page {
  readonly step: string;
  readonly back: string;
  readonly matter: Matter;
  readonly places: readonly { readonly place: Place; readonly href: string }[];
}
export const placesView = view<PlacesModel>("booking/places");

/** Where the service can be booked, with what to bring and the fee before the choice (B16). */
export function placesPage(scene: Scene, { service, further }: Pick<Bookable, "service" | "further">): PlacesModel {
  const { office, t } = scene;
  const ids = further.map(({ id }) => id);
  return {
    ...page(scene, t.placeTitle),
    step: stepLine(scene, service.id, "place"),
    back: backToMatter(scene),
    matter: matterOf(scene, service, further),
    places: locationsFor(office, service.id)
      .filter(({ id }) => areTogether(office, id, [service.id, ...ids]))
      .map(({ id }) => ({
        place: placeOf(scene, id, null),
        href: scene.link(`/booking/${service.id}/${id}${alsoWith(ids, "?")}`),
      })),
  };
}

/** Empty when there is nothing to go back to. */
export const backToMatter = (scene: Scene): string =>
  bookableServices(scene.office).length > 1 ? scene.link("/booking") : "";
