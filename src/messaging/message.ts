import type { MessageKind } from "../office/message-kinds.ts";

export const CHANNELS = ["email", "sms"] as const;
export type ChannelKind = (typeof CHANNELS)[number];

export const isChannel = (text: string): text is ChannelKind => CHANNELS.some((each) => each === text);

/**
 * What overtakes what when several messages wait: the higher lane leaves first (M5). A code somebody waits for with a
 * form open comes before everything, a reminder after everything.
 */
export const LANES: Readonly<Record<MessageKind, number>> = {
  "code-by-sms": 100,
  "please-confirm": 90,
  near: 95,
  "place-free": 88,
  test: 88,
  offered: 87,
  "moved-by-office": 86,
  "cancelled-by-office": 85,
  confirmed: 80,
  moved: 75,
  "cancelled-by-client": 60,
  lapsed: 50,
  reminder: 40,
  "sms-booked": 70,
  "sms-offered": 70,
  "sms-taken": 70,
  "sms-free": 70,
  "sms-cancelled": 70,
  "sms-help": 70,
  "sms-refused": 70,
  "sms-keyword": 70,
};

/** Staff's own words, to somebody who wrote and waits. */
export const STAFF_LANE = 72;

/** Kinds with a person waiting and a deadline running (B7): their tries begin seconds apart, not half a minute (M1). */
export const URGENT: readonly string[] = ["please-confirm", "code-by-sms", "near"] satisfies MessageKind[];

export interface MessageLink {
  readonly label: string;
  readonly href: string;
}

export interface Attachment {
  readonly name: string;
  /** A media type with its parameters, e.g. `text/calendar; charset=utf-8; method=PUBLISH`. */
  readonly type: string;
  readonly text: string;
}

/** Who a mail is from and where an answer goes (B10). */
export interface Sender {
  readonly name: string;
  readonly address: string;
  readonly replyTo: string | null;
}

/** What a message has besides its plain text. */
export interface Parts {
  readonly html: string;
  readonly links: readonly MessageLink[];
  readonly attachments: readonly Attachment[];
  readonly sender: Sender;
}
