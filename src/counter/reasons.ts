import type { Location } from "../office/office-file.ts";
import { counterOf, told, type Office } from "../office/office.ts";
import { MINUTE, type Instant } from "../platform/clock.ts";
import type { Language } from "../platform/language.ts";
import { tellClock } from "../platform/telling.ts";
import type { Obstacle, Placed } from "../queue/calling-order.ts";
import type { Catalogue } from "../wording/catalogue.ts";

/** What the words of the line depend on beside the ticket. */
export interface Telling {
  readonly t: Catalogue["counter"];
  readonly office: Office;
  readonly location: Location;
  readonly language: Language;
  readonly now: Instant;
}

/** Why a ticket stands where it stands, in one or two lines (Q2). */
export interface Why {
  readonly why: string;
  readonly more: string;
}

export function tellWhy({ ticket, reason }: Placed, telling: Telling): Why {
  const { t } = telling;
  const clock = clockOf(telling);
  switch (reason.kind) {
    case "recall":
      return {
        why: t.why.recall(reason.call),
        more: t.why.recallSub(clock(reason.missedAt)),
      };
    case "front":
      return { why: t.why.front, more: "" };
    case "reservation":
      return {
        why: t.why.booked(clock(reason.slotAt)),
        more: t.why.bookedSub(clock(ticket.issuedAt)),
      };
    case "priority":
      return { why: t.why.priority, more: className(reason.classId, telling) };
    case "early":
      return { why: t.why.booked(clock(reason.slotAt)), more: t.why.earlySub };
    case "walk-in":
      return { why: tellWait(reason.since, telling), more: "" };
    default:
      return reason satisfies never;
  }
}

/** The whole sentence about the first one, so that nobody has to believe a list. */
export function tellWhyFirst({ ticket, reason }: Placed, telling: Telling): string {
  const { t, location } = telling;
  const clock = clockOf(telling);
  switch (reason.kind) {
    case "recall":
      return t.whyFirst.recall(clock(reason.missedAt), location.calls);
    case "front":
      return t.whyFirst.front;
    case "reservation":
      return t.whyFirst.booked(clock(reason.slotAt));
    case "priority":
      return t.whyFirst.priority(className(reason.classId, telling));
    case "early":
      return t.whyFirst.early(clock(reason.slotAt));
    case "walk-in":
      return t.whyFirst.walkIn(clock(ticket.issuedAt));
    default:
      return reason satisfies never;
  }
}

/** What a ticket that may not be called now waits for. */
export function tellObstacle(obstacle: Obstacle, here: string, telling: Telling): string {
  const { t } = telling;
  const clock = clockOf(telling);
  switch (obstacle.kind) {
    case "before-slot":
      return t.waitsFor.slot(clock(obstacle.until));
    case "postponed":
      return t.waitsFor.postponed(clock(obstacle.until));
    case "recall-pause":
      return t.waitsFor.recallPause(clock(obstacle.until));
    case "recall-turn":
      return obstacle.counterId === here
        ? t.waitsFor.recallTurn
        : t.waitsFor.recallElsewhere(counterName(obstacle.counterId, telling));
    case "other-counter":
      return t.waitsFor.otherCounter(counterName(obstacle.counterId, telling));
    case "together":
      return t.waitsFor.together(counterName(obstacle.counterId, telling));
    default:
      return obstacle satisfies never;
  }
}

const clockOf =
  ({ location }: Telling) =>
  (at: Instant): string =>
    tellClock(at, location.timeZone);

function tellWait(since: Instant, { t, now }: Telling): string {
  const minutes = Math.floor((now - since) / MINUTE);
  return minutes < 1 ? t.why.justCame : t.why.waits(minutes);
}

function className(classId: string, { office, location, language }: Telling): string {
  const found = location.classes.find(({ id }) => id === classId);
  return found === undefined ? "" : told(office, found.name, language);
}

const counterName = (counterId: string, { t, office, location }: Telling): string =>
  `${t.named[location.counterWord]} ${counterOf(office, counterId).name}`;
