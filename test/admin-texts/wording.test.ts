import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import { mailSight } from "../../src/messaging/mail-sight.ts";
import { smsSize } from "../../src/messaging/sms-text.ts";
import { exampleValues } from "../../src/admin/wording-example.ts";
import { PLACEHOLDERS, wordingFaults } from "../../src/office/placeholders.ts";
import { setWording } from "../../src/office/actions.ts";
import { CHANNELS } from "../../src/messaging/message.ts";
import { goesByMail, MESSAGE_KINDS } from "../../src/office/message-kinds.ts";
import { currentOffice } from "../../src/office/queries.ts";
import { readOfficeFile } from "../../src/office/read-office-file.ts";
import { writeOfficeFile } from "../../src/office/write-office-file.ts";
import { compose, wordingOf } from "../../src/messaging/letter.ts";
import { LANGUAGES } from "../../src/platform/language.ts";
import { letter } from "../messaging/sample.ts";
import { openApp, type TestApp, type TestVisitor } from "../support/app.ts";
import { lhota } from "../support/cast.ts";
import { at } from "../support/clock.ts";
import { openHouse } from "../support/house.ts";
import { htmlFaults } from "../support/html.ts";
import { sampleOffice } from "../support/sample.ts";

/** The office words its messages anew (B10). Lhota, Tuesday 24 November 2026, 7:40. */

const PAGE = "/admin/texts/please-confirm?channel=email&in=cs";
const OWN = { subject: "Ještě potvrďte: {when}", text: "Skoro hotovo\r\n\r\nPotvrďte do {deadline}.\r\n\r\n{button}" };

let app: TestApp;
let sona: TestVisitor;
beforeAll(async () => {
  app = await openApp({ office: lhota() });
  await app.clock("2026-11-24T07:40:00");
  sona = await signedIn("supervisor");
});
afterAll(() => app.stop());

async function signedIn(role: string): Promise<TestVisitor> {
  const visitor = app.visitor();
  const answer = await visitor.post("/trial/sign-in", { role, desk: "admin" });
  expect(answer.status).toBe(303);
  return visitor;
}
const office = () => app.running.works.read(currentOffice);
const beside = (path: string, deed: string) => path.replace("?", `/${deed}?`);

describe("B10 the page of a text", () => {
  test("B10 every kind, channel and language opens with the text that is sent now, in sound HTML", async () => {
    const list = await (await sona.get("/admin/texts")).text();
    const links = [...list.matchAll(/href="(\/admin\/texts\/[^"]+)"/g)].map(([, href = ""]) => href);
    expect(links).toHaveLength(
      MESSAGE_KINDS.flatMap((kind) => (goesByMail(kind) ? CHANNELS : ["sms"])).length * LANGUAGES.length,
    );
    for (const href of links) {
      const page = await sona.get(href.replaceAll("&amp;", "&"));
      expect([href, page.status]).toEqual([href, 200]);
    }
    for (const path of ["/admin/texts", PAGE, "/admin/texts/confirmed?channel=sms&in=uk"])
      expect(await htmlFaults(await (await sona.get(path)).text())).toEqual([]);
  });

  test("B10 what is not a kind, a channel or a language of the office is not there", async () => {
    for (const path of ["/admin/texts/nonsense", "/admin/texts/confirmed?channel=post", "/admin/texts/confirmed?in=de"])
      expect((await sona.get(path)).status).toBe(404);
  });

  test("B10 looking shows what was typed as it will look, and keeps nothing", async () => {
    const before = await office();
    const shown = await sona.post(beside(PAGE, "look"), OWN);
    expect(shown.status).toBe(200);
    const html = await shown.text();
    expect(html).toContain('<p class="mail__heading">Skoro hotovo</p>');
    expect(html).toContain('<p class="mail__subject">Ještě potvrďte: úterý 1. prosince v 11:00</p>');
    expect(html).toContain('<span class="mail__button">Potvrdit termín</span>');
    expect(html).toContain('href="/admin/texts/please-confirm?channel=email&amp;in=cs&amp;lang=pl"');
    expect((await office()).version).toBe(before.version);
  });

  test("S6 the mail in its own window carries a sandbox, and every other page the strict policy", async () => {
    for (const answer of [await sona.post(beside(PAGE, "preview"), OWN), await sona.get(beside(PAGE, "preview"))]) {
      expect(answer.headers.get("content-security-policy")).toBe(
        "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; sandbox",
      );
      expect(await answer.text()).toStartWith("<!doctype html>");
    }
    expect((await sona.get(PAGE)).headers.get("content-security-policy")).not.toContain("unsafe");
  });

  test("M4 a text message shows its length and parts", async () => {
    const path = "/admin/texts/lapsed?channel=sms&in=cs";
    const long = await (await sona.post(beside(path, "look"), { text: `{when} ${"á".repeat(200)}` })).text();
    expect(long).toMatch(/<strong>\d+ znaků, 2 SMS<\/strong>/);
    const dear = await (await sona.post(beside(path, "look"), { text: `{when} ${"a".repeat(100)} ☎` })).text();
    expect(dear).toContain("Kvůli „☎“");
  });
});

describe("B10 what cannot be saved", () => {
  const refused = async (fields: Record<string, string>, path = PAGE) => {
    const answer = await sona.post(path, fields);
    expect(answer.status).toBe(422);
    return answer.text();
  };

  test("B10 a text without what it needs is refused in words that name it, and shown again as typed", async () => {
    const html = await refused({ subject: "Ahoj", text: "Přijďte <b>včas</b> {when}" });
    expect(html).toContain("V textu chybí {deadline}");
    expect(html).toContain("aspoň jedno z: {button}, {code}");
    expect(html).toContain("Přijďte &lt;b&gt;včas&lt;/b&gt; {when}");
    expect((await office()).office.messages).toEqual({});
  });

  test("B10 a placeholder nobody knows is refused by its name, however it is written", async () => {
    const html = await refused({ subject: "{jmeno}", text: "{deadline} {button} {kód} {when }" });
    for (const name of ["{jmeno}", "{kód}", "{when }"]) expect(html).toContain(`${name} tady doplnit neumíme`);
  });

  test("P2 the subject tells no code, number or link", async () => {
    const html = await refused({ subject: "Kód {code}, {cancelLink}", text: "{deadline} {button}" });
    expect(html).toContain("{code} do předmětu nepatří");
    expect(html).toContain("{cancelLink} do předmětu nepatří");
  });

  test("B10 an empty or endless text is refused", async () => {
    expect(await refused({ subject: "", text: " \n " })).toContain("Napište text zprávy.");
    expect(await refused({ subject: "", text: `{deadline}{button}${"x".repeat(4000)}` })).toContain("moc dlouhý");
  });
});

describe("B10 what is saved", () => {
  test("B10 the office's own wording is sent from then on, in its language and channel only, and can be taken back", async () => {
    const saved = await sona.submit(PAGE, OWN);
    const html = await saved.text();
    expect(html).toContain("Uloženo.");
    expect(html).toContain("Teď se posílá vaše vlastní znění.");
    const worded = await office();
    expect(worded.office.messages).toEqual({
      "please-confirm": { cs: { ...OWN, text: OWN.text.replaceAll("\r", "") } },
    });
    expect(compose(worded, letter()).subject).toBe("Ještě potvrďte: čtvrtek 26. listopadu v 11:00");
    expect(compose(worded, letter({ language: "pl" })).subject).not.toContain("Ještě");
    expect(compose(worded, letter({ channel: "sms" })).body).not.toContain("Skoro");
    expect(await (await sona.get("/admin/texts")).text()).toContain('<span class="texts__own">vlastní</span>');

    await sona.submit(beside(PAGE, "shipped"));
    expect((await office()).office.messages).toEqual({});
  });

  test("C6 the same save twice is one change; what came with the product is not kept as the office's own", async () => {
    const sms = "/admin/texts/reminder?channel=sms&in=cs";
    await Promise.all([sona.post(sms, { text: "Těšíme se {when}" }), sona.post(sms, { text: "Těšíme se {when}" })]);
    const once = await office();
    await sona.post(sms, { text: "Těšíme se {when}" });
    expect((await office()).version).toBe(once.version);
    expect(once.office.messages["reminder-sms"]).toEqual({ cs: { text: "Těšíme se {when}" } });
    const { text } = wordingOf(sampleOffice, "reminder", { channel: "sms", language: "cs" });
    await sona.post(sms, { text });
    expect((await office()).office.messages).toEqual({});
  });

  test("A6 the office file carries the wording out and in again, letter by letter", async () => {
    const house = await openHouse();
    const text = { subject: "Pozor: {when}", text: "První řádek\n  odsazený\n\nKdy: {when} # ne poznámka\n- {reason}" };
    const change = { key: "cancelled-by-office", language: "cs", text, staffId: "sona" } as const;
    await house.works.write((work) => setWording(work, change));
    const { version: _, ...file } = await house.works.read(currentOffice);
    const again = readOfficeFile(writeOfficeFile(file));
    expect("office" in again ? again.office.office.messages : again).toEqual({ "cancelled-by-office": { cs: text } });
    const event = house.store.raw.query("SELECT staff_id, detail FROM event WHERE kind = 'wording-changed'").all();
    expect(event).toHaveLength(1);
    expect(JSON.stringify(event)).not.toContain("První");
    await house.close();
  });
});

test("A1 a clerk and a messenger word nothing; a supervisor and an administrator may", async () => {
  for (const role of ["supervisor", "admin"]) expect((await (await signedIn(role)).get(PAGE)).status).toBe(200);
  const clerk = app.visitor();
  await clerk.post("/trial/sign-in", { role: "clerk", desk: "counter" });
  expect((await clerk.post(PAGE, OWN)).status).toBe(401);
  expect((await app.visitor().post(PAGE, OWN)).status).toBe(401);
});

test("B10 every shipped text, mail and text message, passes the check an own one must pass", () => {
  for (const kind of MESSAGE_KINDS)
    for (const language of LANGUAGES)
      for (const channel of ["email", "sms"] as const) {
        const { subject, text } = wordingOf(sampleOffice, kind, { channel, language });
        const { unknown, missing } = wordingFaults(kind, text);
        expect([kind, language, channel, unknown, missing, wordingFaults(kind, subject).unknown]).toEqual([
          kind,
          language,
          channel,
          [],
          [],
          [],
        ]);
      }
});

test("S6 a mail shown on our own page has no style, link, script or heading of its own", () => {
  for (const kind of MESSAGE_KINDS) {
    const values = Object.fromEntries(PLACEHOLDERS.map((name) => [name, "<script>x</script> a > b"]));
    const { parts } = compose(sampleOffice, letter({ kind, values }));
    const sight = mailSight(parts.html);
    expect(sight).not.toMatch(/style=|<a\b|<h1|<script|href|cellpadding/);
    expect(sight).toContain("&lt;script&gt;");
  }
});

test("M4 parts are counted by places: two for escaped signs, none across the end of a part", () => {
  expect(smsSize("a".repeat(160))).toEqual({ places: 160, parts: 1, costly: [] });
  expect(smsSize("a".repeat(161))).toEqual({ places: 161, parts: 2, costly: [] });
  expect(smsSize("€".repeat(80)).parts).toBe(1);
  expect(smsSize("€".repeat(81))).toEqual({ places: 162, parts: 2, costly: [] });
  expect(smsSize("€".repeat(153)).parts).toBe(3); // 76 signs a part, as none is cut in two
  expect(smsSize("č".repeat(70))).toEqual({ places: 70, parts: 1, costly: [] });
  expect(smsSize("č☎").costly).toEqual(["☎"]);
  expect(smsSize("č".repeat(71)).parts).toBe(2);
  expect(smsSize("č".repeat(135)).parts).toBe(3);
  expect(smsSize("😀".repeat(35)).parts).toBe(1);
  expect(smsSize("😀".repeat(67)).parts).toBe(3);
});

test("B10 every placeholder has an example in every language, so that a preview hides nothing", () => {
  const given = { base: "http://lhota.example", now: at("2026-11-24T07:40:00"), zone: "Europe/Prague" };
  for (const language of LANGUAGES) {
    const values = exampleValues({ ...given, language });
    const missing = PLACEHOLDERS.filter((name) => name !== "office" && name !== "button" && !values[name]);
    expect([language, missing]).toEqual([language, []]);
  }
});
