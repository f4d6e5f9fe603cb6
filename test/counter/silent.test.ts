import { afterEach, beforeEach, expect, test } from "bun:test";
import { page } from "../../src/counter/show.ts";
import { admit } from "../../src/gate.ts";
import { enrol } from "../../src/office/devices.ts";
import type { DeskNeeds } from "../../src/platform/desk-needs.ts";
import { get } from "../../src/platform/http.ts";
import { JANA } from "../samples/counter.ts";
import { openHouse, type TestHouse } from "../support/house.ts";
import { needsOf } from "../support/needs.ts";
import { sampleVisit } from "../support/sample.ts";

/** Screens in the lobby that stopped asking: the counters hear of it after a minute (K5, Q9). */
let house: TestHouse;
let needs: DeskNeeds;
let token = "";

beforeEach(async () => {
  house = await openHouse();
  const { works } = house;
  needs = needsOf(house);
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
