import type { Said, Thread } from "../messaging/threads.ts";
import { isAnswerable } from "../messaging/sender.ts";
import { smsSize } from "../messaging/sms-text.ts";
import { freeBody, leavesAt } from "../messaging/text-actions.ts";
import { after, HOUR, type Instant } from "../platform/clock.ts";
import { view } from "../platform/render.ts";
import { tellMoney } from "../platform/telling.ts";
import type { Reservation } from "../reservations/reservation.ts";
import { rowOf, type ReservationRow } from "./reservations-rows.ts";
import { type AdminPage, momentSaid, type Scene } from "./scene.ts";
import { senderSaid, type Done, type Words } from "./threads-said.ts";
import { shown } from "../platform/shown.ts";

export interface ThreadModel extends AdminPage {
  readonly words: Words;
  /** Whose texts they are; `who` is already the one signed in. */
  readonly sender: string;
  readonly kind: string;
  readonly back: string;
  readonly notice: string;
  readonly said: readonly {
    readonly ours: boolean;
    readonly head: string;
    readonly text: string;
    readonly waits: boolean;
  }[];
  /** Empty where nobody may see them, or there are none. */
  readonly reservations: readonly ReservationRow[];
  /** Null where the sender is no telephone. */
  readonly answer: AnswerForm | null;
  /** Null when nothing waits. */
  readonly deal: { readonly action: string; readonly upTo: string } | null;
  readonly erase: string;
}

interface AnswerForm {
  readonly action: string;
  readonly text: string;
  readonly error: string;
  readonly came: string;
  readonly went: string;
  /** Only in quiet hours there is a choice. */
  readonly quiet: boolean;
  readonly atOnce: boolean;
  readonly preview: { readonly looked: string; readonly body: string; readonly facts: readonly string[] } | null;
}
export const threadView = view<ThreadModel>("admin/thread");

/** What is typed into the answer; `looked`: it is shown as it will leave. */
export interface Draft {
  readonly text: string;
  readonly atOnce: boolean;
  readonly looked: boolean;
  readonly error: string;
}
export const NO_DRAFT: Draft = { text: "", atOnce: false, looked: false, error: "" };

/** What a preview was of; the form carries it back, so that nothing is sent that was not looked at. */
export const lookedAt = ({ text, atOnce }: Pick<Draft, "text" | "atOnce">): string => `${atOnce ? "1" : "0"} ${text}`;

export const MOST_ANSWER = 600;

export function threadModel(
  scene: Scene,
  thread: Thread,
  more: { draft: Draft; done: Done | null; now: Instant; reservations: readonly Reservation[] },
): ThreadModel {
  const { visit, page } = scene;
  const words = visit.words.threads;
  const path = `/admin/threads/${thread.id}`;
  const sender = senderSaid(words, thread);
  return {
    ...page,
    words,
    sender: sender.who,
    kind: sender.kind,
    back: visit.link("/admin/threads"),
    notice: more.done === null ? "" : words.done[more.done],
    said: thread.said.map((each) => saidOn(scene, each, more.now)),
    reservations: more.reservations.map((reservation) => rowOf(scene, reservation)),
    answer: isAnswerable(thread.sender) ? answerForm(scene, thread, more) : null,
    deal: thread.waiting === 0 ? null : { action: visit.link(`${path}/dealt`), upTo: String(thread.newest.came) },
    erase: visit.link(`${path}/erasure`),
  };
}

function answerForm(scene: Scene, thread: Thread, { draft, now }: { draft: Draft; now: Instant }): AnswerForm {
  const { office, visit } = scene;
  const calm = leavesAt(office, { atOnce: false, notAfter: dayAfter(now) }, now);
  return {
    action: visit.link(`/admin/threads/${thread.id}/answers`),
    text: draft.text,
    error: draft.error,
    came: String(thread.newest.came),
    went: thread.newest.went,
    quiet: calm > now,
    atOnce: draft.atOnce,
    preview: draft.looked && draft.text !== "" ? previewOf(scene, draft, now) : null,
  };
}

const dayAfter = (now: Instant): Instant => after(now, 24 * HOUR);

/** M4, M5: parts, price and the moment it leaves, before anything is sent. */
function previewOf(scene: Scene, draft: Draft, now: Instant): NonNullable<AnswerForm["preview"]> {
  const { office, visit } = scene;
  const words = visit.words.threads;
  const { pricePerPart, currency } = office.office.sms;
  const body = freeBody(office, draft.text);
  const { parts, places } = smsSize(body);
  const leaves = leavesAt(office, { atOnce: draft.atOnce, notAfter: dayAfter(now) }, now);
  const facts = [words.size(parts, places)];
  if (pricePerPart !== null) facts.push(words.price(tellMoney(pricePerPart * parts, currency, visit.language)));
  if (leaves > now) facts.push(words.leaves(momentSaid(scene, leaves)));
  return { looked: lookedAt(draft), body, facts };
}

function saidOn(scene: Scene, said: Said, now: Instant): ThreadModel["said"][number] {
  const words = scene.visit.words.threads;
  const at = momentSaid(scene, said.at);
  if (said.way === "in") {
    const reason = reasonOf(words, said.reason);
    const marks = [
      words.states[said.state],
      reason,
      said.isWhole || reason !== "" ? "" : words.incomplete,
      said.repeats > 0 ? words.repeats(said.repeats) : "",
    ];
    return {
      ours: false,
      head: line([words.from, at, ...marks]),
      text: shown(said.text),
      waits: said.state === "staff",
    };
  }
  const later = said.state === "queued" && said.dueAt > now ? words.leavesLater(momentSaid(scene, said.dueAt)) : "";
  const state = later === "" ? sentSaid(words, said.state) : later;
  const text = said.text === "" ? words.erased : said.text;
  return { ours: true, head: line([words.to, at, state]), text, waits: false };
}

const line = (parts: readonly string[]): string => parts.filter((part) => part !== "").join(" · ");

const reasonOf = (words: Words, reason: string | null): string =>
  reason !== null && Object.hasOwn(words.reasons, reason) ? words.reasons[reason as keyof Words["reasons"]] : "";

function sentSaid({ sent }: Words, state: string): string {
  switch (state) {
    case "queued":
    case "claimed":
      return sent.queued;
    case "accepted":
      return sent.gone;
    case "delivered":
      return sent.delivered;
    case "unknown":
      return sent.unknown;
    default:
      return sent.failed;
  }
}

export interface EraseThreadModel extends AdminPage {
  readonly words: Words;
  readonly sender: string;
  readonly action: string;
  readonly back: string;
}
export const eraseThreadView = view<EraseThreadModel>("admin/thread-erase");

export const eraseThreadModel = (scene: Scene, thread: Thread): EraseThreadModel => ({
  ...scene.page,
  words: scene.visit.words.threads,
  sender: senderSaid(scene.visit.words.threads, thread).who,
  action: scene.visit.link(`/admin/threads/${thread.id}/erasure`),
  back: scene.visit.link(`/admin/threads/${thread.id}`),
});
