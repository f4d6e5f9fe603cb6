import { describe, expect, test } from "bun:test";
import { compose, wordingOf } from "../../src/messaging/letter.ts";
import { MESSAGE_KINDS } from "../../src/office/message-kinds.ts";
import { smsText } from "../../src/messaging/sms-text.ts";
import { fill, oneLine, plainText } from "../../src/messaging/text.ts";
import { PLACEHOLDERS, placeholdersOf, wordingFaults } from "../../src/office/placeholders.ts";
import type { Office } from "../../src/office/office.ts";
import { LANGUAGES } from "../../src/platform/language.ts";
import { lhota } from "../support/cast.ts";
import { CONFIRM, letter, VALUES } from "./sample.ts";

const office = (change?: Parameters<typeof lhota>[0]): Office => ({
  ...lhota(change),
  version: 1,
});
const text = (template: string, values: Record<string, string>) => plainText(fill(template, { values, button: null }));

describe("B10 every kind of message in every language", () => {
  for (const kind of MESSAGE_KINDS)
    for (const language of LANGUAGES)
      for (const channel of ["email", "sms"] as const)
        test(`B10 ${kind} by ${channel} in ${language} has no brace left over, full or with nothing known`, () => {
          const full = compose(office(), letter({ kind, channel, language }));
          const { button: _, ...bare } = letter({ kind, channel, language });
          const empty = compose(office(), { ...bare, values: {} });
          for (const { subject, body, parts } of [full, empty])
            expect(`${subject}${body}${parts.html}`).not.toMatch(/[{}]|undefined|null/);
          expect(full.body.length).toBeGreaterThan(20);
          expect(empty.body).not.toMatch(/[:,–] *$/m);
        });

  test("B10 an own wording is possible with every standard text: it names what it must and nothing unknown", () => {
    for (const kind of MESSAGE_KINDS)
      for (const language of LANGUAGES) {
        const { text: standard } = wordingOf(office(), kind, {
          channel: "email",
          language,
        });
        expect([kind, language, wordingFaults(kind, standard)]).toEqual([kind, language, { unknown: [], missing: [] }]);
      }
  });
});

test("P2 no subject holds a name, a contact, the code or the number", () => {
  const values = {
    ...VALUES,
    number: "N777",
    code: "C888",
    name: "Vesna Krásná",
  };
  for (const kind of MESSAGE_KINDS)
    for (const language of LANGUAGES) {
      const { subject } = compose(office(), letter({ kind, language, values }));
      expect(subject).not.toMatch(/N777|C888|Vesna|vesna@/);
      expect(subject).not.toBe("");
    }
});

test("B10 the mail that asks to confirm says until when, what, where, the code and what happens if nothing is done", () => {
  const { subject, body, parts } = compose(office(), letter());
  expect(subject).toBe("Potvrďte termín do 14:35");
  expect(body).toContain("Termín vám držíme do 14:35");
  expect(body).toContain(`Potvrdit termín:\n${CONFIRM.href}`);
  expect(body).toContain("opište kód: 502 718");
  expect(body).toContain("přízemí, kancelář 121 nebo 123");
  expect(body).toContain("Kdybyste to do 14:35 nestihli, termín se uvolní");
  expect(parts.links).toEqual([
    { label: "Potvrdit termín", href: CONFIRM.href },
    { label: "Zrušit termín", href: VALUES.cancelLink },
    { label: "Co s údaji uděláme", href: VALUES.privacyLink },
  ]);
  expect(parts.html.match(/background:#0B5563/g)).toHaveLength(1); // one button
  expect(parts.sender).toEqual({
    name: "Městský úřad Lhota",
    address: "noreply@lhota.example",
    replyTo: "podatelna@lhota.example",
  });
});

test("B10 every placeholder is explained in every language, and nothing else is", async () => {
  for (const language of LANGUAGES) {
    const { messages } = (await import(
      `../../src/wording/${language}/messages.ts`
    )) as typeof import("../../src/wording/cs/messages.ts");
    expect(Object.keys(messages.placeholders).toSorted()).toEqual([...PLACEHOLDERS].toSorted());
  }
});

test("B10 the confirmation says until when the code counts only where there is a code to type", () => {
  const byCode = compose(office(), letter({ kind: "confirmed" }));
  expect(byCode.body).toContain("na tiskárně lístků v čase 10:45–11:15");
  const automatic = compose(office(), letter({ kind: "confirmed", values: { ...VALUES, code: "", window: "" } }));
  expect(automatic.body).not.toMatch(/[Kk]ód|tiskárn/);
  expect(automatic.body).toContain("Číslo: 103");
});

test("B10 the office's own wording is used in its language, the standard one in the others", () => {
  const own = office(({ office: settings }) => {
    settings.messages = {
      confirmed: { cs: { subject: "Hotovo", text: "Přijďte {when}." } },
    };
  });
  const czech = compose(own, letter({ kind: "confirmed" }));
  expect(czech.subject).toBe("Hotovo");
  expect(czech.body).toStartWith("Přijďte čtvrtek 26. listopadu v 11:00.");
  const polish = compose(own, letter({ kind: "confirmed", language: "pl" }));
  expect(polish.body).toContain("Państwa wizyta jest potwierdzona");
});

test("B10 a wording that forgot the button still has it", () => {
  const own = office(({ office: settings }) => {
    settings.messages = { "please-confirm": { cs: { text: "Potvrďte." } } };
  });
  expect(compose(own, letter()).body).toContain(CONFIRM.href);
});

test("B10 a line whose only placeholder is empty disappears, a separator goes with what is missing", () => {
  expect(text("Číslo: {number}\nKam: {place}, {room}", { place: "Náves 1" })).toBe("Kam: Náves 1");
  expect(text("Kam: {place}, {room}", { place: "Náves 1", room: "2" })).toBe("Kam: Náves 1, 2");
  expect(text("A\n\n{number}\n\nB", {})).toBe("A\n\nB");
});

test("B10 an unknown placeholder is left out, and can be refused before it is saved", () => {
  expect(text("Dobrý den {nonsense}, přijďte {when}.", { when: "zítra" })).toBe("Dobrý den, přijďte zítra.");
  expect(wordingFaults("confirmed", "{nonsense} {code}")).toEqual({
    unknown: ["nonsense"],
    missing: ["when"],
  });
  expect(wordingFaults("please-confirm", "do {deadline}").missing).toEqual(["button", "code"]);
  expect(placeholdersOf("confirmed").all).not.toContain("deadline");
});

test("S9 a value in braces is not filled again", () => {
  expect(text("{reason} {code}", { reason: "{code}", code: "1" })).toBe("{code} 1");
});

const skeleton = (html: string) => html.match(/<[a-z/!][^>]*>/g);

const NAUGHTY = [
  `<script>alert(1)</script>`,
  `"><img src=x onerror=alert(1)>`,
  `' onmouseover='x`,
  "a\r\nBcc: everybody@example.org",
  "a\u0000b\u0007c",
  "\u202Eobrácený",
  "{when}{code}",
  "𝕳𝖆̷̢𝖏 👩‍👩‍👧 Žluťoučký",
];

test("S9 whatever stands in a value, the mail has no element or attribute of its making and the subject is one line", () => {
  const plain = compose(office(), letter());
  for (const naughty of NAUGHTY) {
    const values = Object.fromEntries(
      Object.entries(VALUES).map(([name, value]) => [name, name.endsWith("Link") ? value : naughty]),
    );
    const { subject, parts } = compose(office(), letter({ values }));
    expect(skeleton(parts.html)).toEqual(skeleton(plain.parts.html));
    expect(subject).not.toMatch(/[\p{Cc}\u202E]/u);
  }
});

test("S9 a link leads to the web or nowhere", () => {
  for (const href of [
    "javascript:alert(1)",
    "data:text/html,x",
    'http://a.example/" onclick="x',
    " http://a.example",
    "",
  ]) {
    const values = { ...VALUES, cancelLink: `${href}`, privacyLink: "" };
    const { parts, body } = compose(office(), letter({ values, button: { label: "x", href } }));
    const inMail = [...parts.html.matchAll(/href="([^"]*)"/g)].map(([, to]) => to);
    expect(inMail.filter((to) => to !== "http://a.example")).toEqual([]);
    expect(body).not.toContain("javascript:");
  }
});

test("S9 a header value loses line ends and control characters", () => {
  expect(oneLine("a\r\nBcc: b\u0000\u2028c ")).toBe("a Bcc: b c");
});

test("M4 a text message keeps its diacritics while they cost nothing and loses them where they cost a part", () => {
  expect(smsText("Kód 502718, přepážka 3.")).toBe("Kód 502718, přepážka 3.");
  const long = "Městský úřad Lhota: termín čtvrtek 26. listopadu v 11:00 potvrďte do 14:35. Kód 502718";
  expect(smsText(long)).toBe(
    "Mestsky úrad Lhota: termin ctvrtek 26. listopadu v 11:00 potvrdte do 14:35. Kod 502718".replace("úrad", "urad"),
  );
  expect(smsText(`${"ż".repeat(60)} łódź €  § „ano“ …`)).toBe(`${"z".repeat(60)} lodz € § "ano" ...`);
  expect(smsText("ш".repeat(90))).toBe("ш".repeat(90));
});

test("M4 every standard text message but the Ukrainian fits one part without its links", () => {
  for (const kind of MESSAGE_KINDS)
    for (const language of ["cs", "pl", "en"] as const) {
      const { button: _, ...bare } = letter({
        kind,
        language,
        channel: "sms",
        values: {
          when: "čt 26. 11. v 11:00",
          code: "502718",
          deadline: "14:35",
          number: "103",
          service: "Občanský průkaz",
          reason: "nemoc",
        },
      });
      const { body } = compose(office(), bare);
      expect([kind, language, body.length <= 160, body]).toEqual([kind, language, true, body]);
    }
});
