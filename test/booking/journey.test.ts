import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import { cs } from "../../src/wording/cs.ts";
import { lhota } from "../support/cast.ts";
import { openApp, type TestApp } from "../support/app.ts";

/** The whole way of a visitor, on a real socket, without script. Lhota, Tuesday 24 November 2026, 7:40. */

const THURSDAY = "2026-11-26";
const VESNA = { name: "Vesna Krásná", email: "vesna@example.org", phone: "" };

let app: TestApp;
beforeAll(async () => {
  app = await openApp({
    office: lhota((office) => {
      for (const { booking } of office.services) if (booking !== null) booking.fields.phone = "optional";
      const [, passport] = office.services;
      if (passport?.booking) passport.booking.challenge = "numerals";
    }),
  });
  await app.clock("2026-11-24T07:40:00");
});
afterAll(() => app.stop());

const hidden = (html: string, name: string): string =>
  new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? "";
const timeLinks = (html: string): string[] =>
  [...html.matchAll(/<a class="row row--go time" href="([^"]+)"/g)].map(([, href]) =>
    (href ?? "").replaceAll("&amp;", "&"),
  );
const heading = (html: string): string =>
  (/<h1[^>]*>([\s\S]*?)<\/h1>/.exec(html)?.[1] ?? "").replaceAll(/<[^>]+>/g, "").trim();

async function freeTimes(service = "op", day = THURSDAY): Promise<string[]> {
  const page = await app.visitor().get(`/booking/${service}/naves?day=${day}`);
  return timeLinks(await page.text());
}

/** Opens the form of a time and returns what it carries. */
async function openForm(href: string): Promise<Record<string, string>> {
  const html = await (await app.visitor().get(href)).text();
  return { form: hidden(html, "form"), plan: hidden(html, "plan"), at: hidden(html, "at"), website: "" };
}

async function draftFor(href: string, who: Record<string, string> = VESNA): Promise<string> {
  const answer = await app.visitor().post(href, { ...(await openForm(href)), ...who });
  expect(answer.status).toBe(200);
  return hidden(await answer.text(), "draft");
}

async function bookAt(href: string, who: Record<string, string> = VESNA): Promise<string> {
  const answer = await app.visitor().post("/booking/op/naves/reservations", { draft: await draftFor(href, who) });
  expect(answer.status).toBe(303);
  return answer.headers.get("location") ?? "";
}

async function lastMail(kind: string, to = VESNA.email) {
  const mail = (await app.inbox()).find((each) => each.kind === kind && each.to === to);
  if (mail === undefined) throw new Error(`no ${kind} was sent`);
  return mail;
}
const linkIn = (text: string, purpose: string): string =>
  new RegExp(`/booking/${purpose}/[\\w-]+`).exec(text)?.[0] ?? "";

const question = (html: string): string => /Přepište jako číslo: ([^<]+)</.exec(html)?.[1] ?? "";
const number = (html: string): string =>
  question(html)
    .split(" ")
    .map((word) => cs.booking.digits.indexOf(word))
    .join("");
/** The page apart from what was typed into it. */
const without = (html: string): string => html.replaceAll(/value="[^"]*"/g, "");

describe("booking", () => {
  test("B1 a visitor comes from the matter to the times; a place that is the only one is not asked for", async () => {
    const visitor = app.visitor();
    const start = await (await visitor.get("/booking")).text();
    expect(heading(start)).toBe("S čím za námi jdete?");
    expect(start).toContain('href="/booking/op"');
    const times = await (await visitor.get("/booking/op")).text();
    expect(heading(times)).toBe("Kdy se vám to hodí?");
    expect(times).toContain("Nejbližší volný termín");
    expect(timeLinks(times).length).toBeGreaterThan(0);
  });

  test("B7 a booking is held, confirmed by the link of its mail, shown, and cancelled", async () => {
    const visitor = app.visitor();
    const [first = ""] = await freeTimes();
    const held = await bookAt(first);
    const page = await (await visitor.get(held)).text();
    expect(heading(page)).toContain("Termín držíme do 7:55");
    expect(page).toContain(VESNA.email);

    const confirm = linkIn((await lastMail("please-confirm")).text, "confirm");
    for (let opened = 0; opened < 3; opened += 1)
      expect(heading(await (await visitor.get(confirm)).text())).toBe("Potvrdit termín?");
    expect(heading(await (await visitor.get(held)).text())).toContain("Termín držíme");
    expect(heading(await (await visitor.submit(confirm)).text())).toBe("Termín je váš");
    expect(heading(await (await visitor.submit(confirm)).text())).toBe("Termín je váš");

    const show = linkIn((await lastMail("confirmed")).text, "show");
    const shown = await (await visitor.get(show)).text();
    expect(shown).toContain("čtvrtek 26. listopadu v 8:00");
    expect(shown).toMatch(/number--code">\d{3} \d{3}</);
    expect(shown).not.toContain(VESNA.name);

    const entry = await visitor.get(`${show}/termin.ics`);
    expect(entry.headers.get("content-type")).toStartWith("text/calendar");
    expect(await entry.text()).toContain("DTSTART:20261126T070000Z");

    expect(heading(await (await visitor.get(`${show}/cancellation`)).text())).toBe("Opravdu zrušit termín?");
    expect(heading(await (await visitor.get(show)).text())).toBe("Termín je váš");
    expect(heading(await (await visitor.submit(`${show}/cancellation`)).text())).toBe("Termín je zrušený");
    expect(heading(await (await visitor.get(confirm)).text())).toBe("Termín je zrušený");
    expect(heading(await (await visitor.get(held)).text())).toBe("Termín je zrušený");
    expect(await freeTimes()).toContain(first);
  });

  test("B7 the code from the mail confirms too; a wrong one is counted and says how many tries are left", async () => {
    const visitor = app.visitor();
    const [, second = ""] = await freeTimes();
    const held = await bookAt(second, { ...VESNA, email: "otakar@example.org" });
    const mail = await lastMail("please-confirm", "otakar@example.org");
    const code = /\b\d{6}\b/.exec(mail.text)?.[0] ?? "";
    const wrong = await visitor.post(`${held}/code`, { code: code === "000000" ? "111111" : "000000" });
    expect(wrong.status).toBe(422);
    expect(await wrong.text()).toContain("Zbývají 4 pokusy");
    const right = await visitor.submit(`${held}/code`, { code: `${code.slice(0, 3)} ${code.slice(3)}` });
    expect(heading(await right.text())).toBe("Termín je váš");
  });

  test("B7 a mail is sent again and to a corrected address, three times in all, and the deadline stays", async () => {
    const visitor = app.visitor();
    const [, , third = ""] = await freeTimes();
    const held = await bookAt(third, { ...VESNA, email: "preklep@example.org" });
    const again = await visitor.submit(`${held}/mail`);
    expect(await again.text()).toContain("Poslali jsme to znovu na preklep@example.org");
    expect((await visitor.post(`${held}/address`, { email: "bez" })).status).toBe(422);
    const corrected = await (await visitor.submit(`${held}/address`, { email: "spravne@example.org" })).text();
    expect(corrected).toContain("spravne@example.org");
    expect(heading(corrected)).toContain("do 7:55");
    expect(linkIn((await lastMail("please-confirm", "spravne@example.org")).text, "confirm")).not.toBe("");
    const enough = await visitor.post(`${held}/mail`);
    expect(enough.status).toBe(429);
    expect(heading(await enough.text())).toContain("Termín držíme");
    expect(heading(await (await visitor.get(`${held}/cancellation`)).text())).toBe("Opravdu termín uvolnit?");
    expect(heading(await (await visitor.submit(`${held}/cancellation`)).text())).toBe("Termín je zrušený");
  });

  test("C6 the same form sent twice, one after the other and at once, is one reservation with one mail", async () => {
    const [, , , fourth = ""] = await freeTimes();
    const draft = await draftFor(fourth, { ...VESNA, email: "dvakrat@example.org" });
    const send = () => app.visitor().post("/booking/op/naves/reservations", { draft });
    const answers = [await send(), ...(await Promise.all([send(), send()]))];
    expect(new Set(answers.map((answer) => answer.headers.get("location"))).size).toBe(1);
    const mails = (await app.inbox()).filter(({ to }) => to === "dvakrat@example.org");
    expect(mails).toHaveLength(1);
  });

  test("B4 a time taken meanwhile is answered with that day's times, and what was typed goes on to another", async () => {
    const [href = ""] = await freeTimes("op", "2026-11-30");
    const late = await draftFor(href, { ...VESNA, email: "pozde@example.org" });
    for (const place of ["prvni", "druhy"]) await bookAt(href, { ...VESNA, email: `${place}@example.org` });
    const visitor = app.visitor();
    const answer = await visitor.post("/booking/op/naves/reservations", { draft: late });
    expect(answer.status).toBe(409);
    const html = await answer.text();
    expect(html).toContain("Tenhle termín právě obsadil někdo jiný");
    const slot = /name="slot" value="([^"]+)"/.exec(html)?.[1] ?? "";
    const check = await visitor.post("/booking/op/naves/details", { draft: hidden(html, "draft"), slot });
    const checked = await check.text();
    expect(heading(checked)).toBe("Souhlasí to?");
    expect(checked).toContain("pozde@example.org");
    const booked = await visitor.post("/booking/op/naves/reservations", { draft: hidden(checked, "draft") });
    expect(booked.status).toBe(303);
    expect((await visitor.get(href)).status).toBe(409);
  });

  test("A4 a form with mistakes comes back with everything typed, and the check leads back to it", async () => {
    const visitor = app.visitor();
    const [href = ""] = await freeTimes("op", "2026-12-01");
    const carried = await openForm(href);
    const wrong = await visitor.post(href, { ...carried, name: "Vesna <b>", email: "vesnaseznam.cz" });
    expect(wrong.status).toBe(422);
    const html = await wrong.text();
    expect(html).toContain("Opravte prosím jednu věc");
    expect(html).toContain('value="Vesna &lt;b&gt;"');
    expect(html).toContain('value="vesnaseznam.cz"');
    const draft = await draftFor(href);
    const back = await visitor.post("/booking/op/naves/details", { draft, change: "1" });
    expect(back.status).toBe(200);
    expect(await back.text()).toContain(`value="${VESNA.email}"`);
  });

  test("B6 a robot's form is shown again: the trap filled in, no stamp, a stamp that is not ours", async () => {
    const visitor = app.visitor();
    const [href = ""] = await freeTimes("op", "2026-12-01");
    const carried = await openForm(href);
    for (const change of [{ website: "http://x.example" }, { form: "" }, { form: `${carried["form"]}x` }])
      expect((await visitor.post(href, { ...carried, ...VESNA, ...change })).status).toBe(422);
    const draft = await draftFor(href);
    const elsewhere = await visitor.post("/booking/pas/naves/reservations", { draft });
    expect(elsewhere.status).toBe(400);
    const forged = await visitor.post("/booking/op/naves/reservations", { draft: "e30.x" });
    expect(forged.status).toBe(400);
  });

  test("B6 the numerals are asked for in words; a wrong answer brings a new question and loses nothing", async () => {
    const visitor = app.visitor();
    const [href = ""] = await freeTimes("pas", "2026-12-01");
    const html = await (await visitor.get(href)).text();
    expect(number(html)).toMatch(/^[1-9]\d{3}$/);
    const fields = (page: string, numerals: string) => ({
      form: hidden(page, "form"),
      plan: hidden(page, "plan"),
      at: hidden(page, "at"),
      ...VESNA,
      numerals,
    });
    const wrong = await visitor.post(href, fields(html, question(html)));
    expect(wrong.status).toBe(422);
    const again = await wrong.text();
    expect(question(again)).not.toBe(question(html));
    expect(again).toContain(`value="${VESNA.name}"`);
    expect((await visitor.post(href, fields(again, number(again)))).status).toBe(200);
  });

  test("B6 one form's numerals can be guessed at three times only", async () => {
    const visitor = app.visitor();
    const [href = ""] = await freeTimes("pas", "2026-12-01");
    const html = await (await visitor.get(href)).text();
    const right = number(html);
    const fields = { form: hidden(html, "form"), plan: hidden(html, "plan"), at: hidden(html, "at"), ...VESNA };
    for (const numerals of ["1", "2", "3"])
      expect((await visitor.post(href, { ...fields, numerals })).status).toBe(422);
    expect((await visitor.post(href, { ...fields, numerals: right })).status).toBe(422);
  });

  test("B7 the form cancels with code and contact; a wrong pair tells nothing about either half", async () => {
    const visitor = app.visitor();
    const [href = ""] = await freeTimes("op", "2026-12-02");
    const held = await bookAt(href, { ...VESNA, email: "zrusit@example.org" });
    const mail = await lastMail("please-confirm", "zrusit@example.org");
    await visitor.submit(linkIn(mail.text, "confirm"));
    const page = await (await visitor.get(held)).text();
    const code = (/number--code">([\d ]+)</.exec(page)?.[1] ?? "").replace(" ", "");
    const wrongContact = await visitor.post("/booking/cancel", { code, contact: "jiny@example.org" });
    const wrongCode = await visitor.post("/booking/cancel", { code: "999999", contact: "zrusit@example.org" });
    expect([wrongContact.status, wrongCode.status]).toEqual([422, 422]);
    expect(without(await wrongContact.text())).toBe(without(await wrongCode.text()));
    const right = await visitor.submit("/booking/cancel", { code, contact: "ZRUSIT@example.org" });
    expect(heading(await right.text())).toBe("Termín je zrušený");
    expect(heading(await (await visitor.get(held)).text())).toBe("Termín je zrušený");
  });

  test("S7 the form that cancels takes five tries a minute for one contact", async () => {
    const visitor = app.visitor();
    const statuses: number[] = [];
    for (let tries = 0; tries < 6; tries += 1)
      statuses.push((await visitor.post("/booking/cancel", { code: "123456", contact: "hada@example.org" })).status);
    expect(statuses).toEqual([422, 422, 422, 422, 422, 429]);
  });

  test("S4 a wrong link gets the same words whatever it would have opened", async () => {
    const visitor = app.visitor();
    for (const purpose of ["held", "confirm", "cancel", "show"]) {
      const answer = await visitor.get(`/booking/${purpose}/AAAAAAAAAAAAAAAAAAAAAA`);
      expect(answer.status).toBe(404);
      expect(heading(await answer.text())).toBe("Tohle se nepovedlo");
    }
    expect((await visitor.post("/booking/confirm/AAAAAAAAAAAAAAAAAAAAAA")).status).toBe(404);
  });

  test("S5 lynx, with no header but its own, books; the language stays in the address", async () => {
    const [href = ""] = await freeTimes("op", "2026-12-03");
    const lynx = { "user-agent": "Lynx/2.9", "content-type": "application/x-www-form-urlencoded", cookie: "" };
    const english = `${href}&lang=en`;
    const form = await (await fetch(`${app.address}${english}`, { headers: lynx })).text();
    expect(heading(form)).toBe("Who is coming?");
    const action = /<form method="post" action="([^"]+)"/.exec(form)?.[1]?.replaceAll("&amp;", "&") ?? "";
    expect(action).toContain("lang=en");
    const body = new URLSearchParams({
      form: hidden(form, "form"),
      plan: hidden(form, "plan"),
      at: hidden(form, "at"),
      ...VESNA,
      email: "lynx@example.org",
    });
    const check = await fetch(`${app.address}${action}`, { method: "POST", headers: lynx, body: body.toString() });
    const draft = hidden(await check.text(), "draft");
    const booked = await fetch(`${app.address}/booking/op/naves/reservations?lang=en`, {
      method: "POST",
      headers: { ...lynx, origin: "https://proxy.example" },
      body: new URLSearchParams({ draft }).toString(),
      redirect: "manual",
    });
    expect(booked.status).toBe(303);
    expect(booked.headers.get("location")).toEndWith("?lang=en");
    expect(booked.headers.getSetCookie()).toEqual([]);
  });

  test("S3 pages of links are never kept by anyone on the way, and tell no other site where they were", async () => {
    const [href = ""] = await freeTimes("op", "2026-12-04");
    const answer = await app.visitor().get(await bookAt(href, { ...VESNA, email: "nic@example.org" }));
    expect(answer.headers.get("cache-control")).toBe("no-store");
    expect(answer.headers.get("referrer-policy")).toBe("same-origin");
  });

  test("T4 a deadline that has passed is over on the page at that instant, with a way back to free times", async () => {
    const [href = ""] = await freeTimes("op", "2026-12-07");
    const held = await bookAt(href, { ...VESNA, email: "pozde2@example.org" });
    await app.clock("2026-11-24T07:54:59");
    expect(heading(await (await app.visitor().get(held)).text())).toContain("Termín držíme");
    await app.clock("2026-11-24T07:55:00");
    const over = await (await app.visitor().get(held)).text();
    expect(heading(over)).toBe("Termín jsme uvolnili");
    expect(over).toContain('href="/booking/op/naves"');
  });

  test("P4 the privacy notice and the statement on accessibility are made from the settings", async () => {
    const privacy = await (await app.visitor().get("/privacy")).text();
    expect(privacy).toContain("Městský úřad Lhota, Náves 1");
    expect(privacy).toContain("nejpozději 5 dní");
    expect(privacy).toContain("jméno, e-mail, telefon");
    expect((await app.visitor().get("/accessibility")).status).toBe(200);
  });
});
