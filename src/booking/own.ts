import { plansFor, serviceOf } from "../office/office.ts";
import type { DeskNeeds } from "../platform/desk-needs.ts";
import { html, type Visit } from "../platform/http.ts";
import { present } from "../platform/refusal.ts";
import type { View } from "../platform/render.ts";
import { reservedTickets, type ReservedTicket } from "../queue/queries.ts";
import { reservationBehind } from "../reservations/queries.ts";
import type { Reservation } from "../reservations/reservation.ts";
import { sceneOf } from "./choosing.ts";
import { confirmedPage, confirmedView, endedPage, endedView } from "./own-pages.ts";
import type { Scene } from "./scene.ts";

/** The reservation behind a link, and its page as it stands (B7). */

/** "show" comes from a confirmation, "move" from the office's own change or from the form with the code; both lead to the same. */
export type OwnPurpose = "show" | "move";
/** What is offered can be moved by the link that confirms it, before it is taken (B12). */
export type MovePurpose = OwnPurpose | "confirm";
export type Purpose = "held" | "cancel" | MovePurpose;

export interface Found {
  readonly scene: Scene;
  readonly reservation: Reservation;
  /** Once it has come: its tickets as they stand (B15). */
  readonly tickets: readonly ReservedTicket[];
  /** The address of the link itself, without language. */
  readonly base: string;
}

export const tokenOf = (visit: Visit): string => visit.params["token"] ?? "";
export const baseOf = (visit: Visit, purpose: Purpose): string => `/booking/${purpose}/${tokenOf(visit)}`;

/** Throws the same notFound for a wrong, an expired and an erased link (S4). */
export const find = (needs: DeskNeeds, visit: Visit, purpose: Purpose): Promise<Found> =>
  needs.works.read(async (reader) => {
    const reservation = present(await reservationBehind(reader, tokenOf(visit), purpose));
    return {
      scene: await sceneOf(needs, reader, visit),
      reservation,
      tickets: hasCome(reservation) ? await reservedTickets(reader, reservation.id) : [],
      base: baseOf(visit, purpose),
    };
  });

export const draw = <Model extends object>(
  needs: DeskNeeds,
  named: View<Model>,
  model: Model,
  status = 200,
): Response => html(needs.renderer.render(named, model), status);

/** The page of a reservation that is not pending any more: its own, or that it is over. */
export function settled(needs: DeskNeeds, { scene, reservation, tickets, base }: Found, moved = false): Response {
  switch (reservation.state) {
    case "pending":
    case "confirmed":
    case "due":
    case "arrived": {
      const own = /^\/booking\/(show|move)\//.test(base);
      const cancel = own && cancellable(reservation) && allWait(tickets) ? `${base}/cancellation` : "";
      const move = own && movable(scene, reservation) ? `${base}/times` : "";
      return draw(needs, confirmedView, confirmedPage(scene, reservation, { base, cancel, move, moved, tickets }));
    }
    default:
      return draw(needs, endedView, endedPage(scene, reservation));
  }
}

/** B7: given up can only be what nobody was called with. */
export const allWait = (tickets: readonly ReservedTicket[]): boolean =>
  tickets.every(({ state }) => state === "waiting" || state === "withdrawn");

/** With the link of its confirmation a client can cancel as by the form: the code and the contact are the reservation's own. */
export const cancellable = (reservation: Reservation): boolean =>
  hasCome(reservation) ||
  (reservation.state === "confirmed" && reservation.code !== null && contactOf(reservation.client) !== "");

/** B7: who has come can still give it up, as long as the ticket waits. */
export const hasCome = ({ state }: Reservation): boolean => state === "arrived" || state === "due";

/** B11: until its time has come, and as long as its service can be booked at all. */
export const movable = ({ office, now }: Scene, { state, startsAt, serviceId, locationId }: Reservation): boolean =>
  (state === "confirmed" || state === "pending") &&
  now < startsAt &&
  serviceOf(office, serviceId).booking !== null &&
  plansFor(office, serviceId, locationId).length > 0;

export const contactOf = (client: Reservation["client"]): string =>
  client === null ? "" : client.email === "" ? client.phone : client.email;
