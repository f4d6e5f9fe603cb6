import { afterEach, beforeEach, expect, test } from "bun:test";
import { openChild, type Child } from "../proof/child.ts";
import {
  at,
  book,
  codeIn,
  fixture,
  linkIn,
  mailsTo,
  numberOn,
  officeClock,
  page,
  press,
  pressButton,
  signIn,
  takeTicket,
  typeCode,
} from "./hall.ts";
import { wordsIn, wordsOf } from "./reading.ts";

let child: Child;
beforeEach(async () => {
  child = await openChild("trutnov");
});
afterEach(() => child.remove());

const killAndStart = async (): Promise<void> => {
  await child.kill();
  await child.start();
};

test("D2 killed between any two steps of a morning it goes on where it was: clock, booking, ticket, call", async () => {
  const wish = {
    matter: "Občanský průkaz – podat žádost",
    time: "8:00",
    name: "Vesna Krásná",
    email: "vesna@example.org",
  };
  await at(child, "07:41:00");
  const clock = await officeClock(child);
  const { held } = await book(child, wish);

  await killAndStart();
  expect(await officeClock(child)).toEqual(clock);
  const visitor = child.visitor();
  expect(wordsOf(await page(visitor.get(held)))).toContain("Termín držíme do 7:56");
  await pressButton(visitor, linkIn((await mailsTo(child, wish.email))[0], "confirm"));

  await killAndStart();
  expect(wordsOf(await page(visitor.get(held)))).toContain("Termín je váš");
  const code = codeIn((await mailsTo(child, wish.email))[0]);
  const kiosk = await fixture(child, "hala");
  await at(child, "07:44:59");
  expect(wordsOf((await typeCode(kiosk, code)).html)).toContain("Váš kód začne platit v 7:45.");
  await at(child, "07:45:00");
  const screen = await typeCode(kiosk, code);
  expect(numberOn(screen.html)).toBe("R 1");
  const ticket = /data-poll="([^"]+)"/.exec(screen.html)?.[1] ?? "";

  await killAndStart(); // the kiosk is still that kiosk, the ticket is still its ticket
  expect(numberOn(await page(kiosk.visitor.get(ticket)))).toBe("R 1");
  await at(child, "08:01:00");
  expect(numberOn(await takeTicket(kiosk, "op-zadost"))).toBe("A 1");
  const clerk = await signIn(child, "Jana Dvořáková");
  await press(clerk, "kabinka-2", "Otevřít");
  await press(clerk, "kabinka-2", "Další");

  await killAndStart(); // the clerk is still signed in, and still serves R 1
  expect(wordsIn(await page(clerk.get("/counter/kabinka-2")), "person__number")).toBe("R 1");
  expect(wordsIn(await press(clerk, "kabinka-2", "Další"), "person__number")).toBe("A 1");
  expect((await officeClock(child)).time).toBe("08:01:00");
});
