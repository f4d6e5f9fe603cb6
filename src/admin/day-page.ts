import { counterOf, serviceOf, serviceTitle, told } from "../office/office.ts";
import { hrefOf } from "../office/office-page.ts";
import { view } from "../platform/render.ts";
import { tellClock, tellDay, tellTime } from "../platform/telling.ts";
import type { ServiceNow } from "../queue/queries.ts";
import type { Reservation } from "../reservations/reservation.ts";
import { isLiving } from "../reservations/states.ts";
import type { Catalogue } from "../wording/catalogue.ts";
import type { CounterToday, DayLook } from "./day-look.ts";
import type { DayTrouble } from "./day-troubles.ts";
import { answeringSaid } from "./threads-said.ts";
import { heldSaid } from "./post-pages.ts";
import { matterOf } from "./reservations-rows.ts";
import type { AdminPage, Scene } from "./scene.ts";

/** The day of one location; a fragment that is sent anew whenever something happens. */
export interface DayModel {
  readonly d: Catalogue["admin"]["day"];
  readonly says: string;
  readonly closed: boolean;
  readonly troubles: readonly {
    readonly id: string;
    readonly says: string;
    readonly href: string;
    readonly link: string;
  }[];
  readonly figures: readonly { readonly label: string; readonly value: string; readonly says: string }[];
  readonly services: readonly {
    readonly name: string;
    readonly waiting: string;
    readonly wait: string;
    readonly tickets: string;
    readonly stopped: boolean;
  }[];
  readonly countersTitle: string;
  readonly counters: readonly {
    readonly name: string;
    readonly clerk: string;
    readonly number: string;
    readonly now: string;
    readonly served: string;
  }[];
  readonly next: readonly {
    readonly id: string;
    readonly time: string;
    readonly number: string;
    readonly matter: string;
    readonly state: string;
    readonly href: string;
  }[];
  readonly all: { readonly href: string; readonly says: string };
  readonly right: string;
  readonly ways: { readonly issuing: string; readonly reprint: string; readonly closing: string };
}
export const dayFragment = view<DayModel>("admin/_day");

export interface DayPageModel extends AdminPage {
  readonly title: string;
  readonly places: readonly { readonly href: string; readonly name: string; readonly here: boolean }[];
  readonly day: DayModel;
  readonly event: string;
  readonly live: { readonly stream: string; readonly now: string };
  readonly zone: string;
}
export const dayView = view<DayPageModel>("admin/day");

export function dayPageModel(scene: Scene, look: DayLook): DayPageModel {
  const { office, visit, page } = scene;
  const at = { location: look.location.id };
  const heading = tellDay(look.day, visit.language);
  return {
    ...page,
    refresh: hrefOf(visit, "/admin", at),
    title: heading.charAt(0).toUpperCase() + heading.slice(1),
    places:
      office.locations.length < 2
        ? []
        : office.locations.map(({ id, name }) => ({
            href: hrefOf(visit, "/admin", { location: id }),
            name: told(office, name, visit.language),
            here: id === look.location.id,
          })),
    day: dayModel(scene, look),
    event: String(look.event),
    live: { stream: hrefOf(visit, "/admin/day/stream", at), now: hrefOf(visit, "/admin/day/now", at) },
    zone: look.location.timeZone,
  };
}

export function dayModel(scene: Scene, look: DayLook): DayModel {
  const { visit, page } = scene;
  const { day: d } = page.t;
  const at = { location: look.location.id };
  return {
    d,
    says: d.says(tellClock(look.now, look.location.timeZone)),
    closed: look.dayClosed,
    troubles: [...unreachedSaid(scene, look), ...look.troubles.map((each) => troubleSaid(scene, look, each))].map(
      (trouble, index) => ({ ...trouble, id: `trouble-${index}` }),
    ),
    figures: figuresOf(scene, look),
    services: look.services.map((service) => serviceRow(scene, look, service)),
    countersTitle: d.counters[look.location.counterWord],
    counters: look.counters.map((counter) => counterRow(scene, counter)),
    next: nextRows(scene, look.reservations),
    all: { href: hrefOf(visit, "/admin/reservations", { day: look.day }), says: d.all(look.reservations.length) },
    right: look.right.tickets === 0 ? d.rightUnknown : d.right(percent(look.right), look.right.tickets),
    ways: {
      issuing: hrefOf(visit, "/admin/day/issuing", at),
      reprint: hrefOf(visit, "/admin/day/paper", at),
      closing: hrefOf(visit, "/admin/day/closing", at),
    },
  };
}

const percent = ({ tickets, right }: DayLook["right"]): number => Math.round((right / tickets) * 100);

function figuresOf({ page }: Scene, look: DayLook): DayModel["figures"] {
  const { day: d } = page.t;
  const { reservations, counters, longest, location } = look;
  const states = (...wanted: Reservation["state"][]) =>
    reservations.filter(({ state }) => wanted.includes(state)).length;
  const [came, missed, coming] = [
    states("arrived", "served", "unserved", "withdrawn"),
    states("missed", "lapsed"),
    states("pending", "confirmed", "due"),
  ];
  const open = counters.filter(({ state }) => state === "open").length;
  const sum = (of: "served" | "missed") => counters.reduce((all, counter) => all + counter[of], 0);
  return [
    { label: d.booked, value: String(came + missed + coming), says: d.bookedSays(came, missed, coming) },
    {
      label: d.waiting,
      value: String(look.waiting),
      says:
        longest === null ? d.nobodyWaits : d.waitingSays(longest.number, tellClock(longest.since, location.timeZone)),
    },
    { label: d.served, value: String(sum("served")), says: d.servedSays(sum("missed")) },
    {
      label: d.open,
      value: d.of(open, counters.length),
      says: d.openSays(counters.filter(({ state }) => state === "paused").length),
    },
  ];
}

function serviceRow(scene: Scene, look: DayLook, now: ServiceNow): DayModel["services"][number] {
  const { day: d } = scene.page.t;
  const text = look.stops.get(now.serviceId) ?? look.stops.get("") ?? "";
  return {
    name: serviceName(scene, now.serviceId),
    waiting: String(now.waiting),
    wait: now.range === null ? "–" : d.minutes(now.range.from, now.range.to),
    tickets: now.stopped === "stopped" ? d.stoppedWith(text) : now.stopped === null ? d.given : d.why[now.stopped],
    stopped: now.stopped === "stopped",
  };
}

const serviceName = ({ office, visit }: Scene, id: string): string =>
  serviceTitle(office, serviceOf(office, id), visit.language);

function counterRow({ office, page }: Scene, counter: CounterToday): DayModel["counters"][number] {
  const { day: d } = page.t;
  return {
    name: counterOf(office, counter.counterId).name,
    clerk: counter.clerk ?? "",
    number: counter.number ?? "",
    now: counter.state === "open" ? (counter.number === null ? d.free : "") : d.state[counter.state],
    served: String(counter.served),
  };
}

const MOST_NEXT = 8;

/** Who is still to come or sits there already; the rest of the day is one link away. */
const nextRows = (scene: Scene, reservations: readonly Reservation[]): DayModel["next"] =>
  reservations
    .filter(({ state }) => isLiving(state) && state !== "served")
    .slice(0, MOST_NEXT)
    .map((reservation) => ({
      id: `next-${reservation.id}`,
      time: tellTime(reservation.time),
      number: reservation.number ?? "",
      matter: matterOf(scene.office, reservation, scene),
      state: scene.page.t.states[reservation.state],
      href: scene.visit.link(`/admin/reservations/${reservation.id}`),
    }));

interface Said {
  readonly says: string;
  readonly href: string;
  readonly link: string;
}

/** Q7: a ticket whose services no open counter serves would wait for ever. */
const unreachedSaid = (scene: Scene, look: DayLook): Said[] =>
  look.unreached.map(({ serviceId, waiting }) => ({
    says: scene.visit.words.counter.unservedTrouble(serviceName(scene, serviceId), waiting),
    href: "",
    link: "",
  }));

function troubleSaid(scene: Scene, { location }: DayLook, trouble: DayTrouble): Said {
  const { visit, page } = scene;
  const { counter: c } = visit.words;
  const { day: d } = page.t;
  const clock = (at: Parameters<typeof tellClock>[0]) => tellClock(at, location.timeZone);
  switch (trouble.kind) {
    case "printer": {
      const { state, waiting } = trouble.paper;
      const says = c.printerTrouble(trouble.printer, state === "ready" ? "" : d.printer[state]);
      return { says: waiting > 0 ? `${says} ${c.paperWaiting(waiting)}` : says, href: "", link: "" };
    }
    case "silent":
      return {
        says: trouble.what === "board" ? c.boardSilent(trouble.name) : c.kioskSilent(trouble.name),
        href: "",
        link: "",
      };
    case "mute":
      return { says: c.boardMute(trouble.name), href: "", link: "" };
    case "messages":
      return {
        says: d.messages(trouble.waiting, trouble.dead),
        href: visit.link("/admin/messages"),
        link: page.t.messages,
      };
    case "held":
      return { says: heldSaid(scene, trouble), href: visit.link("/admin/messages"), link: page.t.messages };
    case "texts": {
      const { threads } = visit.words;
      const waiting = trouble.waiting === 0 ? [] : [threads.waitingNow(trouble.waiting)];
      const says = [...waiting, ...answeringSaid(threads, trouble)].join(" ");
      return { says, href: visit.link("/admin/threads"), link: threads.title };
    }
    case "outage": {
      const { from, to } = trouble.outage;
      return { says: `${page.t.outages} ${clock(from)}–${clock(to)}. ${page.t.outagesHelp}`, href: "", link: "" };
    }
    default:
      return trouble satisfies never;
  }
}
