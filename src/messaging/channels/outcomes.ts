import type { Outcome, Reason } from "../delivery.ts";
import type { Answer } from "./dialect.ts";

export const taken = (reference: string | null): Outcome => ({ kind: "accepted", reference });
/** This message is never taken. */
export const never = (reason: Reason): Outcome => ({ kind: "refused", reason, permanent: true });
export const later = (reason: Reason, retryAfter = 0): Outcome => ({
  kind: "refused",
  reason,
  permanent: false,
  retryAfter,
});
/** It concerns every message alike. */
export const whole = (reason: Reason): Outcome => ({ kind: "refused", reason, permanent: false, transportWide: true });
export const unsure = (reason: Reason): Outcome => ({ kind: "unknown", reason });

/** What an answer means of which nothing but the status is understood. */
export function byStatus({ status, retryAfter }: Answer): Outcome {
  if (status === 429 || status === 503 || status === 408) return later("busy", retryAfter);
  if (status === 401 || status === 403 || status === 407) return whole("key-refused");
  if (status === 402) return whole("quota");
  if (status === 404 || status === 405 || (status >= 300 && status < 400)) return whole("unreachable"); // not their address
  if (status >= 500) return unsure("busy"); // said by somebody in between, who does not know either
  return status >= 400 ? never("message-refused") : unsure("unreachable");
}
