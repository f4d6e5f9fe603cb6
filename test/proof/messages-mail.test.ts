import { Database } from "bun:sqlite";
import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import { join } from "node:path";
import { fakeMailServer, type FakeMailServer } from "../support/fake-mail-server.ts";
import { fakeResend, type FakeResend } from "../support/fake-resend.ts";
import { openChild, type Child } from "./child.ts";

/**
 * D4, the short form: killed again and again while e-mails leave. The long form:
 * OKENKO_CRASH_MESSAGES=500 bun test --isolate --timeout 3600000 test/proof/messages-mail.test.ts
 */
const MESSAGES = Number(process.env["OKENKO_CRASH_MESSAGES"] ?? 40);
const KILLS = Math.max(4, MESSAGES / 20);
const PARTS = JSON.stringify({
  html: "<p>Zkouška</p>",
  links: [],
  attachments: [],
  sender: { name: "Lhota", address: "noreply@lhota.example", replyTo: null },
});

let server: FakeMailServer;
let resend: FakeResend;
beforeAll(async () => {
  server = await fakeMailServer();
  resend = fakeResend();
});
afterAll(async () => {
  await server.close();
  await resend.close();
});

const opened = <Result>(child: Child, use: (data: Database) => Result): Result => {
  const data = new Database(join(child.folder, "trial-trutnov.db"));
  data.run("PRAGMA busy_timeout = 5000");
  try {
    return use(data);
  } finally {
    data.close();
  }
};

const put = (child: Child, count: number): string[] =>
  opened(child, (data) =>
    Array.from({ length: count }, (_, index) => {
      const id = Bun.randomUUIDv7();
      data.run(
        `INSERT INTO message (id, state, kind, channel, lane, recipient, subject, body, parts, created_at, due_at, not_after, erase_at)
         VALUES (?, 'queued', 'confirmed', 'email', 100, ?, 'Zkouška', 'Zkouška', ?, 0, 0, 4e12, 4e12)`,
        [id, `kdosi${index}@example.org`, PARTS],
      );
      return id;
    }),
  );

const stateOf = (child: Child, ids: readonly string[]): string[] =>
  opened(child, (data) =>
    data
      .query<{ state: string }, []>(
        `SELECT DISTINCT state FROM message WHERE id IN (${ids.map((id) => `'${id}'`).join(",")})`,
      )
      .all()
      .map(({ state }) => state),
  );

/** Kills it again and again, each time when some of a batch have left; then lets the rest leave. Returns the messages. */
async function killedWhileSending(environment: Record<string, string>, sent: () => number): Promise<string[]> {
  const child = await openChild("trutnov", environment);
  try {
    const batch = Math.ceil(MESSAGES / KILLS);
    const ids: string[] = [];
    for (let kill = 0; kill < KILLS; kill += 1) {
      const enough = sent() + 1 + ((kill * 3) % batch);
      ids.push(...put(child, batch));
      const deadline = performance.now() + 20_000;
      while (sent() < enough && performance.now() < deadline) await Bun.sleep(1);
      await child.kill();
      await child.start();
    }
    const deadline = performance.now() + 60_000 + MESSAGES * 1000; // by SMTP one leaves a second
    while (stateOf(child, ids).join() !== "accepted" && performance.now() < deadline) await Bun.sleep(50);
    expect(stateOf(child, ids)).toEqual(["accepted"]);
    return ids;
  } finally {
    await child.remove();
  }
}

describe("killed while e-mails leave", () => {
  test("D4 by Resend none is lost and none goes twice, as the key is the same", async () => {
    const environment = { OKENKO_MAIL: "resend:re_test", OKENKO_RESEND_URL: resend.url };
    const ids = await killedWhileSending(environment, () => resend.mails.length);
    const keys = resend.mails.map(({ key }) => key).filter((key) => ids.includes(key));
    expect(keys.toSorted()).toEqual(ids.toSorted());
    console.log(
      `  Resend: ${ids.length} messages, ${KILLS} kills, ${resend.keys.length - resend.mails.length} keys said again`,
    );
  }, 3_600_000);

  test("D4 by SMTP none is lost; one goes twice at most for each kill, with the same Message-ID", async () => {
    const environment = { OKENKO_MAIL: `smtp://127.0.0.1:${server.port}` };
    const ids = await killedWhileSending(environment, () => server.mails.length);
    const counts = new Map(
      ids.map((id) => [id, server.mails.filter((mail) => mail.includes(`<${id}@lhota.example>`)).length]),
    );
    expect([...counts.values()].filter((count) => count === 0)).toEqual([]);
    const doubles = [...counts.values()].reduce((sum, count) => sum + count - 1, 0);
    expect(doubles).toBeLessThanOrEqual(KILLS);
    console.log(`  SMTP: ${ids.length} messages, ${KILLS} kills, ${doubles} twice`);
  }, 3_600_000);
});
