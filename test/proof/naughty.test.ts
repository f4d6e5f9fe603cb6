import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import { decode } from "../../src/printing/decoder.ts";
import { readOfficeFile } from "../../src/office/read-office-file.ts";
import { openApp, type TestApp, type TestVisitor } from "../support/app.ts";
import { lhota } from "../support/cast.ts";
import { bookAt, freeTimes, hiddenIn, linkIn, mailTo, unescaped } from "../support/walk.ts";

/** S9: naughty strings in every field anybody can fill in, and in the office's own names, seen on every surface. */

const MARK = "zqx";
const NAUGHTY: Readonly<Record<string, string>> = {
  script: `<script>${MARK}(1)</script>`,
  attribute: `" onfocus=${MARK}(1) autofocus x="`,
  quotes: `'><img src=x onerror=${MARK}(1)>`,
  textarea: `</textarea></title></style><svg onload=${MARK}(1)>`,
  address: `javascript:${MARK}(1)`,
  template: `<%= ${MARK} %> {{${MARK}}} \${${MARK}} {code} {cancelLink}`,
  header: `${MARK}\r\nBcc: all@example.org\r\nX-Injected: yes`,
  calendar: `${MARK}\r\nEND:VEVENT\nATTACH:http://elsewhere.example/x;,\\`,
  printer: `${MARK}\u001B@\u001DV\u0000\u001Bp\u0000\u0019\u00FA`,
  formula: `=HYPERLINK("http://elsewhere.example/?${MARK}","x")`,
  formulaToo: `@SUM(1+1)*cmd|' /C calc'!A0 ${MARK}`,
  direction: `${MARK} \u202Egnp.exe\u202C \u2066x\u2069`,
  invisible: `${MARK}\u200B\u200D\uFEFF\u00AD`,
  nul: `${MARK}\u0000${MARK}`,
  emoji: `${MARK} 👨‍👩‍👧‍👦 🏳️‍🌈 é\u0301\u0301\u0301`,
  halves: `${MARK} \uD83D`,
  sql: `${MARK}'; DROP TABLE reservation; --`,
};
const ENDLESS = MARK + "ž".repeat(10_000);

let app: TestApp;
let visitor: TestVisitor;

beforeAll(async () => {
  app = await openApp({
    office: lhota((office) => {
      const [op] = office.services;
      const [location] = office.locations;
      if (!op?.booking || location === undefined) throw new Error("Lhota has lost its first service");
      const { script = "", textarea = "", formula = "", quotes = "", template = "" } = NAUGHTY;
      op.name = `OP ${script}`;
      op.deed = textarea;
      op.short = quotes;
      op.bring = [formula, "x;y,z\\n"];
      op.fee = quotes;
      location.place = template;
      location.name = `Radnice ${script}`;
      op.booking.fields = {
        name: "required",
        email: "required",
        phone: "optional",
        company: "optional",
        phoneOrEmail: false,
      };
      op.booking.questions = [{ id: "proc", label: quotes, required: false }];
      op.booking.codeBySms = true;
      op.booking.arrival = { mode: "code", beforeMinutes: 600, afterMinutes: 15, early: "refuse" };
    }),
  });
  await app.clock("2026-11-24T07:40:00");
  visitor = app.visitor();
});
afterAll(() => app.stop());

/** Control characters but line ends and tabs, marks that turn the direction of writing, halves of letters. */
// eslint-disable-next-line no-control-regex
const FOUL = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F\u202A-\u202E\u2066-\u2069]|\p{Cs}/u;

/** What a page or a mail could do that it must not; nothing when it is only words. */
async function evilIn(html: string): Promise<string[]> {
  const evil: string[] = [];
  const tags = new HTMLRewriter().on("*", {
    element: (element) => {
      const attributes = [...element.attributes];
      const source = attributes.find(([name]) => name === "src")?.[1] ?? "";
      if (element.tagName === "script" && !source.startsWith("/static/")) evil.push("script");
      if (["iframe", "object", "embed", "base", "style"].includes(element.tagName)) evil.push(element.tagName);
      if (element.tagName === "img" && !source.startsWith("/")) evil.push(`img ${source}`);
      for (const [name, value] of attributes) {
        if (name.startsWith("on")) evil.push(`${element.tagName} ${name}`);
        if (
          ["href", "src", "action", "formaction"].includes(name) &&
          /^\s*(javascript|data:text|vbscript)/i.test(value)
        )
          evil.push(`${name}=${value}`);
      }
    },
  });
  await tags.transform(new Response(html)).text();
  const foul = FOUL.exec(html)?.[0];
  if (foul !== undefined) evil.push(`character ${foul.codePointAt(0)?.toString(16)}`);
  return evil;
}

async function calm(response: Response): Promise<string> {
  expect(response.status).toBeLessThan(500);
  expect(response.headers.get("x-injected")).toBeNull();
  expect(response.headers.get("bcc")).toBeNull();
  const html = await response.text();
  expect([response.url, await evilIn(html)]).toEqual([response.url, []]);
  return html;
}

const calendarFaults = (entry: string): string[] =>
  entry
    .replaceAll(/\r\n /g, "")
    .split("\r\n")
    .filter(
      (line) =>
        line !== "" &&
        !/^(BEGIN|END|VERSION|PRODID|METHOD|UID|SEQUENCE|DTSTAMP|DTSTART|DTEND|SUMMARY|LOCATION|DESCRIPTION|STATUS):/.test(
          line,
        ),
    )
    .concat((entry.match(/^BEGIN:VEVENT/gm) ?? []).length === 1 ? [] : ["events"])
    .concat(FOUL.test(entry.replaceAll("\r", "")) ? ["foul"] : []);

interface Guest {
  readonly email: string;
  readonly held: string;
}
const guests = new Map<string, Guest>();

describe("S9 what a visitor types", () => {
  test("S9 is only words on the form, the check and the held page, or is refused and shown again", async () => {
    for (const [index, [name, text]] of Object.entries(NAUGHTY).entries()) {
      const times = await freeTimes(visitor, "/booking/op/naves?day=2026-11-24");
      const email = `host${index}@example.org`;
      const fields = { name: `A ${text}`, company: text, email, phone: "777 123 456", "q-proc": text };
      const { held, pages } = await bookAt(visitor, times[0] ?? "", fields);
      for (const page of pages) expect([name, await evilIn(page)]).toEqual([name, []]);
      expect([name, held]).toEqual([name, expect.stringContaining("/booking/held/")]);
      guests.set(name, { email, held });
    }
    expect(guests.size).toBe(Object.keys(NAUGHTY).length);
  });

  test("S9 ten thousand letters are refused as too long, with the form shown again", async () => {
    const [href = ""] = await freeTimes(visitor, "/booking/op/naves?day=2026-11-25");
    const { held, pages, statuses } = await bookAt(visitor, href, { name: ENDLESS, email: "x@example.org" });
    expect([held, statuses.at(-1)]).toEqual(["", 422]);
    expect(await evilIn(pages.at(-1) ?? "")).toEqual([]);
  });

  test("S9 an address or phone that is none is refused; nothing of it gets into a header", async () => {
    const [href = ""] = await freeTimes(visitor, "/booking/op/naves?day=2026-11-25");
    for (const text of Object.values(NAUGHTY).slice(0, 5)) {
      const wrong = await bookAt(visitor, href, { name: "Vesna", email: `${text}@example.org`, phone: text });
      expect(wrong.statuses.at(-1)).toBe(422);
      expect(await evilIn(wrong.pages.at(-1) ?? "")).toEqual([]);
    }
  });

  test("S9 in addresses, codes and contacts changes nothing but a calm answer", async () => {
    for (const text of [...Object.values(NAUGHTY), ENDLESS.slice(0, 2000)]) {
      const encoded = encodeURIComponent(text.toWellFormed());
      for (const path of ["booking", "ticket", "booking/held", "kiosk", "board", "admin/texts"])
        await calm(await visitor.get(`/${path}/${encoded}`));
      await calm(await visitor.get(`/booking/op/naves?day=${encoded}&from=${encoded}&lang=${encoded}`));
      for (const path of ["booking/waitlist", "booking/cancel"]) await calm(await visitor.post(`/${path}/${encoded}`));
      for (const path of ["show", "move"]) await calm(await visitor.post(`/booking/${path}/${encoded}/moves`));
    }
    for (const text of Object.values(NAUGHTY).slice(0, 4)) {
      await calm(await visitor.post("/booking/cancel", { code: text, contact: text }));
      await calm(await visitor.post("/admin/sign-in", { login: text, password: text }));
    }
  });
});

describe("S9 what leaves the house", () => {
  test("S9 mails have one-line headers, html without script, text without control characters", async () => {
    for (const { email } of guests.values())
      await visitor.submit(linkIn((await mailTo(app, "please-confirm", email)).text, "confirm"));
    const mails = await app.inbox();
    expect(mails.filter(({ kind }) => kind === "confirmed").length).toBeGreaterThanOrEqual(guests.size);
    for (const mail of mails) {
      expect(`${mail.subject}${mail.to}`).not.toMatch(/[\r\n]/);
      expect(FOUL.test(`${mail.subject}${mail.to}${mail.text.replaceAll("\n", "")}`)).toBe(false);
      if (mail.channel === "email") expect([mail.kind, await evilIn(mail.html)]).toEqual([mail.kind, []]);
      for (const { href } of mail.links) expect(href).toStartWith(`${app.address}/`);
      expect(mail.text).not.toMatch(/^(Bcc|X-Injected):/im);
    }
    const senders = await app.running.works.read((reader) => reader.db.selectFrom("message").select("parts").execute());
    for (const { parts } of senders) {
      const { name } = (JSON.parse(parts ?? "{}") as { sender: { name: string } }).sender;
      expect(name).not.toMatch(/[\r\n]/);
    }
  });

  test("S9 text messages are one line of plain words", async () => {
    const texts = (await app.inbox()).filter(({ channel }) => channel === "sms");
    expect(texts.length).toBeGreaterThan(0);
    for (const { text } of texts) expect(FOUL.test(text) || /[\r\n]/.test(text)).toBe(false);
  });

  test("S9 the calendar entry is one event, whatever the office's own names hold", async () => {
    for (const { email } of guests.values()) {
      const show = linkIn((await mailTo(app, "confirmed", email)).text, "show");
      const entry = await (await visitor.get(`${show}/termin.ics`)).text();
      expect(calendarFaults(entry)).toEqual([]);
      expect(entry).not.toMatch(/^ATTACH/m);
    }
  });
});

test("S9 an office file with control characters in a name is refused by that name", () => {
  for (const name of ["printer", "header", "direction", "nul"]) {
    const file = lhota();
    file.office.name = NAUGHTY[name] ?? "";
    const read = readOfficeFile(JSON.stringify(file));
    expect([name, "problems" in read && read.problems.map(({ path }) => path)]).toEqual([name, ["office.name"]]);
  }
});

describe("S9 in the lobby and at the counter", () => {
  test("S9 kiosk, paper, board and e-ticket show neither name nor command", async () => {
    const kiosk = app.visitor();
    await kiosk.post("/trial/enrol", { fixture: "hala" });
    for (const { email } of guests.values()) {
      const code = /\b\d{6}\b/.exec((await mailTo(app, "confirmed", email)).text)?.[0] ?? "";
      const touch = hiddenIn(await calm(await kiosk.get("/kiosk/hala/code")), "touch");
      const arrived = await kiosk.post("/kiosk/hala/arrivals", { code, touch });
      expect(arrived.status).toBe(303);
      await calm(await kiosk.get(arrived.headers.get("location") ?? ""));
    }
    await calm(await kiosk.get("/kiosk/hala"));
    await app.running.settle();
    const papers = await app.running.works.read((reader) =>
      reader.db.selectFrom("tray_paper").select("bytes").execute(),
    );
    expect(papers.length).toBeGreaterThan(0);
    for (const { bytes } of papers.slice(0, 3)) {
      const { unknown, cut } = await decode(bytes);
      expect([unknown, cut]).toEqual([0, true]);
    }
  }, 60_000);

  test("S9 the counter shows each client's words as words, the board shows none of them", async () => {
    const clerk = app.visitor();
    await clerk.post("/trial/sign-in", { role: "clerk", desk: "counter" });
    const board = app.visitor();
    await board.post("/trial/enrol", { fixture: "cekarna" });
    let shown = "";
    const press = async (path: string, fields: Record<string, string>) => {
      const page = await calm(await clerk.get("/counter/c1"));
      const carried = { seen: hiddenIn(page, "seen"), who: hiddenIn(page, "who") };
      shown += unescaped(await calm(await clerk.submit(`/counter/c1/${path}`, { ...carried, ...fields })));
    };
    await press("state", { state: "open" });
    for (let turn = 0; turn <= guests.size; turn += 1) {
      await press("calls", {});
      const seen = await calm(await board.get("/board/cekarna"));
      expect(seen).not.toContain("A &lt;script&gt;");
    }
    expect(shown).toContain(`A ${NAUGHTY["script"]}`);
    expect(shown).toContain(`A ${NAUGHTY["sql"]}`);
  }, 60_000);

  test("S9 the administration, the trial inbox and what came by SMS are only words too", async () => {
    for (const text of Object.values(NAUGHTY)) await visitor.post("/trial/sms", { from: text.slice(0, 40), text });
    const admin = app.visitor();
    await admin.post("/trial/sign-in", { role: "admin" });
    for (const path of ["/admin", "/admin/messages", "/admin/texts"]) await calm(await admin.get(path));
    for (const path of ["/trial/inbox", "/trial", "/trial/paper"]) await calm(await visitor.get(path));
  });
});
