import { expect, test } from "bun:test";
import { openApp } from "../support/app.ts";
import { lhotaBySms, PHONE } from "./texting.ts";

test("A4 S3 the fingerprint of a number that was answered is gone after a day, though nobody writes any more", async () => {
  const app = await openApp({ office: lhotaBySms() });
  const said = () =>
    app.running.works.read(async (reader) => (await reader.db.selectFrom("answer_said").selectAll().execute()).length);
  await app.clock("2026-11-24T09:00:00");
  await app.visitor().post("/trial/sms", { from: PHONE, text: "POMOC" });
  await app.clock("2026-11-25T08:59:59");
  expect(await said()).toBe(1);
  await app.clock("2026-11-25T09:00:01");
  expect(await said()).toBe(0);
  await app.stop();
});
