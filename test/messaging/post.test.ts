import { afterEach, beforeEach, describe, expect, test } from "bun:test";
import {
  markTold,
  noteReceipt,
  pauseSending,
  releaseSending,
  trySending,
  write,
  type Letter,
} from "../../src/messaging/actions.ts";
import { createCollecting } from "../../src/messaging/collecting.ts";
import type { Channel, Collected, Outcome, Receipt, Submission } from "../../src/messaging/delivery.ts";
import { createPost } from "../../src/messaging/post.ts";
import { incomingTexts } from "../../src/messaging/queries.ts";
import { speedOf } from "../../src/messaging/speed.ts";
import { MINUTE, type Elapsed } from "../../src/platform/clock.ts";
import { at } from "../support/clock.ts";
import { openHouse, type TestHouse } from "../support/house.ts";
import { letter, postNeeds } from "./sample.ts";

let house: TestHouse;
beforeEach(async () => {
  house = await openHouse();
});
afterEach(() => house.close());

/** A modem on this machine that takes what it is given, and says what it is told to say. */
class Modem implements Channel {
  readonly name = "gammu";
  readonly carries = ["sms"] as const;
  readonly taken: Submission[] = [];
  readonly next: Outcome[] = [];
  told: Receipt[] = [];
  came: Collected["arrivals"] = [];
  forgotten = 0;
  async submit(message: Submission): Promise<Outcome> {
    this.taken.push(message);
    return this.next.shift() ?? { kind: "accepted", reference: message.id };
  }
  async collect(): Promise<Collected> {
    const collected = { receipts: this.told, arrivals: this.came };
    return {
      ...collected,
      done: async () => {
        this.forgotten += 1;
        [this.told, this.came] = [[], []];
      },
    };
  }
}

const needs = (sms: Channel) => postNeeds(house, sms);
const put = (change: Partial<Letter> = {}) =>
  house.works.write((work) =>
    write(work, letter({ channel: "sms", recipient: "+420601002003", notAfter: at("2026-11-26T11:00:00"), ...change })),
  );
const told = (reference: string, state: Receipt["state"], transport: Receipt["transport"] = "gammu") =>
  house.works.write((work) => noteReceipt(work, { transport, reference, state }));
const stateOf = (id: string) =>
  house.store.raw
    .query<{ state: string; sent_at: number | null; failure: string | null }, [string]>(
      "SELECT state, sent_at, failure FROM message WHERE id = ?",
    )
    .get(id);

describe("what a transport says later", () => {
  test("M1 a message goes from taken to sent to delivered, and never back", async () => {
    const id = await put();
    await createPost(needs(new Modem()))();
    await told(id, "sent");
    expect(stateOf(id)).toMatchObject({ state: "accepted", sent_at: house.clocks.office() });
    await told(id, "delivered");
    for (const late of ["sent", "failed", "delivered"] as const) await told(id, late);
    expect(stateOf(id)).toMatchObject({ state: "delivered", failure: null });
  });

  test("M1 one that did not arrive is failed for good, whatever is said after", async () => {
    const id = await put();
    await createPost(needs(new Modem()))();
    await told(id, "failed");
    await told(id, "delivered");
    expect(stateOf(id)).toMatchObject({ state: "failed", failure: "undeliverable" });
  });

  test("M1 what is said before our own note is kept, the furthest of it, and counts once the message is noted", async () => {
    const id = await put();
    await told(id, "sent");
    await told(id, "delivered");
    await told(id, "sent");
    await createPost(needs(new Modem()))();
    expect(stateOf(id)?.state).toBe("delivered");
    expect(house.store.raw.query("SELECT * FROM early_receipt").all()).toEqual([]);
  });

  test("M1 a receipt of another transport with the same reference is no receipt of this message", async () => {
    const id = await put();
    await createPost(needs(new Modem()))();
    await told(id, "failed", "smsapi");
    expect(stateOf(id)?.state).toBe("accepted");
  });
});

test("M1 one that was taken and not delivered is sent again under an id of its own, as the old one is known there", async () => {
  const id = await put();
  const modem = new Modem();
  const post = createPost(needs(modem));
  await post();
  await told(id, "failed");
  await house.works.write((work) => trySending(work, id));
  await post();
  expect(modem.taken.map((each) => each.id === id)).toEqual([true, false]);
  expect(modem.taken[1]).toMatchObject({ recipient: "+420601002003", body: modem.taken[0]?.body ?? "" });
  expect(house.works.write((work) => trySending(work, id))).rejects.toThrow();
});

describe("collecting", () => {
  const arrived = {
    transport: "gammu",
    providerId: "7",
    from: "+420601002003",
    to: null,
    text: "OBJ",
    sentAt: null,
  } as const;

  test("S3 what came is committed here before the modem may forget it, and asked for every two seconds", async () => {
    const modem = new Modem();
    const id = await put();
    await createPost(needs(modem))();
    modem.told = [{ transport: "gammu", reference: id, state: "delivered" }];
    modem.came = [arrived];
    const collect = createCollecting(needs(modem));
    expect(await collect()).toBe(2);
    expect([modem.forgotten, stateOf(id)?.state]).toEqual([1, "delivered"]);
    expect((await house.works.read(incomingTexts)).map(({ text }) => text)).toEqual(["OBJ"]);
    modem.came = [arrived];
    expect(await collect()).toBe(0);
    house.clocks.moveElapsed(2000);
    expect(await collect()).toBe(1);
  });

  test("S3 what cannot be committed here is not forgotten there", async () => {
    const modem = new Modem();
    modem.came = [arrived];
    house.store.raw.run("DROP TABLE arrival_sms");
    expect(createCollecting(needs(modem))()).rejects.toThrow();
    expect(modem.forgotten).toBe(0);
  });
});

describe("lanes, speed and pauses", () => {
  test("M5 a modem is never given more than five ahead, so that a code still overtakes a full house", async () => {
    const modem = new Modem();
    const ids: string[] = [];
    for (let each = 0; each < 20; each += 1) ids.push(await put({ kind: "reminder", dueAt: house.clocks.office() }));
    const post = createPost(needs(modem));
    for (let round = 0; round < 10; round += 1) {
      house.clocks.moveElapsed(MINUTE);
      await post();
    }
    expect(modem.taken).toHaveLength(5);
    const code = await put({ kind: "code-by-sms" });
    await told(modem.taken[0]?.id ?? "", "sent");
    house.clocks.moveElapsed(MINUTE);
    await post();
    expect(modem.taken.at(-1)?.id).toBe(code);
  });

  test("M5 six a minute: a few leave at once, the rest one every ten seconds, by the clock nobody can set", () => {
    const speed = speedOf(6);
    const leaves = (seconds: number): boolean => {
      const free = speed.isFree((seconds * 1000) as Elapsed);
      if (free) speed.count();
      return free;
    };
    expect([0, 0, 0, 0, 9, 10, 11, 19.9, 20.1].map(leaves)).toEqual([
      true,
      true,
      true,
      false,
      false,
      true,
      false,
      false,
      true,
    ]);
    expect(speedOf(null).isFree(0 as Elapsed)).toBe(true);
  });

  test("M1 a fault of the whole transport pauses it, is told, costs no message a try, and ends with the first that gets through", async () => {
    const modem = new Modem();
    modem.next.push({ kind: "refused", reason: "quota", permanent: false, transportWide: true });
    const id = await put();
    const post = createPost(needs(modem));
    await post();
    await post();
    const transport = () =>
      house.store.raw.query("SELECT state, reason, since, paused_until FROM transport_state").get();
    const began = house.clocks.office();
    expect(modem.taken).toHaveLength(1);
    expect(transport()).toEqual({ state: "down", reason: "quota", since: began, paused_until: began + MINUTE });
    house.clocks.move(MINUTE);
    await post();
    expect(transport()).toMatchObject({ state: "ok", reason: null, paused_until: null });
    expect(house.store.raw.query("SELECT attempts, state FROM message WHERE id = ?").get(id)).toEqual({
      attempts: 1,
      state: "accepted",
    });
  });

  test("M1 a pause outlives a restart of the product", async () => {
    const modem = new Modem();
    modem.next.push({ kind: "refused", reason: "key-refused", permanent: false, transportWide: true });
    await put();
    await createPost(needs(modem))();
    await createPost(needs(modem))();
    expect(modem.taken).toHaveLength(1);
  });

  test("M5 after a restore nothing leaves until a person releases it; what has grown too old by then never leaves", async () => {
    const modem = new Modem();
    const id = await put({ notAfter: at("2026-11-24T12:00:00") });
    const later = await put();
    await house.works.write((work) => pauseSending(work, { reason: "restored", staffId: null }));
    const post = createPost(needs(modem));
    await post();
    expect(modem.taken).toEqual([]);
    house.clocks.set("2026-11-24T12:00:00");
    await post();
    await house.works.write((work) => releaseSending(work, "sona"));
    await post();
    expect([stateOf(id)?.state, stateOf(later)?.state]).toEqual(["expired", "accepted"]);
    expect(modem.taken.map((each) => each.id)).toEqual([later]);
  });

  test("D4 a mail whose end is not known is sent again, a text message only where the second is refused", async () => {
    const lost: Outcome = { kind: "unknown", reason: "timeout" };
    const smtp: Channel = { name: "smtp", carries: ["email", "sms"], submit: async () => lost };
    const mail = await house.works.write((work) =>
      write(work, letter({ kind: "confirmed", notAfter: at("2026-11-26T11:00:00") })),
    );
    const text = await put();
    const post = createPost({ ...needs(smtp), channels: { email: smtp, sms: smtp } });
    await post();
    expect([stateOf(mail)?.state, stateOf(text)?.state]).toEqual(["queued", "unknown"]);
  });

  test("M1 somebody reached by telephone is off the list, once", async () => {
    const id = await put();
    const modem = new Modem();
    modem.next.push({ kind: "refused", reason: "message-refused", permanent: true });
    await createPost(needs(modem))();
    for (let twice = 0; twice < 2; twice += 1)
      await house.works.write((work) => markTold(work, { messageId: id, staffId: "sona" }));
    expect(house.store.raw.query("SELECT count(*) AS count FROM event WHERE kind = 'message-told'").get()).toEqual({
      count: 1,
    });
  });

  test("M5 a text message written at night keeps quiet hours, a mail does not", async () => {
    house.clocks.set("2026-11-24T21:00:00");
    const dueOf = (id: string) =>
      house.store.raw.query<{ due_at: number }, [string]>("SELECT due_at FROM message WHERE id = ?").get(id)?.due_at;
    expect(dueOf(await put({ kind: "reminder" }))).toBe(at("2026-11-25T07:00:00"));
    expect(dueOf(await put({ kind: "reminder", channel: "email", recipient: "vesna@example.org" }))).toBe(
      at("2026-11-24T21:00:00"),
    );
  });
});
