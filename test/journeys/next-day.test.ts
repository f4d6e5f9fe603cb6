import { afterAll, beforeAll, expect, test } from "bun:test";
import { openApp, type TestApp } from "../support/app.ts";
import {
  at,
  bookAndConfirm,
  fixture,
  lineOf,
  numberAt,
  numberOn,
  officeClock,
  page,
  press,
  signIn,
  takeTicket,
  typeCode,
} from "./hall.ts";
import { newestPaper } from "./paper.ts";
import { wordsIn, wordsOf } from "./reading.ts";

let app: TestApp;
beforeAll(async () => {
  app = await openApp({ town: "trutnov" });
  await at(app, "07:41:00");
});
afterAll(() => app.stop());

test("Q8 K2 in the evening the day closes itself, and on the next working morning numbers begin anew with nothing of yesterday in line", async () => {
  const { day } = await officeClock(app);
  const vesna = {
    matter: "Občanský průkaz – podat žádost",
    time: "9:00",
    name: "Vesna Krásná",
    email: "v@example.org",
  };
  const yesterdays = await bookAndConfirm(app, vesna);
  const kiosk = await fixture(app, "hala");
  const board = await fixture(app, "cekarna");
  await at(app, "08:01:00");
  for (const number of ["A 1", "A 2"]) expect(numberOn(await takeTicket(kiosk, "op-zadost"))).toBe(number);
  const ticket = new URL((await newestPaper(app, 2)).square ?? "").pathname;
  const clerk = await signIn(app, "Jana Dvořáková");
  for (const key of ["Otevřít", "Další", "Hotovo"]) await press(clerk, "kabinka-2", key);

  await at(app, "19:00:00");
  const evening = await page(clerk.get("/counter/kabinka-2"));
  expect([numberAt(evening), lineOf(evening)]).toEqual([null, []]);
  expect(wordsOf(evening)).toContain("Otevřít kabinku");
  expect(wordsIn(await page(app.visitor().get(ticket)), "place")).not.toBe("");
  expect(wordsOf(await page(kiosk.visitor.get(kiosk.path)))).toContain("Teď lístky nevydáváme");

  const strip = await page(app.visitor().get("/booking/op-zadost"));
  const next = [...strip.matchAll(/[?&]day=([0-9-]{10})/g)].map(([, on = ""]) => on).find((on) => on > day) ?? "";
  await at(app, `${next}T08:01:00`);
  expect(wordsOf((await typeCode(kiosk, yesterdays)).html)).toContain("Tenhle kód neznáme");
  expect(numberOn(await takeTicket(kiosk, "op-zadost"))).toBe("A 1");
  expect(lineOf(await press(clerk, "kabinka-2", "Otevřít"))).toEqual(["A 1"]);
  expect(await page(board.visitor.get(board.path))).toContain("call--none");
});
