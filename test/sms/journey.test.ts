import { afterEach, describe, expect, test } from "bun:test";
import { openApp, type TestApp } from "../support/app.ts";
import { linkIn, mailsTo, page, pressButton } from "../journeys/hall.ts";
import { formThat, linkThat } from "../journeys/reading.ts";

let app: TestApp;
afterEach(() => app.stop());

const PHONE = "+420729123456";
const text = async (said: string, from = PHONE) => {
  const before = await app.inbox();
  const sent = await fetch(`${app.address}/trial/sms`, {
    method: "POST",
    body: new URLSearchParams({ from, text: said }),
  });
  expect(sent.status).toBe(201);
  const after = await app.inbox();
  return after.slice(0, after.length - before.length);
};

describe("Trutnov by text message", () => {
  test("S1 S2 ask, book, look at the kiosk's word and cancel, over HTTP alone", async () => {
    app = await openApp({ town: "trutnov" });
    await app.clock("2027-03-01T07:00:00");
    const [help] = await text("OBJ HELP");
    expect(help?.text).toContain("Objednani: OBJ ZOP");
    expect(help?.text).toContain("Zkratky: ZOP, VOP, ZCP, VCP, TP.");
    expect(help?.text).toMatch(/Udaje: http:\S+\/privacy$/);
    const link = /http:\S+/.exec(help?.text ?? "")?.[0] ?? "";
    expect((await fetch(link)).status).toBe(200);

    const [free] = await text("volno zop 3.3.");
    expect(free?.text).toContain("OP zadost, volno: st 3.3. 8:00");
    const [booked] = await text("OBJ ZOP 3.3. 14:00 NOVAK");
    expect(booked).toMatchObject({ kind: "sms-booked", channel: "sms", to: PHONE, state: "accepted" });
    const code = /Kod (\d{6})/.exec(booked?.text ?? "")?.[1] ?? "";
    expect(booked?.text).toBe(
      `Objednano st 3.3. 14:00, OP zadost. Slovanské namesti 165, kancelar cislo dveri 183. Kod ${code} pro tiskarnu listku 13:45-14:15. Zruseni: ZRUS ${code}.`,
    );
    const [taken] = await text("OBJ ZCP 3.3. 14:00 MALY", "+420605000111"); // the same places
    expect(taken?.text).toContain("St 3.3. 14:00 uz je obsazeno. Volno: st 3.3. 13:30, 13:45, 14:15, 14:30.");

    const [stranger] = await text(`ZRUS ${code}`, "+420605000111");
    expect(stranger?.kind).toBe("sms-refused");
    const gone = await text(`ZRUS ${code}`);
    expect(gone.map(({ kind }) => kind)).toEqual(["sms-cancelled"]);
    const [again] = await text("OBJ ZCP 3.3. 14:00 MALY", "+420605000111");
    expect(again?.kind).toBe("sms-booked");
  });

  test("B9 S3 the PIN of a web booking comes by text message too, and cancels from that phone alone", async () => {
    app = await openApp({ town: "trutnov" });
    await app.clock("2027-03-01T07:00:00");
    const visitor = app.visitor();
    const matters = await page(visitor.get("/booking"));
    const times = await page(visitor.get(linkThat(matters, /Trvalý pobyt/)));
    const details = await page(visitor.get(linkThat(times, /^9:00 /)));
    const form = formThat(details, ({ fields }) => "phone" in fields);
    const typed = { name: "Vesna Krásná", email: "vesna@example.org", phone: "729 123 456" };
    const check = await page(visitor.post(form.action, { ...form.fields, ...typed }));
    const last = formThat(check, ({ action }) => action.includes("/reservations"));
    await page(visitor.submit(last.action, last.fields));
    const [mail] = await mailsTo(app, typed.email);
    await pressButton(visitor, linkIn(mail, "confirm"));
    const pin = (await app.inbox()).find(({ kind }) => kind === "code-by-sms");
    expect(pin).toMatchObject({ channel: "sms", to: PHONE });
    const code = /\b\d{6}\b/.exec(pin?.text ?? "")?.[0] ?? "";
    expect(pin?.text).toContain(code);

    const [stranger] = await text(`ZRUS ${code}`, "+420605000111");
    const [owner] = (await text(`ZRUS ${code}`)).filter(({ channel }) => channel === "sms");
    expect([stranger?.kind, owner?.kind]).toEqual(["sms-refused", "sms-cancelled"]);
    expect((await mailsTo(app, typed.email))[0]?.subject).toBe("Termín je zrušený");
  });

  test("S1 staff see who came by text message, and that it was one", async () => {
    app = await openApp({ town: "trutnov" });
    await app.clock("2027-03-01T07:00:00");
    await text("OBJ TP 3.3. 9:00 Vesna Krásná");
    const visitor = app.visitor();
    await visitor.post("/trial/sign-in", { role: "supervisor", desk: "admin" });
    const list = await (await visitor.get("/admin/reservations?day=2027-03-03&location=spravni")).text();
    expect(list).toContain("Vesna Krásná");
    const one = /href="(\/admin\/reservations\/[0-9a-f-]{36}[^"]*)"/.exec(list)?.[1] ?? "";
    const page = await (await visitor.get(one)).text();
    expect(page).toContain("SMS");
  });

  test("C6 killed and started again, what waited is answered once", async () => {
    app = await openApp({ town: "trutnov" });
    await app.clock("2027-03-01T07:00:00");
    await text("OBJ TP 3.3. 9:00 NOVAK");
    await app.restart();
    await app.clock("2027-03-01T07:01:00");
    expect((await app.inbox()).filter(({ kind }) => kind.startsWith("sms-"))).toHaveLength(1);
  });
});
