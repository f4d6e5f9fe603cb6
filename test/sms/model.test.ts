import { expect, test } from "bun:test";
import fc from "fast-check";
import { openTexting, OTHER, PHONE, type TextingHouse } from "./texting.ts";
import { receiveText } from "../../src/messaging/arrivals-actions.ts";
import { answerArrival } from "../../src/sms/answering.ts";
import { arrived, lhotaBySms } from "./texting.ts";

const PHONES = [PHONE, OTHER, "+48501234567", "+420605000111", "90230"];
const word = fc.constantFrom(
  "OBJ",
  "obj",
  "VOLNO",
  "WOLNE",
  "ZRUS",
  "STORNO",
  "HELP",
  "ANO",
  "TAK",
  "NE",
  "ZOP",
  "ZCP",
  "POB",
  "XYZ",
  "Novák",
  "26.11.",
  "25. 11.",
  "2611",
  "28.11.",
  "31.2.",
  "zítra",
  "9:00",
  "9.00",
  "900",
  "08:30",
  "11:00",
  "25:99",
  "v",
  ",",
);
const asked = fc.oneof(
  {
    weight: 6,
    arbitrary: fc
      .tuple(
        fc.constantFrom("OBJ ZOP", "OBJ ZCP", "OBJ POB"),
        fc.constantFrom("", " 25.11. 9:00", " 25.11. 8:30", " 26.11. 10:00"),
      )
      .map((parts) => `${parts.join("")} Novák`),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom("ANO", "NE", "VOLNO ZOP", "VOLNO POB 25.11.", "HELP", "ZRUS", "ZRUS 123456"),
  },
  { weight: 1, arbitrary: fc.constant("ZRUS CODE") },
  { weight: 3, arbitrary: fc.array(word, { maxLength: 8 }).map((words) => words.join(" ")) },
  { weight: 1, arbitrary: fc.string({ unit: "grapheme", maxLength: 200 }) },
);
const texts = fc.array(fc.tuple(fc.constantFrom(...PHONES), asked), { minLength: 100, maxLength: 100 });

/** B4: no slot ever holds more than it has places, whoever wrote what. */
function overbooked(house: TextingHouse): unknown[] {
  return house.store.raw
    .query(
      `SELECT p.plan_id, p.starts_at, count(*) AS held FROM place p JOIN reservation r ON r.id = p.reservation_id
       WHERE r.state IN ('pending', 'confirmed') GROUP BY p.plan_id, p.starts_at
       HAVING held > CASE p.plan_id WHEN 'pobyt' THEN 1 ELSE 2 END`,
    )
    .all();
}

for (const offerMinutes of [null, 5])
  test(`S3 B4 a thousand random texts never fault and never overbook, ${offerMinutes === null ? "booked at once" : "offered first"}`, async () => {
    await fc.assert(
      fc.asyncProperty(texts, fc.infiniteStream(fc.nat(3)), async (sent, pauses) => {
        const house = await openTexting(
          lhotaBySms((office) => {
            if (office.office.sms.booking !== null) office.office.sms.booking.offerMinutes = offerMinutes;
          }),
        );
        try {
          for (const [from, text] of sent) {
            const codes = text.includes("CODE") ? (await house.reservations()).flatMap(({ code }) => code ?? []) : [];
            const real = text.replace("CODE", codes[0] ?? "000000");
            const id = await house.works.write((work) => receiveText(work, arrived(real, from)));
            await house.works.write(async (work) => {
              if (house.store.raw.query("SELECT 1 FROM arrival_sms WHERE id = ? AND state = 'new'").get(id) !== null)
                await answerArrival(work, id);
            });
            house.clocks.move((pauses.next().value ?? 0) * 60_000);
          }
          expect(overbooked(house)).toEqual([]);
          expect(house.store.raw.query("SELECT 1 FROM arrival_sms WHERE state = 'new'").all()).toEqual([]);
          const one = house.store.raw
            .query(
              "SELECT reservation_id FROM message WHERE kind = 'sms-booked' GROUP BY reservation_id HAVING count(*) > 1",
            )
            .all();
          expect(one).toEqual([]); // each booking is told once
        } finally {
          await house.close();
        }
      }),
      { numRuns: 10 },
    );
  }, 120_000);
