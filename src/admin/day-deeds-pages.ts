import { kioskOf, serviceOf, serviceTitle, told } from "../office/office.ts";
import { hrefOf } from "../office/office-page.ts";
import { view } from "../platform/render.ts";
import type { FieldError } from "./form.ts";
import type { DayLook } from "./day-look.ts";
import type { AdminPage, Scene } from "./scene.ts";

interface DeedPage extends AdminPage {
  readonly place: string;
  readonly back: string;
  readonly errors: readonly FieldError[];
}

export interface IssuingModel extends DeedPage {
  readonly rows: readonly {
    /** The service, empty for the whole location. */
    readonly id: string;
    readonly name: string;
    readonly stopped: boolean;
    readonly says: string;
  }[];
  readonly stop: string;
  readonly resume: string;
  readonly typed: { readonly service: string; readonly text: string };
}
export const issuingView = view<IssuingModel>("admin/issuing");

/** What was typed and did not do. */
export interface StopTyped {
  readonly service: string;
  readonly text: string;
  readonly errors: readonly FieldError[];
}

/** K3: where tickets are given, and where a clerk has stopped them, with what words. */
export function issuingModel(scene: Scene, look: DayLook, typed: StopTyped): IssuingModel {
  const { office, visit, page } = scene;
  const { day: d } = page.t;
  const at = { location: look.location.id };
  const whole = look.stops.get("");
  const says = (text: string | undefined) => (text === undefined ? d.given : d.stoppedWith(text));
  return {
    ...deedPage(scene, look, typed.errors),
    rows: [
      { id: "", name: d.wholePlace, stopped: whole !== undefined, says: says(whole) },
      ...look.services
        .filter(({ serviceId }) => serviceOf(office, serviceId).walkIn !== null)
        .map(({ serviceId }) => ({
          id: serviceId,
          name: serviceTitle(office, serviceOf(office, serviceId), visit.language),
          stopped: look.stops.has(serviceId),
          says: says(look.stops.get(serviceId) ?? whole),
        })),
    ],
    stop: hrefOf(visit, "/admin/day/stops", at),
    resume: hrefOf(visit, "/admin/day/resumptions", at),
    typed,
  };
}

/** Who would remain unserved if the day closed now (Q8). */
export interface Remaining {
  readonly waiting: readonly string[];
  readonly parked: readonly string[];
  /** Whoever is at a counter: until they are finished, the day does not close. */
  readonly serving: readonly { readonly counter: string; readonly number: string }[];
}

export interface ClosingModel extends DeedPage {
  readonly says: string;
  readonly numbers: string;
  readonly serving: string;
  readonly action: string;
}
export const dayClosingView = view<ClosingModel>("admin/day-closing");

export function dayClosingModel(
  scene: Scene,
  look: DayLook,
  seen: { remaining: Remaining; errors: readonly FieldError[] },
): ClosingModel {
  const { visit, page } = scene;
  const { day: d } = page.t;
  const { waiting, parked, serving } = seen.remaining;
  const open = [...waiting, ...parked];
  const word = visit.words.counter.named[look.location.counterWord];
  return {
    ...deedPage(scene, look, seen.errors),
    says: open.length === 0 ? d.nobodyRemains : d.remain(open.length),
    numbers: open.join(", "),
    serving:
      serving.length === 0
        ? ""
        : d.stillServing(serving.map(({ counter, number }) => `${word} ${counter}: ${number}`).join(", ")),
    action: hrefOf(visit, "/admin/day/closing", { location: look.location.id }),
  };
}

export interface PaperModel extends DeedPage {
  readonly tickets: readonly { readonly id: string; readonly number: string }[];
  readonly kiosks: readonly { readonly id: string; readonly name: string }[];
  readonly chosen: { readonly ticket: string; readonly kiosk: string };
  readonly printed: string;
  readonly action: string;
}
export const paperView = view<PaperModel>("admin/day-paper");

/** K5: a ticket whose paper was cut off or lost, printed again by a person. */
export function paperModel(
  scene: Scene,
  look: DayLook,
  seen: {
    tickets: readonly { readonly id: string; readonly number: string }[];
    chosen: { ticket: string; kiosk: string };
    printed: boolean;
    errors: readonly FieldError[];
  },
): PaperModel {
  const { office, visit, page } = scene;
  const { day: d } = page.t;
  const number = seen.tickets.find(({ id }) => id === seen.chosen.ticket)?.number ?? "";
  const kiosks = office.kiosks.filter(({ location, printer }) => location === look.location.id && printer !== "none");
  const kiosk = kiosks.find(({ id }) => id === seen.chosen.kiosk);
  return {
    ...deedPage(scene, look, seen.errors),
    tickets: seen.tickets,
    kiosks: kiosks.map(({ id }) => ({ id, name: kioskOf(office, id).name })),
    chosen: seen.chosen,
    printed: seen.printed && kiosk !== undefined ? d.printed(number, kiosk.name) : "",
    action: hrefOf(visit, "/admin/day/paper", { location: look.location.id }),
  };
}

const deedPage = ({ office, visit, page }: Scene, look: DayLook, errors: readonly FieldError[]): DeedPage => ({
  ...page,
  place: office.locations.length < 2 ? "" : told(office, look.location.name, visit.language),
  back: hrefOf(visit, "/admin", { location: look.location.id }),
  errors,
});
