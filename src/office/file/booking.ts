import { z } from "zod";
import type { TimeOfDay } from "../../platform/civil.ts";
import { count, idOf, minutes, ownId, text, time } from "./values.ts";

const field = z.enum(["required", "optional", "off"]);

const deadline = minutes.describe("minutes from booking; then the place is free again");

export const booking = z.strictObject({
  ahead: z
    .union([
      z.strictObject({
        days: z.int().min(0).max(730).describe("so many days ahead"),
      }),
      z.strictObject({
        months: z.int().min(1).max(24).describe("so many calendar months ahead"),
      }),
    ])
    .default({ days: 30 })
    .describe("the last bookable day is today + this, inside (T3)"),
  latest: z
    .union([
      z.strictObject({
        minutesBefore: minutes.describe("at least so long before the time"),
      }),
      z.literal("day-before"),
    ])
    .default({ minutesBefore: 0 })
    .describe("how late a time can still be booked (B3)"),
  newDayAt: time
    .default("00:00" as TimeOfDay)
    .meta({ standard: "00:00" })
    .describe("the hour at which a new day opens to booking (B3)"),
  dayQuota: count.nullable().default(null).describe("places a day open to booking beyond the slots themselves (B3)"),
  hourQuota: count.nullable().default(null).describe("places an hour open to booking"),
  activePerContact: z.int().min(1).max(100).nullable().default(null).describe("reservations one contact may have (B3)"),
  persons: z.int().min(1).max(20).default(1).describe("the most persons in one reservation (B3)"),
  fields: z
    .strictObject({
      name: field.default("required").describe("the person's name"),
      email: field.default("required").describe("the e-mail address"),
      phone: field.default("off").describe("the telephone number"),
      company: field.default("off").describe("a company's name instead of a person's"),
      phoneOrEmail: z.boolean().default(false).describe("one of the two is enough (Toruń)"),
    })
    .prefault({})
    .describe("what the form asks (B5)"),
  questions: z
    .array(
      z.strictObject({
        id: ownId,
        label: text.describe("the question"),
        required: z.boolean().default(false).describe("whether it must be answered"),
      }),
    )
    .default([])
    .describe("extra questions (B5)"),
  challenge: z.enum(["none", "numerals"]).default("none").describe("the numeral challenge (B6)"),
  confirm: z
    .discriminatedUnion("by", [
      z.strictObject({
        by: z.literal("link").describe("by a link or a code from an e-mail"),
        withinMinutes: deadline,
      }),
      z.strictObject({
        by: z.literal("sms-code").describe("by a code from a text message"),
        withinMinutes: deadline,
      }),
      z.strictObject({
        by: z.literal("none").describe("not confirmed at all"),
      }),
    ])
    .default({ by: "link", withinMinutes: 60 })
    .describe("how a booking is confirmed and until when, counted from booking (B7)"),
  arrival: z
    .discriminatedUnion("mode", [
      z.strictObject({
        mode: z.literal("code").describe("the client enters a code on arrival"),
        beforeMinutes: minutes.describe("from so long before the start"),
        afterMinutes: minutes.describe("to so long after the start"),
        early: z
          .enum(["refuse", "ticket"])
          .default("refuse")
          .describe("who comes too early is told from when, or gets a ticket"),
      }),
      z.strictObject({
        mode: z.literal("automatic").describe("the number joins the queue at its time by itself"),
      }),
    ])
    .default({
      mode: "code",
      beforeMinutes: 15,
      afterMinutes: 15,
      early: "refuse",
    })
    .describe("how the client is known to be there; both ends of the window are inside (B8)"),
  due: z
    .enum(["slot-or-check-in", "check-in"])
    .default("slot-or-check-in")
    .describe("from when a reservation's place in line counts (Q2)"),
  number: z
    .discriminatedUnion("known", [
      z.strictObject({
        known: z.literal("booking").describe("the number is told at booking"),
        from: z
          .union([z.literal("slot"), z.strictObject({ series: idOf("a number series") })])
          .describe("slot: bound to the place of the day; or a number series"),
      }),
      z.strictObject({
        known: z.literal("arrival").describe("the number is drawn on arrival"),
        from: z.strictObject({ series: idOf("a number series") }).describe("the number series it is drawn from"),
      }),
    ])
    .describe("when the number is drawn and from where (B9)"),
  codeBySms: z.boolean().default(false).describe("the code goes by SMS too where a phone is given (Trutnov)"),
  reminderHours: z
    .int()
    .min(1)
    .max(240)
    .nullable()
    .default(null)
    .describe("a reminder goes so many hours before; null: none (B10)"),
  lapsedMessage: z.boolean().default(false).describe("tell the client that the reservation lapsed (B10)"),
  slots: z.int().min(1).max(20).default(1).describe("consecutive slots one visit takes (B2)"),
  with: z
    .array(idOf("a service"))
    .default([])
    .describe(
      "services that can be added to the same visit; each is on a plan with this one, and the slots add up (B15)",
    ),
  waitlistMinutes: z
    .int()
    .min(1)
    .max(1440)
    .nullable()
    .default(30)
    .describe("how long a place that frees up is held for the first on the waiting list; null: no waiting list (B14)"),
});
