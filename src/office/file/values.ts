import { z } from "zod";
import { isDay, isTimeOfDay, WEEKDAYS, type Day, type TimeOfDay } from "../../platform/civil.ts";
import { LANGUAGES } from "../../platform/language.ts";

/** What can stand as a single value in the office file, and how it is written. */

export const id = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,39}$/, "an id is 1–40 small letters, digits and dashes")
  .meta({ kind: "id" });
export const ownId = id.describe("its short name inside this file; history refers to it, so it stays");
export const idOf = (what: string) => id.describe(`the id of ${what}`);

/** Control characters and marks that turn the direction of writing: no printer, mail or page ever sees them (S9). */
const FOUL = /[\p{Cc}\u2028\u2029\u202A-\u202E\u2066-\u2069]/u;
export const clean = (text: string): boolean => !FOUL.test(text);

export const line = z
  .string()
  .trim()
  .min(1)
  .max(200)
  .refine(clean, "a text is one line without control characters")
  .meta({ kind: "text" });
export const paragraph = z
  .string()
  .trim()
  .min(1)
  .max(4000)
  .refine((text) => clean(text.replaceAll(/[\t\r\n]/g, "")), "a text has no control characters")
  .meta({ kind: "longer text" });

const inLanguages = <T extends z.ZodType>(part: T) =>
  z.union([
    part,
    z
      .partialRecord(z.enum(LANGUAGES), part)
      .refine((texts) => Object.keys(texts).length > 0, "write it in at least one language"),
  ]);

/** One text for every language, or a text for each; a missing language shows the office's first one. */
export const text = inLanguages(line).meta({
  kind: "text, or a text for each language",
});
export const longText = inLanguages(paragraph).meta({
  kind: "longer text, or one for each language",
});

export const date = z
  .string()
  .refine(isDay, "a day is written YYYY-MM-DD and must exist")
  .transform((value) => value as Day)
  .meta({ kind: "day YYYY-MM-DD" });
export const time = z
  .string()
  .refine(isTimeOfDay, "a time is written HH:MM")
  .transform((value) => value as TimeOfDay)
  .meta({ kind: "time HH:MM" });
export const range = z
  .string()
  .regex(/^\d{2}:\d{2}-\d{2}:\d{2}$/, {
    abort: true,
    error: "hours are written HH:MM-HH:MM",
  })
  .refine((value) => {
    const [from = "", to = ""] = value.split("-");
    return isTimeOfDay(from) && isTimeOfDay(to) && from < to;
  }, "the hours must exist and end after they begin");

export const count = z.int().min(0).max(10_000);
export const places = z.int().min(0).max(500);
export const minutes = z
  .int()
  .min(0)
  .max(60 * 24 * 60);
export const week = z
  .partialRecord(z.enum(WEEKDAYS), z.array(range).max(6))
  .meta({ kind: "for each of mon … sun a list of HH:MM-HH:MM" });
export const webAddress = z.url({
  protocol: /^https?$/,
  error: "a web address begins with https://",
});
