import type { InboxMessage, PostLine, PostNow, StillHeld } from "../messaging/queries.ts";
import { view } from "../platform/render.ts";
import type { Catalogue } from "../wording/catalogue.ts";
import { type AdminPage, momentSaid, type Scene } from "./scene.ts";

type Words = Catalogue["post"];

interface Line {
  readonly when: string;
  readonly to: string;
  readonly what: string;
  /** Where the reservation it is about is looked at; else empty. */
  readonly about: string;
  readonly why: string;
  readonly due: string;
  /** Where it is sent again; empty where it cannot be. */
  readonly again: string;
  readonly told: string;
}

/** Messages: how they leave, what did not arrive and whom to telephone, what waits, and all of them (M1, M2, M5). */
export interface MessagesModel extends AdminPage {
  readonly p: Words;
  readonly pause: { readonly title: string; readonly help: string; readonly release: string } | null;
  readonly stop: string;
  readonly transports: readonly {
    readonly name: string;
    readonly state: string;
    readonly isWrong: boolean;
    readonly since: string;
    readonly heard: string;
    readonly signal: string;
    readonly waiting: string;
  }[];
  /** Where what is erased here could not be erased for long (A4). */
  readonly stillHeld: readonly string[];
  readonly lost: readonly Line[];
  readonly waiting: readonly Line[];
  readonly moreWait: string;
  readonly test: { readonly action: string; readonly to: string; readonly error: string; readonly done: string };
  readonly messages: readonly {
    readonly to: string;
    readonly subject: string;
    readonly text: string;
    readonly created: string;
    readonly state: string;
  }[];
}
export const messagesView = view<MessagesModel>("admin/messages");

export interface MessagesSeen {
  readonly post: PostNow;
  readonly inbox: readonly InboxMessage[];
  readonly test: { readonly to: string; readonly isWrong: boolean; readonly isSent: boolean };
}

export function messagesModel(scene: Scene, seen: MessagesSeen): MessagesModel {
  const { visit, page } = scene;
  const { post } = seen;
  const p = visit.words.post;
  const line = (one: PostLine) => lineOf(scene, one);
  const link = (path: string) => visit.link(`/admin/messages/${path}`);
  const more = post.waiting.count - post.waiting.first.length;
  return {
    ...page,
    p,
    pause:
      post.pause === null
        ? null
        : { title: p.paused[post.pause.reason], help: p.pausedHelp(post.waiting.count), release: link("release") },
    stop: post.pause === null ? link("pause") : "",
    transports: post.transports.map((each) => ({
      name: worded(p.names, each.transport),
      state: [p.states[each.state], each.reason === null ? "" : worded(p.reasons, each.reason)]
        .filter((word) => word !== "")
        .join(": "),
      isWrong: each.state !== "ok",
      since: momentSaid(scene, each.since),
      heard: each.lastHeard === null ? "–" : momentSaid(scene, each.lastHeard),
      signal: each.signal === null ? "–" : `${each.signal} %`,
      waiting: each.waiting === null ? "–" : String(each.waiting),
    })),
    stillHeld: post.stillHeld.map((held) => heldSaid(scene, held)),
    lost: post.lost.map(line),
    waiting: post.waiting.first.map(line),
    moreWait: more > 0 ? p.moreWait(more) : "",
    test: {
      action: link("tests"),
      to: seen.test.to,
      error: seen.test.isWrong ? p.testBad : "",
      done: seen.test.isSent ? p.testSent : "",
    },
    messages: seen.inbox.map((message) => ({
      to: message.to,
      subject: message.subject,
      text: message.text,
      created: momentSaid(scene, message.created),
      state: worded(p.messageStates, message.state),
    })),
  };
}

export function heldSaid(scene: Scene, { transport, since }: StillHeld): string {
  const { names, stillHeld } = scene.visit.words.post;
  return stillHeld(worded(names, transport), momentSaid(scene, since));
}

function lineOf(scene: Scene, line: PostLine): Line {
  const { visit } = scene;
  const p = visit.words.post;
  const reason = line.reason === null ? "" : worded(p.reasons, line.reason);
  const state = line.state === "queued" ? (line.attempts > 0 ? p.tries(line.attempts) : "") : p.lostStates[line.state];
  const deed = (path: string) => visit.link(`/admin/messages/${line.id}/${path}`);
  return {
    when: momentSaid(scene, line.created),
    to: line.to,
    what: worded(visit.words.texts.kinds, line.kind),
    about: line.reservationId === null ? "" : visit.link(`/admin/reservations/${line.reservationId}`),
    why: [state, reason].filter((word) => word !== "").join(", "),
    due: momentSaid(scene, line.due),
    again: line.mayGoAgain ? deed("repeats") : "",
    told: deed("calls"),
  };
}

/** A word we have none for, from an older version's row, is still told. */
const worded = (words: Readonly<Record<string, string>>, key: string): string => words[key] ?? key;
