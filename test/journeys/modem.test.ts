import { afterAll, afterEach, beforeAll, expect, test } from "bun:test";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { start, type Running } from "../../src/assembly.ts";
import { readConfig } from "../../src/config.ts";
import { presetOffice } from "../../src/first-start.ts";
import { applyOfficeFile } from "../../src/office/actions.ts";
import type { Preset } from "../../src/office/presets.ts";
import { silentLog } from "../../src/platform/log.ts";
import { visitorOf, type TestVisitor } from "../support/app.ts";
import { at } from "../support/clock.ts";
import { fakeModem, type FakeModem } from "../support/fake-modem.ts";
import { makeTables, startDaemon, withGammu, type Daemon } from "../support/gammu.ts";
import { until } from "../support/until.ts";
import { page } from "./hall.ts";
import { formThat, linkThat, wordsIn } from "./reading.ts";

/** A real office, the real gammu-smsd and a modem whose wire is read: what a phone in somebody's hand would show. */
let sms: string;
let modem: FakeModem;
let daemon: Daemon;
let folder: string;
let office: Running | null = null;
beforeAll(async () => {
  if (!withGammu) return;
  sms = mkdtempSync(join(tmpdir(), "okenko-modem-"));
  makeTables(join(sms, "smsd.db"));
  modem = await fakeModem(sms);
  daemon = startDaemon(sms, modem.device);
});
afterEach(async () => {
  await office?.stop();
  office = null;
  if (withGammu) rmSync(folder, { recursive: true, force: true });
});
afterAll(async () => {
  if (!withGammu) return;
  await daemon.stop();
  await modem.close();
  rmSync(sms, { recursive: true, force: true });
});

/** On Tuesday 24 November 2026 at ten in the morning. */
async function open(town: Preset): Promise<TestVisitor> {
  folder = mkdtempSync(join(tmpdir(), "okenko-modem-office-"));
  const port = freePort();
  const environment = {
    OKENKO_ADDRESS: `http://127.0.0.1:${port}`,
    OKENKO_HOST: "127.0.0.1",
    PORT: String(port),
    OKENKO_DATA: folder,
    OKENKO_SMS: `gammu:${daemon.file}`,
    OKENKO_SMS_PER_MINUTE: "60",
  };
  const config = readConfig(environment, ["--first"]);
  if ("problems" in config) throw new Error(config.problems.join("\n"));
  const shift = at("2026-11-24T10:00:00") - Date.now();
  const machine = { wall: () => Date.now() + shift, running: () => performance.now() };
  const opened = await start(config, machine, silentLog);
  office = opened;
  await opened.works.write((work) => applyOfficeFile(work, presetOffice(town), null));
  return visitorOf(() => opened.address);
}

function freePort(): number {
  const listener = Bun.listen({ hostname: "127.0.0.1", port: 0, socket: { data: () => {} } });
  const { port } = listener;
  listener.stop(true);
  return port;
}

const textsTo = (to: string): string[] => modem.messages().flatMap((each) => (each.to === to ? [each.text] : []));

test.skipIf(!withGammu)(
  "M3 B5 a reservation in Toruń is confirmed by the code that came out of the modem",
  async () => {
    const visitor = await open("torun");
    const matters = await page(visitor.get("/booking"));
    const places = await page(visitor.get(linkThat(matters, /Dowód osobisty – złożenie wniosku/)));
    const times = await page(visitor.get(linkThat(places, /^Urząd Miasta Torunia .*Sikorskiego/)));
    const details = await page(visitor.get(linkThat(times, /^1[1-4]:\d0 /)));
    const form = formThat(details, ({ fields }) => "phone" in fields);
    const check = await page(visitor.post(form.action, { ...form.fields, name: "Zofia Żółć", phone: "512 345 678" }));
    const last = formThat(check, ({ action }) => action.includes("/reservations"));
    const held = await page(visitor.submit(last.action, last.fields));
    await until("the code is in the air", () => textsTo("+48512345678").length === 1, 30_000);
    const code = /\b\d{6}\b/.exec(textsTo("+48512345678")[0] ?? "")?.[0] ?? "";
    const typed = formThat(held, ({ action }) => action.includes("/code"));
    const confirmed = await page(visitor.submit(typed.action, { code }));
    expect(wordsIn(confirmed, "number")).toMatch(/^R \d+$/);
  },
);

test.skipIf(!withGammu)("S2 a text that comes into the modem is answered out of it, once", async () => {
  await open("trutnov");
  modem.receive({ from: "+420777123456", text: "Volno ZOP" });
  await until("the answer is in the air", () => textsTo("+420777123456").length > 0, 30_000);
  await until("and nothing waits there", () => modem.stored() === 0);
  expect(textsTo("+420777123456")).toEqual([expect.stringMatching(/\d{1,2}[:.]\d{2}/)]);
});
