import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import { PHONE, openTexting, type TextingHouse } from "./texting.ts";

let house: TextingHouse;
beforeAll(async () => {
  house = await openTexting(undefined, "2026-11-24T07:40:00");
});
afterAll(() => house.close());

/** Each as somebody in another town would write it; all ask for Thursday 26 November at 9:00, by their own phone. */
const WAYS = [
  ["Trutnov", "OBJ ZOP 26.11. 9:00 NOVAK"],
  ["Vizovice", "obj zop 26.11. 9:00 novák"],
  ["Kostelec", "Obj Zop 26.11 9.00 Novák"],
  ["Vestec", "OBJ ZOP 26. 11. 9:00 Novák Jan"],
  ["Chomutov", "OBJ  ZOP   26.11.2026   09:00   NOVAK"],
  ["Brno", "OBJ ZOP 26. 11. 2026 9.00 Nováková Jana"],
  ["Praha 7", "OBJ: ZOP, 26.11., 9:00, Novák"],
  ["Ostrava", "OBJ ZOP 2611 0900 NOVAK"],
  ["Plzeň", "OBJ ZOP 26/11 9:00 NOVAK"],
  ["Olomouc", "OBJ ZOP 26-11 900 NOVAK"],
  ["Liberec", "OBJ ZOP 2026-11-26 9:00 NOVAK"],
  ["Zlín", "OBJ ZOP 26.11. v 9:00 NOVAK"],
  ["Tábor", "OBJ ZOP pozítří 9:00 NOVAK"],
  ["Písek", "OBJ ZOP 26.11. 9h NOVAK"],
  ["Jihlava", "OBJ ZOP 26.11. v 9 hod NOVAK"],
  ["Cieszyn", "OBJ ZOP pojutrze o 9:00 KOWALSKI"],
  ["Karviná", "„OBJ ZOP 26.11. 9:00 NOVAK“"],
  ["Znojmo", "\u0000OBJ\u00A0ZOP\u00A026.11.\u00A09:00\u00A0NOVAK\u0000"],
  ["Děčín", "OBJ ZOP\n26.11.\n9:00\nNOVAK"],
  ["Most", "Óbj žop 26.11. 9:00 Novák"],
] as const;

describe("S3 the same wish in twenty ways", () => {
  for (const [index, [town, text]] of WAYS.entries())
    test(`S3 ${town} is understood`, async () => {
      const phone = PHONE.slice(0, -2) + String(10 + index);
      const before = (await house.reservations()).length;
      const [said] = await house.send(text, phone);
      expect(said?.kind).toBe("sms-booked");
      const booked = (await house.reservations()).filter(({ client }) => client?.phone === phone);
      expect(booked).toHaveLength(1);
      expect(booked[0]).toMatchObject({ day: "2026-11-26", time: "09:00", serviceId: "op" });
      expect((await house.reservations()).length).toBe(before + 1);
      await house.send(`zruš ${booked[0]?.code}`, phone); // the next one wants the same place
      expect(house.faults).toEqual([]);
    });
});
