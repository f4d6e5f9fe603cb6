import { afterEach, beforeEach, expect, test } from "bun:test";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runChild, startChild } from "../support/process.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "okenko-real-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const real = (port = "0") => ({ OKENKO_ADDRESS: "http://127.0.0.1:4999", OKENKO_DATA: folder, PORT: port });
const PASSWORD = "dlouhá věta o okénku";

test("D1 an empty folder is not filled unless told so, with one line why", async () => {
  const { code, error } = await runChild({ environment: real() });
  expect(code).toBe(1);
  expect(error.trim().split("\n")).toHaveLength(1);
  expect(error).toContain("start --first");
  expect(readdirSync(folder)).toEqual([]);
});

test("E2 every problem of the settings is said at once", async () => {
  const { code, error } = await runChild({ environment: { PORT: "x", OKENKO_ADDRESS: "nowhere" } });
  expect(code).toBe(2);
  expect(error).toContain("PORT");
  expect(error).toContain("OKENKO_ADDRESS");
});

test("S8 a new office is set up once by its link, with a town's preset, and starts again without --first", async () => {
  const port = "4999";
  const first = await startChild({ environment: real(port), words: ["--first"] });
  const link =
    first
      .lines()
      .find((line) => line.includes("/setup/"))
      ?.match(/http\S+/)?.[0] ?? "";
  expect(link).toStartWith("http://127.0.0.1:4999/setup/");
  expect((await fetch(link)).status).toBe(200);
  const fields = { name: "Alena Správná", login: "alena", password: PASSWORD, begin: "kostelec" };
  const short = await fetch(link, { method: "POST", body: new URLSearchParams({ ...fields, password: "krátké" }) });
  expect(short.status).toBe(422);
  expect(await short.text()).toContain('value="kostelec" checked');
  const done = await fetch(link, { method: "POST", body: new URLSearchParams(fields), redirect: "manual" });
  expect(done.status).toBe(303);
  const [staff = ""] = done.headers.getSetCookie();
  expect(staff).toContain("Path=/admin");
  expect(staff).toContain("HttpOnly");
  expect((await fetch(link)).status).toBe(404);
  const home = await fetch(`${first.address}/admin`, { headers: { cookie: staff.split(";")[0] ?? "" } });
  expect(await home.text()).toContain("Kostelec");
  const { code, ms } = await first.stop();
  expect(code).toBe(0);
  expect(ms).toBeLessThan(5000);

  expect((await runChild({ environment: real(port), words: ["--first"] })).code).toBe(1);
  const again = await startChild({ environment: real(port) });
  expect(again.lines().join("\n")).not.toContain("/setup/");
  const page = await (await fetch(`${again.address}/booking`)).text();
  expect(page).toContain("Kostelec");
  const wrong = { login: "alena", password: "úplně jiné heslo" };
  expect(
    (await fetch(`${again.address}/admin/sign-in`, { method: "POST", body: new URLSearchParams(wrong) })).status,
  ).toBe(422);
  const signedIn = await fetch(`${again.address}/admin/sign-in`, {
    method: "POST",
    body: new URLSearchParams({ login: "alena", password: PASSWORD }),
    redirect: "manual",
  });
  expect(signedIn.status).toBe(303);
  await again.stop();
});

test("T2 nothing of trial mode exists in a real office", async () => {
  const office = await startChild({ environment: real("4999"), words: ["--first"] });
  const of = async (path: string, method = "GET") =>
    (await fetch(`${office.address}${path}`, { method, redirect: "manual" })).status;
  for (const path of ["/trial", "/trial/inbox", "/trial/inbox.json", "/trial/paper", "/trial/clock"])
    expect([path, await of(path)]).toEqual([path, 404]);
  for (const path of ["/trial/clock", "/trial/sms", "/trial/sign-in", "/trial/enrol"])
    expect([path, await of(path, "POST")]).toEqual([path, 404]);
  expect(await of("/healthz")).toBe(200);
  const booking = await (await fetch(`${office.address}/booking`)).text();
  expect(booking).not.toContain("/trial");
  await office.stop();
});

test("D1 a trial folder is never taken for a real office, nor the other way round", async () => {
  const trial = await startChild({ environment: { OKENKO_DATA: folder } });
  await trial.stop();
  const { code, error } = await runChild({ environment: real(), words: ["--first"] });
  expect(code).toBe(1);
  expect(error).toContain("trial office");
});

test("D1 a second process on the same folder is refused while the first runs", async () => {
  const trial = await startChild({ environment: { OKENKO_DATA: folder } });
  const { code, error } = await runChild({ environment: { OKENKO_DATA: folder } });
  expect(code).toBe(1);
  expect(error).toContain("already using");
  const taken = await runChild({
    environment: { OKENKO_DATA: join(folder, "other"), PORT: new URL(trial.address).port },
  });
  expect(taken.code).toBe(1);
  expect(taken.error).toContain("Port");
  await trial.stop();
});
