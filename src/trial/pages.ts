import { dayOf, type Zone } from "../platform/civil.ts";
import type { Instant } from "../platform/clock.ts";
import { tellClock, tellShortDay } from "../platform/telling.ts";
import type { Frame } from "../office/frame.ts";
import type { Office } from "../office/office.ts";
import type { Visit } from "../platform/http.ts";
import { view } from "../platform/render.ts";
import { shown } from "../platform/shown.ts";
import type { Catalogue } from "../wording/catalogue.ts";

type Words = Catalogue["trial"];

export interface DesksModel {
  readonly frame: Frame;
  readonly t: Words;
  readonly clock: string;
  readonly running: boolean;
  readonly links: readonly { readonly name: string; readonly href: string }[];
  readonly fixtures: readonly {
    readonly id: string;
    readonly name: string;
    readonly kind: string;
  }[];
  readonly people: readonly {
    readonly role: string;
    readonly desk: string;
    readonly name: string;
  }[];
}

export const desksView = view<DesksModel>("trial/desks");

/** Everything there is to open, from one page. */
export function desksModel(
  office: Office,
  visit: Visit,
  frame: Frame,
  clock: { text: string; running: boolean },
): DesksModel {
  const t = visit.words.trial;
  return {
    frame,
    t,
    clock: clock.text,
    running: clock.running,
    links: [
      { name: t.booking, href: visit.link("/booking") },
      { name: t.inbox, href: visit.link("/trial/inbox") },
      { name: t.paper, href: visit.link("/trial/paper") },
    ],
    fixtures: [
      ...office.kiosks.map(({ id, name }) => ({
        id,
        kind: "kiosk",
        name: `${t.kiosk}: ${name}`,
      })),
      ...office.boards.map(({ id, name }) => ({
        id,
        kind: "board",
        name: `${t.board}: ${name}`,
      })),
    ],
    people: PEOPLE.map(({ role, desk, name }) => ({
      role,
      desk,
      name: `${name}, ${t[role]}`,
    })),
  };
}

/** The invented staff of a trial office, one for each role and a second clerk. */
export const PEOPLE = [
  { id: "trial-clerk", role: "clerk", desk: "counter", name: "Jana Dvořáková" },
  {
    id: "trial-second-clerk",
    role: "secondClerk",
    desk: "counter",
    name: "Petr Malý",
  },
  {
    id: "trial-supervisor",
    role: "supervisor",
    desk: "admin",
    name: "Soňa Veselá",
  },
  {
    id: "trial-messenger",
    role: "messenger",
    desk: "admin",
    name: "Milan Jirásek",
  },
  { id: "trial-admin", role: "admin", desk: "admin", name: "Alena Správná" },
] as const;

export interface InboxModel {
  readonly frame: Frame;
  readonly t: Words;
  readonly messages: readonly {
    readonly to: string;
    readonly channel: string;
    readonly subject: string;
    readonly text: string;
    readonly created: string;
    readonly state: string;
    readonly links: readonly {
      readonly label: string;
      readonly href: string;
    }[];
  }[];
  readonly texts: readonly {
    readonly from: string;
    readonly text: string;
    readonly received: string;
  }[];
}

/** A message as the outbox keeps it. */
export interface KeptMessage {
  readonly channel: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly links: readonly { readonly label: string; readonly href: string }[];
  readonly created: Instant;
  readonly state: string;
}

export interface KeptText {
  readonly from: string;
  readonly text: string;
  readonly received: Instant;
}

export const inboxView = view<InboxModel>("trial/inbox");

export interface PaperModel {
  readonly frame: Frame;
  readonly t: Words;
  readonly papers: readonly {
    readonly picture: string;
    readonly kiosk: string;
    readonly printed: string;
    readonly alt: string;
  }[];
}

export const paperView = view<PaperModel>("trial/paper");

/** Messages as the built-in inbox shows them, newest first. */
export function inboxModel(
  visit: Visit,
  frame: Frame,
  kept: { messages: readonly KeptMessage[]; texts: readonly KeptText[] },
  zone: Zone,
): InboxModel {
  const t = visit.words.trial;
  const states: Readonly<Record<string, string>> = visit.words.post.messageStates;
  const channels: Readonly<Record<string, string>> = { email: visit.words.texts.email, sms: visit.words.texts.sms };
  const told = (at: Instant) => `${tellShortDay(dayOf(at, zone), visit.language)} ${tellClock(at, zone)}`;
  return {
    frame,
    t,
    messages: kept.messages.map((message) => ({
      ...message,
      channel: channels[message.channel] ?? message.channel,
      state: states[message.state] ?? message.state,
      created: told(message.created),
    })),
    texts: kept.texts.map((text) => ({
      from: shown(text.from),
      text: shown(text.text),
      received: told(text.received),
    })),
  };
}
