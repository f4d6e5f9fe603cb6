import { z } from "zod";
import { LANGUAGES } from "../../platform/language.ts";
import { contrastWithWhite, LEAST_CONTRAST } from "../color.ts";
import { sms } from "./sms.ts";
import { id, line, longText, paragraph, text, webAddress } from "./values.ts";

const privacy = z.strictObject({
  controller: longText.describe("who decides about the data: name, number, address"),
  processor: longText.nullable().default(null).describe("who runs the system for the office, if somebody does"),
  officer: longText.nullable().default(null).describe("the data protection officer"),
  legalBasis: longText.nullable().default(null).describe("on what ground the data are used"),
  eraseAfterDays: z
    .int()
    .min(0)
    .max(5)
    .default(5)
    .describe("days after the visit, 0 is right after it, 5 is the most (A4)"),
});

export const message = z.strictObject({
  subject: line.optional().describe("the subject of an e-mail; it never names the person"),
  text: paragraph.describe("the message itself"),
});

export const office = z.strictObject({
  name: text.describe("as it stands in the head of each page"),
  country: z.enum(["CZ", "PL", "SK"]).default("CZ").describe("whose public holidays are closed (B2)"),
  languages: z
    .array(z.enum(LANGUAGES))
    .min(1)
    .default([...LANGUAGES])
    .describe("the languages of its pages; the first is the office's own"),
  color: z
    .string()
    .regex(/^#[0-9a-fA-F]{6}$/, {
      abort: true,
      error: "a colour is written #RRGGBB",
    })
    .refine((hex) => contrastWithWhite(hex) >= LEAST_CONTRAST, {
      error: ({ input }) =>
        `white on ${input} has a contrast of ${contrastWithWhite(String(input)).toFixed(1)}; at least ${LEAST_CONTRAST} is needed, so choose a darker colour`,
    })
    .default("#0B5563")
    .describe("the office's colour; white on it must have a contrast of at least 7"),
  arms: z.string().max(20_000).nullable().default(null).describe("the coat of arms as an SVG document"),
  contact: z
    .strictObject({
      email: z.email().nullable().default(null).describe("the e-mail address people may write to"),
      phone: line.nullable().default(null).describe("the telephone number people may call"),
      web: webAddress.nullable().default(null).describe("the office's own website"),
    })
    .prefault({})
    .describe("how people reach the office"),
  mail: z
    .strictObject({
      from: z.email().default("noreply@okenko.invalid").describe("the no-reply sender (B10)"),
      replyTo: z.email().nullable().default(null).describe("where an answer goes"),
    })
    .prefault({})
    .describe("the addresses its e-mails carry"),
  sms: sms.prefault({}).describe("text messages out and in (M3-M5, S1-S3)"),
  privacy: privacy.describe("what the privacy notice says (B5)"),
  embedOn: z
    .array(
      webAddress.refine(
        (address) => URL.parse(address)?.origin === address,
        "write only the origin: https://www.town.example",
      ),
    )
    .max(20)
    .default([])
    .describe(
      "websites that may show the booking pages and the public status in a frame (?embed=1), each as https://www.town.example",
    ),
  messages: z
    .record(id, z.partialRecord(z.enum(LANGUAGES), message))
    .default({})
    .describe("the office's own wording of a message, by kind and language (B10)"),
});
