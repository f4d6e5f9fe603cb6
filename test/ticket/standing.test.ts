import { afterAll, beforeAll, expect, test } from "bun:test";
import { join } from "node:path";
import { createRenderer } from "../../src/platform/render.ts";
import { absent, callNext, postpone } from "../../src/queue/actions.ts";
import { lineNow, ticketIn, type LineNow } from "../../src/queue/queries.ts";
import { lineFragment, lineModel } from "../../src/ticket/line.ts";
import { standingOf } from "../../src/ticket/standing.ts";
import { cs } from "../../src/wording/cs.ts";
import { en } from "../../src/wording/en.ts";
import { pl } from "../../src/wording/pl.ts";
import { uk } from "../../src/wording/uk.ts";
import type { Language } from "../../src/platform/language.ts";
import type { Catalogue } from "../../src/wording/catalogue.ts";
import { CLERK, openHall, type Hall } from "./hall.ts";

const renderer = createRenderer(join(import.meta.dir, "../../views"));

let hall: Hall;
beforeAll(async () => {
  hall = await openHall();
});
afterAll(() => hall.app.stop());

const line = (): Promise<LineNow> => hall.app.running.works.read((reader) => lineNow(reader, "naves"));

test("L2 each of a long line is told what would be written for it alone, in four languages", async () => {
  const missed = await hall.take();
  await hall.line(30);
  const late = await hall.take();
  await hall.do((work) => callNext(work, CLERK));
  await hall.do((work) => absent(work, CLERK));
  await hall.do((work) => postpone(work, { ...CLERK, ticketId: late.ticketId, minutes: 20 }));
  const now = await line();
  expect(now.open.size).toBe(32);
  expect([missed, late].map(({ ticketId }) => now.open.get(ticketId)?.state)).toEqual(["waiting", "waiting"]);
  for (const [language, words] of Object.entries({ cs, pl, en, uk }) as [Language, Catalogue][]) {
    const visit = { language, words };
    for (const id of now.open.keys()) {
      const place = ticketIn(now, id);
      const alone = place === null ? null : lineModel(visit, now, place);
      const told = standingOf(renderer, visit, now, id).place?.html;
      expect(told).toBe(alone === null ? undefined : renderer.render(lineFragment, alone));
    }
  }
});

test("L2 a line looked at again is read again only where it has changed", async () => {
  const before = await line();
  await hall.next();
  const after = await line();
  const same = [...after.open].filter(([id, ticket]) => before.open.get(id) === ticket).length;
  expect(after.open.size - same).toBeGreaterThanOrEqual(1);
  expect(after.open.size - same).toBeLessThanOrEqual(3);
});
