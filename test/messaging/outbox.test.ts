import { afterEach, beforeEach, expect, test } from "bun:test";
import { receiveText } from "../../src/messaging/arrivals-actions.ts";
import { eraseMessages, recall, setEraseAt, write, type Letter } from "../../src/messaging/actions.ts";
import { inboxChannel } from "../../src/messaging/channels/inbox.ts";
import { messagingJobs } from "../../src/messaging/jobs.ts";
import { inbox, incomingTexts } from "../../src/messaging/queries.ts";
import { HOUR, MINUTE } from "../../src/platform/clock.ts";
import type { Work } from "../../src/platform/work.ts";
import { at } from "../support/clock.ts";
import { openHouse, type TestHouse } from "../support/house.ts";
import { letter, postNeeds, reservationRow } from "./sample.ts";

let house: TestHouse;
beforeEach(async () => {
  house = await openHouse();
  for (const id of ["mine", "other"]) reservationRow(house, id);
});
afterEach(() => house.close());

const put = (change: Partial<Letter> = {}) => house.works.write((work) => write(work, letter(change)));
const seen = (limit = 100) => house.works.read((reader) => inbox(reader, { limit }));
const rows = () => house.store.raw.query("SELECT * FROM message").all();
const jobs = () => messagingJobs(postNeeds(house));
const run = async () => {
  let deeds = 0;
  for (const job of jobs()) deeds += await job.run();
  return deeds;
};

test("M1 a message is written in the same transaction as its cause: a rollback leaves none", async () => {
  const undone = house.works.write(async (work: Work) => {
    await write(work, letter());
    throw new Error("the cause fell through");
  });
  await expect(undone).rejects.toThrow("the cause fell through");
  expect(rows()).toEqual([]);
});

test("M1 a message is rendered when it is written, not when it leaves", async () => {
  await put();
  house.store.raw.run(
    `UPDATE office SET settings = json_set(settings, '$.name', 'Přejmenovaný úřad'), version = version + 1`,
  );
  await run();
  const [message] = await seen();
  expect(message?.html).toContain("Městský úřad Lhota");
});

test("M2 with nothing set up every message is in the inbox at once, newest first, as it would have been sent", async () => {
  await put();
  house.clocks.move(1000);
  await put({ kind: "confirmed", channel: "sms", recipient: "+420777123456" });
  expect(await run()).toBe(2);
  const [text, mail, ...more] = await seen();
  expect(more).toEqual([]);
  expect(text).toMatchObject({
    channel: "sms",
    kind: "confirmed",
    to: "+420777123456",
    subject: "",
    html: "",
    state: "accepted",
    created: at("2026-11-24T07:40:01"),
  });
  expect(mail).toMatchObject({
    channel: "email",
    to: "vesna@example.org",
    subject: "Potvrďte termín do 14:35",
    state: "accepted",
  });
  expect(mail?.links[0]?.href).toBe("http://lhota.example/booking/confirm/cccc");
  expect(mail?.html).toStartWith("<!doctype html>");
  expect(await seen(1)).toHaveLength(1);
});

test("B10 a calendar entry is kept as an attachment with its method", async () => {
  await put({
    calendar: { name: "termin.ics", text: "BEGIN:VCALENDAR", method: "CANCEL" },
  });
  expect((await seen())[0]?.attachments).toEqual([
    {
      name: "termin.ics",
      type: "text/calendar; charset=utf-8; method=CANCEL",
      text: "BEGIN:VCALENDAR",
    },
  ]);
});

test("S9 a recipient with line ends in it is one line", async () => {
  await put({ recipient: "vesna@example.org\r\nBcc: all@example.org" });
  expect((await seen())[0]?.to).toBe("vesna@example.org Bcc: all@example.org");
});

test("M5 a message waits for its time", async () => {
  await put({ dueAt: at("2026-11-24T07:50:00") });
  house.clocks.set("2026-11-24T07:49:59.999");
  expect(await run()).toBe(0);
  house.clocks.set("2026-11-24T07:50:00");
  expect(await run()).toBe(1);
});

test("M5 a message is not sent at its latest moment or after it, and says so", async () => {
  await put();
  house.clocks.set("2026-11-24T07:55:00");
  await run();
  expect((await seen())[0]?.state).toBe("expired");
});

test("M5 a code overtakes what was written before it", async () => {
  const order: string[] = [];
  const channel = {
    ...inboxChannel(),
    submit: async ({ kind }: { kind: string }) => {
      order.push(kind);
      return { kind: "accepted", reference: null } as const;
    },
  };
  for (const kind of ["reminder", "confirmed", "cancelled-by-office", "code-by-sms"] as const)
    await put({ kind, channel: "sms" });
  const [post] = messagingJobs(postNeeds(house, channel));
  expect(await post?.run()).toBe(4);
  expect(order).toEqual(["code-by-sms", "cancelled-by-office", "confirmed", "reminder"]);
});

test("M1 a recalled message is not sent, others of the reservation's kinds and of other reservations are", async () => {
  await put({ reservationId: "mine" });
  await put({ reservationId: "mine", kind: "reminder" });
  await put({ reservationId: "other", kind: "reminder" });
  await house.works.write((work) => recall(work, "mine", ["reminder"]));
  await run();
  const states = (await seen()).map(({ kind, state }) => `${kind} ${state}`);
  expect(states.toSorted()).toEqual(["please-confirm accepted", "reminder accepted", "reminder cancelled"]);
  await put({ reservationId: "mine", kind: "confirmed" });
  await house.works.write((work) => recall(work, "mine"));
  await run();
  expect((await seen())[0]?.state).toBe("cancelled");
});

test("A4 an erased reservation's messages hold nothing personal and never leave", async () => {
  await put({ reservationId: "mine" });
  await run();
  await put({ reservationId: "mine", kind: "reminder" });
  await put({ reservationId: "other" });
  await house.works.write((work) => eraseMessages(work, "mine"));
  await run();
  const [other, reminder, first] = await seen();
  expect(other?.to).toBe("vesna@example.org");
  for (const [message, state] of [
    [reminder, "cancelled"],
    [first, "accepted"],
  ] as const)
    expect(message).toMatchObject({
      state,
      to: "",
      subject: "",
      text: "",
      html: "",
      links: [],
      attachments: [],
    });
});

test("A4 messages are emptied at their instant, not before, and the instant can be moved", async () => {
  await put({ reservationId: "mine" });
  await put({ reservationId: "other" });
  await run();
  await house.works.write((work) => setEraseAt(work, "mine", at("2026-11-25T00:00:00")));
  house.clocks.set("2026-11-24T23:59:59.999");
  await run();
  expect((await seen()).map(({ to }) => to)).toEqual(["vesna@example.org", "vesna@example.org"]);
  house.clocks.set("2026-11-25T00:00:00");
  await run();
  expect((await seen()).map(({ to }) => to)).toEqual(["vesna@example.org", ""]);
  house.clocks.set("2026-11-29T00:00:00");
  await run();
  const left = JSON.stringify(rows());
  expect(left).not.toMatch(/vesna|502 718|Potvrďte/);
});

test("C8 erasing is marked destructive, so that it waits while the clock is in trouble; sending goes on", () => {
  const erasing = jobs().filter(({ destructive }) => destructive);
  expect(erasing.map(({ name }) => name)).toEqual(["empty messages", "forget answers"]);
});

test("S3 a text message that came is kept raw and shown newest first, and gone after 30 days", async () => {
  const arrive = (from: string, text: string) =>
    house.works.write((work) =>
      receiveText(work, { transport: "inbox", providerId: null, from, to: null, text, sentAt: null }),
    );
  await arrive("+420777123456", " *P  Novák,Jan,Hlavní 50\n");
  house.clocks.move(MINUTE);
  await arrive("InfoSMS", "");
  const texts = await house.works.read(incomingTexts);
  expect(texts.map(({ from, text, received }) => [from, text, received])).toEqual([
    ["InfoSMS", "", at("2026-11-24T07:41:00")],
    ["+420777123456", " *P  Novák,Jan,Hlavní 50\n", at("2026-11-24T07:40:00")],
  ]);
  house.clocks.move(30 * 24 * HOUR - MINUTE - 1);
  await run();
  expect(await house.works.read(incomingTexts)).toHaveLength(2);
  house.clocks.move(1);
  await run();
  expect(await house.works.read(incomingTexts)).toHaveLength(1);
});
