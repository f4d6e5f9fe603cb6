import { androidNews } from "../messaging/channels/android.ts";
import type { News } from "../messaging/channels/dialect.ts";
import { smsapiNews } from "../messaging/channels/dialects/smsapi.ts";
import { smsbranaNews } from "../messaging/channels/dialects/smsbrana.ts";
import { resendNews } from "../messaging/channels/resend-events.ts";
import type { Callbacks } from "../platform/desk-needs.ts";
import { isSignedByPhone, isSignedByStandard, type Signed } from "./signatures.ts";

/** Who may call us, how it proves that it is the one, and what it means. */
export interface Caller {
  /** It calls by GET too, with everything in the address. */
  readonly byGet: boolean;
  isSigned(signed: Signed, secrets: Callbacks): boolean;
  /** Null for what cannot be understood. */
  read(said: { readonly fields: URLSearchParams; readonly text: string }): News | null;
}

const CALLERS: Readonly<Record<string, Caller>> = {
  smsapi: { byGet: true, isSigned: () => true, read: ({ fields }) => smsapiNews((name) => fields.get(name) ?? "") },
  smsbrana: { byGet: true, isSigned: () => true, read: ({ fields }) => smsbranaNews((name) => fields.get(name) ?? "") },
  android: {
    byGet: false,
    isSigned: (signed, { own }) => isSignedByPhone(signed, own),
    read: ({ text }) => androidNews(text),
  },
  resend: {
    byGet: false,
    isSigned: (signed, { resend }) => isSignedByStandard(signed, resend),
    read: ({ text }) => resendNews(text),
  },
};

export const callerOf = (transport: string): Caller | null =>
  Object.hasOwn(CALLERS, transport) ? (CALLERS[transport] ?? null) : null;
