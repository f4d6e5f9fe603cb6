import { createHash, randomBytes } from "node:crypto";
import { dayOf, instantOf, isDay, isTimeOfDay } from "../../../platform/civil.ts";
import { after, HOUR, instant, SECOND, type Instant } from "../../../platform/clock.ts";
import type { Arrived, Outcome, Receipt, Submission } from "../../delivery.ts";
import { smsParts } from "../../sms-parts.ts";
import {
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

export interface SmsbranaSetting {
  readonly login: string;
  readonly password: string;
  readonly url: string | null;
  /** The clock on the wall: what is sent is signed with the time, and the provider refuses one that is off. */
  readonly wall: () => number;
}

const ADDRESS = "https://api.smsbrana.cz";
const ZONE = "Europe/Prague";
/** What came longer ago is not begun with now: it stays there, and we may have read and erased it long since. */
const OLDEST = 7 * 24 * HOUR;

/**
 * SMSbrána's SMS Connect, as its documents and the clients of it describe it; tried here against a stand-in only. Our id
 * travels as `user_id`, and the same one a second time is error −1, which means it was taken (D4). Receipts and texts that
 * came lie in its inbox until we look, so no address of ours has to be open to the internet.
 */
export const smsbrana = (setting: SmsbranaSetting): Dialect => ({
  name: "smsbrana",
  call: ({ id, recipient, body }) =>
    callFor(setting, {
      action: "send_sms",
      number: recipient,
      message: body,
      user_id: id,
      delivery_report: "1",
      data_code: smsParts(body).alphabet === "gsm-7" ? "7bit" : "ucs2",
    }),
  outcome,
  inbox: {
    call: () => callFor(setting, { action: "inbox" }),
    read: (text) => inboxOf(text, after(instant(setting.wall()), -OLDEST)),
  },
});

/** The password itself never travels. Older clients of theirs say `sul` and `hash`, newer ones `salt` and `auth`: both are said. */
function callFor({ login, password, url, wall }: SmsbranaSetting, asked: Readonly<Record<string, string>>): Call {
  const time = stampOf(instant(wall()));
  const salt = randomBytes(16).toString("hex");
  const auth = createHash("md5").update(`${password}${time}${salt}`).digest("hex");
  const query = new URLSearchParams({ login, time, salt, sul: salt, auth, hash: auth, ...asked });
  return {
    method: "GET",
    url: `${(url ?? ADDRESS).replace(/\/$/, "")}/smsconnect/http.php?${query.toString()}`,
    headers: {},
  };
}

function outcome(_message: Submission, { text }: Answer): Outcome | null {
  const error = fieldOf(text ?? "", "err");
  if (!/^-?\d+$/.test(error)) return null;
  const reference = fieldOf(text ?? "", "sms_id");
  return meaningOf(Number(error), reference === "" ? null : reference);
}

function meaningOf(error: number, reference: string | null): Outcome {
  if (error === 0 || error === -1) return taken(reference); // −1: this user_id was taken before
  if (error === 1) return unsure("busy");
  if (error === 9) return whole("quota");
  if ([2, 3, 4, 5, 6].includes(error)) return whole("key-refused"); // login, password, clock, address of ours, service off
  if ([10, 11, 12].includes(error)) return never("message-refused");
  return later("busy");
}

/** Texts and receipts that lie there, and null for an answer that is none. */
function inboxOf(text: string, oldest: Instant): News | null {
  if (!/<result[\s>]/.test(text)) return null;
  return {
    receipts: itemsOf(text, "delivery_report").flatMap((item) => receiptOf((name) => fieldOf(item, name))),
    arrivals: itemsOf(text, "delivery_sms")
      .flatMap((item) => arrivalOf((name) => fieldOf(item, name)))
      .filter(({ sentAt }) => sentAt === null || sentAt > oldest),
  };
}

/** Told by calling us, with the same fields as in the inbox: what the documents we know do not say is taken to be so. */
export const smsbranaNews = (said: Said): News => ({
  receipts: said("message") === "" ? receiptOf(said) : [],
  arrivals: said("message") === "" ? [] : arrivalOf(said),
});

const STATES: StateWords = {
  "1": "delivered",
  "2": "sent",
  "3": "failed",
  "5": "failed", // not delivered in time
};

function receiptOf(said: Said): Receipt[] {
  const reference = said("idsms");
  const state = stateOf(STATES, said("status"));
  return state === null || !/^\w{1,40}$/.test(reference) ? [] : [{ transport: "smsbrana", reference, state }];
}

/** It has no id for what came, so that is told apart by all of itself. */
function arrivalOf(said: Said): Arrived[] {
  const [from, at, text] = [said("number"), said("time"), said("message")];
  if (from === "") return [];
  const providerId = createHash("sha256")
    .update(JSON.stringify([from, at, text]))
    .digest("base64url");
  return [{ transport: "smsbrana", providerId, from: withPlus(from), to: null, text, sentAt: momentOf(at) }];
}

/** `20261124T074000`, as their clocks in Prague show it. */
function stampOf(at: Instant): string {
  const local = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(ZONE).toPlainTime();
  const time = local.toString({ smallestUnit: "second" }).replaceAll(":", "");
  return `${dayOf(at, ZONE).replaceAll("-", "")}T${time}`;
}

function momentOf(stamp: string): Instant | null {
  const [, year, month, date, hour, minute, second] = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)$/.exec(stamp) ?? [];
  const [on, time] = [`${year}-${month}-${date}`, `${hour}:${minute}`];
  return isDay(on) && isTimeOfDay(time) ? after(instantOf(on, time, ZONE), Number(second) * SECOND) : null;
}

/** Their answers are flat and of their own making, so an element is found by its name; whatever else is there is not looked at. */
function fieldOf(xml: string, name: string): string {
  const from = xml.indexOf(`<${name}>`);
  const to = from === -1 ? -1 : xml.indexOf(`</${name}>`, from);
  return to === -1 ? "" : unescaped(xml.slice(from + name.length + 2, to).trim());
}

const itemsOf = (xml: string, list: string): string[] => {
  const inside = rawOf(xml, list);
  return inside.split("<item>").slice(1);
};

function rawOf(xml: string, name: string): string {
  const from = xml.indexOf(`<${name}>`);
  const to = from === -1 ? -1 : xml.indexOf(`</${name}>`, from);
  return to === -1 ? "" : xml.slice(from + name.length + 2, to);
}

const NAMED: Readonly<Record<string, string>> = { lt: "<", gt: ">", quot: '"', apos: "'", amp: "&" };

function unescaped(text: string): string {
  const whole = /^<!\[CDATA\[([\s\S]*)\]\]>$/.exec(text);
  if (whole !== null) return whole[1] ?? "";
  return text.replaceAll(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(\w{2,4}));/gi, (all, decimal, hex, name) => {
    if (name !== undefined) return NAMED[String(name)] ?? String(all);
    const code = decimal === undefined ? Number.parseInt(String(hex), 16) : Number(decimal);
    return code <= 0x10_ff_ff ? String.fromCodePoint(code) : "";
  });
}
