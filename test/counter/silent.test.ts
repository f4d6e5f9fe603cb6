import { afterEach, beforeEach, expect, test } from "bun:test";
import { join } from "node:path";
import { page } from "../../src/counter/show.ts";
import { admit } from "../../src/gate.ts";
import { enrol } from "../../src/office/devices.ts";
import type { DeskNeeds } from "../../src/platform/desk-needs.ts";
import { get } from "../../src/platform/http.ts";
import { createLimiter } from "../../src/platform/limiter.ts";
import { createRenderer } from "../../src/platform/render.ts";
import { JANA } from "../samples/counter.ts";
import { openHouse, TEST_KEY, type TestHouse } from "../support/house.ts";
import { sampleVisit } from "../support/sample.ts";

/** Screens in the lobby that stopped asking: the counters hear of it after a minute (K5, Q9). */
let house: TestHouse;
let needs: DeskNeeds;
let token = "";

beforeEach(async () => {
  house = await openHouse();
  const { works, clocks, live } = house;
  needs = {
    works,
    clocks,
    live,
    renderer: createRenderer(join(import.meta.dir, "../../views")),
    key: TEST_KEY,
    publicAddress: "http://lhota.example",
    secure: true,
    trialFrame: () => null,
    limiter: (most, withinMs) => createLimiter({ most, withinMs, elapsed: clocks.elapsed }),
    speech: { isThere: false, clip: async () => null },
    callbacks: { own: [], resend: [], from: [], wall: () => 0 },
    keepOpen: () => {},
  };
  ({ token } = await works.write((work) => enrol(work, "cekarna", null)));
});
afterEach(() => house.close());

const MINUTE = 60_000;
const says = async () =>
  (await page(needs, { ...sampleVisit("/counter/c2"), person: JANA, params: { counter: "c2" } })).text();
const SILENT = "Tabule „Čekárna“ se neozývá.";
const board = (path: string) => ({
  ...sampleVisit(path),
  params: { board: "cekarna" },
  request: new Request(`http://lhota.example${path}`, { headers: { cookie: `device=${token}` } }),
});

test("Q9 a board that asked and then is silent for a minute is told, one nobody ever heard is not", async () => {
  expect(await says()).not.toContain(SILENT);
  const route = get("/board/:board/now", { fixture: "board" }, () => new Response(""));
  await admit({ ...needs, origins: [] }, board("/board/cekarna/now"), route);
  house.clocks.moveElapsed(MINUTE - 1);
  expect(await says()).not.toContain(SILENT);
  house.clocks.moveElapsed(1);
  expect(await says()).toContain(SILENT);
  await admit({ ...needs, origins: [] }, board("/board/cekarna/now"), route);
  expect(await says()).not.toContain(SILENT);
});
