import { after, instant, MINUTE } from "../platform/clock.ts";
import { callingOrder, type Caller } from "./calling-order.ts";
import { luckOf } from "./chance.ts";
import type { Outlook } from "./estimate.ts";
import type { Pace } from "./learned.ts";
import type { WaitingTicket } from "./ticket.ts";

/** Somebody in the line, with what does not change while the day is played on. */
export interface Person {
  readonly ticket: WaitingTicket;
  readonly kind: "waiting" | "booked" | "newcomer";
  /** Milliseconds from now until it may be called. */
  readonly readyIn: number;
  /** Sits there before its time, and is called when a counter would idle (Q2). */
  readonly mayGoEarly: boolean;
  /** By place of the counter: whether it calls this one. */
  readonly by: readonly boolean[];
  /** Of each service of the visit. */
  readonly paces: readonly Pace[];
  readonly luck: { readonly time: (trial: number) => number; readonly show: (trial: number) => number };
}

export interface Standing {
  readonly people: readonly Person[];
  /** By counter: places in `people`, in the order it would call them once all may be called. */
  readonly lines: readonly (readonly number[])[];
}

export function linesOf(outlook: Outlook): Standing {
  const { waiting, booked, newcomers, callers } = outlook;
  const tickets = [...waiting, ...booked, ...newcomers].map(ready);
  const places = new Map(tickets.map(({ id }, index) => [id as string, index]));
  const lines = callers.map((caller) => lineOf(tickets, caller).map((id) => places.get(id) ?? 0));
  const calls = lines.map((line) => callsWhom(line, tickets.length));
  const people = tickets.map((ticket, index): Person => {
    const kind = index < waiting.length ? "waiting" : index < waiting.length + booked.length ? "booked" : "newcomer";
    return {
      ticket,
      kind,
      readyIn: readyIn(outlook, ticket),
      mayGoEarly: kind === "waiting" && goesEarly(ticket, callers[0]),
      by: calls.map((whom) => whom[index] === 1),
      paces: pacesOf(outlook, ticket),
      luck: { time: luckOf(name(ticket, index)), show: luckOf(`${name(ticket, index)} comes`) },
    };
  });
  return { people, lines };
}

function callsWhom(line: readonly number[], people: number): Uint8Array {
  const whom = new Uint8Array(people);
  for (const index of line) whom[index] = 1;
  return whom;
}

const pacesOf = ({ paceOf }: Outlook, { serviceId, furtherServices = [] }: WaitingTicket): readonly Pace[] =>
  furtherServices.length === 0 ? [paceOf(serviceId)] : [serviceId, ...furtherServices].map(paceOf);

/** The number is its name for the day; who has booked and has none yet goes by the place. */
const name = ({ number, day }: WaitingTicket, index: number): string => `${day} ${number === "" ? index : number}`;

/** The calling order itself (Q2), asked for a time when nobody is held back any more. */
const lineOf = (tickets: readonly WaitingTicket[], caller: Caller): string[] =>
  callingOrder(tickets, { ...caller, now: LATER })
    .filter(({ obstacle }) => obstacle === null)
    .map(({ ticket }) => ticket.id);

const LATER = instant(Number.MAX_SAFE_INTEGER);

/** Whoever is missing is called again after the next client there (Q4). */
const ready = (ticket: WaitingTicket): WaitingTicket =>
  ticket.recall === null || ticket.recall.ready ? ticket : { ...ticket, recall: { ...ticket.recall, ready: true } };

function readyIn({ now, callers }: Outlook, ticket: WaitingTicket): number {
  const pause = callers[0]?.recallPauseMs ?? 2 * MINUTE;
  const recalled = ticket.recall === null ? now : after(ticket.calledAt ?? ticket.issuedAt, pause);
  return Math.max(0, (ticket.notBefore ?? now) - now, recalled - now);
}

const goesEarly = (ticket: WaitingTicket, caller: Caller | undefined): boolean =>
  caller?.callEarly === true && ticket.slotAt !== null && ticket.notBefore === ticket.dueAt && ticket.recall === null;
