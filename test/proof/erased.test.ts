import { afterEach, beforeEach, expect, test } from "bun:test";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import {
  at,
  bookAndConfirm,
  fixture,
  linkIn,
  mailsTo,
  press,
  pressButton,
  signIn,
  typeCode,
} from "../journeys/hall.ts";
import { wordsOf } from "../journeys/reading.ts";
import { openApp, type TestApp } from "../support/app.ts";

/** Kostelec erases right after; the people have a name nothing else in the files has. */
const served = { matter: "Občanské průkazy", time: "9:00", name: "Kanarek Zluty", email: "kanarek.a@example.org" };
const lapsed = { matter: "Evidence obyvatel", time: "10:00", name: "Kanarek Modry", email: "kanarek.b@example.org" };
const cancelled = { matter: "Evidence obyvatel", time: "10:30", name: "Kanarek Bily", email: "kanarek.c@example.org" };

let app: TestApp;
beforeEach(async () => {
  app = await openApp({ town: "kostelec" });
  await at(app, "07:41:00");
});
afterEach(() => app.stop());

/** Whose traces are in the bytes of any file of the installation, in the ways a text can be written there. */
function traces(): string[] {
  const bytes = readdirSync(app.folder, { recursive: true, withFileTypes: true })
    .filter((each) => each.isFile())
    .map((each) => readFileSync(join(each.parentPath, each.name)).toString("latin1"))
    .join("\n");
  return [served, lapsed, cancelled]
    .filter(({ name, email }) =>
      [name, email].some((text) =>
        [text, encodeURIComponent(text), btoa(text).slice(0, -4), Buffer.from(text).toString("hex")].some((form) =>
          bytes.includes(form),
        ),
      ),
    )
    .map(({ name }) => name);
}

test("A4 P1 in Kostelec nobody is in any file any more right after: not in a table, a mail, a free page or the log", async () => {
  const code = await bookAndConfirm(app, served);
  const neverTyped = await bookAndConfirm(app, lapsed);
  await bookAndConfirm(app, cancelled);
  expect(traces()).toEqual([served.name, lapsed.name, cancelled.name]);

  await pressButton(app.visitor(), linkIn((await mailsTo(app, cancelled.email))[0], "cancel"));
  await at(app, "08:42:00"); // its notice has an hour to be sent, not longer
  expect(traces()).toEqual([served.name, lapsed.name]);

  const kiosk = await fixture(app, "vstupni-hala");
  await at(app, "08:46:00");
  await typeCode(kiosk, code);
  const clerk = await signIn(app, "Jana Dvořáková");
  for (const key of ["Otevřít", "Další", "Hotovo"]) await press(clerk, "p2", key);
  await at(app, "09:14:59"); // served long ago, but it counts from the end of the arrival window where that is later
  expect(traces()).toEqual([served.name, lapsed.name]);
  await at(app, "09:15:01");
  expect(traces()).toEqual([lapsed.name]);
  await at(app, "10:15:00"); // the last second in which they could still come
  expect(traces()).toEqual([lapsed.name]);
  await at(app, "10:15:01");
  expect(traces()).toEqual([]);

  const late = wordsOf((await typeCode(kiosk, neverTyped)).html);
  expect(late).toContain("Váš termín už propadl"); // a nameless hash stays until the day ends
});
