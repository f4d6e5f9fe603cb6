import { counterOf, type Office } from "../office/office.ts";
import { after, instant, MINUTE, type Instant } from "../platform/clock.ts";
import type { Visit } from "../platform/http.ts";
import { view } from "../platform/render.ts";
import { tellClock } from "../platform/telling.ts";
import type { LineNow, TicketNow } from "../queue/queries.ts";
import type { WaitingTicket } from "../queue/ticket.ts";
import type { WaitRange } from "../queue/queries.ts";
import type { Catalogue } from "../wording/catalogue.ts";

type Words = Catalogue["ticket"];

/** The place in line: what is the same for all who stand at the same place, so that it is written once for all (L2). */
export interface LineModel {
  readonly t: Words;
  /** Why it is not simply waiting: postponed, called in vain, before its time; else empty. */
  readonly title: string;
  readonly text: string;
  readonly before: string;
  /** One for each person before, at most so many; `more` when there are others still. */
  readonly dots: readonly number[];
  readonly more: boolean;
  readonly wait: WaitWords | null;
  readonly noWait: string;
  /** For who does not see the screen. */
  readonly says: string;
  readonly called: { readonly number: string; readonly goes: string; readonly counter: string } | null;
}

/** How long a place in line waits, and until about when. */
export interface WaitWords {
  readonly range: string;
  readonly around: string;
}

/** What differs from place to place; all else of the fragment is the same for hundreds. */
export interface PlaceWords {
  readonly before: string;
  /** Null when no wait can be told. */
  readonly wait: WaitWords | null;
}

export const lineFragment = view<LineModel>("ticket/_line");

/** More would not be told apart at a glance on a phone. */
const MOST_DOTS = 7;

/** Null for a ticket that does not wait. */
export function lineModel(
  visit: Pick<Visit, "words">,
  line: LineNow,
  now: TicketNow,
  told = placeWords(visit, line, now),
): LineModel | null {
  const { ticket, ahead } = now;
  if (ticket.state !== "waiting") return null;
  const t = visit.words.ticket;
  const held = heldOf(t, line, ticket);
  return {
    t,
    ...held,
    ...told,
    dots: Array.from({ length: Math.min(ahead, MOST_DOTS) }, (_, index) => index),
    more: ahead > MOST_DOTS,
    noWait: told.wait === null && held.title === "" ? t.noWait : "",
    says: held.title === "" ? told.before : held.title,
    called: calledOf(t, line),
  };
}

function placeWords({ words }: Pick<Visit, "words">, line: LineNow, { ahead, range }: TicketNow): PlaceWords {
  const t = words.ticket;
  return { before: t.before(ahead), wait: range === null ? null : waitOf(t, line, range) };
}

/**
 * What tells one place in this line from another but for its `placeWords`: all else of the ticket that `lineModel` reads. Asked
 * once for each follower.
 */
export const placeKey = (line: LineNow, { ahead, range }: TicketNow, ticket: WaitingTicket): string =>
  `${Math.min(ahead, MOST_DOTS + 1)} ${range === null} ${heldKey(line, ticket)}`;

function heldKey({ now }: LineNow, { recall, calledAt, issuedAt, notBefore, slotAt, dueAt }: WaitingTicket): string {
  if (recall !== null) return `recall ${calledAt ?? issuedAt}`;
  return notBefore === null || notBefore <= now ? "" : `${notBefore} ${slotAt} ${dueAt}`;
}

/** What a waiting client should know first: that they were called in vain, that it is postponed, or that their time is yet to come. */
function heldOf(t: Words, { location, now }: LineNow, ticket: WaitingTicket): { title: string; text: string } {
  const clock = (at: Instant) => tellClock(at, location.timeZone);
  if (ticket.recall !== null)
    return { title: t.recallTitle, text: t.recall(clock(ticket.calledAt ?? ticket.issuedAt)) };
  if (ticket.notBefore === null || ticket.notBefore <= now) return { title: "", text: "" };
  return ticket.slotAt !== null && ticket.notBefore === ticket.dueAt
    ? { title: t.slotTitle(clock(ticket.slotAt)), text: t.slot }
    : { title: t.postponedTitle, text: t.postponed(clock(ticket.notBefore)) };
}

const GRAIN = 5 * MINUTE;

/** "asi za 10–15 minut, kolem 10:15": the clock time is the middle of the range, to five minutes. */
export function waitOf(t: Words, { location, now }: LineNow, { from, to }: WaitRange): WaitWords {
  const middle = after(now, ((from + to) / 2) * MINUTE);
  const around = instant(Math.round(middle / GRAIN) * GRAIN);
  return { range: t.wait(from, to), around: t.around(tellClock(around, location.timeZone)) };
}

function calledOf(t: Words, { office, location, call }: LineNow): LineModel["called"] {
  if (call === null) return null;
  return { number: call.ticketNumber, goes: t.goes[location.counterWord], counter: nameOf(office, call.counterId) };
}

const nameOf = (office: Office, counterId: string): string =>
  office.counters.some(({ id }) => id === counterId) ? counterOf(office, counterId).name : "";
