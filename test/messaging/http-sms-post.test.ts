import { afterEach, beforeEach, expect, test } from "bun:test";
import { write, type Letter } from "../../src/messaging/actions.ts";
import { smsapi } from "../../src/messaging/channels/dialects/smsapi.ts";
import { httpSmsChannel } from "../../src/messaging/channels/http-sms.ts";
import { createPost, type Post } from "../../src/messaging/post.ts";
import { MINUTE, SECOND } from "../../src/platform/clock.ts";
import { at } from "../support/clock.ts";
import { fakeSmsProvider, LOGIN, type FakeSmsProvider } from "../support/fake-sms-provider.ts";
import { openHouse, type TestHouse } from "../support/house.ts";
import { letter, postNeeds } from "./sample.ts";

let house: TestHouse;
let provider: FakeSmsProvider;
let post: Post;
beforeEach(async () => {
  house = await openHouse();
  provider = fakeSmsProvider();
  post = createPost(postNeeds(house, httpSmsChannel(smsapi({ token: LOGIN.token, url: provider.url }), 500)));
});
afterEach(async () => {
  await provider.close();
  await house.close();
});

const put = (change: Partial<Letter> = {}): Promise<string> =>
  house.works.write((work) =>
    write(
      work,
      letter({
        channel: "sms",
        kind: "code-by-sms",
        recipient: "+420777123456",
        notAfter: at("2026-11-24T12:00:00"),
        ...change,
      }),
    ),
  );
const row = () =>
  house.store.raw
    .query<{ state: string; attempts: number; failure: string | null; reference: string | null }, []>(
      "SELECT state, attempts, failure, reference FROM message",
    )
    .get();
const round = async (milliseconds: number): Promise<number> => {
  house.clocks.move(milliseconds);
  house.clocks.moveElapsed(milliseconds);
  return post();
};

test("M1 without credit the transport stops, no message loses a try, and it goes on by itself once there is some", async () => {
  const id = await put();
  provider.next(103);
  await post();
  expect(row()).toMatchObject({ state: "queued", attempts: 0, failure: "quota" });
  await round(30 * SECOND);
  expect(provider.keys).toHaveLength(1);
  await round(MINUTE);
  expect(row()).toMatchObject({ state: "accepted", reference: id });
});

test("D4 a try whose end is not known is made again with the same key, and only one text message goes", async () => {
  const id = await put();
  provider.next("hang");
  await post();
  expect(row()).toMatchObject({ state: "queued", failure: "timeout" });
  await round(10 * SECOND);
  expect(row()).toMatchObject({ state: "accepted", reference: id });
  const idx = id.replaceAll("-", "");
  expect([provider.keys, provider.sent.length]).toEqual([[idx, idx], 1]);
});

test("M1 a number that is none fails at once and holds nobody up", async () => {
  await put({ recipient: "+420000000000" });
  await put();
  provider.next(13);
  await post();
  await round(SECOND);
  const states = house.store.raw.query<{ state: string }, []>("SELECT state FROM message ORDER BY id").all();
  expect(states.map(({ state }) => state)).toEqual(["failed", "accepted"]);
});

test("M5 what waited together leaves at once up to half a minute's worth, the rest five a second", async () => {
  for (let each = 0; each < 160; each += 1) await put();
  const began = performance.now();
  await post();
  const took = performance.now() - began;
  expect(provider.sent).toHaveLength(150);
  await round(SECOND);
  expect(provider.sent).toHaveLength(155);
  console.log(`150 text messages in ${Math.round(took)} ms, ${Math.round(150_000 / took)} a second`);
});
