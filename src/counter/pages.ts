import type { Frame } from "../office/frame.ts";
import type { Counter } from "../office/office-file.ts";
import { locationOf, serviceOf, told, type Office } from "../office/office.ts";
import type { StaffMember } from "../office/people.ts";
import type { Person, Visit } from "../platform/http.ts";
import { view } from "../platform/render.ts";
import type { CounterNow } from "../queue/queries.ts";
import type { Catalogue } from "../wording/catalogue.ts";
import type { PanelModel } from "./panel.ts";
import type { ScreenModel } from "./screen.ts";

type Words = Catalogue["counter"];

/** The whole page around one counter's screen. */
export interface CounterPageModel {
  readonly frame: Frame;
  readonly t: Words;
  readonly live: boolean;
  /** Where a browser without script looks again by itself; empty for never, as while somebody fills a panel in. */
  readonly refresh: string;
  readonly screen: ScreenModel;
  readonly panel: PanelModel | null;
  readonly event: string;
  readonly stream: {
    readonly address: string;
    readonly now: string;
  };
}

export const counterView = view<CounterPageModel>("counter/counter");

export function counterPageModel(of: {
  frame: Frame;
  visit: Visit;
  screen: ScreenModel;
  panel: PanelModel | null;
  event: number;
}): CounterPageModel {
  const { frame, visit, screen, panel, event } = of;
  const { base } = screen.links;
  return {
    frame,
    t: visit.words.counter,
    live: true,
    refresh: panel === null ? visit.link(`${base}?again`) : "",
    screen,
    panel,
    event: String(event),
    stream: {
      address: visit.link(`${base}/stream`),
      now: visit.link(`${base}/now`),
    },
  };
}

export interface ChooseModel {
  readonly frame: Frame;
  readonly t: Words;
  readonly live: boolean;
  readonly refresh: string;
  readonly person: string;
  readonly signIn: string;
  readonly places: readonly {
    readonly name: string;
    readonly tiles: readonly {
      readonly href: string;
      readonly name: string;
      readonly services: string;
      readonly state: "open" | "paused" | "closed";
      readonly says: string;
      readonly mine: boolean;
    }[];
  }[];
}

export const chooseView = view<ChooseModel>("counter/choose");

/** Where to sit: every counter, what it serves and who is there. */
export function chooseModel(
  frame: Frame,
  visit: Visit,
  person: Person,
  seen: {
    office: Office;
    counters: readonly CounterNow[];
    staff: readonly StaffMember[];
  },
): ChooseModel {
  const { office, counters, staff } = seen;
  const t = visit.words.counter;
  const { language } = visit;
  const said = {
    open: t.stateOpen,
    paused: t.statePaused,
    closed: t.stateClosed,
  };
  const nameOf = (id: string | null) => staff.find(({ staffId }) => staffId === id)?.name ?? "";
  const tile = (counter: Counter) => {
    const now = counters.find(({ counterId }) => counterId === counter.id);
    const state = now?.state ?? "closed";
    const mine = state !== "closed" && now?.staffId === person.staffId;
    const who = state === "closed" ? "" : nameOf(now?.staffId ?? null);
    const word = t.named[locationOf(office, counter.location).counterWord];
    return {
      href: visit.link(`/counter/${counter.id}`),
      name: `${word} ${counter.name}`,
      services: (now?.services ?? counter.services)
        .map((id) => serviceOf(office, id))
        .map(({ short, name }) => told(office, short ?? name, language))
        .join(", "),
      state,
      says: [said[state], mine ? t.yours : who].filter((part) => part !== "").join(", "),
      mine,
    };
  };
  return {
    frame,
    t,
    live: true,
    refresh: visit.link("/counter?again"),
    person: person.name,
    signIn: visit.link("/counter/sign-in"),
    places: office.locations.map((location) => ({
      name: told(office, location.name, language),
      tiles: office.counters.filter((counter) => counter.location === location.id).map(tile),
    })),
  };
}
