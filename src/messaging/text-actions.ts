import { STAFF_ANSWER } from "../office/message-kinds.ts";
import type { Office } from "../office/office.ts";
import { officeZone } from "../office/office.ts";
import { currentOffice } from "../office/queries.ts";
import type { Instant } from "../platform/clock.ts";
import { newId } from "../platform/id.ts";
import type { Work } from "../platform/work.ts";
import { STAFF_LANE } from "./message.ts";
import { quietUntil } from "./quiet-hours.ts";
import { smsText } from "./sms-text.ts";
import { insertMessage } from "./store.ts";
import { oneLine } from "./text.ts";

/** A text message in the words of the member of staff who writes it. */
export interface FreeText {
  readonly recipient: string;
  readonly text: string;
  readonly notAfter: Instant;
  readonly eraseAt: Instant;
  /** Wakes whoever it must: the quiet hours were looked at and are overridden (M5). */
  readonly atOnce: boolean;
}

/** Writes it to the outbox (M1). Returns the message's id. */
export async function writeText(work: Work, free: FreeText): Promise<string> {
  const office = await currentOffice(work);
  const id = newId();
  await insertMessage(work, {
    id,
    kind: STAFF_ANSWER,
    channel: "sms",
    lane: STAFF_LANE,
    recipient: oneLine(free.recipient),
    subject: "",
    body: freeBody(office, free.text),
    parts: { html: "", links: [], attachments: [], sender: NOBODY },
    reservationId: null,
    ticketId: null,
    dueAt: leavesAt(office, free, work.now),
    notAfter: free.notAfter,
    eraseAt: free.eraseAt,
  });
  return id;
}

/** A text message has no sender but the number it leaves from. */
const NOBODY = { name: "", address: "", replyTo: null };

/** The text as it will leave: with the office's prefix, accents as the office wants them (M4). */
export const freeBody = (office: Office, text: string): string =>
  smsText(office.office.sms.prefix + text, office.office.sms.diacritics);

/** When it would leave that is written now (M5). */
export function leavesAt(office: Office, free: Pick<FreeText, "atOnce" | "notAfter">, now: Instant): Instant {
  if (free.atOnce) return now;
  return quietUntil(STAFF_ANSWER, office.office.sms.quiet, {
    dueAt: now,
    latest: free.notAfter,
    zone: officeZone(office),
  });
}
