import { after, HOUR, type Instant } from "../platform/clock.ts";
import { newId } from "../platform/id.ts";
import type { Language } from "../platform/language.ts";
import { Refusal } from "../platform/refusal.ts";
import type { Work } from "../platform/work.ts";
import { currentOffice } from "../office/queries.ts";
import { compose } from "./letter.ts";
import { LANES } from "./message.ts";
import { type MessageKind } from "../office/message-kinds.ts";
import { emptyOfReservation, insertArrival, insertMessage, moveErasing, withdraw } from "./store.ts";
import { requeue } from "./sending-store.ts";
import { oneLine } from "./text.ts";

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
  const { subject, body, parts } = compose(await currentOffice(work), letter);
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
    dueAt: letter.dueAt ?? work.now,
    notAfter: letter.notAfter,
    eraseAt: letter.eraseAt,
  });
  return id;
}

/**
 * Messages of a reservation that have not left are not sent any more: it was cancelled or moved. Call it before writing
 * what replaces them, in the same work.
 */
export const recall = (work: Work, reservationId: string, kinds?: readonly MessageKind[]): Promise<void> =>
  withdraw(work, reservationId, kinds ?? null);

/** Empties recipient, subject, body and attachments of a reservation's messages at once (A4); those that have not left never will. */
export const eraseMessages = (work: Work, reservationId: string): Promise<void> =>
  emptyOfReservation(work, reservationId);

/** Moves the instant at which a reservation's messages must be empty (A4). */
export const setEraseAt = (work: Work, reservationId: string, eraseAt: Instant): Promise<void> =>
  moveErasing(work, reservationId, eraseAt);

/**
 * Sends a dead letter once more, on a person's word (M1); with the same key, so that what was taken after all is not taken
 * twice where the transport knows keys. Throws `alreadyEnded` for one that is not dead, too late or erased.
 */
export async function trySending(work: Work, id: string): Promise<void> {
  if (!(await requeue(work, id))) throw new Refusal("conflict", "alreadyEnded");
}

/** A raw text message is of use for a month at most: long enough for a late answer to a question about it. */
const ARRIVALS_KEPT = 30 * 24 * HOUR;

/** Keeps a text message that came, raw, before anything is made of it (S3). Returns its id. */
export async function receiveText(work: Work, arrived: { from: string; text: string }): Promise<string> {
  const id = newId();
  const eraseAt = after(work.now, ARRIVALS_KEPT);
  await insertArrival(work, {
    id,
    from: oneLine(arrived.from),
    text: arrived.text,
    eraseAt,
  });
  return id;
}
