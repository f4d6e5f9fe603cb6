import type { AndroidSetting } from "./messaging/channels/android.ts";
import type { SmsapiSetting } from "./messaging/channels/dialects/smsapi.ts";
import type { SmsbranaSetting } from "./messaging/channels/dialects/smsbrana.ts";
import type { CallbackSecrets } from "./platform/desk-needs.ts";

/** A provider of text messages that is reached by HTTP (M3). */
export type ProviderSetting =
  | ({ readonly by: "smsapi" } & SmsapiSetting)
  | ({ readonly by: "smsbrana" } & Omit<SmsbranaSetting, "wall">)
  | ({ readonly by: "android" } & AndroidSetting);

type Environment = Readonly<Record<string, string | undefined>>;

export const PROVIDER_WAYS = "smsapi:TOKEN, smsbrana:LOGIN:PASSWORD, android:https://user:password@host:port";

/** A way of `OKENKO_SMS` that leads to a provider; null when it is none of them. A problem never repeats a secret. */
export function readProvider(way: string, environment: Environment, problems: string[]): ProviderSetting | null {
  const base = environment["OKENKO_SMS_URL"] ?? "";
  const url = base === "" ? null : base.replace(/\/+$/, "");
  if (url !== null && !/^https?:\/\/[^@]+$/.test(url))
    problems.push("OKENKO_SMS_URL must be an address such as https://api.smsapi.pl, without a name and password");
  const token = /^smsapi:(\S+)$/.exec(way)?.[1];
  if (token !== undefined) return { by: "smsapi", token, url };
  const [, login, password] = /^smsbrana:([^:]+):(.+)$/.exec(way) ?? [];
  if (login !== undefined && password !== undefined) return { by: "smsbrana", login, password, url };
  const phone = /^android:(https?:\/\/.+)$/.exec(way)?.[1];
  return phone === undefined ? null : readPhone(phone, url);
}

function readPhone(phone: string, standIn: string | null): ProviderSetting | null {
  const address = URL.parse(phone);
  if (address === null || address.username === "" || address.password === "") return null;
  return {
    by: "android",
    url: standIn ?? `${address.origin}${address.pathname}`.replace(/\/+$/, ""),
    user: decodeURIComponent(address.username),
    password: decodeURIComponent(address.password),
  };
}

/**
 * `OKENKO_CALLBACK_SECRETS`, commas between: secrets that providers' addresses of us end with, the first the current one, the
 * others still taken; and `whsec_…`, the keys Resend signs with.
 */
export function readCallbackSecrets(text: string | undefined, problems: string[]): CallbackSecrets {
  const all = (text ?? "")
    .split(",")
    .map((each) => each.trim())
    .filter((each) => each !== "");
  const resend = all.filter((each) => each.startsWith("whsec_"));
  const own = all.filter((each) => !each.startsWith("whsec_"));
  if (own.some((each) => !/^[\w-]{16,200}$/.test(each)) || resend.some((each) => !/^whsec_[\w+/=-]{20,}$/.test(each)))
    problems.push(
      "OKENKO_CALLBACK_SECRETS: each is at least 16 letters, digits, - or _ (or a whsec_… key of Resend), commas between",
    );
  if (own.length === 0 && resend.length > 0)
    problems.push("OKENKO_CALLBACK_SECRETS needs a secret of our own besides the key of Resend");
  return { own, resend };
}
