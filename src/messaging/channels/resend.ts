import { Resend, type ErrorResponse } from "resend";
import { SECOND } from "../../platform/clock.ts";
import type { Channel, Outcome, Submission } from "../delivery.ts";

export interface ResendSetting {
  readonly key: string;
  /** Another address than Resend's own, for a test or a relay. */
  readonly url: string | null;
  /** How long one try may take, in milliseconds; the client library has no limit of its own. */
  readonly timeout?: number;
}

/**
 * Mail through Resend (M2). The message's id is the idempotency key, so a try whose end is not known is repeated without
 * a second mail for a day.
 */
export function resendChannel(setting: ResendSetting): Channel {
  const client = new Resend(setting.key, setting.url === null ? {} : { baseUrl: setting.url.replace(/\/$/, "") });
  const timeout = setting.timeout ?? 10 * SECOND;
  return {
    name: "resend",
    carries: ["email"],
    submit: (message) => withinTime(timeout, (signal) => submit(client, message, signal)),
  };
}

async function submit(client: Resend, message: Submission, signal: AbortSignal): Promise<Outcome> {
  if (message.parts === null || message.recipient === "") return NOBODY;
  const { sender, html, attachments } = message.parts;
  const { data, error, headers } = await client.emails.send(
    {
      from: `${displayName(sender.name)} <${sender.address}>`,
      to: message.recipient,
      subject: message.subject,
      text: message.body,
      html,
      headers: { "Auto-Submitted": "auto-generated" },
      ...(sender.replyTo === null ? {} : { replyTo: sender.replyTo }),
      attachments: attachments.map(({ name, type, text }) => ({
        filename: name,
        contentType: type,
        content: Buffer.from(text),
      })),
    },
    { idempotencyKey: message.id, signal },
  );
  if (error !== null) return refusalOf(error, headers);
  return data === null // the client's answer to an error page that says just `null`
    ? { kind: "unknown", reason: "unreachable" }
    : { kind: "accepted", reference: data.id ?? null };
}

const NOBODY: Outcome = {
  kind: "refused",
  reason: "no-recipient",
  permanent: true,
};

/** What an error of theirs means for us. Without a status nobody knows whether the mail was taken. */
function refusalOf(error: ErrorResponse, headers: Readonly<Record<string, string>> | null): Outcome {
  const { name, statusCode } = error;
  if (typeof statusCode !== "number") return { kind: "unknown", reason: "unreachable" };
  if (name === "invalid_idempotent_request") return { kind: "accepted", reference: null }; // the key is known there: it was taken earlier
  if (name === "daily_quota_exceeded" || name === "monthly_quota_exceeded") return whole("quota");
  if (statusCode === 401 || statusCode === 403 || name === "invalid_from_address") return whole("key-refused");
  if (statusCode === 429 || statusCode === 409 || statusCode === 408 || statusCode >= 500)
    return {
      kind: "refused",
      reason: "busy",
      permanent: false,
      retryAfter: retryAfterOf(headers),
    };
  return { kind: "refused", reason: "message-refused", permanent: true };
}

const whole = (reason: "quota" | "key-refused"): Outcome => ({
  kind: "refused",
  reason,
  permanent: false,
  transportWide: true,
});

const MOST_WAIT = 3600;

/** Milliseconds they ask us to wait, an hour at most; 0 when they say nothing we understand. */
function retryAfterOf(headers: Readonly<Record<string, string>> | null): number {
  const seconds = Number(headers?.["retry-after"] ?? 0);
  return Number.isFinite(seconds) && seconds > 0 ? Math.min(seconds, MOST_WAIT) * SECOND : 0;
}

/** A name that needs no quoting inside a From header (S9). */
const displayName = (name: string): string => `"${name.replaceAll(/["\\<>\p{Cc}]/gu, "")}"`;

/** Ends in time whatever the other side and the library do. */
async function withinTime(limit: number, submit: (signal: AbortSignal) => Promise<Outcome>): Promise<Outcome> {
  const abort = new AbortController();
  const late = Promise.withResolvers<Outcome>();
  const timer = setTimeout(() => {
    late.resolve({ kind: "unknown", reason: "timeout" });
    abort.abort();
  }, limit);
  try {
    return await Promise.race([submit(abort.signal), late.promise]);
  } catch {
    return { kind: "unknown", reason: "unreachable" };
  } finally {
    clearTimeout(timer);
  }
}
