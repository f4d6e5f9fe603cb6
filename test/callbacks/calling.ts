import { Database } from "bun:sqlite";
import { createHmac } from "node:crypto";
import { join } from "node:path";
import { write, type Letter } from "../../src/messaging/actions.ts";
import { instant } from "../../src/platform/clock.ts";
import { openApp, type TestApp } from "../support/app.ts";
import { fakeResend, type FakeResend } from "../support/fake-resend.ts";
import { fakeSmsProvider, LOGIN, type FakeSmsProvider } from "../support/fake-sms-provider.ts";
import { letter } from "../messaging/sample.ts";

/** The product with providers of mail and text messages on this machine, and what they tell it by calling. */
export interface CalledApp {
  readonly app: TestApp;
  readonly sms: FakeSmsProvider;
  readonly mail: FakeResend;
  /** Everything the product logged. */
  readonly said: string[];
  /** Writes a message and lets it leave; returns its id. */
  sent(change?: Partial<Letter>): Promise<string>;
  call(path: string, body?: string | Uint8Array | null, headers?: Record<string, string>): Promise<Response>;
  rows<Row>(sql: string): Row[];
  run(sql: string): void;
  close(): Promise<void>;
}

export const SECRET = "soucasne-tajemstvi-2026";
export const PREVIOUS = "minule-tajemstvi-2025";
export const RESEND_KEY = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
export const NUMBER = "+420777123456";

export async function openCalledApp(): Promise<CalledApp> {
  const sms = fakeSmsProvider();
  const mail = fakeResend();
  const said: string[] = [];
  const app = await openApp({
    log: {
      info: (what, facts) => void said.push(JSON.stringify([what, facts])),
      fault: (what, error, facts) => void said.push(JSON.stringify(["fault", what, String(error), facts])),
    },
    environment: {
      OKENKO_SMS: `smsapi:${LOGIN.token}`,
      OKENKO_SMS_URL: sms.url,
      OKENKO_MAIL: "resend:re_test",
      OKENKO_RESEND_URL: mail.url,
      OKENKO_CALLBACK_SECRETS: [SECRET, PREVIOUS, RESEND_KEY].join(","),
    },
  });
  const file = join(app.folder, "trial-trutnov.db");
  const opened = <Result>(use: (data: Database) => Result): Result => {
    const data = new Database(file);
    try {
      return use(data);
    } finally {
      data.close();
    }
  };
  return {
    app,
    sms,
    mail,
    said,
    sent: async (change = {}) => {
      const { works, clocks } = app.running;
      const far = instant(clocks.office() + 86_400_000);
      const id = await works.write((work) =>
        write(
          work,
          letter({ channel: "sms", kind: "code-by-sms", recipient: NUMBER, notAfter: far, eraseAt: far, ...change }),
        ),
      );
      await app.running.settle();
      return id;
    },
    call: (path, body = null, headers = {}) =>
      fetch(`${app.address}${path}`, {
        ...(body === null ? {} : { method: "POST", body: typeof body === "string" ? body : Buffer.from(body) }),
        headers,
      }),
    rows: (sql) => opened((data) => data.query(sql).all()) as never,
    run: (sql) => opened((data) => void data.run(sql)),
    close: async () => {
      await app.stop();
      await sms.close();
      await mail.close();
    },
  };
}

export const form = (fields: Record<string, string>): string => new URLSearchParams(fields).toString();
export const FORM = { "content-type": "application/x-www-form-urlencoded" };

const seconds = (off: number): string => String(Math.floor((Date.now() + off) / 1000));

/** Headers of the phone's app for a body. */
export function byPhone(body: string, key = SECRET, off = 0): Record<string, string> {
  const time = seconds(off);
  return { "x-timestamp": time, "x-signature": createHmac("sha256", key).update(`${body}${time}`).digest("hex") };
}

/** Headers of Resend for a body. */
export function byResend(body: string, key = RESEND_KEY, off = 0): Record<string, string> {
  const [id, time] = [`msg_${body.length}`, seconds(off)];
  const made = createHmac("sha256", Buffer.from(key.slice(6), "base64")).update(`${id}.${time}.${body}`);
  return { "svix-id": id, "svix-timestamp": time, "svix-signature": `v1,${made.digest("base64")}` };
}
