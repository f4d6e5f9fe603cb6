import type { Arrived, Receipt } from "../delivery.ts";
import type { SmsParts } from "../sms-parts.ts";

/** The daemon holds its lock for moments; we are on the thread that serves pages, so we come again rather than wait. */
export const BUSY_MS = 250;

/** Whose message it is: others may use the same modem. */
const MARK = "okenko:";

export const markOf = (id: string): string => MARK + id;
export const ourIdOf = (mark: string): string => mark.slice(MARK.length);

export const codingOf = (alphabet: SmsParts["alphabet"]): string =>
  alphabet === "gsm-7" ? "Default_No_Compression" : "Unicode_No_Compression";

/** The header by which a phone joins the parts of a message; its reference wraps at 256, so each message takes the next. */
export const joinedHeader = (reference: number, of: number, index: number): string =>
  `050003${[reference % 256, of, index].map((each) => each.toString(16).padStart(2, "0")).join("")}`.toUpperCase();

/** Which part of a longer message a header says it is; null for a message alone. One or two bytes of reference. */
export function partOfHeader(header: string): NonNullable<Arrived["part"]> | null {
  const match = /(?:0003([0-9A-F]{2})|0804([0-9A-F]{4}))([0-9A-F]{2})([0-9A-F]{2})/i.exec(header.slice(2));
  if (match === null) return null;
  const [of, index] = [Number.parseInt(match[3] ?? "", 16), Number.parseInt(match[4] ?? "", 16)];
  const isSense = of > 1 && index >= 1 && index <= of;
  return isSense ? { reference: (match[1] ?? match[2] ?? "").toUpperCase(), of, index } : null;
}

/** What became of a message, from the states of its parts: one that failed fails it, and it is delivered once all are. */
export function stateOfParts(states: readonly string[]): Receipt["state"] {
  if (states.some((state) => ["DeliveryFailed", "SendingError", "Error"].includes(state))) return "failed";
  return states.every((state) => state === "DeliveryOK") ? "delivered" : "sent";
}
