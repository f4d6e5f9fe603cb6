import type { Frame } from "../office/frame.ts";
import { counterOf, locationOf, serviceOf, serviceTitle, type Office } from "../office/office.ts";
import type { Visit } from "../platform/http.ts";
import { view } from "../platform/render.ts";
import type { BoardCall, TicketNow, WaitRange } from "../queue/queries.ts";
import type { Catalogue } from "../wording/catalogue.ts";

type Words = Catalogue["ticket"];

/** The e-ticket (V4): what stands on paper, and how it goes on. */
export interface TicketModel {
  readonly frame: Frame;
  readonly t: Words;
  readonly number: string;
  readonly service: string;
  /** Where it is this client's turn now; else empty. */
  readonly goTo: string;
  /** What there is to say instead of a place in line; else empty. */
  readonly over: string;
  readonly waits: boolean;
  readonly ahead: string;
  readonly wait: string;
  readonly called: string;
  readonly giveUpHref: string;
  readonly again: boolean;
}

export const ticketView = view<TicketModel>("ticket/ticket");

export interface GiveUpModel {
  readonly frame: Frame;
  readonly t: Words;
  readonly number: string;
  readonly action: string;
  readonly back: string;
}

export const giveUpView = view<GiveUpModel>("ticket/give-up");

export function ticketModel(
  office: Office,
  visit: Visit,
  frame: Frame,
  seen: { now: TicketNow; calls: readonly BoardCall[]; path: string },
): TicketModel {
  const t = visit.words.ticket;
  const { ticket, ahead, range } = seen.now;
  const atCounter = ticket.state === "called" || ticket.state === "serving";
  const word = visit.words.board.counterWords[locationOf(office, ticket.locationId).counterWord];
  const waits = ticket.state === "waiting";
  return {
    frame,
    t,
    number: ticket.number,
    service: serviceTitle(office, serviceOf(office, ticket.serviceId), visit.language),
    goTo: atCounter ? `${word} ${counterOf(office, ticket.counterId).name}` : "",
    over: waits || atCounter ? "" : t[ticket.state],
    waits,
    ahead: t.people(ahead),
    wait: range === null ? "" : told(t, range),
    called: seen.calls.map(({ ticketNumber }) => ticketNumber).join(", ") || t.nobodyCalled,
    giveUpHref: waits ? visit.link(`${seen.path}/withdrawal`) : "",
    again: waits || atCounter || ticket.state === "parked",
  };
}

const told = (t: Words, range: WaitRange): string => (range.to === 0 ? t.now : t.minutes(range.from, range.to));
