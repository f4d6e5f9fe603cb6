import { z } from "zod";
import { NO_NEWS, stateOf, type News, type StateWords } from "./dialect.ts";

const EVENT = z.object({ type: z.string(), data: z.object({ email_id: z.string().max(100).optional() }) });

const STATES: StateWords = {
  "email.sent": "sent",
  "email.delivered": "delivered",
  "email.complained": "delivered", // who calls it unwanted has got it
  "email.bounced": "failed",
  "email.failed": "failed",
  "email.suppressed": "failed",
};

/** What Resend tells by calling us; null for what is no event. Events we do not ask for are no news. */
export function resendNews(text: string): News | null {
  let said: unknown;
  try {
    said = JSON.parse(text);
  } catch {
    return null;
  }
  const { data } = EVENT.safeParse(said);
  if (data === undefined) return null;
  const state = stateOf(STATES, data.type);
  const reference = data.data.email_id ?? "";
  if (state === null || reference === "") return NO_NEWS;
  return { ...NO_NEWS, receipts: [{ transport: "resend", reference, state }] };
}
