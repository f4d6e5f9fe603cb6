import { afterEach, describe, expect, test } from "bun:test";
import { smsParts } from "../../src/messaging/sms-parts.ts";
import { offerByStaff } from "../../src/reservations/actions.ts";
import { bookableTimes } from "../../src/reservations/queries.ts";
import { day } from "../../src/platform/civil.ts";
import { receiveText } from "../../src/messaging/arrivals-actions.ts";
import { answerArrival } from "../../src/sms/answering.ts";
import { at } from "../support/clock.ts";
import { arrived, lhotaBySms, openTexting, OTHER, PHONE, TWIN, type TextingHouse } from "./texting.ts";

let house: TextingHouse;
afterEach(async () => {
  expect(house.faults).toEqual([]);
  await house.close();
});

const only = async () => {
  const all = await house.reservations();
  expect(all).toHaveLength(1);
  return all[0];
};
const living = async () =>
  (await house.reservations()).filter(({ state }) => state === "confirmed" || state === "pending");

describe("S1 booking by a text message", () => {
  test("S1 B7 a named slot is booked at once; the one answer tells the slot, the place and the code", async () => {
    house = await openTexting();
    const said = await house.ask("OBJ ZOP 26.11. 9:00 Vesna Krásná");
    const booked = await only();
    expect(booked).toMatchObject({
      state: "confirmed",
      source: "sms",
      serviceId: "op",
      day: "2026-11-26",
      time: "09:00",
    });
    expect(booked?.client).toMatchObject({ name: "Vesna Krásná", phone: PHONE, email: "" });
    const code = booked?.code ?? "none";
    expect(said).toBe(
      `Objednano ct 26.11. 9:00, OP zadost. Naves 1, Lhota, prizemi. Kod ${code} pro tiskarnu listku 8:45-9:15. ` +
        `Zruseni: ZRUS ${code}. Udaje: http://lhota.example/privacy`,
    );
  });

  test("S1 without a day and time it is the nearest free slot, and the next one gets the next", async () => {
    house = await openTexting();
    for (const time of ["08:00", "08:00", "08:30"]) {
      await house.ask("OBJ ZOP NOVAK");
      expect((await house.reservations()).at(-1)).toMatchObject({ day: "2026-11-24", time });
    }
  });

  test("S1 nothing free within a week: nothing is booked, and the nearest free times are told", async () => {
    house = await openTexting(
      lhotaBySms((office) => {
        const plan = office.plans.find(({ id }) => id === "doklady");
        for (const rule of plan?.weekly ?? []) rule.validFrom = day("2026-12-02");
      }),
    );
    expect(await house.ask("OBJ ZOP NOVAK")).toContain(
      "Do tydne neni volno. Volno: st 2.12. 8:00, 13:30, ct 3.12. 8:00",
    );
    expect(await house.reservations()).toEqual([]);
    house.clocks.set("2026-11-25T07:40:00");
    expect(await house.ask("OBJ ZOP NOVAK")).toContain("Objednano st 2.12. 8:00"); // the seventh day on is inside
  });

  test("S1 a taken slot is answered with the nearest free ones of its day, and nothing is booked", async () => {
    house = await openTexting();
    await house.ask("OBJ ZOP 26.11. 9:00 A", PHONE);
    await house.ask("OBJ ZCP 26.11. 9:00 B", OTHER);
    expect(await house.ask("OBJ ZOP 26.11. 9:00 C", "+420777000111")).toContain(
      "Ct 26.11. 9:00 uz je obsazeno. Volno: ct 26.11. 8:00, 8:30, 9:30, 10:00. Objednani: OBJ ZOP 26.11. 8:00 NOVAK",
    );
    expect(await house.reservations()).toHaveLength(2);
  });

  test("S1 a time that is none, a closed day, a day too far and one that is over each say so", async () => {
    house = await openTexting();
    expect(await house.ask("OBJ ZOP 26.11. 9:10 A")).toContain(
      "Ct 26.11. 9:10 se neobjednava. Volno: ct 26.11. 8:30, 9:00",
    );
    expect(await house.ask("OBJ ZOP 28.11. 9:00 A")).toContain("So 28.11. se neobjednava. Volno: po 30.11. 8:00");
    expect(await house.ask("OBJ ZOP 24.2. 9:00 A")).toContain(
      "Objednat se jde nejdal na so 23.1. Volno: ut 24.11. 8:00",
    );
    house.clocks.set("2026-11-24T10:00:00");
    expect(await house.ask("OBJ ZOP 24.11. 9:00 A")).toContain(
      "Na ut 24.11. 9:00 uz se objednat neda. Volno: ut 24.11. 10:30",
    );
    expect(await house.reservations()).toEqual([]);
  });

  test("S1 an unknown abbreviation is answered with those there are, and what is missing is named", async () => {
    house = await openTexting();
    expect(await house.ask("OBJ OBCANKA NOVAK")).toContain("Tuhle zkratku nezname. Plati: ZOP, ZCP, POB.");
    expect(await house.ask("OBJ")).toContain(
      "Chybí zkratka (ZOP, ZCP, POB). Napište".normalize("NFD").replaceAll(/\p{M}/gu, ""),
    );
    expect(await house.ask("OBJ ZOP 26.11. 9:00")).toStartWith("Chybí jméno. Napište třeba OBJ ZOP 24.11. 13:30");
    expect(await house.ask("OBJ ZOP 26.11. NOVAK")).toStartWith("Dnu nebo času nerozumíme. Napište třeba OBJ ZOP");
    expect(await house.ask("OBJ ZOP 1011 NOVAK")).toStartWith("Dnu nebo času nerozumíme.");
    expect(await house.ask("ZRUS")).toBe("Chybí kód, má šest číslic. Napište ZRUS kód");
    expect(await house.reservations()).toEqual([]);
  });

  test("B9 where the number is known at booking the answer tells it, and no code for a kiosk that asks for none", async () => {
    house = await openTexting();
    const said = await house.ask("OBJ POB 25.11. 8:00 Jan");
    expect(said).toContain("Objednano st 25.11. 8:00, Trvaly pobyt. Naves 1, Lhota, prizemi. Cislo 101. Zruseni: ZRUS");
    expect(said).not.toContain("Kod");
  });

  test("B3 the limits of the contact hold for the number", async () => {
    house = await openTexting(
      lhotaBySms((office) => {
        for (const service of office.services) if (service.booking !== null) service.booking.activePerContact = 1;
      }),
    );
    await house.ask("OBJ ZOP NOVAK");
    expect(await house.ask("OBJ ZOP 26.11. 9:00 NOVAK")).toBe(
      "Na tohle číslo už je objednáno, víc termínů naráz nejde.",
    );
    expect(await house.ask("OBJ ZOP 26.11. 9:00 MALY", OTHER)).toContain("Objednano");
    expect(await house.reservations()).toHaveLength(2);
  });

  test("B10 reminders and cancellations by the office go to the number too", async () => {
    house = await openTexting(
      lhotaBySms((office) => {
        for (const service of office.services) if (service.booking !== null) service.booking.reminderHours = 24;
      }),
    );
    await house.ask("OBJ ZOP 26.11. 9:00 NOVAK");
    const rows = house.store.raw.query("SELECT remind_at FROM reservation").all();
    expect(rows).toEqual([{ remind_at: at("2026-11-25T09:00:00") }]);
  });
});

describe("S2 offer and answer", () => {
  const offering = () =>
    openTexting(
      lhotaBySms((office) => {
        if (office.office.sms.booking !== null) office.office.sms.booking.offerMinutes = 10;
      }),
    );

  test("S2 a time is offered and held; ANO makes it theirs, with the code, once", async () => {
    house = await offering();
    expect(await house.ask("OBJ ZOP 26.11. 9:00 NOVAK")).toBe(
      "Nabizime ct 26.11. 9:00, OP zadost. Naves 1, Lhota. Do 7:50 odpovezte ANO, jinak termin uvolnime. " +
        "Nechcete-li ho, napiste NE. Udaje: http://lhota.example/privacy",
    );
    expect(await only()).toMatchObject({ state: "pending", confirmBy: at("2026-11-24T07:50:00") });
    expect(house.store.raw.query("SELECT not_after FROM message").all()).toEqual([
      { not_after: at("2026-11-24T07:50:00") },
    ]);
    const said = await house.ask("ano");
    const booked = await only();
    expect(booked?.state).toBe("confirmed");
    expect(said).toContain(`Kod ${booked?.code}`);
    expect(await house.ask("ANO")).toStartWith("Zadny termin pro vas ted nedrzime. Objednani: OBJ ZOP");
    expect(await only()).toMatchObject({ state: "confirmed", code: booked?.code });
  });

  test("S2 ANO takes the newest offer of that very number and nobody else's", async () => {
    house = await offering();
    await house.ask("OBJ ZOP 26.11. 9:00 NOVAK");
    house.clocks.set("2026-11-24T07:41:00");
    await house.ask("OBJ ZOP 26.11. 10:00 NOVAK");
    expect(await house.ask("ANO", TWIN)).toStartWith("Zadny termin pro vas ted nedrzime."); // the same last nine digits
    expect(await house.ask("ANO", OTHER)).toStartWith("Zadny termin pro vas ted nedrzime.");
    expect(await house.ask("Tak")).toContain("Zarezerwowano czw 26.11 10:00");
    expect(await house.ask("ANO")).toContain("ct 26.11. 9:00");
  });

  test("S2 NE lets it go at once; unanswered it runs out to the second, and its place is free", async () => {
    house = await offering();
    await house.ask("OBJ ZOP 26.11. 9:00 NOVAK");
    expect(await house.ask("NE")).toBe(
      "Zrusili jsme termin ct 26.11. 9:00, OP zadost. Objednani znovu: OBJ ZOP NOVAK.",
    );
    expect(await living()).toEqual([]);
    await house.ask("OBJ ZOP 26.11. 9:00 NOVAK");
    house.clocks.set("2026-11-24T07:49:59");
    expect(await living()).toHaveLength(1);
    house.clocks.set("2026-11-24T07:50:00");
    expect(await living()).toEqual([]);
    expect(await house.ask("ANO")).toStartWith("Zadny termin pro vas ted nedrzime.");
    const times = await house.works.read((reader) =>
      bookableTimes(reader, { serviceId: "op", locationId: "naves" }, day("2026-11-26")),
    );
    expect(times.find(({ time }) => time === "09:00")?.free).toBe(2);
  });

  test("B12 another time the office offers instead is taken by ANO too", async () => {
    house = await openTexting();
    await house.ask("OBJ ZOP 26.11. 9:00 NOVAK");
    const old = await only();
    const to = { planId: "doklady", startsAt: at("2026-11-27T10:00:00") };
    const offer = { id: old?.id ?? ("" as never), to, reason: "nemoc", withinMinutes: 60, staffId: "sona" };
    await house.works.write((work) => offerByStaff(work, offer));
    expect(await house.ask("Ano.")).toContain("Objednano pa 27.11. 10:00");
    expect((await living()).map(({ state, day: on }): string[] => [state, on])).toEqual([["confirmed", "2026-11-27"]]);
  });

  test("S3 a person who writes more than ANO or NE is not taken by the word", async () => {
    house = await offering();
    await house.ask("OBJ ZOP 26.11. 9:00 NOVAK");
    await house.send("Ne, děkuji, přijdu osobně");
    expect((await only())?.state).toBe("pending");
  });
});

describe("C6 one text, one deed", () => {
  test("C6 a text that a transport tells twice books once and is answered once", async () => {
    house = await openTexting();
    const twice = { ...arrived("OBJ ZOP NOVAK", PHONE), transport: "gammu", providerId: "17" } as const;
    const first = await house.works.write((work) => receiveText(work, twice));
    expect(await house.works.write((work) => receiveText(work, twice))).toBe(first);
    await house.works.write((work) => answerArrival(work, first));
    const again = house.works.write((work) => answerArrival(work, first));
    expect(again).rejects.toThrow("alreadyEnded");
    await again.catch(() => {});
    await only();
  });

  test("M1 a work that is lost before its end leaves neither booking nor answer, and the next round does both", async () => {
    house = await openTexting();
    const id = await house.works.write((work) => receiveText(work, arrived("OBJ ZOP NOVAK", PHONE)));
    const killed = house.works.write(async (work) => {
      await answerArrival(work, id);
      throw new Error("killed");
    });
    await killed.catch(() => {});
    expect(await house.reservations()).toEqual([]);
    const said = await house.send("HELP", OTHER); // any round reads what waits
    expect(said.map(({ kind }) => kind).toSorted()).toEqual(["sms-booked", "sms-help"]);
    await only();
  });

  test("B4 two texts for the last place: one has it, the other is told what is free", async () => {
    house = await openTexting();
    await house.ask("OBJ ZOP 26.11. 9:00 A", PHONE);
    const ids = [];
    for (const [from, text] of [
      ["+420777000001", "OBJ ZOP 26.11. 9:00 B"],
      ["+420777000002", "OBJ ZCP 26.11. 9:00 C"],
    ] as const)
      ids.push(await house.works.write((work) => receiveText(work, arrived(text, from))));
    await Promise.all(ids.map((id) => house.works.write((work) => answerArrival(work, id))));
    const kinds = (await house.send("HELP", OTHER)).map(({ kind }) => kind);
    expect(kinds).toEqual(["sms-help"]);
    expect(await house.reservations()).toHaveLength(2);
    const said = house.store.raw
      .query("SELECT kind FROM message WHERE kind IN ('sms-booked','sms-taken') ORDER BY kind")
      .all();
    expect(said).toEqual([{ kind: "sms-booked" }, { kind: "sms-booked" }, { kind: "sms-taken" }]);
  });
});

test("M4 no answer here takes more than two parts, and without the privacy notice most take one", async () => {
  house = await openTexting();
  await house.send("HELP");
  for (const text of ["OBJ ZOP NOVAK", "VOLNO ZOP", "OBJ ZOP 26.11. 9:10 A", "OBJ XX A", "ZRUS 111111"]) {
    const { alphabet, parts } = smsParts(await house.ask(text));
    expect([text, parts.length <= 1 || text === "VOLNO ZOP"]).toEqual([text, true]);
    if (parts.length > 1) expect(alphabet).toBe("gsm-7");
  }
});
