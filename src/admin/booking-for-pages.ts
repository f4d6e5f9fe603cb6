import { locationOf, locationsFor, serviceOf, serviceTitle, told } from "../office/office.ts";
import type { Day } from "../platform/civil.ts";
import { view } from "../platform/render.ts";
import { tellDay } from "../platform/telling.ts";
import type { Wish } from "../reservations/queries.ts";
import { NOBODY_YET, type Caller } from "./booking-for-form.ts";
import type { FieldError } from "./form.ts";
import { dayChoices, timeChoices, type DayChoice, type StaffDay } from "./reservations-choices.ts";
import { hrefOf, type AdminPage, type Scene } from "./scene.ts";

interface Choice {
  readonly href: string;
  readonly name: string;
}

export interface CallerModel extends AdminPage {
  /** The step that is open: what lies before it is chosen, what lies after it is not shown. */
  readonly step: "service" | "place" | "time";
  readonly services: readonly { readonly agenda: string; readonly choices: readonly Choice[] }[];
  readonly places: readonly Choice[];
  readonly chosen: readonly { readonly label: string; readonly value: string; readonly change: string }[];
  readonly days: readonly DayChoice[];
  readonly before: string;
  readonly next: string;
  readonly day: string;
  readonly times: readonly {
    readonly value: string;
    readonly time: string;
    readonly says: string;
    readonly chosen: boolean;
  }[];
  readonly action: string;
  readonly formId: string;
  readonly caller: Caller;
  readonly mostPersons: number;
  readonly errors: readonly FieldError[];
}
export const callerView = view<CallerModel>("admin/booking-for");

const NOTHING = {
  services: [],
  places: [],
  chosen: [],
  days: [],
  before: "",
  next: "",
  day: "",
  times: [],
  action: "",
  formId: "",
  caller: NOBODY_YET,
  mostPersons: 1,
  errors: [],
};

const PATH = "/admin/reservations/new";

/** B13: first what the caller comes for. */
export function serviceStep(scene: Scene): CallerModel {
  const { office, visit, page } = scene;
  const bookable = office.services.filter(({ id, booking }) => booking !== null && locationsFor(office, id).length > 0);
  const services = office.agendas.map((agenda) => ({
    agenda: told(office, agenda.name, visit.language),
    choices: bookable
      .filter((service) => service.agenda === agenda.id)
      .map((service) => ({
        href: hrefOf(visit, PATH, { service: service.id }),
        name: serviceTitle(office, service, visit.language),
      })),
  }));
  return { ...page, ...NOTHING, step: "service", services: services.filter(({ choices }) => choices.length > 0) };
}

/** Then where, if there is more than one place. */
export function placeStep(scene: Scene, serviceId: string): CallerModel {
  const { office, visit, page } = scene;
  const places = locationsFor(office, serviceId).map(({ id, name }) => ({
    href: hrefOf(visit, PATH, { service: serviceId, location: id }),
    name: told(office, name, visit.language),
  }));
  return { ...page, ...NOTHING, step: "place", chosen: chosenOf(scene, { serviceId, locationId: null }), places };
}

export interface TimeAsked {
  readonly wish: Wish;
  readonly from: Day;
  readonly before: Day | null;
  readonly after: Day;
  readonly day: Day | null;
  readonly days: readonly StaffDay[];
  readonly to: string;
  readonly formId: string;
  readonly caller: Caller;
  readonly errors: readonly FieldError[];
}

/** Last the day, the time and who it is, on one page: the clerk is on the telephone. */
export function timeStep(scene: Scene, asked: TimeAsked): CallerModel {
  const { office, visit, page } = scene;
  const { serviceId, locationId } = asked.wish;
  const query = { service: serviceId, location: locationId };
  const times = asked.days.find(({ day }) => day === asked.day)?.times ?? [];
  const to = (from: Day) => hrefOf(visit, PATH, { ...query, from });
  return {
    ...page,
    ...NOTHING,
    step: "time",
    chosen: chosenOf(scene, asked.wish),
    days: dayChoices(scene, asked.days, {
      chosen: asked.day,
      persons: 1,
      href: (day) => hrefOf(visit, PATH, { ...query, from: asked.from, day }),
    }),
    before: asked.before === null ? "" : to(asked.before),
    next: to(asked.after),
    day: asked.day === null ? "" : tellDay(asked.day, visit.language),
    times: timeChoices(scene, times, 1).map((time) => ({ ...time, chosen: time.value === asked.to })),
    action: hrefOf(visit, "/admin/reservations", { ...query, from: asked.from, day: asked.day ?? "" }),
    formId: asked.formId,
    caller: asked.caller,
    mostPersons: serviceOf(office, serviceId).booking?.persons ?? 1,
    errors: asked.errors,
  };
}

function chosenOf({ office, visit, page }: Scene, wish: { serviceId: string; locationId: string | null }) {
  const { caller } = page.r;
  const chosen = [
    {
      label: caller.service,
      value: serviceTitle(office, serviceOf(office, wish.serviceId), visit.language),
      change: visit.link(PATH),
    },
  ];
  if (wish.locationId !== null && locationsFor(office, wish.serviceId).length > 1)
    chosen.push({
      label: caller.place,
      value: told(office, locationOf(office, wish.locationId).name, visit.language),
      change: hrefOf(visit, PATH, { service: wish.serviceId }),
    });
  return chosen;
}
