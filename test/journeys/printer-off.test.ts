import { afterAll, beforeAll, expect, test } from "bun:test";
import { createServer } from "node:net";
import { presetOffice } from "../../src/first-start.ts";
import { openApp, type TestApp } from "../support/app.ts";
import { at, fixture, lineOf, numberOn, page, press, signIn, takeTicket } from "./hall.ts";
import { wordsIn, wordsOf } from "./reading.ts";

/** Trutnov whose kiosk prints to a machine where nobody listens. */
let app: TestApp;
beforeAll(async () => {
  const office = presetOffice("trutnov");
  const kiosks = office.kiosks.map((kiosk) => ({ ...kiosk, printer: `tcp://127.0.0.1:${freePort}` }));
  app = await openApp({ town: "trutnov", office: { ...office, kiosks } });
  await at(app, "08:01:00");
});
afterAll(() => app.stop());

const freePort = await new Promise<number>((resolve) => {
  const server = createServer().listen(0, "127.0.0.1", () => {
    const address = server.address();
    server.close(() => resolve(typeof address === "object" && address !== null ? address.port : 1));
  });
});

test("K5 with the printer off the ticket exists, the screen says so, the number stays and the counter hears of it", async () => {
  const kiosk = await fixture(app, "hala");
  const first = await takeTicket(kiosk, "op-zadost");
  expect(numberOn(first)).toBe("A 1");
  const ticket = /data-poll="([^"]+)"/.exec(first)?.[1] ?? "";

  const screen = await until(
    () => page(kiosk.visitor.get(ticket)),
    (html) => html.includes("strip--fault"),
  );
  expect(wordsIn(screen, "strip__title")).toBe("Lístek teď nevytiskneme, tiskárna neodpovídá.");
  expect(numberOn(screen)).toBe("A 1");
  expect(screen).toContain('data-stays="60"');

  const clerk = await signIn(app, "Jana Dvořáková");
  await press(clerk, "kabinka-2", "Otevřít");
  const counter = await until(
    () => page(clerk.get("/counter/kabinka-2")),
    (html) => html.includes("Na vytištění"),
  );
  expect(wordsOf(counter)).toMatch(/Tiskárna „hala“: \S.*\. Na vytištění čeká 1 lístek\./);
  expect(lineOf(counter)).toEqual(["A 1"]);
  expect(wordsIn(await press(clerk, "kabinka-2", "Další"), "person__number")).toBe("A 1");
});

async function until(look: () => Promise<string>, is: (html: string) => boolean): Promise<string> {
  const most = performance.now() + 15_000;
  for (;;) {
    const html = await look();
    if (is(html)) return html;
    if (performance.now() > most) throw new Error(`it never said so: ${wordsOf(html).slice(0, 600)}`);
    await Bun.sleep(100); // the printer is asked beside us
  }
}
