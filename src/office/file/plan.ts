import { z } from "zod";
import { WEEKDAYS } from "../../platform/civil.ts";
import { date, id, idOf, ownId, places, text, time } from "./values.ts";

const everyMinutes = {
  from: time.describe("the first time of the day"),
  to: time.describe("no time begins at this one or later"),
  every: z.int().min(1).max(720).describe("minutes from one time to the next"),
};
const listed = {
  times: z.array(time).min(1).max(200).describe("the times, one by one"),
};
const amount = {
  places: places.describe("places at each time"),
  staffPlaces: places.default(0).describe("of these, kept for staff who book for a caller"),
};
const validity = {
  days: z.array(z.enum(WEEKDAYS)).min(1).describe("on which weekdays"),
  validFrom: date.nullable().default(null).describe("the first day it holds; null: from ever"),
  validTo: date.nullable().default(null).describe("the last day it holds, inside; null: for ever"),
};

export const plan = z.strictObject({
  id: ownId,
  location: idOf("its location"),
  name: text.nullable().default(null).describe("as staff call it"),
  services: z.array(id).min(1).describe("services that share these places (B2)"),
  rooms: text.nullable().default(null).describe("where people will be served, e.g. kancelář 121 nebo 123"),
  slotNumbersFrom: z
    .int()
    .min(1)
    .max(9999)
    .nullable()
    .default(null)
    .describe("the number of the day's first place (Vizovice: 101)"),
  weekly: z
    .array(
      z.union([
        z.strictObject({ ...validity, ...everyMinutes, ...amount }),
        z.strictObject({ ...validity, ...listed, ...amount }),
      ]),
    )
    .describe("times by weekday: every N minutes from–to (the end outside), or a list"),
  exceptions: z
    .array(
      z.union([
        z.strictObject({
          date: date.describe("the day"),
          closed: z.literal(true).describe("no places on that day"),
        }),
        z.strictObject({
          date: date.describe("the day"),
          rows: z
            .array(z.union([z.strictObject({ ...everyMinutes, ...amount }), z.strictObject({ ...listed, ...amount })]))
            .describe("the times of that day instead of the weekly ones"),
        }),
      ]),
    )
    .default([])
    .describe("a date with no places, or with other times and places"),
});
