import { dayOf, timeOf } from "../platform/civil.ts";
import { view } from "../platform/render.ts";
import { tellDayAndTime } from "../platform/telling.ts";
import type { Reservation } from "../reservations/reservation.ts";
import type { Pick } from "./form-seal.ts";
import { deadlineOf, ownOf, zoneOf, type Own } from "./own-pages.ts";
import { page, placeOf, type Page, type Scene } from "./scene.ts";

/** A page that asks before a deed: a button does it, a link leaves everything as it is. */
export interface AskModel extends Page, Own {
  readonly lead: string;
  /** Where `when` is a new time, the time until now; else empty (B11). */
  readonly before: string;
  readonly hidden: readonly { readonly name: string; readonly value: string }[];
  readonly action: string;
  readonly yes: string;
  readonly bad: boolean;
  readonly keep: string;
  /** Another time instead, where the question is whether to take this one (B12); else empty. */
  readonly another: string;
}
export const askView = view<AskModel>("booking/ask");

export const askToConfirm = (
  scene: Scene,
  reservation: Reservation,
  { base, move }: { base: string; move: string },
): AskModel => ({
  ...page(scene, scene.t.confirmTitle),
  ...ownOf(scene, reservation),
  lead: scene.t.confirmLead(deadlineOf(scene, reservation)),
  before: "",
  hidden: [],
  action: scene.link(base),
  yes: scene.t.confirmButton,
  bad: false,
  keep: "",
  another: move === "" ? "" : scene.link(move),
});

export const askToCancel = (
  scene: Scene,
  reservation: Reservation,
  at: { title: string; action: string; keep: string },
): AskModel => ({
  ...page(scene, at.title),
  ...ownOf(scene, reservation),
  lead: scene.t.cancelLead,
  before: "",
  hidden: [],
  action: scene.link(at.action),
  yes: scene.t.cancelYes,
  bad: true,
  keep: at.keep === "" ? "" : scene.link(at.keep),
  another: "",
});

/** B11: "z … na …": the last look before a move. The number is another one there and shown when it is known. */
export const askToMove = (scene: Scene, reservation: Reservation, at: { base: string; to: Pick }): AskModel => {
  const { t, language } = scene;
  const { to } = at;
  const zone = zoneOf(scene, reservation);
  const day = dayOf(to.startsAt, zone);
  const own = ownOf(scene, reservation);
  return {
    ...page(scene, t.moveAskTitle),
    ...own,
    place: placeOf(scene, reservation.locationId, to.planId),
    number: "",
    lead: t.moveAskLead,
    before: own.when,
    when: tellDayAndTime(day, timeOf(to.startsAt, zone), language),
    hidden: [
      { name: "plan", value: to.planId },
      { name: "at", value: String(to.startsAt) },
    ],
    action: scene.link(`${at.base}/moves`),
    yes: t.moveYes,
    bad: false,
    keep: scene.link(at.base),
    another: "",
  };
};
