import { afterEach, beforeEach, describe, expect, test } from "bun:test";
import {
  byPhone,
  byResend,
  form,
  FORM,
  NUMBER,
  openCalledApp,
  PREVIOUS,
  RESEND_KEY,
  SECRET,
  type CalledApp,
} from "./calling.ts";

let house: CalledApp;
beforeEach(async () => {
  house = await openCalledApp();
});
afterEach(() => house.close());

const smsapi = (fields: Record<string, string>, secret = SECRET): Promise<Response> =>
  house.call(`/callbacks/smsapi/${secret}`, form(fields), FORM);
const phone = (said: object, headers?: Record<string, string>): Promise<Response> => {
  const body = JSON.stringify(said);
  return house.call(`/callbacks/android/${SECRET}`, body, headers ?? byPhone(body));
};
const resend = (type: string, reference: string): Promise<Response> => {
  const body = JSON.stringify({ type, created_at: "2026-11-24T07:40:00Z", data: { email_id: reference } });
  return house.call(`/callbacks/resend/${SECRET}`, body, byResend(body));
};
const stateOf = (id: string): string | undefined =>
  house.rows<{ state: string }>(`SELECT state FROM message WHERE id = '${id}'`)[0]?.state;
const referenceOf = (id: string): string =>
  house.rows<{ reference: string }>(`SELECT reference FROM message WHERE id = '${id}'`)[0]?.reference ?? "";
const texts = (): string[] =>
  house
    .rows<{ body: string }>("SELECT body FROM arrival_sms WHERE first_id IS NULL ORDER BY id")
    .map(({ body }) => body);
const ok = async (answered: Promise<Response>): Promise<void> => {
  const response = await answered;
  expect([response.status, await response.text()]).toEqual([200, "OK"]);
};

const CAME = { sms_from: "420777123456", sms_to: "420500600700", sms_date: "1795502400", sms_text: "ANO děkuji" };

describe("who may call", () => {
  test("S4 who does not know the secret finds the same as at any address that is not there", async () => {
    const strange = await house.call("/nowhere/at/all");
    const page = (text: string) => text.replaceAll(/"[^"]*(callbacks|nowhere)[^"]*"|[0-9a-f]{8}/g, "");
    const expected = page(await strange.text());
    const paths = ["smsapi/wrong-secret", `smsapi/${SECRET}x`, `smsapi/${SECRET.slice(1)}`, `fax/${SECRET}`, "smsapi"];
    for (const path of [...paths, `toString/${SECRET}`, `__proto__/${SECRET}`]) {
      for (const body of [null, form(CAME)]) {
        const response = await house.call(`/callbacks/${path}`, body, body === null ? {} : FORM);
        expect([path, response.status]).toEqual([path, 404]);
        expect(page(await response.text())).toBe(expected);
      }
    }
    expect(texts()).toEqual([]);
  });

  test("S4 the current secret and the previous one open, until the list no longer names it", async () => {
    const id = await house.sent();
    await ok(smsapi({ MsgId: "1", status: "403", idx: id }, PREVIOUS));
    await ok(smsapi({ MsgId: "1", status: "404", idx: id }, SECRET));
    expect(stateOf(id)).toBe("delivered");
  });

  test("S4 who signs does not call by GET", async () => {
    for (const transport of ["android", "resend"])
      expect((await house.call(`/callbacks/${transport}/${SECRET}`)).status).toBe(404);
  });

  test("S3 the phone must have signed what it says, just now, with a secret of ours", async () => {
    const event = { event: "sms:received", id: "e1", payload: { messageId: "a", message: "ANO", sender: NUMBER } };
    const body = JSON.stringify(event);
    const late = 5 * 60_000 + 2_000;
    const wrong = [
      {},
      byPhone(`${body} `),
      byPhone(body, "jine"),
      byPhone(body, SECRET, -late),
      byPhone(body, SECRET, late),
    ];
    for (const headers of wrong) expect((await phone(event, headers)).status).toBe(401);
    expect(texts()).toEqual([]);
    const right = byPhone(body, PREVIOUS);
    for (let replayed = 0; replayed < 2; replayed += 1) await ok(phone(event, right));
    expect(texts()).toEqual(["ANO"]);
  });

  test("S3 Resend must have signed what it says, with its own key and not with ours", async () => {
    const body = '{"type":"email.delivered","data":{"email_id":"mail-1"}}';
    const wrong = [{}, byResend(`${body} `), byResend(body, `whsec_${SECRET}`), byResend(body, undefined, -310_000)];
    for (const headers of wrong)
      expect((await house.call(`/callbacks/resend/${SECRET}`, body, headers)).status).toBe(401);
    await ok(house.call(`/callbacks/resend/${SECRET}`, body, byResend(body)));
  });
});

test("S4 the addresses to paste at providers, with the current secret, are shown to the administrator and nobody else", async () => {
  const settings = async (role: string): Promise<string> => {
    const visitor = house.app.visitor();
    await visitor.post("/trial/sign-in", { role, desk: "admin" });
    return (await visitor.get("/admin/settings")).text();
  };
  const seen = await settings("admin");
  for (const transport of ["resend", "smsapi"])
    expect(seen).toContain(`${house.app.address}/callbacks/${transport}/${SECRET}<`);
  for (const other of [PREVIOUS, RESEND_KEY, "callbacks/android"]) expect(seen).not.toContain(other);
  for (const role of ["supervisor", "messenger", "clerk"]) expect(await settings(role)).not.toContain("callbacks/");
});

describe("what became of messages", () => {
  test("M1 SMSAPI tells of several at once, and what others sent by the account is let be", async () => {
    const ids = [await house.sent(), await house.sent(), await house.sent(), await house.sent()];
    const idx = [...ids.map((id) => id.replaceAll("-", "")), "obchod-12"].join(",");
    await ok(smsapi({ MsgId: "1,2,3,4,5", status: "404,405,403,409,404", idx, username: "urad", points: "0.16" }));
    expect(ids.map(stateOf)).toEqual(["delivered", "failed", "accepted", "accepted"]);
    const early = house.rows<{ count: number }>("SELECT count(*) AS count FROM early_receipt")[0]?.count;
    expect(early).toBe(0);
  });

  test("M1 SMSAPI calling by an address alone is understood too", async () => {
    const id = await house.sent();
    const [sms] = house.sms.sent;
    const said = form({
      MsgId: sms?.id ?? "",
      status_name: "DELIVERED",
      idx: sms?.key.toUpperCase() ?? "",
      from: "Urad",
    });
    await ok(house.call(`/callbacks/smsapi/${SECRET}?${said}`));
    expect(stateOf(id)).toBe("delivered");
  });

  test("M1 twice and in the wrong order the end stays the end", async () => {
    const [one, two] = [await house.sent(), await house.sent()];
    for (const status of ["404", "403", "404", "405"]) await ok(smsapi({ status, idx: one }));
    for (const status of ["406", "403", "404"]) await ok(smsapi({ status, idx: two }));
    expect([stateOf(one), stateOf(two)]).toEqual(["delivered", "failed"]);
  });

  test("M1 a receipt that overtakes our own noting waits for it", async () => {
    house.sms.next({ page: 502 });
    const id = await house.sent();
    expect(stateOf(id)).toBe("queued");
    await ok(smsapi({ status: "404", idx: id }));
    house.run("UPDATE message SET due_at = 0");
    await house.app.running.settle();
    expect(stateOf(id)).toBe("delivered");
  });

  test("M1 the phone and Resend tell the same", async () => {
    const mail = await house.sent({ channel: "email", kind: "confirmed", recipient: "vesna@example.org" });
    expect(stateOf(mail)).toBe("accepted");
    for (const type of ["email.delivered", "email.bounced", "email.opened"]) await ok(resend(type, referenceOf(mail)));
    expect(stateOf(mail)).toBe("delivered");
    const other = await house.sent({ channel: "email", kind: "confirmed", recipient: "vesna@example.org" });
    await ok(resend("email.bounced", referenceOf(other)));
    expect(stateOf(other)).toBe("failed");
    const third = await house.sent({ channel: "email", kind: "confirmed", recipient: "vesna@example.org" });
    await ok(resend("email.complained", referenceOf(third)));
    expect(stateOf(third)).toBe("delivered");

    const text = await house.sent();
    house.run(`UPDATE message SET transport = 'android' WHERE id = '${text}'`);
    for (const event of ["sms:sent", "sms:failed", "system:ping"])
      await ok(phone({ event, id: event, payload: { messageId: text, recipient: NUMBER } }));
    expect(stateOf(text)).toBe("failed");
  });

  test("M1 five hundred receipts from one address in a burst are all kept", async () => {
    const ids = Array.from({ length: 500 }, () => Bun.randomUUIDv7());
    const began = performance.now();
    const statuses = await Promise.all(ids.map(async (idx) => (await smsapi({ status: "404", idx })).status));
    const took = performance.now() - began;
    expect(statuses.filter((status) => status !== 200)).toEqual([]);
    expect(house.rows("SELECT 1 FROM early_receipt")).toHaveLength(500);
    console.log(`500 receipts in ${Math.round(took)} ms`);
  });
});

describe("text messages that came", () => {
  test("S3 are kept as they came, once for however often they are told, and a repeat by the sender twice", async () => {
    for (let told = 0; told < 3; told += 1) await ok(smsapi(CAME));
    expect(texts()).toEqual(["ANO děkuji"]);
    const row = house.rows<object>("SELECT sender, sent_to, sent_at, transport FROM arrival_sms")[0];
    expect(row).toEqual({ sender: NUMBER, sent_to: "+420500600700", sent_at: 1_795_502_400_000, transport: "smsapi" });
    await ok(smsapi({ ...CAME, sms_date: "1795502700" }));
    const all = house.rows<{ count: number }>("SELECT count(*) AS count FROM arrival_sms")[0]?.count;
    expect(all).toBe(2);
  });

  test("S3 the phone gives the same text a new event each time; only its own time makes it another", async () => {
    const payload = { messageId: "abc", message: "ANO", sender: NUMBER, recipient: null, simNumber: 1 };
    const said = (id: string, receivedAt: string) =>
      phone({ event: "sms:received", id, webhookId: "w", payload: { ...payload, receivedAt } });
    for (const id of ["e1", "e2", "e3"]) await ok(said(id, "2026-11-24T07:40:00.000+01:00"));
    await ok(said("e4", "2026-11-24T08:40:00.000+01:00"));
    expect(house.rows("SELECT 1 FROM arrival_sms")).toHaveLength(2);
  });

  test("S3 SMSbrána's own fields, empty texts and senders that are no numbers are kept", async () => {
    const brana = (fields: Record<string, string>) => house.call(`/callbacks/smsbrana/${SECRET}?${form(fields)}`);
    await ok(brana({ number: "+420777123456", time: "20261124T074000", message: "*P" }));
    await ok(smsapi({ sms_from: "InfoSMS", sms_text: "", sms_date: "", sms_to: "" }));
    await ok(smsapi({ sms_from: "902", sms_text: "Kredit 12 Kč", sms_date: "x" }));
    expect(texts()).toEqual(["*P", "", "Kredit 12 Kč"]);
  });

  test("S3 what could not be committed is not acknowledged, and is kept when it is told again", async () => {
    house.run("CREATE TRIGGER full BEFORE INSERT ON arrival_sms BEGIN SELECT RAISE(ABORT, 'full'); END");
    expect((await smsapi(CAME)).status).toBe(500);
    house.run("DROP TRIGGER full");
    await ok(smsapi(CAME));
    expect(texts()).toEqual(["ANO děkuji"]);
  });

  test("P2 neither number, text, reference nor secret is ever logged", async () => {
    house.sms.next(13, { page: 502 }, 101);
    for (let each = 0; each < 3; each += 1) await house.sent();
    await smsapi(CAME);
    await phone({ event: "sms:received", payload: { message: "ANO", sender: NUMBER } }, {});
    house.run("CREATE TRIGGER full BEFORE INSERT ON arrival_sms BEGIN SELECT RAISE(ABORT, 'full'); END");
    await smsapi({ ...CAME, sms_date: "1795509999" });
    const said = house.said.filter((line) => !line.includes("Error: full")).join("\n");
    expect(said).toContain("message not accepted");
    for (const secret of ["777123456", "ANO", "Vesna", SECRET, "tajny-token", "502 718"])
      expect([secret, said.includes(secret)]).toEqual([secret, false]);
  });
});
