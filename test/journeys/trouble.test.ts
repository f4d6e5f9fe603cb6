import { afterEach, beforeEach, describe, expect, test } from "bun:test";
import { openApp, type TestApp } from "../support/app.ts";
import {
  at,
  book,
  bookAndConfirm,
  codeIn,
  fixture,
  isFree,
  lineOf,
  linkIn,
  mailsTo,
  numberAt,
  numberOn,
  page,
  press,
  pressButton,
  signIn,
  takeTicket,
  tileOf,
  timesOf,
  toLastQuestion,
  typeCode,
  type Device,
} from "./hall.ts";
import { formThat, wordsIn, wordsOf } from "./reading.ts";

/** Trutnov, a Monday or whatever opens next, when things go wrong. */
const CARD = "Občanský průkaz – podat žádost";
const HOME = "Trvalý pobyt – přihlásit, potvrdit";
const vesna = { matter: CARD, time: "9:00", name: "Vesna Krásná", email: "vesna@example.org" };
const otakar = { matter: HOME, time: "9:00", name: "Otakar Dlouhý", email: "otakar@example.org" };

let app: TestApp;
beforeEach(async () => {
  app = await openApp({ town: "trutnov" });
  await at(app, "07:41:00");
});
afterEach(() => app.stop());

describe("a promise not kept in time", () => {
  test("T3 B7 a second before the deadline the button confirms; at the deadline the time is free for somebody else", async () => {
    const { says } = await book(app, vesna);
    expect(says).toContain("Termín držíme do 7:56");
    await book(app, otakar);
    const late = linkIn((await mailsTo(app, vesna.email))[0], "confirm");
    const punctual = linkIn((await mailsTo(app, otakar.email))[0], "confirm");
    const visitor = app.visitor();

    await at(app, "07:55:59");
    expect(isFree(await timesOf(app, visitor, vesna), "9:00")).toBe(false);
    expect(await pressButton(visitor, punctual)).toContain("Termín je váš");
    const before = await page(visitor.get(late));
    const button = formThat(before, ({ action }) => action.includes(late));

    await at(app, "07:56:00");
    expect(isFree(await timesOf(app, visitor, vesna), "9:00")).toBe(true);
    const answer = wordsOf(await page(visitor.submit(button.action, button.fields)));
    expect(answer).toContain("Termín jsme uvolnili");
    expect(wordsOf(await page(visitor.get(late)))).toContain("Termín jsme uvolnili");
    expect((await mailsTo(app, vesna.email)).map(({ kind }) => kind)).toEqual(["please-confirm"]);
    const { says: now } = await book(app, { ...vesna, name: "Hynek Hora", email: "hynek@example.org" });
    expect(now).toContain("Termín držíme do 8:11");
  });

  test("B7 cancelled twice: the second time tells what is, the place is free from the first, one notice is sent", async () => {
    await bookAndConfirm(app, vesna);
    const cancel = linkIn((await mailsTo(app, vesna.email))[0], "cancel");
    const visitor = app.visitor();
    expect(isFree(await timesOf(app, visitor, vesna), "9:00")).toBe(false);
    const asked = await page(visitor.get(cancel));
    expect(wordsOf(asked)).toContain("Opravdu zrušit termín?");
    const button = formThat(asked, ({ action }) => action.includes(cancel));
    for (let times = 0; times < 2; times += 1)
      expect(wordsOf(await page(visitor.submit(button.action, button.fields)))).toContain("Termín je zrušený");
    expect(wordsOf(await page(visitor.get(cancel)))).toContain("Termín je zrušený");
    expect(isFree(await timesOf(app, visitor, vesna), "9:00")).toBe(true);
    const kinds = (await mailsTo(app, vesna.email)).map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind === "cancelled-by-client")).toHaveLength(1);
  });

  test("B7 the form 'Zrušit objednávku' takes the code with its contact, and neither without the other", async () => {
    const code = await bookAndConfirm(app, vesna);
    const visitor = app.visitor();
    const form = formThat(await page(visitor.get("/booking/cancel")), ({ fields }) => "contact" in fields);
    const send = (fields: Record<string, string>) => visitor.submit(form.action, fields);
    const stranger = await send({ code, contact: "nekdo@example.org" });
    expect(stranger.status).toBe(422);
    expect(wordsOf(await stranger.text())).toContain("Takovou objednávku nemáme");
    expect(isFree(await timesOf(app, visitor, vesna), "9:00")).toBe(false);

    expect(wordsOf(await page(send({ code, contact: "Vesna@Example.org" })))).toContain("Termín je zrušený");
    expect(isFree(await timesOf(app, visitor, vesna), "9:00")).toBe(true);
    const kiosk = await fixture(app, "hala");
    await at(app, "08:50:00");
    expect(wordsOf((await typeCode(kiosk, code)).html)).not.toContain("R 1");
  });
});

describe("a code at the kiosk", () => {
  let kiosk: Device;
  beforeEach(async () => {
    kiosk = await fixture(app, "hala");
  });

  test("B8 T3 at 8:15:00 a code of 8:00 still gives a ticket, at 8:15:01 it has lapsed and an ordinary one is offered at once", async () => {
    const code = await bookAndConfirm(app, { ...vesna, time: "8:00" });
    const other = await bookAndConfirm(app, { ...otakar, time: "8:00" });
    await at(app, "08:15:00");
    expect(numberOn((await typeCode(kiosk, code)).html)).toBe("R 1");

    await at(app, "08:15:01");
    const late = await typeCode(kiosk, other);
    expect(wordsOf(late.html)).toContain("Váš termín už propadl");
    const offer = formThat(late.html, ({ action }) => action.includes("/tickets"));
    const ordinary = await page(kiosk.visitor.submit(offer.action, offer.fields));
    expect(numberOn(ordinary)).toBe("E 1");
    expect(wordsIn(ordinary, "ticket__service")).toBe(HOME);
  });

  test("B8 S7 an unknown code is unknown and nothing more, and so is a code before its reservation is confirmed", async () => {
    await book(app, { ...vesna, time: "8:00" });
    const notYet = codeIn((await mailsTo(app, vesna.email))[0]);
    await at(app, "07:46:00");
    const unknown = await typeCode(kiosk, notYet === "000000" ? "000001" : "000000");
    const early = await typeCode(kiosk, notYet);
    const still = (html: string) => wordsIn(html, "notice");
    expect(still(early.html)).toBe(still(unknown.html));
    expect(still(unknown.html)).toContain("Tenhle kód neznáme");
    expect(unknown.status).toBe(early.status);
    await pressButton(app.visitor(), linkIn((await mailsTo(app, vesna.email))[0], "confirm"));
    const code = codeIn((await mailsTo(app, vesna.email))[0]);
    expect(numberOn((await typeCode(kiosk, code)).html)).toBe("R 1");
  });

  test("A2 S2 a stranger's browser gets no ticket, types no code and sees no queue", async () => {
    const stranger = app.visitor();
    for (const path of ["/kiosk/hala", "/kiosk/hala/code", "/board/cekarna"])
      expect((await stranger.get(path)).status).toBe(403);
    expect((await stranger.post("/kiosk/hala/tickets", { service: "pobyt", touch: "x".repeat(20) })).status).toBe(403);
    expect((await stranger.post("/counter/kabinka-2/calls", { seen: "0" })).status).toBe(401);
    expect((await kiosk.visitor.get("/board/cekarna")).status).toBe(403);
  });
});

describe("a deed done twice", () => {
  test("C6 Zarezervovat pressed twice at once books once and writes one mail", async () => {
    const visitor = app.visitor();
    const last = await toLastQuestion(app, visitor, vesna);
    const [one, two] = await Promise.all([
      visitor.post(last.action, last.fields),
      visitor.post(last.action, last.fields),
    ]);
    expect([one.status, two.status]).toEqual([303, 303]);
    expect(one.headers.get("location")).toBe(two.headers.get("location"));
    const again = await visitor.post(last.action, last.fields); // Back, and sent once more
    expect(again.headers.get("location")).toBe(one.headers.get("location"));
    expect(await mailsTo(app, vesna.email)).toHaveLength(1);
  });

  test("K3 a tile touched ten times at once gives one ticket", async () => {
    const kiosk = await fixture(app, "hala");
    await at(app, "08:01:00");
    const tile = await tileOf(kiosk, "op-zadost");
    const screens = await Promise.all(
      Array.from({ length: 10 }, () => page(kiosk.visitor.submit(tile.action, tile.fields))),
    );
    expect(screens.map(numberOn)).toEqual(Array.from({ length: 10 }, () => "A 1"));
    expect(numberOn(await takeTicket(kiosk, "op-zadost"))).toBe("A 2");
  });

  test("Q3 Další pressed twice at once calls one, and undo takes it back", async () => {
    const kiosk = await fixture(app, "hala");
    await at(app, "08:01:00");
    for (const number of ["A 1", "A 2", "A 3"]) expect(numberOn(await takeTicket(kiosk, "op-zadost"))).toBe(number);
    const clerk = await signIn(app, "Jana Dvořáková");
    const screen = await press(clerk, "kabinka-2", "Otevřít");
    await Promise.all([press(clerk, "kabinka-2", "Další", screen), press(clerk, "kabinka-2", "Další", screen)]);
    const after = await page(clerk.get("/counter/kabinka-2"));
    expect(numberAt(after)).toBe("A 1");
    expect(lineOf(after)).toEqual(["A 2", "A 3"]);
    const back = await press(clerk, "kabinka-2", "Vrátit zpět");
    expect(numberAt(back)).toBeNull();
    expect(lineOf(back)).toEqual(["A 1", "A 2", "A 3"]);
  });
});

test("A1 S8 a PC that changes hands all morning is never told to wait, but who tries PINs is", async () => {
  for (let times = 0; times < 12; times += 1)
    expect((await (await signIn(app, "Jana Dvořáková")).get("/counter")).status).toBe(200);
  const guess = (pin: string) => app.visitor().post("/counter/sign-in", { staffId: "trial-second-clerk", pin });
  const answers: number[] = [];
  for (let pin = 1; pin <= 9; pin += 1) answers.push((await guess(`000${pin}`)).status);
  expect(answers).toEqual([...Array.from({ length: 8 }, () => 422), 429]);
  expect((await guess("1234")).status).toBe(429);
});
