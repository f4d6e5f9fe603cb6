import { locationOf, locationsFor, serviceOf, serviceTitle, told } from "../office/office.ts";
import type { Day } from "../platform/civil.ts";
import { tellDay } from "../platform/telling.ts";
import { NOBODY_YET, type Caller, type CallerFault } from "./caller.ts";
import type { Wish } from "./queries.ts";
import { dayChoices, timeChoices, type DayChoice, type StaffTelling, type TimeChoice } from "./staff-choices.ts";
import type { StaffDay } from "./staff-days.ts";

interface Choice {
  readonly href: string;
  readonly name: string;
}

/** The form in which staff book for a caller, in words and links, whichever desk it stands at (B13). */
export interface CallerSteps {
  /** The step that is open: what lies before it is chosen, what lies after it is not shown. */
  readonly step: "service" | "place" | "time";
  readonly services: readonly { readonly agenda: string; readonly choices: readonly Choice[] }[];
  readonly places: readonly Choice[];
  readonly chosen: readonly { readonly label: string; readonly value: string; readonly change: string }[];
  readonly days: readonly DayChoice[];
  readonly before: string;
  readonly next: string;
  readonly day: string;
  readonly times: readonly (TimeChoice & { readonly chosen: boolean })[];
  readonly action: string;
  readonly formId: string;
  readonly caller: Caller;
  readonly mostPersons: number;
  readonly errors: readonly CallerFault[];
}

/** The form's words and where its links lead: the desk's own addresses of the form and of its answer, with a query. */
export interface CallerTelling extends StaffTelling {
  form(query: Readonly<Record<string, string>>): string;
  answer(query: Readonly<Record<string, string>>): string;
}

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

/** First what the caller comes for. */
export function serviceStep(telling: CallerTelling): CallerSteps {
  const { office, language } = telling;
  const bookable = office.services.filter(({ id, booking }) => booking !== null && locationsFor(office, id).length > 0);
  const services = office.agendas.map((agenda) => ({
    agenda: told(office, agenda.name, language),
    choices: bookable
      .filter((service) => service.agenda === agenda.id)
      .map((service) => ({
        href: telling.form({ service: service.id }),
        name: serviceTitle(office, service, language),
      })),
  }));
  return { ...NOTHING, step: "service", services: services.filter(({ choices }) => choices.length > 0) };
}

/** Then where, if there is more than one place. */
export function placeStep(telling: CallerTelling, serviceId: string): CallerSteps {
  const { office, language } = telling;
  const places = locationsFor(office, serviceId).map(({ id, name }) => ({
    href: telling.form({ service: serviceId, location: id }),
    name: told(office, name, language),
  }));
  return { ...NOTHING, step: "place", chosen: chosenOf(telling, { serviceId, locationId: null }), places };
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
  readonly errors: readonly CallerFault[];
}

/** Last the day, the time and who it is, on one page: the caller is on the telephone. */
export function timeStep(telling: CallerTelling, asked: TimeAsked): CallerSteps {
  const { serviceId, locationId } = asked.wish;
  const query = { service: serviceId, location: locationId };
  const times = asked.days.find(({ day }) => day === asked.day)?.times ?? [];
  const to = (from: Day) => telling.form({ ...query, from });
  return {
    ...NOTHING,
    step: "time",
    chosen: chosenOf(telling, asked.wish),
    days: dayChoices(telling, asked.days, {
      chosen: asked.day,
      persons: 1,
      href: (day) => telling.form({ ...query, from: asked.from, day }),
    }),
    before: asked.before === null ? "" : to(asked.before),
    next: to(asked.after),
    day: asked.day === null ? "" : tellDay(asked.day, telling.language),
    times: timeChoices(telling, times, 1).map((time) => ({ ...time, chosen: time.value === asked.to })),
    action: telling.answer({ ...query, from: asked.from, day: asked.day ?? "" }),
    formId: asked.formId,
    caller: asked.caller,
    mostPersons: serviceOf(telling.office, serviceId).booking?.persons ?? 1,
    errors: asked.errors,
  };
}

function chosenOf(telling: CallerTelling, wish: { serviceId: string; locationId: string | null }) {
  const { office, language } = telling;
  const { caller } = telling.words;
  const chosen = [
    {
      label: caller.service,
      value: serviceTitle(office, serviceOf(office, wish.serviceId), language),
      change: telling.form({}),
    },
  ];
  if (wish.locationId !== null && locationsFor(office, wish.serviceId).length > 1)
    chosen.push({
      label: caller.place,
      value: told(office, locationOf(office, wish.locationId).name, language),
      change: telling.form({ service: wish.serviceId }),
    });
  return chosen;
}
