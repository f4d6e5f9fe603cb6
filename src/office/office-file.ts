import { z } from "zod";
import { isDay, isTimeOfDay, WEEKDAYS, type Day, type TimeOfDay } from "../platform/civil.ts";
import { LANGUAGES } from "../platform/language.ts";
import { contrastWithWhite, LEAST_CONTRAST } from "./color.ts";
import { MESSAGE_KINDS } from "./message-kinds.ts";
import { PRINTER_MODELS } from "./printer-models.ts";

/**
 * The office file: everything an office sets, in one readable document (A6). The descriptions below are its manual;
 * `office/manual.ts` prints them as a page. No rule of a town is in code: what a town does differently stands here.
 */

const id = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,39}$/, "an id is 1–40 small letters, digits and dashes")
  .meta({ kind: "id" });
const ownId = id.describe("its short name inside this file; history refers to it, so it stays");
const idOf = (what: string) => id.describe(`the id of ${what}`);

/** Control characters and marks that turn the direction of writing: no printer, mail or page ever sees them (S9). */
const FOUL = /[\p{Cc}\u2028\u2029\u202A-\u202E\u2066-\u2069]/u;
const clean = (text: string): boolean => !FOUL.test(text);

const line = z
  .string()
  .trim()
  .min(1)
  .max(200)
  .refine(clean, "a text is one line without control characters")
  .meta({ kind: "text" });
const paragraph = z
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
const text = inLanguages(line).meta({
  kind: "text, or a text for each language",
});
const longText = inLanguages(paragraph).meta({
  kind: "longer text, or one for each language",
});

const date = z
  .string()
  .refine(isDay, "a day is written YYYY-MM-DD and must exist")
  .transform((value) => value as Day)
  .meta({ kind: "day YYYY-MM-DD" });
const time = z
  .string()
  .refine(isTimeOfDay, "a time is written HH:MM")
  .transform((value) => value as TimeOfDay)
  .meta({ kind: "time HH:MM" });
const range = z
  .string()
  .regex(/^\d{2}:\d{2}-\d{2}:\d{2}$/, {
    abort: true,
    error: "hours are written HH:MM-HH:MM",
  })
  .refine((value) => {
    const [from = "", to = ""] = value.split("-");
    return isTimeOfDay(from) && isTimeOfDay(to) && from < to;
  }, "the hours must exist and end after they begin");

const count = z.int().min(0).max(10_000);
const places = z.int().min(0).max(500);
const minutes = z
  .int()
  .min(0)
  .max(60 * 24 * 60);
const week = z
  .partialRecord(z.enum(WEEKDAYS), z.array(range).max(6))
  .meta({ kind: "for each of mon … sun a list of HH:MM-HH:MM" });
const webAddress = z.url({
  protocol: /^https?$/,
  error: "a web address begins with https://",
});

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

const message = z.strictObject({
  subject: line.optional().describe("the subject of an e-mail; it never names the person"),
  text: paragraph.describe("the message itself"),
});

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

const sms = z.strictObject({
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
    .describe("the office's own numbers that text messages come to; a text from one of them is never answered"),
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

const office = z.strictObject({
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

const priorityClass = z.strictObject({
  id: ownId,
  name: text.describe("as people read it, e.g. s kojencem"),
  allowanceMinutes: minutes.default(0).describe("how long a walk-in of this class lets reservations go first (Q2)"),
  offered: z.enum(["kiosk", "clerk"]).default("clerk").describe("who may give it"),
});

const series = z.strictObject({
  id: ownId,
  prefix: z
    .string()
    .regex(/^[A-Z]{0,2}$/, "a series begins with at most two capital letters")
    .default("")
    .describe("what stands before the number: none, one or two capitals"),
  from: z.int().min(0).max(9999).default(1).describe("the first number of a day"),
  to: z.int().min(1).max(9999).default(999).describe("the last number of the range, inside"),
});

const closure = z.strictObject({
  from: date.describe("the first day closed"),
  to: date.describe("the last day closed, inside"),
  hours: range
    .nullable()
    .default(null)
    .meta({ kind: "HH:MM-HH:MM" })
    .describe("only these hours of each of the days, the end outside; null: the whole days"),
  services: z
    .array(id)
    .min(1)
    .nullable()
    .default(null)
    .describe("only these services; null: all, and then the location itself is closed"),
  reason: text.nullable().default(null).describe("what people are told about it"),
});

const location = z.strictObject({
  id: ownId,
  name: text.describe("what the place is called, e.g. Radnice"),
  timeZone: z
    .string()
    .default("Europe/Prague")
    .refine(isZone, "a time zone is written like Europe/Prague")
    .describe("the IANA time zone its clocks show (T1)"),
  address: text.describe("street, number and town"),
  place: text.nullable().default(null).describe("building, floor, door"),
  accessible: z.boolean().default(false).describe("whether a wheelchair gets there"),
  map: webAddress.nullable().default(null).describe("a web address of a map"),
  counterWord: z
    .enum(["counter", "window", "booth", "office", "desk"])
    .default("counter")
    .describe("what a counter is called here: přepážka, okénko, kabinka, kancelář, stanovisko"),
  hours: week.describe("opening hours by weekday"),
  closures: z.array(closure).max(1000).default([]).describe("when the location is closed; days with both ends inside"),
  openOnHolidays: z.array(date).default([]).describe("public holidays on which it is open all the same (B2)"),
  issuing: z
    .strictObject({
      hours: week.nullable().default(null).describe("when the kiosk gives tickets; by default the opening hours"),
      untilMinutesBeforeClosing: minutes.default(0).describe("the last ticket is given this long before closing (K3)"),
      whileWaitFits: z.boolean().default(false).describe("only while the predicted wait ends before closing (K3)"),
      capacityPerDay: count.nullable().default(null).describe("tickets a day at this location (K3)"),
    })
    .prefault({})
    .describe("when tickets are given and how many (K3)"),
  phoneTickets: z
    .enum(["off", "poster", "changing"])
    .default("off")
    .describe("a phone takes a ticket by a QR code: on a printed poster, or changing every 30 s on the board (K6)"),
  tellNear: z
    .array(z.enum(["sms", "email"]))
    .max(2)
    .default(["sms", "email"])
    .describe("how an e-ticket offers to tell when few are left before it (V4); none: it does not offer it"),
  walkInAllowanceMinutes: minutes.default(60).describe("how long a walk-in lets reservations go first (Q2)"),
  classes: z.array(priorityClass).default([]).describe("priority classes (Q2)"),
  callEarly: z.boolean().default(true).describe("an idle counter calls a checked-in reservation before its time (Q2)"),
  coming: z.enum(["with-call", "press"]).default("with-call").describe("whether 'came' is a press of its own (Q1)"),
  calls: z.int().min(1).max(9).default(3).describe("calls in all before a missing client is gone (Q4)"),
  recallPauseMinutes: minutes.default(2).describe("never sooner after the last call than this (Q4)"),
  closeDayAfterMinutes: minutes.default(120).describe("the day closes itself so long after the last opening hour (Q8)"),
  series: z.array(series).min(1).describe("the number series of this location (K2)"),
  chime: z.boolean().default(true).describe("a sound at each call (V1)"),
  voice: z
    .strictObject({
      on: z.boolean().default(false).describe("whether calls are spoken at this location"),
      languages: z.array(z.enum(LANGUAGES)).default([]).describe("in which languages, one after another"),
      selfTest: time
        .nullable()
        .default(null)
        .describe(
          "when its boards quietly try their sound on each open day, best before opening; null: not by themselves",
        ),
    })
    .prefault({})
    .describe("the spoken announcement (V1)"),
  staleCallMinutes: minutes.default(1).describe("a call older than this is not announced any more (Q9)"),
});

const agenda = z.strictObject({
  id: ownId,
  name: text.describe("the group of services, as people look for it"),
  description: longText.nullable().default(null).describe("a sentence on what belongs there"),
});

const field = z.enum(["required", "optional", "off"]);

const deadline = minutes.describe("minutes from booking; then the place is free again");

const booking = z.strictObject({
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

const walkIn = z.strictObject({
  series: id.describe("the number series of its tickets, one of its location's"),
  capacityPerDay: count.nullable().default(null).describe("tickets a day for this service (K3)"),
  classes: z.array(id).default([]).describe("priority classes that can be chosen on its tile (K1)"),
});

const service = z.strictObject({
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

const plan = z.strictObject({
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

const counter = z.strictObject({
  id: ownId,
  location: idOf("its location"),
  name: z.string().trim().min(1).max(12).describe("what the board shows, e.g. 3"),
  services: z.array(id).min(1).describe("the services it serves (Q7)"),
});

const printer = z
  .string()
  .regex(
    /^(none|tray|pull|tcp:\/\/[^\s/]+:\d{1,5}|file:\/.+)$/,
    "a printer is none, tray, pull, tcp://host:9100 or file:/dev/usb/lp0",
  )
  .meta({ kind: "none, tray, pull, tcp://host:port or file:/path" });

const kiosk = z.strictObject({
  id: ownId,
  location: idOf("its location"),
  name: line.describe("as staff call it, e.g. Vstupní hala"),
  services: z.array(id).min(1).describe("the services it gives tickets for, in this order (K1)"),
  booked: z.boolean().default(true).describe("offers 'I have booked' with the keypad"),
  inches: z.int().min(15).max(75).default(32).describe("the size of its screen, 16:9 or 9:16 (A5)"),
  printer: printer
    .default("tray")
    .describe(
      "where its tickets are printed; tray: a picture on the screen; pull: the printer fetches them (CloudPRNT)",
    ),
  paper: z
    .union([z.literal(80), z.literal(58)])
    .default(80)
    .describe("paper width in millimetres"),
  mode: z.enum(["picture", "text", "text-plain"]).default("picture").describe("how the ticket is sent to the printer"),
  model: z
    .enum(PRINTER_MODELS)
    .nullable()
    .default(null)
    .describe("the printer's model, for tickets as text: which letters it has; null: like an Epson"),
  idleSeconds: z.int().min(10).max(600).default(60).describe("back to the start after so many idle seconds (K1)"),
});

const board = z.strictObject({
  id: ownId,
  location: idOf("its location"),
  name: line.describe("as staff call it, e.g. Čekárna"),
  counters: z.array(id).nullable().default(null).describe("the counters it shows; null: all of the location"),
  inches: z.int().min(15).max(120).default(55).describe("the size of its screen"),
  metres: z.number().min(1).max(30).default(8).describe("from how far it must be readable (V1)"),
  waiting: z.boolean().default(true).describe("shows how many wait"),
  nextNumbers: z.boolean().default(false).describe("shows the next waiting numbers (Toruń)"),
  messages: z
    .array(
      z.strictObject({
        text: text.describe("what it says"),
        from: date.nullable().default(null).describe("the first day it is shown"),
        to: date.nullable().default(null).describe("the last day it is shown, inside"),
      }),
    )
    .default([])
    .describe("the office's own messages (V1)"),
});

const display = z.strictObject({
  id: ownId,
  location: idOf("its location"),
  counter: idOf("the counter it shows (V2)"),
});

/** The validator of one part of each kind, for reading a file of which some parts are broken. */
export const officeParts = {
  locations: location,
  agendas: agenda,
  services: service,
  plans: plan,
  counters: counter,
  kiosks: kiosk,
  boards: board,
  displays: display,
};
export const officeHead = office;

export const officeFile = z.strictObject({
  okenko: z.literal(1).describe("the version of this format"),
  office: office.describe("the office itself"),
  locations: z.array(location).min(1).describe("addresses with counters, kiosks and boards"),
  agendas: z.array(agenda).default([]).describe("groups of services, for people choosing what they came for"),
  services: z.array(service).default([]).describe("the things clients come for"),
  plans: z.array(plan).default([]).describe("when and how many places can be booked (B2)"),
  counters: z.array(counter).default([]).describe("where clerks serve"),
  kiosks: z.array(kiosk).default([]).describe("the touch screens that give tickets"),
  boards: z.array(board).default([]).describe("the screens with called numbers"),
  displays: z.array(display).default([]).describe("the small screens over single counters"),
});

export type OfficeFile = z.infer<typeof officeFile>;
export type Text = z.infer<typeof text>;
export type Wording = z.infer<typeof message>;
export type Location = OfficeFile["locations"][number];
export type Closure = Location["closures"][number];
export type Agenda = OfficeFile["agendas"][number];
export type Service = OfficeFile["services"][number];
export type Booking = NonNullable<Service["booking"]>;
export type WalkIn = NonNullable<Service["walkIn"]>;
export type Plan = OfficeFile["plans"][number];
export type PlanRow = Plan["weekly"][number];
export type Counter = OfficeFile["counters"][number];
export type Kiosk = OfficeFile["kiosks"][number];
export type Board = OfficeFile["boards"][number];
export type Display = OfficeFile["displays"][number];
export type Series = Location["series"][number];
export type PriorityClass = Location["classes"][number];

function isZone(zone: string): boolean {
  try {
    return Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(zone).timeZoneId !== "";
  } catch {
    return false;
  }
}
