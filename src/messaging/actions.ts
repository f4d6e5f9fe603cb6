import type { Instant } from "../platform/clock.ts";
import type { Language } from "../platform/language.ts";
import type { Work } from "../platform/work.ts";
import type { MessageKind } from "./message.ts";

/** What is to be told. `values` fill the placeholders of the kind's text, already formatted for the reader. */
export interface Letter {
  readonly kind: MessageKind;
  readonly channel: "email" | "sms";
  readonly recipient: string;
  readonly language: Language;
  readonly values: Readonly<Record<string, string>>;
  /** The one button of a mail (B10), and further links. */
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
export function write(_work: Work, _letter: Letter): Promise<string> {
  throw new Error("not built");
}

/** Messages of a reservation that have not left are not sent any more: it was cancelled or moved. */
export function recall(
  _work: Work,
  _reservationId: string,
  _kinds?: readonly MessageKind[],
): Promise<void> {
  throw new Error("not built");
}

/** Empties recipient, subject, body and attachments of a reservation's messages (A4), or moves the day they must be gone. */
export function eraseMessages(
  _work: Work,
  _reservationId: string,
): Promise<void> {
  throw new Error("not built");
}

export function setEraseAt(
  _work: Work,
  _reservationId: string,
  _eraseAt: Instant,
): Promise<void> {
  throw new Error("not built");
}
