import { STAFF_ANSWER } from "../office/message-kinds.ts";
import { currentOffice } from "../office/queries.ts";
import { after, type Instant } from "../platform/clock.ts";
import { note } from "../platform/event.ts";
import { present, Refusal } from "../platform/refusal.ts";
import type { Work } from "../platform/work.ts";
import { A_DAY, ARRIVALS_KEPT } from "./arrival.ts";
import { isAnswerable } from "./sender.ts";
import { freeBody, writeText } from "./text-actions.ts";
import { noteErasedNow } from "./store.ts";
import { forgetSaidTo } from "./answers-store.ts";
import { deleteAllOf, newestFrom, newestTo, phoneOf, saveDone } from "./threads-store.ts";

/** What the member of staff saw when they decided: the newest text that came, and the newest message that went ("" for none). */
export interface Seen {
  readonly came: Instant;
  readonly went: string;
}

/**
 * Staff answer a number in their own words (I4); what they saw waiting is dealt with. Sent twice it is sent once (`already`); when
 * something came or went in between, nothing is sent and they look again (`moved`). Throws notFound for a thread erased
 * meanwhile, notAllowed where there is no number to answer to.
 */
export async function answerThread(
  work: Work,
  answer: { threadId: string; text: string; atOnce: boolean; seen: Seen; staffId: string },
): Promise<"sent" | "already" | "moved"> {
  const { threadId, text, atOnce, seen, staffId } = answer;
  const { phone, sender } = present(await phoneOf(work, threadId));
  if (!isAnswerable(sender)) throw new Refusal("not-allowed", "notAllowed");
  const newest = await newestTo(work, phone);
  if ((newest?.messageId ?? "") !== seen.went) {
    const office = await currentOffice(work);
    return newest?.kind === STAFF_ANSWER && newest.body === freeBody(office, text) ? "already" : "moved";
  }
  if ((await newestFrom(work, threadId)) !== seen.came) return "moved";
  await writeText(work, {
    recipient: phone,
    text,
    atOnce,
    notAfter: after(work.now, A_DAY),
    eraseAt: after(work.now, ARRIVALS_KEPT),
  });
  const done = await saveDone(work, threadId, seen.came);
  await note(work, { kind: "texts-answered", staffId, detail: { thread: threadId, texts: done } });
  return "sent";
}

/** Staff have dealt with what they saw, without an answer; what came since still waits. Said twice it is said once. */
export async function dealWith(work: Work, of: { threadId: string; upTo: Instant; staffId: string }): Promise<void> {
  const done = await saveDone(work, of.threadId, of.upTo);
  if (done > 0)
    await note(work, {
      kind: "texts-dealt-with",
      staffId: of.staffId,
      detail: { thread: of.threadId, texts: done },
    });
}

/**
 * Erases a number with everything it wrote and was answered (A4). Messages of a reservation go with the reservation. Once more
 * erases nothing.
 */
export async function eraseThread(work: Work, of: { threadId: string; staffId: string }): Promise<void> {
  const thread = await phoneOf(work, of.threadId);
  if (thread === undefined) return;
  const texts = await deleteAllOf(work, thread.phone);
  await note(work, { kind: "thread-erased", staffId: of.staffId, detail: { thread: of.threadId, texts } });
}

/**
 * P3: erases what came from a phone (empty: there is none), with the rest of what is kept about its owner; all that is erased in
 * this work is soon gone from the database's log too.
 */
export async function eraseTextsFrom(work: Work, phone: string): Promise<void> {
  if (phone === "") return noteErasedNow(work);
  await deleteAllOf(work, phone);
  await forgetSaidTo(work, phone);
}
