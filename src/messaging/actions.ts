import { type MessageKind } from "../office/message-kinds.ts";
import { type Office, officeZone } from "../office/office.ts";
import { currentOffice } from "../office/queries.ts";
import type { Instant } from "../platform/clock.ts";
import { note } from "../platform/event.ts";
import { newId } from "../platform/id.ts";
import type { Language } from "../platform/language.ts";
import { Refusal } from "../platform/refusal.ts";
import type { Work } from "../platform/work.ts";
import type { Receipt } from "./delivery.ts";
import { compose } from "./letter.ts";
import { LANES } from "./message.ts";
import { quietUntil } from "./quiet-hours.ts";
import { applyReceipt, keepEarly } from "./receipts-store.ts";
import { emptyOfReservation, emptyTo, insertMessage, moveErasing, withdraw, withdrawOfTicket } from "./store.ts";
import { requeue, saveTold, writeAnew } from "./sending-store.ts";
import { oneLine } from "./text.ts";
import { endPause, savePause } from "./transport-store.ts";

/** What is to be told. `values` fill the placeholders of the kind's text, already formatted for the reader. */
export interface Letter {
  readonly kind: MessageKind;
  readonly channel: "email" | "sms";
  readonly recipient: string;
  readonly language: Language;
  readonly values: Readonly<Record<string, string>>;
  /** The one button of a mail (B10). An empty label takes the kind's own words, e.g. "Potvrdit termín". */
  readonly button?: { readonly label: string; readonly href: string };
  /** A calendar entry to attach. */
  readonly calendar?: {
    readonly name: string;
    readonly text: string;
    readonly method: "PUBLISH" | "CANCEL";
  };
  readonly reservationId?: string;
  readonly ticketId?: string;
  /** Not sent at or after this instant (M5). */
  readonly notAfter: Instant;
  /** Not sent before; now when missing. */
  readonly dueAt?: Instant;
  /** When its personal data must be gone (A4). */
  readonly eraseAt: Instant;
}

/** Renders the letter and writes it to the outbox in the same work as its cause (M1). Returns the message's id. */
export async function write(work: Work, letter: Letter): Promise<string> {
  const office = await currentOffice(work);
  const { subject, body, parts } = compose(office, letter);
  const id = newId();
  await insertMessage(work, {
    id,
    kind: letter.kind,
    channel: letter.channel,
    lane: LANES[letter.kind],
    recipient: oneLine(letter.recipient),
    subject,
    body,
    parts,
    reservationId: letter.reservationId ?? null,
    ticketId: letter.ticketId ?? null,
    dueAt: mayLeaveAt(office, letter, letter.dueAt ?? work.now),
    notAfter: letter.notAfter,
    eraseAt: letter.eraseAt,
  });
  return id;
}

/** M5: a mail wakes nobody; a text message keeps the town's quiet hours. */
const mayLeaveAt = (office: Office, { kind, channel, notAfter }: Letter, dueAt: Instant): Instant =>
  channel === "email"
    ? dueAt
    : quietUntil(kind, office.office.sms.quiet, { dueAt, latest: notAfter, zone: officeZone(office) });

/**
 * Messages of a reservation that have not left are not sent any more: it was cancelled or moved. Call it before writing
 * what replaces them, in the same work.
 */
export const recall = (work: Work, reservationId: string, kinds?: readonly MessageKind[]): Promise<void> =>
  withdraw(work, reservationId, kinds ?? null);

/** Messages about a ticket that have not left are not sent any more: its client was called. */
export const recallOfTicket = (work: Work, ticketId: string): Promise<void> => withdrawOfTicket(work, ticketId);

/** Empties recipient, subject, body and attachments of a reservation's messages at once (A4); those that have not left never will. */
export const eraseMessages = (work: Work, reservationId: string): Promise<void> =>
  emptyOfReservation(work, reservationId);

/** P3: empties what was written to an e-mail address or a phone and belongs to no reservation; what has not left never will. */
export const eraseLettersTo = (work: Work, recipient: string): Promise<void> => emptyTo(work, recipient);

/** Moves the instant at which a reservation's messages must be empty (A4). */
export const setEraseAt = (work: Work, reservationId: string, eraseAt: Instant): Promise<void> =>
  moveErasing(work, reservationId, eraseAt);

/**
 * Sends a dead letter once more, on a person's word (M1); with the same key, so that what was taken after all is not taken
 * twice where the transport knows keys. Throws `alreadyEnded` for one that is not dead, too late or erased.
 */
export async function trySending(work: Work, id: string): Promise<void> {
  if (!(await requeue(work, id)) && !(await writeAnew(work, id, newId())))
    throw new Refusal("conflict", "alreadyEnded");
}

/** What a transport says later of a message it took (M1); said twice, too early or in the wrong order it does no harm. */
export async function noteReceipt(work: Work, receipt: Receipt): Promise<void> {
  if (!(await applyReceipt(work, receipt))) await keepEarly(work, receipt);
}

/** Nothing leaves until a person releases it: after a restore, whose messages are of the past, or by staff's wish (M5). */
export async function pauseSending(
  work: Work,
  by: { reason: "restored" | "staff"; staffId: string | null },
): Promise<void> {
  if (await savePause(work, by.reason))
    await note(work, { kind: "sending-paused", staffId: by.staffId, detail: { reason: by.reason } });
}

/** A person has looked at what waits and lets it go (M5). */
export async function releaseSending(work: Work, staffId: string): Promise<void> {
  if (await endPause(work)) await note(work, { kind: "sending-released", staffId });
}

/** A person told the recipient another way, so the message is off the list of those to telephone. Said twice it is said once. */
export async function markTold(work: Work, by: { messageId: string; staffId: string }): Promise<void> {
  if (await saveTold(work, by.messageId))
    await note(work, { kind: "message-told", staffId: by.staffId, detail: { message: by.messageId } });
}
