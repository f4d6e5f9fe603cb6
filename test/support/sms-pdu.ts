/**
 * What travels between a modem and a network (3GPP TS 23.040, 23.038), written for the tests alone, so that what the product
 * cuts and packs is read by somebody else.
 */
export interface SentPart {
  readonly to: string;
  readonly text: string;
  readonly alphabet: "gsm-7" | "ucs-2";
  /** Which part of a longer message it is. */
  readonly part: { readonly reference: number; readonly of: number; readonly index: number } | null;
  /** Whether the network is asked to tell how it ended. */
  readonly wantsReport: boolean;
  /** How long the network tries, as it travels: 0 for five minutes, 143 for twelve hours; null: as long as it likes. */
  readonly validity: number | null;
}

/** The operator's message centre; gammu takes a report only from the one it sent by. */
export const CENTRE = "+420602909909";

const BASIC =
  "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞ\u001bÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
const EXTENDED: Readonly<Record<number, string>> = {
  10: "\f",
  20: "^",
  40: "{",
  41: "}",
  47: "\\",
  60: "[",
  61: "~",
  62: "]",
  64: "|",
  101: "€",
};
const ESCAPE = 0x1b;

/** Reads what `AT+CMGS` is given. */
export function readSubmit(hex: string): SentPart {
  const bytes = Buffer.from(hex, "hex");
  let at = 1 + (bytes[0] ?? 0);
  const next = (): number => bytes[at++] ?? 0;
  const first = next();
  if ((first & 0x03) !== 0x01) throw new Error(`not an SMS-SUBMIT: ${hex}`);
  next(); // the reference, which the modem sets
  const digits = next();
  const isInternational = (next() & 0x70) === 0x10;
  const number = readDigits(bytes.subarray(at, at + Math.ceil(digits / 2))).slice(0, digits);
  at += Math.ceil(digits / 2);
  next(); // the protocol
  const isWide = (next() & 0x0c) === 0x08;
  const validity = (first & 0x18) === 0x10 ? (bytes[at] ?? 0) : null;
  at += { 0x00: 0, 0x10: 1, 0x08: 7, 0x18: 7 }[first & 0x18] ?? 0;
  const length = next();
  const rest = bytes.subarray(at);
  const headerBytes = (first & 0x40) === 0 ? 0 : 1 + (rest[0] ?? 0);
  return {
    to: (isInternational ? "+" : "") + number,
    text: isWide
      ? Buffer.from(rest.subarray(headerBytes, length)).swap16().toString("utf16le")
      : readSeptets(rest, length)
          .slice(Math.ceil((headerBytes * 8) / 7))
          .reduce(readLetter, { text: "", isEscaped: false }).text,
    alphabet: isWide ? "ucs-2" : "gsm-7",
    part: headerBytes === 0 ? null : readHeader(rest.subarray(1, headerBytes)),
    wantsReport: (first & 0x20) !== 0,
    validity,
  };
}

const readDigits = (bytes: Uint8Array): string =>
  [...bytes].map((byte) => `${(byte & 0x0f).toString(16)}${(byte >> 4).toString(16)}`).join("");

function readSeptets(bytes: Uint8Array, count: number): number[] {
  return Array.from({ length: count }, (_, index) => {
    const bit = index * 7;
    const pair = (bytes[bit >> 3] ?? 0) | ((bytes[(bit >> 3) + 1] ?? 0) << 8);
    return (pair >> (bit & 7)) & 0x7f;
  });
}

function readLetter(read: { text: string; isEscaped: boolean }, septet: number): { text: string; isEscaped: boolean } {
  if (read.isEscaped) return { text: read.text + (EXTENDED[septet] ?? "�"), isEscaped: false };
  if (septet === ESCAPE) return { text: read.text, isEscaped: true };
  return { text: read.text + (BASIC[septet] ?? "�"), isEscaped: false };
}

function readHeader(header: Uint8Array): SentPart["part"] {
  if (header[0] !== 0x00 || header[1] !== 0x03)
    throw new Error(`not a header of parts: ${Buffer.from(header).toString("hex")}`);
  return { reference: header[2] ?? 0, of: header[3] ?? 0, index: header[4] ?? 0 };
}

/** A text that comes, as the modem keeps it: one SMS-DELIVER for each part. */
export function writeDeliver(message: { from: string; text: string; at: Date; reference?: number }): string[] {
  const isWide = [...message.text].some((letter) => septetsOf(letter) === null);
  const pieces = cut(message.text, isWide);
  return pieces.map((piece, index) => {
    const header =
      pieces.length === 1 ? [] : [0x05, 0x00, 0x03, (message.reference ?? 7) & 0xff, pieces.length, index + 1];
    const [length, body] = isWide ? wide(header, piece) : narrow(header, piece);
    return hexOf([
      ...centreOf(),
      header.length === 0 ? 0x04 : 0x44,
      ...addressOf(message.from),
      0x00,
      isWide ? 0x08 : 0x00,
      ...stampOf(message.at),
      length,
      ...body,
    ]);
  });
}

/** How a message ended, as the network tells it: 0 for delivered, 0x46 for expired on the way. */
export const writeReport = (report: { to: string; reference: number; status: number; at: Date }): string =>
  hexOf([
    ...centreOf(),
    0x06,
    report.reference,
    ...addressOf(report.to),
    ...stampOf(report.at),
    ...stampOf(report.at),
    report.status,
  ]);

const hexOf = (bytes: readonly number[]): string => Buffer.from(bytes).toString("hex").toUpperCase();

function septetsOf(letter: string): number[] | null {
  const basic = BASIC.indexOf(letter);
  if (basic >= 0 && letter !== "\u001b") return [basic];
  const extended = Object.entries(EXTENDED).find(([, each]) => each === letter);
  return extended === undefined ? null : [ESCAPE, Number(extended[0])];
}

function cut(text: string, isWide: boolean): string[] {
  const sizeOf = (letter: string) => (isWide ? letter.length : (septetsOf(letter)?.length ?? 0));
  const size = (each: string) => [...each].reduce((sum, letter) => sum + sizeOf(letter), 0);
  if (size(text) <= (isWide ? 70 : 160)) return [text];
  const pieces = [""];
  for (const letter of text) {
    const last = pieces.at(-1) ?? "";
    if (size(last) + sizeOf(letter) > (isWide ? 67 : 153)) pieces.push(letter);
    else pieces[pieces.length - 1] = last + letter;
  }
  return pieces;
}

function wide(header: readonly number[], text: string): [number, number[]] {
  const body = [...header, ...Buffer.from(text, "utf16le").swap16()];
  return [body.length, body];
}

function narrow(header: readonly number[], text: string): [number, number[]] {
  const before = Math.ceil((header.length * 8) / 7);
  const septets = [...text].flatMap((letter) => septetsOf(letter) ?? []);
  const bytes = Array.from({ length: Math.ceil(((before + septets.length) * 7) / 8) }, () => 0);
  for (const [index, byte] of header.entries()) bytes[index] = byte;
  for (const [index, septet] of septets.entries()) {
    const bit = (before + index) * 7;
    const at = bit >> 3;
    const shifted = septet << (bit & 7);
    bytes[at] = (bytes[at] ?? 0) | (shifted & 0xff);
    if (shifted > 0xff) bytes[at + 1] = (bytes[at + 1] ?? 0) | (shifted >> 8);
  }
  return [before + septets.length, bytes];
}

const centreOf = (): number[] => {
  const bytes = addressOf(CENTRE).slice(1);
  return [bytes.length, ...bytes];
};

function addressOf(number: string): number[] {
  const digits = number.replace("+", "");
  return [digits.length, number.startsWith("+") ? 0x91 : 0x81, ...swapped(digits)];
}

const swapped = (digits: string): number[] =>
  (digits.length % 2 === 0 ? digits : `${digits}F`)
    .match(/../g)
    ?.map((pair) => Number.parseInt(`${pair[1] ?? ""}${pair[0] ?? ""}`, 16)) ?? [];

/** Local time, and by how many quarters of an hour it differs. */
const stampOf = (at: Date): number[] => {
  const two = (value: number) => String(value % 100).padStart(2, "0");
  const digits = [at.getFullYear(), at.getMonth() + 1, at.getDate(), at.getHours(), at.getMinutes(), at.getSeconds()];
  const quarters = -at.getTimezoneOffset() / 15;
  const [zone = 0] = swapped(two(Math.abs(quarters)));
  return [...swapped(digits.map(two).join("")), quarters < 0 ? zone | 0x08 : zone];
};
