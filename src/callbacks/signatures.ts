import { createHmac } from "node:crypto";
import { MINUTE, SECOND } from "../platform/clock.ts";
import { same } from "../platform/id.ts";

/** A request that says it is from a provider, and when it is. */
export interface Signed {
  readonly headers: Headers;
  /** As it came, not as it was understood. */
  readonly body: Uint8Array;
  /** By the clock on the wall, in milliseconds. */
  readonly now: number;
}

/** A signature is good so long before and after it says it was made. */
const TOLERANCE = 5 * MINUTE;

/** The scheme of standardwebhooks.com, which Resend signs by: id, time and body, with any of the keys. */
export function isSignedByStandard({ headers, body, now }: Signed, keys: readonly string[]): boolean {
  const header = (name: string) => headers.get(`svix-${name}`) ?? headers.get(`webhook-${name}`) ?? "";
  const time = header("timestamp");
  if (!isRecent(time, now)) return false;
  const given = header("signature")
    .split(" ")
    .filter((each) => each.startsWith("v1,"))
    .map((each) => each.slice(3));
  const made = keys.map((key) =>
    createHmac("sha256", Buffer.from(key.replace(/^whsec_/, ""), "base64"))
      .update(`${header("id")}.${time}.`)
      .update(body)
      .digest("base64"),
  );
  return anySame(given, made);
}

/** The app on the phone signs body and time, with the key it was given. */
export function isSignedByPhone({ headers, body, now }: Signed, keys: readonly string[]): boolean {
  const time = headers.get("x-timestamp") ?? "";
  if (!isRecent(time, now)) return false;
  const given = (headers.get("x-signature") ?? "").toLowerCase();
  return anySame(
    [given],
    keys.map((key) => createHmac("sha256", key).update(body).update(time).digest("hex")),
  );
}

const isRecent = (seconds: string, now: number): boolean =>
  /^\d{1,11}$/.test(seconds) && Math.abs(now - Number(seconds) * SECOND) <= TOLERANCE;

/** Looks at every pair, so that its time tells nothing. */
export function anySame(given: readonly string[], right: readonly string[]): boolean {
  let found = false;
  for (const each of given.slice(0, 8)) for (const other of right) found = same(each, other) || found;
  return found;
}
