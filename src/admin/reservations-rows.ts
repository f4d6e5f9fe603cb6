import { serviceOf, serviceTitle, type Office } from "../office/office.ts";
import { tellShortDay, tellTime, tellWeekday } from "../platform/telling.ts";
import type { Client, Reservation } from "../reservations/reservation.ts";
import { isLiving } from "../reservations/states.ts";
import type { Scene } from "./scene.ts";

/** One reservation in a list. The code is not there: it proves a reservation and is its client's alone (B9). */
export interface ReservationRow {
  readonly href: string;
  readonly day: string;
  readonly time: string;
  readonly number: string;
  readonly name: string;
  readonly matter: string;
  readonly contact: string;
  readonly state: string;
  readonly source: string;
  /** It is over: struck through, so that the day's living ones stand out. */
  readonly over: boolean;
}

export function rowOf(scene: Scene, reservation: Reservation): ReservationRow {
  const { office, visit, page } = scene;
  const { client } = reservation;
  return {
    href: visit.link(`/admin/reservations/${reservation.id}`),
    day: `${tellWeekday(reservation.day, visit.language)} ${tellShortDay(reservation.day, visit.language)}`,
    time: tellTime(reservation.time),
    number: reservation.number ?? "",
    name: client === null ? page.r.erased : nameOf(client),
    matter: matterOf(office, reservation, scene),
    contact: client === null ? "" : [client.phone, client.email].filter((part) => part !== "").join(", "),
    state: page.t.states[reservation.state],
    source: page.r.sources[reservation.source],
    over: !isLiving(reservation.state),
  };
}

export const nameOf = (client: Client): string =>
  [client.name, client.company].filter((part) => part !== "").join(", ") || "–";

/** What a client comes for, and for how many where that is more than one. A service the office has dropped keeps its id. */
export function matterOf(office: Office, reservation: Reservation, { visit, page }: Scene): string {
  const service = office.services.find(({ id }) => id === reservation.serviceId);
  const title = service === undefined ? reservation.serviceId : titleOf(office, service.id, visit.language);
  return reservation.persons === 1 ? title : `${title} (${page.r.persons(reservation.persons)})`;
}

const titleOf = (office: Office, id: string, language: Reservation["language"]): string =>
  serviceTitle(office, serviceOf(office, id), language);
