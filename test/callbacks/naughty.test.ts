import { afterAll, beforeAll, expect, test } from "bun:test";
import { connect } from "node:net";
import { byPhone, byResend, form, FORM, NUMBER, openCalledApp, SECRET, type CalledApp } from "./calling.ts";

/** S9, S10: whatever a provider, or somebody who learned its address, says. */

let house: CalledApp;
beforeAll(async () => {
  house = await openCalledApp();
});
afterAll(() => house.close());

const WAYS = ["smsapi", "smsbrana", "android", "resend"] as const;
type Way = (typeof WAYS)[number];

/** Signed as it must be, so that what is inside is really read. */
const headersFor = (way: Way, body: string): Record<string, string> =>
  way === "android" ? byPhone(body) : way === "resend" ? byResend(body) : FORM;
const call = (way: Way, body: string): Promise<Response> =>
  house.call(`/callbacks/${way}/${SECRET}`, body, headersFor(way, body));

const NAUGHTY = [
  "<script>zqx(1)</script>",
  "a\r\nBcc: all@example.org",
  "zqx\u0000zqx",
  "\uD83D",
  "\u202Egnp.exe",
  "'; DROP TABLE message; --",
  "=HYPERLINK(1)",
  "👨‍👩‍👧‍👦".repeat(200),
  "ž".repeat(5_000),
  "%00%ff%",
  "null",
  "1e309",
  "-1",
  "9".repeat(400),
];

test("S9 naughty strings in every field are kept as text and break nothing", async () => {
  const names = [
    "MsgId",
    "status",
    "idx",
    "sms_from",
    "sms_to",
    "sms_text",
    "sms_date",
    "number",
    "time",
    "message",
    "idsms",
  ];
  for (const text of NAUGHTY) {
    const forms = names.flatMap((name) => {
      const fields = form({ sms_from: NUMBER, number: NUMBER, message: "x", [name]: text });
      return [call("smsapi", fields), call("smsbrana", fields)];
    });
    const events = ["messageId", "message", "sender", "recipient", "receivedAt"].flatMap((name) => {
      const payload = { message: "x", sender: NUMBER, [name]: text };
      return ["sms:received", "sms:sent"].map((event) => call("android", JSON.stringify({ event, payload })));
    });
    const data = { email_id: text };
    const mails = ["email.delivered", text].map((type) => call("resend", JSON.stringify({ type, data })));
    const statuses = async (calls: Promise<Response>[]) => (await Promise.all(calls)).map(({ status }) => status);
    expect([text, (await statuses(forms)).filter((status) => status !== 200)]).toEqual([text, []]);
    expect([text, (await statuses([...events, ...mails])).filter((status) => status >= 500)]).toEqual([text, []]);
  }
  expect(house.rows("SELECT 1 FROM message")).toBeArray();
  expect(house.rows("SELECT 1 FROM arrival_sms WHERE body = '<script>zqx(1)</script>'").length).toBeGreaterThan(0);
});

test("S10 what is no event, of the wrong shape or deeper than anybody looks is refused calmly", async () => {
  const shapes = ["", "{", "null", "[]", "1", '"x"', '{"event":1}', '{"event":"sms:received"}', "[".repeat(30_000)];
  for (const body of [
    ...shapes,
    '{"event":"sms:received","payload":{"message":7}}',
    '{"type":"email.sent","data":null}',
  ])
    for (const way of ["android", "resend"] as const)
      expect([way, body.slice(0, 30), (await call(way, body)).status]).toEqual([way, body.slice(0, 30), 400]);
  for (const event of ["__proto__", "constructor", "toString"]) {
    const receipt = form({ status: event, status_name: event, idx: Bun.randomUUIDv7(), idsms: "7000" });
    for (const way of ["smsapi", "smsbrana"] as const) expect((await call(way, receipt)).status).toBe(200);
    expect((await call("android", JSON.stringify({ event, payload: {} }))).status).toBe(200);
    expect((await call("resend", JSON.stringify({ type: event, data: {} }))).status).toBe(200);
  }
});

test("L6 more than 64 KB is not read, whether it says so or not", async () => {
  const before = house.rows("SELECT 1 FROM arrival_sms").length;
  const body = form({ sms_from: NUMBER, sms_text: "x".repeat(70_000) });
  expect((await call("smsapi", body)).status).toBe(400);
  const stream = new ReadableStream({
    pull(to) {
      to.enqueue(new TextEncoder().encode("x".repeat(16_000)));
    },
  });
  const endless = await fetch(`${house.app.address}/callbacks/smsapi/${SECRET}`, {
    method: "POST",
    body: stream,
    headers: FORM,
  });
  expect(endless.status).toBe(400);
  expect(house.rows("SELECT 1 FROM arrival_sms")).toHaveLength(before);
});

test("S3 a text cut off on its way is not taken for a shorter one", async () => {
  const before = house.rows("SELECT 1 FROM arrival_sms").length;
  const { hostname, port } = new URL(house.app.address);
  const socket = connect(Number(port), hostname);
  const closed = new Promise((done) => socket.on("close", done));
  socket.on("error", () => {});
  socket.write(
    `POST /callbacks/smsapi/${SECRET} HTTP/1.1\r\nhost: x\r\ncontent-type: ${FORM["content-type"]}\r\n` +
      "content-length: 500\r\n\r\nsms_from=420777123456&sms_text=*P",
  );
  socket.end();
  await closed;
  await call("smsapi", form({ status: "404", idx: Bun.randomUUIDv7() })); // behind it in the line
  expect(house.rows("SELECT 1 FROM arrival_sms")).toHaveLength(before);
});

/** A small generator with a seed, so that a failing run can be run again (mulberry32). */
function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

test("S10 random bytes, and right messages with bytes of them changed, never make a fault", async () => {
  const random = dice(Number(process.env["OKENKO_SEED"] ?? 20_261_124));
  const whole = (below: number) => Math.floor(random() * below);
  const right: Readonly<Record<Way, string>> = {
    smsapi: form({ MsgId: "1", status: "404,405", idx: `${Bun.randomUUIDv7()},x`, sms_from: NUMBER, sms_text: "ANO" }),
    smsbrana: form({ number: NUMBER, time: "20261124T074000", message: "ANO", idsms: "7000", status: "1" }),
    android: JSON.stringify({ event: "sms:received", payload: { message: "ANO", sender: NUMBER, receivedAt: "x" } }),
    resend: JSON.stringify({ type: "email.bounced", data: { email_id: "mail-1" } }),
  };
  const seen = new Set<number>();
  for (let round = 0; round < Number(process.env["OKENKO_FUZZ"] ?? 400); round += 1) {
    const way = WAYS[whole(4)] ?? "smsapi";
    const bytes = random() < 0.5 ? Buffer.from(right[way]) : Buffer.alloc(whole(300));
    const changes = random() < 0.5 ? bytes.length : 3;
    for (let each = 0; each < changes; each += 1) bytes[whole(bytes.length)] = whole(256);
    const text = bytes.toString(way === "android" || way === "resend" ? "utf8" : "latin1");
    const response = await call(way, text);
    seen.add(response.status);
    expect([way, text, response.status < 500]).toEqual([way, text, true]);
    await response.body?.cancel();
  }
  expect(seen).toContain(200);
  expect(house.said.filter((line) => line.includes('"fault"'))).toEqual([]);
});
