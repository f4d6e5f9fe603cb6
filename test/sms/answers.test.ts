import { afterEach, describe, expect, test } from "bun:test";
import { smsParts } from "../../src/messaging/sms-parts.ts";
import { book } from "../../src/reservations/actions.ts";
import { reservationById } from "../../src/reservations/queries.ts";
import { emptyDue } from "../../src/messaging/store.ts";
import { reservationJobs } from "../../src/reservations/jobs.ts";
import { at } from "../support/clock.ts";
import { SECOND_VISITOR, VISITOR } from "../support/cast.ts";
import { lhotaBySms, openTexting, OTHER, PHONE, TWIN, type TextingHouse } from "./texting.ts";

let house: TextingHouse;
afterEach(async () => {
  expect(house.faults).toEqual([]);
  await house.close();
});

const codeOf = async () => (await house.reservations()).at(-1)?.code ?? "none";
const stateOf = async () => (await house.reservations()).at(-1)?.state;
const staffTexts = () => house.store.raw.query("SELECT text, reason FROM arrival_sms WHERE state = 'staff'").all();

describe("S2 cancelling by a text message", () => {
  test("S2 the code from the number that booked cancels; the place is free at once, and the second time it is not there", async () => {
    house = await openTexting();
    await house.ask("OBJ ZOP 26.11. 9:00 NOVAK");
    const code = await codeOf();
    expect(await house.ask(`zrus ${code.slice(0, 3)} ${code.slice(3)}`)).toBe(
      "Zrusili jsme termin ct 26.11. 9:00, OP zadost. Objednani znovu: OBJ ZOP NOVAK.",
    );
    expect(await stateOf()).toBe("cancelled");
    expect(await house.ask(`RUS ${code}`)).toBe("Takový termín k tomuhle číslu nemáme.");
  });

  test("S2 a wrong number and a wrong code get the very same answer, and nothing is cancelled", async () => {
    house = await openTexting();
    await house.ask("OBJ ZOP 26.11. 9:00 NOVAK");
    const code = await codeOf();
    const wrong = code === "111111" ? "222222" : "111111";
    await house.send("HELP", OTHER);
    await house.send("HELP", TWIN);
    const answers = [
      await house.ask(`STORNO ${wrong}`),
      await house.ask(`STORNO ${code}`, OTHER),
      await house.ask(`STORNO ${code}`, TWIN), // the same last nine digits
    ];
    expect(new Set(answers)).toEqual(new Set(["Takový termín k tomuhle číslu nemáme."]));
    expect(await stateOf()).toBe("confirmed");
  });

  test("S3 a reservation made on the web is cancelled from its own phone, and its e-mail gets the notice", async () => {
    house = await openTexting();
    const order = {
      planId: "doklady",
      startsAt: at("2026-11-26T09:00:00"),
      serviceId: "op",
      persons: 1,
      language: "cs",
    } as const;
    const rest = { source: "staff", formId: null, staffId: "jana" } as const;
    const { reservation } = await house.works.write((work) =>
      book(work, { ...order, ...rest, client: { ...VISITOR, phone: PHONE } }),
    );
    const said = await house.send(`ZRUS ${reservation.code}`);
    expect(said.map(({ kind, channel, to }) => [kind, channel, to])).toEqual(
      expect.arrayContaining([
        ["sms-cancelled", "sms", PHONE],
        ["cancelled-by-client", "email", VISITOR.email],
      ]),
    );
    const after = await house.works.read((reader) => reservationById(reader, reservation.id));
    expect(after?.state).toBe("cancelled");
    const other = await house.works.write((work) => book(work, { ...order, ...rest, client: SECOND_VISITOR }));
    expect(await house.ask(`ZRUS ${other.reservation.code}`)).toBe("Takový termín k tomuhle číslu nemáme.");
  });

  test("S2 a text of which parts are missing cancels nothing and books nothing; a person reads it", async () => {
    house = await openTexting();
    await house.ask("OBJ ZOP 26.11. 9:00 NOVAK");
    const code = await codeOf();
    house.store.raw.run(
      "CREATE TRIGGER torn AFTER INSERT ON arrival_sms BEGIN UPDATE arrival_sms SET is_whole = 0 WHERE id = NEW.id; END",
    );
    expect(await house.send(`ZRUS ${code}`)).toEqual([]);
    expect(await house.send("OBJ ZOP MALY")).toEqual([]);
    expect(await stateOf()).toBe("confirmed");
    expect(await house.reservations()).toHaveLength(1);
    expect(staffTexts()).toHaveLength(2);
  });
});

describe("S2 free times and help", () => {
  test("S2 free times of a day, at most eight spread over it, and without a day of the nearest three", async () => {
    house = await openTexting();
    await house.send("HELP");
    expect(await house.ask("VOLNO ZOP 26.11.")).toBe(
      "OP zadost, volno: ct 26.11. 8:00, 9:00, 9:30, 10:30, 11:00, 12:00, 12:30, 13:30. Objednani: OBJ ZOP 26.11. 8:00 NOVAK.",
    );
    const nearest = await house.ask("OBJ VOLNO ZOP");
    expect(nearest).toBe(
      "OP zadost, volno: ut 24.11. 8:00, 11:00, 13:30, st 25.11. 8:00, 11:00, 13:30, ct 26.11. 8:00, 13:30. " +
        "Objednani: OBJ ZOP 24.11. 8:00 NOVAK.",
    );
    expect(smsParts(nearest).parts.length).toBeLessThanOrEqual(2);
  });

  test("S2 a day with nothing free says why and names the nearest", async () => {
    house = await openTexting();
    await house.send("HELP");
    expect(await house.ask("VOLNO ZOP 28.11.")).toContain("So 28.11. se neobjednava. Volno: po 30.11. 8:00");
    for (const time of ["8:00", "9:00", "10:00", "11:00"]) await house.ask(`OBJ POB 25.11. ${time} A`, OTHER);
    expect(await house.ask("VOLNO POB 25.11.")).toContain("St 25.11. je plno. Volno: ct 26.11. 8:00");
  });

  test("S2 what is offered as free can be booked just so", async () => {
    house = await openTexting();
    const offered = /Objednani: (OBJ [^.]+\.\d+\. [\d:]+ NOVAK)/.exec(await house.ask("VOLNO ZOP"))?.[1] ?? "";
    expect(await house.ask(offered)).toContain("Objednano");
  });

  test("S2 help tells how to book, ask and cancel, in one part; the words may be the office's own", async () => {
    house = await openTexting(
      lhotaBySms((office) => {
        if (office.office.sms.booking !== null) office.office.sms.booking.words.book = ["TERMIN"];
      }),
    );
    for (const word of ["HELP", "Pomoc?", "TERMIN HELP"]) {
      const [said] = await house.send(word, `+42077700010${word.length % 10}`);
      expect(said?.kind).toBe("sms-help");
      expect(said?.text).toContain(
        "Objednani: TERMIN ZOP 24.11. 13:30 NOVAK, nejblizsi: TERMIN ZOP NOVAK. Volno: VOLNO ZOP. Zruseni: ZRUS kod. Zkratky: ZOP, ZCP, POB.",
      );
    }
  });
});

describe("S3 who is answered, and how often", () => {
  test("S3 what is not understood gets a short help once, and a person reads it every time", async () => {
    house = await openTexting();
    const [said] = await house.send("Dobry den, kdy mate otevreno?");
    expect(said?.kind).toBe("sms-help");
    expect(said?.text).toStartWith("Nerozumeli jsme, zpravu si precte clovek. Objednani: OBJ ZOP");
    expect(await house.send("Dobry den, kdy mate otevreno?")).toEqual([]);
    expect(await house.send("Haló?")).toEqual([]);
    expect(staffTexts()).toHaveLength(3);
  });

  test("S3 where nothing is offered a yes answers something else: a person reads it, and it makes no deed", async () => {
    house = await openTexting();
    const [said] = await house.send("Ano");
    expect(said?.text).toStartWith("Nerozumeli jsme, zpravu si precte clovek.");
    expect(staffTexts()).toEqual([{ text: "Ano", reason: "unknown" }]);
  });

  test("S3 the privacy notice is linked in the first answer to a number and in no other", async () => {
    house = await openTexting();
    const link = "Udaje: http://lhota.example/privacy";
    expect(await house.ask("VOLNO ZOP")).toEndWith(link);
    expect(await house.ask("VOLNO ZCP")).not.toContain("privacy");
    expect(await house.ask("VOLNO ZOP", OTHER)).toEndWith(link);
  });

  test("S3 a sender that is no mobile of a served country is not answered, and nothing is done on its word", async () => {
    house = await openTexting();
    for (const from of ["90230", "T-Mobile", "+15551234567", "+420222123456"])
      expect([from, await house.send("OBJ ZOP NOVAK", from)]).toEqual([from, []]);
    expect(await house.reservations()).toEqual([]);
    expect(staffTexts()).toHaveLength(4);
  });

  test("S3 a machine that writes back whatever it is told gets an end, and books no more than it is answered for", async () => {
    house = await openTexting(
      lhotaBySms((office) => {
        office.office.sms.answers = { perNumberPerDay: 5, perDay: 50, off: [] };
      }),
    );
    let text = "OBJ ZOP NOVAK";
    let answers = 0;
    for (let round = 0; round < 30; round += 1) {
      const said = await house.send(text);
      answers += said.length;
      text = round % 2 === 0 ? (said[0]?.text ?? "OBJ ZOP NOVAK") : "OBJ ZOP NOVAK";
    }
    expect(answers).toBeLessThanOrEqual(5);
    expect((await house.reservations()).length).toBeLessThanOrEqual(5);
  });

  test("S3 an answer the office has switched off is not sent, and what was asked for is done", async () => {
    house = await openTexting(
      lhotaBySms((office) => {
        office.office.sms.answers.off = ["sms-booked"];
      }),
    );
    expect(await house.send("OBJ ZOP NOVAK")).toEqual([]);
    expect(await stateOf()).toBe("confirmed");
  });

  test("S3 the language is the office's own or that of the words used", async () => {
    house = await openTexting();
    await house.send("HELP");
    expect(await house.ask("WOLNE ZOP 26.11.")).toStartWith("OP zadost, wolne: czw 26.11 8:00");
    await house.ask("OBJ ZOP 26.11. 9:00 NOVAK");
    expect(await house.ask(`ANULUJ ${await codeOf()}`)).toStartWith("Odwolano wizyte czw 26.11 9:00");
  });

  test("S2 the office's own words come first, also where nothing is booked by text message", async () => {
    house = await openTexting(
      lhotaBySms((office) => {
        office.office.sms.booking = null;
        office.office.sms.keywords = [{ word: "ODPADY", answer: { cs: "Svoz je ve středu.", pl: "Wywóz w środę." } }];
      }),
    );
    expect(await house.ask("Odpady prosím")).toBe("Svoz je ve středu. Údaje: http://lhota.example/privacy");
    expect(await house.send("OBJ ZOP NOVAK")).toEqual([]);
    expect(await house.reservations()).toEqual([]);
    expect(staffTexts()).toHaveLength(1);
  });
});

describe("M5 A4 how long an answer lives", () => {
  test("M5 an answer is not sent after its slot has begun, nor after a day", async () => {
    house = await openTexting();
    await house.send("OBJ ZOP 24.11. 9:00 A");
    await house.send("OBJ ZOP 27.11. 9:00 B");
    await house.send("VOLNO ZOP");
    const rows = house.store.raw.query("SELECT lane, not_after FROM message ORDER BY created_at, id").all();
    expect(rows).toEqual([
      { lane: 70, not_after: at("2026-11-24T09:00:00") },
      { lane: 70, not_after: at("2026-11-25T07:40:00") },
      { lane: 70, not_after: at("2026-11-25T07:40:00") },
    ]);
  });

  test("A4 the text and its answer are gone with the reservation they were about", async () => {
    house = await openTexting();
    await house.send("OBJ ZOP 26.11. 9:00 Vesna Krásná");
    house.clocks.set("2026-12-02T00:00:00"); // five days after the visit are over
    for (const job of reservationJobs(house.works)) await job.run();
    await house.works.write(emptyDue);
    const left = house.store.raw.query("SELECT body, recipient FROM message WHERE kind = 'sms-booked'").get();
    expect(left).toEqual({ body: null, recipient: null });
    expect(
      house.store.raw.query("SELECT 1 FROM arrival_sms WHERE body LIKE '%Vesna%' OR text LIKE '%Vesna%'").all(),
    ).toEqual([]);
  });

  test("A4 where data go right after the end, the word of a cancellation can still leave and is empty within the hour", async () => {
    house = await openTexting(
      lhotaBySms((office) => {
        office.office.privacy.eraseAfterDays = 0;
      }),
    );
    await house.send("OBJ ZOP 26.11. 9:00 A");
    const [said] = await house.send(`ZRUS ${await codeOf()}`);
    expect(said).toMatchObject({ kind: "sms-cancelled", state: "queued" });
    const row = house.store.raw
      .query("SELECT erase_at, reservation_id FROM message WHERE kind = 'sms-cancelled'")
      .get();
    expect(row).toEqual({ erase_at: at("2026-11-24T08:40:00"), reservation_id: null });
  });
});
