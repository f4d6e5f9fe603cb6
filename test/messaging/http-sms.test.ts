import { afterEach, beforeEach, describe, expect, test } from "bun:test";
import { androidChannel } from "../../src/messaging/channels/android.ts";
import { smsapi } from "../../src/messaging/channels/dialects/smsapi.ts";
import { smsbrana } from "../../src/messaging/channels/dialects/smsbrana.ts";
import { httpSmsChannel } from "../../src/messaging/channels/http-sms.ts";
import type { Channel, Outcome, Submission } from "../../src/messaging/delivery.ts";
import { at } from "../support/clock.ts";
import { fakeSmsProvider, LOGIN, type FakeAnswer, type FakeSmsProvider } from "../support/fake-sms-provider.ts";

let provider: FakeSmsProvider;
beforeEach(() => {
  provider = fakeSmsProvider();
});
afterEach(() => provider.close());

const NOW = at("2026-11-24T07:40:05");
const LIMIT = 3000;
const SHORT = 150;

type Way = "smsapi" | "smsbrana" | "android";
const WAYS: readonly Way[] = ["smsapi", "smsbrana", "android"];

function channelOf(way: Way, change: { url?: string; secret?: string; limit?: number } = {}): Channel {
  const { url = provider.url, limit = LIMIT } = change;
  const secret = change.secret ?? (way === "smsapi" ? LOGIN.token : LOGIN.password);
  if (way === "smsapi") return httpSmsChannel(smsapi({ token: secret, url }), limit);
  if (way === "smsbrana")
    return httpSmsChannel(smsbrana({ login: LOGIN.login, password: secret, url, wall: () => NOW }), limit);
  return androidChannel({ url, user: LOGIN.user, password: secret }, limit);
}

const ID = "019ab000-0000-7000-8000-000000000001";
/** As it travels to each of them. */
const keyOf = (way: Way): string => (way === "smsapi" ? ID.replaceAll("-", "") : ID);
const sms = (change: Partial<Submission> = {}): Submission => ({
  id: ID,
  kind: "reminder",
  lane: 40,
  recipient: "+420777123456",
  subject: "",
  body: "Město Lhota: zítra v 11:00, kancelář 121.",
  parts: null,
  ...change,
});

const TAKEN = { kind: "accepted", reference: ID };
const later = (reason: string) => ({ kind: "refused", reason, permanent: false });
const whole = (reason: string) => ({ kind: "refused", reason, permanent: false, transportWide: true });
const NEVER = { kind: "refused", reason: "message-refused", permanent: true };
const unsure = (reason: string) => ({ kind: "unknown", reason });

async function after(way: Way, answer: FakeAnswer, limit = LIMIT): Promise<Outcome> {
  provider.next(answer);
  return channelOf(way, { limit }).submit(sms());
}

describe("a text message by a provider on the web", () => {
  for (const way of WAYS) {
    test(`M3 ${way} takes it with our id as its key, once for however many tries`, async () => {
      const first = await channelOf(way).submit(sms());
      expect(first).toEqual({ kind: "accepted", reference: way === "smsbrana" ? "7000" : ID });
      expect(provider.sent).toEqual([
        { key: keyOf(way), to: way === "smsapi" ? "420777123456" : "+420777123456", text: sms().body, id: "7000" },
      ]);
      const again = await channelOf(way).submit(sms());
      expect(again).toEqual({ kind: "accepted", reference: way === "smsbrana" ? null : ID });
      expect(provider.sent).toHaveLength(1);
      expect(provider.keys).toEqual([keyOf(way), keyOf(way)]);
    });

    test(`M1 ${way}: nobody there is later; the body gone and no answer is a try nobody knows the end of`, async () => {
      expect(await channelOf(way, { url: "http://127.0.0.1:1" }).submit(sms())).toMatchObject(later("unreachable"));
      expect(await channelOf(way, { url: "http://nowhere.invalid" }).submit(sms())).toMatchObject(later("unreachable"));
      expect(await after(way, "hang", SHORT)).toEqual(unsure("timeout") as Outcome);
      expect(provider.sent).toHaveLength(1);
      expect(await channelOf(way).submit(sms())).toMatchObject({ kind: "accepted" });
      expect(provider.sent).toHaveLength(1);
    });

    test(`M1 ${way}: what something in between says is understood by its status`, async () => {
      expect(await after(way, { page: 502 })).toEqual(unsure("busy") as Outcome);
      expect(await after(way, { page: 503, headers: { "retry-after": "7" } })).toEqual({
        ...later("busy"),
        retryAfter: 7000,
      } as Outcome);
      expect(await after(way, { page: 429, headers: { "retry-after": "999999" } })).toMatchObject({
        ...later("busy"),
        retryAfter: 3_600_000,
      });
      expect(await after(way, { page: 429, headers: { "retry-after": "soon" } })).toMatchObject({ retryAfter: 0 });
      for (const page of [401, 403]) expect(await after(way, { page })).toEqual(whole("key-refused") as Outcome);
      expect(await after(way, { page: 402 })).toEqual(whole("quota") as Outcome);
      for (const page of [301, 404]) expect(await after(way, { page })).toEqual(whole("unreachable") as Outcome);
      for (const page of [400, 422]) expect(await after(way, { page })).toEqual(NEVER as Outcome);
      expect(provider.sent).toEqual([]);
    });

    test(`M1 ${way}: a wrong key stops the transport and costs no message a try`, async () => {
      expect(await channelOf(way, { secret: "spatne" }).submit(sms())).toEqual(whole("key-refused") as Outcome);
    });

    test(`M1 ${way}: nobody to send to, and nothing to say, is never sent`, async () => {
      for (const change of [{ recipient: "" }, { body: "" }])
        expect(await channelOf(way).submit(sms(change))).toMatchObject({ kind: "refused", permanent: true });
      expect(provider.keys).toEqual([]);
    });
  }

  for (const way of ["smsapi", "smsbrana"] as const)
    test(`M1 ${way}: a yes without its end, too long or never ending is not known`, async () => {
      expect(await after(way, "cut")).toEqual(unsure("unreachable") as Outcome);
      expect(await after(way, "endless")).toEqual(unsure("unreachable") as Outcome);
      expect(await after(way, "hang-in-the-middle", SHORT)).toEqual(unsure("unreachable") as Outcome);
      expect(await channelOf(way).submit(sms())).toMatchObject({ kind: "accepted" });
      expect(provider.sent).toHaveLength(1);
    });

  test("M1 a line cut after the message left is a try nobody knows the end of, and it is not begun again by itself", async () => {
    for (const way of WAYS) {
      let met = 0;
      const socket = Bun.listen({
        hostname: "127.0.0.1",
        port: 0,
        socket: {
          open: () => void (met += 1),
          data: (line) => void line.end(),
        },
      });
      const url = `http://127.0.0.1:${socket.port}`;
      expect(await channelOf(way, { url }).submit(sms())).toEqual(unsure("unreachable") as Outcome);
      socket.stop(true);
      expect([way, met]).toEqual([way, 1]);
    }
  });

  test("S4 a certificate that is not right, or none, stops it before anything has left", async () => {
    const socket = Bun.listen({ hostname: "127.0.0.1", port: 0, socket: { data: (line) => void line.end("no TLS") } });
    const url = `https://127.0.0.1:${socket.port}`;
    expect(await channelOf("smsapi", { url }).submit(sms())).toMatchObject(later("unreachable"));
    socket.stop(true);
  });

  const meanings: readonly (readonly [Way, number, object])[] = [
    ["smsapi", 103, whole("quota")],
    ["smsapi", 13, NEVER],
    ["smsapi", 11, NEVER],
    ["smsapi", 12, NEVER],
    ["smsapi", 14, whole("key-refused")],
    ["smsapi", 105, whole("key-refused")],
    ["smsapi", 110, whole("key-refused")],
    ["smsapi", 52, { ...later("busy"), retryAfter: 60_000 }],
    ["smsapi", 202, later("busy")],
    ["smsapi", 201, unsure("busy")],
    ["smsapi", 999, unsure("busy")],
    ["smsapi", 7777, NEVER],
    ["smsapi", 53, TAKEN],
    ["smsbrana", 1, unsure("busy")],
    ["smsbrana", 2, whole("key-refused")],
    ["smsbrana", 4, whole("key-refused")],
    ["smsbrana", 5, whole("key-refused")],
    ["smsbrana", 7, later("busy")],
    ["smsbrana", 8, later("busy")],
    ["smsbrana", 9, whole("quota")],
    ["smsbrana", 10, NEVER],
    ["smsbrana", 12, NEVER],
    ["smsbrana", 77, later("busy")],
    ["smsbrana", -1, { kind: "accepted", reference: null }],
    ["android", 400, NEVER],
    ["android", 409, TAKEN],
    ["android", 500, unsure("busy")],
  ];
  for (const [way, error, means] of meanings)
    test(`M1 ${way} refusing with ${error} means ${JSON.stringify(means)}`, async () => {
      expect(await after(way, error)).toMatchObject(means);
    });

  test("M3 SMSbrána gets the hour of Prague, never the password, and wide letters only where they are needed", async () => {
    await channelOf("smsbrana").submit(sms());
    const said = provider.last.url.searchParams;
    expect(said.get("time")).toBe("20261124T074005");
    expect(said.get("data_code")).toBe("ucs2");
    expect(provider.last.url.href).not.toContain("heslo");
    await channelOf("smsbrana").submit(sms({ id: "019ab000-0000-7000-8000-000000000002", body: "Zitra v 11:00." }));
    expect(provider.last.url.searchParams.get("data_code")).toBe("7bit");
  });

  test("M3 SMSAPI is asked by a form with its token outside of it", async () => {
    await channelOf("smsapi").submit(sms());
    expect(Object.fromEntries(new URLSearchParams(provider.last.body))).toEqual({
      to: "420777123456",
      message: sms().body,
      encoding: "utf-8",
      format: "json",
      idx: "019ab000000070008000000000000001",
      check_idx: "1",
    });
    expect(provider.last.body).not.toContain(LOGIN.token);
  });

  test("M3 SMSAPI's yes is a yes also where it says that there was no error", async () => {
    const server = Bun.serve({ port: 0, fetch: () => Response.json({ error: null, list: [{ id: 7, idx: "x" }] }) });
    const url = `http://127.0.0.1:${server.port}`;
    expect(await channelOf("smsapi", { url }).submit(sms())).toEqual(TAKEN as Outcome);
    await server.stop(true);
  });

  test("S4 a provider that sends us elsewhere gets neither key nor message there", async () => {
    const elsewhere = fakeSmsProvider();
    const here = Bun.serve({
      port: 0,
      fetch: (request) => Response.redirect(request.url.replace(/^http:\/\/[^/]+/, elsewhere.url), 307),
    });
    for (const way of WAYS)
      expect(await channelOf(way, { url: `http://127.0.0.1:${here.port}` }).submit(sms())).toEqual(
        whole("unreachable") as Outcome,
      );
    expect(elsewhere.keys).toEqual([]);
    await here.stop(true);
    await elsewhere.close();
  });

  test("M5 the phone is told the lane, so that a code overtakes there too", async () => {
    await channelOf("android").submit(sms({ lane: 100 }));
    expect(JSON.parse(provider.last.body)).toMatchObject({ priority: 100, withDeliveryReport: true });
  });

  test("M1 the phone tells how it stands; switched off it gets nothing", async () => {
    expect(await channelOf("android").health?.()).toMatchObject({ state: "ok" });
    expect(await channelOf("android", { url: "http://127.0.0.1:1" }).health?.()).toMatchObject({
      state: "down",
      reason: "unreachable",
    });
  });
});

describe("SMSbrána's inbox", () => {
  const inbox = (receipts: string, texts: string) =>
    provider.inbox(`<delivery_sms>${texts}</delivery_sms><delivery_report>${receipts}</delivery_report>`);
  const receipt = (idsms: string, status: string) =>
    `<item><idsms>${idsms}</idsms><number>+420777123456</number><status>${status}</status></item>`;
  const text = (message: string, time = "20261124T073000") =>
    `<item><number>420777123456</number><time>${time}</time><message>${message}</message></item>`;

  test("M3 is looked into for receipts and texts, which are told once", async () => {
    const channel = channelOf("smsbrana");
    inbox(receipt("7000", "1") + receipt("7001", "3") + receipt("7002", "0"), text("A &amp; B &lt;x&gt; &#382;"));
    const found = await channel.collect?.();
    expect(found?.receipts).toEqual([
      { transport: "smsbrana", reference: "7000", state: "delivered" },
      { transport: "smsbrana", reference: "7001", state: "failed" },
    ]);
    expect(found?.arrivals).toMatchObject([
      { transport: "smsbrana", from: "+420777123456", text: "A & B <x> ž", sentAt: at("2026-11-24T07:30:00") },
    ]);
    await found?.done();
    const rounds = async (count: number) => {
      let all = 0;
      for (let round = 0; round < count; round += 1) all += (await channel.collect?.())?.arrivals.length ?? 0;
      return all;
    };
    expect(await rounds(15)).toBe(0);
    inbox("", text("A &amp; B &lt;x&gt; &#382;") + text("<![CDATA[ANO & děkuji]]>", "20261124T073100"));
    expect(await rounds(15)).toBe(1);
  });

  test("S3 what was not committed here is told again", async () => {
    const channel = channelOf("smsbrana");
    inbox("", text("ANO"));
    expect((await channel.collect?.())?.arrivals).toHaveLength(1);
    let again = 0;
    for (let round = 0; round < 15; round += 1) again += (await channel.collect?.())?.arrivals.length ?? 0;
    expect(again).toBe(1);
  });

  test("A4 a text of last month that still lies there is not begun with again", async () => {
    inbox("", text("ANO", "20261020T073000"));
    expect((await channelOf("smsbrana").collect?.())?.arrivals).toEqual([]);
  });

  test("S9 an answer that is none, or goes on for ever, is no news", async () => {
    const channel = channelOf("smsbrana", { url: "http://127.0.0.1:1" });
    expect(await channel.collect?.()).toMatchObject({ receipts: [], arrivals: [] });
    inbox("<item>".repeat(50_000), "");
    expect(await channelOf("smsbrana").collect?.()).toMatchObject({ receipts: [], arrivals: [] });
  });
});
