import { describe, expect, test } from "bun:test";
import { privacyPage } from "../../src/booking/privacy.ts";
import { LANGUAGES, type Language } from "../../src/platform/language.ts";
import type { OfficeFile } from "../../src/office/office-file.ts";
import type { MailSetting, SmsSetting } from "../../src/transport-settings.ts";
import { cs } from "../../src/wording/cs.ts";
import { en } from "../../src/wording/en.ts";
import { pl } from "../../src/wording/pl.ts";
import { uk } from "../../src/wording/uk.ts";
import { sceneAt } from "../samples/booking.ts";
import { openApp } from "../support/app.ts";
import { fakeResend } from "../support/fake-resend.ts";
import { lhota } from "../support/cast.ts";

/** The notice says what is so in this installation, and not what is so in another (P4). */

const WORDS = { cs, pl, en, uk };

/** Each way by which messages can leave, so that a new one is not forgotten here: the type would miss it. */
const MAIL: Record<MailSetting["by"], { readonly processor: string | null }> = {
  resend: { processor: "Resend" },
  smtp: { processor: null },
};
const SMS: Record<SmsSetting["by"], { readonly processor: string | null }> = {
  gammu: { processor: null },
  android: { processor: null },
  smsapi: { processor: "SMSAPI" },
  smsbrana: { processor: "SMSbrána" },
};

const noticeOf = (transports: readonly string[], file: OfficeFile = lhota(), language: Language = "cs") => {
  const words = WORDS[language].privacy;
  const { sections } = privacyPage(sceneAt("/privacy", { file, language }), { words, transports });
  const under = (heading: string) => sections.find((section) => section.heading === heading)?.text ?? "";
  return { words, under, all: sections.map(({ heading, text }) => `${heading}\n${text}`).join("\n") };
};

describe("by whom messages go", () => {
  test("P4 each transport is named, one of another company as a processor with its name, in every language", () => {
    for (const language of LANGUAGES)
      for (const [kind, ways] of [
        ["emailBy", MAIL],
        ["smsBy", SMS],
      ] as const)
        for (const [by, { processor }] of Object.entries(ways)) {
          const { words, under } = noticeOf([by], lhota(), language);
          const who = under(words.processors);
          const said: Readonly<Record<string, string>> = words[kind];
          expect([by, who.includes(said[by] ?? "?")]).toEqual([by, true]);
          expect([by, who.includes(processor ?? said[by] ?? "?")]).toEqual([by, true]);
          expect([by, who.includes(words.nobodyElse)]).toEqual([by, processor === null]);
          expect([by, who.includes(said["none"] ?? "?")]).toEqual([by, false]);
          expect(who).toContain(words.carried);
        }
  });

  test("P4 without a transport nothing is said to leave; a company the office named is the processor", () => {
    const { words, under } = noticeOf([]);
    for (const said of [words.emailBy.none, words.smsBy.none, words.ownSystem, words.nobodyElse])
      expect(under(words.processors)).toContain(said);
    expect(under(words.processors)).not.toContain(words.carried);
    const run = noticeOf(
      [],
      lhota((office) => (office.office.privacy.processor = "Provozní s. r. o.")),
    );
    expect(run.under(words.processors)).toContain("Provozní s. r. o.");
    expect(run.under(words.processors)).not.toContain(words.ownSystem);
    expect(run.under(words.processors)).not.toContain(words.nobodyElse);
  });

  test("P4 the running office tells of the transport it was started with, and never of its key", async () => {
    const resend = fakeResend();
    const environment = { OKENKO_MAIL: "resend:re_tajny_klic", OKENKO_RESEND_URL: resend.url };
    const app = await openApp({ environment });
    const notice = await (await app.visitor().get("/privacy")).text();
    expect(notice).toContain("Plus Five Five");
    expect(notice).not.toContain("re_tajny_klic");
    await app.stop();
    await resend.close();
  });
});

describe("what is kept", () => {
  const { words } = noticeOf([]);

  test("P4 what the office has switched off is not spoken of, and what it has on is", () => {
    const changes: [string, (office: OfficeFile) => void][] = [
      [
        words.waiting,
        (office) => office.services.forEach((each) => each.booking && (each.booking.waitlistMinutes = null)),
      ],
      [words.near, (office) => office.locations.forEach((each) => (each.tellNear = []))],
      [words.booking, (office) => (office.plans = [])],
    ];
    const full = lhota((office) => {
      for (const { booking } of office.services) if (booking !== null) booking.waitlistMinutes = 30;
    });
    for (const [heading, off] of changes) {
      expect([heading, noticeOf([], full).under(heading) !== ""]).toEqual([heading, true]);
      const without = structuredClone(full);
      off(without);
      expect([heading, noticeOf([], without).under(heading)]).toEqual([heading, ""]);
    }
  });

  test("P4 without counters there is no word of tickets, notes and being told when it is near", () => {
    const without = noticeOf(
      [],
      lhota((office) => (office.counters = [])),
    );
    for (const heading of [words.tickets, words.notes, words.near]) expect(without.under(heading)).toBe("");
    for (const heading of [words.tickets, words.notes, words.near]) expect(noticeOf([]).under(heading)).not.toBe("");
  });

  test("P4 S3 texts that can come are told of wherever a transport hears, and booking by them only where it is on", () => {
    expect(noticeOf([]).under(words.texts)).toBe("");
    expect(noticeOf(["smtp"]).under(words.texts)).toBe("");
    for (const by of Object.keys(SMS)) expect(noticeOf([by]).under(words.texts)).toBe(words.textsText);
    const booking = lhota((office) => {
      const [service] = office.services;
      if (service !== undefined) service.smsWord = "OP";
      office.office.sms.booking = { offerMinutes: null } as never;
    });
    expect(noticeOf([], booking).under(words.texts)).toContain(words.textsBooking);
  });

  test("A4 P4 how long is the office's own number of days, and none is right after the visit", () => {
    const days = (count: number) =>
      noticeOf(
        [],
        lhota((office) => (office.office.privacy.eraseAfterDays = count)),
      );
    expect(days(3).under(words.booking)).toContain("nejpozději 3 dny po návštěvě");
    expect(days(3).under(words.notes)).toContain("nejpozději 3 dny po návštěvě");
    expect(days(0).under(words.booking)).toContain("hned po návštěvě");
    expect(days(0).all).not.toContain("0 dní");
  });

  test("P4 only what a service asks for is said to be asked for, and a code only where one is given", () => {
    const bare = lhota((office) => {
      for (const { booking } of office.services) {
        if (booking === null) continue;
        booking.fields = { name: "off", company: "off", email: "required", phone: "off", phoneOrEmail: false };
        booking.arrival = { mode: "automatic" } as never;
        booking.number = { known: "booking", from: "slot" } as never;
      }
    });
    const notice = privacyPage(sceneAt("/privacy", { file: { ...lhota(), services: bare.services } }), {
      words,
      transports: [],
    });
    const said = notice.sections.find(({ heading }) => heading === words.booking)?.text ?? "";
    expect(said).toContain(`Ptáme se na: ${words.data.email}.`);
    expect(said).not.toContain(words.bookingCode);
    expect(noticeOf([]).under(words.booking)).toContain(words.bookingCode);
  });

  test("P4 one may complain to the authority of the office's own country", () => {
    for (const country of ["CZ", "PL", "SK"] as const) {
      const notice = noticeOf(
        [],
        lhota((office) => (office.office.country = country)),
      );
      expect(notice.under(words.rights)).toContain(words.authorities[country]);
    }
  });
});
