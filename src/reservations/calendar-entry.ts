import { after, MINUTE, type Instant } from "../platform/clock.ts";

export interface Appointment {
  /** Stays the same over moves and the cancellation, so that one entry is changed and not another added (B11). */
  readonly uid: string;
  readonly sequence: number;
  readonly writtenAt: Instant;
  readonly startsAt: Instant;
  readonly minutes: number;
  readonly title: string;
  readonly place: string;
  readonly text: string;
  readonly cancelled: boolean;
}

/** An iCalendar document (RFC 5545) for a client's own calendar (B10): times in UTC, texts escaped, lines of at most 75 octets. */
export function calendarEntry(appointment: Appointment): string {
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Okenko//Okenko//CS",
    `METHOD:${appointment.cancelled ? "CANCEL" : "PUBLISH"}`,
    "BEGIN:VEVENT",
    `UID:${appointment.uid}`,
    `SEQUENCE:${appointment.sequence}`,
    `DTSTAMP:${utc(appointment.writtenAt)}`,
    `DTSTART:${utc(appointment.startsAt)}`,
    `DTEND:${utc(after(appointment.startsAt, appointment.minutes * MINUTE))}`,
    `SUMMARY:${escaped(appointment.title)}`,
    `LOCATION:${escaped(appointment.place)}`,
    `DESCRIPTION:${escaped(appointment.text)}`,
    `STATUS:${appointment.cancelled ? "CANCELLED" : "CONFIRMED"}`,
    "END:VEVENT",
    "END:VCALENDAR",
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join("");
}

/** `20261124T070000Z` */
const utc = (at: Instant): string =>
  Temporal.Instant.fromEpochMilliseconds(at).toString({ smallestUnit: "second" }).replaceAll(/[-:]/g, "");

const escaped = (text: string): string =>
  text
    .replaceAll(/[\\;,]/g, (sign) => `\\${sign}`)
    .replaceAll(/\r\n|[\r\n\u2028\u2029]/g, "\\n")
    .replaceAll(/\p{Cc}/gu, " ");

const MOST_OCTETS = 75;
const encoder = new TextEncoder();

/** Breaks a long line between characters; the blank that begins each further line counts too. */
function folded(line: string): string {
  let whole = "";
  let octets = 0;
  for (const character of line) {
    const size = encoder.encode(character).length;
    if (octets + size > MOST_OCTETS) {
      whole += "\r\n ";
      octets = 1;
    }
    whole += character;
    octets += size;
  }
  return whole;
}
