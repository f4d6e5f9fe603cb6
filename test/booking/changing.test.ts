import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import { checkIn } from "../../src/queue/actions.ts";
import { lhota } from "../support/cast.ts";
import { openApp, type TestApp, type TestVisitor } from "../support/app.ts";
import { bookAt, hiddenIn, linkIn, mailTo, unescaped } from "../support/walk.ts";

/** Moving, waiting, families and limits, on a real socket, without script. Lhota, Tuesday 24 November 2026, 7:40. */

let app: TestApp;
beforeAll(async () => {
  app = await openApp({
    office: lhota((office) => {
      for (const { booking } of office.services) if (booking !== null) booking.activePerContact = 2;
      const [op] = office.services;
      if (op?.booking) op.booking.persons = 3;
    }),
  });
  await app.clock("2026-11-24T07:40:00");
});
afterAll(() => app.stop());

const heading = (html: string): string =>
  (/<h1[^>]*>([\s\S]*?)<\/h1>/.exec(html)?.[1] ?? "").replaceAll(/<[^>]+>/g, "").trim();
const page = async (path: string) => (await app.visitor().get(path)).text();
const person = (email: string) => ({ name: "Vesna Krásná", email, persons: "1" });

/** The times of the day itself, without the link to the nearest. */
const freeTimes = async (visitor: TestVisitor, path: string): Promise<string[]> =>
  [...(await (await visitor.get(path)).text()).matchAll(/<a class="row row--go time" href="([^"]+)"/g)].map(
    ([, href = ""]) => unescaped(href),
  );

/** Books and confirms; returns the page of the reservation itself. */
async function confirmed(href: string, email: string): Promise<{ show: string; code: string; ics: string }> {
  const visitor = app.visitor();
  const { held } = await bookAt(visitor, href, person(email));
  await visitor.submit(linkIn((await mailTo(app, "please-confirm", email)).text, "confirm"));
  const code = (/number--code">([\d ]+)</.exec(await page(held))?.[1] ?? "").replace(" ", "");
  const show = linkIn((await mailTo(app, "confirmed", email)).text, "show");
  return { show, code, ics: await page(`${show}/termin.ics`) };
}

/** The times one's own reservation can be moved to on a day, as addresses of the question. */
const targets = async (show: string, day: string): Promise<string[]> =>
  [...(await page(`${show}/times?day=${day}`)).matchAll(/time" href="([^"]+\/moves\?[^"]+)"/g)].map(([, href = ""]) =>
    unescaped(href),
  );

const line = (ics: string, name: string) => new RegExp(`^${name}:(.*)\r$`, "m").exec(ics)?.[1];

describe("moving (B11)", () => {
  test("B11 a reservation moves in one step: asked, done, told; the code stays and the calendar's entry is the same", async () => {
    const [href = ""] = await freeTimes(app.visitor(), "/booking/op/naves?day=2026-11-26");
    const { show, code, ics } = await confirmed(href, "stehuje@example.org");
    const times = await page(`${show}/times`);
    expect(heading(times)).toBe("Na kdy termín přesunout?");
    expect(times).toContain("Teď máte termín čtvrtek 26. listopadu v 8:00");
    expect(await page(`${show}/times?day=2026-11-26`)).toContain("váš termín");
    const [to = ""] = await targets(show, "2026-11-27");
    const asked = await page(to);
    expect(heading(asked)).toBe("Přesunout termín?");
    expect(asked).toContain("čtvrtek 26. listopadu v 8:00");
    expect(asked).toContain("pátek 27. listopadu v 8:00");
    expect(await page(show)).toContain("čtvrtek 26. listopadu");

    const fields = { plan: hiddenIn(asked, "plan"), at: hiddenIn(asked, "at") };
    const moved = await (await app.visitor().submit(`${show}/moves`, fields)).text();
    expect(heading(moved)).toBe("Termín je přesunutý");
    expect(moved).toContain("pátek 27. listopadu v 8:00");
    expect(moved).toContain(`${code.slice(0, 3)} ${code.slice(3)}`);
    expect(heading(await (await app.visitor().submit(`${show}/moves`, fields)).text())).toBe("Termín je přesunutý");

    const after = await page(`${show}/termin.ics`);
    expect(line(after, "UID")).toBe(line(ics, "UID") ?? "");
    expect(Number(line(after, "SEQUENCE"))).toBe(Number(line(ics, "SEQUENCE")) + 1);
    expect(line(after, "DTSTART")).toBe("20261127T070000Z");
    expect((await mailTo(app, "moved", "stehuje@example.org")).text).toContain("27. listopadu");
    expect(await freeTimes(app.visitor(), "/booking/op/naves?day=2026-11-26")).toContain(href);
  });

  test("B11 who loses the race for the new time keeps the old one and is told", async () => {
    const [href = ""] = await freeTimes(app.visitor(), "/booking/pobyt/naves?day=2026-11-30");
    const visitor = app.visitor();
    const { held } = await bookAt(visitor, href, person("pomaly@example.org"));
    await visitor.submit(linkIn((await mailTo(app, "please-confirm", "pomaly@example.org")).text, "confirm"));
    expect(held).not.toBe("");
    const show = linkIn((await mailTo(app, "confirmed", "pomaly@example.org")).text, "show");
    const [to = ""] = await targets(show, "2026-12-01");
    const asked = await page(to);
    const [theirs = ""] = await freeTimes(app.visitor(), "/booking/pobyt/naves?day=2026-12-01");
    await bookAt(app.visitor(), theirs, person("rychly@example.org"));
    const lost = await visitor.post(`${show}/moves`, { plan: hiddenIn(asked, "plan"), at: hiddenIn(asked, "at") });
    expect(lost.status).toBe(409);
    const html = await lost.text();
    expect(html).toContain("Tenhle termín právě obsadil někdo jiný");
    expect(html).toContain("Váš dosavadní termín platí dál.");
    expect(await page(show)).toContain("pondělí 30. listopadu");
    expect((await visitor.get(to)).status).toBe(409);
  });

  test("B11 code and contact open the reservation's own page, with nothing personal in its address", async () => {
    const [href = ""] = await freeTimes(app.visitor(), "/booking/op/naves?day=2026-12-02");
    const email = "kodem@example.org";
    const { code } = await confirmed(href, email);
    const visitor = app.visitor();
    const wrong = await visitor.post("/booking/cancel", { code, contact: "jiny@example.org", deed: "move" });
    expect(wrong.status).toBe(422);
    const answer = await visitor.post("/booking/cancel", { code, contact: email, deed: "move" });
    expect(answer.status).toBe(303);
    const own = answer.headers.get("location") ?? "";
    expect(own).toMatch(/^\/booking\/move\/[\w-]{22}$/);
    const html = await page(own);
    expect(heading(html)).toBe("Termín je váš");
    expect(html).toContain(`href="${own}/times"`);
    expect(html).toContain(`href="${own}/cancellation"`);
    const [to = ""] = await targets(own, "2026-12-03");
    const asked = await page(to);
    const fields = { plan: hiddenIn(asked, "plan"), at: hiddenIn(asked, "at") };
    expect(heading(await (await visitor.submit(`${own}/moves`, fields)).text())).toBe("Termín je přesunutý");
    expect(heading(await (await visitor.submit(`${own}/cancellation`)).text())).toBe("Termín je zrušený");
    expect(heading(await page(`${own}/times`))).toBe("Termín je zrušený");
  });

  test("S3 S4 opening the pages of a move changes nothing; a wrong link gets the same words", async () => {
    const [href = ""] = await freeTimes(app.visitor(), "/booking/op/naves?day=2026-12-04");
    const { show } = await confirmed(href, "jenkouka@example.org");
    const [to = ""] = await targets(show, "2026-12-07");
    for (let opened = 0; opened < 3; opened += 1) expect((await app.visitor().get(to)).status).toBe(200);
    expect(await page(show)).toContain("pátek 4. prosince");
    for (const path of ["", "/times", "/moves?plan=doklady&at=1", "/cancellation"])
      expect((await app.visitor().get(`/booking/move/AAAAAAAAAAAAAAAAAAAAAA${path}`)).status).toBe(404);
  });
});

describe("the waiting list (B14)", () => {
  const day = "2026-12-08";
  const waiting = `/booking/pobyt/naves/waiting?day=${day}`;

  test("B14 a full day offers to let one know, and only a full one", async () => {
    expect(await page(`/booking/pobyt/naves?day=${day}`)).not.toContain("Dejte mi vědět");
    expect((await app.visitor().get(waiting)).status).toBe(303);
    const hours = await freeTimes(app.visitor(), `/booking/pobyt/naves?day=${day}`);
    for (const [index, href] of hours.entries())
      await confirmed(href, `plno${Math.floor(index / 2)}${index}@example.org`);
    expect(await page(`/booking/pobyt/naves?day=${day}`)).toContain("Dejte mi vědět");
    expect((await app.visitor().get(waiting)).status).toBe(200);
  });

  test("B6 B14 the form keeps what was typed, and robots out", async () => {
    const visitor = app.visitor();
    const form = hiddenIn(await page(waiting), "form");
    const wrong = await visitor.post(waiting, { form, name: "Otakar Dlouhý", email: "otakar" });
    expect(wrong.status).toBe(422);
    expect(await wrong.text()).toContain('value="Otakar Dlouhý"');
    const person = { name: "Otakar Dlouhý", email: "ceka@example.org" };
    expect((await visitor.post(waiting, { ...person, form: "" })).status).toBe(422);
    expect((await visitor.post(waiting, { ...person, form, website: "x" })).status).toBe(422);
  });

  test("B14 the first in line is told, has the place held, takes it by the link; one can leave the line", async () => {
    const visitor = app.visitor();
    const join = async (email: string) => {
      const form = hiddenIn(await page(waiting), "form");
      return visitor.post(waiting, { form, name: "Otakar Dlouhý", email, website: "" });
    };
    const joined = await join("ceka@example.org");
    expect(joined.status).toBe(303);
    const place = joined.headers.get("location") ?? "";
    expect(place).toMatch(/^\/booking\/waitlist\/[\w-]{22,}\?joined=1$/);
    expect(heading(await page(place))).toBe("Máme vás v pořadí");
    const second = (await join("odejde@example.org")).headers.get("location")?.replace("?joined=1", "") ?? "";
    expect(heading(await page(second))).toBe("Nečekat na místo?");
    for (let times = 0; times < 2; times += 1)
      expect(heading(await (await visitor.submit(second)).text())).toBe("Už na místo nečekáte");
    expect(heading(await page("/booking/waitlist/AAAAAAAAAAAAAAAAAAAAAA"))).toBe("Nečekat na místo?");

    const show = linkIn((await mailTo(app, "confirmed", "plno00@example.org")).text, "show");
    await visitor.submit(`${show}/cancellation`);
    const offer = await mailTo(app, "place-free", "ceka@example.org");
    const take = linkIn(offer.text, "confirm");
    expect(heading(await page(take))).toBe("Potvrdit termín?");
    expect(heading(await (await visitor.submit(take)).text())).toBe("Termín je váš");
    expect((await app.inbox()).filter(({ kind }) => kind === "place-free")).toHaveLength(1);
  });

  test("B14 an offer can be let go by its own link", async () => {
    const visitor = app.visitor();
    const form = hiddenIn(await page(waiting), "form");
    await visitor.post(waiting, { form, name: "Otakar Dlouhý", email: "nechce@example.org", website: "" });
    const show = linkIn((await mailTo(app, "confirmed", "plno01@example.org")).text, "show");
    await visitor.submit(`${show}/cancellation`);
    const offer = await mailTo(app, "place-free", "nechce@example.org");
    const letGo = linkIn(offer.text, "cancel");
    expect(heading(await page(letGo))).toBe("Opravdu zrušit termín?");
    expect(heading(await (await visitor.submit(letGo)).text())).toBe("Termín je zrušený");
    expect(heading(await page(linkIn(offer.text, "confirm")))).toBe("Termín je zrušený");
  });
});

describe("families and limits", () => {
  test("B15 a family is offered as many places as its time still has, and told when it does not fit any more", async () => {
    const href = (await freeTimes(app.visitor(), "/booking/op/naves?day=2026-12-14")).at(-1) ?? "";
    const open = await page(href);
    expect([...open.matchAll(/<option value="(\d)"/g)].map(([, value]) => value)).toEqual(["1", "2"]);
    expect(open).toContain("V tenhle čas se vejdou nejvýš 2 osoby.");
    await bookAt(app.visitor(), href, { ...person("prvni@example.org"), persons: "1" });
    const late = await bookAt(app.visitor(), href, { ...person("rodina@example.org"), persons: "2" });
    expect(late.statuses).toEqual([200, 422]);
    expect(late.pages[1]).toContain("Tolik vás se do tohoto času už nevejde.");
    const fits = await bookAt(app.visitor(), href, { ...person("jedna@example.org"), persons: "1" });
    expect(fits.statuses.at(-1)).toBe(303);
  });

  test("B3 a contact with as many reservations as it may have is told kindly and led to its own", async () => {
    const times = await freeTimes(app.visitor(), "/booking/op/naves?day=2026-12-15");
    const answers = [];
    for (const href of times.slice(0, 3))
      answers.push(await bookAt(app.visitor(), href, person("sberatel@example.org")));
    expect(answers.map(({ held }) => held !== "")).toEqual([true, true, false]);
    const html = answers[2]?.pages[2] ?? "";
    expect(heading(html)).toBe("Na tenhle kontakt už máte objednáno");
    expect(html).toContain('href="/booking/cancel"');
  });

  test("L6 too many bookings for one contact in a row are refused in words, with 429 and a way back", async () => {
    const [href = ""] = await freeTimes(app.visitor(), "/booking/op/naves?day=2026-12-16");
    const form = await page(href);
    const carried = {
      form: hiddenIn(form, "form"),
      plan: hiddenIn(form, "plan"),
      at: hiddenIn(form, "at"),
      website: "",
    };
    const check = await app.visitor().post(href, { ...carried, ...person("zahlceny@example.org") });
    const draft = hiddenIn(await check.text(), "draft");
    const statuses: number[] = [];
    let last = "";
    for (let tries = 0; tries < 61; tries += 1) {
      const answer = await app.visitor().post("/booking/op/naves/reservations", { draft });
      statuses.push(answer.status);
      last = await answer.text();
    }
    expect(new Set(statuses.slice(0, 60))).toEqual(new Set([303]));
    expect(statuses[60]).toBe(429);
    expect(heading(last)).toBe("Zkuste to prosím za chvíli");
    expect(last).toContain('href="/booking/op/naves"');
  });
});

describe("finding a time (B1)", () => {
  test("B1 a month is a table of days with what is free, leading to each day and to the next month", async () => {
    const html = await page("/booking/op/naves?month=2026-12");
    expect(html).toContain("<caption><strong>prosinec 2026</strong>");
    expect(html).toContain('href="/booking/op/naves?day=2026-12-17#chosen"');
    expect(html).toContain("čtvrtek 17. prosince: 24 volných");
    expect(html).toContain('href="/booking/op/naves?month=2027-01"');
    expect(html).toContain('href="/booking/op/naves?month=2026-11"');
    expect(await page("/booking/op/naves?month=2026-11")).not.toContain("month=2026-10");
    expect(heading(await page("/booking/op/naves?month=vcera"))).toBe("Kdy se vám to hodí?");
  });
});

describe("giving up on the spot (B7)", () => {
  test("B7 who has checked in can still cancel while the ticket waits, and the ticket goes too; once called it cannot", async () => {
    const times = await freeTimes(app.visitor(), "/booking/op/naves?day=2026-11-25");
    const [first, second] = [times[0] ?? "", times[1] ?? ""];
    const gone = await confirmed(first, "rozmysli@example.org");
    const called = await confirmed(second, "vyvolany@example.org");
    await app.clock("2026-11-25T08:15:00", true);
    const { works } = app.running;
    const checkedIn = (code: string) =>
      works.write((work) =>
        checkIn(work, { locationId: "naves", language: "cs", touchId: `dotek-${code}-123456`, kioskId: null, code }),
      );
    expect((await checkedIn(gone.code)).kind).toBe("ticket");
    expect((await checkedIn(called.code)).kind).toBe("ticket");
    const visitor = app.visitor();
    const seen = await page(gone.show);
    expect(heading(seen)).toBe("Už o vás víme");
    expect(seen).toContain(`href="${gone.show}/cancellation"`);
    expect(heading(await page(`${gone.show}/cancellation`))).toBe("Opravdu zrušit termín?");
    for (let twice = 0; twice < 2; twice += 1)
      expect(heading(await (await visitor.submit(`${gone.show}/cancellation`)).text())).toBe("Termín je zrušený");
    const tickets = () =>
      works.read((reader) => reader.db.selectFrom("ticket").select("state").orderBy("id").execute());
    expect((await tickets()).map(({ state }) => state).toSorted()).toEqual(["waiting", "withdrawn"]);
    await works.write((work) =>
      work.db
        .updateTable("ticket")
        .set({ state: "called", counter_id: "c1", called_at: work.now })
        .where("state", "=", "waiting")
        .execute(),
    );
    const answer = await visitor.submit(`${called.show}/cancellation`);
    expect(heading(await answer.text())).toBe("Jste na řadě");
    expect((await tickets()).map(({ state }) => state).toSorted()).toEqual(["called", "withdrawn"]);
  });
});
