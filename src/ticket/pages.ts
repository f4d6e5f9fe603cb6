import type { Frame } from "../office/frame.ts";
import { counterOf, serviceOf, serviceTitle, told, type Office } from "../office/office.ts";
import type { Instant } from "../platform/clock.ts";
import type { Visit } from "../platform/http.ts";
import { view } from "../platform/render.ts";
import { tellClock } from "../platform/telling.ts";
import type { LineNow, NearNow, ReservedTicket, TicketNow } from "../queue/queries.ts";
import { isOver, type Ticket } from "../queue/ticket.ts";
import type { Catalogue } from "../wording/catalogue.ts";
import { lineModel, type LineModel } from "./line.ts";
import type { Following } from "./keeping-up.ts";
import { nearSaid } from "./near-pages.ts";

type Words = Catalogue["ticket"];

/** The e-ticket as it stands now: the one fragment that page, poll and stream send (V4). */
export interface TicketModel {
  readonly t: Words;
  readonly number: string;
  readonly service: string;
  /** Where it is this client's turn now. */
  readonly turn: {
    readonly go: string;
    readonly counter: string;
    readonly place: string;
    readonly calledAt: string;
    readonly left: string;
    /** Calls told apart: each is worth a buzz. */
    readonly event: number;
  } | null;
  readonly line: LineModel | null;
  /** What there is to say instead of a place in line. */
  readonly over: { readonly title: string; readonly text: string } | null;
  readonly calledAgain: string;
  readonly near: { readonly said: string; readonly open: string; readonly href: string; readonly wished: boolean };
  readonly giveUp: { readonly label: string; readonly href: string };
  /** A ticket just given up can be had back; `seconds` until it cannot. */
  readonly back: { readonly action: string; readonly seconds: number } | null;
  readonly others: readonly { readonly number: string; readonly href: string }[];
  readonly book: string;
  /** For who does not see the screen. */
  readonly says: string;
  readonly pageTitle: string;
}

export const ticketFragment = view<TicketModel>("ticket/_ticket");

export interface PageModel extends TicketModel {
  readonly frame: Frame;
  readonly following: Following;
}

export const ticketView = view<PageModel>("ticket/ticket");

/** A wrong, an old and an erased address: the same answer (S4). */
export interface GoneFragment {
  readonly t: Words;
  readonly book: string;
}

export const goneFragment = view<GoneFragment>("ticket/_gone");

export interface GoneModel extends GoneFragment {
  readonly frame: Frame;
}

export const goneView = view<GoneModel>("ticket/gone");

export interface GiveUpModel {
  readonly frame: Frame;
  readonly t: Words;
  readonly number: string;
  readonly action: string;
  readonly back: string;
  /** Null once it is the client's turn: then there is nothing to miss. */
  readonly following: Following | null;
}

export const giveUpView = view<GiveUpModel>("ticket/give-up");

/** One ticket with all its page shows. */
export interface Seen {
  readonly now: TicketNow;
  /** The line may have been looked up some seconds before this. */
  readonly at: Instant;
  readonly line: LineNow;
  readonly wish: NearNow | null;
  readonly returnUntil: Instant | null;
  readonly family: readonly ReservedTicket[];
}

/** What a page knows of who looks at it. No more of the request, which would be kept as long as the ticket is followed (L4). */
export type Reading = Pick<Visit, "language" | "words" | "link">;

/** Whose page it is: the language, and the address the ticket is known by. */
export interface Holder {
  readonly visit: Reading;
  readonly token: string;
}

export function ticketModel(holder: Holder, seen: Seen): TicketModel {
  const { visit, token } = holder;
  const t = visit.words.ticket;
  const { ticket } = seen.now;
  const { office, location } = seen.line;
  const turn = turnOf(t, seen, visit);
  const line = lineModel(visit, seen.line, seen.now);
  const over = overOf(t, ticket);
  const path = `/ticket/${token}`;
  const left = location.calls - ticket.calls - 1;
  return {
    t,
    number: ticket.number,
    service: serviceTitle(office, serviceOf(office, ticket.serviceId), visit.language),
    turn,
    line,
    over,
    calledAgain: line !== null && left > 0 ? t.calledAgain(left) : "",
    near: nearSaid(visit, seen, visit.link(`${path}/notice`)),
    giveUp: {
      label: ticket.state === "called" ? t.notComing : t.giveUp,
      href: mayGiveUp(ticket) ? visit.link(`${path}/withdrawal`) : "",
    },
    back: backOf(holder, seen),
    others: othersOf(holder, seen),
    book: isOver(ticket) && seen.returnUntil === null && canBook(office) ? visit.link("/booking") : "",
    says: saidOf(t, { turn, line, over }),
    pageTitle: turn === null ? t.title : t.turnTitle,
  };
}

export const mayGiveUp = ({ state }: Ticket): boolean =>
  state === "waiting" || state === "called" || state === "parked";

function turnOf(t: Words, { now, line }: Seen, visit: Reading): TicketModel["turn"] {
  const { ticket } = now;
  if (ticket.state !== "called" && ticket.state !== "serving") return null;
  const { office, location, call } = line;
  const left = location.calls - ticket.calls;
  return {
    go: t.go[location.counterWord],
    counter: counterOf(office, ticket.counterId).name,
    place: location.place === null ? "" : told(office, location.place, visit.language),
    calledAt: t.calledAt(tellClock(ticket.calledAt, location.timeZone)),
    left: left > 0 ? t.callsLeft(left) : "",
    event: call?.ticketNumber === ticket.number ? call.event : 0,
  };
}

function overOf(t: Words, { state }: Ticket): TicketModel["over"] {
  switch (state) {
    case "waiting":
    case "called":
    case "serving":
      return null;
    case "parked":
    case "served":
    case "missed":
    case "withdrawn":
    case "unserved":
      return { title: t[`${state}Title`], text: t[state] };
  }
  return state satisfies never;
}

function backOf({ visit, token }: Holder, { returnUntil, at }: Seen): TicketModel["back"] {
  if (returnUntil === null) return null;
  const seconds = Math.max(1, Math.ceil((returnUntil - at) / 1000));
  return { action: visit.link(`/ticket/${token}/return`), seconds };
}

/** B15: the others of one reservation, each with its own address. */
const othersOf = ({ visit }: Holder, { family, now }: Seen): TicketModel["others"] =>
  family
    .filter(({ number }) => number !== now.ticket.number)
    .map(({ number, token }) => ({ number, href: visit.link(`/ticket/${token}`) }));

function saidOf(t: Words, { turn, line, over }: Pick<TicketModel, "turn" | "line" | "over">): string {
  if (turn !== null) return `${t.turn} ${turn.go} ${turn.counter}.`;
  return over?.title ?? line?.says ?? "";
}

export const canBook = (office: Office): boolean => office.services.some(({ booking }) => booking !== null);
