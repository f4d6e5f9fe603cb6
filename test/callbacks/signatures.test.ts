import { describe, expect, test } from "bun:test";
import { isSignedByPhone, isSignedByStandard, type Signed } from "../../src/callbacks/signatures.ts";

const MINUTE = 60_000;
const NOW = 1_795_502_400_000;
const KEY = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
const OTHER = "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD";
const BODY =
  '{"type":"email.bounced","created_at":"2026-11-24T07:40:00Z","data":{"email_id":"mail-1","to":["Vesna Krásná <vesna@example.org>"]}}';

const request = (headers: Record<string, string>, change: { body?: string; now?: number } = {}): Signed => ({
  headers: new Headers(headers),
  body: Buffer.from(change.body ?? BODY),
  now: change.now ?? NOW,
});

describe("a signature by the standard scheme", () => {
  /** Made by the scheme's own library, standardwebhooks 1.1.1. */
  const SIGNATURE = "v1,xcoOnvmrCnHN38RYuvN1tYa7PVpQim8ip7DHuwy84KU=";
  const HEADERS = {
    "svix-id": "msg_2b4",
    "svix-timestamp": String(NOW / 1000),
    "svix-signature": SIGNATURE,
  };

  test("S3 is good with any of the keys, under either name, among others", () => {
    expect(isSignedByStandard(request(HEADERS), [OTHER, KEY])).toBe(true);
    const named = Object.fromEntries(
      Object.entries(HEADERS).map(([name, is]) => [name.replace("svix", "webhook"), is]),
    );
    expect(isSignedByStandard(request(named), [KEY])).toBe(true);
    const several = { ...HEADERS, "svix-signature": `v1a,zzz v1,zzz ${SIGNATURE}` };
    expect(isSignedByStandard(request(several), [KEY])).toBe(true);
  });

  test("S3 is good for five minutes before and after", () => {
    for (const off of [-5 * MINUTE, 5 * MINUTE])
      expect(isSignedByStandard(request(HEADERS, { now: NOW + off }), [KEY])).toBe(true);
    for (const off of [-5 * MINUTE - 1, 5 * MINUTE + 1])
      expect(isSignedByStandard(request(HEADERS, { now: NOW + off }), [KEY])).toBe(false);
  });

  const wrong: Readonly<Record<string, Record<string, string>>> = {
    "no signature": { "svix-signature": "" },
    "another version": { "svix-signature": SIGNATURE.replace("v1,", "v2,") },
    "half a signature": { "svix-signature": SIGNATURE.slice(0, -4) },
    "another id": { "svix-id": "msg_2b5" },
    "no id": { "svix-id": "" },
    "another time": { "svix-timestamp": String(NOW / 1000 + 1) },
    "no time": { "svix-timestamp": "" },
    "a time that is none": { "svix-timestamp": "NaN" },
    "a time before the beginning": { "svix-timestamp": "-1" },
  };
  for (const [what, change] of Object.entries(wrong))
    test(`S3 with ${what} it is refused`, () => {
      expect(isSignedByStandard(request({ ...HEADERS, ...change }), [KEY])).toBe(false);
    });

  test("S3 another body, another key or no key at all is refused", () => {
    expect(isSignedByStandard(request(HEADERS, { body: BODY.replace("bounced", "delivered") }), [KEY])).toBe(false);
    expect(isSignedByStandard(request(HEADERS, { body: `${BODY} ` }), [KEY])).toBe(false);
    expect(isSignedByStandard(request(HEADERS), [OTHER])).toBe(false);
    expect(isSignedByStandard(request(HEADERS), [])).toBe(false);
  });
});

describe("a signature by the phone", () => {
  /** printf '%s' '{"event":"sms:received"}1795502400' | openssl dgst -sha256 -hmac soucasne-tajemstvi */
  const SIGNATURE = "11320f7a4c38ba21a4a344302daa9020c6dbbcb45aa15bcd5354dc105705d818";
  const body = '{"event":"sms:received"}';
  const HEADERS = { "x-signature": SIGNATURE, "x-timestamp": String(NOW / 1000) };

  test("S3 is good with the current and the previous key, for five minutes", () => {
    expect(isSignedByPhone(request(HEADERS, { body }), ["dalsi", "soucasne-tajemstvi"])).toBe(true);
    expect(isSignedByPhone(request(HEADERS, { body, now: NOW + 5 * MINUTE }), ["soucasne-tajemstvi"])).toBe(true);
    expect(isSignedByPhone(request(HEADERS, { body, now: NOW + 5 * MINUTE + 1 }), ["soucasne-tajemstvi"])).toBe(false);
  });

  test("S3 is refused with anything of it changed or missing", () => {
    const keys = ["soucasne-tajemstvi"];
    expect(isSignedByPhone(request(HEADERS, { body: `${body}\n` }), keys)).toBe(false);
    expect(isSignedByPhone(request({ ...HEADERS, "x-timestamp": String(NOW / 1000 - 1) }, { body }), keys)).toBe(false);
    for (const missing of ["x-signature", "x-timestamp"])
      expect(isSignedByPhone(request({ ...HEADERS, [missing]: "" }, { body }), keys)).toBe(false);
    expect(isSignedByPhone(request(HEADERS, { body }), [])).toBe(false);
  });
});
