import { afterEach, expect, test } from "bun:test";
import { openApp, type TestApp } from "../support/app.ts";
import {
  at,
  fixture,
  lineOf,
  linkIn,
  mailsTo,
  numberAt,
  numberOn,
  officeClock,
  page,
  press,
  pressButton,
  signIn,
  takeTicket,
  timesOf,
} from "./hall.ts";
import { formThat, linkThat, wordsIn, wordsOf } from "./reading.ts";

let app: TestApp;
afterEach(() => app.stop());

const DIGITS = ["nula", "jedna", "dva", "tři", "čtyři", "pět", "šest", "sedm", "osm", "devět"];

test("B6 B8 B9 in Vizovice numerals are copied, the number is known at booking and calls by itself at its time", async () => {
  app = await openApp({ town: "vizovice" });
  await at(app, "07:41:00");
  const visitor = app.visitor();
  const { day } = await officeClock(app);
  const times = await timesOf(app, visitor, { matter: "Občanské průkazy", day });
  expect(wordsOf(times)).toContain("9:00 volný číslo 102");
  const details = await page(visitor.get(linkThat(times, /^9:00 /)));
  const typed = { name: "Vesna Krásná", email: "vesna@example.org", phone: "777 123 456" };
  const asks = (html: string) => formThat(html, ({ fields }) => "numerals" in fields);

  const wrong = await visitor.post(asks(details).action, { ...asks(details).fields, ...typed, numerals: "0" });
  expect(wrong.status).toBe(422);
  const again = await wrong.text();
  expect(asks(again).fields).toMatchObject(typed);
  expect(inWords(again)).not.toBe(inWords(details));
  await Bun.sleep(1_050); // B6: elapsed time cannot be moved
  const numerals = inWords(again)
    .split(" ")
    .map((word) => DIGITS.indexOf(word))
    .join("");
  const check = await page(visitor.post(asks(again).action, { ...asks(again).fields, ...typed, numerals }));
  const last = formThat(check, ({ action }) => action.includes("/reservations"));
  expect(wordsOf(await page(visitor.submit(last.action, last.fields)))).toContain("Termín držíme do 9:00");
  const [mail] = await mailsTo(app, typed.email);
  expect(mail?.text).toContain("Číslo: 102");
  expect(mail?.subject).not.toContain("102");
  expect(await pressButton(visitor, linkIn(mail, "confirm"))).toContain("Termín je váš 102");

  const board = await fixture(app, "cekarna-hotel");
  const clerk = await signIn(app, "Jana Dvořáková");
  await at(app, "08:59:59");
  expect(lineOf(await press(clerk, "k121", "Otevřít"))).toEqual([]);
  await at(app, "09:00:00");
  expect(lineOf(await page(clerk.get("/counter/k121")))).toEqual(["102"]);
  expect(numberAt(await press(clerk, "k121", "Další"))).toBe("102");
  const shown = await page(board.visitor.get(board.path));
  expect([wordsIn(shown, "call__ticket"), wordsIn(shown, "call__counter")]).toEqual(["102", "121"]);
  expect(shown).not.toContain("Vesna");
});

const inWords = (html: string): string => /Přepište jako číslo: ([^<]*)</.exec(html)?.[1]?.trim() ?? "";

test("Q2 Q4 in Toruń all stand in one list by time, and who is called three times in vain is gone", async () => {
  app = await openApp({ town: "torun" });
  await at(app, "07:41:00");
  const number = await bookByPhone();
  const kiosk = await fixture(app, "biletomat-urzad");
  await at(app, "08:59:00");
  expect(numberOn(await takeTicket(kiosk, "dowod-wniosek"))).toBe("A 1");
  await at(app, "09:01:00");
  expect(numberOn(await takeTicket(kiosk, "dowod-wniosek"))).toBe("A 2");

  const clerk = await signIn(app, "Jana Dvořáková");
  const key = (word: string) => press(clerk, "u1?lang=cs", word);
  expect(lineOf(await key("Otevřít"))).toEqual(["A 1", number, "A 2"]);
  expect(numberAt(await key("Další"))).toBe("A 1");
  await key("Nedostavil se");
  expect(numberAt(await key("Další"))).toBe(number);
  await at(app, "09:02:59"); // not sooner than two minutes after the last call
  expect(numberAt(await key("Další"))).toBe("A 2");
  await at(app, "09:03:00");
  expect(numberAt(await key("Další"))).toBe("A 1");
  await key("Nedostavil se");
  expect(numberAt(await key("Další"))).toBeNull();
  await at(app, "09:05:00"); // nobody else waits, so after the pause the third time
  expect(numberAt(await key("Další"))).toBe("A 1");
  const gone = await key("Nedostavil se");
  expect([numberAt(gone), lineOf(gone)]).toEqual([null, []]);
  await at(app, "09:09:00");
  expect(numberAt(await key("Další"))).toBeNull();
});

/** By phone, confirmed by the code of the text message. Returns the number it was given. */
async function bookByPhone(): Promise<string> {
  const visitor = app.visitor();
  const matters = await page(visitor.get("/booking"));
  const places = await page(visitor.get(linkThat(matters, /Dowód osobisty – złożenie wniosku/)));
  const times = await page(visitor.get(linkThat(places, /^Urząd Miasta Torunia .*Sikorskiego/)));
  const details = await page(visitor.get(linkThat(times, /^9:00 /)));
  const form = formThat(details, ({ fields }) => "phone" in fields);
  const check = await page(
    visitor.post(form.action, { ...form.fields, name: "Zofia Wiśniewska", phone: "512 345 678" }),
  );
  const last = formThat(check, ({ action }) => action.includes("/reservations"));
  const held = await page(visitor.submit(last.action, last.fields));
  const sms = (await app.inbox()).find(({ channel, to }) => channel === "sms" && to === "+48512345678");
  const code = /\b\d{6}\b/.exec(sms?.text ?? "")?.[0] ?? "";
  const typed = formThat(held, ({ action }) => action.includes("/code"));
  return wordsIn(await page(visitor.submit(typed.action, { code })), "number");
}
