import { Database } from "bun:sqlite";
import { afterAll, beforeAll, expect, test } from "bun:test";
import { join } from "node:path";
import { openChild, type Child } from "../proof/child.ts";
import { fakeSmsProvider, LOGIN, type FakeSms, type FakeSmsProvider } from "../support/fake-sms-provider.ts";

/**
 * D4, the short form: killed again and again while text messages leave. The long form:
 * OKENKO_CRASH_MESSAGES=500 bun test --isolate test/messaging/http-sms-crash.test.ts
 */

const MESSAGES = Number(process.env["OKENKO_CRASH_MESSAGES"] ?? 40);
const KILLS = MESSAGES / 5;
const MOST_MS = 300_000;
const SECRET = "soucasne-tajemstvi-2026";

let child: Child;
let provider: FakeSmsProvider;
beforeAll(async () => {
  provider = fakeSmsProvider();
  child = await openChild("trutnov", {
    OKENKO_SMS: `smsapi:${LOGIN.token}`,
    OKENKO_SMS_URL: provider.url,
    OKENKO_CALLBACK_SECRETS: SECRET,
  });
});
afterAll(async () => {
  await child.remove();
  await provider.close();
});

const opened = <Result>(use: (data: Database) => Result): Result => {
  const data = new Database(join(child.folder, "trial-trutnov.db"));
  data.run("PRAGMA busy_timeout = 5000");
  try {
    return use(data);
  } finally {
    data.close();
  }
};

const put = (count: number): string[] =>
  opened((data) =>
    Array.from({ length: count }, () => {
      const id = Bun.randomUUIDv7();
      data.run(
        `INSERT INTO message (id, state, kind, channel, lane, recipient, subject, body, created_at, due_at, not_after, erase_at)
         VALUES (?, 'queued', 'code-by-sms', 'sms', 100, '+420777123456', '', 'Zítra v 11:00.', 0, 0, 4e12, 4e12)`,
        [id],
      );
      return id;
    }),
  );

const statesOf = (): Record<string, number> =>
  opened((data) =>
    Object.fromEntries(
      data
        .query<{ state: string; count: number }, []>(
          "SELECT state, count(*) AS count FROM message WHERE transport = 'smsapi' GROUP BY state",
        )
        .all()
        .map(({ state, count }) => [state, count]),
    ),
  );

/** Tells until it is heard, as a provider does. */
async function tell(body: URLSearchParams): Promise<void> {
  for (;;) {
    const address = `${child.address}/callbacks/smsapi/${SECRET}`;
    const answer = await fetch(address, { method: "POST", body }).catch(() => null);
    if (answer?.status === 200 && (await answer.text().catch(() => "")) === "OK") return;
    await Bun.sleep(50);
  }
}

/** Everything twice, and for every other message the end before the middle. */
async function tellOf({ key }: FakeSms, index: number): Promise<void> {
  const order = index % 2 === 0 ? ["403", "404", "403", "404"] : ["404", "403", "404", "403"];
  for (const status of order) await tell(new URLSearchParams({ MsgId: "1", status, idx: key }));
}

test("D4 killed again and again while text messages leave, none is lost, none goes twice, and every receipt is heard", async () => {
  const ids: string[] = [];
  const told = new Set<string>();
  const telling: Promise<void>[] = [];
  const tellAll = () => {
    for (const [index, sms] of provider.sent.entries()) {
      if (told.has(sms.key)) continue;
      told.add(sms.key);
      telling.push(tellOf(sms, index));
    }
  };
  const began = performance.now();
  for (let kills = 0; kills < KILLS; kills += 1) {
    ids.push(...put(MESSAGES / KILLS));
    if (kills < 3) provider.next("ok", "hang", "ok", "cut");
    await Bun.sleep(200 + Math.random() * 1000); // the moment is what is tried here
    tellAll();
    await child.kill();
    await child.start();
  }
  const ended = performance.now() + MOST_MS;
  while ((statesOf()["delivered"] ?? 0) < MESSAGES && performance.now() < ended) {
    tellAll();
    await Bun.sleep(100);
  }
  await Promise.all(telling);

  expect(provider.sent.map(({ key }) => key).toSorted()).toEqual(ids.map((id) => id.replaceAll("-", "")).toSorted());
  expect(statesOf()).toEqual({ delivered: MESSAGES });
  const seconds = (performance.now() - began) / 1000;
  console.log(
    `${MESSAGES} text messages, killed ${KILLS} times: ${provider.keys.length - MESSAGES} tries repeated and refused as known, ` +
      `all delivered within ${seconds.toFixed(1)} s`,
  );
}, 600_000);
