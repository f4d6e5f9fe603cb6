import { z } from "zod";
import { booking } from "./booking.ts";
import { count, id, idOf, longText, minutes, ownId, text } from "./values.ts";

const walkIn = z.strictObject({
  series: id.describe("the number series of its tickets, one of its location's"),
  capacityPerDay: count.nullable().default(null).describe("tickets a day for this service (K3)"),
  classes: z.array(id).default([]).describe("priority classes that can be chosen on its tile (K1)"),
});

export const service = z.strictObject({
  id: ownId,
  agenda: idOf("the agenda it belongs to"),
  name: text.describe("the thing, e.g. Občanský průkaz"),
  deed: text.nullable().default(null).describe("what is done with it, e.g. podat žádost"),
  short: text.nullable().default(null).describe("as a clerk's list shows it"),
  icon: z
    .enum([
      "card",
      "card-check",
      "passport",
      "passport-check",
      "house",
      "paper",
      "car",
      "driver",
      "coins",
      "people",
      "plain",
    ])
    .default("plain")
    .describe("the drawing on the kiosk's tile"),
  smsWord: z
    .string()
    .regex(/^[A-Za-z0-9]{1,10}$/, { abort: true, error: "an abbreviation is up to ten letters and digits" })
    .nullable()
    .default(null)
    .describe("what it is called in a text message, e.g. ZOP (S1); null: not bookable so"),
  minutes: z.int().min(1).max(480).default(15).describe("minutes it takes"),
  comeBeforeMinutes: minutes.default(0).describe("how long before to come (B1)"),
  bring: z.array(text).default([]).describe("what to bring (B16)"),
  fee: text.nullable().default(null).describe("what it costs (B16)"),
  note: longText.nullable().default(null).describe("anything else to know before choosing a time"),
  booking: booking.nullable().default(null).describe("null: cannot be booked"),
  walkIn: walkIn.nullable().default(null).describe("null: no tickets without booking"),
});
