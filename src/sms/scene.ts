import type { Pace } from "../messaging/arrival.ts";
import type { TextWords as Words } from "../office/asked-by-text.ts";
import type { MessageKind } from "../office/message-kinds.ts";
import { officeZone, type Office } from "../office/office.ts";
import { dayOf, type Day } from "../platform/civil.ts";
import type { Language } from "../platform/language.ts";
import type { Work } from "../platform/work.ts";
import type { Reservation } from "../reservations/reservation.ts";
import type { Catalogue } from "../wording/catalogue.ts";
import { sms as cs } from "../wording/cs/sms.ts";
import { sms as en } from "../wording/en/sms.ts";
import { sms as pl } from "../wording/pl/sms.ts";
import { sms as uk } from "../wording/uk/sms.ts";
import { languageOf } from "./spoken.ts";

const CATALOGUES: Readonly<Record<Language, Catalogue["sms"]>> = { cs, pl, en, uk };

/** A text message somebody sent, as it is read: cleaned, and from which number. */
export interface Received {
  readonly phone: string;
  readonly text: string;
  /** False when parts of it never came: nothing may be cancelled or let go on such a text. */
  readonly isWhole: boolean;
}

/** One text being answered. */
export interface Scene {
  readonly work: Work;
  readonly office: Office;
  readonly words: Words;
  /** How long a time is offered first; null: booked at once (S2). */
  readonly offerMinutes: number | null;
  readonly language: Language;
  readonly t: Catalogue["sms"];
  readonly phone: string;
  readonly today: Day;
}

/** Null where booking by text message is off. */
export function sceneOf(work: Work, office: Office, { phone, text }: Received): Scene | null {
  const { booking } = office.office.sms;
  if (booking === null) return null;
  const language = languageOf(text, office);
  const today = dayOf(work.now, officeZone(office));
  const { words, offerMinutes } = booking;
  return { work, office, words, offerMinutes, language, t: CATALOGUES[language], phone, today };
}

export type AnswerKind = Extract<MessageKind, `sms-${string}`>;

/** What is to be answered; who may be answered at all, and how often, is not decided here. */
export interface Answer {
  readonly kind: AnswerKind;
  readonly values: Readonly<Record<string, string>>;
  readonly language: Language;
  /** How often it may be said to one number (S3). Who tries one time after another is told each time. */
  readonly pace: Pace;
  /** What came of it; the answer lives and goes with it unless it has ended. */
  readonly reservation: Reservation | null;
}
