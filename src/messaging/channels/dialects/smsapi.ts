import { createHash } from "node:crypto";
import { z } from "zod";
import { instant, MINUTE, SECOND } from "../../../platform/clock.ts";
import type { Arrived, Outcome, Receipt, Submission } from "../../delivery.ts";
import {
  isOurs,
  stateOf,
  withPlus,
  type Answer,
  type Call,
  type Dialect,
  type News,
  type Said,
  type StateWords,
} from "../dialect.ts";
import { later, never, taken, unsure, whole } from "../outcomes.ts";

export interface SmsapiSetting {
  readonly token: string;
  /** Another address than the international one, e.g. of a Polish account or of a stand-in. */
  readonly url: string | null;
}

const ADDRESS = "https://api.smsapi.com";

/**
 * SMSAPI, as its documents and its own clients describe `sms.do`; tried here against a stand-in only. Our id travels as `idx`
 * and comes back with every receipt; with `check_idx` the same one is refused a second time, which means it was taken (D4).
 */
export const smsapi = ({ token, url }: SmsapiSetting): Dialect => ({
  name: "smsapi",
  call: (message) => send(`${(url ?? ADDRESS).replace(/\/$/, "")}/sms.do`, token, message),
  outcome,
});

const send = (url: string, token: string, { id, recipient, body }: Submission): Call => ({
  method: "POST",
  url,
  headers: { authorization: `Bearer ${token}`, "content-type": "application/x-www-form-urlencoded" },
  body: new URLSearchParams({
    to: recipient.replace(/^\+/, ""),
    message: body,
    encoding: "utf-8",
    format: "json",
    idx: idx(id),
    check_idx: "1",
  }).toString(),
});

/** Only letters and digits are let through there for sure, so our id travels without its dashes. */
const idx = (id: string): string => id.replaceAll("-", "");
const idOf = (text: string): string =>
  text.toLowerCase().replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");

const ERROR = z.object({ error: z.coerce.number().int().positive() });
const TAKEN = z.object({ list: z.array(z.object({ id: z.coerce.string().min(1) })).min(1) });

function outcome({ id }: Submission, { text, retryAfter }: Answer): Outcome | null {
  const said = parsed(text);
  const { data: refused } = ERROR.safeParse(said);
  if (refused !== undefined) return meaningOf(refused.error, id, retryAfter);
  return TAKEN.safeParse(said).success ? taken(id) : null;
}

const TOO_OFTEN_TO_ONE = 52; // more than ten to one number within a minute

function meaningOf(error: number, id: string, retryAfter: number): Outcome {
  if (error === 53) return taken(id); // this idx was taken before
  if (error === 103) return whole("quota");
  if ([14, 101, 102, 105, 110, 1000, 1001].includes(error)) return whole("key-refused");
  if (error === TOO_OFTEN_TO_ONE) return later("busy", MINUTE);
  if ([200, 202, 203].includes(error)) return later("busy", retryAfter);
  if ([201, 666, 999].includes(error)) return unsure("busy"); // a fault of theirs in the middle of it
  return never("message-refused");
}

const STATES: StateWords = {
  "402": "failed", // not delivered in time
  "403": "sent",
  "404": "delivered",
  "405": "failed",
  "406": "failed",
  "407": "failed",
  "412": "failed",
  EXPIRED: "failed",
  SENT: "sent",
  DELIVERED: "delivered",
  UNDELIVERED: "failed",
  FAILED: "failed",
  REJECTED: "failed",
};

/** What it tells by calling us: several receipts at once as lists with commas, or one text message that came. */
export function smsapiNews(said: Said): News {
  const arrival = said("sms_from") === "" ? [] : [arrivalOf(said)];
  const [states, names] = [listOf(said("status")), listOf(said("status_name"))];
  const receipts = listOf(said("idx")).flatMap((each, index): Receipt[] => {
    const reference = idOf(each);
    const state = stateOf(STATES, states[index] ?? "") ?? stateOf(STATES, names[index] ?? "");
    return state === null || !isOurs(reference) ? [] : [{ transport: "smsapi", reference, state }];
  });
  return { receipts, arrivals: arrival };
}

/** `MsgId` here may be of the message that is answered, so what came is told apart by all of itself. */
function arrivalOf(said: Said): Arrived {
  const [from, to, at, text] = ["sms_from", "sms_to", "sms_date", "sms_text"].map(said);
  const seconds = Number(at);
  return {
    transport: "smsapi",
    providerId: createHash("sha256")
      .update(JSON.stringify([from, to, at, text]))
      .digest("base64url"),
    from: withPlus(from ?? ""),
    to: to === undefined || to === "" ? null : withPlus(to),
    text: text ?? "",
    sentAt: at !== "" && Number.isInteger(seconds) && Math.abs(seconds) < 1e10 ? instant(seconds * SECOND) : null,
  };
}

const listOf = (text: string): string[] => (text === "" ? [] : text.split(",").map((each) => each.trim()));

function parsed(text: string | null): unknown {
  try {
    return JSON.parse(text ?? "");
  } catch {
    return null;
  }
}
