import { afterAll, beforeAll, beforeEach, expect, test } from "bun:test";
import jsQR from "jsqr";
import type { OfficeFile } from "../../src/office/office-file.ts";
import { renewPrinterKey } from "../../src/office/printer-keys.ts";
import { rasterise } from "../../src/printing/raster.ts";
import { pixelsOf } from "../../src/printing/bitmap.ts";
import { paperNow } from "../../src/queue/queries.ts";
import { openApp, type TestApp } from "../support/app.ts";
import { lhota } from "../support/cast.ts";
import { take as issue } from "../support/queue.ts";

let app: TestApp;
let key: string;
beforeAll(async () => {
  app = await openApp({
    office: lhota((office: OfficeFile) => {
      for (const kiosk of office.kiosks) kiosk.printer = "pull";
    }),
  });
  await app.clock("2026-11-24T09:00");
});
afterAll(() => app.stop());
beforeEach(async () => {
  key = await app.running.works.write((work) => renewPrinterKey(work, "hala", null));
});

const at = (query = "", secret = key) => `${app.address}/printer/${secret}${query}`;
const poll = (said: object = { statusCode: "200%20OK" }, secret = key) =>
  fetch(at("", secret), {
    method: "POST",
    body: JSON.stringify(said),
    headers: { "content-type": "application/json" },
  });
const asked = async (said?: object) => (await poll(said)).json() as Promise<{ jobReady: boolean; jobToken?: string }>;
const paper = () => app.running.works.read((reader) => paperNow(reader, "hala"));
const take = () => issue(app.running, "op", { kioskId: "hala" });

test("S4 only the newest secret of a printer that fetches opens its address", async () => {
  expect(key.length).toBeGreaterThanOrEqual(40);
  expect((await poll({}, "nothing")).status).toBe(403);
  const old = key;
  key = await app.running.works.write((work) => renewPrinterKey(work, "hala", null));
  expect((await poll({}, old)).status).toBe(403);
  expect((await poll()).status).toBe(200);
});

test("K5 a printer that asks gets the ticket as a picture, once, and says that it is out", async () => {
  const { token } = await take();
  const offer = await asked();
  expect(offer).toMatchObject({ jobReady: true, mediaTypes: ["image/png"], deleteMethod: "GET" });
  const got = await fetch(at(`?mac=00:11&type=image/png&token=${offer.jobToken}`));
  expect(got.headers.get("content-type")).toBe("image/png");
  const png = Buffer.from(await got.arrayBuffer());
  const [width, height] = [png.readUInt32BE(16), png.readUInt32BE(20)];
  expect(width).toBe(576);
  const seen = await rasterise(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><image width="${width}" height="${height}" href="data:image/png;base64,${png.toString("base64")}"/></svg>`,
  );
  expect(jsQR(pixelsOf(seen), width, height)?.data).toEndWith(`/ticket/${token}`);
  expect(await asked()).toEqual({ jobReady: false }); // in its hands: not offered again
  expect((await fetch(at(`?type=image/png&token=${offer.jobToken}`))).status).toBe(200); // it may fetch the same once more
  for (let times = 0; times < 2; times += 1)
    expect((await fetch(at(`?token=${offer.jobToken}&code=200%20OK&delete`))).status).toBe(200);
  expect((await fetch(at(`?type=image/png&token=${offer.jobToken}`))).status).toBe(404);
  expect(await asked()).toEqual({ jobReady: false });
  expect(await paper()).toEqual({ fault: null, state: "ready", waiting: 0 });
});

test("K5 what a fetching printer says of its paper and cover reaches staff, and its tickets wait meanwhile", async () => {
  await take();
  expect(await asked({ statusCode: "410%20Paper%20Out" })).toEqual({ jobReady: false });
  expect(await paper()).toEqual({ fault: "paper-out", state: "paper-out", waiting: 1 });
  await asked({ statusCode: "420%20Cover%20Open" });
  expect((await paper()).state).toBe("cover-open");
  const { jobToken } = await asked({ statusCode: "211%20OK%20Paper%20Low" });
  expect(await paper()).toEqual({ fault: null, state: "paper-near-end", waiting: 1 });
  await fetch(at(`?type=image/png&token=${jobToken}`));
  await fetch(at(`?token=${jobToken}&code=200`));
  expect((await paper()).waiting).toBe(0);
});

test("K5 a fetching printer that stops with paper in hand is not given that paper again by itself", async () => {
  await take();
  const { jobToken } = await asked();
  await fetch(at(`?type=image/png&token=${jobToken}`));
  expect(await asked({ statusCode: "410", printingInProgress: false })).toEqual({ jobReady: false });
  expect(await asked()).toEqual({ jobReady: false });
  expect((await fetch(at(`?type=image/png&token=${jobToken}`))).status).toBe(404);
});

test("L6 nonsense, other media and huge bodies get a calm no", async () => {
  expect((await fetch(at(), { method: "POST", body: "nothing" })).status).toBe(400);
  expect((await fetch(at(), { method: "POST", body: "x".repeat(100_000) })).status).toBe(400);
  expect((await fetch(at("?type=text/plain&token=1"))).status).toBe(415);
  expect((await fetch(at("?type=image/png&token=1"))).status).toBe(404);
});

test("S4 the administrator sees a printer's address once, and it is the one that works", async () => {
  const admin = app.visitor();
  await admin.post("/trial/sign-in", { role: "admin", desk: "admin" });
  const page = await (await admin.post("/admin/printers/hala/key", {})).text();
  const shown = /\/printer\/([\w-]{40,})/.exec(page)?.[1] ?? "";
  expect((await poll({}, shown)).status).toBe(200);
  expect((await poll({}, key)).status).toBe(403);
});
