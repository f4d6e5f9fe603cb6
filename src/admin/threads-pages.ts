import type { AnsweringTrouble, ThreadLine } from "../messaging/threads.ts";
import { hrefOf } from "../office/office-page.ts";
import type { Instant } from "../platform/clock.ts";
import { view } from "../platform/render.ts";
import { momentSaid, type AdminPage, type Scene } from "./scene.ts";
import { answeringSaid, senderSaid, type Done, type Words } from "./threads-said.ts";
import { shown } from "../platform/shown.ts";

export interface ThreadsModel extends AdminPage {
  readonly words: Words;
  readonly notice: string;
  readonly warnings: readonly string[];
  readonly tabs: readonly { readonly href: string; readonly says: string; readonly here: boolean }[];
  readonly empty: string;
  readonly rows: readonly {
    readonly href: string;
    readonly who: string;
    readonly kind: string;
    readonly text: string;
    readonly when: string;
    /** Empty: nobody is waited for. */
    readonly waiting: string;
  }[];
  /** Where the older ones are; empty when these are all. */
  readonly older: string;
}
export const threadsView = view<ThreadsModel>("admin/threads");

export function threadsModel(
  scene: Scene,
  of: {
    lines: readonly ThreadLine[];
    all: boolean;
    more: Instant | null;
    trouble: AnsweringTrouble;
    done: Done | null;
  },
): ThreadsModel {
  const { visit, page } = scene;
  const words = visit.words.threads;
  const listing = (all: boolean) => hrefOf(visit, "/admin/threads", { all: all ? "1" : "" });
  const before = { all: of.all ? "1" : "", before: of.more === null ? "" : String(of.more) };
  return {
    ...page,
    words,
    notice: of.done === null ? "" : words.done[of.done],
    warnings: answeringSaid(words, of.trouble),
    tabs: [
      { href: listing(false), says: words.waitingTab, here: !of.all },
      { href: listing(true), says: words.allTab, here: of.all },
    ],
    empty: of.all ? words.none : words.noneWaiting,
    rows: of.lines.map((line) => ({
      href: visit.link(`/admin/threads/${line.id}`),
      ...senderSaid(words, line),
      text: shortened(line.lastText),
      when: momentSaid(scene, line.lastAt),
      waiting: line.waiting === 0 ? "" : words.waiting(line.waiting),
    })),
    older: of.more === null ? "" : hrefOf(visit, "/admin/threads", before),
  };
}

const MOST_LETTERS = 140;

const shortened = (text: string): string => {
  const letters = [...shown(text)];
  return letters.length <= MOST_LETTERS ? letters.join("") : `${letters.slice(0, MOST_LETTERS).join("")}…`;
};
