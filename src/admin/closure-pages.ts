import { serviceTitle, told } from "../office/office.ts";
import type { Closure } from "../office/office-file.ts";
import { hrefOf } from "../office/office-page.ts";
import { dayOf, timeOf, type Day } from "../platform/civil.ts";
import type { Instant } from "../platform/clock.ts";
import { view } from "../platform/render.ts";
import { tellDayAndTime } from "../platform/telling.ts";
import type { Reservation } from "../reservations/reservation.ts";
import { type ClosureTyped } from "./closure-form.ts";
import type { FieldError } from "./form.ts";
import { tellPhone } from "../messaging/phone.ts";
import { matterOf, nameOf } from "./reservations-rows.ts";
import type { AdminPage, Scene } from "./scene.ts";

import { daysSaid, hoursSaid, servicesSaid, waySaid, zoneAt } from "./closure-said.ts";

export interface ClosuresModel extends AdminPage {
  readonly notice: string;
  readonly add: string;
  readonly remove: string;
  readonly rows: readonly {
    readonly when: string;
    readonly hours: string;
    readonly services: string;
    readonly reason: string;
    readonly place: string;
    readonly fields: readonly (readonly [string, string])[];
  }[];
}
export const closuresView = view<ClosuresModel>("admin/closures");

/** Closures that are not over yet, soonest first. */
export function closuresModel(scene: Scene, seen: { today: Day; notice: string }): ClosuresModel {
  const { office, visit, page } = scene;
  const rows = office.locations.flatMap((location) =>
    location.closures
      .filter(({ to }) => to >= seen.today)
      .map((closure) => ({
        from: closure.from,
        when: daysSaid(scene, closure),
        hours: hoursSaid(scene, closure.hours),
        services: servicesSaid(scene, closure.services),
        reason: closure.reason === null ? "" : told(office, closure.reason, visit.language),
        place: office.locations.length > 1 ? told(office, location.name, visit.language) : "",
        fields: spanFields(location.id, closure),
      })),
  );
  return {
    ...page,
    notice: seen.notice,
    add: visit.link("/admin/closures/new"),
    remove: visit.link("/admin/closures/removal"),
    rows: rows.toSorted((a, b) => (a.from < b.from ? -1 : 1)),
  };
}

const spanFields = (locationId: string, closure: Closure): (readonly [string, string])[] => [
  ["location", locationId],
  ["from", closure.from],
  ["to", closure.to],
  ["hours", closure.hours ?? ""],
  ...(closure.services ?? []).map((id) => ["service", id] as const),
];

export interface NewClosureModel extends AdminPage {
  readonly action: string;
  readonly back: string;
  readonly typed: ClosureTyped;
  readonly today: string;
  readonly places: readonly { readonly id: string; readonly name: string; readonly here: boolean }[];
  readonly services: readonly { readonly id: string; readonly name: string; readonly chosen: boolean }[];
  readonly errors: readonly FieldError[];
}
export const newClosureView = view<NewClosureModel>("admin/closure-new");

export function newClosureModel(
  scene: Scene,
  seen: { typed: ClosureTyped; errors: readonly FieldError[]; today: Day },
): NewClosureModel {
  const { office, visit, page } = scene;
  const { typed } = seen;
  return {
    ...page,
    action: "/admin/closures/new",
    back: visit.link("/admin/closures"),
    typed,
    today: seen.today,
    places: office.locations.map(({ id, name }) => ({
      id,
      name: told(office, name, visit.language),
      here: id === typed.location,
    })),
    services: office.services.map((service) => ({
      id: service.id,
      name: serviceTitle(office, service, visit.language),
      chosen: typed.services.includes(service.id),
    })),
    errors: seen.errors,
  };
}

export interface ToldModel extends AdminPage {
  readonly list: string;
  readonly told: string;
  readonly notTold: string;
  readonly toldRows: readonly ToldRow[];
  readonly callRows: readonly ToldRow[];
}
export const toldView = view<ToldModel>("admin/closure-told");

interface ToldRow {
  readonly name: string;
  readonly matter: string;
  readonly fate: string;
  readonly way: string;
  readonly phone: string;
}

/** What became of one person: `way` is how they are told, null not at all; `to` the new time of one that was offered. */
export interface Fate {
  readonly reservation: Reservation;
  readonly way: "email" | "sms" | null;
  readonly what: "moved" | "offered" | "cancelled";
  readonly to: Instant | null;
}

/** Step three's end: who is told, and who must be telephoned (B12). */
export function toldModel(scene: Scene, fates: readonly Fate[]): ToldModel {
  const { visit, page } = scene;
  const { closing } = page.r;
  const can = ({ way }: Fate) => way !== null;
  const toldRows = fates.filter(can).map((fate) => toldRow(scene, fate));
  const callRows = fates.filter((fate) => !can(fate)).map((fate) => toldRow(scene, fate));
  return {
    ...page,
    list: hrefOf(visit, "/admin/closures"),
    told: fates.length === 0 ? closing.nobody : closing.toldThem(toldRows.length),
    notTold: callRows.length === 0 ? "" : closing.notTold(callRows.length),
    toldRows,
    callRows,
  };
}

function toldRow(scene: Scene, fate: Fate): ToldRow {
  const { office, page } = scene;
  const { reservation } = fate;
  return {
    name: reservation.client === null ? page.r.erased : nameOf(reservation.client),
    matter: matterOf(office, reservation, scene),
    fate: fateSaid(scene, fate),
    way: waySaid(scene, fate.way),
    phone: tellPhone(reservation.client?.phone ?? "") || page.r.closing.noPhone,
  };
}

function fateSaid({ office, visit, page }: Scene, { what, reservation, to }: Fate): string {
  const { fate } = page.r.closing;
  if (what === "cancelled") return fate.cancelled;
  if (what === "moved") return fate.moved(tellDayAndTime(reservation.day, reservation.time, visit.language));
  const zone = zoneAt(office, reservation.locationId);
  return fate.offered(to === null ? "" : tellDayAndTime(dayOf(to, zone), timeOf(to, zone), visit.language));
}
