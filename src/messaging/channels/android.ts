import { createHash } from "node:crypto";
import { z } from "zod";
import { instant, SECOND, type Instant } from "../../platform/clock.ts";
import type { Channel, Health, Outcome, Submission } from "../delivery.ts";
import { isOurs, NO_NEWS, stateOf, withPlus, type Call, type Dialect, type News, type StateWords } from "./dialect.ts";
import { ask, isAnswer } from "./http-call.ts";
import { httpSmsChannel } from "./http-sms.ts";
import { taken } from "./outcomes.ts";

export interface AndroidSetting {
  /** Where the phone answers, e.g. `http://192.168.1.20:8080`. */
  readonly url: string;
  readonly user: string;
  readonly password: string;
}

const TRY_LIMIT = 15 * SECOND;
const HEALTH_LIMIT = 5 * SECOND;

/**
 * Text messages by a telephone in the office with the app SMS Gateway for Android in local mode, as its documents describe it;
 * tried here against a stand-in only. Our id is the message's id there; the same one a second time is 409, which means that
 * it was taken (D4).
 */
export const androidChannel = (setting: AndroidSetting, limit = TRY_LIMIT): Channel => ({
  ...httpSmsChannel(dialectOf(setting), limit),
  health: () => healthOf(setting, Math.min(limit, HEALTH_LIMIT)),
});

const dialectOf = (setting: AndroidSetting): Dialect => ({
  name: "android",
  call: (message) => send(setting, message),
  outcome: ({ id }, { status }): Outcome | null =>
    (status >= 200 && status < 300) || status === 409 ? taken(id) : null,
});

const send = (setting: AndroidSetting, { id, recipient, body, lane }: Submission): Call => ({
  method: "POST",
  url: `${setting.url}/message`,
  headers: { ...keyOf(setting), "content-type": "application/json" },
  body: JSON.stringify({
    id,
    textMessage: { text: body },
    phoneNumbers: [recipient],
    withDeliveryReport: true,
    priority: lane,
  }),
});

const keyOf = ({ user, password }: AndroidSetting): Record<string, string> => ({
  authorization: `Basic ${Buffer.from(`${user}:${password}`).toString("base64")}`,
});

const HEALTH = z.object({ status: z.enum(["pass", "warn", "fail"]) });

/** A phone that answers but has no internet or little battery still sends; one that does not answer gets nothing. */
async function healthOf(setting: AndroidSetting, limit: number): Promise<Health> {
  const met = await ask({ method: "GET", url: `${setting.url}/health`, headers: keyOf(setting) }, limit);
  const unseen = { lastHeard: null, signal: null, waiting: null };
  if (!isAnswer(met)) return { ...unseen, state: "down", reason: met.kind === "accepted" ? null : met.reason };
  if (met.status === 401 || met.status === 403) return { ...unseen, state: "down", reason: "key-refused" };
  const { data } = HEALTH.safeParse(parsed(met.text ?? ""));
  return { ...unseen, state: data?.status === "pass" ? "ok" : "degraded", reason: null };
}

const EVENT = z.object({
  event: z.string(),
  id: z.string().max(200).optional(),
  payload: z.object({
    messageId: z.string().max(200).optional(),
    message: z.string().optional(),
    sender: z.string().nullish(),
    phoneNumber: z.string().nullish(),
    recipient: z.string().nullish(),
    receivedAt: z.string().max(40).optional(),
  }),
});

const STATES: StateWords = {
  "sms:sent": "sent",
  "sms:delivered": "delivered",
  "sms:failed": "failed",
};

/** What the phone tells by calling us; null for what is no event. Events we do not ask for are no news. */
export function androidNews(text: string): News | null {
  const { data } = EVENT.safeParse(parsed(text));
  if (data === undefined) return null;
  const { event, id = "", payload } = data;
  if (event === "sms:received") return { ...NO_NEWS, arrivals: [arrivalOf(payload, id)] };
  const state = stateOf(STATES, event);
  const reference = payload.messageId ?? "";
  if (state === null || !isOurs(reference)) return NO_NEWS;
  return { ...NO_NEWS, receipts: [{ transport: "android", reference, state }] };
}

/**
 * The id there is made of the content alone, so a text sent twice has one, and the event is another each time it is told; only
 * with its own time it is one text.
 */
function arrivalOf(payload: z.infer<typeof EVENT>["payload"], event: string): News["arrivals"][number] {
  const { messageId = "", message = "", receivedAt = "" } = payload;
  const when = receivedAt === "" ? event : receivedAt;
  const from = payload.sender ?? payload.phoneNumber ?? "";
  return {
    transport: "android",
    providerId:
      when === ""
        ? null
        : createHash("sha256")
            .update(JSON.stringify([messageId, when, from, message]))
            .digest("base64url"),
    from: withPlus(from),
    to: payload.recipient ?? null,
    text: message,
    sentAt: momentOf(receivedAt),
  };
}

function momentOf(text: string): Instant | null {
  const at = Date.parse(text);
  return Number.isFinite(at) ? instant(at) : null;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
