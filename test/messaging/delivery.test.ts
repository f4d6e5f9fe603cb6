import { afterEach, beforeEach, expect, test } from "bun:test";
import { trySending, write, type Letter } from "../../src/messaging/actions.ts";
import { inboxChannel } from "../../src/messaging/channels/inbox.ts";
import { resendChannel } from "../../src/messaging/channels/resend.ts";
import { pauseAfter, type Channel } from "../../src/messaging/delivery.ts";
import { recall } from "../../src/messaging/actions.ts";
import { messagingJobs } from "../../src/messaging/jobs.ts";
import { postTrouble } from "../../src/messaging/queries.ts";
import { createPost } from "../../src/messaging/post.ts";
import { claimNext, noteFate } from "../../src/messaging/sending-store.ts";
import { HOUR, MINUTE, SECOND } from "../../src/platform/clock.ts";
import { createLog, type Log } from "../../src/platform/log.ts";
import { at } from "../support/clock.ts";
import { fakeResend, type FakeResend } from "../support/fake-resend.ts";
import { openHouse, type TestHouse } from "../support/house.ts";
import { letter, postNeeds, reservationRow } from "./sample.ts";

let house: TestHouse;
let provider: FakeResend;
let said: string[];
let log: Log;
beforeEach(async () => {
  house = await openHouse();
  provider = fakeResend();
  said = [];
  log = createLog(
    (line) => said.push(line),
    () => 0,
  );
});
afterEach(async () => {
  await provider.close();
  await house.close();
});

const resend = (timeout = 5000) => resendChannel({ key: "re_test", url: provider.url, timeout });
const postWith = (email: Channel, sms: Channel = inboxChannel()) =>
  createPost({ ...postNeeds(house, sms), channels: { email, sms }, log });
const put = (change: Partial<Letter> = {}) => house.works.write((work) => write(work, letter(change)));

/** Seconds of pause after so many tries. */
const pauses = (kind: string) =>
  [1, 2, 3, 4, 5, 6, 7, 8, 20].map((attempts) => pauseAfter(kind, attempts, 0.5) / SECOND);

interface Row {
  id: string;
  state: string;
  attempts: number;
  due_at: number;
  failure: string | null;
  reference: string | null;
  transport: string | null;
}
const row = (): Row => {
  const found = house.store.raw.query<Row, []>("SELECT * FROM message").get();
  if (found === null) throw new Error("no message");
  return found;
};

test("M2 a mail leaves through Resend with sender, reply-to, key, both texts and its calendar entry", async () => {
  const id = await put({
    calendar: { name: "termin.ics", text: "BEGIN:VCALENDAR\r\nč", method: "PUBLISH" },
  });
  expect(await postWith(resend())()).toBe(1);
  expect(row()).toMatchObject({
    state: "accepted",
    reference: "mail-1",
    transport: "resend",
    attempts: 1,
  });
  const [mail] = provider.mails;
  expect(mail).toMatchObject({
    key: id,
    from: '"Městský úřad Lhota" <noreply@lhota.example>',
    to: "vesna@example.org",
    subject: "Potvrďte termín do 14:35",
    reply_to: "podatelna@lhota.example",
    headers: { "Auto-Submitted": "auto-generated" },
  });
  expect(mail?.text).toContain("502 718");
  expect(mail?.html).toStartWith("<!doctype html>");
  const [entry] = mail?.attachments ?? [];
  expect(entry?.filename).toBe("termin.ics");
  expect(entry?.content_type).toContain("method=PUBLISH");
  expect(Buffer.from(entry?.content ?? "", "base64").toString()).toBe("BEGIN:VCALENDAR\r\nč");
});

test("M1 whatever the provider does, one message is one mail: every try bears the same key", async () => {
  const id = await put({ notAfter: at("2026-11-25T00:00:00") });
  const post = postWith(resend(150));
  provider.next("too-many", "html-500", "cut", "hang", "cut");
  for (let tries = 0; tries < 6; tries += 1) {
    await post();
    house.clocks.move(10 * MINUTE);
  }
  expect(provider.keys).toEqual(Array(6).fill(id));
  expect(provider.mails).toHaveLength(1);
  expect(row()).toMatchObject({ state: "accepted", attempts: 6, failure: null });
});

test("D4 killed between the provider's yes and our noting it, the message is sent again with the same key and is one mail", async () => {
  const id = await put();
  const claimed = await house.works.write((work) => claimNext(work, "email", "resend"));
  if (claimed === null) throw new Error("nothing claimed");
  await resend().submit(claimed); // … and here the process is killed
  expect(row().state).toBe("claimed");
  const atBoot = postWith(resend());
  await atBoot();
  expect(provider.keys).toEqual([id, id]);
  expect(provider.mails).toHaveLength(1);
  expect(row()).toMatchObject({ state: "accepted", reference: "mail-1" });
});

test("M1 a transport that takes no key is not tried again after a kill: the end is unknown and says so", async () => {
  await put({ channel: "sms", kind: "reminder" });
  await house.works.write((work) => claimNext(work, "sms", "modem"));
  await postWith(resend())();
  expect(row()).toMatchObject({ state: "unknown", attempts: 1 });
});

test("M1 a transport that takes no key is not tried again when its answer never came", async () => {
  await put({ channel: "sms", kind: "reminder" });
  const modem: Channel = {
    name: "smtp",
    carries: ["sms"],
    submit: async () => ({ kind: "unknown", reason: "timeout" }),
  };
  const post = postWith(resend(), modem);
  await post();
  house.clocks.move(HOUR / 10);
  await post();
  expect(row()).toMatchObject({ state: "unknown", failure: "timeout", attempts: 1 });
});

test("M1 a claim is left alone for two minutes and claimed back then; what its first sender says later is not heard", async () => {
  await put();
  const post = postWith(resend());
  await post(); // what was claimed before the start is claimed back there; this claim comes after it
  await put({ kind: "confirmed" });
  const stuck = await house.works.write((work) => claimNext(work, "email", "resend"));
  if (stuck === null) throw new Error("nothing claimed");
  house.clocks.move(2 * MINUTE - 1);
  expect(await post()).toBe(0);
  house.clocks.move(1);
  expect(await post()).toBe(2);
  expect(provider.mails).toHaveLength(2);
  const heard = await house.works.write((work) => noteFate(work, stuck, { state: "failed", reason: "timeout" }));
  expect(heard).toBe(false);
});

test("M1 a mail with a deadline is tried after 0, 5, 15, 30 s, 1, 2, 4 min and then every 5 min, others after 0, 30 s, 2, 5, 15, 30 min and hourly", () => {
  expect(pauses("please-confirm")).toEqual([5, 15, 30, 60, 120, 240, 300, 300, 300]);
  expect(pauses("reminder")).toEqual([30, 120, 300, 900, 1800, 3600, 3600, 3600, 3600]);
  expect(pauseAfter("reminder", 1, 0)).toBe(24 * SECOND);
  expect(pauseAfter("reminder", 1, 1)).toBe(36 * SECOND);
});

test("M1 a refused try waits for its pause to the millisecond, and a longer wait asked for is honoured", async () => {
  await put();
  const post = postWith(resend());
  provider.next("html-500", "too-many");
  await post();
  expect(row()).toMatchObject({ state: "queued", attempts: 1, failure: "busy" });
  house.clocks.move(5 * SECOND - 1);
  expect(await post()).toBe(0);
  house.clocks.move(1);
  expect(await post()).toBe(1);
  expect(row().due_at).toBe(house.clocks.office() + 15 * SECOND); // longer than the 7 s asked for
  expect(provider.keys).toHaveLength(2);
});

test("M1 a wait the provider asks for is kept to when it is longer than ours", async () => {
  await put();
  provider.next("too-many");
  await postWith(resend())();
  expect(row().due_at).toBe(house.clocks.office() + 7 * SECOND);
});

test("M5 a message that failed until its latest moment is expired, not sent", async () => {
  await put();
  const post = postWith(resend());
  provider.next(...Array<"html-500">(20).fill("html-500"));
  await post();
  house.clocks.set("2026-11-24T07:55:00");
  await post();
  expect(row()).toMatchObject({ state: "expired", failure: "busy" });
  expect(provider.keys).toHaveLength(1);
});

test("M1 an address nobody will ever take is a dead letter at once", async () => {
  await put();
  const post = postWith(resend());
  provider.next("bad-recipient");
  await post();
  house.clocks.move(10 * MINUTE);
  await post();
  expect(row()).toMatchObject({
    state: "failed",
    failure: "message-refused",
    attempts: 1,
  });
  expect(provider.keys).toHaveLength(1);
});

test("M1 a provider that does not let us in is left alone for a minute and costs no message a try", async () => {
  await put();
  await put({ kind: "confirmed" });
  const post = postWith(resend());
  provider.next("not-let-in", "quota");
  expect(await post()).toBe(0);
  expect(provider.keys).toHaveLength(1);
  house.clocks.move(MINUTE - 1);
  await post();
  expect(provider.keys).toHaveLength(1);
  house.clocks.move(1);
  await post();
  expect(row()).toMatchObject({ state: "queued", attempts: 0, failure: "quota" });
  house.clocks.move(MINUTE);
  expect(await post()).toBe(2);
  expect(provider.mails).toHaveLength(2);
});

test("M1 a provider that hangs ends in time, and one that is not there is tried again", async () => {
  await put();
  provider.next("hang");
  const begun = performance.now();
  await postWith(resend(100))();
  expect(performance.now() - begun).toBeLessThan(2000);
  expect(row()).toMatchObject({ state: "queued", failure: "timeout" });
  await provider.close();
  house.clocks.move(MINUTE);
  await postWith(resend())();
  expect(row()).toMatchObject({ state: "queued", failure: "unreachable", attempts: 2 });
});

test("M1 what is recalled while it is being sent is not tried again", async () => {
  reservationRow(house, "mine");
  await put({ reservationId: "mine" });
  const slow: Channel = {
    name: "resend",
    carries: ["email"],
    submit: async () => {
      await house.works.write((work) => recall(work, "mine"));
      return { kind: "refused", reason: "busy", permanent: false };
    },
  };
  const post = postWith(slow);
  await post();
  house.clocks.move(MINUTE);
  await post();
  expect(row()).toMatchObject({ state: "expired", attempts: 1 });
});

test("P2 neither the log nor the table repeats what a provider says about a person", async () => {
  await put();
  provider.next("bad-recipient");
  await postWith(resend())();
  expect(said.join("\n")).toContain("message-refused");
  expect(said.join("\n")).not.toMatch(/vesna|Krásná|@|502 718/i);
  expect(row().failure).toBe("message-refused");
});

test("M1 a dead letter is seen and can be sent once more with its key, but not when it is too late or was sent", async () => {
  const id = await put();
  const post = postWith(resend());
  const again = () => house.works.write((work) => trySending(work, id));
  const trouble = () => house.works.read((reader) => postTrouble(reader, at("2026-11-24T00:00:00")));
  provider.next("bad-recipient", "html-500", "bad-recipient");
  await post();
  expect(await trouble()).toEqual({ waiting: [], dead: 1 });
  await again();
  await post();
  expect(await trouble()).toEqual({ waiting: [{ reason: "busy", count: 1 }], dead: 0 });
  await expect(again()).rejects.toThrow("alreadyEnded");
  house.clocks.move(5 * SECOND);
  await post();
  expect(row().state).toBe("failed");
  await again();
  await post();
  expect(provider.keys).toEqual([id, id, id, id]);
  await expect(again()).rejects.toThrow("alreadyEnded");
  house.store.raw.run("UPDATE message SET state = 'failed'");
  house.clocks.set("2026-11-24T07:55:00");
  await expect(again()).rejects.toThrow("alreadyEnded");
});

test("M1 a provider that hangs holds the other jobs up for a second at most, and is not asked twice meanwhile", async () => {
  await put();
  const answer = Promise.withResolvers<void>();
  let asked = 0;
  const slow: Channel = {
    name: "resend",
    carries: ["email"],
    submit: async () => {
      asked += 1;
      await answer.promise;
      return { kind: "accepted", reference: "late" };
    },
  };
  const [send] = messagingJobs({ ...postNeeds(house), channels: { email: slow, sms: inboxChannel() }, log });
  expect(await send?.run()).toBe(1); // still at it
  const joined = send?.run();
  answer.resolve();
  expect(await joined).toBe(1);
  expect(await send?.run()).toBe(0);
  expect(asked).toBe(1);
  expect(row()).toMatchObject({ state: "accepted", reference: "late" });
});

test("M5 a message whose latest moment comes while another is being sent is not sent after it", async () => {
  await put();
  await put({ kind: "confirmed" });
  const slow: Channel = {
    name: "resend",
    carries: ["email"],
    submit: async () => {
      house.clocks.set("2026-11-24T07:55:00");
      return { kind: "accepted", reference: null };
    },
  };
  const post = postWith(slow);
  expect(await post()).toBe(1);
  await post();
  const states = house.store.raw.query("SELECT kind, state FROM message ORDER BY lane DESC").all();
  expect(states).toEqual([
    { kind: "please-confirm", state: "accepted" },
    { kind: "confirmed", state: "expired" },
  ]);
});
