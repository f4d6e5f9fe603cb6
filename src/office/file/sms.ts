import { z } from "zod";
import { MESSAGE_KINDS } from "../message-kinds.ts";
import { clean, longText, time } from "./values.ts";

const word = z
  .string()
  .trim()
  .regex(/^\p{L}{1,20}$/u, "a word is up to twenty letters");

const smsWords = (...standard: string[]) =>
  z
    .array(word)
    .min(1)
    .max(10)
    .default([...standard])
    .describe("words that mean it at the start of a text message; capitals and accents do not matter (S3)");

const smsBooking = z.strictObject({
  offerMinutes: z
    .int()
    .min(1)
    .max(120)
    .nullable()
    .default(null)
    .describe("a time is offered first and held so long for an answer; null: booked at once (S2)"),
  words: z
    .strictObject({
      book: smsWords("OBJ"),
      free: smsWords("VOLNO", "WOLNE"),
      cancel: smsWords("ZRUS", "RUS", "STORNO", "STO", "ANULUJ"),
      help: smsWords("HELP", "POMOC"),
      yes: smsWords("ANO", "TAK"),
      no: smsWords("NE", "NIE"),
    })
    .prefault({})
    .describe("the words citizens use (S1, S2)"),
});

export const sms = z.strictObject({
  prefix: z
    .string()
    .max(20)
    .refine(clean, "a prefix is one line")
    .default("")
    .describe("stands before every text message, e.g. Trutnov: "),
  diacritics: z
    .enum(["strip", "keep-if-free", "keep"])
    .default("keep-if-free")
    .describe("accents: never, while they add no part, or always (M4)"),
  pricePerPart: z
    .number()
    .min(0)
    .max(100)
    .nullable()
    .default(null)
    .describe("what one part costs; null: not told (M4)"),
  currency: z.enum(["CZK", "PLN", "EUR"]).default("CZK").describe("in which money"),
  quiet: z
    .strictObject({ from: time.describe("from this time, inside"), to: time.describe("to this time, outside") })
    .nullable()
    .prefault({ from: "20:00", to: "07:00" })
    .describe("hours in which nobody is written to who did not ask that minute (M5); null: none"),
  countries: z
    .array(z.enum(["CZ", "PL", "SK", "UA", "DE"]))
    .min(1)
    .default(["CZ", "PL", "SK", "UA", "DE"])
    .describe("whose mobile numbers are answered by the machine"),
  numbers: z
    .array(z.string().regex(/^\+?[\d ()/.-]{6,24}$/, "a number is written like +420 777 123 456"))
    .max(5)
    .default([])
    .describe(
      "the office's own numbers that text messages come to; a text from one of them is never answered, and the first one is what the booking pages tell citizens to write to",
    ),
  answers: z
    .strictObject({
      perNumberPerDay: z.int().min(1).max(50).default(5).describe("answers by the machine to one number a day"),
      perDay: z.int().min(1).max(5000).default(50).describe("to all numbers; then staff are told"),
      off: z
        .array(z.enum(MESSAGE_KINDS))
        .default([])
        .describe("kinds of answers the machine does not send; what was asked for is done all the same"),
    })
    .prefault({})
    .describe("how often the machine answers, so that two machines never write to each other endlessly (S3)"),
  booking: smsBooking.nullable().default(null).describe("booking by text message (S1-S3); null: off"),
  keywords: z
    .array(
      z.strictObject({
        word: word.describe("the first word of the message"),
        answer: longText.describe("what is answered"),
      }),
    )
    .max(50)
    .default([])
    .describe("the office's own words and their answers"),
});
