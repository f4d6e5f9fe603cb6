import { tellPhone } from "../messaging/phone.ts";
import type { AnsweringTrouble, ThreadLine } from "../messaging/threads.ts";
import { shown } from "../platform/shown.ts";
import type { Catalogue } from "../wording/catalogue.ts";

export type Words = Catalogue["threads"];

/** What has just been done to a thread, as the page says it. */
export const DONE = ["answered", "dealt", "erased"] as const;
export type Done = (typeof DONE)[number];

/** Whose texts they are; the number whole, for this page is only for those who answer it. */
export const senderSaid = (words: Words, { phone, sender }: Pick<ThreadLine, "phone" | "sender">) => ({
  who: phone === "" ? words.noSender : shown(tellPhone(phone)),
  kind: sender === "mobile" ? "" : words.senders[sender],
});

/** What staff should know of the machine's answering (S3). */
export function answeringSaid(words: Words, { usedUp, fromOurselves }: AnsweringTrouble): string[] {
  const own = fromOurselves > 0 ? [words.fromOurselves(fromOurselves)] : [];
  return usedUp ? [words.usedUp, ...own] : own;
}
