import { describe, expect, test } from "bun:test";
import { compose } from "../../src/messaging/letter.ts";
import { smsParts } from "../../src/messaging/sms-parts.ts";
import { MESSAGE_KINDS } from "../../src/office/message-kinds.ts";
import type { Office } from "../../src/office/office.ts";
import { PRESETS, presetText } from "../../src/office/presets.ts";
import { readOfficeFile } from "../../src/office/read-office-file.ts";
import { addDays, day, type TimeOfDay } from "../../src/platform/civil.ts";
import { instant } from "../../src/platform/clock.ts";
import type { Language } from "../../src/platform/language.ts";
import type { Reservation } from "../../src/reservations/reservation.ts";
import { placeSaid } from "../../src/sms/place-said.ts";
import { serviceSaid } from "../../src/sms/services.ts";
import { timeSaid, timesSaid } from "../../src/sms/times.ts";
import { sms as cs } from "../../src/wording/cs/sms.ts";
import { sms as en } from "../../src/wording/en/sms.ts";
import { sms as pl } from "../../src/wording/pl/sms.ts";
import { sms as uk } from "../../src/wording/uk/sms.ts";

const REASONS = { cs, pl, en, uk };
const KINDS = MESSAGE_KINDS.filter((kind) => kind.startsWith("sms-"));
const LATE = day("2026-11-25"); // a Wednesday: long in each language
const TIME = "11:30" as TimeOfDay;
const LIST = "ZOP, VOP, ZCP, VCP, TP, RZV";
const PRIVACY = "https://okenko.nejdelsi-mesto.cz/privacy";

/** The longest a citizen of this office can be told, of each of its plans' services. */
function* worst(office: Office, language: Language): Generator<{ kind: (typeof KINDS)[number]; body: string }> {
  const t = REASONS[language];
  const when = timeSaid(LATE, TIME, language);
  const example = "OBJ ZOP 25.11. 11:30 NOVAK";
  const reasons = [
    t.taken(when),
    t.noSuchTime(when),
    t.closedDay(when),
    t.full(when),
    t.tooLate(when),
    t.tooFar(when),
    t.fullWeek,
    t.nothingFree,
    `${t.taken(when)} ${t.nothingFree}`,
  ];
  const refusals = [
    t.tooMany,
    t.unknownService(LIST),
    t.notFound,
    t.ended,
    t.noOffer,
    t.unavailable,
    t.missing.service(LIST, example),
    t.missing.when(example),
    t.missing.name(example),
    t.missing.code("ANULUJ kod"),
  ];
  const times = (days: number, each: number) =>
    timesSaid(
      Array.from({ length: days }, (_, on) =>
        Array.from({ length: each }, (_, index) => ({
          day: addDays(LATE, on),
          time: `1${index}:30` as TimeOfDay,
          startsAt: instant(0),
          planId: "",
          locationId: "",
        })),
      ).flat(),
      language,
    );
  for (const plan of office.plans)
    for (const id of plan.services) {
      const service = office.services.find((each) => each.id === id);
      if (service === undefined) continue;
      const at = { locationId: plan.location, planId: plan.id } as Reservation;
      const base = {
        ...placeSaid(office, at, language),
        service: serviceSaid(office, service, language),
        when,
        day: when,
        time: TIME,
        example,
        shortExample: "OBJ ZOP NOVAK",
        freeExample: "VOLNO ZOP",
        services: LIST,
        privacyLink: PRIVACY,
        cancelText: "ANULUJ 482913",
        yes: "ANO",
        no: "NIE",
        deadline: "11:40",
        code: "482913",
        window: "11:15-11:45",
        number: "",
        answer: "Sběrný dvůr má otevřeno ve středu.",
      };
      const say = (kind: (typeof KINDS)[number], more: Record<string, string>) => ({
        kind,
        body: compose(office, {
          kind,
          channel: "sms",
          recipient: "",
          language,
          values: { ...base, ...more },
          notAfter: instant(0),
          eraseAt: instant(0),
        }).body,
      });
      yield say("sms-booked", {});
      yield say("sms-booked", { code: "", window: "", number: "M104" });
      yield say("sms-offered", {});
      yield say("sms-cancelled", {});
      yield say("sms-keyword", {});
      yield say("sms-free", { times: times(2, 4) });
      for (const reason of ["", t.notUnderstood]) yield say("sms-help", { reason });
      for (const reason of reasons) yield say("sms-taken", { reason, times: times(2, 2) });
      for (const reason of [...reasons, ...refusals]) yield say("sms-refused", { reason });
    }
}

function officeOf(preset: (typeof PRESETS)[number]): Office {
  const read = readOfficeFile(presetText(preset));
  if (!("office" in read)) throw new Error(preset);
  return { ...read.office, version: 1 };
}

describe("M4 S1 the answers of every town", () => {
  for (const preset of PRESETS)
    test(`M4 ${preset}: at most two parts, with the privacy notice and in Czech and Polish in the plain alphabet`, () => {
      const office = officeOf(preset);
      const told = new Set<string>();
      for (const language of ["cs", "pl"] as const)
        for (const { kind, body } of worst(office, language)) {
          told.add(kind);
          const { alphabet, parts } = smsParts(body);
          expect([kind, language, parts.length <= 2, body]).toEqual([kind, language, true, body]);
          expect(parts.length === 1 || alphabet === "gsm-7").toBe(true);
        }
      expect([...told].toSorted()).toEqual([...KINDS].toSorted());
    });

  test("M4 after the first answer a booking's is one part in Trutnov", () => {
    const office = officeOf("trutnov");
    for (const language of ["cs", "pl"] as const)
      for (const { kind, body } of worst(office, language))
        if (kind === "sms-booked")
          expect([body, smsParts(body.replace(/ (Udaje|Dane): \S+$/, "")).parts.length]).toEqual([body, 1]);
  });

  test("M4 in English two parts at most, in Ukrainian three with the privacy notice", () => {
    const office = officeOf("trutnov");
    for (const { body } of worst(office, "en")) expect([body, smsParts(body).parts.length <= 2]).toEqual([body, true]);
    for (const { body } of worst(office, "uk")) expect([body, smsParts(body).parts.length <= 3]).toEqual([body, true]);
  });

  test("M4 in Ukrainian, whose letters fill a part twice as fast, two parts after the first answer; only help takes three", () => {
    for (const preset of PRESETS)
      for (const { kind, body } of worst(officeOf(preset), "uk")) {
        const later = smsParts(body.replace(/ Дані: \S+$/, "")).parts.length;
        expect([body, later <= (kind === "sms-help" ? 3 : 2)]).toEqual([body, true]);
      }
  });
});
